// The relay's clock.
#pragma once

#include "core/ids.hpp"

#include <functional>

namespace recall {

// Injected wherever time matters, so that tests may set it.
using Clock = std::function<Instant()>;
Instant system_now();

}  // namespace recall
