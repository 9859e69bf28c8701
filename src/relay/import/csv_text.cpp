#include "relay/import/csv_text.hpp"

#include "wire/phone_cell.hpp"

#include <algorithm>

namespace recall {

namespace {

// Full-width = + - @ last.
constexpr std::string_view reckoned_with[] = {
    "=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

// A guard's own apostrophe is text once it is guarded: so many of them may stand before.
bool is_reckoned_with(std::string_view rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of('\''), rest.size()));
    return std::any_of(std::begin(reckoned_with), std::end(reckoned_with),
                       [rest](std::string_view one) { return rest.starts_with(one); });
}

// Where a cell may begin: both ways go by the same text, so they find the same places.
class CellBeginnings {
public:
    bool is_here() const { return here_; }
    void pass(char c) {
        const bool ends = c == ';' || c == '\n' || c == '\r';
        here_ = ends || (here_ && passed_ && c == ' ');
        passed_ = true;
    }

private:
    bool here_ = true, passed_ = false;
};

}  // namespace

std::string guarded(std::string_view text) {
    if (is_phone_cell(text)) return std::string(text);
    std::string safe;
    CellBeginnings beginning;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (beginning.is_here() && is_reckoned_with(text.substr(at))) safe += '\'';
        beginning.pass(text[at]);
        safe += text[at];
    }
    return safe;
}

std::string without_guard(std::string_view text) {
    std::string plain;
    CellBeginnings beginning;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (beginning.is_here() && text[at] == '\'' && is_reckoned_with(text.substr(at))) ++at;
        beginning.pass(text[at]);
        plain += text[at];
    }
    return plain;
}

std::string csv_cell(std::string_view text) {
    const std::string cell = guarded(text);
    if (cell.find_first_of("\",;\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        line += csv_cell(cells[i]);
    }
    return line + "\r\n";
}

}  // namespace recall
