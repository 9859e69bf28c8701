// The relay's clock, and instants as people and programs outside read them.
#pragma once

#include "core/ids.hpp"

#include <functional>
#include <string>

namespace recall {

// Injected wherever time matters, so that tests may set it.
using Clock = std::function<Instant()>;
Instant system_now();

std::string rfc3339(Instant at);  // "2026-11-21T08:30:00.000Z"; "" for none

}  // namespace recall
