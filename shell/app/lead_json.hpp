// One lead's record as the relay tells it: GET /leads/{lead}.
#pragma once

#include "ui/model/model.hpp"
#include "wire/json.hpp"

namespace recall::shell {

void read_lead(const Json& body, ui::LeadRecord& record);

}  // namespace recall::shell
