#include "relay/sheets/sheet_reader.hpp"

#include "relay/desk/limits.hpp"
#include "relay/sheets/workbook.hpp"
#include "relay/sheets/xml_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace recall {

namespace {

// "AB12" is the 28th column; none where it is no reference to a cell.
std::optional<std::size_t> column_in(std::string_view reference) {
    std::size_t column = 0, at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
        column = column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
        if (column > sheet_columns_max) return std::nullopt;
    }
    if (at == 0) return std::nullopt;
    return column - 1;
}

// What the words of a cell are: see <c t="…">.
enum class CellType { number, shared, text, truth, date };

CellType type_in(std::string_view word) {
    if (word == "s") return CellType::shared;
    if (word == "b") return CellType::truth;
    if (word == "d") return CellType::date;
    // "e", an error, has its text too.
    return word.empty() || word == "n" ? CellType::number : CellType::text;
}

class SheetReader : public XmlHandler {
public:
    SheetReader(const Workbook& workbook, const std::vector<CellFormat>& formats,
                const SharedStrings& strings, std::size_t cells_max,
                const std::function<bool(SheetRow&)>& take)
        : workbook_(workbook),
          formats_(formats),
          strings_(strings),
          cells_max_(cells_max),
          take_(take) {}

    void begin(std::string_view element, const XmlAttributes& attributes) override {
        collected_ = nullptr;
        if (element == "sheetData") in_cells_ = true;
        if (!in_cells_) return;
        if (element == "row") begin_row(attributes);
        else if (element == "c") begin_cell(attributes);
        else if (element == "rPh") aloud_ = true;
        else if (element == "v" || (element == "t" && !aloud_)) collected_ = &words_;
        else if (element == "f") {
            has_formula_ = true;
            collected_ = &formula_;
        }
    }
    void text(std::string_view piece) override {
        if (!collected_) return;
        if (collected_->size() + piece.size() > sheet_cell_bytes_max) {
            refuse_damaged("a cell of row " + std::to_string(row_.number) +
                               " is longer than a cell may be",
                           row_.number);
        }
        *collected_ += piece;
    }
    void end(std::string_view element) override {
        collected_ = nullptr;
        if (!in_cells_) return;
        if (element == "sheetData") in_cells_ = false;
        else if (element == "rPh") aloud_ = false;
        else if (element == "c") end_cell();
        else if (element == "row") end_row();
    }
    bool has_enough() const override { return has_enough_; }
    bool was_empty() const { return first_; }

private:
    void begin_row(const XmlAttributes& attributes) {
        const std::int64_t number = number_in(attributes["r"], row_.number + 1);
        if (number <= row_.number) {
            refuse_damaged("row " + std::to_string(number) + " comes after row " +
                               std::to_string(row_.number),
                           number);
        }
        if (number > sheet_rows_max) {
            refuse_damaged("it has more than " + std::to_string(sheet_rows_max) + " rows");
        }
        row_.number = number;
        row_.cells.clear();
        row_bytes_ = 0;
        next_column_ = 0;
    }

    void begin_cell(const XmlAttributes& attributes) {
        if (++cells_ > sheet_cells_max) {
            refuse_too_big("has more than " + std::to_string(sheet_cells_max / 1'000'000) +
                           " million cells");
        }
        const std::string_view reference = attributes["r"];
        const auto column = reference.empty() ? next_column_ : column_in(reference);
        if (!column || *column >= sheet_columns_max) {
            refuse_damaged("row " + std::to_string(row_.number) + " has more than " +
                               std::to_string(sheet_columns_max) + " columns",
                           row_.number);
        }
        column_ = *column;
        next_column_ = column_ + 1;
        type_ = type_in(attributes["t"]);
        style_ = static_cast<std::size_t>(std::max<std::int64_t>(number_in(attributes["s"], 0), 0));
        words_.clear();
        formula_.clear();
        has_formula_ = false;
    }

    void end_cell() {
        std::string text = cell_text();
        if (text.empty()) return;
        row_bytes_ += text.size();
        bytes_ += text.size();
        if (row_bytes_ > sheet_row_bytes_max) {
            refuse_too_big("has a row, number " + std::to_string(row_.number) +
                           ", of more than " + std::to_string(sheet_row_bytes_max / 1024 / 1024) +
                           " MiB");
        }
        if (bytes_ > sheet_text_bytes_max) {
            refuse_too_big("has a sheet of more than " +
                           std::to_string(sheet_text_bytes_max / 1024 / 1024) + " MiB of text");
        }
        if (column_ >= row_.cells.size()) row_.cells.resize(column_ + 1);
        std::string& cell = row_.cells[column_];
        if (!cell.empty()) {
            refuse_damaged("row " + std::to_string(row_.number) + " has a cell twice", row_.number);
        }
        cell = std::move(text);
    }

    std::string cell_text() {
        // A formula that came to no text has it stored, as a text of no length.
        const bool not_stored = has_formula_ && type_ != CellType::text;
        if (words_.empty()) return not_stored ? "=" + formula_ : "";
        const CellFormat format = style_ < formats_.size() ? formats_[style_] : CellFormat{};
        switch (type_) {
            case CellType::shared: return shared_text();
            case CellType::truth: return words_ == "0" || words_ == "false" ? "FALSE" : "TRUE";
            case CellType::date: return iso_date_text(words_, format);
            case CellType::text: return unescaped(words_);
            case CellType::number: break;
        }
        const bool is_date = format.date || format.time;
        return is_date ? date_text(words_, format, workbook_.since_1904)
                       : number_text(words_, format);
    }
    std::string shared_text() const {
        const std::int64_t index = number_in(words_, -1);
        if (index < 0 || std::cmp_greater_equal(index, strings_.size())) {
            refuse_damaged("row " + std::to_string(row_.number) + " uses a text that is not there",
                           row_.number);
        }
        return std::string(strings_[static_cast<std::size_t>(index)]);
    }

    void end_row() {
        if (row_.cells.empty()) return;
        if (std::exchange(first_, false)) width_ = row_.cells.size();
        if (row_.cells.size() < width_) row_.cells.resize(width_);
        if (row_.cells.size() > cells_max_) {
            throw SheetRefusal{{"malformed",
                                "Row " + std::to_string(row_.number) + ": more than " +
                                    std::to_string(cells_max_) +
                                    " columns in this row. Correct the file and try again.",
                                row_.number}};
        }
        has_enough_ = !take_(row_);
    }

    const Workbook& workbook_;
    const std::vector<CellFormat>& formats_;
    const SharedStrings& strings_;
    const std::size_t cells_max_;
    const std::function<bool(SheetRow&)>& take_;

    SheetRow row_;
    std::size_t row_bytes_ = 0, bytes_ = 0, width_ = 0;
    std::int64_t cells_ = 0;
    bool first_ = true, in_cells_ = false, has_enough_ = false;

    // Of the cell being read.
    std::size_t column_ = 0, style_ = 0, next_column_ = 0;
    CellType type_ = CellType::number;
    std::string words_, formula_;
    std::string* collected_ = nullptr;
    bool has_formula_ = false, aloud_ = false;
};

[[noreturn]] void refuse_compound(std::string_view bytes) {
    // Its own folder is in UTF-16.
    constexpr std::string_view encrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    if (bytes.find(encrypted) != bytes.npos) {
        refuse_sheet("workbook_encrypted",
                     "The workbook is protected by a password. Open it in Excel, take the "
                     "password away under File, Info, Protect Workbook, save it and try again.");
    }
    refuse_sheet("workbook_old",
                 "This is a workbook of the old kind, .xls. Open it in Excel, save it as an Excel "
                 "workbook (.xlsx), or as CSV in UTF-8, and try again.");
}

std::vector<std::string> names_of(const std::vector<Sheet>& sheets) {
    std::vector<std::string> names;
    for (const Sheet& sheet : sheets) names.push_back(sheet.name);
    return names;
}

// “Leads”, “Old”: the first of them.
std::string quoted(const std::vector<std::string>& names) {
    constexpr std::size_t named_max = 20;
    std::string words;
    for (std::size_t i = 0; i < names.size() && i < named_max; ++i) {
        words += (i == 0 ? "“" : ", “") + names[i] + "”";
    }
    return names.size() > named_max ? words + ", …" : words;
}

std::string folded(std::string_view name) {
    std::string plain(name);
    for (char& c : plain) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return plain;
}

const Sheet& chosen_of(const std::vector<Sheet>& sheets, const std::string& wanted) {
    if (wanted.empty()) {
        const auto shown = std::find_if(sheets.begin(), sheets.end(),
                                        [](const Sheet& sheet) { return !sheet.hidden; });
        return shown == sheets.end() ? sheets.front() : *shown;
    }
    for (const Sheet& sheet : sheets) {
        if (folded(sheet.name) == folded(wanted)) return sheet;
    }
    const std::int64_t place = number_in(wanted, 0);
    if (place >= 1 && std::cmp_less_equal(place, sheets.size())) {
        return sheets[static_cast<std::size_t>(place - 1)];
    }
    const std::vector<std::string> names = names_of(sheets);
    throw SheetRefusal{{"sheet_unknown",
                        "The workbook has no sheet “" + wanted + "”. Choose one of " +
                            quoted(names) + ".",
                        0, names}};
}

[[noreturn]] void refuse_empty(const Sheet& sheet, const std::vector<Sheet>& all) {
    std::vector<std::string> others;
    for (const Sheet& other : all) {
        if (&other != &sheet) others.push_back(other.name);
    }
    const std::string message =
        "The sheet “" + sheet.name + "” is empty. " +
        (others.empty() ? "Choose a file with a header and rows."
                        : "Choose another one of the workbook: " + quoted(others) + ".");
    throw SheetRefusal{{"sheet_empty", message, 0, names_of(all), sheet.name}};
}

WorkbookSheets read(std::string_view bytes, const SheetTerms& terms,
               const std::function<bool(SheetRow&)>& take) {
    if (is_compound_file(bytes)) refuse_compound(bytes);
    Package package(bytes);
    const Workbook workbook = read_workbook(package);
    const Sheet& sheet = chosen_of(workbook.sheets, terms.sheet);
    const std::vector<CellFormat> formats = read_formats(package, workbook.styles);
    const SharedStrings strings = read_shared_strings(package, workbook.shared_strings);
    SheetReader reader(workbook, formats, strings, terms.cells_max, take);
    read_xml(package, sheet.part, reader);
    if (reader.was_empty()) refuse_empty(sheet, workbook.sheets);
    return {sheet.name, names_of(workbook.sheets)};
}

}  // namespace

bool is_workbook(std::string_view bytes) { return is_zip(bytes) || is_compound_file(bytes); }

Result<WorkbookSheets, SheetError> read_sheet(std::string_view bytes, const SheetTerms& terms,
                                         const std::function<bool(SheetRow&)>& take) {
    try {
        return read(bytes, terms, take);
    } catch (SheetRefusal& refusal) {
        return std::move(refusal.error);
    }
}

}  // namespace recall
