#include "core/columns.hpp"

#include <algorithm>

namespace recall {

void Columns::add(std::string_view name, std::string_view value) {
    const auto append = [this](std::string_view text) {
        for (const char c : text) {
            if (c != unit_separator && c != record_separator) packed_ += c;
        }
    };
    append(name);
    packed_ += unit_separator;
    append(value);
    packed_ += record_separator;
}

std::string_view Columns::value_of(std::string_view name) const {
    for (const auto& [column, value] : all()) {
        if (column == name) return value;
    }
    return {};
}

std::size_t Columns::count() const {
    return static_cast<std::size_t>(std::count(packed_.begin(), packed_.end(), record_separator));
}

std::vector<std::pair<std::string_view, std::string_view>> Columns::all() const {
    std::vector<std::pair<std::string_view, std::string_view>> columns;
    std::string_view rest = packed_;
    while (!rest.empty()) {
        const std::size_t unit = rest.find(unit_separator);
        const std::size_t end = rest.find(record_separator, unit);
        columns.emplace_back(rest.substr(0, unit), rest.substr(unit + 1, end - unit - 1));
        rest.remove_prefix(end + 1);
    }
    return columns;
}

}  // namespace recall
