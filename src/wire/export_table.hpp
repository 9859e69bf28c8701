// Tables for people, in CSV or another format: the visitor that turns what wire/answers describes
// into headings and the cells below them.
//
//   - A code (About::names) stands behind the words for it: Outcome, "No answer"; Outcome code, NA.
//   - Times are those of the desk's clocks, and the heading names them: "At (Africa/Lagos)".
//   - A further column of a file stands under its own name. The numbers of a person have a column
//     each, and one for what they are called; so have the do-not-call lines about a lead. How many
//     of these there are nobody knows before the items are read: wire/export_plan.hpp.
#pragma once

#include "core/nouns.hpp"
#include "wire/answers/instants.hpp"
#include "wire/answers/told.hpp"
#include "wire/phone_cell.hpp"

#include <functional>
#include <map>
#include <variant>

namespace recall {

// What codes are called, by their texts.
struct CodeWords {
    struct OfList {
        std::string name;
        std::string campaign;
    };
    std::map<std::string, std::string> campaigns, users;
    std::map<std::string, OfList> lists;
    std::map<std::pair<std::string, std::string>, std::string> outcomes;  // by campaign and code
};

struct ExportTable {
    std::string zone = "UTC";                     // named by the headings of times,
    std::function<std::string(Instant)> time{};  // which are these; none: as in JSON
    CodeWords words{};

    // What ExportPlan finds out.
    std::size_t numbers = 1;    // of the person who has most
    std::size_t bar_lines = 0;  // of do-not-call lists, about the lead that has most
    std::vector<std::string> columns{};
    std::map<std::string, std::vector<std::size_t>, std::less<>> places{};  // in columns, by name
    bool more_columns = false;  // there are too many: those without a place stand in one cell
};

constexpr std::size_t export_columns_max = 900;  // further ones of one table

// "Phone", and of a person's second number "Phone 2".
std::string numbered(const std::string& heading, std::size_t number);
// What stands behind the heading of a number, of a do-not-call line, and of the code for a word.
namespace cells_behind {
constexpr const char* label = " label";
constexpr const char* number = " number";
constexpr const char* campaign = " campaign";
constexpr const char* reason = " reason";
constexpr const char* last_day = " last day";
constexpr const char* code = " code";
constexpr const char* username = " username";
}  // namespace cells_behind

// What a cell holds: numbers, days and times stay what they are, for formats that can tell them.
// A blank one is an empty text.
using TypedCell = std::variant<std::string, std::int64_t, Day, Instant>;

inline std::string cell_of(const std::string& value) { return value; }
inline std::string cell_of(bool value) { return value ? "yes" : ""; }
inline std::string cell_of(int value) { return std::to_string(value); }
inline std::string cell_of(std::int64_t value) { return std::to_string(value); }
inline std::string cell_of(Day value) { return value ? to_text(value) : ""; }
inline std::string cell_of(Code value) { return value.text(); }
inline std::string cell_of(Phone value) { return phone_cell(value); }
template <typename Tag>
std::string cell_of(Id<Tag> value) {
    return std::to_string(value.value);
}
template <Worded T>
std::string cell_of(T value) {
    return std::string(word_of(value));
}
template <typename T>
    requires requires(const T& value) { cell_of(value); }
std::string cell_of(const std::optional<T>& value) {
    return value ? cell_of(*value) : std::string();
}

inline TypedCell typed_cell(int value) { return std::int64_t{value}; }
inline TypedCell typed_cell(std::int64_t value) { return value; }
inline TypedCell typed_cell(Day value) { return value ? TypedCell(value) : TypedCell(); }
template <typename Tag>
TypedCell typed_cell(Id<Tag> value) {
    return static_cast<std::int64_t>(value.value);
}
template <typename T>
TypedCell typed_cell(const T& value) {
    return cell_of(value);
}
template <typename T>
TypedCell typed_cell(const std::optional<T>& value) {
    return value ? typed_cell(*value) : TypedCell();
}

// What is written: the headings, or the cells of one item.
enum class TablePart { headings, cells };

class CellWriter {
public:
    CellWriter(const ExportTable& table, TablePart part) : table_(table), part_(part) {}

    std::vector<std::string> headings;
    std::vector<TypedCell> cells;

    template <typename T>
    void operator()(const char*, const T& field, const About& about = {}) {
        if (about.cell) put_field(about.cell, field, about.names);
    }
    template <typename T>
    void or_null(const char*, const T& field, const About& about = {}) {
        if (!about.cell) return;
        if (field == T{} && part_ == TablePart::cells) put_blank(about.names);
        else put_field(about.cell, field, about.names);
    }
    template <typename T>
    void if_any(const char*, const T&, const About& = {}) {}
    template <typename T>
    void derived(const char* name, const T& value, const About& about = {}) {
        (*this)(name, value, about);
    }
    template <typename T, typename Read>
    void text(const char*, const T& x, std::string (*write)(const T&), Read,
              const About& about = {}) {
        if (about.cell) put(about.cell, write(x));
    }
    template <typename Write>
    void cell(const char* heading, Write write) {
        put_field(heading, write(), Naming::nothing);
    }

private:
    template <typename T>
    void put_field(const std::string& heading, const T& field, Naming names) {
        if constexpr (requires { cell_of(field); }) {
            if (names == Naming::nothing) put(heading, typed_cell(field));
            else put_named(heading, cell_of(field), names);
        } else if constexpr (requires(CellWriter& self) { self.put_spread(heading, field); }) {
            put_spread(heading, field);
        }
    }
    void put_blank(Naming names) {
        cells.resize(cells.size() + (names == Naming::nothing ? 1 : 2));
    }
    void put(const std::string& heading, TypedCell cell);
    // What the code is called, and the code.
    void put_named(const std::string& heading, const std::string& code, Naming names);
    void put_spread(const std::string& heading, Instant at);
    void put_spread(const std::string& heading, const Columns& columns);
    void put_spread(const std::string& heading, const Boxed<std::vector<LeadNumber>>& numbers);
    void put_spread(const std::string& heading, const std::vector<DoNotCall>& lines);
    std::string words_for(const std::string& code, Naming names);

    const ExportTable& table_;
    const TablePart part_;
    std::string campaign_;  // of the item, as far as it was visited: whose outcomes are meant
};

template <IsTold T>
std::vector<std::string> csv_header(const ExportTable& table = {}) {
    CellWriter writer(table, TablePart::headings);
    const T nothing{};
    Told<T>::visit(writer, nothing);
    return std::move(writer.headings);
}
template <IsTold T>
std::vector<TypedCell> typed_cells(const T& item, const ExportTable& table = {}) {
    CellWriter writer(table, TablePart::cells);
    Told<T>::visit(writer, item);
    return std::move(writer.cells);
}
std::vector<std::string> as_text(std::vector<TypedCell> cells, const ExportTable& table);
template <IsTold T>
std::vector<std::string> csv_cells(const T& item, const ExportTable& table = {}) {
    return as_text(typed_cells(item, table), table);
}

}  // namespace recall
