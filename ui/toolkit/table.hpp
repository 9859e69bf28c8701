// Tables: a frozen header that sorts, rows of equal height of which only the visible ones are
// drawn, cells that know how to line up. 100,000 rows cost what thirty do.
//
//     static constexpr ui::Column columns[] = {
//         {.name = "Name", .weight = 2, .sortable = true},
//         {.name = "Attempts", .width = 90, .number = true, .hide_below = 600},
//     };
//     ui::Table table("leads", "My numbers", columns, {.sort = &sort, .empty = "No numbers yet"});
//     if (table.sort_changed()) …;
//     while (table.next(leads.size())) {
//         const Lead& lead = *leads[table.row()];
//         if (table.begin_row(lead.name, lead.id == selected)) selected = lead.id;
//         table.text(lead.name);
//         table.number(lead.attempts);
//     }
//
// Cells are given in the order of the columns; those of a hidden column are skipped by themselves.
//
// A right click, or a finger held down, on a row offers to copy what is written in it; so does the
// menu key. Ctrl+C copies the whole row.
#pragma once
#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/menu.hpp"
#include "ui/toolkit/text.hpp"
#include "ui/toolkit/theme.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace recall::ui {

constexpr float never_px = 1e6F;  // Column::hide_below of one that is never shown.

struct Column {
    std::string_view name;
    float width = 0;  // CSS pixels; 0: a share of what is left, by weight.
    float weight = 1;
    bool sortable = false;
    bool number = false;       // Set to the right.
    float hide_below = 0;      // Not shown while the table is narrower than this, CSS pixels.
    bool name_hidden = false;  // A column of buttons or ticks: its name is not drawn.
};

// The caller keeps it; a press on a header changes it.
struct ColumnSort {
    int column = 0;
    bool descending = false;
};

struct TableOptions {
    ColumnSort* sort = nullptr;
    // Height in CSS pixels. 0: what is left of the window, but not less than height_min.
    // whole_height: as tall as its rows, for short tables; every row is drawn.
    float height = 0;
    float height_min = 240;
    float row_height = 0;  // CSS pixels; 0: table_row_px(). two_line_row: for cells of two lines.
    const char* empty_icon = nullptr;
    std::string_view empty = "Nothing here yet";
};
constexpr float whole_height = -1;
constexpr float two_line_row = -2;
float table_row_px();  // Of cells of one line, CSS pixels: comfortable or compact.
// Of a table that shows so many rows of that height, its header above them.
float table_height_px(std::size_t rows, float row_height);

class Table {
public:
    // `name` is what the table is called aloud.
    Table(std::string_view id, std::string_view name, std::span<const Column> columns,
          const TableOptions& options = {});
    ~Table();
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    bool sort_changed() const { return sort_changed_; }

    // Steps to the next visible one of `count` rows; false after the last.
    bool next(std::size_t count);
    std::size_t row() const { return static_cast<std::size_t>(row_); }

    // Opens the row that next() stepped to. `name` names it aloud. True when it is pressed (or
    // entered with the keyboard). A row for reading only: begin_plain_row.
    bool begin_row(std::string_view name, bool selected = false);
    void begin_plain_row(std::string_view name);

    // Cells, one call each.
    void text(std::string_view words, Ink ink = Ink::normal, Type type = Type::body);
    void two_lines(std::string_view words, std::string_view below);
    void number(std::int64_t value);
    void badge(std::string_view words, Tone tone = Tone::neutral);
    void progress(float share, std::string_view words);  // share 0…1
    bool check(std::string_view name, bool& checked);
    // A small button; the cell's id is the button's. Its column is usually name_hidden.
    bool button(std::string_view id, std::string_view label, const ButtonOptions& options = {});
    // A button with an icon that opens a menu; the index of the entry chosen, or -1.
    int menu(std::string_view id, std::string_view name, std::span<const MenuItem> items);
    // A cell left empty.
    void skip() { next_cell(); }
    // A cell drawn by the caller: true if it is visible. The cursor stands so that `height` CSS
    // pixels are centred in the row, and `width` (if given) at the right edge of a number column.
    bool custom(float height, float width = 0);

private:
    static constexpr std::size_t columns_max = 32;

    void set_up_columns();
    void draw_header();
    void header_cell(int column);
    void draw_empty(ImVec2 from);
    void start_row();
    void end_row();
    bool next_cell();
    void place(float height_px, float width_px);
    void notice_copying(bool focused);
    void note_words(std::string_view words);
    void draw_copy_menu();

    std::span<const Column> columns_;
    TableOptions options_;
    std::string_view name_;
    ImGuiListClipper clipper_;
    ImRect outer_;
    int slots_[columns_max] = {};  // ImGui's index of a column, -1 while it is hidden.
    float row_height_ = 0;         // ImGui units, as are the two below.
    float cell_top_ = 0;
    int count_ = -1;
    int row_ = -1;
    int cell_ = -1;
    bool open_ = false;
    bool sort_changed_ = false;
    bool row_open_ = false;
    bool finished_ = false;
    int copied_row_ = -1;
    enum class Copying { nothing, offered, at_once };
    Copying copying_ = Copying::nothing;  // The words of the row that is being drawn.
};

}  // namespace recall::ui
