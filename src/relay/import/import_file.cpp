#include "relay/import/import_file.hpp"

#include "core/number_zones.hpp"
#include "core/numbers.hpp"
#include "relay/desk/limits.hpp"
#include "relay/import/csv_table.hpp"
#include "relay/import/csv_text.hpp"
#include "relay/import/exported_leads.hpp"
#include "relay/import/import_workbook.hpp"
#include "relay/import/phone_numbers.hpp"

#include <utf8.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace recall {

namespace {

constexpr std::int64_t sampled_rows = 20;
// "none" and "Kestrel Ltd" in a column of numbers are not worth a word.
constexpr std::ptrdiff_t phone_digits_min = 5;

std::ptrdiff_t count_digits(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t line_at(std::string_view text, std::size_t offset) {
    return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
}

// At most so many bytes, and no half character at the end.
std::string beginning_of(std::string_view text, std::size_t bytes_max = import_text_bytes_max) {
    if (text.size() > bytes_max) {
        std::size_t size = bytes_max;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        return std::string(text.substr(0, size)) + "…";
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    return std::string(text);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<ImportError> check_size(std::string_view bytes) {
    if (bytes.size() <= import_file_bytes_max) return std::nullopt;
    return ImportError{"too_big", "The file is larger than " +
                                      std::to_string(import_file_bytes_max / (1024 * 1024)) +
                                      " MiB, the most one import takes. Split it."};
}

std::optional<ImportError> check_text(std::string_view text) {
    if (trimmed(text).empty()) {
        return ImportError{"file_empty", "The file is empty. Choose one with a header and rows."};
    }
    if (const auto zero = text.find('\0'); zero != std::string_view::npos) {
        const auto line = line_at(text, zero);
        return ImportError{"not_text",
                           "This is not a text file: byte " + std::to_string(zero + 1) +
                               ", in line " + std::to_string(line) +
                               ", is zero. Save the table as CSV in UTF-8 and try again.",
                           line};
    }
    if (const std::size_t wrong = utf8::find_invalid(text); wrong != text.npos) {
        const auto line = line_at(text, wrong);
        return ImportError{"not_utf8",
                           "The file is not UTF-8: byte " + std::to_string(wrong + 1) +
                               ", in line " + std::to_string(line) +
                               ", belongs to no character. Save the table as CSV in UTF-8 and "
                               "try again.",
                           line};
    }
    return std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, std::string_view between) {
    std::vector<std::string_view> parts;
    for (std::size_t at = text.find(between); at != text.npos; at = text.find(between)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + between.size());
    }
    parts.push_back(text);
    return parts;
}

// No longer than a label may be. "* Work" marks the number that is preferred.
std::string label_in(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.starts_with("* ")) cell.remove_prefix(2);
    return beginning_of(cell, name_bytes_max / 2);
}

// Something that could not be used as what its column is.
struct OddCell {
    std::string column;
    std::string reason;  // empty: kept without a word
    std::string text;
};

// Reads the rows of one file into an ImportFile.
class Reader {
public:
    Reader(const ImportOptions& options, const Calendar& calendar)
        : options_(options), calendar_(calendar) {}

    // False where the file is refused: error_ says why.
    bool take(const CsvRow& row) {
        if (headers_.empty()) return take_header(row);
        if (!exported_) return take_row(row);
        CsvRow plain = row;
        for (std::string& cell : plain.cells) cell = without_guard(cell);
        return take_row(plain);
    }

    Result<ImportFile, ImportError> finish() && {
        if (error_) return *error_;
        if (!headers_.empty() && columns_.phones.empty()) return phone_column_missing();
        if (headers_.empty() || file_.rows == 0) {
            return ImportError{"no_rows",
                               "The file has a header and no rows. Choose one with numbers in it."};
        }
        return std::move(file_);
    }

    ImportFile& file() { return file_; }

private:
    bool take_row(const CsvRow& row) {
        ++file_.rows;
        if (file_.rows <= sampled_rows) note_samples(row);
        if (columns_.phones.empty()) return fail(phone_column_missing());
        if (row.cells.size() != headers_.size()) {
            refuse(row, "",
                   "has " + std::to_string(row.cells.size()) + " cells where the header has " +
                       std::to_string(headers_.size()),
                   row.text);
            return true;
        }
        odd_.clear();
        NewLead lead;
        if (!exported_ || !exported_->read_numbers(row.cells, lead)) read_numbers(row, lead);
        if (!lead.phone) {
            const auto& [column, reason, text] = odd_.front();
            refuse(row, column, reason, text);
            return true;
        }
        if (seen_.contains(lead.phone)) {
            ++file_.repeats;
            return true;
        }
        read_others(row, lead);
        place(lead);
        if (exported_) exported_->read_zone_from(row.cells, lead);
        for (const OddCell& cell : odd_) lead.columns.add(cell.column, cell.text);
        if (const auto reason = too_long(lead)) {
            refuse(row, "", *reason, row.text);
            return true;
        }
        if (exported_) exported_->read_bar_lines(row.cells, lead, file_.not_to_call);
        seen_.insert(lead.phone);
        return keep(row, std::move(lead));
    }

    bool fail(ImportError error) {
        error_ = std::move(error);
        return false;
    }

    bool take_header(const CsvRow& row) {
        header_text_ = std::string(row.text);
        for (const std::string& cell : row.cells) headers_.emplace_back(trimmed(cell));
        if (!options_.uses.empty() && options_.uses.size() != headers_.size()) {
            return fail({"columns_mismatch",
                         "The file has " + std::to_string(headers_.size()) +
                             " columns, and something is said of " +
                             std::to_string(options_.uses.size()) + ". Say it of each of them.",
                         row.line});
        }
        find_columns();
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            const bool was_said = i < options_.uses.size() && !options_.uses[i].empty();
            const bool known =
                !exported_ && options_.remembered.contains(plain_header(headers_[i]));
            file_.columns.push_back({headers_[i], use_of(i), known && !was_said});
        }
        // Refused with the first row, which shows what is in it.
        if (columns_.phones.empty()) return true;
        // An export has those of all its leads, and no lead has more than it may.
        if (!exported_ && columns_.kept.size() > lead_columns_max) {
            return fail({"too_many_columns",
                         "The file has " + std::to_string(columns_.kept.size()) +
                             " further columns; a number keeps at most " +
                             std::to_string(lead_columns_max) + ". Leave some out.",
                         row.line, file_.columns});
        }
        // A kept column needs a name to be found by.
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            if (headers_[i].empty()) headers_[i] = "Column " + std::to_string(i + 1);
        }
        return true;
    }

    void find_columns() {
        std::vector<std::string> plain = headers_;
        for (std::string& header : plain) header = without_guard(header);
        exported_ = ExportedLeads::with(plain);
        if (!exported_) {
            columns_ = recognise_columns(headers_, options_.uses, options_.remembered);
            return;
        }
        headers_ = std::move(plain);
        std::vector<std::string> uses = exported_->uses();
        for (std::size_t i = 0; i < options_.uses.size(); ++i) {
            if (!options_.uses[i].empty()) uses[i] = options_.uses[i];
        }
        columns_ = recognise_columns(headers_, uses);
    }

    void note_samples(const CsvRow& row) {
        for (std::size_t i = 0; i < row.cells.size() && i < file_.columns.size(); ++i) {
            std::string& sample = file_.columns[i].sample;
            if (sample.empty()) sample = beginning_of(trimmed(row.cells[i]), 40);
        }
    }

    std::string use_of(std::size_t column) const {
        const auto is_among = [column](const std::vector<std::size_t>& columns) {
            return std::count(columns.begin(), columns.end(), column) > 0;
        };
        for (const auto& phone : columns_.phones) {
            if (phone.column == column) return "phone";
        }
        if (columns_.zone == column) return "zone";
        if (columns_.code == column) return "code";
        if (is_among(columns_.kept)) return "kept";
        return columns_.name == column || is_among(columns_.name_parts) ? "name" : "left_out";
    }

    ImportError phone_column_missing() const {
        std::string found;
        for (const std::string& header : headers_) {
            found += (found.empty() ? "“" : ", “") + beginning_of(header, 40) + "”";
            if (found.size() > 1000) {
                found += ", …";
                break;
            }
        }
        return {"phone_column_missing",
                "No column holds phone numbers. The first line must name one “Phone”, “Mobile” or "
                "“phone_number”; it has " + found + ".",
                1, file_.columns};
    }

    // Empty: the row names a country that there is not.
    std::string region_of(const CsvRow& row) {
        if (!columns_.code) return options_.region;
        const std::string_view code = trimmed(row.cells[*columns_.code]);
        if (code.empty()) return options_.region;
        const auto [at, fresh] = regions_.try_emplace(std::string(code));
        if (fresh) at->second = region_of_country(code);
        return at->second;
    }

    // The first number that can be used is the lead's. A cell that is none is kept as it stands
    // where another is; where there is none at all, the first of them says why.
    void read_numbers(const CsvRow& row, NewLead& lead) {
        const std::string region = region_of(row);
        for (const auto& column : columns_.phones) {
            const std::string& cell = row.cells[column.column];
            if (trimmed(cell).empty()) continue;
            const std::string& header = headers_[column.column];
            // A number that names its country itself needs no column for that.
            if (region.empty() && !trimmed(cell).starts_with('+')) {
                odd_.push_back({headers_[*columns_.code], "there is no such country code",
                               row.cells[*columns_.code]});
                continue;
            }
            const std::string& of = region.empty() ? options_.region : region;
            const bool exported = plain_header(header) == further_phones_header;
            std::string label = label_in(header);
            if (column.label && !trimmed(row.cells[*column.label]).empty()) {
                label = label_in(row.cells[*column.label]);
            }
            std::string reason = exported ? read_exported(cell, of, lead)
                                          : read_cell(cell, of, label, lead);
            if (!reason.empty()) odd_.push_back({header, std::move(reason), cell});
        }
        if (!lead.phone && odd_.empty()) {
            const std::size_t first = columns_.phones.front().column;
            odd_.push_back({headers_[first], read_phone("", options_.region).reason,
                            row.cells[first]});
        }
        if (lead.further.empty()) lead.label.clear();
        if (!lead.phone) return;
        for (OddCell& cell : odd_) {
            const bool plainly_none = count_digits(cell.text) < phone_digits_min;
            cell.reason = plainly_none ? "" : cell.reason + ": the cell is kept as a column";
        }
    }

    // Why the cell gives no numbers; empty where it does.
    static std::string read_cell(std::string_view cell, const std::string& region,
                                 const std::string& label, NewLead& lead) {
        const ReadPhones read = read_phones(cell, region);
        if (read.phones.empty()) return read.reason;
        for (const Phone phone : read.phones) {
            if (!add_number(lead, {phone, label})) return too_many_numbers();
        }
        return "";
    }
    static std::string read_exported(std::string_view cell, const std::string& region,
                                     NewLead& lead) {
        for (const std::string_view part : split(cell, "; ")) {
            const auto colon = part.rfind(": ");
            const bool labelled = colon != std::string_view::npos;
            const ReadPhone read = read_phone(labelled ? part.substr(colon + 2) : part, region);
            if (!read.phone) return read.reason;
            const std::string label = label_in(labelled ? part.substr(0, colon) : "");
            if (!add_number(lead, {read.phone, label})) return too_many_numbers();
        }
        return "";
    }

    // False where there is no room for it.
    static bool add_number(NewLead& lead, LabelledPhone number) {
        if (!lead.phone) {
            lead.phone = number.phone;
            lead.label = std::move(number.label);
            return true;
        }
        const std::vector<Phone> known = phones_of(lead);
        if (std::find(known.begin(), known.end(), number.phone) != known.end()) return true;
        if (known.size() == lead_numbers_max) return false;
        lead.further.push_back(std::move(number));
        return true;
    }
    static std::string too_many_numbers() {
        return "a person has at most " + std::to_string(lead_numbers_max) + " numbers";
    }

    bool knows_zone(const std::string& zone) {
        const auto [at, fresh] = zones_.try_emplace(zone);
        if (fresh) {
            const auto all = zones_in(zone);
            const auto known = [this](const std::string& one) { return calendar_.knows(one); };
            at->second = std::all_of(all.begin(), all.end(), known);
        }
        return at->second;
    }

    void read_others(const CsvRow& row, NewLead& lead) {
        if (columns_.name) {
            lead.name = trimmed(row.cells[*columns_.name]);
        }
        for (const std::size_t part : columns_.name_parts) {
            const std::string_view word = trimmed(row.cells[part]);
            if (word.empty()) continue;
            if (!lead.name.empty()) lead.name += ' ';
            lead.name += word;
        }
        if (columns_.zone) {
            const std::string zone(trimmed(row.cells[*columns_.zone]));
            if (zone.empty() || knows_zone(zone)) {
                lead.zone = zone;
            } else {
                odd_.push_back({headers_[*columns_.zone],
                                "no such time zone: the desk's is used, and the cell is kept as a "
                                "column",
                                zone});
            }
        }
        for (const std::size_t i : columns_.kept) {
            if (!row.cells[i].empty()) lead.columns.add(headers_[i], row.cells[i]);
        }
    }

    static void place(NewLead& lead) {
        if (!lead.zone.empty()) {
            lead.zone_from = ZoneFrom::column;
        } else if (const std::string_view zone = zone_of_number(lead.phone); !zone.empty()) {
            lead.zone = zone;
            lead.zone_from = ZoneFrom::number;
        }
    }

    static std::optional<std::string> too_long(const NewLead& lead) {
        if (lead.columns.count() > lead_columns_max) {
            return "there are more than " + std::to_string(lead_columns_max) + " further columns";
        }
        if (lead.name.size() > name_bytes_max) {
            return "the name is longer than " + std::to_string(name_bytes_max) + " bytes";
        }
        if (lead.columns.bytes() > lead_columns_bytes_max) {
            return "the further columns are longer than " +
                   std::to_string(lead_columns_bytes_max) + " bytes";
        }
        return std::nullopt;
    }

    bool keep(const CsvRow& row, NewLead lead) {
        if (file_.leads.size() >= import_leads_max) {
            return fail({"too_many_rows",
                         "The file has more than " + std::to_string(import_leads_max) +
                             " numbers, the most one import takes. Split it.",
                         row.line});
        }
        for (const OddCell& cell : odd_) {
            if (cell.reason.empty() || file_.warnings.size() == import_refused_max) continue;
            file_.warnings.push_back({row.line, cell.column, cell.reason, beginning_of(cell.text)});
        }
        if (file_.preview.size() < import_preview_rows) file_.preview.push_back({row.line, lead});
        file_.leads.push_back(std::move(lead));
        return true;
    }

    void refuse(const CsvRow& row, const std::string& column, std::string reason,
                std::string_view text) {
        ++file_.refused_count;
        if (file_.refused.size() < import_refused_max) {
            file_.refused.push_back({row.line, column, std::move(reason), beginning_of(text)});
        }
        if (file_.refused_file.empty()) file_.refused_file = with_line_break(header_text_);
        if (file_.refused_file.size() + row.text.size() <= import_refused_file_bytes_max) {
            file_.refused_file += with_line_break(row.text);
        }
    }
    static std::string with_line_break(std::string_view text) {
        std::string line(text);
        if (!line.ends_with('\n') && !line.ends_with('\r')) line += "\r\n";
        return line;
    }

    const ImportOptions& options_;
    const Calendar& calendar_;
    ImportFile file_;
    std::optional<ImportError> error_;
    std::string header_text_;
    std::vector<std::string> headers_;
    ImportColumns columns_;
    std::optional<ExportedLeads> exported_;  // where it is a table of ours
    std::unordered_set<Phone> seen_;
    std::unordered_map<std::string, std::string> regions_;
    std::unordered_map<std::string, bool> zones_;
    std::vector<OddCell> odd_;  // of the row being read
};

}  // namespace

Result<ImportFile, ImportError> read_import(std::string_view text, const ImportOptions& options,
                                            const Calendar& calendar) {
    if (const auto error = check_size(text)) return *error;
    if (is_workbook(text)) return read_workbook_import(text, options, calendar);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (const auto error = check_text(text)) return *error;
    Reader reader(options, calendar);
    const char delimiter = options.delimiter.value_or(detect_delimiter(text));
    reader.file().delimiter = delimiter;
    const auto wrong = read_csv(text, delimiter, import_columns_max,
                                [&reader](const CsvRow& row) { return reader.take(row); });
    if (wrong) {
        return ImportError{"malformed",
                           "Line " + std::to_string(wrong->line) + ": " + wrong->reason +
                               ". Correct the file and try again.",
                           wrong->line};
    }
    return std::move(reader).finish();
}

}  // namespace recall
