// World: virtual time. What is to happen waits in a heap, ordered by time and then by the order
// in which it was asked for, so that one seed is one history.
#pragma once

#include "core/ids.hpp"

#include <functional>
#include <queue>
#include <vector>

namespace recall::sim {

class World {
public:
    explicit World(Instant start) : now_(start) {}

    // The true time, which no clock of the simulation need agree with.
    Instant now() const { return now_; }
    void after(std::int64_t ms, std::function<void()> happens) {
        events_.push({now_ + std::max<std::int64_t>(ms, 0), ++count_, std::move(happens)});
    }
    bool idle() const { return events_.empty(); }
    void step() {
        // The heap gives no way to move out of its top; nobody compares `happens`.
        Event event = std::move(const_cast<Event&>(events_.top()));
        events_.pop();
        now_ = event.at;
        event.happens();
    }
    void run_until(Instant end) {
        while (!idle() && events_.top().at <= end) step();
        now_ = std::max(now_, end);
    }
    std::uint64_t events() const { return count_; }

private:
    struct Event {
        Instant at;
        std::uint64_t sequence = 0;
        std::function<void()> happens;
        bool operator<(const Event& other) const {  // the heap's top is its greatest
            return at != other.at ? at > other.at : sequence > other.sequence;
        }
    };

    Instant now_;
    std::uint64_t count_ = 0;
    std::priority_queue<Event> events_;
};

}  // namespace recall::sim
