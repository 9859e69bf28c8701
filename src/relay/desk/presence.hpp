// Presence: which users are connected by websocket. The network writes it, any thread reads it.
//
// A connection is a browser's: the tabs of one user in one browser share one (web/tabs.js).
#pragma once

#include "core/ids.hpp"

#include <map>
#include <mutex>

namespace recall {

class Presence {
public:
    struct Seen {
        std::size_t connections = 0;
        Instant left;  // when the last connection ended; none: not since the relay began
    };

    void came(const Username& username) {
        const std::lock_guard lock(mutex_);
        ++seen_[username].connections;
    }
    void went(const Username& username, Instant now) {
        const std::lock_guard lock(mutex_);
        Seen& seen = seen_[username];
        --seen.connections;
        seen.left = now;
    }

    std::size_t connections_of(const Username& username) const {
        const std::lock_guard lock(mutex_);
        const auto at = seen_.find(username);
        return at == seen_.end() ? 0 : at->second.connections;
    }
    std::map<Username, Seen> all() const {
        const std::lock_guard lock(mutex_);
        return seen_;
    }

private:
    mutable std::mutex mutex_;
    std::map<Username, Seen> seen_;  // as many as there are users
};

}  // namespace recall
