// Simulation: one seed lived through. First everything that the plan allows goes wrong (safety);
// then the faults stop, and within settle_ms everything must have come right by itself (liveness).
#pragma once

#include "tests/sim/workload.hpp"

namespace recall::sim {

constexpr std::int64_t settle_ms = 120 * second_ms;

struct Verdict {
    std::string broken;  // the law, or nothing where all held
    std::string faults;  // those of the plan
    Counters counters;
    std::int64_t commands = 0;
    std::int64_t rejections = 0;
    std::int64_t virtual_ms = 0;
};

Verdict live_through(const Options& options);

// A broken ensure() aborts the process: from now on it says at least with which seed.
void tell_seed_on_abort();

// A smaller run that still breaks a law: fewer classes of faults, fewer steps.
Options shrink(Options options);

// "recall_sim --seed 17 --steps 200 --without cuts"
std::string replay_text(const Options& options);

// What must have happened at least once in a run of many seeds.
const std::vector<std::string>& must_happen();

}  // namespace recall::sim
