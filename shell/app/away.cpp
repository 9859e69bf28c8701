#include "shell/app/away.hpp"

namespace recall::shell {

bool Away::came_back(const Replica& replica, Instant now) {
    const bool was_away = knew_all_at_ && now - knew_all_at_ >= away_ms_min;
    if (!was_away) return false;
    // What is not read yet goes on: it began earlier.
    if (news_.empty()) news_.since = knew_all_at_;
    back_at_ = now;
    waited_then_.clear();
    for (const Pending& one : replica.pending()) waited_then_.insert({one.client, one.number});
    return true;
}

}  // namespace recall::shell
