// Live agents as the relay tells them: GET /team, GET /team/{agent}.
#pragma once

#include "ui/model/model.hpp"
#include "wire/json.hpp"

namespace recall::shell {

void read(const Json& item, ui::TeamAgent& agent);
void read(const Json& item, ui::PresenceLine& line);
void read(const Json& item, ui::TeamNumber& number);

}  // namespace recall::shell
