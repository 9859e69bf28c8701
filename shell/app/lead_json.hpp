// One lead's record as the relay tells it: GET /leads/{lead}.
#pragma once

#include "ui/model/model.hpp"
#include "wire/json.hpp"

namespace recall::shell {

ui::LeadRecord lead_record_in(const Json& body);

}  // namespace recall::shell
