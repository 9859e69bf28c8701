// What became of an agent's own things while the tab could not hear of it, offline or closed: told
// as one message, read on one page (RecallApp gathers it, page/away.cpp shows it).
#pragma once

#include "core/ids.hpp"

#include <array>
#include <string>
#include <vector>

namespace recall::ui {

constexpr std::size_t away_named_max = 20;  // of each kind; the rest is counted

// In the order in which they are told: what is lost, what came, what changed.
enum class AwayKind { refused, went_back, came, moved, lost, released };
constexpr std::size_t away_kinds = 6;

struct AwayThing {
    std::string name;  // of the person, or the phone number; empty where nobody can tell
    std::string what;  // more of it: when, why; may be empty
};

struct AwayPart {
    std::size_t count = 0;
    std::vector<AwayThing> named;  // the first of them
};

struct AwayNews {
    Instant since;  // until then the tab knew what there was to know
    std::array<AwayPart, away_kinds> parts;

    const AwayPart& of(AwayKind kind) const { return parts[static_cast<std::size_t>(kind)]; }
    void add(AwayKind kind, AwayThing thing);
    bool empty() const;
    bool is_bad() const;  // some of it is a loss
};
extern const AwayNews no_away_news;

// "40 numbers went back to the pool", "Your callback to Musa Danjuma was moved".
std::string away_words(AwayKind kind, const AwayPart& part);
// All of it in a line: "While you were away: 40 numbers went back to the pool, 3 numbers came."
std::string away_words(const AwayNews& news);

}  // namespace recall::ui
