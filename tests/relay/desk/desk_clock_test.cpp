// The desk's time, beside a machine's clock that leaps.
#include "relay/desk/clock_note.hpp"
#include "relay/desk/desk_clock.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall {

namespace {

constexpr Instant noon{1'795'000'000'000};

struct Machine {
    Instant shown = noon;
    std::int64_t steady_ms = 5'000;
    bool word = false;  // left elsewhere
    DeskClock clock{[this] { return shown; }, [this] { return steady_ms; },
                    clock_leap_hours_default * hour_ms, [this] { return word; }};

    void pass(std::int64_t ms) {
        shown = shown + ms;
        steady_ms += ms;
    }
};

TEST(DeskClock, IsTheMachinesAsLongAsThatGoesOn) {
    Machine machine;
    for (int i = 0; i < 100; ++i) {
        machine.pass(20 * hour_ms);
        EXPECT_EQ(machine.clock.now(), machine.shown);
        EXPECT_FALSE(machine.clock.doubt());
    }
    machine.shown = machine.shown + -90'000;  // set right by a minute and a half
    EXPECT_EQ(machine.clock.now(), machine.shown);
}

TEST(DeskClock, CatchesUpWhatAMachineSlept) {
    Machine machine;
    machine.shown = machine.shown + 26 * hour_ms;  // a paused machine's steady clock stands still
    EXPECT_FALSE(machine.clock.doubt());
    EXPECT_EQ(machine.clock.now(), machine.shown);
}

TEST(DeskClock, GoesOnAtItsOwnTimeAfterALeapOfAYear) {
    Machine machine;
    machine.pass(hour_ms);
    machine.shown = machine.shown + 365 * 24 * hour_ms;
    ASSERT_TRUE(machine.clock.doubt());
    EXPECT_EQ(machine.clock.doubt()->machine, machine.shown);
    EXPECT_EQ(machine.clock.now(), noon + hour_ms);
    machine.pass(10 * minute_ms);
    EXPECT_EQ(machine.clock.now(), noon + hour_ms + 10 * minute_ms);
    // It comes back by itself, and nothing was stamped in the year between.
    machine.shown = noon + hour_ms + 10 * minute_ms;
    EXPECT_FALSE(machine.clock.doubt());
    EXPECT_EQ(machine.clock.now(), machine.shown);
}

TEST(DeskClock, BelievesTheYearOnceSomebodySaysSo) {
    for (const bool elsewhere : {false, true}) {
        Machine machine;
        machine.shown = machine.shown + 365 * 24 * hour_ms;
        EXPECT_EQ(machine.clock.now(), noon);
        if (elsewhere) machine.word = true;
        else machine.clock.confirm();
        EXPECT_FALSE(machine.clock.doubt());
        EXPECT_EQ(machine.clock.now(), machine.shown);
        machine.word = false;
        machine.pass(hour_ms);
        EXPECT_EQ(machine.clock.now(), machine.shown);
        EXPECT_FALSE(machine.clock.doubt());
    }
}

TEST(DeskClock, TakesGoingBackAtItsWord) {
    Machine machine;
    machine.shown = machine.shown + -365 * 24 * hour_ms;
    EXPECT_FALSE(machine.clock.doubt());
    EXPECT_EQ(machine.clock.now(), machine.shown);
    // A battery was empty for a minute: that it is right again is no leap.
    machine.pass(minute_ms);
    machine.shown = noon + minute_ms;
    EXPECT_FALSE(machine.clock.doubt());
    EXPECT_EQ(machine.clock.now(), machine.shown);
}

TEST(ClockWord, IsTakenOnceAndOnlyWhereItWasLeftJustNow) {
    const TempFolder folder;
    EXPECT_FALSE(take_clock_word(folder.path, noon));
    ASSERT_TRUE(leave_clock_word(folder.path, noon));
    EXPECT_TRUE(take_clock_word(folder.path, noon + minute_ms));
    EXPECT_FALSE(take_clock_word(folder.path, noon + minute_ms)) << "it was said of one leap";
    ASSERT_TRUE(leave_clock_word(folder.path, noon));
    EXPECT_FALSE(take_clock_word(folder.path, noon + 24 * hour_ms)) << "and of no later one";
    EXPECT_FALSE(leave_clock_word(folder.path + "/none", noon));
    EXPECT_FALSE(take_clock_word("", noon));
}

// The whole relay: work goes on, midnight waits, an admin decides.
TEST(DeskClock, StopsNoWorkAndClosesNoDayWhileInDoubt) {
    RelaySettings settings;
    settings.steady_ms = steady_now_ms;
    TestRelay relay(settings);
    const auto numbers = relay.assign("ann", 2);
    HttpClient ada = relay.signed_in("ada");
    const Json before = ada.get("/health").json();
    EXPECT_TRUE(before["clock"].is_null());
    relay.clock_ahead_ms += 365 * 24 * hour_ms;
    const Json doubted = ada.get("/health").json();
    EXPECT_TRUE(doubted["clock"].is_object());
    EXPECT_LT(doubted["clock"]["desk"], doubted["clock"]["machine"]);
    const Json told = relay.signed_in("max").get("/callbacks/attention").json();
    EXPECT_LT(told["clock"]["desk"], told["clock"]["machine"]) << "whoever watches sees it too";
    relay.give("ann", CompleteCall{numbers[0], Code("SUCCESS"), "", {}, {}});
    EXPECT_EQ(ada.get("/health").json()["scheduler"]["open_day"],
              before["scheduler"]["open_day"]);
    EXPECT_EQ(relay.signed_in("max").post("/clock", Json::object()).status, 403);
    EXPECT_EQ(ada.post("/clock", Json::object()).status, 200);
    // A year of days is closed, one after the other; the session of then is over.
    bool caught_up = false;
    for (int tries = 0; tries < 200 && !caught_up; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const Day open = relay.relay().desk().ask(
            [](const DeskThread::Desk& desk) { return desk.state.counters().open_day; });
        caught_up = to_text(open) > before["scheduler"]["open_day"].get<std::string>();
    }
    EXPECT_TRUE(caught_up);
    EXPECT_TRUE(relay.signed_in("ada").get("/health").json()["clock"].is_null());
}

}  // namespace

}  // namespace recall
