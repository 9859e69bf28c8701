#include "relay/import/csv_text.hpp"

namespace recall {

std::string csv_cell(std::string_view text) {
    std::string cell;
    bool begins = true;
    for (const char c : text) {
        if (begins && std::string_view("=+-@\t\r").find(c) != std::string_view::npos) cell += '\'';
        begins = c == ';' || (begins && c == ' ' && !cell.empty());
        cell += c;
    }
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
