// Instants as people and programs outside read them.
#pragma once

#include "core/ids.hpp"

#include <string>
#include <string_view>

namespace recall {

std::string rfc3339(Instant at);  // "2026-11-21T08:30:00.000Z"; "" for none
// In UTC, with or without a fraction of the second; none where the text is something else.
Instant instant_from_rfc3339(std::string_view text);

}  // namespace recall
