// GET /callbacks and what is below it: promised calls, one with its story, how many are promised
// for when, what became of the promises of a time, and what managers should look at.
#pragma once

#include "wire/answers/clock.hpp"

namespace recall {

enum class CallbackKey { callback_time, entry_time, modify_date, user, campaign, list, status };
template <>
struct Words<CallbackKey> {  // their columns
    static constexpr std::string_view all[] = {"callback_time", "entry_time", "modify_date", "user",
                                               "campaign_id",   "list_id",    "status"};
};
using CallbackSort = Sort<CallbackKey>;

// Which callbacks.
struct CallbackTerms {
    Code campaign;
    ListId list;
    Username user;
    std::optional<CallbackStatus> status;
    std::optional<Recipient> recipient;
    Day from, to;
    LeadId lead;
    bool orphaned = false, escalated = false, overdue = false, held = false;
    std::optional<CallbackEnd> ended = {};
    bool operator==(const CallbackTerms&) const = default;
};
void visit_callback_terms(auto& f, auto& x) {
    f("campaign", x.campaign, {.names = Naming::campaign});
    f("list", x.list, {.names = Naming::list});
    f("user", x.user, {.names = Naming::user});
    f("status", x.status);
    f("recipient", x.recipient);
    visit_days(f, x);
    f("lead", x.lead);
    f("orphaned", x.orphaned, {.says = "1: whose owner has left."});
    f("escalated", x.escalated, {.says = "1: of which managers are told."});
    f("overdue", x.overdue, {.says = "1: open ones whose time has come."});
    f("held", x.held, {.says = "1: that wait although their time has come."});
    f("ended", x.ended, {.says = "By what; “given_up”: nobody was reached at the last try."});
}

struct CallbacksQuery {
    CallbackTerms terms;
    std::optional<CallbackSort> sort;
    Paging paging;
};
template <>
struct Asked<CallbacksQuery> {
    static constexpr std::string_view path = "/callbacks";
    static void visit(auto& f, auto& x) {
        visit_callback_terms(f, x.terms);
        f("sort", x.sort);
        visit_paging(f, x.paging);
    }
};

struct CallbackLine {
    Callback callback;
    std::string name;
    Phone phone;
    std::optional<Held> held;
    bool orphaned = false, overdue = false, escalated = false;
};
template <>
struct Told<CallbackLine> {
    static constexpr std::string_view name = "Callback";
    static void visit(auto& f, auto& x) {
        auto& callback = x.callback;
        f("callback_id", callback.id);
        f("lead_id", callback.lead);
        f("callback_time", callback.callback_time, {.cell = "Callback time"});
        f("wall_time", callback.wall_time, {.cell = "Promised", .says = "As it was promised."});
        f("zone", callback.zone, {.cell = "Zone", .says = "IANA; empty: the desk's."});
        f("status", callback.status, {.cell = "Status"});
        f("recipient", callback.recipient, {.cell = "Recipient"});
        f("user", callback.user, {.cell = "User", .names = Naming::user});
        f("name", x.name, {.cell = "Name"});
        f("phone", x.phone, {.cell = "Phone"});
        f("campaign_id", callback.campaign, {.cell = "Campaign", .names = Naming::campaign});
        f("list_id", callback.list, {.cell = "List", .names = Naming::list});
        f("comments", callback.comments, {.cell = "Comments"});
        f("entry_time", callback.entry_time, {.cell = "Entered at"});
        f("modify_date", callback.modify_date, {.cell = "Modified at"});
        f("ended", callback.ended, {.cell = "Ended"});
        f("why", callback.why, {.cell = "Why"});
        f("held", x.held, {.cell = "Held", .says = "Why it waits although its time has come."});
        f("orphaned", x.orphaned, {.cell = "Orphaned"});
        f("overdue", x.overdue);
        f("escalated", x.escalated, {.says = "Managers are told of it."});
        f("retries", callback.retries, {.says = "How often it was set again by itself."});
        f("kept_at", callback.kept_at);
    }
};

struct CallbackQuery {
    CallbackId callback;
};
template <>
struct Asked<CallbackQuery> {
    static constexpr std::string_view path = "/callbacks/{callback}";
    static void visit(auto& f, auto& x) { f("callback", x.callback, {.required = true}); }
};

template <>
struct Told<CallbackStep> {
    static constexpr std::string_view name = "CallbackStep";
    static void visit(auto& f, auto& x) {
        f("at", x.at);
        f("by", x.by);
        f("what", x.what);
        f("callback_time", x.callback_time);
        f("user", x.user);
        f("recipient", x.recipient);
        f("ended", x.ended);
        f("why", x.why);
    }
};

struct CallbackCall {  // of its lead
    Instant completed_at;
    Username agent;
    Code outcome;
    std::string notes;
};
template <>
struct Told<CallbackCall> {
    static constexpr std::string_view name = "CallbackCall";
    static void visit(auto& f, auto& x) {
        f("completed_at", x.completed_at);
        f("agent", x.agent);
        f("outcome", x.outcome);
        f("notes", x.notes);
    }
};

struct CallbackRecord {
    CallbackLine callback;
    std::vector<CallbackStep> history;
    std::vector<CallbackCall> calls;
};
template <>
struct Told<CallbackRecord> {
    static constexpr std::string_view name = "CallbackRecord";
    static void visit(auto& f, auto& x) {
        f("callback", x.callback);
        f("history", x.history, {.says = "The oldest first."});
        f("calls", x.calls, {.says = "Of the lead, the newest first."});
    }
};

struct CallbackLoadQuery {
    Day day;
    std::string month;
    Code campaign;
};
template <>
struct Asked<CallbackLoadQuery> {
    static constexpr std::string_view path = "/callbacks/load";
    static void visit(auto& f, auto& x) {
        f("day", x.day, {.says = "Today, where it is left out."});
        f("month", x.month, {.says = "2026-11: its days instead of a day's half hours."});
        f("campaign", x.campaign, {.names = Naming::campaign});
    }
};

// Of a day, or of a month.
struct CallbackLoad {
    Day day;
    Instant start;
    std::int64_t step_minutes = 0;
    std::vector<std::int64_t> steps;
    std::string month;
    std::vector<std::int64_t> days;
};
template <>
struct Told<CallbackLoad> {
    static constexpr std::string_view name = "CallbackLoad";
    static void visit(auto& f, auto& x) {
        f.if_any("day", x.day);
        f.if_any("start", x.start);
        f.if_any("step_minutes", x.step_minutes, {.least = 1});
        f.if_any("steps", x.steps, {.says = "How many are promised in each step of the day."});
        f.if_any("month", x.month);
        f.if_any("days", x.days, {.says = "How many are promised on each day of the month."});
    }
};

struct CallbackFiguresQuery {
    Day from, to;
    Code campaign;
    Username user;
};
template <>
struct Asked<CallbackFiguresQuery> {
    static constexpr std::string_view path = "/callbacks/figures";
    static void visit(auto& f, auto& x) {
        visit_days(f, x);
        f("campaign", x.campaign, {.names = Naming::campaign});
        f("user", x.user, {.names = Naming::user});
    }
};

// promised = on_time + late + missed + waiting
struct CallbackSums {
    std::int64_t on_time = 0, late = 0, missed = 0, waiting = 0;
    std::int64_t promised() const { return on_time + late + missed + waiting; }
    bool operator==(const CallbackSums&) const = default;
};
template <>
struct Told<CallbackSums> {
    static constexpr std::string_view name = "CallbackSums";
    static void visit(auto& f, auto& x) {
        f.derived("promised", x.promised());
        f("on_time", x.on_time);
        f("late", x.late);
        f("missed", x.missed);
        f("waiting", x.waiting);
    }
};
struct AgentCallbackSums {
    Username user;
    std::string name;
    CallbackSums sums;
};
template <>
struct Told<AgentCallbackSums> {
    static constexpr std::string_view name = "AgentCallbackSums";
    static void visit(auto& f, auto& x) {
        f("user", x.user);
        f("name", x.name);
        Told<CallbackSums>::visit(f, x.sums);
    }
};
struct CallbackFigures {
    Day from, to;
    CallbackSums totals;
    std::vector<AgentCallbackSums> agents;
};
template <>
struct Told<CallbackFigures> {
    static constexpr std::string_view name = "CallbackFigures";
    static void visit(auto& f, auto& x) {
        f("from", x.from);
        f("to", x.to);
        f("totals", x.totals);
        f("agents", x.agents);
    }
};

struct CallbackAttentionQuery {};
template <>
struct Asked<CallbackAttentionQuery> {
    static constexpr std::string_view path = "/callbacks/attention";
    static void visit(auto&, auto&) {}
};
struct CallbackAttention {
    std::int64_t overdue = 0, escalated = 0, held = 0, orphaned = 0;
    std::int64_t unattended = 0, wanting = 0;
    std::optional<ClockDoubt> clock;
};
template <>
struct Told<CallbackAttention> {
    static constexpr std::string_view name = "CallbackAttention";
    static void visit(auto& f, auto& x) {
        f("overdue", x.overdue);
        f("escalated", x.escalated);
        f("held", x.held);
        f("orphaned", x.orphaned);
        f("unattended", x.unattended,
          {.says = "Released to anyone, and no agent of the campaign is connected."});
        f("wanting", x.wanting,
          {.says = "How many want a manager: escalated, orphaned or unattended."});
        f("clock", x.clock, {.says = "Where the machine's clock is in doubt: nothing is released "
                                     "until an admin sees to it."});
    }
};

// POST /callbacks/change
struct ChangeCallbacksQuery {
    CallbackTerms terms;
    bool dry_run = false;
};
template <>
struct Asked<ChangeCallbacksQuery> {
    static constexpr std::string_view path = "/callbacks/change";
    static void visit(auto& f, auto& x) {
        visit_callback_terms(f, x.terms);
        f("dry_run", x.dry_run, {.says = "Tells what would change, and changes nothing."});
    }
};

// A move, or that they are cancelled.
struct ChangeOfCallbacks {
    std::optional<Username> user;
    std::optional<Recipient> recipient;
    std::int64_t later_minutes = 0;
    bool cancel = false;
    std::string why;
    std::optional<std::vector<CallbackId>> callbacks;
};
constexpr std::int64_t later_minutes_max = 366 * 24 * 60;
template <>
struct Told<ChangeOfCallbacks> {
    static constexpr std::string_view name = "ChangeOfCallbacks";
    static void visit(auto& f, auto& x) {
        f.if_any("user", x.user);
        f.if_any("recipient", x.recipient);
        f.if_any("later_minutes", x.later_minutes,
                 {.least = -later_minutes_max, .most = later_minutes_max});
        f.if_any("cancel", x.cancel, {.says = "Instead of a change."});
        f.if_any("why", x.why);
        f.if_any("callbacks", x.callbacks, {.says = "Left out: all that the query lists."});
    }
};

struct CallbacksOfOwner {
    Username user;
    std::int64_t callbacks = 0;
};
template <>
struct Told<CallbacksOfOwner> {
    static constexpr std::string_view name = "CallbacksOfOwner";
    static void visit(auto& f, auto& x) {
        f("user", x.user);
        f("callbacks", x.callbacks);
    }
};
struct CallbackRefused {
    CallbackId callback;
    std::string code;
    std::string message;
};
template <>
struct Told<CallbackRefused> {
    static constexpr std::string_view name = "CallbackRefused";
    static void visit(auto& f, auto& x) {
        f("callback_id", x.callback);
        f("code", x.code);
        f("message", x.message);
    }
};
// What the rules said to each, or would say.
struct CallbacksChanged {
    std::int64_t matched = 0, changed = 0, unchanged = 0, refused = 0;
    // Where the relay had to give up on the way: a change may not be made twice ("30 minutes
    // later"), so what was reached is told even so.
    std::int64_t not_reached = 0;
    std::optional<std::string> trouble;
    std::vector<CallbacksOfOwner> owners;
    std::vector<CallbackRefused> reasons;
    bool dry_run = false;
};
template <>
struct Told<CallbacksChanged> {
    static constexpr std::string_view name = "CallbacksChanged";
    static void visit(auto& f, auto& x) {
        f("matched", x.matched);
        f("changed", x.changed);
        f("unchanged", x.unchanged);
        f("refused", x.refused);
        f("not_reached", x.not_reached, {.says = "The relay had to give up before them."});
        f("trouble", x.trouble, {.says = "Why it had to."});
        f("owners", x.owners, {.says = "Whose those are that change."});
        f("reasons", x.reasons, {.says = "Of the first that are refused."});
        f("dry_run", x.dry_run);
    }
};

}  // namespace recall
