#include "relay/import/sheet_text.hpp"

#include "relay/desk/limits.hpp"
#include "relay/import/cell_text.hpp"
#include "relay/import/csv_text.hpp"
#include "relay/import/exported_leads.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace recall {

namespace {

constexpr std::string_view sheet_line_end = "\r\n";

// Nothing is put before what a spreadsheet would take for a formula.
void append_cell(std::string& text, std::string_view cell) {
    if (cell.find_first_of("\",\r\n") == cell.npos) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) {
        if (c == '"') text += c;
        text += c;
    }
    text += '"';
}

// As read_csv counts lines: \n, \r\n and a lone \r each end one.
std::int64_t breaks_in(std::string_view cell) {
    std::int64_t breaks = 0;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        const bool half = cell[at] == '\r' && at + 1 < cell.size() && cell[at + 1] == '\n';
        if ((cell[at] == '\n' || cell[at] == '\r') && !half) ++breaks;
    }
    return breaks;
}

}  // namespace

void SheetText::add(const SheetRow& row) {
    if (text_.empty() && !row.cells.empty()) {
        const std::string_view first = without_marks(row.cells.front());
        if (first.size() < row.cells.front().size()) {
            SheetRow unmarked = row;
            unmarked.cells.front() = std::string(first);
            return add(unmarked);
        }
    }
    const std::int64_t by = shifts_.empty() ? 0 : shifts_.back().by;
    // Blank rows are blank lines, so that both count alike.
    const std::int64_t line = row.number + by;
    while (++lines_ < line) text_ += sheet_line_end;
    std::int64_t breaks = 0;
    guarded_ = guarded_ || ExportedLeads::with(row.cells).has_value();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i > 0) text_ += delimiter;
        append_cell(text_, guarded_ ? guarded(row.cells[i]) : row.cells[i]);
        breaks += breaks_in(row.cells[i]);
    }
    text_ += sheet_line_end;
    lines_ = line + breaks;
    if (breaks > 0) shifts_.push_back({lines_ + 1, by + breaks});
}

std::int64_t SheetText::row_of(std::int64_t line) const {
    const auto after = std::upper_bound(
        shifts_.begin(), shifts_.end(), line,
        [](std::int64_t wanted, const Shift& shift) { return wanted < shift.line; });
    return after == shifts_.begin() ? line : line - std::prev(after)->by;
}

std::int64_t SheetText::line_of(std::int64_t row) const {
    const auto after = std::upper_bound(
        shifts_.begin(), shifts_.end(), row,
        [](std::int64_t wanted, const Shift& shift) { return wanted < shift.line - shift.by; });
    return after == shifts_.begin() ? row : row + std::prev(after)->by;
}

Result<SheetText, SheetError> SheetText::read(std::string_view bytes, const std::string& sheet) {
    SheetText text;
    bool fits = true;
    const auto take = [&text, &fits](const SheetRow& row) {
        text.add(row);
        fits = text.text_.size() <= import_file_bytes_max;
        return fits;
    };
    auto sheets = read_sheet(bytes, {sheet, sheet_columns_max}, take);
    if (!sheets) return sheets.error();
    if (!fits) {
        return SheetError{"workbook_too_big",
                          "The sheet “" + sheets.value().read + "” holds more than " +
                              std::to_string(import_file_bytes_max / (1024 * 1024)) +
                              " MiB of text, the most one import takes. Split it.",
                          0, sheets.value().all};
    }
    text.sheets_ = std::move(sheets).value();
    return text;
}

}  // namespace recall
