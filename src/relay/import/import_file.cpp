#include "relay/import/import_file.hpp"

#include "core/number_zones.hpp"
#include "core/numbers.hpp"
#include "relay/desk/limits.hpp"
#include "relay/import/cell_text.hpp"
#include "relay/import/column_plan.hpp"
#include "relay/import/csv_text.hpp"
#include "relay/import/do_not_call_words.hpp"
#include "relay/import/file_text.hpp"
#include "relay/import/import_workbook.hpp"
#include "relay/import/phone_numbers.hpp"
#include "relay/import/repeats.hpp"

#include <algorithm>
#include <unordered_map>

namespace recall {

namespace {

// "none" and "Kestrel Ltd" in a column of numbers are not worth a word.
constexpr std::ptrdiff_t phone_digits_min = 5;

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
    cell = trimmed_cell(cell);
    if (cell.starts_with("* ")) cell.remove_prefix(2);
    return cell_beginning(cell, name_bytes_max / 2);
}

ImportError no_rows() {
    return {"no_rows", "The file has a header and no rows. Choose one with numbers in it."};
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
    Reader(const ImportOptions& options, const Calendar& calendar, const TableShape& shape,
           ColumnPlan plan)
        : options_(options),
          calendar_(calendar),
          shape_(shape),
          plan_(std::move(plan)),
          headers_(plan_.headers),
          columns_(plan_.columns),
          exported_(plan_.exported) {
        file_.delimiter = shape.delimiter;
        file_.columns = plan_.told;
        file_.headings_sure = shape.headings_sure;
    }

    // False where the file is refused: error_ says why.
    bool take(CsvRow& row) {
        if (row.line < shape_.rows_from) {
            if (row.line == shape_.header_line) header_text_ = with_line_break(row.text);
            return true;
        }
        if (is_blank_row(row)) return true;
        ++file_.rows;
        if (const std::string reason = misshapen(row); !reason.empty()) {
            refuse(row, "", reason, row.text);
            return true;
        }
        if (exported_) {
            for (std::string& cell : row.cells) cell = without_guard(cell);
        }
        odd_.clear();
        NewLead lead;
        if (!exported_ || !exported_->read_numbers(row.cells, lead)) read_numbers(row, lead);
        if (!lead.phone) {
            const auto& [column, reason, text] = odd_.front();
            refuse(row, column, reason, text);
            return true;
        }
        note_do_not_call(row, lead);
        read_others(row, lead);
        place(lead);
        if (exported_) exported_->read_zone_from(row.cells, lead);
        for (const OddCell& cell : odd_) lead.columns.add(cell.column, cell.text);
        const auto [seen, fresh] = seen_.try_emplace(lead.phone, file_.leads.size());
        if (!fresh) {
            note_repeat(row, lead, seen->second);
            if (!options_.every_row) return true;
        }
        if (const auto reason = too_long(lead)) {
            if (fresh) seen_.erase(seen);
            refuse(row, "", *reason, row.text);
            return true;
        }
        return keep(row, std::move(lead));
    }

    Result<ImportFile, ImportError> finish() && {
        if (error_) return *error_;
        if (file_.rows == 0) {
            return no_rows();
        }
        return std::move(file_);
    }

private:
    bool fail(ImportError error) {
        error_ = std::move(error);
        return false;
    }

    // Why the row is none of these columns; empty: each of its cells is in its column now.
    std::string misshapen(CsvRow& row) const {
        const std::size_t first = plan_.cells[columns_.phones.front().column];
        if (const std::int64_t line =
                row_swallowed_by(row, shape_.delimiter, plan_.row_cells, first)) {
            return "a quote that opens in this row takes in line " + std::to_string(line) +
                   ", which looks like a row of its own";
        }
        if (plan_.fit(row)) return "";
        return "has " + std::to_string(width_of(row.cells)) + " cells where " +
               (shape_.header_line > 0 ? "the header has " : "there are ") +
               std::to_string(plan_.row_cells);
    }

    // Also of a row that repeats another, or is refused for what else it holds.
    void note_do_not_call(const CsvRow& row, const NewLead& lead) {
        if (exported_) exported_->read_bar_lines(row.cells, lead, file_.not_to_call);
        if (!columns_.do_not_call) return;
        const std::string& cell = row.cells[*columns_.do_not_call];
        const DoNotCallWord word = do_not_call_word(cell);
        if (word == DoNotCallWord::no) return;
        for (const Phone phone : phones_of(lead)) file_.do_not_call.push_back(phone);
        if (word == DoNotCallWord::yes) return;
        odd_.push_back({headers_[*columns_.do_not_call],
                        "neither yes nor no: the number is not called, and the cell is kept as a "
                        "column",
                        cell});
    }

    void note_repeat(const CsvRow& row, const NewLead& lead, std::size_t of) {
        ++file_.repeats;
        if (file_.repeated.size() == import_refused_max || options_.every_row) return;
        file_.repeated.push_back({row.line, lead.phone, file_.lines[of], {},
                                  what_differs(lead, file_.leads[of])});
    }

    // Empty: the row names a country that there is not.
    std::string region_of(const CsvRow& row) {
        if (!columns_.code) return options_.region;
        const std::string_view code = trimmed_cell(row.cells[*columns_.code]);
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
            if (trimmed_cell(cell).empty()) continue;
            const std::string& header = headers_[column.column];
            // A number that names its country itself needs no column for that.
            if (region.empty() && !trimmed_cell(cell).starts_with('+')) {
                odd_.push_back({headers_[*columns_.code], "there is no such country code",
                               row.cells[*columns_.code]});
                continue;
            }
            const std::string& of = region.empty() ? options_.region : region;
            const bool exported = plain_header(header) == further_phones_header;
            std::string label = shape_.header_line > 0 ? label_in(header) : "";
            if (column.label && !trimmed_cell(row.cells[*column.label]).empty()) {
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
            lead.name = trimmed_cell(row.cells[*columns_.name]);
        }
        for (const std::size_t part : columns_.name_parts) {
            const std::string_view word = trimmed_cell(row.cells[part]);
            if (word.empty()) continue;
            if (!lead.name.empty()) lead.name += ' ';
            lead.name += word;
        }
        if (columns_.zone) {
            const std::string zone(trimmed_cell(row.cells[*columns_.zone]));
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
        if (file_.leads.size() >= import_rows_max) {
            return fail({"too_many_rows",
                         "The file has more than " + std::to_string(import_rows_max) +
                             " numbers, the most one import takes. Split it.",
                         row.line});
        }
        for (const OddCell& cell : odd_) {
            if (cell.reason.empty() || file_.warnings.size() == import_refused_max) continue;
            file_.warnings.push_back(
                {row.line, cell.column, cell.reason, cell_beginning(cell.text)});
        }
        if (file_.preview.size() < import_preview_rows) file_.preview.push_back({row.line, lead});
        file_.leads.push_back(std::move(lead));
        file_.lines.push_back(row.line);
        return true;
    }

    void refuse(const CsvRow& row, const std::string& column, std::string reason,
                std::string_view text) {
        ++file_.refused_count;
        if (file_.refused.size() < import_refused_max) {
            file_.refused.push_back({row.line, column, std::move(reason), cell_beginning(text)});
        }
        if (file_.refused_file.empty()) file_.refused_file = header_text_;
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
    const TableShape& shape_;
    const ColumnPlan plan_;
    const std::vector<std::string>& headers_;
    const ImportColumns& columns_;
    const std::optional<ExportedLeads>& exported_;  // where it is a table of ours
    ImportFile file_;
    std::optional<ImportError> error_;
    std::string header_text_;  // with its line break; empty: there is none
    std::unordered_map<Phone, std::size_t> seen_;  // which lead has it
    std::unordered_map<std::string, std::string> regions_;
    std::unordered_map<std::string, bool> zones_;
    std::vector<OddCell> odd_;  // of the row being read
};

FileShape told_shape(const FileText& file, const TableShape& shape) {
    return {.delimiter = std::string(1, shape.delimiter),
            .encoding = file.encoding(),
            .encoding_guessed = file.is_guessed(),
            .letters = shape.letters,
            .header_line = shape.header_line,
            .first_lines = shape.first_lines,
            .header_sure = shape.headings_sure};
}

}  // namespace

Result<ImportFile, ImportError> read_import(std::string_view bytes, const ImportOptions& options,
                                            const Calendar& calendar) {
    if (const auto error = check_import_size(bytes)) return *error;
    if (is_workbook(bytes)) return read_workbook_import(bytes, options, calendar);
    const auto file = FileText::read(bytes, options.encoding, options.region);
    if (!file) {
        ImportError error = file.error();
        const bool may_be_other = error.code == "not_utf8" || error.code == "wrong_encoding";
        if (may_be_other) {
            error.shape = {.delimiter = ",",
                           .encoding = options.encoding.empty() ? "utf-8" : options.encoding};
        }
        return error;
    }
    const std::string_view text = file.value().text();
    const TableShape shape = shape_of(text, options);
    const FileShape told = told_shape(file.value(), shape);
    const auto with_shape = [&told](ImportError error) {
        error.shape = told;
        return error;
    };
    if (shape.headers.empty()) return with_shape(no_rows());
    auto plan = plan_columns(text, shape, options);
    if (!plan) return with_shape(plan.error());
    Reader reader(options, calendar, shape, std::move(plan).value());
    const auto wrong = read_csv(text, shape.delimiter, import_cells_max,
                                [&reader](CsvRow& row) { return reader.take(row); });
    if (wrong) {
        return with_shape({"malformed",
                           "Line " + std::to_string(wrong->line) + ": " + wrong->reason +
                               ". Correct the file and try again.",
                           wrong->line});
    }
    auto found = std::move(reader).finish();
    if (!found) return with_shape(found.error());
    ImportFile read = std::move(found).value();
    read.shape = told;
    return read;
}

}  // namespace recall
