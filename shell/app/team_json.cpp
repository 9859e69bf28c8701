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

void read(const Json& item, ui::TeamAgent& agent) {
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
}

void read(const Json& item, ui::PresenceLine& line) {
    line = {{text_in(item, "state"), text_in(item, "code"), instant_in(item, "from")},
            instant_in(item, "until")};
}

void read(const Json& item, ui::TeamNumber& number) {
    number = {text_in(item, "name"), phone_in(item), instant_in(item, "expires"),
              instant_in(item, "call_started_at"), field_in(item, "extended_by_itself") == true};
}

}  // namespace recall::shell
