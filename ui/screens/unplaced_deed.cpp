// What a manager makes of unplaced work: on which number it goes, who gets that number again, or
// that it is dismissed.
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/unplaced.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float dialog_width_px = 560;
constexpr float found_height_px = 220;
constexpr std::size_t words_shown_bytes_max = 120;

std::string first_search(const HandedWork& work) {
    return work.phone ? to_text(work.phone) : work.name;
}

const Campaign* campaign_of(const State& view, const Lead& lead) {
    const List* list = view.list(lead.list);
    return list ? view.campaign(list->campaign) : nullptr;
}

// ---- Which number

void draw_found(const Model& model, UnplacedPlace& place) {
    const PageOf<LeadLine>& page = model.answers->unplaced_leads;
    const State& view = model.replica->view();
    const std::array<Column, 3> columns = {Column{.name = "Name", .weight = 1.4F},
                                           Column{.name = "Phone", .weight = 1.2F},
                                           Column{.name = "List", .hide_below = 420}};
    const std::string empty = empty_words(model, page, true, "No number is like this");
    Table table("found", "Numbers", columns,
                {.height = found_height_px, .empty_icon = icon::search, .empty = empty});
    while (table.next(page.items.size())) {
        const Lead& lead = page.items[table.row()].lead;
        const List* list = view.list(lead.list);
        const bool chosen = place.lead && place.lead->id == lead.id;
        if (table.begin_row(lead.name + ", " + phone_text(lead.phone), chosen)) place.lead = lead;
        table.text(lead.name.empty() ? "–" : lead.name);
        table.text(phone_text(lead.phone));
        table.text(list ? list->name : lead.list, Ink::muted);
    }
}

void draw_number(const Model& model, const Unplaced& item, UnplacedPlace& place, Wishes& wishes) {
    if (!place.begun) {
        place.begun = true;
        place.search = first_search(item.work);
    }
    if (search_field("number", "Find the number", place.search,
                     {.placeholder = "Name or phone", .focus = true})) {
        place.typed_at_ms = frame().now_ms;
        place.lead.reset();
    }
    if (place.search.empty()) return muted("Write the customer's name, or digits of the phone.");
    Inquiry inquiry;
    inquiry.path = path_of(LeadsQuery{.terms = {.text = place.search}, .paging = {.size = 20}});
    inquiry.about = place.search;
    inquiry.stamp = model.replica->version();
    inquiry.typed_at_ms = place.typed_at_ms;
    keep_asking(model, Topic::unplaced_leads, inquiry, wishes);
    draw_problem(model.answers->unplaced_leads, Topic::unplaced_leads, wishes);
    draw_found(model, place);
}

// ---- Placing

bool has_outcome(const Campaign& campaign, Code code) {
    return std::any_of(campaign.outcomes.begin(), campaign.outcomes.end(),
                       [code](const Outcome& outcome) { return outcome.code == code; });
}

// The one that was typed, where the number's campaign has it; else somebody has to choose.
void draw_outcome(const Model& model, const Unplaced& item, UnplacedPlace& place) {
    const Campaign* campaign =
        place.lead ? campaign_of(model.replica->view(), *place.lead) : nullptr;
    if (!campaign) return;
    if (!place.outcome && has_outcome(*campaign, item.work.outcome)) {
        place.outcome = item.work.outcome;
    }
    if (!has_outcome(*campaign, place.outcome)) place.outcome = {};
    std::vector<std::string> labels;
    int index = -1;
    for (const Outcome& outcome : campaign->outcomes) {
        if (outcome.code == place.outcome) index = static_cast<int>(labels.size());
        labels.push_back(outcome.label);
    }
    if (select("outcome", "What the call came to", labels, index)) {
        place.outcome = campaign->outcomes[static_cast<std::size_t>(index)].code;
    }
}

std::string why_not_place(const Model& model, const UnplacedPlace& place) {
    if (std::string no = why_not_now(model); !no.empty()) return no;
    if (!place.lead) return "Choose the number it belongs to.";
    return place.outcome ? "" : "Choose what the call came to.";
}

void draw_place(const Model& model, const Unplaced& item, UnplacedMemory& memory, Wishes& wishes) {
    UnplacedPlace& place = memory.place;
    const Dialog dialog("place_unplaced", "Place on a number", {.width = dialog_width_px});
    DialogAnswer answer = DialogAnswer::none;
    if (dialog) {
        muted("It becomes a completed call of " + name_of(model.replica->view(), item.by) +
              ", of the day it was made.");
        draw_number(model, item, place, wishes);
        draw_outcome(model, item, place);
        answer =
            dialog_buttons({.confirm = "Place the call", .disabled = why_not_place(model, place)});
    }
    if (answer == DialogAnswer::confirm) {
        const Code outcome = place.outcome == item.work.outcome ? Code{} : place.outcome;
        wishes.push_back(Give{PlaceUnplaced{item.id, place.lead->id, outcome},
                              "The call is placed and counted"});
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.deed.reset();
}

// ---- Giving

std::string why_not_give(const Model& model, const Unplaced& item, const UnplacedPlace& place) {
    if (std::string no = why_not_now(model); !no.empty()) return no;
    if (!item.work.lead && !place.lead) return "Choose the number it belongs to.";
    return place.agent.empty() ? "Choose the agent who gets it." : "";
}

void draw_give(const Model& model, const Unplaced& item, UnplacedMemory& memory, Wishes& wishes) {
    UnplacedPlace& place = memory.place;
    const State& view = model.replica->view();
    const Dialog dialog("give_unplaced", "Give to an agent", {.width = dialog_width_px});
    DialogAnswer answer = DialogAnswer::none;
    if (dialog) {
        muted("The number is on the agent's list for today, with what was written of it.");
        if (!item.work.lead) draw_number(model, item, place, wishes);
        const User* own = view.user(item.by);
        const bool is_here = own && own->active && own->role == Role::agent;
        if (place.agent.empty() && is_here) place.agent = item.by;
        if (!place.agent.empty()) fact("Agent", name_of(view, place.agent));
        if (const auto agent = choose_agent("agent", view, {.label = "Give it to…"})) {
            place.agent = *agent;
        }
        answer = dialog_buttons(
            {.confirm = "Give the number", .disabled = why_not_give(model, item, place)});
    }
    if (answer == DialogAnswer::confirm) {
        const LeadId lead = place.lead ? place.lead->id : LeadId{};
        wishes.push_back(Give{HandUnplaced{item.id, place.agent, lead},
                              name_of(view, place.agent) + " has the number for today"});
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.deed.reset();
}

// ---- Dismissing

std::string shortened(const std::string& text) {
    if (text.size() <= words_shown_bytes_max) return text;
    std::size_t end = words_shown_bytes_max;
    while (end > 0 && (text[end] & 0xC0) == 0x80) --end;  // between two letters
    return text.substr(0, end) + "…";
}

std::string what_is_lost(const Model& model, const Unplaced& item) {
    std::string words = "This call of " + name_of(model.replica->view(), item.by) +
                        " is then counted nowhere: no completed call, no figure";
    words += item.work.callback ? ", and its promise to call again is not made." : ".";
    if (!item.work.notes.empty()) {
        words += " What was written stays in this list only: “" + shortened(item.work.notes) + "”";
    }
    return words;
}

void draw_dismiss(const Model& model, const Unplaced& item, UnplacedMemory& memory,
                  Wishes& wishes) {
    const Dialog dialog("dismiss_unplaced", "Dismiss this work?", {.width = dialog_width_px});
    DialogAnswer answer = DialogAnswer::none;
    if (dialog) {
        paragraph(what_is_lost(model, item));
        text_field("why", "Why", memory.place.why, {.bytes_max = name_bytes_max});
        answer = dialog_buttons(
            {.confirm = "Dismiss", .kind = ButtonKind::danger, .disabled = why_not_now(model)});
    }
    if (answer == DialogAnswer::confirm) {
        wishes.push_back(Give{DismissUnplaced{item.id, memory.place.why}, "Dismissed"});
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.deed.reset();
}

}  // namespace

void draw_unplaced_deed(const Model& model, const Unplaced& item, UnplacedMemory& memory,
                        Wishes& wishes) {
    if (!memory.deed || !is_open(item.state)) return;
    switch (*memory.deed) {
        case UnplacedDeed::place: return draw_place(model, item, memory, wishes);
        case UnplacedDeed::give: return draw_give(model, item, memory, wishes);
        case UnplacedDeed::dismiss: return draw_dismiss(model, item, memory, wishes);
    }
}

}  // namespace recall::ui
