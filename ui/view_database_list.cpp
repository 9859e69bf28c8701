#include "ui/item.hpp"
#include "ui/manager_parts.hpp"
#include "ui/status_line.hpp"
#include "ui/view_database.hpp"
#include "ui/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float figure_width_min_px = 76;
constexpr float phone_width_min_px = 680;  // Narrower rows put the phone below the name.
constexpr float attempts_width_min_px = 430;
constexpr float last_call_width_min_px = 520;
constexpr float leads_height_min_px = 200;
constexpr float never_px = 1e6F;
constexpr std::int64_t typing_pause_ms = 300;    // before a search is asked
constexpr std::int64_t asked_again_ms = 2'000;  // at most this often while the counts change

void draw_list_counts(const Database& database, const List& list) {
    const ListCounts counts = database.view().counts(list.id);
    const std::array<Figure, 6> parts = {
        Figure{"Available", counts.available, Tone::accent, true},
        Figure{"Assigned", counts.assigned, Tone::info, true},
        Figure{"On hold", counts.claimed, Tone::warn, true},
        Figure{"Callbacks", counts.held, Tone::info, true},
        Figure{"Done", counts.done, Tone::good, true},
        Figure{"Resting", counts.resting, Tone::neutral, true}};
    {
        Grid grid("counts", figure_width_min_px, 7);
        grid.next();
        figure({"Total", counts.total});
        for (const Figure& part : parts) {
            grid.next();
            figure(part);
        }
    }
    gap(2);
    shares_bar("How the numbers stand", parts);
    gap(space::half);
}

void draw_active_toggle(const Database& database, const List& list) {
    bool active = list.active;
    if (!checkbox("active", "Active", active, database.why_not)) return;
    List changed = list;
    changed.active = active;
    database.wishes.push_back(Give{SaveList{changed}, list.name + (active ? " is active again"
                                                                          : " is inactive: its "
                                                                            "numbers rest")});
}

void draw_actions(const Database& database, const List& list) {
    std::string no_assign = database.why_not;
    if (no_assign.empty() && database.view().counts(list.id).available == 0) {
        no_assign = "No number of this list is available.";
    }
    const ButtonOptions assign{.kind = Kind::primary,
                               .icon = icon::user_plus,
                               .disabled = no_assign,
                               .busy = database.model.asking};
    if (button("assign", "Assign numbers…", assign)) open_assign_dialog(database);
    const ButtonOptions import{.icon = icon::file_up, .disabled = database.why_not};
    flow(button_width("Import file…", import));
    if (button("import", "Import file…", import)) {
        database.wishes.push_back(ChooseImportFile{list.id});
    }
    flow(80, space::two);
    move_cursor_up(-(toolkit().density().control - toolkit().density().small) / 2);
    draw_active_toggle(database, list);
}

// Asks the relay for what is to be shown, once for each question; and again, not too often, when
// the list's counts say that what it answered may be out of date.
void keep_asking(const Database& database, const List& list) {
    DatabaseMemory& memory = database.memory;
    if (database.model.link != Link::live || database.model.session != Session::signed_in) {
        memory.asked.reset();  // Asked afresh once there is somebody to ask.
        return;
    }
    const std::int64_t now = frame().now_ms;
    const ListCounts counts = database.view().counts(list.id);
    if (memory.asked) {
        const AskedLeads& asked = *memory.asked;
        const bool same = asked.list == list.id && asked.page == memory.page;
        if (same && asked.text == memory.search && asked.counts == counts) return;
        std::int64_t at = now;
        if (asked.text != memory.search) at = memory.typed_at_ms + typing_pause_ms;
        else if (same) at = asked.at_ms + asked_again_ms;
        if (at > now) return toolkit().wake_at(at);
    }
    memory.asked = AskedLeads{list.id, memory.search, memory.page, counts, now};
    database.wishes.push_back(FindLeads{list.id, memory.search, memory.page});
}

std::string status_words(const Database& database, const List& list, const Lead& lead) {
    if (lead.do_not_call) return "Do not call";
    if (lead.status == status_new) return "New";
    if (lead.status == status_callback_hold) return "Callback";
    if (const Campaign* campaign = database.view().campaign(list.campaign)) {
        for (const Outcome& outcome : campaign->outcomes) {
            if (outcome.code == lead.status) return outcome.label;
        }
    }
    return lead.status.text();
}

Tone status_tone(const Database& database, const List& list, const Lead& lead) {
    if (lead.do_not_call) return Tone::bad;
    if (lead.status == status_new) return Tone::info;
    const Campaign* campaign = database.view().campaign(list.campaign);
    if (!campaign) return Tone::neutral;
    for (const Outcome& outcome : campaign->outcomes) {
        if (outcome.code == lead.status && outcome.success) return Tone::good;
    }
    return Tone::neutral;
}

std::string empty_words(const Database& database, const LeadsPage& page, bool here) {
    if (database.model.link != Link::live) return "The list's numbers are shown when connected";
    if (!here || page.loading) return "Looking…";
    if (!database.memory.search.empty()) return "No number matches the search";
    return "No numbers yet: import a file";
}

void draw_lead(const Database& database, const List& list, const Lead& lead, Table& table,
               bool with_phone) {
    const std::string phone = phone_text(lead.phone);
    const std::string name = lead.name.empty() ? "No name" : lead.name;
    if (table.begin_row(name)) database.memory.lead = lead.id;
    if (with_phone) table.text(name, lead.name.empty() ? Ink::muted : Ink::normal);
    else table.two_lines(name, phone);
    table.text(phone);
    table.badge(status_words(database, list, lead), status_tone(database, list, lead));
    table.number(lead.attempts);
    table.text(lead.last_call ? time_of_day(database.model, lead.last_call) : "–",
               lead.last_call ? Ink::normal : Ink::muted);
}

void draw_pager(const Database& database, const LeadsPage& page) {
    const std::int64_t size = std::max<std::int64_t>(page.size, 1);
    const std::int64_t pages = std::max<std::int64_t>((page.total + size - 1) / size, 1);
    const std::int64_t first = (page.page - 1) * size + 1;
    const auto shown = static_cast<std::int64_t>(page.items.size());
    std::string words = numbers_words(page.total);
    if (shown > 0) {
        words = std::to_string(first) + "–" + std::to_string(first + shown - 1) + " of " +
                std::to_string(page.total);
    }
    if (page.loading) words += ", looking…";
    const ButtonOptions back{.disabled = page.page <= 1 ? "This is the first page." : "",
                             .small = true};
    const ButtonOptions on{.disabled = page.page >= pages ? "This is the last page." : "",
                           .small = true};
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float buttons = 2 * icon_button_width(back) + space::one;
    const float right = from.x + ImGui::GetContentRegionAvail().x;
    move_cursor_up(-(toolkit().density().small - type_size(Type::small, false)) / 2 + 2);
    muted(words);
    move_cursor({right - px(buttons), from.y});
    if (icon_button("back", icon::chevron_left, "Previous page", back)) {
        database.memory.page = std::max<std::int64_t>(page.page - 1, 1);
    }
    beside();
    if (icon_button("on", icon::chevron_right, "Next page", on)) {
        database.memory.page = page.page + 1;
    }
}

}  // namespace

void draw_leads(const Database& database, const List& list) {
    DatabaseMemory& memory = database.memory;
    if (search_field("leads", "Search this list", memory.search,
                     {.placeholder = "Name or phone"})) {
        memory.typed_at_ms = frame().now_ms;
        memory.page = 1;
    }
    gap(2);
    const LeadsPage& page = database.model.leads;
    const bool here = page.list == list.id;
    if (here && !page.problem.empty() &&
        notice("problem", {.tone = Tone::bad, .words = page.problem, .action = "Try again"}) ==
            NoticeAnswer::action) {
        memory.asked.reset();
    }
    const bool with_phone = width_left() >= phone_width_min_px;
    const std::array<Column, 5> columns = {
        Column{.name = "Name", .weight = 1.3F},
        Column{.name = "Phone", .width = 136, .hide_below = with_phone ? 0 : never_px},
        Column{.name = "Status", .width = 116},
        Column{.name = "Attempts", .width = 60, .number = true,
               .hide_below = attempts_width_min_px},
        Column{.name = "Last call", .width = 84, .hide_below = last_call_width_min_px}};
    const std::string empty = empty_words(database, page, here);
    const std::size_t count = here ? page.items.size() : 0;
    const float pager = toolkit().density().small + space::two;
    {
        Table table("leads", "Numbers of the list", columns,
                    {.height = std::max(height_left() - pager, leads_height_min_px),
                     .row_height = with_phone ? 0 : two_line_row,
                     .empty_icon = icon::list,
                     .empty = empty});
        while (table.next(count)) {
            draw_lead(database, list, page.items[table.row()], table, with_phone);
        }
    }
    if (here) draw_pager(database, page);
    keep_asking(database, list);
}

void draw_list_detail(const Database& database, const List& list) {
    const Campaign* campaign = database.view().campaign(list.campaign);
    std::string words = list.id + " · " + campaign_name(database.view(), list.campaign);
    if (campaign && !campaign->active) words += " (inactive)";
    muted(words);
    gap(space::half);
    draw_list_counts(database, list);
    draw_actions(database, list);
    if (!list.active || (campaign && !campaign->active)) {
        notice("resting", {.tone = Tone::info,
                           .words = list.active ? "The campaign is inactive, so its numbers rest: "
                                                  "none can be assigned."
                                                : "This list is inactive, so its numbers rest: "
                                                  "none can be assigned."});
    }
    gap(space::half);
    draw_leads(database, list);
}

}  // namespace recall::ui
