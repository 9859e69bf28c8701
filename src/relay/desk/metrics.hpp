// Metrics and health: what GET /metrics and GET /readyz tell. Counted by any thread.
#pragma once

#include "journal/journal.hpp"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>

namespace recall {

struct Metrics {
    std::atomic<std::uint64_t> commands{0};     // answered, rejected ones included
    std::atomic<std::uint64_t> rejections{0};
    std::atomic<std::uint64_t> repeats{0};      // answered as they had been before
    std::atomic<std::uint64_t> unavailable{0};  // not answered, for want of the journal or of room
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> commit_microseconds{0};
    std::atomic<std::uint64_t> last_batch{0};   // submissions of the last one
    std::atomic<std::uint64_t> queue_depth{0};
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> websockets{0};
    std::atomic<std::uint64_t> websockets_cut{0};  // too slow, or not of the grammar
    std::atomic<std::uint64_t> logins{0};
    std::atomic<std::uint64_t> logins_refused{0};
    std::atomic<std::uint64_t> http_requests{0};
};

// The text format of Prometheus.
std::string metrics_text(const Metrics& metrics);

// Why the desk cannot be written to now, if it cannot.
class Health {
public:
    void set(std::optional<JournalError> error) {
        const std::lock_guard lock(mutex_);
        error_ = std::move(error);
    }
    std::optional<JournalError> error() const {
        const std::lock_guard lock(mutex_);
        return error_;
    }

private:
    mutable std::mutex mutex_;
    std::optional<JournalError> error_;
};

}  // namespace recall
