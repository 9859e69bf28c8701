// Wishes at random, as people and the clock of a busy desk might have them: mostly sensible, one
// in three or so refused. Made from the state they are put to, so that numbers, agents and days
// mean something. Property tests and the simulator share them.
#pragma once

#include "core/decide.hpp"

#include <map>

namespace recall::test {

// Chance, from a seed: the same seed, the same throws, on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::uint64_t below(std::uint64_t count);  // 0 .. count - 1; 0 where count is 0
    bool in(std::uint64_t hundred) { return below(100) < hundred; }  // per cent

private:
    std::uint64_t state_;
};

// What the wish is made from. `ended`: assignments that were, for late work.
struct Scene {
    const State& state;
    const std::map<AssignmentId, Assignment>& ended;
    Instant now;
    Day today;
};

struct Wish {
    Username by;
    Command command;
    std::optional<Instant> handed_in = std::nullopt;  // by a session that has ended
};

// Minutes mostly; now and then hours or a day.
std::int64_t random_wait_ms(Dice& dice);
Wish random_wish(Dice& dice, const Scene& scene);

}  // namespace recall::test
