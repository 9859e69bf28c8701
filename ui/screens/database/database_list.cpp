#include "ui/parts/bulk.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace recall::ui {
namespace {

constexpr float figure_width_min_px = 76;
constexpr float phone_width_min_px = 680;  // Narrower rows put the phone below the name.
constexpr float attempts_width_min_px = 430;
constexpr float last_call_width_min_px = 520;
constexpr std::size_t parts_in_two_rows = 7;  // beside the total
constexpr float leads_height_min_px = 200;

// What the list's total is made of, in two rows: the rarest, of which it has none, give way.
std::vector<Figure> parts_of(const ListCounts& counts) {
    std::vector<Figure> parts = {
        Figure{"Available", counts.available, Tone::accent, true},
        Figure{"Assigned", counts.assigned, Tone::info, true},
        Figure{"Claimed", counts.claimed, Tone::warn, true},
        Figure{"Callbacks", counts.held, Tone::info, true},
        Figure{"Done", counts.done, Tone::good, true},
        Figure{"Waiting", counts.waiting, Tone::warn, true},
        Figure{"Resting", counts.resting, Tone::neutral, true},
        Figure{"Elsewhere", counts.elsewhere, Tone::info, true}};
    for (std::size_t i = parts.size(); i-- > 0 && parts.size() > parts_in_two_rows;) {
        const bool given_way = i != 0 && parts[i].value == 0;
        if (given_way) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return parts;
}

void draw_list_counts(const DatabaseFrame& database, const List& list) {
    const ListCounts counts = database.view().counts(list.id);
    const std::vector<Figure> parts = parts_of(counts);
    {
        Grid grid("counts", figure_width_min_px, 8);
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

void draw_active_toggle(const DatabaseFrame& database, const List& list) {
    bool active = list.active;
    if (!checkbox("active", "Active", active, database.why_not)) return;
    List changed = list;
    changed.active = active;
    database.wishes.push_back(Give{SaveList{changed}, list.name + (active ? " is active again"
                                                                          : " is inactive: its "
                                                                            "numbers rest")});
}

void draw_actions(const DatabaseFrame& database, const List& list) {
    std::string no_assign = database.why_not;
    if (no_assign.empty() && database.view().counts(list.id).available == 0) {
        no_assign = "No number of this list is available.";
    }
    const ButtonOptions assign{.kind = ButtonKind::primary,
                               .icon = icon::user_plus,
                               .disabled = no_assign,
                               .busy = database.model.asking};
    if (button("assign", "Assign numbers…", assign)) open_assign_dialog(database);
    const ButtonOptions import{.icon = icon::file_up, .disabled = database.why_not};
    flow(button_width("Import file…", import));
    if (button("import", "Import file…", import)) {
        database.wishes.push_back(ChooseImportFile{list.id});
    }
    const ButtonOptions past{.icon = icon::history,
                             .tooltip = "Which files entered the list; one can be undone"};
    flow(button_width("Imports…", past));
    if (button("imports", "Imports…", past)) database.memory.showing_imports = true;
    const ButtonOptions settings{.icon = icon::settings,
                                 .tooltip = "Its name, its last day, and its reset"};
    flow(button_width("Settings…", settings));
    if (button("settings", "Settings…", settings)) {
        database.memory.list_settings = {list.name, list.expires ? to_text(list.expires) : ""};
    }
    flow(80, space::two);
    move_cursor_up(-(toolkit().density().control - toolkit().density().small) / 2);
    draw_active_toggle(database, list);
}

LeadTerms search_terms(const DatabaseMemory& memory, const List& list) {
    return {.list = list.id, .text = memory.search};
}

// What the list's numbers are asked with: again when its counts say that they may have changed.
Inquiry inquiry_of(const DatabaseFrame& database, const List& list) {
    const DatabaseMemory& memory = database.memory;
    const ListCounts counts = database.view().counts(list.id);
    Inquiry inquiry;
    inquiry.path = path_of(LeadsQuery{.terms = search_terms(memory, list),
                                      .paging = {.page = memory.page}});
    inquiry.about = list.id;
    inquiry.typed_at_ms = memory.typed_at_ms;
    for (const int count : {counts.total, counts.available, counts.assigned, counts.claimed,
                            counts.done, counts.resting, counts.waiting, counts.elsewhere}) {
        inquiry.stamp = inquiry.stamp * 1'000'003 + static_cast<std::uint64_t>(count);
    }
    return inquiry;
}

std::string status_words(const DatabaseFrame& database, const List& list, const Lead& lead) {
    if (!lead.may_be_called()) return "Do not call";
    if (lead.status == status_new) return "New";
    if (lead.status == status_callback_hold) return "Callback";
    if (lead.status == status_callback_ended) return "Promise cancelled";
    if (const Campaign* campaign = database.view().campaign(list.campaign)) {
        for (const Outcome& outcome : campaign->outcomes) {
            if (outcome.code == lead.status) return outcome.label;
        }
    }
    return lead.status.text();
}

Tone status_tone(const DatabaseFrame& database, const List& list, const Lead& lead) {
    if (!lead.may_be_called()) return Tone::bad;
    if (lead.status == status_new) return Tone::info;
    const Campaign* campaign = database.view().campaign(list.campaign);
    if (!campaign) return Tone::neutral;
    for (const Outcome& outcome : campaign->outcomes) {
        if (outcome.code == lead.status && outcome.success) return Tone::good;
    }
    return Tone::neutral;
}

// ---- Some of them, or all that match

BulkChoice choice_of(const DatabaseMemory& memory, const List& list, const PageOf<LeadLine>& page) {
    BulkChoice choice;
    choice.list = list.id;
    choice.campaign = list.campaign;
    choice.marks = true;
    if (memory.all_match) {
        choice.terms = search_terms(memory, list);
        choice.total = page.total;
        return choice;
    }
    choice.leads.assign(memory.ticked.begin(), memory.ticked.end());
    choice.total = static_cast<std::int64_t>(choice.leads.size());
    return choice;
}

void choose_none(DatabaseMemory& memory) {
    memory.ticked.clear();
    memory.all_match = false;
}

void tick(DatabaseMemory& memory, LeadId lead, bool chosen) {
    memory.all_match = false;
    if (!chosen) memory.ticked.erase(lead);
    else if (memory.ticked.size() < ticked_max) memory.ticked.insert(lead);
}

// "All on this page", and then all that there are.
void draw_choosing(const DatabaseFrame& database, const List& list, const PageOf<LeadLine>& page) {
    DatabaseMemory& memory = database.memory;
    if (page.items.empty()) return;
    bool all = memory.all_match ||
               std::all_of(page.items.begin(), page.items.end(), [&memory](const LeadLine& line) {
                   return memory.ticked.contains(line.lead.id);
               });
    if (checkbox("page", "All on this page", all)) {
        for (const LeadLine& line : page.items) tick(memory, line.lead.id, all);
    }
    if (!memory.all_match && page.total > static_cast<std::int64_t>(page.items.size())) {
        const std::string every = "All " + grouped(page.total) + " that match";
        flow(ImGui::CalcTextSize(every.c_str()).x / frame().scale);
        if (link("every", every)) {
            choose_none(memory);
            memory.all_match = true;
        }
    }
    const BulkChoice choice = choice_of(memory, list, page);
    if (choice.total > 0) flow(230);
    if (draw_bulk_bar(database.model, choice, memory.bulk, database.why_not)) choose_none(memory);
    if (memory.ticked.size() >= ticked_max) {
        muted("At most " + grouped(ticked_max) + " one by one; or all that match.");
    }
}

void draw_lead(const DatabaseFrame& database, const List& list, const Lead& lead, Table& table,
               bool with_phone) {
    DatabaseMemory& memory = database.memory;
    const std::string phone = phone_text(lead.phone);
    const std::string name = lead.name.empty() ? "No name" : lead.name;
    bool chosen = memory.all_match || memory.ticked.contains(lead.id);
    if (table.begin_row(name)) memory.lead = lead.id;
    if (table.check("Choose " + name, chosen)) tick(memory, lead.id, chosen);
    if (with_phone) table.text(name, lead.name.empty() ? Ink::muted : Ink::normal);
    else table.two_lines(name, phone);
    table.text(phone);
    table.badge(status_words(database, list, lead), status_tone(database, list, lead));
    table.number(lead.attempts);
    table.text(lead.last_call ? time_of_day(database.model, lead.last_call) : "–",
               lead.last_call ? Ink::normal : Ink::muted);
}

}  // namespace

void draw_leads(const DatabaseFrame& database, const List& list) {
    DatabaseMemory& memory = database.memory;
    if (search_field("leads", "Search this list", memory.search,
                     {.placeholder = "Name or phone"})) {
        memory.typed_at_ms = frame().now_ms;
        memory.page = 1;
        choose_none(memory);
    }
    gap(2);
    const PageOf<LeadLine>& page = database.model.answers->leads;
    const bool here = page.about == list.id;
    if (here) draw_problem(page, Topic::leads, database.wishes);
    if (here) draw_choosing(database, list, page);
    const bool with_phone = width_left() >= phone_width_min_px;
    const std::array<Column, 6> columns = {
        Column{.name = "Choose", .width = toolkit().density().small, .name_hidden = true},
        Column{.name = "Name", .weight = 1.3F},
        Column{.name = "Phone", .width = 136, .hide_below = with_phone ? 0 : never_px},
        Column{.name = "Status", .width = 116},
        Column{.name = "Attempts", .width = 60, .number = true,
               .hide_below = attempts_width_min_px},
        Column{.name = "Last call", .width = 84, .hide_below = last_call_width_min_px}};
    const std::string empty =
        here ? empty_words(database.model, page, !memory.search.empty(),
                           "No numbers yet: import a file")
             : std::string("Looking…");
    const std::size_t count = here ? page.items.size() : 0;
    {
        Table table("leads", "Numbers of the list", columns,
                    {.height = std::max(height_left() - pager_height(), leads_height_min_px),
                     .row_height = with_phone ? 0 : two_line_row,
                     .empty_icon = icon::list,
                     .empty = empty});
        while (table.next(count)) {
            draw_lead(database, list, page.items[table.row()].lead, table, with_phone);
        }
    }
    if (here) draw_pager(page, memory.page);
    if (draw_bulk_question(database.model, choice_of(memory, list, page), memory.bulk,
                           database.wishes)) {
        choose_none(memory);
    }
    keep_asking(database.model, Topic::leads, inquiry_of(database, list), database.wishes);
}

void draw_list_detail(const DatabaseFrame& database, const List& list) {
    const Campaign* campaign = database.view().campaign(list.campaign);
    std::string words = list.id + " · " + campaign_name(database.view(), list.campaign);
    if (campaign && !campaign->active) words += " (inactive)";
    const std::string expiry = expiry_words(database, list);
    if (!expiry.empty()) words += " · " + expiry;
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
    if (list.active && list.expires && list.expires < database.model.today) {
        notice("expired", {.tone = Tone::info,
                           .words = "This list has expired, so its numbers rest: none can be "
                                    "assigned. Its settings have its last day."});
    }
    gap(space::half);
    draw_leads(database, list);
}

}  // namespace recall::ui
