// GET /campaigns, GET /lists: how the desk is set up, and how its lists stand. POST /lists, POST
// /assignments, POST /commands: making a list, assigning, and anything a tab can do.
#pragma once

#include "wire/answers/told.hpp"
#include "wire/noun_fields.hpp"

namespace recall {

struct CampaignsQuery {};
template <>
struct Asked<CampaignsQuery> {
    static constexpr std::string_view path = "/campaigns";
    static void visit(auto&, auto&) {}
};

struct ListsQuery {};
template <>
struct Asked<ListsQuery> {
    static constexpr std::string_view path = "/lists";
    static void visit(auto&, auto&) {}
};

struct ListLine {
    List list;
    ListCounts counts;
};
// What a list's own figures say of it; it stands in the list already.
template <>
struct Told<ListCounts> {
    static constexpr std::string_view name = "ListCounts";
    static void visit(auto& f, auto& x) {
        f("total", x.total);
        f("available", x.available, {.says = "The pool: what can be assigned."});
        f("assigned", x.assigned);
        f("claimed", x.claimed);
        f("held", x.held, {.says = "Promised to be called back."});
        f("done", x.done);
        f("resting", x.resting);
        f("waiting", x.waiting, {.says = "Called too lately to be dialled."});
        f("elsewhere", x.elsewhere,
          {.says = "The same person is in hand or promised in another list."});
    }
};
template <>
struct Told<ListLine> {
    static constexpr std::string_view name = "List";
    static void visit(auto& f, auto& x) {
        Fields<List>::visit(f, x.list);
        f("counts", x.counts);
    }
};

struct NewList {
    ListId id;
    std::string name;
    Code campaign;
    std::optional<bool> active;
    Day expires;
};
template <>
struct Told<NewList> {
    static constexpr std::string_view name = "NewList";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("name", x.name);
        f("campaign", x.campaign, {.names = Naming::campaign});
        f.if_any("active", x.active);
        f.if_any("expires", x.expires,
                 {.says = "The last day its numbers are dialled; empty: they always are."});
    }
};

struct AssignedTo {
    Username agent;
    std::int64_t count = 0;
};
template <>
struct Told<AssignedTo> {
    static constexpr std::string_view name = "AssignedTo";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent);
        f("count", x.count);
    }
};
struct Assigned {
    std::vector<AssignedTo> assigned;
    std::int64_t count = 0;
};
template <>
struct Told<Assigned> {
    static constexpr std::string_view name = "Assigned";
    static void visit(auto& f, auto& x) {
        f("assigned", x.assigned);
        f("count", x.count);
    }
};

struct GivenCommand {
    Command command;
    std::optional<std::string> client;
    std::optional<std::int64_t> number;
};
template <>
struct Told<GivenCommand> {
    static constexpr std::string_view name = "GivenCommand";
    static void visit(auto& f, auto& x) {
        f("command", x.command, {.says = "As a tab sends it: type, and the command's fields."});
        f.if_any("client", x.client,
                 {.says = "Who counts the commands.", .least = 1, .most = client_bytes_max});
        f.if_any("number", x.number,
                 {.says = "From 1, and with a client; sent again, it gets the same answer.",
                  .least = 1});
    }
};
struct CommandDone {
    std::string client;
    std::int64_t number = 0;
    bool repeated = false;
    bool nothing = false;
    Instant now;
};
template <>
struct Told<CommandDone> {
    static constexpr std::string_view name = "CommandDone";
    static void visit(auto& f, auto& x) {
        Told<Ok>::visit(f, x);
        f("client", x.client);
        f("number", x.number);
        f("repeated", x.repeated, {.says = "It had been done before."});
        f("nothing", x.nothing, {.says = "It is so already: nothing followed from it."});
        f("now", x.now);
    }
};

}  // namespace recall
