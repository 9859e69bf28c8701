// Live agents as the relay tells them: GET /team, GET /team/{agent}.
#pragma once

#include "ui/model/model.hpp"
#include "wire/json.hpp"

namespace recall::shell {

std::vector<ui::TeamAgent> team_in(const Json& agents);
std::vector<ui::PresenceLine> presence_day_in(const Json& items);
std::vector<ui::TeamNumber> team_numbers_in(const Json& items);

}  // namespace recall::shell
