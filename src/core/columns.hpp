// Columns: the further columns of a lead, name and value, in the order of its file.
// Packed into one text, because a desk keeps a million of them in memory.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recall {

class Columns {
public:
    Columns() = default;

    // Names and values must not hold the two separators below; add() drops these characters.
    void add(std::string_view name, std::string_view value);
    // The value, or nothing to see where there is no such column.
    std::string_view value_of(std::string_view name) const;
    std::vector<std::pair<std::string_view, std::string_view>> all() const;
    bool empty() const { return packed_.empty(); }
    std::size_t count() const;
    std::size_t bytes() const { return packed_.size(); }
    // Gives back memory that growing left over.
    void shrink() { packed_.shrink_to_fit(); }

    bool operator==(const Columns&) const = default;

private:
    // packed = { name unit_separator value record_separator }
    static constexpr char unit_separator = '\x1f';
    static constexpr char record_separator = '\x1e';

    std::string packed_;
};

}  // namespace recall
