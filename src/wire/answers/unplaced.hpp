// GET /unplaced: work that no rule could place, with everything that was typed.
#pragma once

#include "wire/answers/told.hpp"

namespace recall {

struct UnplacedQuery {
    std::optional<UnplacedState> state;
    Username by;
    UnplacedId unplaced;
    Paging paging;
};
template <>
struct Asked<UnplacedQuery> {
    static constexpr std::string_view path = "/unplaced";
    static void visit(auto& f, auto& x) {
        f("state", x.state);
        f("by", x.by, {.says = "Whose work it is.", .names = Naming::user});
        f("unplaced", x.unplaced, {.says = "Only this one."});
        visit_paging(f, x.paging);
    }
};

template <>
struct Told<NewCallback> {
    static constexpr std::string_view name = "NewCallback";
    static void visit(auto& f, auto& x) {
        f("callback_time", x.time);
        f("wall_time", x.wall_time);
        f("zone", x.zone);
        f("recipient", x.recipient);
        f("comments", x.comments);
    }
};

template <>
struct Told<Unplaced> {
    static constexpr std::string_view name = "Unplaced";
    static void visit(auto& f, auto& x) {
        auto& work = x.work;
        f("unplaced", x.id);
        f("handed_at", x.handed_at, {.cell = "Handed in"});
        f("by", x.by, {.cell = "Agent", .says = "Whose work it is.", .names = Naming::user});
        f("source", x.source, {.cell = "Source"});
        f("state", x.state, {.cell = "State"});
        f("wished_at", work.wished_at);
        f("command", work.command, {.says = "What was wished: CompleteCall."});
        f("reason", work.reason, {.says = "Why it was refused: a stable name,"});
        f("assignment", work.assignment);
        f("lead", work.lead);
        f("name", work.name, {.cell = "Name"});
        f("phone", work.phone, {.cell = "Phone"});
        f("list", work.list, {.cell = "List", .names = Naming::list});
        f("campaign", work.campaign, {.cell = "Campaign", .names = Naming::campaign});
        f("outcome", work.outcome, {.cell = "Outcome", .names = Naming::outcome});
        f("notes", work.notes, {.cell = "Notes"});
        f("started_at", work.started_at);
        f("ended_at", work.ended_at, {.cell = "Call ended"});
        f("callback", work.callback);
        f.cell("Callback time",
               [&work] { return work.callback ? work.callback->time : Instant{}; });
        f.cell("Callback comments",
               [&work] { return work.callback ? work.callback->comments : std::string(); });
        f("why", work.why, {.cell = "Why", .says = "and the sentence."});
        f("note", work.note, {.cell = "Note", .says = "What its agent says to the manager."});
        f("closed_by", x.closed_by, {.cell = "Closed by"});
        f("closed_at", x.closed_at, {.cell = "Closed at"});
        f("closed_why", x.closed_why, {.cell = "Closed why"});
        f("placed_on", x.placed_on, {.says = "The number it went to; 0: none."});
        f("call", x.call, {.says = "The completed call it became; 0: none."});
    }
};

}  // namespace recall
