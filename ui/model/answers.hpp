// What managers' screens ask the relay, and what it answered: rows that no tab keeps of its own.
//
// A screen says in every frame what it shows (keep_asking of ui/parts/listing.hpp); the application
// asks it once, and again when what is shown may have changed. There is one answer for each topic,
// the last one.
#pragma once
#include "wire/answers/accounts.hpp"
#include "wire/answers/archive.hpp"
#include "wire/answers/callbacks.hpp"
#include "wire/answers/do_not_call.hpp"
#include "wire/answers/health.hpp"
#include "wire/answers/history.hpp"
#include "wire/answers/hopper.hpp"
#include "wire/answers/leads.hpp"
#include "wire/answers/presence.hpp"
#include "wire/answers/progress.hpp"
#include "wire/answers/reports.hpp"
#include "wire/answers/team.hpp"
#include "wire/answers/unplaced.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

enum class Topic {
    leads, archive, recycling, audit, logins, report, today, timeline, imports, hopper,
    callbacks, callback, callback_day, callback_month, callback_figures, lead_callbacks,
    held_callbacks, do_not_call, unplaced, unplaced_leads, lead, fitting, reset, team,
    team_numbers, team_day, health, tokens, attention, presence, lead_calls
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

// One that is no list.
template <typename Told>
struct AnswerOf : Answer, Told {};

// What this tab said of its own presence, as wire/answers/team.hpp words it.
struct OwnPresence : Answer {
    PresenceWord said;
    std::vector<std::string> pause_codes;
};

struct Answers {
    PageOf<LeadLine> leads;
    PageOf<ArchivedCall> archive;
    PageOf<RecycleEntry> recycling;  // the newest first
    PageOf<AuditEntry> audit;
    PageOf<LoginEntry> logins;
    PageOf<Import> imports;  // of one list, the newest first
    PageOf<HopperRow> hopper;
    PageOf<DoNotCall> do_not_call;
    PageOf<Unplaced> unplaced;       // the newest first
    PageOf<LeadLine> unplaced_leads;     // the numbers one of them may belong to
    AnswerOf<Report> report;
    AnswerOf<Report> today;
    AnswerOf<TimelineOfDay> timeline;
    PageOf<CallbackLine> callbacks;
    AnswerOf<CallbackRecord> callback;
    AnswerOf<CallbackLoad> callback_day, callback_month;
    AnswerOf<CallbackFigures> callback_figures;
    PageOf<HopperRow> held_callbacks;
    PageOf<CallbackLine> lead_callbacks;  // of one lead, the newest first
    AnswerOf<LeadRecord> lead;
    PageOf<LeadLine> fitting;  // what an assignment is narrowed down to: how many there are
    AnswerOf<ResetPreview> reset;
    PageOf<TeamAgent> team;
    PageOf<TeamNumber> team_numbers;  // of one agent
    PageOf<PresenceSpan> team_day;    // of one agent, the newest first
    AnswerOf<HealthOfRelay> health;
    PageOf<TokenLine> tokens;
    AnswerOf<CallbackAttention> attention;
    OwnPresence presence;
    PageOf<ArchivedCall> lead_calls;  // of the number an agent looks at, the newest first

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
