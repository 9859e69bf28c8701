// What managers' screens ask the relay, and what it answered: rows that no tab keeps of its own.
//
// A screen says in every frame what it shows (keep_asking of ui/parts/listing.hpp); the application
// asks it once, and again when what is shown may have changed. There is one answer for each topic,
// the last one.
#pragma once
#include "core/callback_history.hpp"
#include "core/nouns.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

enum class Topic {
    leads, archive, recycling, audit, logins, report, today, timeline, imports, hopper,
    callbacks, callback, callback_day, callback_month, callback_figures, lead_callbacks,
    held_callbacks, do_not_call, unplaced, unplaced_leads, lead, fitting, reset, team,
    team_numbers, team_day, health, tokens, attention, presence
};

struct Answer {
    std::string path;   // what was asked last
    std::string about;  // what it is a page of: of something else nothing stays on the screen
    std::uint64_t stamp = 0;  // how the rows stood then: see Inquiry
    std::int64_t asked_at_ms = 0;
    std::int64_t total = 0;
    bool more = false;  // than `total`: they were not counted further
    std::int64_t page = 1;
    std::int64_t size = 50;  // how many stand on a full page
    bool known = false;    // it was answered, for this `about`
    bool loading = false;
    bool stale = false;    // it is out of date, for certain
    std::string problem;   // a sentence; empty where all is well
};

template <typename Item>
struct PageOf : Answer {
    std::vector<Item> items;
};

// A command that somebody gave, refused or not.
struct AuditEntry {
    std::int64_t seq = 0;
    Instant at;
    Username by;
    std::string command;  // its name on the wire, "CompleteCall"
    std::string refused;  // why, as a sentence; empty: it was done
    std::string effects;  // the names of what came of it, "LeadsAssigned"
};

struct LoginEntry {
    Instant at;
    Username username;
    std::string address;
    std::string outcome;  // a word of the relay's
};

struct ReportPoint {
    Day start;
    std::int64_t completed = 0, success = 0, seconds = 0;
};
struct ReportOutcome {
    Code campaign;
    std::string label;
    std::int64_t count = 0;
};
struct ReportAgent {
    Username agent;
    std::string name;
    std::int64_t assigned = 0, completed = 0, seconds = 0, success = 0;
};
struct Report : Answer {
    std::int64_t assigned = 0, completed = 0, calls = 0, seconds = 0, late = 0;
    std::vector<ReportPoint> series;
    std::vector<ReportOutcome> outcomes;
    std::vector<ReportAgent> agents;
};

struct Timeline : Answer {
    std::int64_t step_minutes = 30;
    std::vector<std::int64_t> completed;  // in each step of the day
};

// A number of the hopper, in its place.
struct HopperRow {
    Lead lead;
    std::int64_t position = 0;  // 0: a held callback has none
    CallbackId callback;
    Instant callback_time;  // of a callback that was released, or is due; zero: none
    Username user;          // who promised it
    std::string held;       // why it is not dialled, a word of the rules'; empty: it is
    bool closed = false;    // no calling hours there now
    Instant opens;          // zero: not known
};

// A callback as managers are told of it.
struct CallbackLine {
    Callback callback;
    std::string name;
    Phone phone;
    std::string held;  // why it waits, a word of the rules'; empty: it does not
    bool orphaned = false, overdue = false, escalated = false;
};
struct CallbackCall {  // of its lead
    Instant at;
    Username agent;
    Code outcome;
    std::string notes;
};
struct CallbackRecord : Answer {
    CallbackLine line;
    std::vector<CallbackStep> steps;  // the oldest first
    std::vector<CallbackCall> calls;  // the newest first
};
// How many are promised: in each half hour of a day, or on each day of a month.
struct CallbackLoad : Answer {
    Instant start;
    std::int64_t step_minutes = 30;
    std::vector<std::int64_t> counts;
};
struct CallbackFigure {  // promised = on_time + late + missed + waiting
    std::string name;
    std::int64_t promised = 0, on_time = 0, late = 0, missed = 0, waiting = 0;
};
struct CallbackFigures : Answer {
    CallbackFigure all;
    std::vector<CallbackFigure> agents;
};

// One lead with all that happened.
struct LeadEvent {
    Instant at;
    bool is_call = false;  // else an assignment
    Username agent;
    Code outcome;
    std::string notes;
    recall::Stage stage = recall::Stage::assigned;
};
struct LeadRecord : Answer {
    Lead lead;
    Username agent;  // who has it now; empty: nobody
    std::vector<LeadEvent> history;  // the newest first
};

// What resetting a list would change.
struct ResetPreview : Answer {
    std::int64_t called = 0, dialable = 0;
};

// The relay's word: "away", "here" (nothing said), "ready", "paused", "in_call", "wrap_up"; empty:
// nothing is known.
struct PresenceWord {
    std::string state, code;
    Instant since;
};
struct OwnPresence : Answer {
    PresenceWord said;
    std::vector<std::string> pause_codes;
};
struct PresenceLine {  // of an agent's day
    PresenceWord presence;
    Instant until;  // zero: it goes on
};

// Agents at work. Managers' tabs hold no numbers of agents themselves.
struct HeldNumber {  // claimed
    std::string name;
    Phone phone;
    Instant expires, call_started;  // zero: not begun
    bool extended = false;  // the claim, by itself, because the call went on
};
struct TeamAgent {
    Username username;
    std::string name;
    bool active = true;
    int connected = 0;  // tabs, now
    Instant last_seen;  // zero: not since the relay started
    int open = 0, completed = 0, calls = 0, daily_target = 0;  // completed, calls: today
    int assigned = 0;  // today
    PresenceWord presence{};
    Instant last_call;
    std::vector<HeldNumber> held;
};
struct TeamNumber {
    std::string name;
    Phone phone;
    Instant expires, call_started;  // zero: not claimed, not begun
    bool extended = false;          // as of a HeldNumber
};

// The relay's own state, for admins. Zero or empty: not known, or none.
struct TokenLine {
    std::string id, name;
    Username username;
    Instant created, revoked, last_used;
};
struct Health : Answer {
    std::string version, open_day;
    std::string error;  // why nothing can be saved now
    Instant started_at, last_commit_at, next_wake, closed_at;
    std::int64_t records = 0, bytes = 0;
    std::int64_t disk_free = 0, disk_total = 0;
    std::int64_t connected = 0, users = 0;
    bool backup_known = false;
    Instant backup_at;
};

// How many callbacks want a manager's eye.
struct CallbackAttention : Answer {
    std::int64_t overdue = 0, escalated = 0, held = 0, orphaned = 0;
};

struct Answers {
    PageOf<Lead> leads;
    PageOf<CompletedCall> archive;
    PageOf<RecycleEntry> recycling;  // the newest first
    PageOf<AuditEntry> audit;
    PageOf<LoginEntry> logins;
    PageOf<Import> imports;  // of one list, the newest first
    PageOf<HopperRow> hopper;
    PageOf<DoNotCall> do_not_call;
    PageOf<Unplaced> unplaced;       // the newest first
    PageOf<Lead> unplaced_leads;     // the numbers one of them may belong to
    Report report;
    Report today;
    Timeline timeline;
    PageOf<CallbackLine> callbacks;
    CallbackRecord callback;
    CallbackLoad callback_day, callback_month;
    CallbackFigures callback_figures;
    PageOf<HopperRow> held_callbacks;
    PageOf<CallbackLine> lead_callbacks;  // of one lead, the newest first
    LeadRecord lead;
    PageOf<Lead> fitting;  // what an assignment is narrowed down to: how many there are
    ResetPreview reset;
    PageOf<TeamAgent> team;
    PageOf<TeamNumber> team_numbers;  // of one agent
    PageOf<PresenceLine> team_day;    // of one agent, the newest first
    Health health;
    PageOf<TokenLine> tokens;
    CallbackAttention attention;
    OwnPresence presence;

    Answer& of(Topic topic);
    const Answer& of(Topic topic) const { return const_cast<Answers*>(this)->of(topic); }
    void forget(Topic topic);
    void outdate();  // all of them
};
extern const Answers no_answers;

// A file that is on its way from the relay to the downloads folder.
struct Download {
    enum class Step { none, running, failed };
    Step step = Step::none;
    std::string name;
    std::string path;
    std::int64_t rows = 0;         // in it, as the question was last answered
    std::int64_t bytes = 0;        // that have come
    std::int64_t bytes_total = 0;  // 0: not known
    std::string problem;
};

}  // namespace recall::ui
