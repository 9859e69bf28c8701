// What the relay tells of its machine's clock, wherever somebody looks who could see to it.
#pragma once

#include "wire/answers/told.hpp"

namespace recall {

// The machine's clock has leapt further than a relay believes without a word: POST /clock.
struct ClockDoubt {
    Instant machine, desk;
};
template <>
struct Told<ClockDoubt> {
    static constexpr std::string_view name = "ClockDoubt";
    static void visit(auto& f, auto& x) {
        f("machine", x.machine, {.says = "What the machine's clock shows."});
        f("desk", x.desk, {.says = "The time that the desk goes on with."});
    }
};

}  // namespace recall
