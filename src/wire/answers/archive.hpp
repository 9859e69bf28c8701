// GET /archive: completed calls.
#pragma once

#include "core/call_notes.hpp"
#include "wire/answers/told.hpp"

#include <algorithm>

namespace recall {

// Names stand in the order of their bytes, A-Z as a-z; agents and outcomes by day among equals.
enum class CallOrder { day, completed, agent, outcome, name, seconds };
template <>
struct Words<CallOrder> {
    static constexpr std::string_view all[] = {"day",     "completed", "agent",
                                               "outcome", "name",      "seconds"};
};

struct ArchiveQuery {
    Username agent;
    std::optional<Kind> type;
    Code campaign, outcome;
    Day from, to, day;
    std::string text;
    LeadId lead;
    bool all = false;
    std::optional<Sort<CallOrder>> sort;
    Paging paging;
};
template <>
struct Asked<ArchiveQuery> {
    static constexpr std::string_view path = "/archive";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent, {.names = Naming::user});
        f("type", x.type);
        f("campaign", x.campaign, {.names = Naming::campaign});
        f("outcome", x.outcome, {.names = Naming::outcome});
        visit_days(f, x);
        f("day", x.day, {.says = "In place of from and to."});
        f("text", x.text, {.says = "Looked up in name, phone and notes."});
        f("lead", x.lead, {.says = "An agent who has it, or had it last, is told everybody's."});
        f("all", x.all, {.says = "1: also those not archived yet."});
        f("sort", x.sort);
        visit_paging(f, x.paging);
    }
};

inline std::int64_t seconds_of(const CompletedCall& call) {
    return call.started_at ? (call.completed_at - call.started_at) / second_ms : 0;
}

template <>
struct Told<CompletedCall> {
    static constexpr std::string_view name = "Call";
    static void visit(auto& f, auto& x) {
        f("call", x.id);
        f("assignment", x.assignment);
        f("lead", x.lead);
        f("day", x.day, {.cell = "Day"});
        f("started_at", x.started_at);
        f("completed_at", x.completed_at, {.cell = "Completed at"});
        f("received_at", x.received_at);
        f("agent", x.agent, {.cell = "Agent", .names = Naming::user});
        f("type", x.kind, {.cell = "Type"});
        f("campaign", x.campaign, {.cell = "Campaign", .names = Naming::campaign});
        f("list", x.list, {.cell = "List", .names = Naming::list});
        f("name", x.name, {.cell = "Name"});
        f("phone", x.phone, {.cell = "Phone"});
        f("zone", x.zone);
        f("outcome", x.outcome, {.cell = "Outcome", .names = Naming::outcome});
        f("notes", x.notes, {.cell = "Notes"});
        f.derived("seconds", seconds_of(x), {.cell = "Seconds"});
        f("late", x.late, {.says = "The number had been taken back before the news came."});
        f.cell("Late", [&x] { return std::string(x.late ? "late" : ""); });
        f("closed_there", x.closed_there, {.says = "The customer's calling hours were closed."});
        f("closed_why", x.closed_why, {.says = "What the agent said of that."});
        f.cell("Closed there", [&x] {
            if (!x.closed_there) return std::string();
            return x.closed_why.empty() ? std::string("closed") : x.closed_why;
        });
        f("from_callback", x.from_callback, {.says = "It was made to keep a promise."});
        f.cell("From callback", [&x] { return std::string(x.from_callback ? "callback" : ""); });
        f("corrected_from", x.corrected_from,
          {.cell = "Corrected from",
           .says = "The outcome it was completed with, where its agent corrected that.",
           .names = Naming::outcome});
        f("archived_at", x.archived_at, {.cell = "Archived at"});
        f("columns", x.columns, {.cell = "Further columns"});
    }
};

template <>
struct Told<CallNote> {
    static constexpr std::string_view name = "CallNote";
    static void visit(auto& f, auto& x) {
        f("call", x.call);
        f("at", x.at);
        f("by", x.by);
        f("text", x.text);
        f("reviewed", x.reviewed, {.says = "A manager has looked at the call."});
    }
};

// A call with what was written beside it afterwards, the oldest first: NoteCall.
struct ArchivedCall : CompletedCall {
    std::vector<CallNote> added = {};

    bool is_reviewed() const {
        return std::any_of(added.begin(), added.end(),
                           [](const CallNote& note) { return note.reviewed; });
    }
};
template <>
struct Told<ArchivedCall> {
    static constexpr std::string_view name = "ArchivedCall";
    static void visit(auto& f, auto& x) {
        Told<CompletedCall>::visit(f, x);
        f("added", x.added, {.says = "Notes that were written afterwards: NoteCall."});
        f.cell("Added notes", [&x] {
            std::string text;
            for (const CallNote& note : x.added) {
                if (note.text.empty()) continue;
                text += (text.empty() ? "" : "\n") + note.by + ": " + note.text;
            }
            return text;
        });
        f.cell("Reviewed by", [&x] {
            std::string by;
            for (const CallNote& note : x.added) {
                if (note.reviewed) by = note.by;
            }
            return by;
        });
    }
};

}  // namespace recall
