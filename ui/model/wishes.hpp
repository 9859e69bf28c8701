// What the views give back: what the person wants done. The application does it after the frame.
#pragma once

#include "core/command.hpp"
#include "ui/model/call_draft.hpp"
#include "ui/model/model.hpp"

#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace recall::ui {

struct SignIn {
    std::string username, password;
};
struct SignOut {};
struct Show {
    Screen screen;
};
struct SetAlerts {
    AlertSettings settings;
};
struct ToggleDark {};  // light colours to dark ones, or back; kept on this device
struct ToggleCompact {};  // rows of tables, or comfortable ones again; kept on this device
struct ChooseTextSize {  // of everything; kept on this device
    int percent = 100;
};
// A command for the relay; `done` is shown as a message when it is answered.
struct Give {
    Command command;
    std::string done{};
};
struct Dial {
    Phone phone;
};
struct Copy {
    std::string text;
};
// What is entered of a call, kept on this device until it is completed: of an assignment, or of a
// callback that was called without being taken.
struct KeepDraft {
    AssignmentId assignment;
    CallbackId callback;
    CallDraft draft;
};
// A number that is no longer this user's will not be completed: it is kept no longer, nor is what
// was entered for it.
struct LetGo {
    AssignmentId assignment;
};
// What was refused is put back where it was given: the number is open, and what was typed is in
// its form. It stays in the tray until it is accepted.
struct TryAgain {
    std::string client;
    std::int64_t number = 0;
};
// Something for the relay to answer, into Model::answers. What is on its way for the same topic is
// given up.
struct Ask {
    Topic topic{};
    std::string path;
    std::string about;
    std::uint64_t stamp = 0;
    std::int64_t at_ms = 0;
};
// The same change to many callbacks, into Acts::callback_change.
struct ChangeCallbacks {
    CallbackTerms terms;  // which ones; used where none is named
    std::vector<CallbackId> callbacks;
    Username user;      // empty: stays
    std::optional<Recipient> recipient;
    int later_minutes = 0;
    bool cancel = false;
    std::string why;
    bool dry_run = false;  // only says what would change
};
// What would saving it change? Into Acts::campaign_preview.
struct PreviewCampaign {
    Campaign campaign;
};
struct SaveListing {  // all that a path answers, as a file: see Model::download
    std::string path;
    std::string name;
    std::int64_t rows = 0;
};
struct StopSaving {};
struct ChooseImportFile {
    ListId list;
};
struct ConfirmImport {};
struct CloseImport {};
struct ChangePassword {  // one's own
    std::string current, fresh;
};
struct ChoosePassword {  // by the one-time link that opened this page
    std::string fresh;
};
struct MakePasswordLink {
    Username username;
};
struct MakeToken {  // for another program
    std::string name;
};
struct RevokeToken {
    std::string id;
};
struct ConfirmClock {};     // the relay's machine shows the right time
struct PreviewUser {        // what saving the user like this would take from them
    User user;
};
struct LeavePassword {};    // what was said of passwords is read
struct SaveUnsent {         // what waits on this device, as a file
    Username of = {};       // none: one's own
};
struct CloseAway {};        // what happened meanwhile is read
struct Print {              // what the screen says, on paper
    std::string title;
};
struct DropRefused {        // out of the tray
    std::string client;
    std::int64_t number = 0;
};

struct DropAllRefused {};  // all of the tray's

struct ShowColumns {};      // of the file that is being imported, to call them something else
struct CallColumn {
    std::size_t column = 0;
    std::string use;
};
struct CheckColumns {};     // the file again, with what was said
struct ChooseSheet {        // the file again, another sheet of it
    std::string sheet;
};
struct ReadFileAs {         // the file that is being imported, by other terms than were found
    FileTerms terms;        // without its columns
};
// What is told of a file's rows, as a file: those that were refused, what they repeat, what the
// desk knows of their numbers.
enum class ImportTable { refused, repeats, standing };
struct SaveImportTable {
    ImportTable which;
};
struct LeaveOutElsewhere {  // numbers that another list has
    bool leave_out = false;
};

// A command over many numbers, in parts of bulk_part_leads: `leads`, or all that `path` finds, or,
// of AssignLeads, `count` of the pool.
struct GiveMany {
    Command command;  // without its leads
    std::vector<LeadId> leads;
    std::string path;
    std::int64_t count = 0;
    std::string doing, done;  // see BulkModel
};
struct StopBulk {};
struct CloseBulk {};

// Numbers for a do-not-call list, into Model::do_not_call: those typed, or of the chosen file.
struct AddToDoNotCall {
    Code campaign;  // none: the desk's
    std::string reason;
    Day expires;
    std::string numbers;
    bool dry_run = false;  // only says what would come of it
};
struct ChooseDoNotCallFile {};
struct CloseDoNotCall {
    bool keep_file = false;  // only back to what was typed and chosen
};
struct TakeOffDoNotCall {
    DoNotCallKey number;
};

struct SayPresence {  // of oneself: "ready", "paused" with a code, "wrap_up"
    std::string state, code;
};
struct SetPauseCodes {
    std::vector<std::string> codes;
};

// By who carries them out.
using SessionWish = std::variant<SignIn, SignOut>;
using PageWish =
    std::variant<Show, SetAlerts, ToggleDark, ToggleCompact, ChooseTextSize, Copy, Print,
                 CloseAway>;
using WorkWish = std::variant<Give, Dial, KeepDraft, LetGo, TryAgain, DropRefused, DropAllRefused,
                              SaveUnsent>;
using QueryWish = std::variant<Ask, SaveListing, StopSaving>;
using ActWish = std::variant<SayPresence, SetPauseCodes, MakeToken, RevokeToken, ChangeCallbacks,
                             PreviewCampaign, ConfirmClock, PreviewUser>;
using PasswordWish = std::variant<ChangePassword, ChoosePassword, MakePasswordLink, LeavePassword>;
using ImportWish = std::variant<ChooseImportFile, ConfirmImport, CloseImport, SaveImportTable,
                                ShowColumns, CallColumn, CheckColumns, LeaveOutElsewhere,
                                ChooseSheet, ReadFileAs>;
using BulkWish = std::variant<GiveMany, StopBulk, CloseBulk>;
using DoNotCallWish = std::variant<AddToDoNotCall, ChooseDoNotCallFile, CloseDoNotCall,
                                   TakeOffDoNotCall>;

using Wish = std::variant<SessionWish, PageWish, WorkWish, QueryWish, ActWish, PasswordWish,
                          ImportWish, BulkWish, DoNotCallWish>;

// Null where it is another one.
template <typename OneWish>
const OneWish* wish_as(const Wish& wish) {
    const auto in_group = []<typename... Ones>(const std::variant<Ones...>& group) {
        const OneWish* found = nullptr;
        if constexpr ((std::is_same_v<Ones, OneWish> || ...)) found = std::get_if<OneWish>(&group);
        return found;
    };
    return std::visit(in_group, wish);
}

// The wishes of one frame, in the order in which they were made. What it takes to copy, move and
// destroy one of so many kinds is compiled once, in wishes.cpp, and not in every view.
class Wishes {
public:
    Wishes();
    ~Wishes();
    Wishes(Wishes&&) noexcept;
    Wishes& operator=(Wishes&&) noexcept;

    template <typename OneWish>
    void push_back(OneWish wish);
    void clear();
    bool empty() const { return list_.empty(); }
    const Wish* begin() const { return list_.data(); }
    const Wish* end() const { return list_.data() + list_.size(); }

private:
    std::vector<Wish> list_;
};

}  // namespace recall::ui
