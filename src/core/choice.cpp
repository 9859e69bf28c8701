#include "core/choice.hpp"

#include <algorithm>

namespace recall {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has_text(const Lead& lead, const std::string& text) {
    if (contains_text(lead.name, text) || contains_text(to_text(lead.phone), text)) return true;
    const auto columns = lead.columns.all();
    return std::any_of(columns.begin(), columns.end(), [&text](const auto& column) {
        return contains_text(column.second, text);
    });
}

}  // namespace

bool contains_text(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char a, char b) { return lower(a) == lower(b); }) != text.end() ||
           part.empty();
}

bool fits(const LeadChoice& choice, const Lead& lead) {
    return (!choice.status || lead.status == *choice.status) &&
           (!choice.attempts_max || lead.attempts <= *choice.attempts_max) &&
           (choice.text.empty() || has_text(lead, choice.text));
}

}  // namespace recall
