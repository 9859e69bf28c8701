// A desk where a call was promised: what tests of callbacks begin with.
#pragma once

#include "tests/core/sound.hpp"

#include <gtest/gtest.h>

namespace recall::test {

constexpr Instant in_an_hour = minutes(60);

inline CompleteCall promise(AssignmentId assignment, Instant time,
                     Recipient recipient = Recipient::ANYONE) {
    CompleteCall command{assignment, call_back, "Busy.", {}, {}};
    const auto minute = static_cast<int>((time - start) / minute_ms);
    const std::string wall_time = to_text(LocalTime{first_day} + minute);
    command.callback = NewCallback{time, wall_time, "Etc/UTC", recipient, "Ask for Zoe"};
    return command;
}

// Ann has so many leads and may keep callbacks; lead 1 is promised another call in an hour.
inline World promised_desk(Recipient recipient = Recipient::ANYONE, int leads = 2) {
    World world = desk_with({{"ann", leads}});
    User ann = *world.state().user("ann");
    ann.may_keep_callbacks = true;
    world.when("ada", SaveUser{ann});
    EXPECT_EQ(world.when("ann", promise(A(1), in_an_hour, recipient)), yes());
    return world;
}
inline World released_desk() {
    World world = promised_desk();
    world.now = in_an_hour;
    EXPECT_EQ(world.when(clock_name, ReleaseCallback{B(1)}), yes());
    return world;
}

}  // namespace recall::test
