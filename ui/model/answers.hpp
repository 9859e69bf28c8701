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
    held_callbacks, do_not_call, unplaced, unplaced_leads
};
constexpr std::size_t topic_count = 20;

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

    Answer& of(Topic topic);
    const Answer& of(Topic topic) const { return const_cast<Answers*>(this)->of(topic); }
    void forget(Topic topic);
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
