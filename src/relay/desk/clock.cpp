#include "relay/desk/clock.hpp"

#include <chrono>

namespace recall {

Instant system_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

}  // namespace recall
