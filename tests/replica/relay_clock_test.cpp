// The relay's time on devices whose clocks are wrong, jump, or stand still.
#include "replica/relay_clock.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

constexpr Instant relay{1'790'000'000'000};
constexpr std::int64_t hour_ms = 60 * minute_ms;

// Three hours fast.
DeviceTime device(std::int64_t ms) { return {relay + 3 * hour_ms + ms, 500 + ms}; }

RelayClock asked_and_answered(std::int64_t way_ms = 20) {
    RelayClock clock;
    clock.asked("q", device(-way_ms));
    EXPECT_TRUE(clock.answered("q", relay + -way_ms / 2, device(0)));
    return clock;
}

TEST(RelayClock, KnowsNothingBetterThanTheDeviceAtFirst) {
    const RelayClock clock;
    EXPECT_EQ(clock.now(device(0), false), device(0).wall);
    EXPECT_FALSE(clock.device_ahead_ms(device(0), false));
    EXPECT_TRUE(clock.should_ask(device(0)));
}

TEST(RelayClock, GoesOnFromAnAnswerByTheMonotonicClock) {
    const RelayClock clock = asked_and_answered();
    EXPECT_EQ(clock.now(device(0), true), relay);
    EXPECT_EQ(clock.now(device(hour_ms), true), relay + hour_ms);
    EXPECT_EQ(clock.device_ahead_ms(device(hour_ms), true), 3 * hour_ms);
}

TEST(RelayClock, AFrameReadLongAfterItWasSentSetsNothingBack) {
    RelayClock clock = asked_and_answered();
    clock.heard(relay + 1'000, device(41'000));  // the tab was frozen for forty seconds
    EXPECT_EQ(clock.now(device(41'000), true), relay + 41'000);
}

TEST(RelayClock, ALaterAnswerCountsOnlyWhereItCameSooner) {
    RelayClock clock = asked_and_answered(20);
    clock.asked("slow", device(1'000));
    EXPECT_TRUE(clock.answered("slow", relay + 1'100, device(9'000)));
    EXPECT_EQ(clock.now(device(9'000), true), relay + 9'000);
    clock.asked("quick", device(10'000));
    EXPECT_TRUE(clock.answered("quick", relay + 10'101, device(10'002)));
    EXPECT_EQ(clock.now(device(10'002), true), relay + 10'102);
}

TEST(RelayClock, ADeviceClockThatJumpsUnderALineMovesNothingAndIsAskedAbout) {
    RelayClock clock = asked_and_answered();
    DeviceTime later = device(5'000);
    later.wall = later.wall + 2 * hour_ms;
    EXPECT_EQ(clock.now(later, true), relay + 5'000);
    EXPECT_TRUE(clock.should_ask(later));
    EXPECT_EQ(clock.device_ahead_ms(later, true), 5 * hour_ms);
    later.wall = later.wall + -9 * hour_ms;  // set back, with a line or without
    EXPECT_EQ(clock.now(later, false), relay + 5'000);
}

TEST(RelayClock, ADeviceThatSleptWithoutALineGoesByItsWallClock) {
    const RelayClock clock = asked_and_answered();
    DeviceTime woken = device(5'000);
    woken.wall = woken.wall + 2 * hour_ms;
    EXPECT_EQ(clock.now(woken, false), relay + 2 * hour_ms + 5'000);
}

TEST(RelayClock, IsNeverBehindWhatTheRelayHasSaid) {
    RelayClock clock = asked_and_answered();
    clock.heard(relay + hour_ms, device(10));  // the monotonic clock had stood still
    EXPECT_EQ(clock.now(device(10), true), relay + hour_ms);
    EXPECT_EQ(clock.now(device(20), true), relay + hour_ms + 10);
}

TEST(RelayClock, WhatTheDeviceKeptServesUntilTheRelayIsHeard) {
    RelayClock clock;
    clock.restore({relay, relay + 3 * hour_ms});
    EXPECT_EQ(clock.now({relay + 4 * hour_ms, 1}, false), relay + hour_ms);
    // Set back meanwhile by three days: the relay's time was not.
    EXPECT_EQ(clock.now({relay + -72 * hour_ms, 1}, false), relay);
    clock.asked("q", device(0));
    clock.answered("q", relay + 7 * hour_ms, device(0));
    EXPECT_EQ(clock.now(device(0), true), relay + 7 * hour_ms);
}

TEST(RelayClock, QuestionsOfALostLineAreAnsweredByNobody) {
    RelayClock clock;
    clock.asked("q", device(0));
    clock.forget_questions();
    EXPECT_FALSE(clock.answered("q", relay, device(10)));
    for (int i = 0; i < 10; ++i) clock.asked(std::to_string(i), device(0));
    EXPECT_FALSE(clock.answered("0", relay, device(10))) << "given up";
    EXPECT_TRUE(clock.answered("9", relay, device(10)));
}

}  // namespace
}  // namespace recall
