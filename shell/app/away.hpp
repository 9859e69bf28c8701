// Gathers what became of an agent's things while the tab was away: without a line, or closed, for
// longer than a minute. What the first rows after it bring, and what the relay then refuses of what
// was done meanwhile, is news of then; all else is told as it happens.
#pragma once

#include "replica/replica.hpp"
#include "ui/model/away.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace recall::shell {

constexpr std::int64_t away_ms_min = minute_ms;  // shorter, and nobody has been away
constexpr std::string_view away_draft = "away";  // what is not read yet, on the device

class Away {
public:
    // At this time the tab knew what there was to know.
    void knew_all(Instant at) { knew_all_at_ = std::max(knew_all_at_, at); }
    // The first rows have come since there was a line. False: too soon for anybody to have been
    // away.
    bool came_back(const Replica& replica, Instant now);
    // It was done while the tab was away, in it or in one that has been closed since.
    bool is_of_then(const Refused& refused) const {
        return refused.wished_at < back_at_ ||
               waited_then_.contains({refused.client, refused.number});
    }
    void add(ui::AwayKind kind, ui::AwayThing thing) { news_.add(kind, std::move(thing)); }

    const ui::AwayNews& news() const { return news_; }  // not read yet
    void was_read() { news_ = {}; }
    // What is not read yet as the text of a draft, so that a reload does not lose it; empty where
    // all is. What cannot be read back is as if nothing had happened.
    std::string kept_text() const;
    void restore(const std::string& text);
    void forget() { *this = {}; }  // somebody else sits here

private:
    Instant knew_all_at_;  // zero: never
    Instant back_at_;       // when it was back; zero: it never was away
    std::set<std::pair<std::string, std::int64_t>> waited_then_;  // client and number
    ui::AwayNews news_;
};

}  // namespace recall::shell
