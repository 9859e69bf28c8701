#include "relay/import/table_shape.hpp"

#include "relay/import/cell_text.hpp"
#include "relay/import/csv_text.hpp"
#include "relay/import/exported_leads.hpp"
#include "relay/import/phone_numbers.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace recall {

namespace {

constexpr std::size_t look_bytes = 256 * 1024;
constexpr std::size_t look_rows = 60;       // of which the columns are judged
constexpr std::size_t header_rows_max = 12;  // the headings are among the first ones
constexpr std::size_t told_lines = 8;
constexpr std::size_t told_letters = 6;
constexpr std::size_t sample_bytes = 40;
constexpr std::ptrdiff_t lone_digits_min = 9;  // a date has eight
constexpr std::size_t heading_bytes_max = 60;
constexpr std::size_t number_columns_max = 200;  // so many columns are looked at for numbers

struct SeenRow {
    std::int64_t line = 0;
    std::string text;  // its beginning
    std::vector<std::string> cells;
};

std::size_t filled_cells(const std::vector<std::string>& cells) {
    return static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [](const std::string& cell) {
            return !trimmed_cell(cell).empty();
        }));
}

// The first rows that are not blank, of the beginning of the text.
std::vector<SeenRow> first_rows(std::string_view text, char delimiter, std::size_t rows_max) {
    std::vector<SeenRow> rows;
    // A wrong guess may find a quote that never closes: what came before it is seen all the same.
    (void)read_csv(text.substr(0, look_bytes), delimiter, import_cells_max,
                   [&rows, rows_max](const CsvRow& row) {
                       if (is_blank_row(row)) return true;
                       rows.push_back({row.line, cell_beginning(row.text, 2 * sample_bytes),
                                       row.cells});
                       return rows.size() < rows_max;
                   });
    // The last of them may end where the beginning does.
    const bool is_cut = text.size() > look_bytes && rows.size() < rows_max;
    if (is_cut && !rows.empty()) rows.pop_back();
    return rows;
}

// What a first line "sep=;" says.
std::optional<char> separator_said(std::string_view text) {
    std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    if (line.starts_with('"')) line.remove_prefix(1);
    constexpr std::string_view word = "sep=";
    if (line.size() <= word.size()) return std::nullopt;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = line[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != word[i]) {
            return std::nullopt;
        }
    }
    const char said = line[word.size()];
    if (line.find_first_not_of("\",;\t| ", word.size() + 1) != line.npos) return std::nullopt;
    return std::string_view(",;\t|:").find(said) == std::string_view::npos ? std::nullopt
                                                                         : std::optional(said);
}

bool is_valid_number(const std::string& cell, const std::string& region) {
    return count_digits(cell) >= 5 && !read_phones(cell, region).phones.empty();
}

// Also one that cannot be called: that is no heading either.
bool looks_like_number(const std::string& cell, const std::string& region) {
    if (is_valid_number(cell, region)) return true;
    return count_digits(cell) >= lone_digits_min &&
           cell.find_first_not_of("0123456789+ ()-./") == std::string::npos;
}

bool holds_number(const SeenRow& row, const std::string& region) {
    const auto end = row.cells.begin() + static_cast<std::ptrdiff_t>(
                                             std::min(row.cells.size(), number_columns_max));
    return std::any_of(row.cells.begin(), end, [&region](const std::string& cell) {
        return looks_like_number(cell, region);
    });
}

// Whether any of its cells is such a heading, or was said to be of that use.
template <typename IsSuch>
bool has_heading(const SeenRow& row, IsSuch is_such) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string& cell) {
        return cell.size() <= heading_bytes_max && is_such(plain_header(cell));
    });
}

// How many cells most rows have, where it is more than one.
std::size_t usual_cells(const std::vector<SeenRow>& rows) {
    std::map<std::size_t, int> counts;
    for (const SeenRow& row : rows) ++counts[std::max<std::size_t>(row.cells.size(), 1)];
    std::size_t usual = 1;
    int most = 0;
    for (const auto& [cells, count] : counts) {
        if (cells > 1 && count >= most) {
            usual = cells;
            most = count;
        }
    }
    return usual;
}

// Whether it holds the headings of a table that was exported here.
bool is_export_header(const SeenRow& row) {
    std::vector<std::string> headers;
    for (const std::string& cell : row.cells) {
        headers.push_back(without_guard(trimmed_cell(cell)));
    }
    return ExportedLeads::with(headers).has_value();
}

// Where the headings and the first row are, in `rows`.
struct Found {
    std::optional<std::size_t> header;
    std::size_t first = 0;
};

Found find_header(const std::vector<SeenRow>& rows, const ImportOptions& options) {
    const std::size_t usual = usual_cells(rows);
    const auto is_title = [&](const SeenRow& row) {
        return usual > 1 && filled_cells(row.cells) == 1;
    };
    const auto names_numbers = [&options](const std::string& header) {
        const auto before = options.remembered.find(header);
        return names_phones(header) ||
               (before != options.remembered.end() && before->second == "phone");
    };
    for (std::size_t i = 0; i < rows.size() && i < header_rows_max; ++i) {
        // A customer's column may be called anything, a number too.
        if (is_export_header(rows[i])) return {i, i + 1};
        if (holds_number(rows[i], options.region)) break;
        if (!is_title(rows[i]) && has_heading(rows[i], names_numbers)) return {i, i + 1};
    }
    std::size_t first = 0;
    while (first + 1 < rows.size() && first < header_rows_max && is_title(rows[first]) &&
           !holds_number(rows[first], options.region)) {
        ++first;
    }
    if (first < rows.size() && holds_number(rows[first], options.region)) return {{}, first};
    return {first, first + 1};
}

Found header_said(const std::vector<SeenRow>& rows, std::int64_t line) {
    if (line == 0) return {{}, 0};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].line >= line) return {i, i + 1};
    }
    return {rows.empty() ? std::nullopt : std::optional<std::size_t>(0), 1};
}

bool is_word(std::string_view cell) {
    const bool letters = std::any_of(cell.begin(), cell.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    return letters && cell.find_first_of("0123456789@/:_|") == cell.npos;
}

ColumnLook look_at(const std::vector<SeenRow>& rows, std::size_t from, std::size_t column,
                   const std::string& region) {
    ColumnLook look;
    std::size_t filled = 0, phones = 0, digits = 0, words = 0;
    for (std::size_t i = from; i < rows.size(); ++i) {
        if (column >= rows[i].cells.size()) continue;
        const std::string cell(trimmed_cell(rows[i].cells[column]));
        if (cell.empty()) continue;
        if (look.sample.empty()) look.sample = cell_beginning(cell, sample_bytes);
        ++filled;
        phones += column < number_columns_max && is_valid_number(cell, region);
        digits += count_digits(cell) > 0;
        words += is_word(cell);
    }
    look.phones = phones > 0 && phones * 2 >= filled;
    look.digits = digits > 0 && digits * 2 >= filled;
    look.words = words > 0 && words * 10 >= filled * 9;
    return look;
}

// Whether a first line whose words nobody knows holds headings all the same: what stands above the
// numbers is a word, and every column has one. A lead without a number looks otherwise.
bool speaks_of_columns(const std::vector<std::string>& headers,
                       const std::vector<ColumnLook>& looks) {
    constexpr std::string_view for_none[] = {
        "none",    "nil",     "null",      "unknown",   "withheld", "private", "anonymous",
        "missing", "no phone", "not given", "not known", "blocked",  "hidden",  "refused",
        "keine",   "aucun",   "ninguno",   "unlisted",  "n.a.",     "n/a",     "tbd"};
    bool above_numbers = false;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const std::string& header = headers[i];
        if (header.empty() && !looks[i].sample.empty()) return false;
        if (count_digits(header) > 0 || header.find('@') != header.npos) return false;
        if (!looks[i].phones) continue;
        std::string lower = header;
        std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        const bool says_none = std::find(std::begin(for_none), std::end(for_none), lower) !=
                               std::end(for_none);
        above_numbers = is_word(header) && header.size() > 2 && !says_none;
        if (!above_numbers) return false;
    }
    return above_numbers;
}

// Wherever in the file: what cannot be seen in the first rows is what one wants to see.
std::vector<std::string> cells_with_letters(std::string_view text) {
    std::vector<std::string> cells;
    const auto is_other = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    for (std::size_t at = 0; at < text.size() && cells.size() < told_letters; ++at) {
        const auto found = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                                        is_other);
        if (found == text.end()) break;
        constexpr std::string_view ends = ",;\t|\r\n\"";
        const auto middle = static_cast<std::size_t>(found - text.begin());
        const std::size_t before = text.find_last_of(ends, middle);
        const std::size_t from = before == text.npos ? 0 : before + 1;
        const std::size_t to = std::min(text.find_first_of(ends, middle), text.size());
        std::string cell =
            cell_beginning(trimmed_cell(text.substr(from, to - from)), sample_bytes);
        if (std::find(cells.begin(), cells.end(), cell) == cells.end()) {
            cells.push_back(std::move(cell));
        }
        at = to;
    }
    return cells;
}

// Whether a line of a cell has as many cells as a row, and digits where the number belongs.
bool is_row_like(std::string_view line, char delimiter, std::size_t columns,
                 std::size_t phone_column) {
    constexpr std::ptrdiff_t phone_digits = 7;
    const auto between = std::count(line.begin(), line.end(), delimiter);
    if (static_cast<std::size_t>(between) + 1 != columns) return false;
    std::size_t from = 0;
    for (std::size_t i = 0; i < phone_column; ++i) from = line.find(delimiter, from) + 1;
    const std::size_t to = std::min(line.find(delimiter, from), line.size());
    return count_digits(line.substr(from, to - from)) >= phone_digits;
}

}  // namespace

bool is_blank_row(const CsvRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
        return trimmed_cell(cell).empty();
    });
}

std::size_t width_of(const std::vector<std::string>& cells) {
    std::size_t width = cells.size();
    while (width > 0 && trimmed_cell(cells[width - 1]).empty()) --width;
    return width;
}

// The one with which most rows have as many cells; of several, with which they have most. What was
// exported here says itself what it has, whatever stands in its cells.
char detect_delimiter(std::string_view text) {
    const auto first = first_rows(text, ',', 1);
    if (!first.empty() && is_export_header(first.front())) return ',';
    constexpr std::array<char, 4> candidates{',', ';', '\t', '|'};
    constexpr std::size_t rows_looked_at = 20;
    char best = ',';
    std::pair<std::size_t, std::size_t> best_is{0, 0};
    for (const char candidate : candidates) {
        const auto rows = first_rows(text, candidate, rows_looked_at);
        const std::size_t usual = usual_cells(rows);
        if (usual < 2) continue;
        const auto as_usual = static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [usual](const SeenRow& row) {
                return row.cells.size() == usual;
            }));
        // A few ragged rows are no better where the first line speaks for another.
        const std::pair<std::size_t, std::size_t> is{as_usual, rows.front().cells.size()};
        if (is > best_is) {
            best = candidate;
            best_is = is;
        }
    }
    return best;
}

TableShape shape_of(std::string_view text, const ImportOptions& options) {
    TableShape shape;
    const std::optional<char> separator = separator_said(text);
    shape.delimiter = options.delimiter ? *options.delimiter
                      : separator       ? *separator
                                        : detect_delimiter(text);
    std::vector<SeenRow> rows = first_rows(text, shape.delimiter, look_rows);
    if (separator && !rows.empty() && rows.front().line == 1) rows.erase(rows.begin());
    for (std::size_t i = 0; i < rows.size() && i < told_lines; ++i) {
        shape.first_lines.push_back({rows[i].line, rows[i].text});
    }
    shape.letters = cells_with_letters(text);
    if (rows.empty()) return shape;
    const Found found = options.header ? header_said(rows, *options.header)
                                       : find_header(rows, options);
    std::size_t columns = 0;
    for (std::size_t i = found.first; i < rows.size(); ++i) {
        columns = std::max(columns, width_of(rows[i].cells));
    }
    if (found.header) {
        const SeenRow& header = rows[*found.header];
        shape.header_line = header.line;
        shape.rows_from = header.line + 1;
        for (const std::string& cell : header.cells) shape.headers.emplace_back(trimmed_cell(cell));
        const bool known = has_heading(header, [&options](const std::string& plain) {
            return is_known_header(plain) || options.remembered.contains(plain);
        });
        shape.headings_sure =
            (known || options.header) && !holds_number(header, options.region);
    } else {
        shape.rows_from = found.first < rows.size() ? rows[found.first].line : 1;
        shape.headers.resize(std::max<std::size_t>(columns, 1));
    }
    for (std::size_t i = 0; i < shape.headers.size(); ++i) {
        shape.looks.push_back(look_at(rows, found.first, i, options.region));
    }
    if (found.header && !holds_number(rows[*found.header], options.region)) {
        shape.headings_sure =
            shape.headings_sure || speaks_of_columns(shape.headers, shape.looks);
    }
    return shape;
}

std::vector<bool> filled_columns(std::string_view text, char delimiter, std::int64_t from_line,
                                 std::size_t columns) {
    std::vector<bool> filled(columns, false);
    (void)read_csv(text, delimiter, import_cells_max, [&](const CsvRow& row) {
        if (row.line < from_line) return true;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i < filled.size() && filled[i]) continue;
            if (trimmed_cell(row.cells[i]).empty()) continue;
            if (i >= filled.size()) filled.resize(i + 1, false);
            filled[i] = true;
        }
        return true;
    });
    return filled;
}

std::int64_t row_swallowed_by(const CsvRow& row, char delimiter, std::size_t columns,
                              std::size_t phone_column) {
    // Nearly every row is one line, and that is seen at once.
    const auto is_within = [&row](char c) {
        const auto at = row.text.find(c);
        return at != row.text.npos && at + 2 < row.text.size();
    };
    if (columns < 2 || (!is_within('\n') && !is_within('\r'))) return 0;
    std::int64_t line = row.line;
    for (const std::string& cell : row.cells) {
        // What a cell begins with belongs to the row, whatever line it is in.
        for (std::size_t at = cell.find_first_of("\r\n"); at < cell.size();) {
            const bool both = cell[at] == '\r' && at + 1 < cell.size() && cell[at + 1] == '\n';
            const std::size_t begin = at + (both ? 2 : 1);
            const std::size_t end = std::min(cell.find_first_of("\r\n", begin), cell.size());
            ++line;
            at = end;
            if (is_row_like(std::string_view(cell).substr(begin, end - begin), delimiter, columns,
                            phone_column)) {
                return line;
            }
        }
    }
    return 0;
}

}  // namespace recall
