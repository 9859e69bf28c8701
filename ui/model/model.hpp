// What the views are given. The application fills it before every frame; views only read it.
#pragma once

#include "core/query.hpp"
#include "replica/replica.hpp"
#include "ui/model/answers.hpp"
#include "ui/model/away.hpp"
#include "wire/answers/imports.hpp"

#include <functional>
#include <string>
#include <vector>

namespace recall::ui {

enum class SessionState {
    opening,     // not yet known who sits here
    signed_out,
    signing_in,
    signed_in,
    expired,     // the rows are shown, the work is kept, but nothing can be sent until sign-in
};

enum class Link {
    offline,      // no connection; the tab tries again by itself
    connecting,
    live,
    refused,      // the relay is there and no line to it can be had: Model::link_problem
    unavailable,  // connected, but the relay cannot make anything durable: Model::link_problem
};

// The screens, and what stands in the address: "#/tracker".
enum class Screen {
    client_crm,
    customer_service,
    callbacks,
    tracker,
    team,
    database,
    archive,
    reports,
    activity,
    admin,
    tray,
    hopper,
    do_not_call,
    unplaced,
};

struct RefusedRow {
    std::int64_t line = 0;
    std::string column, reason, text;
};

struct ImportColumn {
    std::string header;
    std::string use;  // the relay's word: "phone", "name", "zone", "code", "do_not_call", "kept",
                      // "left_out"
    bool remembered = false;  // because somebody said so of such a header before
    bool said = false;        // here and now
    std::string sample;       // what stands in it
    bool guessed = false;     // by what stands in it
    bool no_room = false;     // left out because a number keeps no more
    bool forget = false;      // said: what was remembered of it is to be forgotten
};

// The import of one file, from choosing to done.
// "Column 3": how a column is called that has no heading; from 0.
std::string column_without_heading(std::size_t index);

struct ImportModel {
    enum class Step { none, checking, preview, importing, done, failed, columns };
    Step step = Step::none;
    ListId list;
    std::string file_name;
    std::int64_t file_bytes = 0;
    double share = 0;     // uploaded, 0 to 1
    std::string problem;  // Step::failed, Step::columns: a sentence that says what to do

    // Of the preview, and then of the import itself.
    std::int64_t rows = 0, fresh = 0, duplicates = 0;
    std::int64_t refused_total = 0;
    std::vector<RefusedRow> refused;  // the first ones
    std::int64_t barred = 0;          // of the new ones, that must not be called
    std::int64_t marked = 0;          // that the file says must not be called
    std::int64_t in_hands = 0;        // that somebody has in hand
    std::vector<RowRemark> warnings;  // the first rows taken with something odd
    std::vector<RowRepeat> repeats;   // the first ones
    bool has_repeats_file = false;
    bool has_standing_file = false;
    FileShape shape;  // as the file was read
    FileTerms read_as;  // as somebody says it is to be read; without its columns
    std::vector<std::string> headers;
    std::string phone_column, name_column;          // as recognised
    std::vector<std::vector<std::string>> samples;  // the first rows, under `headers`
    bool has_refused_file = false;
    std::vector<ImportColumn> columns;  // all of the file's, in their order
    std::int64_t in_file = 0, in_list = 0;  // what the duplicates repeat
    // New to this list, and in another one of the desk; of them, left out or to be left out.
    std::int64_t elsewhere = 0;
    bool leave_out = false;
    // Of an Excel workbook: the one that was read, and all that it has.
    std::string sheet;
    std::vector<std::string> sheets;
};

// How this device calls its person back.
struct AlertSettings {
    bool answered = false;  // the offer was taken or turned down
    bool notify = false;
    bool sound = false;
    bool quiet = false;
    int quiet_from = 20, quiet_until = 7;  // hours of the desk's day
    bool operator==(const AlertSettings&) const = default;
};

enum class Permission { unasked, granted, denied };  // the browser's, for notifications

// Something the relay was asked to do, or to try: how that stands.
struct Act {
    bool asking = false;
    std::string problem;  // why the last one did not work, with what to do; empty: it did
};
// What a change of many callbacks came to, or would.
struct CallbackChange : Act {
    bool known = false, dry_run = false;
    std::int64_t changed = 0, unchanged = 0, refused = 0;
    std::int64_t not_reached = 0;  // the relay gave up before them
    std::string trouble;           // why it did
    std::vector<std::pair<Username, std::int64_t>> owners;  // whose those are that change
    std::vector<std::string> reasons;                       // of the first that are refused
};
// What saving a campaign as it stands in the form would change.
struct CampaignPreview : Act, CampaignFigures {
    Campaign of;  // as it was asked about; no id: nothing was
};
// What saving a user as it stands in the form would take from them.
struct UserPreview : Act, UserEffects {
    User of;  // as it was asked about; no name: nobody was
};
struct TokenAct : Act {
    std::string fresh;  // just made; the relay does not know it any more
};
// What is done by asking rather than by a command.
struct Acts {
    CallbackChange callback_change;
    CampaignPreview campaign_preview;
    UserPreview user_preview;
    Act clock;
    TokenAct token;
    Act presence;
};
extern const Acts no_acts;

// Passwords: one's own, one that is chosen by a link, and the links made for others.
struct PasswordModel : Act {
    std::string token;  // of the one-time link that opened this page; empty: none did
    bool done = false;  // the password that was chosen is in force
    Username link_for;  // whom the last link was made for; empty: none was
    std::string link;
    Instant link_expires;
};

// Numbers on their way to a do-not-call list.
struct DoNotCallModel {
    enum class Step { none, asking, preview, done, failed };
    Step step = Step::none;
    std::string file_name;  // of the chosen file; empty: none is
    std::string problem;
    std::int64_t numbers = 0;  // that stand there, or would
    std::int64_t known = 0;    // of them, that stood there before
    std::int64_t changed = 0;  // of these, with another reason or last day
    std::int64_t leads = 0;    // that are no longer called
    std::int64_t refused_total = 0;
    std::vector<RefusedRow> refused;  // the first ones
    std::vector<RefusedRow> odd;      // taken, though something of the row was not understood
    bool removing = false;
};

// Something that is done with many numbers, part by part.
struct BulkModel {
    enum class Step { none, choosing, running, done, stopped, failed };
    Step step = Step::none;
    std::string doing;       // "Assigning to Ada"
    std::string done_words;  // after the number of them: " assigned to Ada"
    std::int64_t total = 0, done = 0;
    std::int64_t refused = 0;   // left out, because the rules said no
    std::string first_refusal;  // why, for the first of them
    std::int64_t unsure = 0;    // in a part that was not answered
    std::string problem;        // what ended it, with what to do
    bool stopping = false;
};

struct Model {
    SessionState session = SessionState::opening;
    std::string sign_in_problem;
    std::string ended_words;  // where the session is expired: why
    const Replica* replica = nullptr;  // there whenever rows can be shown

    Link link = Link::offline;
    std::string link_problem;
    Instant rows_at;  // when the rows shown were last current; zero: not known. For managers
    Instant news_at;  // when the relay was last heard of; zero: not since the page was opened
    bool device_keeps = false;   // what is "saved on this device" really is
    std::string device_problem;  // why it is not
    bool device_returns = false;  // it is being opened again: what is kept is still there
    std::vector<Username> others_work;  // whose unsent work waits on this device, but for the own

    // The device's clock minus the relay's, as soon as it can be known.
    std::int64_t clock_differs_ms = 0;
    Instant now;  // the relay's time as far as it is known
    Day today;    // the date in the desk's zone
    std::int64_t utc_offset_ms = 0;  // of the desk's zone, now: for showing times of day
    // Of any zone, at any time. Empty where nobody can tell: then the desk's, as it is now.
    std::function<std::int64_t(const std::string& zone, Instant at)> zone_offset_ms;
    std::function<bool(const std::string& zone)> knows_zone;
    Screen screen = Screen::client_crm;

    const Answers* answers = &no_answers;
    Download download;
    const Acts* acts = &no_acts;
    const AwayNews* away = &no_away_news;  // and not read yet
    ImportModel import;
    bool demo = false;
    AlertSettings alerts;
    PasswordModel password;
    Permission may_notify = Permission::unasked;
    std::string version;
    bool asking = false;  // a command of a manager is on its way
    BulkModel bulk;
    DoNotCallModel do_not_call;
};

// What the clocks of a place show, for the rules of calling hours. Lives as long as the model.
class PageClocks final : public Clocks {
public:
    explicit PageClocks(const Model& model) : model_(model) {}
    std::optional<LocalTime> local_time(Instant at, const std::string& zone) const override;

private:
    const Model& model_;
};

// Texts that several views show. A day is written as day_words of ui/toolkit/calendar.hpp does,
// "Thu 26 Nov", with its year where that is not this one; ISO is for files, addresses and HTTP.
std::string clock_text(std::int64_t ms_of_day);              // "14:05"
std::string seconds_of_day(const Model& model, Instant at);  // "14:05:31"
// For where there is little room: "14:05" of today, "Fri 14:05" of the week before, "11 Nov 14:05".
std::string time_of_day(const Model& model, Instant at);
std::string moment_words(const Model& model, Instant at);  // "Sat 21 Nov, 14:05"
// What the clocks of a place showed, "2026-11-21 14:05", in words: "Sat 21 Nov, 14:05".
std::string wall_words(const Model& model, const std::string& wall_time);
std::string phone_text(Phone phone);  // "+234 803 818 0441"

}  // namespace recall::ui
