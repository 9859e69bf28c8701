// GET /campaigns, GET /lists: how the desk is set up, and how its lists stand.
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

}  // namespace recall
