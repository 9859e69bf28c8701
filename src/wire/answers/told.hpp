// What can be asked of the relay and posted to it over HTTP, and what it tells, described once:
// from this are made the relay's JSON and CSV, the page's reading of it, addresses and their
// reading, the reading of bodies, and the parameters and schemas of /openapi.json.
//
//   Told<T>::name            what its schema is called
//   Told<T>::visit(f, x)     calls f with all that is told of x, of type T or const T.
//                            Nouns without a Told are told as wire/fields.hpp describes
//                            them. So is what is posted: what has to be there, and, with if_any,
//                            what may be left out
//   Told<T>::one             what one of a list that is posted is called, or
//   Told<T>::such_as         an example of such a list
//   Asked<Q>::path           "/leads/{lead}": a field stands in place of each part in braces
//   Asked<Q>::visit(f, x)    calls f with every parameter. One that is as by default is left out
//
//   f(name, field, about)          null where it is an empty optional, or an instant that is none
//   f.or_null(name, field, about)  null where it is as by default
//   f.if_any(name, field, about)   left out where it is as by default
//   f.derived(name, value, about)  told, and never read
//   f.text(name, x, write, read, about)  a text that says several fields of x
//   f.either(first, one, other)    the fields of one or of the other, by what was visited before
//   f.cell(header, text)           in CSV and workbooks only
//
// Whatever has a heading is a cell there, in the order of the visit; what names something (About::
// names) is two, the words and the code: wire/export_table.hpp.
#pragma once

#include "core/ids.hpp"
#include "wire/words.hpp"

#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

namespace recall {

// What the value of a parameter has to be the name of.
enum class Naming { nothing, user, user_or_clock, campaign, list, outcome, command };

struct About {
    const char* cell = nullptr;  // its heading in CSV
    const char* says = nullptr;  // to who reads /openapi.json
    std::int64_t least = 0;  // of a number; of a text's bytes; of how many there are in a list
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::int64_t otherwise = 0;  // what a number is that is left out
    Naming names = Naming::nothing;
    bool required = false;  // a parameter
};

template <typename T>
struct Told;
template <typename Q>
struct Asked;

template <typename T>
concept IsTold = requires {
    Told<T>::name;
};
template <typename Q>
concept IsAsked = requires {
    Asked<Q>::path;
};

// In which order: "name", or "-name" for the other way round.
template <Worded Enum>
struct Sort {
    Enum by{};
    bool descending = false;
    bool operator==(const Sort&) const = default;
};

enum class ListFormat { json, csv, xlsx };
template <>
struct Words<ListFormat> {
    static constexpr std::string_view all[] = {"json", "csv", "xlsx"};
};

constexpr std::int64_t page_size_max = 1000;

// Which part of a list, or all of it to keep. Every query of a list holds one.
struct Paging {
    std::int64_t page = 1;
    std::int64_t size = 50;
    ListFormat format = ListFormat::json;
    bool download = false;
};
void visit_paging(auto& f, auto& x) {
    f("page", x.page, {.least = 1, .most = 1'000'000'000, .otherwise = 1});
    f("size", x.size, {.least = 1, .most = page_size_max, .otherwise = 50});
    f("format", x.format, {.says = "csv, or xlsx for Excel: all rows as a file."});
    f("download", x.download, {.says = "1: all items as a file, in JSON."});
}

// Days that are both included; none: open on that side.
void visit_days(auto& f, auto& x) {
    f("from", x.from, {.says = "Included."});
    f("to", x.to, {.says = "Included."});
}

// It was done, and there is no more to tell of it.
struct Ok {};
template <>
struct Told<Ok> {
    static constexpr std::string_view name = "Ok";
    static void visit(auto& f, auto&) { f.derived("ok", std::true_type{}); }
};

// Why something was refused.
struct ToldRefusal {
    std::string code;
    std::string message;
    bool operator==(const ToldRefusal&) const = default;
};
template <>
struct Told<ToldRefusal> {
    static constexpr std::string_view name = "Refusal";
    static void visit(auto& f, auto& x) {
        f("code", x.code, {.says = "What programs go by."});
        f("message", x.message, {.says = "For a person, with what to do."});
    }
};

}  // namespace recall
