// What is entered of a call before it is completed is lost by nothing: not another row, a reload,
// a tab that is killed, nor the network; and the person's other tabs show it.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class DraftsStory : public ::testing::Test {
protected:
    // A call that promises another one, everything entered but not completed.
    static void enter(Screen& agent) {
        agent.find("status", "All saved");
        agent.click("button", "Next number");
        agent.click("button", "Claim");
        agent.click("button", "Call");
        agent.press("3");
        agent.click("checkbox", "Only me");
        agent.type("Comments", "Ask for Zoe");
        agent.type("Notes", "Wants four seats");
        agent.press("Escape");
    }
    static void expect_entered(Screen& agent) {
        agent.find("radio", "Callback", {.checked = true});
        agent.find("checkbox", "Only me", {.checked = true});
        EXPECT_EQ(agent.value("textbox", "Comments"), "Ask for Zoe");
        EXPECT_EQ(agent.value("textbox", "Notes"), "Wants four seats");
        agent.reads(like("Draft kept on this device"));
    }

    World world;
};

TEST_F(DraftsStory, WhatIsEnteredOfACallOutlivesATabThatIsKilled) {
    Screen agent(world, "agent1");
    enter(agent);
    const std::string day = agent.find("button", like("^[A-Z][a-z]{2} \\d+ ")).name;
    const std::string time = agent.value("combobox", "Time");
    agent.reload();
    agent.find("status", "Connected");
    expect_entered(agent);
    EXPECT_EQ(agent.find("button", like("^[A-Z][a-z]{2} \\d+ ")).name, day);
    EXPECT_EQ(agent.value("combobox", "Time"), time);

    // Completed it is kept no longer.
    agent.press("Control+Enter");
    agent.find("status", "All saved");
    EXPECT_TRUE(agent.device().device.of["agent1"].drafts.empty());
    const auto promised = world.get("agent1", "/callbacks").at("items").at(0);
    EXPECT_EQ(promised.at("comments"), "Ask for Zoe");
    EXPECT_EQ(promised.at("recipient"), "USERONLY");
}

TEST_F(DraftsStory, WhatIsEnteredStaysWhileAnotherNumberIsLookedAtWithoutANetwork) {
    Screen agent(world, "agent2");
    agent.set_online(false);
    enter(agent);
    const std::string name = agent.chosen();
    agent.click(agent.find_all("row", like(", Assigned")).front());
    EXPECT_NE(agent.chosen(), name);
    agent.reload();
    agent.click("row", like("^" + name + ","));
    expect_entered(agent);
}

TEST_F(DraftsStory, ThePersonsOtherTabShowsItToo) {
    Screen agent(world, "agent3");
    enter(agent);
    Screen other(world, agent.device(), agent.route());
    expect_entered(other);
    agent.type("Notes", "Wants five seats");
    EXPECT_EQ(other.value("textbox", "Notes"), "Wants five seats");
    other.find("text", like("You write in another tab too"));
    agent.gone("text", like("You write in another tab too"));
    agent.press("Control+Enter");
    agent.find("status", "All saved");
    other.gone("radio", "Callback");
}

TEST_F(DraftsStory, NotesThatAnOlderPageKeptAreStillThere) {
    Screen agent(world, "agent4", "/customer-service");
    agent.find("status", "All saved");
    const auto id = agent.tab().numbers().front();
    agent.device().device.of["agent4"].drafts["notes/" + std::to_string(id.value)] = "Old notes";
    agent.reload();
    agent.click(agent.find_all("row", like(", Assigned")).front());
    EXPECT_EQ(agent.value("textbox", "Notes"), "Old notes");
}

}  // namespace
}  // namespace recall::shell
