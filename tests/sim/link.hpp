// Link: one websocket connection between a tab and the relay. Keeps order and loses nothing while
// it lasts, as TCP does. It may end at any point: then each side has received some beginning of
// what was sent to it, and neither knows how much the other received.
#pragma once

#include "tests/sim/random.hpp"
#include "tests/sim/world.hpp"

#include <deque>
#include <memory>
#include <string>

namespace recall::sim {

struct LinkPace {
    std::int64_t least_ms = 5;
    std::int64_t mean_ms = 30;  // beyond the least
};

// What one side does with what arrives. `closed` is called once, unless the side has gone itself.
struct LinkEnd {
    std::function<void(const std::string&)> message;
    std::function<void(int code)> closed;
};

class Link : public std::enable_shared_from_this<Link> {
public:
    enum Side { tab = 0, relay = 1 };

    Link(World& world, Random& random, LinkPace pace)
        : world_(world), random_(random), pace_(pace) {}

    void attach(Side side, LinkEnd end) { ways_[side].end = std::move(end); }
    // The side has died, or does not listen any more.
    void detach(Side side) { ways_[side].end = {}; }
    bool is_open() const { return open_; }
    std::size_t under_way() const { return ways_[0].texts.size() + ways_[1].texts.size(); }

    void send(Side to, const std::string& text);
    // In order: what was sent arrives, and then the other side learns of the end.
    void close(Side by, int code);
    // At some point of what is under way, both ways.
    void cut();
    // From now on nothing moves; only cut() ends it.
    void stall() { stalled_ = true; }

private:
    struct Way {  // towards one side
        LinkEnd end;
        std::deque<std::string> texts;
        Instant free_at;
    };
    Instant arrival(Way& way);
    void deliver(Side to);
    void end_for(Side side, int code);

    World& world_;
    Random& random_;
    LinkPace pace_;
    Way ways_[2];
    bool open_ = true;
    bool stalled_ = false;
};

}  // namespace recall::sim
