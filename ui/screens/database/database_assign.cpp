// The dialog that hands numbers of a list to agents.
#include "core/lookup.hpp"
#include "ui/parts/bulk.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace recall::ui {
namespace {

constexpr float agents_height_px = 246;
constexpr float search_from_agents = 8;
constexpr std::size_t not_listed_named_max = 3;
constexpr float columns_width_min_px = 420;
constexpr float count_width_min_px = 240;  // Narrower rows count below the name.

struct Candidate {
    const User* user = nullptr;
    int uncompleted = 0;  // of both kinds, as the target is
    int completed = 0;
};

struct Candidates {
    std::vector<Candidate> listed;         // by name
    std::vector<std::string> not_listed;   // names of agents who cannot be given these numbers
};

bool works_in(const User& user, Code campaign) {
    return std::find(user.campaigns.begin(), user.campaigns.end(), campaign) !=
           user.campaigns.end();
}

Candidates candidates_for(const DatabaseFrame& database, const List& list) {
    const State& view = database.view();
    std::map<Username, Candidate> figures;
    for (const AgentProgress& agent : progress(view, {database.model.today, {}, {}}).agents) {
        figures[agent.agent].uncompleted += agent.uncompleted;
        figures[agent.agent].completed += agent.completed;
    }
    Candidates all;
    for (const auto& [username, user] : view.users()) {
        if (user.role != Role::agent) continue;
        if (!user.active || !works_in(user, list.campaign)) {
            all.not_listed.push_back(name_of(view, username));
            continue;
        }
        Candidate candidate = figures[username];
        candidate.user = &user;
        all.listed.push_back(candidate);
    }
    std::stable_sort(all.listed.begin(), all.listed.end(),
                     [](const Candidate& one, const Candidate& other) {
                         return one.user->name < other.user->name;
                     });
    return all;
}

std::string not_listed_words(const Candidates& candidates, const std::string& campaign) {
    const auto& names = candidates.not_listed;
    if (names.empty()) return "";
    std::string words = "Not listed: ";
    for (std::size_t i = 0; i < names.size() && i < not_listed_named_max; ++i) {
        words += (i > 0 ? ", " : "") + names[i];
    }
    if (names.size() > not_listed_named_max) {
        words += " and " + grouped(names.size() - not_listed_named_max) + " more";
    }
    return words + ". Agents who do not work in " + campaign +
           ", or who are inactive, are not listed; an admin can add the campaign.";
}

// What stands in the way, in the rules' own words; nothing where it can be done.
std::optional<Rejection> problem_of(const DatabaseFrame& database, const List& list) {
    const DatabaseMemory& memory = database.memory;
    const std::int64_t available = assignable(database, list).value_or(0);
    if (memory.assignees.empty()) return Rejection{Reason::nobody_to_assign_to};
    if (memory.assignees.size() > assign_agents_max) {
        return Rejection{Reason::too_many, "agents", assign_agents_max};
    }
    if (memory.count < 1) return Rejection{Reason::nothing_to_assign};
    if (memory.count > available) {
        return Rejection{Reason::not_enough_leads, list.name, available};
    }
    return std::nullopt;
}

void toggle(std::set<Username>& chosen, const Username& username) {
    if (chosen.erase(username) == 0) chosen.insert(username);
}

void draw_chosen_line(const DatabaseFrame& database, const Candidates& candidates) {
    DatabaseMemory& memory = database.memory;
    const bool all = memory.assignees.size() == candidates.listed.size();
    const std::string words = grouped(memory.assignees.size()) + " of " +
                              count_words(candidates.listed.size(), "agent", "agents") + " chosen";
    text(words, Ink::normal, Type::strong);
    const char* label = all ? "Choose none" : "Choose all";
    const float width = ImGui::CalcTextSize(label).x / frame().scale;
    flow(width);
    to_right(width);
    if (!link("all", label)) return;
    memory.assignees.clear();
    if (all) return;
    for (const Candidate& one : candidates.listed) memory.assignees.insert(one.user->username);
}

std::string target_words(const Candidate& one) {
    const int target = one.user->daily_target;
    if (target == 0) return "none";
    return grouped(one.completed) + " of " + grouped(target);
}

void draw_candidates(const DatabaseFrame& database, const Candidates& candidates) {
    DatabaseMemory& memory = database.memory;
    draw_chosen_line(database, candidates);
    if (static_cast<float>(candidates.listed.size()) > search_from_agents) {
        search_field("search", "Search agents", memory.agent_search, {.placeholder = "Agent"});
    } else {
        memory.agent_search.clear();
    }
    const Lookup wanted(memory.agent_search);
    std::vector<const Candidate*> found;
    for (const Candidate& one : candidates.listed) {
        if (wanted.finds({one.user->name, one.user->username})) found.push_back(&one);
    }
    const bool wide = width_left() >= columns_width_min_px;
    const bool counted = width_left() >= count_width_min_px;
    const std::array<Column, 4> columns = {
        Column{.name = "Choose", .width = toolkit().density().small, .name_hidden = true},
        Column{.name = "Agent"},
        Column{.name = "Uncompleted",
               .width = 80,
               .number = true,
               .hide_below = count_width_min_px},
        Column{.name = "Target today", .width = 90, .hide_below = columns_width_min_px}};
    Table table("agents", "Agents", columns,
                {.height = agents_height_px,
                 .row_height = wide ? 0 : two_line_row,
                 .empty_icon = icon::users,
                 .empty = candidates.listed.empty() ? "No agent works in this campaign"
                                                    : "No agent matches the search"});
    while (table.next(found.size())) {
        const Candidate& one = *found[table.row()];
        const std::string& username = one.user->username;
        bool chosen = memory.assignees.contains(username);
        if (table.begin_row(one.user->name, chosen)) toggle(memory.assignees, username);
        if (table.check("Choose " + one.user->name, chosen)) toggle(memory.assignees, username);
        const std::string target = target_words(one);
        const std::string below = counted ? "Target: " + target
                                          : grouped(one.uncompleted) + " uncompleted";
        if (wide) table.text(one.user->name);
        else table.two_lines(one.user->name, below);
        table.number(one.uncompleted);
        table.text(target, Ink::muted);
    }
}

void draw_count(const DatabaseFrame& database, const List& list) {
    DatabaseMemory& memory = database.memory;
    const std::optional<std::int64_t> known = assignable(database, list);
    const std::int64_t available = known.value_or(0);
    const std::string hint = known ? grouped(available) + " available" : "Counting…";
    const std::string error =
        known && memory.count > available
            ? message_of({Reason::not_enough_leads, list.name, available})
            : std::string();
    number_field("count", "How many numbers in all", memory.count, 0,
                 static_cast<int>(bulk_leads_max), {.hint = hint, .error = error});
    const auto most = static_cast<int>(std::min(available, bulk_leads_max));
    const std::string all = "All " + grouped(most);
    const auto agents = static_cast<std::int64_t>(memory.assignees.size());
    if (most > 0) {
        beside(space::two);
        ImGui::BeginGroup();
        gap(18);
        if (button("most", all, {.kind = ButtonKind::ghost, .icon = icon::list_checks})) {
            memory.count = most;
        }
        ImGui::EndGroup();
    }
    if (agents > 0 && memory.count > 0 && memory.count <= available) {
        text(spread_words(memory.count, agents), Ink::accent, Type::strong);
    } else {
        muted("The numbers are spread evenly over the agents you choose.");
    }
    if (memory.count > bulk_part_leads) {
        muted("In parts of about " + grouped(bulk_part_leads) +
              ", and can be stopped between them.");
    }
}

void give(const DatabaseFrame& database, const List& list) {
    const DatabaseMemory& memory = database.memory;
    AssignLeads command;
    command.list = list.id;
    command.agents.assign(memory.assignees.begin(), memory.assignees.end());
    command.count = memory.count;
    command.filter = memory.choice;
    const std::string done = numbers_words(memory.count) + " assigned to " +
                             count_words(memory.assignees.size(), "agent", "agents");
    if (memory.count > bulk_part_leads) {
        const std::string to =
            " to " + count_words(memory.assignees.size(), "agent", "agents");
        command.count = 0;
        database.wishes.push_back(GiveMany{std::move(command), {}, "", memory.count,
                                           "Assigning" + to, " assigned" + to});
        return;
    }
    database.wishes.push_back(Give{std::move(command), done});
}

}  // namespace

std::string spread_words(std::int64_t count, std::int64_t agents) {
    if (agents < 1) return "";
    const std::int64_t each = count / agents;
    const std::int64_t more = count % agents;  // agents who get one more
    if (agents == 1) return "All to one agent";
    if (more == 0) return grouped(each) + " each";
    const auto get = [](std::int64_t who, std::int64_t what, bool first) {
        return grouped(who) + (first ? who == 1 ? " agent" : " agents" : "") +
               (who == 1 ? " gets " : " get ") + (what == 0 ? "none" : grouped(what));
    };
    return get(more, each + 1, true) + ", " + get(agents - more, each, false);
}

void open_assign_dialog(const DatabaseFrame& database) {
    database.memory.assigning = true;
    database.memory.agent_search.clear();
    database.memory.narrowing = false;
}

void draw_assign_dialog(const DatabaseFrame& database) {
    DatabaseMemory& memory = database.memory;
    const List* list =
        memory.assigning && memory.chosen ? database.view().list(*memory.chosen) : nullptr;
    if (list == nullptr) return;
    const Candidates candidates = candidates_for(database, *list);
    // Whoever cannot be chosen any more is not chosen any more.
    std::set<Username> still;
    for (const Candidate& one : candidates.listed) {
        if (memory.assignees.contains(one.user->username)) still.insert(one.user->username);
    }
    memory.assignees = std::move(still);

    const std::string campaign = campaign_name(database.view(), list->campaign);
    const std::string below = "From " + list->name + ", " + campaign;
    DialogAnswer answer = DialogAnswer::none;
    const Dialog dialog("assign", "Assign numbers", {.below = below, .width = 560});
    if (dialog) {
        draw_candidates(database, candidates);
        paragraph(not_listed_words(candidates, campaign), Ink::muted, Type::small);
        gap(2);
        draw_choice(database, *list);
        draw_count(database, *list);
        std::string reason = database.why_not;
        if (reason.empty() && !assignable(database, *list)) reason = "Counting the numbers…";
        if (reason.empty()) {
            if (const auto problem = problem_of(database, *list)) reason = message_of(*problem);
        }
        const std::string confirm = "Assign " + numbers_words(memory.count);
        answer = dialog_buttons({.confirm = confirm,
                                 .icon = icon::user_plus,
                                 .disabled = reason,
                                 .busy = database.model.asking});
    }
    if (answer == DialogAnswer::confirm) give(database, *list);
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.assigning = false;
}

}  // namespace recall::ui
