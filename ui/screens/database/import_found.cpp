// What is told of a file before anything of it is taken: how it was read, where that is not plain;
// what is left out of it; and which rows are worth a look.
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/database/import_parts.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr std::size_t named_columns_max = 6;
constexpr std::size_t odd_rows_max = 3;  // in sight at a time
constexpr float odd_row_px = 36;
constexpr float odd_wide_min_px = 520;

// "Fax, Pager and 3 more": the columns that are so.
template <typename IsSuch>
std::string columns_words(const ImportModel& import, IsSuch is_such) {
    std::string words;
    std::size_t count = 0;
    for (std::size_t i = 0; i < import.columns.size(); ++i) {
        if (!is_such(import.columns[i])) continue;
        ++count;
        if (count > named_columns_max) continue;
        words += (words.empty() ? "" : ", ") + column_name(import.columns[i], i);
    }
    if (count > named_columns_max) {
        words += " and " + std::to_string(count - named_columns_max) + " more";
    }
    return words;
}

std::string encoding_label(const std::string& word) {
    for (const FileEncoding& one : file_encodings) {
        if (one.word == word) return std::string(one.label);
    }
    return word;
}

struct OddRow {
    std::int64_t line = 0;
    std::string what, text;
};

// Repeats that say nothing else are only counted.
std::vector<OddRow> odd_rows(const ImportModel& import) {
    std::vector<OddRow> rows;
    for (const RowRemark& one : import.warnings) {
        rows.push_back({one.line, one.column + ": " + one.reason, one.text});
    }
    for (const RowRepeat& one : import.repeats) {
        if (one.differs.empty()) continue;
        const std::string of = one.of_line > 0 ? "line " + std::to_string(one.of_line)
                                               : std::string("a number of this list");
        rows.push_back({one.line, "Repeats " + of + ", and is left out", one.differs});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const OddRow& a, const OddRow& b) { return a.line < b.line; });
    return rows;
}

}  // namespace

std::string column_name(const ImportColumn& column, std::size_t index) {
    return column.header.empty() ? column_without_heading(index) : on_one_line(column.header);
}

std::string letters_words(const FileShape& shape) {
    std::string words;
    for (const std::string& cell : shape.letters) {
        words += (words.empty() ? "“" : ", “") + on_one_line(cell) + "”";
    }
    return words;
}

void draw_how_read(const ImportModel& import) {
    const FileShape& shape = import.shape;
    if (shape.header_line == 0 && !shape.first_lines.empty()) {
        paragraph("The file has no line with headings: its first line is a number like the others. "
                  "What its columns are was guessed from what is in them.",
                  Ink::warn, Type::small);
    } else if (shape.header_line > 1) {
        const char* place = import.sheets.empty() ? "line " : "row ";
        paragraph("The headings are in " + (place + std::to_string(shape.header_line)) +
                      "; what is above them is left out.",
                  Ink::muted, Type::small);
    }
    if (shape.encoding_guessed) {
        paragraph("Read as " + encoding_label(shape.encoding) + ", by a guess. Look whether this "
                  "is right: " + letters_words(shape) + ".",
                  Ink::warn, Type::small);
    }
    const std::string gone = columns_words(import, [](const ImportColumn& column) {
        return column.use == "left_out" && !column.no_room;
    });
    if (!gone.empty()) paragraph("Left out: " + gone + ".", Ink::muted, Type::small);
    const std::string no_room = columns_words(
        import, [](const ImportColumn& column) { return column.no_room; });
    if (!no_room.empty()) {
        paragraph("A number keeps no more columns. Left out for that: " + no_room + ".", Ink::warn,
                  Type::small);
    }
    const std::string last_time = columns_words(
        import, [](const ImportColumn& column) { return column.remembered; });
    if (!last_time.empty()) {
        paragraph("As somebody said before: " + last_time + ".", Ink::muted, Type::small);
    }
}

void draw_standing(const ImportModel& import, Wishes& wishes) {
    const auto say = [](std::int64_t count, const char* one, const char* several) {
        if (count > 0) {
            paragraph(numbers_words(count) + (count == 1 ? one : several), Ink::warn, Type::small);
        }
    };
    say(import.barred, " stands on a do-not-call list: kept with the others, and never dialled.",
        " stand on a do-not-call list: kept with the others, and never dialled.");
    say(import.marked, " is marked “do not call” in the file: nobody dials it any more.",
        " are marked “do not call” in the file: nobody dials them any more.");
    say(import.in_hands, " of the file is in somebody's hands now.",
        " of the file are in somebody's hands now.");
    const ButtonOptions save{.icon = icon::file_down, .small = true};
    if (!import.has_standing_file) return;
    if (button("save_standing", "Save which these are as a file", save)) {
        wishes.push_back(SaveImportTable{ImportTable::standing});
    }
}

void draw_odd_rows(const ImportModel& import, Wishes& wishes) {
    const std::vector<OddRow> rows = odd_rows(import);
    if (rows.empty() && !import.has_repeats_file) return;
    gap(space::half);
    strong(rows.empty() ? "Repeats"
                        : count_words(rows.size(), "row worth a look", "rows worth a look"));
    if (import.has_repeats_file) {
        const ButtonOptions save{.icon = icon::file_down, .small = true};
        const char* words = "Save repeats as a file";
        right_buttons(button_width(words, save));
        if (button("save_repeats", words, save)) {
            wishes.push_back(SaveImportTable{ImportTable::repeats});
        }
    }
    if (rows.empty()) return;
    const bool wide = width_left() >= odd_wide_min_px;
    const std::array<Column, 3> columns = {
        Column{.name = "Line", .width = 40, .number = true},
        Column{.name = wide ? "What is odd" : "What is odd, and text", .weight = 1.3F},
        Column{.name = "Text", .hide_below = odd_wide_min_px}};
    const float row_height = wide ? odd_row_px : 56;
    const std::size_t in_sight = std::min(rows.size(), odd_rows_max);
    Table table("odd", "Rows worth a look", columns,
                {.height = table_height_px(in_sight, row_height), .row_height = row_height});
    while (table.next(rows.size())) {
        const OddRow& row = rows[table.row()];
        table.begin_plain_row("Line " + std::to_string(row.line));
        table.text(std::to_string(row.line));
        if (wide) table.text(row.what);
        else table.two_lines(row.what, on_one_line(row.text));
        table.text(on_one_line(row.text), Ink::muted);
    }
}

}  // namespace recall::ui
