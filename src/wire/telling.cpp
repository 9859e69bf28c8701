#include "wire/telling.hpp"

#include "wire/answers/leads.hpp"

namespace recall {

std::string cell_of(const Columns& columns) {
    std::string text;
    for (const auto& [name, value] : columns.all()) {
        text += (text.empty() ? "" : "; ") + std::string(name) + ": " + std::string(value);
    }
    return text;
}

std::string further_phones(const Lead& lead) {
    std::string text;
    if (!lead.numbers) return text;
    for (auto at = lead.numbers->begin() + 1; at != lead.numbers->end(); ++at) {
        if (!text.empty()) text += "; ";
        if (!at->label.empty()) text += at->label + ": ";
        text += to_text(at->phone);
    }
    return text;
}

}  // namespace recall
