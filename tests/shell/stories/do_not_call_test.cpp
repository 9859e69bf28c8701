// The do-not-call lists: a manager adds numbers, sees what that takes out of the lists, and takes
// one off again; an agent loses a number nobody has begun.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class DoNotCallStory : public ::testing::Test {
protected:
    static Screen::Nodes rows(Screen& screen) {
        return screen.find_all("row", like("The whole desk$"));
    }
    int listed() { return world.get("manager", "/do-not-call").at("total").get<int>(); }

    World world;
};

TEST_F(DoNotCallStory, NumbersAreTypedLookedAtAndPutOnTheList) {
    const Json lead = world.get("manager", "/leads?available=1&size=1").at("items")[0];
    Screen screen(world, "manager", "/do-not-call");
    screen.find("heading", "Do not call");
    screen.click("button", "Add numbers…");
    screen.type("Numbers", lead.at("phone").get<std::string>() + "\nnonsense\n+2348099999999");
    screen.type("Reason", "Wrote us a letter");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Check");
    screen.find("text", "1 lead of the desk would no longer be called.");
    screen.find("text", like("Line 2: nonsense"));
    EXPECT_EQ(listed(), 0) << "nothing is changed by looking";
    screen.click("button", "Put 2 numbers on the list");
    screen.click("button", "Done");
    world.until("both are listed", [&] { return rows(screen).size() == 2; });
    EXPECT_EQ(listed(), 2);
    const Json barred = world.get("manager", "/leads/" + lead.at("lead").dump());
    EXPECT_EQ(barred.at("lead").at("barred"), true);
    EXPECT_EQ(screen.faults(), "");

    screen.type("Search the do-not-call lists", "99999999", "searchbox");
    world.until("the search narrows it down", [&] { return rows(screen).size() == 1; });
    screen.click("button", "Take off");
    screen.press("Control+Enter");
    world.until("it is taken off", [&] { return listed() == 1; });
    world.until("the list shows it", [&] { return rows(screen).empty(); });
}

TEST_F(DoNotCallStory, AFileGoesOnACampaignsListOnAPhone) {
    Screen screen(world, "manager", "/do-not-call", phone);
    screen.find("heading", "Do not call");
    screen.click("button", "Add numbers…");
    screen.choose_file("Choose a file instead…",
                       {"registry.csv", "Name;Mobile\nAda;+2348077777771\nBola;+2348077777772\n"});
    screen.find("button", "Check", {.enabled = true});
    screen.choose("Not to be called by", "Client CRM");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Check");
    screen.click("button", "Back");
    screen.find("text", "registry.csv");
    screen.click("button", "Check");
    screen.click("button", "Put 2 numbers on the list");
    screen.click("button", "Done");
    screen.find("row", like("7772, "));
    EXPECT_EQ(screen.faults(), "");
}

TEST_F(DoNotCallStory, AnAgentLosesANumberNobodyHasBegun) {
    Json record;
    for (const Json& item : world.items("manager", "/team/agent2")) {
        if (item.at("stage") != "assigned") continue;
        record = world.get("manager", "/leads/" + item.at("lead").dump()).at("lead");
        break;
    }
    const Words name = like(record.at("name").get<std::string>());
    Screen screen(world, "agent2");
    screen.find("row", name);
    const Response answer = world.ask("manager", "POST", "/do-not-call",
                                      record.at("phone").get<std::string>() + "\n", "text/csv");
    EXPECT_EQ(answer.json().at("leads"), 1);
    screen.gone("row", name);
}

}  // namespace
}  // namespace recall::shell
