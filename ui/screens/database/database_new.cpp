// The dialog that makes a list.
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

// "Clients, May 2026" → "clients-may-2026".
std::string id_from_name(std::string_view name) {
    std::string id;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter) id += c;
        else if (c >= 'A' && c <= 'Z') id += static_cast<char>(c - 'A' + 'a');
        else if (!id.empty() && id.back() != '-') id += '-';
        if (id.size() == list_id_bytes_max) break;
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

List wanted_list(const DatabaseMemory& memory) {
    return {memory.list_id, memory.list_campaign.value_or(Code()), memory.list_name, true};
}

// What is wrong with the id, where something was entered.
std::string id_problem(const DatabaseFrame& database) {
    const DatabaseMemory& memory = database.memory;
    if (memory.list_id.empty()) return "";
    if (const List* same = database.view().list(memory.list_id)) {
        return "There is a list with this id already: " + same->name + ". Choose another.";
    }
    const List trial{memory.list_id, memory.list_campaign.value_or(Code()), "x", true};
    const Request request{database.model.replica->user(), database.model.now, database.model.today,
                          SaveList{trial}};
    const Decision decision = decide(database.view(), request);
    if (decision || decision.error().reason == Reason::campaign_unknown) return "";
    return message_of(decision.error());
}

std::string reason_not_to(const DatabaseFrame& database, const std::string& id_is_wrong) {
    const DatabaseMemory& memory = database.memory;
    if (!database.why_not.empty()) return database.why_not;
    if (memory.list_name.empty()) return "Give the list a name.";
    if (memory.list_id.empty()) return "Give the list an id.";
    if (!id_is_wrong.empty()) return "Choose another id.";
    if (!memory.list_campaign) return "Choose the campaign its numbers are called for.";
    const Request request{database.model.replica->user(), database.model.now, database.model.today,
                          SaveList{wanted_list(memory)}};
    const Decision decision = decide(database.view(), request);
    return decision ? "" : message_of(decision.error());
}

void draw_campaign_choice(const DatabaseFrame& database) {
    DatabaseMemory& memory = database.memory;
    std::vector<Code> codes;
    std::vector<std::string> names;
    int index = -1;
    for (const auto& [code, campaign] : database.view().campaigns()) {
        if (memory.list_campaign == code) index = static_cast<int>(codes.size());
        codes.push_back(code);
        names.push_back(campaign.active ? campaign.name : campaign.name + " (inactive)");
    }
    if (select("campaign", "Campaign", names, index,
               {.placeholder = "Choose a campaign", .required = true})) {
        memory.list_campaign = codes[static_cast<std::size_t>(index)];
    }
}

}  // namespace

void open_list_dialog(const DatabaseFrame& database) {
    DatabaseMemory& memory = database.memory;
    memory.creating_list = true;
    memory.list_id.clear();
    memory.list_name.clear();
    memory.list_id_typed = false;
    memory.list_campaign.reset();
    const auto& campaigns = database.view().campaigns();
    if (campaigns.size() == 1) memory.list_campaign = campaigns.begin()->first;
}

void draw_list_dialog(const DatabaseFrame& database) {
    DatabaseMemory& memory = database.memory;
    if (!memory.creating_list) return;
    DialogAnswer answer = DialogAnswer::none;
    const Dialog dialog("new_list", "New list",
                        {.below = "Numbers are imported into it afterwards.", .width = 440});
    if (dialog) {
        if (text_field("name", "Name", memory.list_name,
                       {.placeholder = "Clients, May",
                        .bytes_max = name_bytes_max,
                        .required = true,
                        .focus = true}) &&
            !memory.list_id_typed) {
            memory.list_id = id_from_name(memory.list_name);
        }
        const std::string wrong = id_problem(database);
        if (text_field("id", "Id", memory.list_id,
                       {.hint = "As programs call it: letters, digits, dot, dash, underscore. It "
                                "cannot be changed later.",
                        .error = wrong,
                        .bytes_max = list_id_bytes_max,
                        .required = true})) {
            memory.list_id_typed = !memory.list_id.empty();
        }
        draw_campaign_choice(database);
        const std::string reason = reason_not_to(database, wrong);
        answer = dialog_buttons(
            {.confirm = "Make list", .disabled = reason, .busy = database.model.asking});
    }
    if (answer == DialogAnswer::confirm) {
        database.wishes.push_back(
            Give{SaveList{wanted_list(memory)}, memory.list_name + " is ready for numbers"});
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.creating_list = false;
}

}  // namespace recall::ui
