#include "shell/app/team_json.hpp"

#include "shell/app/http_json.hpp"
#include "wire/words.hpp"

namespace recall::shell {

namespace {

int count_in(const Json& json, const char* name) { return static_cast<int>(number_in(json, name)); }

Phone phone_in(const Json& json) {
    return phone_from_text(text_in(json, "phone")).value_or(Phone{});
}

std::vector<ui::HeldNumber> held_in(const Json& claimed) {
    std::vector<ui::HeldNumber> held;
    for (std::size_t i = 0; claimed.is_array() && i < claimed.size(); ++i) {
        held.push_back({text_in(claimed[i], "name"), phone_in(claimed[i]),
                        instant_in(claimed[i], "expires"),
                        instant_in(claimed[i], "call_started_at"),
                        field_in(claimed[i], "extended_by_itself") == true});
    }
    return held;
}

}  // namespace

std::vector<ui::TeamAgent> team_in(const Json& agents) {
    std::vector<ui::TeamAgent> team;
    for (std::size_t i = 0; agents.is_array() && i < agents.size(); ++i) {
        const Json& item = agents[i];
        ui::TeamAgent agent;
        agent.username = text_in(item, "agent");
        agent.name = text_in(item, "name");
        agent.active = field_in(item, "active") == true;
        agent.connected = count_in(item, "connected");
        agent.last_seen = instant_in(item, "last_seen");
        agent.open = count_in(item, "open");
        const Json& presence = field_in(item, "presence");
        agent.presence = {text_in(presence, "state"), text_in(presence, "code"),
                          instant_in(presence, "since")};
        agent.assigned = count_in(item, "assigned_today");
        agent.completed = count_in(item, "completed_today");
        agent.calls = count_in(item, "calls_today");
        agent.last_call = instant_in(item, "last_call");
        agent.daily_target = count_in(item, "daily_target");
        agent.held = held_in(field_in(item, "claimed"));
        team.push_back(std::move(agent));
    }
    return team;
}

std::vector<ui::PresenceLine> presence_day_in(const Json& items) {
    std::vector<ui::PresenceLine> day;
    for (std::size_t i = 0; items.is_array() && i < items.size(); ++i) {
        day.push_back({{text_in(items[i], "state"), text_in(items[i], "code"),
                        instant_in(items[i], "from")},
                       instant_in(items[i], "until")});
    }
    return day;
}

std::vector<ui::TeamNumber> team_numbers_in(const Json& items) {
    std::vector<ui::TeamNumber> numbers;
    for (std::size_t i = 0; items.is_array() && i < items.size(); ++i) {
        numbers.push_back({text_in(items[i], "name"), phone_in(items[i]),
                           instant_in(items[i], "expires"), instant_in(items[i], "call_started_at"),
                           field_in(items[i], "extended_by_itself") == true});
    }
    return numbers;
}

}  // namespace recall::shell
