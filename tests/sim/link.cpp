#include "tests/sim/link.hpp"

#include <algorithm>

namespace recall::sim {

namespace {

constexpr int cut_code = 1006;  // what a browser reports where no close frame came

}  // namespace

Instant Link::arrival(Way& way) {
    const Instant soonest = world_.now() + pace_.least_ms + random_.wait_ms(pace_.mean_ms);
    way.free_at = std::max(way.free_at, soonest);
    return way.free_at;
}

void Link::send(Side to, const std::string& text) {
    if (!open_) return;
    Way& way = ways_[to];
    way.texts.push_back(text);
    world_.after(arrival(way) - world_.now(),
                 [self = shared_from_this(), to] { self->deliver(to); });
}

void Link::deliver(Side to) {
    Way& way = ways_[to];
    if (stalled_ || way.texts.empty()) return;
    const std::string text = std::move(way.texts.front());
    way.texts.pop_front();
    if (way.end.message) way.end.message(text);
}

void Link::end_for(Side side, int code) {
    world_.after(arrival(ways_[side]) - world_.now(), [self = shared_from_this(), side, code] {
        Way& way = self->ways_[side];
        way.texts.clear();
        if (!way.end.closed) return;
        const auto closed = std::move(way.end.closed);
        way.end = {};
        closed(code);
    });
}

void Link::close(Side by, int code) {
    if (!open_) return;
    open_ = false;
    detach(by);
    ways_[by].texts.clear();
    end_for(by == tab ? relay : tab, code);
}

void Link::cut() {
    if (!open_) return;
    open_ = false;
    for (Way& way : ways_) {
        const auto sent = static_cast<std::int64_t>(way.texts.size());
        way.texts.resize(static_cast<std::size_t>(stalled_ ? 0 : random_.between(0, sent)));
    }
    end_for(tab, cut_code);
    end_for(relay, cut_code);
}

}  // namespace recall::sim
