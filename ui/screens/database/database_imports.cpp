// The files that entered a list. An import that nobody has touched can be undone.
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr float dialog_width_px = 640;
constexpr float height_px = 320;
constexpr float imports_width_min_px = 520;

void draw_import(const DatabaseFrame& database, const Import& import, Table& table) {
    const std::string when = time_of_day(database.model, import.at);
    const std::string file = import.file.empty() ? "No file name" : import.file;
    table.begin_plain_row(file + ", " + when);
    table.two_lines(file, when + " by " + name_of(database.view(), import.by));
    table.number(import.count);
    if (import.undone_at) {
        table.badge("Undone", Tone::neutral);
        return table.skip();
    }
    table.badge("In the list", Tone::good);
    const ButtonOptions undo{.icon = icon::undo,
                             .tooltip = "Takes its numbers out again, if none was touched",
                             .disabled = database.why_not,
                             .busy = database.model.asking};
    if (!table.button("undo", "Undo", undo)) return;
    database.wishes.push_back(
        Give{UndoImport{import.id}, "“" + file + "” is out of the list again"});
}

void draw_table(const DatabaseFrame& database, const PageOf<Import>& page, bool here) {
    const float hide = width_left() >= imports_width_min_px ? 0 : never_px;
    const std::array<Column, 4> columns = {
        Column{.name = "File"}, Column{.name = "New numbers", .width = 90, .number = true},
        Column{.name = "Stands", .width = 92, .hide_below = hide},
        Column{.name = "Undo", .width = 96, .name_hidden = true}};
    const std::string empty =
        empty_words(database.model, page, false, "No file has entered this list yet");
    Table table("imports", "Imports", columns,
                {.height = height_px,
                 .row_height = two_line_row,
                 .empty_icon = icon::file_up,
                 .empty = empty});
    while (table.next(here ? page.items.size() : 0)) {
        draw_import(database, page.items[table.row()], table);
    }
}

}  // namespace

void draw_imports_dialog(const DatabaseFrame& database) {
    DatabaseMemory& memory = database.memory;
    const List* list = memory.chosen ? database.view().list(*memory.chosen) : nullptr;
    if (!memory.showing_imports || !list) return;
    Inquiry inquiry;
    inquiry.path = path_of(ImportsQuery{.list = list->id});
    inquiry.about = list->id;
    inquiry.stamp = static_cast<std::uint64_t>(database.view().counts(list->id).total);
    keep_asking(database.model, Topic::imports, inquiry, database.wishes);
    const PageOf<Import>& page = database.model.answers->imports;
    const Dialog dialog("imports", "Imports into " + list->name, {.width = dialog_width_px});
    if (dialog) {
        const bool here = page.about == list->id;
        if (here) draw_problem(page, Topic::imports, database.wishes);
        draw_table(database, page, here);
    }
    if (dialog.dismissed()) memory.showing_imports = false;
}

}  // namespace recall::ui
