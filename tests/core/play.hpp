// Random wishes played on a working desk, each step looked at.
#pragma once

#include "tests/core/properties.hpp"
#include "tests/core/random_commands.hpp"
#include "tests/core/table.hpp"
#include "wire/json.hpp"

#include <functional>
#include <string>
#include <vector>

namespace recall::test {

struct Step {
    const World& before;
    const World& after;
    const Wish& wish;
    const Verdict& verdict;
};

// What was wished and what came of it, for whoever reads a counterexample.
class Trace {
public:
    void add(Instant at, const Wish& wish, const Verdict& verdict) {
        steps_.push_back({at, wish, verdict});
    }
    std::string text() const {
        std::string all;
        for (const auto& [at, wish, verdict] : steps_) {
            all += time_text(at) + ' ' + wish.by + ' ' + to_text(command_to_json(wish.command)) +
                   " -> " + (verdict.refused() ? verdict.refusal : describe(verdict.events)) + '\n';
        }
        return all;
    }

private:
    struct Line {
        Instant at;
        Wish wish;
        Verdict verdict;
    };
    std::vector<Line> steps_;
};

// Plays the steps on a working desk and looks at each with `law`; then at the end with `at_end`.
inline void play(const std::vector<std::uint32_t>& steps,
                 const std::function<void(const Step&)>& law,
                 const std::function<void(const World&)>& at_end = {}) {
    World world = working_desk();
    world.clocks = &lagos_and_utc;
    Trace trace;
    try {
        for (const std::uint32_t seed : steps) {
            Dice dice(seed);
            world.now.ms += random_wait_ms(dice);
            const Wish wish =
                random_wish(dice, {world.state(), world.ended(), world.now, world.today()});
            const World before = world;
            const Verdict verdict = world.when(wish.by, wish.command, wish.handed_in);
            trace.add(world.now, wish, verdict);
            law({before, world, wish, verdict});
        }
        if (at_end) at_end(world);
    } catch (...) {
        RC_LOG(trace.text());
        throw;
    }
}

}  // namespace recall::test
