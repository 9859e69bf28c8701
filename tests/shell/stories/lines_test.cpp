// Is the line alive, and whose clock is right: a relay that stands still, a device whose clock is
// wrong. The page says what is so, and what was done meanwhile arrives once and at its true time.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace recall::shell {
namespace {

constexpr std::int64_t noticed_ms_max = 15'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;

class Lines : public ::testing::Test {
protected:
    // The one call with these notes.
    CompletedCall call_with(const Username& agent, const std::string& notes) {
        std::vector<CompletedCall> all = world.calls_of(agent);
        std::erase_if(all, [&](const CompletedCall& call) { return call.notes != notes; });
        EXPECT_EQ(all.size(), 1U) << notes;
        return all.empty() ? CompletedCall{} : all.front();
    }
    void was_completed_at(const CompletedCall& call, Instant then) {
        EXPECT_LE(std::abs(call.completed_at.ms - then.ms), 5'000);
    }

    World world;
};

TEST_F(Lines, ACableThatCarriesNothingIsNoticedWithin15SecondsAndNothingIsLostOnIt) {
    Screen tab(world, "agent1");
    claim_next(tab);
    tab.find("status", "All saved");
    tab.device().stall(true);
    complete(tab, "into the silence");
    tab.find("status", like("^1 call waits on this device$"));
    EXPECT_FALSE(tab.shows("status", "All saved"));
    const Instant began = world.now();
    tab.gone("status", "Connected");
    EXPECT_LE(world.now() - began, noticed_ms_max);
    tab.device().stall(false);
    tab.find("status", "Connected");
    tab.find("status", "All saved");
    (void)call_with("agent1", "into the silence");
}

TEST_F(Lines, ARelayThatStandsStillIsNoticedWithin15SecondsAndSoBySomebodyWhoSignsIn) {
    Screen tab(world, "agent2");
    Screen other(world);
    claim_next(tab);
    tab.find("status", "All saved");
    for (Screen* one : {&tab, &other}) one->device().stall(true);
    complete(tab, "while it stood still");
    const Instant began = world.now();
    tab.gone("status", "Connected");
    EXPECT_LE(world.now() - began, noticed_ms_max);
    other.type("Username", "agent3");
    other.type("Password", world.relay.password());
    other.press("Enter");
    other.find("alert", like("relay (cannot be reached|does not answer)"));
    for (Screen* one : {&tab, &other}) one->device().stall(false);
    other.click("button", "Sign in");
    other.find("status", "Connected");
    tab.find("status", "Connected");
    tab.find("status", "All saved");
    (void)call_with("agent2", "while it stood still");
}

TEST_F(Lines, AClockThatJumpsUnderAnOpenTabMovesNoCallAndIsTold) {
    Screen tab(world, "agent3");
    claim_next(tab);
    const auto time_left = [&] { return tab.find_all("timer", "Claim").at(0).value; };
    const std::string left = time_left();
    tab.device().wall_off_ms += 2 * hour_ms;
    tab.find("status", like("^This device's clock is (2 hours|120 minutes) fast$"));
    EXPECT_LE(time_left(), left) << "the claim still runs";
    complete(tab, "across the jump");
    tab.find("status", "All saved");
    was_completed_at(call_with("agent3", "across the jump"), world.now());
}

struct WrongClock {
    const char* words;
    std::int64_t off_ms;
};
void PrintTo(const WrongClock& clock, std::ostream* out) { *out << clock.words; }
class WrongClocks : public Lines, public ::testing::WithParamInterface<WrongClock> {};
INSTANTIATE_TEST_SUITE_P(Lines, WrongClocks,
                         ::testing::Values(WrongClock{"3 hours slow", -3 * hour_ms},
                                           WrongClock{"3 days fast", 72 * hour_ms}));

TEST_P(WrongClocks, WorkOfflineOverAReloadAtTheTrueTime) {
    const std::string words = std::string("This device's clock is ") + GetParam().words;
    Browser& device = world.new_device();
    device.wall_off_ms += GetParam().off_ms;
    Screen tab(world, device);
    tab.sign_in("agent3");
    tab.find("status", words);
    world.kill_relay();
    tab.find("status", like("Offline|Connecting"));
    tab.reload();
    tab.find("status", words);
    claim_next(tab);
    complete(tab, "by a wrong clock");
    tab.find("status", like("^1 call waits on this device$"));
    const Instant done_at = world.now();
    world.pass(3'000);
    world.restart_relay();
    tab.find("status", "Connected");
    tab.find("status", "All saved");
    EXPECT_FALSE(tab.shows("link", "Tray"));
    was_completed_at(call_with("agent3", "by a wrong clock"), done_at);
}

}  // namespace
}  // namespace recall::shell
