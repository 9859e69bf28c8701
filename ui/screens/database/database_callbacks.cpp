// The callbacks of one lead, on its record: what was promised, what became of it, and the same ways
// to change an open one as in the callback viewer.
#include "ui/parts/callback_changes.hpp"
#include "ui/parts/callback_words.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr float narrow_px = 520;
constexpr int lines_max = 20;  // told at once; few leads have more

void draw_line(const DatabaseFrame& database, const CallbackLine& line, Table& table, bool narrow) {
    const Callback& callback = line.callback;
    const std::string when = time_of_day(database.model, callback.callback_time);
    const std::string state = callback_state_words(line);
    const std::string owner = callback_owner_words(database.model, callback);
    const std::string by = name_of(database.view(), callback.user);
    // For anyone: whoever promised it is told all the same.
    const std::string whose = callback.recipient == Recipient::ANYONE
                                  ? "Anyone, promised by " + by
                                  : "Only " + owner;
    table.begin_plain_row(when + ", " + state);
    if (narrow) table.two_lines(when, state);
    else table.text(when, Ink::normal, is_open(callback.status) ? Type::strong : Type::body);
    table.badge(state, callback_state_tone(line));
    if (narrow) table.two_lines(owner, callback.comments);
    else table.text(whose);
    table.text(callback.comments);
    if (!is_open(callback.status)) return table.skip();
    const std::array<MenuItem, 2> items = {MenuItem{"Change…", icon::calendar_clock},
                                           MenuItem{"Cancel callback…", icon::ban}};
    CallbackChanges& changes = database.memory.lead_callbacks;
    const int chosen = table.menu("more", "More for the callback of " + when, items);
    if (chosen == 0) begin_move(database.model, callback, changes);
    if (chosen == 1) begin_cancel(callback, changes);
}

void draw_table(const DatabaseFrame& database, const PageOf<CallbackLine>& page) {
    const bool narrow = width_left() < narrow_px;
    const std::array<Column, 5> columns = {
        Column{.name = "Time", .width = narrow ? 96.0F : 104.0F},
        Column{.name = "Status", .width = 132, .hide_below = narrow ? never_px : 0},
        Column{.name = "Who calls", .weight = 1.2F},
        Column{.name = "Comments", .hide_below = narrow ? never_px : 0},
        Column{.name = "More", .width = narrow ? 32.0F : 48.0F, .name_hidden = true}};
    Table table("callbacks", "Callbacks", columns,
                {.height = whole_height, .row_height = narrow ? two_line_row : 0});
    while (table.next(page.items.size())) {
        draw_line(database, page.items[table.row()], table, narrow);
    }
}

}  // namespace

void draw_lead_callbacks(const DatabaseFrame& database, LeadId lead) {
    const Model& model = database.model;
    CallbackChanges& changes = database.memory.lead_callbacks;
    Inquiry inquiry;
    inquiry.path = path_of(CallbacksQuery{.terms = {.lead = lead},
                                          .sort = {{CallbackKey::entry_time, true}},
                                          .paging = {.size = lines_max}});
    inquiry.about = inquiry.path;
    inquiry.stamp = figures_stamp(model) + changes.made;
    keep_asking(model, Topic::lead_callbacks, inquiry, database.wishes);
    const PageOf<CallbackLine>& page = model.answers->lead_callbacks;
    const bool known = page.known && page.about == inquiry.about;
    heading(known && page.total > lines_max
                ? "Callbacks, the last " + grouped(lines_max) + " of " +
                      grouped(page.total)
                : std::string("Callbacks"));
    if (page.about == inquiry.about) draw_problem(page, Topic::lead_callbacks, database.wishes);
    if (known && !page.items.empty()) draw_table(database, page);
    else muted(empty_words(model, page, false, "None was promised"));
    gap(space::half);
    draw_callback_changes(model, changes, database.wishes);
}

}  // namespace recall::ui
