#include "relay/import/typed_numbers.hpp"

#include "relay/import/cell_text.hpp"

#include <algorithm>
#include <utility>

namespace recall {

namespace {

constexpr std::string_view between_typed = ",;|\t";
// A header may be called “Phone 2”; a number has more digits.
constexpr std::ptrdiff_t number_digits_min = 4;

bool names_columns(std::string_view line) {
    return std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; }) <
           number_digits_min;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \r\"";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

void add_row(std::string_view word, std::int64_t line, TypedNumbers& typed) {
    typed.table += '"';
    for (const char c : word) {
        if (c == '"') typed.table += c;
        typed.table += c;
    }
    typed.table += "\"\n";
    typed.lines.push_back(line);
}

}  // namespace

std::optional<TypedNumbers> typed_numbers(std::string_view text) {
    text = without_marks(text);
    TypedNumbers typed;
    typed.table = "phone\n";
    bool first = true;
    std::int64_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view whole = text.substr(at, end - at);
        at = end + 1;
        ++line;
        if (trimmed(whole).empty()) continue;
        if (std::exchange(first, false) && names_columns(whole)) return std::nullopt;
        for (std::size_t from = 0; from <= whole.size();) {
            const std::size_t to = std::min(whole.find_first_of(between_typed, from), whole.size());
            const std::string_view word = trimmed(whole.substr(from, to - from));
            if (!word.empty()) add_row(word, line, typed);
            from = to + 1;
        }
    }
    if (typed.lines.empty()) return std::nullopt;
    return typed;
}

}  // namespace recall
