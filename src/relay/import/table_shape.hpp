// What a file looks like before its rows are read: what parts its cells, which line holds the
// headings if one does, where the rows begin, and what stands in each column.
//
//   sep=;                     says what parts cells, and is no row
//   Clients of May            titles above the headings are no rows
//   Name;Phone
//   Ada;0803 123 4501
//
// A file whose first line is a number like the others has no headings. Blank lines, and lines of
// blank cells, are no rows.
#pragma once

#include "relay/import/csv_table.hpp"
#include "relay/import/import_columns.hpp"
#include "relay/import/import_file.hpp"

#include <string_view>
#include <vector>

namespace recall {

struct TableShape {
    char delimiter = ',';
    std::int64_t header_line = 0;  // 0: there are no headings
    std::int64_t rows_from = 1;    // the line of the first row behind titles and headings
    std::vector<std::string> headers;  // trimmed; one of no words for each column without headings
    // Whether the headings are that for sure: one of them is known, somebody said so, or they are
    // words above numbers. Only then is anything remembered of them.
    bool headings_sure = false;
    std::vector<ColumnLook> looks;  // by column
    std::vector<FileLine> first_lines;
    std::vector<std::string> letters;  // cells that are not ASCII, the first ones
};
TableShape shape_of(std::string_view text, const ImportOptions& options);

// What parts the cells: , ; tab or |. A comma where nothing does.
char detect_delimiter(std::string_view text);

bool is_blank_row(const CsvRow& row);
// How many cells it has, without those at its end that are blank.
std::size_t width_of(const std::vector<std::string>& cells);

// Which of so many columns hold anything in a row from this line on; more where a row has more.
std::vector<bool> filled_columns(std::string_view text, char delimiter, std::int64_t from_line,
                                 std::size_t columns);

// Of a row in which a quote opens and a cell goes on over several lines: the first of these lines
// that looks like a row of its own, with as many cells and digits where the number belongs. 0: none
// does.
std::int64_t row_swallowed_by(const CsvRow& row, char delimiter, std::size_t columns,
                              std::size_t phone_column);

}  // namespace recall
