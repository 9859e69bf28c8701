// The visitor that turns what wire/answers describes into the cells of a workbook: those of CSV,
// of which numbers, days and times stay what they are.
#pragma once

#include "wire/telling.hpp"

#include <variant>

namespace recall {

using TypedCell = std::variant<std::string, std::int64_t, Day, Instant>;

inline TypedCell typed_cell(int value) { return std::int64_t{value}; }
inline TypedCell typed_cell(std::int64_t value) { return value; }
inline TypedCell typed_cell(Day value) { return value; }
inline TypedCell typed_cell(Instant value) { return value; }
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

// As CellWriter of wire/telling.hpp.
class TypedCellWriter {
public:
    std::vector<TypedCell> cells;

    template <typename T>
    void operator()(const char*, const T& field, const About& about = {}) {
        if constexpr (requires { cell_of(field); }) {
            if (about.cell) cells.push_back(typed_cell(field));
        }
    }
    template <typename T>
    void or_null(const char*, const T& field, const About& about = {}) {
        if (about.cell) cells.push_back(field == T{} ? TypedCell() : typed_cell(field));
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
        if (about.cell) cells.push_back(write(x));
    }
    template <typename Write>
    void cell(const char*, Write write) {
        cells.push_back(write());
    }
};

template <IsTold T>
std::vector<TypedCell> typed_cells(const T& item) {
    TypedCellWriter writer;
    Told<T>::visit(writer, item);
    return std::move(writer.cells);
}

}  // namespace recall
