// A promise to call again: made with an outcome, found on the Callbacks screen, taken from there.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::shell {
namespace {

class Callbacks : public ::testing::Test {
protected:
    World world;
};

TEST_F(Callbacks, OnePromisedForNowIsDueTakenAndCalled) {
    Screen screen(world, "agent3");
    screen.press("n");
    screen.press("c");
    screen.find("button", "Release");
    const std::string name = screen.chosen();
    screen.press("3");
    screen.find("combobox", "Time");
    screen.go_to("checkbox", "Only me");
    screen.press("Space");
    screen.find("checkbox", "Only me", {.checked = true});
    screen.go_to("textbox", "Comments");
    screen.write("Ask for the bookkeeper");
    EXPECT_EQ(screen.faults(), "");
    screen.press("Control+Enter");
    screen.press("b");
    screen.find("row", name);
    screen.find("text", like("1 promised, 1 due now"));
    EXPECT_EQ(screen.faults(), "");

    const Json kept = world.get("agent3", "/callbacks").at("items")[0];
    EXPECT_EQ(kept.at("name"), name);
    EXPECT_EQ(kept.at("recipient"), "USERONLY");
    EXPECT_EQ(kept.at("status"), "ACTIVE");
    EXPECT_EQ(kept.at("comments"), "Ask for the bookkeeper");
    EXPECT_EQ(kept.at("zone"), "Africa/Lagos");

    screen.click("button", "Take");
    screen.find("button", "Release");
    screen.press("1");
    screen.press("Control+Enter");
    world.until("it has ended", [&] {
        const Json ended = world.get("manager", "/callbacks?user=agent3&status=ARCHIVE");
        return ended.at("items").size() == 1;
    });
    const Json items = world.get("manager", "/callbacks?user=agent3").at("items");
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].at("status"), "ARCHIVE");
    EXPECT_EQ(items[0].at("ended"), "called");
}

TEST_F(Callbacks, AnOwnOneCanBeHandedBackToAnyoneOnAPhone) {
    Screen screen(world, "agent1", "/", phone);
    screen.press("b");
    screen.find("row", like(""));
    const std::string name = screen.find_all("row").front().name;
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "More for " + name);
    screen.click("button", "Hand back to anyone");
    world.until("anyone may call", [&] {
        return world.get("agent1", "/callbacks").at("items")[0].at("recipient") == "ANYONE";
    });
}

// "I promised her a call, and it was gone from my list in the morning."
TEST_F(Callbacks, ItsOwnerIsToldWhatBecameOfIt) {
    world.promise("agent3", {4, Recipient::USERONLY, "Ask for the owner"});
    Screen screen(world, "agent3", "/callbacks");
    screen.find("row", like(""));
    const std::string name = screen.find_all("row").front().name;
    const Json id = world.get("agent3", "/callbacks").at("items")[0].at("callback_id");
    world.post("manager", "/callbacks/change", {{"callbacks", {id}}, {"cancel", true}});
    screen.reads(like("Your callback to " + name + ", .* was cancelled by a manager"));
    EXPECT_TRUE(screen.find_all("row").empty());
}

// "To anyone" is nobody's once it is due, and its maker hears how it went, not that it went away.
TEST_F(Callbacks, ItsMakerIsToldHowOneToAnyoneWent) {
    world.promise("agent3", {1, Recipient::ANYONE, "Ask for the owner"});
    Screen screen(world, "agent3", "/callbacks");
    screen.find("row", like(""));
    const std::string name = screen.find_all("row").front().name;
    world.pass(31 * minute_ms);
    screen.reads(like("You have promised no callback"));
    EXPECT_TRUE(screen.find_all("alert", like("Your callback")).empty());
    Screen other(world, "agent1");
    other.find("button", like("^Take promised call"), {.enabled = true});
    other.press("t");
    other.find("button", "Release");
    other.press("1");
    other.press("Control+Enter");
    screen.reads(like("Your callback to " + name + ", .* was called by somebody else"));
}

// "At the promised hour I had no network, and could record the call nowhere."
TEST_F(Callbacks, AnOwnOneIsCalledAndCompletedWithoutANetwork) {
    world.promise("agent3", {0, Recipient::USERONLY, "Ask for the owner"});
    Screen screen(world, "agent3", "/callbacks", phone);
    screen.find("row", like(""));
    const std::string name = screen.find_all("row").front().name;
    screen.set_online(false);
    screen.click("row", like("^" + name));
    screen.click("button", "Call");
    screen.find("button", "Copy");
    screen.click("radio", "Success");
    screen.type("Notes", "She signs.");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Complete");
    screen.reads(like("You have promised no callback"));
    screen.set_online(true);
    const std::string ended = "/callbacks?user=agent3&status=ARCHIVE";
    world.until("the relay has it",
                [&] { return world.get("manager", ended).at("items").size() == 1; });
    EXPECT_EQ(world.get("manager", ended).at("items")[0].at("ended"), "called");
    const auto calls = world.calls_of("agent3");
    EXPECT_TRUE(std::any_of(calls.begin(), calls.end(), [](const CompletedCall& call) {
        return call.notes == "She signs.";
    }));
}

class Month : public ::testing::TestWithParam<Size> {
protected:
    Month() {
        for (const int slots : {1, 2, a_day, a_day, a_day, 2 * a_day}) {
            world.promise("agent2", {slots, Recipient::USERONLY, "Ring twice"});
        }
    }
    static constexpr int a_day = 48;  // half hours
    World world;
};
INSTANTIATE_TEST_SUITE_P(Sizes, Month, ::testing::Values(desktop, phone), name_of_size);

TEST_P(Month, TellsAnAgentHowManyAreOnWhichDayAndNarrowsTheListToOne) {
    const std::string all =
        std::to_string(world.get("agent2", "/callbacks").at("items").size());
    const std::string tomorrow = world.day(1);
    const Words cell = like(" " + std::to_string(std::stoi(tomorrow.substr(8))) + " \\w{3} " +
                            tomorrow.substr(0, 4) + "$");
    Screen screen(world, "agent2", "/callbacks", GetParam());
    screen.find("tab", "All", {.value = all});
    screen.go_to("button", "Any day");
    screen.press("Enter");
    screen.find("button", cell, {.value = "3 promised"});
    EXPECT_EQ(screen.faults(), "");
    screen.go_to("button", like(" \\w{3} " + tomorrow.substr(0, 4) + "$"));  // today
    screen.press("ArrowRight");
    screen.press("Enter");
    screen.find("tab", "All", {.value = "3"});
    EXPECT_EQ(screen.find_all("row").size(), 3U);
    screen.route_becomes(like("day=" + tomorrow));
    screen.click("link", "All days");
    screen.find("tab", "All", {.value = all});
}

}  // namespace
}  // namespace recall::shell
