// Numbers that were called, or written about, and are no longer this agent's: none of them goes out
// of reach until it is completed or let go, and no note is ever out of sight.
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace recall::ui {
namespace {

constexpr std::size_t rows_in_sight_max = 3;  // More of them scroll.
constexpr float row_height_px = 56;
constexpr float header_height_px = 46;

const WorkRow* find_departed(const WorkFrame& work, AssignmentId id) {
    const auto& rows = work.list.departed();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [id](const WorkRow& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

void draw_rows(const WorkFrame& work) {
    const auto& rows = work.list.departed();
    if (rows.empty()) return;
    const std::array<Column, 2> columns = {Column{.name = "Called, but no longer yours"},
                                           Column{.name = "Status", .width = 150}};
    const auto in_sight = static_cast<float>(std::min(rows.size(), rows_in_sight_max));
    Table table("departed", "Called, but no longer yours", columns,
                {.height = header_height_px + row_height_px * in_sight,
                 .row_height = two_line_row});
    while (table.next(rows.size())) {
        const WorkRow& row = rows[table.row()];
        const std::string name = row.name() + ", " + standing_words(row) +
                                 (row.waiting ? ", waiting for the relay" : "");
        if (table.begin_row(name, work.memory.chosen == row.id)) choose(work, row.id);
        const std::string& notes = work.draft(row.id).notes;
        table.two_lines(row.name(), notes.empty() ? phone_text(row.phone) : notes);
        if (table.custom(badge_height_px)) draw_standing(row, false);
    }
}

void draw_lost_notes(const WorkFrame& work) {
    for (const AssignmentId id : work.list.lost_notes()) {
        ImGui::PushID(static_cast<int>(id.value));
        const std::string& notes = work.draft(id).notes;
        muted("Notes of a number that is no longer known here");
        paragraph(notes);
        if (button("copy", "Copy notes", {.icon = icon::copy, .small = true})) {
            work.wishes.push_back(Copy{notes});
        }
        draw_let_go(work, id);
        ImGui::PopID();
    }
}

}  // namespace

void draw_let_go(const WorkFrame& work, AssignmentId id) {
    const ButtonOptions options{.kind = ButtonKind::ghost,
                                .icon = icon::trash,
                                .tooltip = "Takes it off this list for good",
                                .small = true};
    flow(button_width("Let it go", options));
    if (button("let_go", "Let it go", options)) work.memory.letting_go = id;
}

void draw_let_go_question(const WorkFrame& work) {
    if (!work.memory.letting_go) return;
    const AssignmentId id = *work.memory.letting_go;
    const WorkRow* row = find_departed(work, id);
    const std::string& notes = work.draft(id).notes;
    std::string words = row ? "The call is not counted as yours." : std::string();
    if (!notes.empty()) words += (row ? " " : "") + ("Your notes go with it: “" + notes + "”");
    const std::string title = row ? "Let go of " + row->name() + "?" : "Let the notes go?";
    switch (ask("let_go", {.title = title,
                           .words = words,
                           .confirm = "Let it go",
                           .kind = ButtonKind::danger})) {
        case DialogAnswer::confirm:
            work.wishes.push_back(LetGo{id});
            if (work.memory.chosen == id) choose(work, std::nullopt);
            work.memory.letting_go.reset();
            break;
        case DialogAnswer::cancel: work.memory.letting_go.reset(); break;
        case DialogAnswer::none: break;
    }
}

void draw_departed(const WorkFrame& work) {
    if (work.list.departed().empty() && work.list.lost_notes().empty()) return;
    draw_rows(work);
    draw_lost_notes(work);
    gap(space::half);
}

}  // namespace recall::ui
