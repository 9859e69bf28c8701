// Live agents: who is here, on which number and since when, whose claim is about to run out; and
// one agent's numbers as that agent sees them. peers: "agent monitoring".
#include "core/lookup.hpp"
#include "ui/model/route.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/presence_bar.hpp"
#include "ui/parts/recycle_question.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr std::int64_t again_ms = 3'000;
constexpr float columns_width_min_px = 620;
constexpr float detail_width_px = 460;
constexpr std::int64_t soon_ms = 5 * minute_ms;  // As the agent is told.

struct Team {
    const Model& model;
    TeamMemory& memory;
    Wishes& wishes;
};

std::string minutes_words(std::int64_t left_ms) {
    if (left_ms < minute_ms) return "less than a minute left";
    return std::to_string(left_ms / minute_ms) + " min left";
}

// What an agent is at: the number that is being called, else one that is held, else nothing.
const HeldNumber* current_of(const TeamAgent& agent) {
    const auto called = std::find_if(agent.held.begin(), agent.held.end(), [](const auto& held) {
        return bool(held.call_started);
    });
    if (called != agent.held.end()) return &*called;
    return agent.held.empty() ? nullptr : &agent.held.front();
}

std::string doing_words(const Team& team, const HeldNumber& held) {
    std::string words = held.call_started
                            ? "Calling since " + time_of_day(team.model, held.call_started)
                            : std::string("Claimed");
    if (!held.expires) return words;
    if (held.extended) words += ", extended by itself";
    const std::int64_t left = held.expires - team.model.now;
    return words + (left > 0 ? ", " + minutes_words(left) : std::string(", the claim ran out"));
}

bool is_late(const Team& team, const TeamAgent& agent) {
    return std::any_of(agent.held.begin(), agent.held.end(), [&](const HeldNumber& held) {
        return held.expires && held.expires - team.model.now <= soon_ms;
    });
}

void draw_presence(const Team& team, const TeamAgent& agent, Table& table) {
    if (!agent.active) return table.badge("Inactive", Tone::neutral);
    if (agent.connected == 0) {
        return table.badge(agent.last_seen ? "Away " + time_of_day(team.model, agent.last_seen)
                                           : std::string("Not seen"),
                           Tone::neutral);
    }
    const PresenceWord presence =
        agent.presence.state.empty() ? PresenceWord{"here", "", {}} : agent.presence;
    table.badge(presence_words(presence), presence_tone(presence));
}

// "In call since 14:05": beside the figures of the agent who is looked at.
void draw_presence_since(const Team& team, const TeamAgent& agent) {
    const PresenceWord& presence = agent.presence;
    if (presence.state.empty()) return;
    std::string words = presence_words(presence);
    if (presence.since) words += " since " + time_of_day(team.model, presence.since);
    badge(words, presence_tone(presence));
    gap(space::half);
}

void draw_current(const Team& team, const TeamAgent& agent, Table& table) {
    const HeldNumber* current = current_of(agent);
    if (!current) return table.text("No number claimed", Ink::muted);
    const std::string more =
        agent.held.size() > 1 ? " and " + std::to_string(agent.held.size() - 1) + " more" : "";
    table.two_lines(current->name + more, doing_words(team, *current));
}

std::string day_words(const TeamAgent& agent) {
    std::string words = grouped(agent.completed);
    if (agent.daily_target > 0) words += " of " + grouped(agent.daily_target);
    return words;
}

void draw_row(const Team& team, const TeamAgent& agent, Table& table) {
    const bool chosen = team.memory.chosen == agent.username;
    if (table.begin_row(agent.name, chosen)) team.memory.chosen = agent.username;
    table.two_lines(agent.name, agent.username);
    draw_presence(team, agent, table);
    draw_current(team, agent, table);
    if (is_late(team, agent)) table.badge("Claim ends", Tone::warn);
    else table.skip();
    table.number(agent.open);
    table.text(day_words(agent));
    table.text(agent.last_call ? time_of_day(team.model, agent.last_call) : "none",
               agent.last_call ? Ink::normal : Ink::muted);
}

// Those at work first, then those with numbers in hand, then by name.
std::vector<const TeamAgent*> agents_of(const Team& team) {
    const Lookup wanted(team.memory.search);
    std::vector<const TeamAgent*> agents;
    for (const TeamAgent& agent : team.model.answers->team.items) {
        if (wanted.finds({agent.name, agent.username})) agents.push_back(&agent);
    }
    const auto rank = [](const TeamAgent& agent) {
        if (agent.connected > 0) return agent.held.empty() ? 1 : 0;
        return agent.open > 0 ? 2 : 3;
    };
    std::stable_sort(agents.begin(), agents.end(), [&](const auto* one, const auto* other) {
        if (rank(*one) != rank(*other)) return rank(*one) < rank(*other);
        return one->name < other->name;
    });
    return agents;
}

// Nothing is said of agents before the relay has told.
std::string_view empty_words(const Team& team) {
    if (!team.model.answers->team.known) {
        return team.model.link == Link::live ? "Asking…" : "Shown once the relay is reached";
    }
    return team.memory.search.empty() ? "There is no agent yet" : "No agent matches the search";
}

void draw_list(const Team& team) {
    search_field("agents", "Search agents", team.memory.search, {.placeholder = "Agent"});
    gap(space::half);
    const float hide = width_left() >= columns_width_min_px ? 0 : never_px;
    const std::array<Column, 7> columns = {
        Column{.name = "Agent"},
        Column{.name = "Presence", .width = 132},
        Column{.name = "Number", .weight = 1.3F, .hide_below = hide},
        Column{.name = "Claim", .width = 84, .hide_below = hide, .name_hidden = true},
        Column{.name = "Open", .width = 48, .number = true},
        Column{.name = "Completed", .width = 76, .hide_below = hide},
        Column{.name = "Last call", .width = 66, .hide_below = hide}};
    const std::vector<const TeamAgent*> agents = agents_of(team);
    Table table("team", "Agents", columns,
                {.row_height = two_line_row,
                 .empty_icon = icon::users,
                 .empty = empty_words(team)});
    while (table.next(agents.size())) draw_row(team, *agents[table.row()], table);
}

void draw_figures(const Team& team, const TeamAgent& agent) {
    Grid grid("figures", 90, 4);
    grid.next();
    figure({"Open", agent.open});
    grid.next();
    figure({"Completed", agent.completed});
    grid.next();
    figure({"Calls", agent.calls});
    grid.next();
    fact("Last call", agent.last_call ? time_of_day(team.model, agent.last_call) : "");
}

std::string number_words(const Team& team, const TeamNumber& number) {
    if (number.call_started && !number.expires) {
        return "Called " + time_of_day(team.model, number.call_started) + ", not completed";
    }
    if (number.call_started) {
        return "Calling since " + time_of_day(team.model, number.call_started) +
               (number.extended ? ", claim extended by itself" : "");
    }
    if (number.expires) return "Claimed until " + time_of_day(team.model, number.expires);
    return "Assigned";
}

// The list is empty: whose turn it is. RULES.md §4.
std::string why_no_numbers(const Team& team, const TeamAgent& agent) {
    const State& view = team.model.replica->view();
    const User* user = view.user(agent.username);
    if (user && !user->active) return agent.name + " is inactive: an admin can change that.";
    if (user && user->campaigns.empty()) {
        return agent.name + " is in no campaign, so nothing can be assigned. An admin adds "
               "campaigns in the Admin Panel.";
    }
    if (agent.assigned == 0) {
        return "Nothing was assigned to " + agent.name + " today (username " + agent.username +
               "). Assign numbers in the Database Manager.";
    }
    const std::string given = numbers_words(agent.assigned) + " assigned today: ";
    const int back = agent.assigned - agent.completed;
    if (back <= 0) return given + "all are completed. Assign more in the Database Manager.";
    return given + grouped(agent.completed) + " completed, " + grouped(back) +
           " taken back. The recycling log says by whom.";
}

void draw_numbers(const Team& team, const TeamAgent& agent) {
    heading("Numbers in hand");
    const std::string path = path_of(TeamAgentQuery{agent.username});
    keep_asking(team.model, Topic::team_numbers, path, again_ms, team.wishes);
    const PageOf<TeamNumber>& known = team.model.answers->team_numbers;
    const bool here = is_known(known, path);
    if (here && known.items.empty()) paragraph(why_no_numbers(team, agent));
    const bool uncompleted = std::any_of(
        known.items.begin(), known.items.end(),
        [](const TeamNumber& number) { return number.call_started && !number.expires; });
    if (here && uncompleted) {
        paragraph("A call that was made counts as uncompleted until the agent has chosen its "
                  "outcome and completed it.",
                  Ink::muted, Type::small);
    }
    const std::array<Column, 2> columns = {Column{.name = "Number"},
                                           Column{.name = "Stands", .weight = 0.8F}};
    Table table("numbers", "Numbers in hand", columns,
                {.row_height = two_line_row,
                 .empty_icon = icon::clipboard_list,
                 .empty = here ? "No number is open" : "Asking…"});
    while (table.next(here ? known.items.size() : 0)) {
        const TeamNumber& number = known.items[table.row()];
        table.begin_plain_row(number.name);
        table.two_lines(number.name, phone_text(number.phone));
        table.text(number_words(team, number), number.expires ? Ink::normal : Ink::muted);
    }
}

// All open numbers to somebody else, for whoever fell ill or left.
void draw_hand_on(const Team& team, const TeamAgent& agent, const std::string& reason) {
    const State& view = team.model.replica->view();
    const auto to = choose_agent("hand_on", view,
                                 {.label = "Hand all to an agent…",
                                  .disabled = reason,
                                  .except = agent.username});
    if (!to) return;
    team.wishes.push_back(Give{HandOn{agent.username, *to},
                               name_of(view, *to) + " has the numbers of " + agent.name});
}

void draw_detail(const Team& team, const TeamAgent& agent, TrackerMemory& tracker) {
    draw_presence_since(team, agent);
    draw_figures(team, agent);
    const int numbers = recycle_preview(team.model.replica->view(), agent.username, {}).numbers;
    std::string reason = why_not_now(team.model);
    if (reason.empty() && numbers == 0) reason = "There is nothing to take back.";
    const std::string label = "Recycle " + numbers_words(numbers);
    if (button("recycle", label,
               {.kind = ButtonKind::danger,
                .icon = icon::recycle,
                .disabled = reason,
                .busy = team.model.asking})) {
        tracker.asking_agent = agent.username;
        tracker.asking_kind.reset();
    }
    flow(agent_choice_width_px);
    draw_hand_on(team, agent, reason);
    gap(space::half);
    draw_presence_day(team.model, agent, team.wishes);
    gap(space::half);
    draw_numbers(team, agent);
}

std::string summary_words(const std::vector<TeamAgent>& agents) {
    int here = 0, calling = 0;
    for (const TeamAgent& agent : agents) {
        if (agent.connected == 0) continue;
        ++here;
        const HeldNumber* current = current_of(agent);
        if (current && current->call_started) ++calling;
    }
    return grouped(here) + " of " + count_words(agents.size(), "agent", "agents") +
           " here, " + grouped(calling) + " on a call";
}

}  // namespace

void draw_team(const Model& model, TeamMemory& memory, TrackerMemory& tracker, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const Team team{model, memory, wishes};
    keep_asking(model, Topic::team, "/team", again_ms, wishes);
    const PageOf<TeamAgent>& asked = model.answers->team;
    page_header("Live Agents", asked.known ? summary_words(asked.items) : std::string());
    gap(space::half);
    if (!asked.problem.empty()) {
        notice("problem", {.tone = Tone::bad, .words = asked.problem});
    } else if (model.link != Link::live) {
        notice("offline", {.tone = Tone::warn,
                           .words = "Not connected: this is how it was when last heard of."});
    }
    const auto& agents = asked.items;
    const auto chosen = std::find_if(agents.begin(), agents.end(), [&](const TeamAgent& agent) {
        return memory.chosen == agent.username;
    });
    const bool open = chosen != agents.end();
    Panes panes("team", {.detail_open = open, .detail_width = detail_width_px});
    if (panes.list()) draw_list(team);
    if (panes.detail(open ? chosen->name : std::string())) draw_detail(team, *chosen, tracker);
    if (panes.back()) memory.chosen.reset();
    draw_recycle_question(model, tracker, wishes);
}

}  // namespace recall::ui
