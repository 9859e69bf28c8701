// GET /do-not-call, POST /do-not-call/remove: who must not be called. How more of them are added
// stands in imports.hpp.
#pragma once

#include "wire/answers/told.hpp"

namespace recall {

struct DoNotCallQuery {
    Code campaign;
    bool desk = false;
    std::string text;
    Paging paging;
};
template <>
struct Asked<DoNotCallQuery> {
    static constexpr std::string_view path = "/do-not-call";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign, {.names = Naming::campaign});
        f("desk", x.desk, {.says = "1: only the desk's own list."});
        f("text", x.text, {.says = "Looked up in the phone number and the reason."});
        visit_paging(f, x.paging);
    }
};

template <>
struct Told<DoNotCall> {
    static constexpr std::string_view name = "DoNotCall";
    static void visit(auto& f, auto& x) {
        f("phone", x.key.phone, {.cell = "Phone"});
        f("campaign", x.key.campaign,
          {.cell = "Campaign", .says = "Empty: the whole desk.", .names = Naming::campaign});
        f("reason", x.reason, {.cell = "Reason"});
        f("added_at", x.added_at, {.cell = "Added at"});
        f("added_by", x.added_by, {.cell = "Added by"});
        f.or_null("expires", x.expires, {.cell = "Last day", .says = "The last day it holds."});
    }
};

struct ListedNumber {
    std::string phone;
    std::string campaign;
};
template <>
struct Told<ListedNumber> {
    static constexpr std::string_view name = "ListedNumber";
    static constexpr std::string_view such_as =
        "[{\"phone\": \"+2348012345678\", \"campaign\": \"\"}]";
    static void visit(auto& f, auto& x) {
        f("phone", x.phone);
        f.if_any("campaign", x.campaign, {.says = "None: the desk's list."});
    }
};
struct TakeOffNumbers {
    std::vector<ListedNumber> numbers;
};
template <>
struct Told<TakeOffNumbers> {
    static constexpr std::string_view name = "TakeOffNumbers";
    static void visit(auto& f, auto& x) { f("numbers", x.numbers, {.least = 1}); }
};
struct NumbersTakenOff {
    std::int64_t numbers = 0;
};
template <>
struct Told<NumbersTakenOff> {
    static constexpr std::string_view name = "NumbersTakenOff";
    static void visit(auto& f, auto& x) { f("numbers", x.numbers); }
};

}  // namespace recall
