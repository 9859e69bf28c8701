// Work that no rule could place: it arrives from a session that has ended, managers see that it
// waits, read all that was typed, and place it on a number, give it to an agent or dismiss it.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class UnplacedStory : public ::testing::Test {
protected:
    // What a device that was left with a call of the user's hands in.
    Json hand_in(HttpClient& session, const Username& user, const std::string& notes) {
        const Json command{{"type", "CompleteCall"},
                           {"assignment", 99'000},
                           {"outcome", "SUCCESS"},
                           {"notes", notes},
                           {"started_at", world.now().ms - 60'000},
                           {"ended_at", world.now().ms}};
        const Json kept{{"client", "left-behind"},
                        {"number", 1},
                        {"at", world.now().ms},
                        {"command", command}};
        const Response answer =
            session.post("/outbox", {{"user", user}, {"commands", Json::array({kept})}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    }
    Json items(const std::string& state) {
        return world.get("manager", "/unplaced?state=" + state).at("items");
    }
    Json free_lead() {
        return world.get("manager", "/leads?available=1&size=1").at("items")[0];
    }

    World world;
};

TEST_F(UnplacedStory, ADeactivatedAgentsCallArrivesAndAManagerPlacesIt) {
    Screen screen(world, "manager", "/unplaced");
    screen.find("text", "Nothing waits: all work has its place");
    HttpClient agent = world.relay.signed_in("agent1");
    world.change_user("agent1", [](User& user) { user.active = false; });
    Response me;
    world.until("the session has ended", [&] {
        me = agent.get("/me");
        return me.status == 401;
    });
    EXPECT_EQ(me.json().at("error").at("may_hand_in"), "agent1");
    const Json answer = hand_in(agent, "agent1", "Pays cash on Friday");
    const Json expected{{"client", "left-behind"}, {"number", 1}, {"ok", true}, {"unplaced", 1}};
    EXPECT_EQ(answer.at("answers"), Json::array({expected}));
    EXPECT_EQ(agent.get("/archive").status, 401) << "write only";

    screen.click("row", like("^Not known, "));
    screen.find("text", "What was written", {.value = "Pays cash on Friday"});
    EXPECT_EQ(screen.faults(), "");

    const Json lead = free_lead();
    const std::string number = lead.at("phone");
    screen.click("button", "Place on a number…");
    screen.type("Find the number", number.substr(number.size() - 7), "searchbox");
    screen.click("row", like("^" + lead.at("name").get<std::string>() + ", "));
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Place the call");
    world.until("it is placed", [&] { return items("placed").size() == 1; });
    const Json call = world.get("manager", "/archive?all=1&agent=agent1&text=cash").at("items")[0];
    EXPECT_EQ(call.at("lead"), lead.at("lead"));
    EXPECT_EQ(call.at("notes"), "Pays cash on Friday");
    screen.find("text", "Nothing waits: all work has its place");
}

TEST_F(UnplacedStory, OnAPhoneItIsDismissedAfterAQuestion) {
    HttpClient agent = world.relay.signed_in("agent2");
    EXPECT_EQ(hand_in(agent, "agent2", "A number nobody knows").at("unplaced"), 1);
    Screen screen(world, "manager", "/unplaced", phone);
    screen.find("heading", "Unplaced work");
    screen.click("row", like("^Not known, "));
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Dismiss…");
    screen.find("text", like("is then counted nowhere.*A number nobody knows"));
    screen.type("Why", "A test call");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Dismiss");
    world.until("it is dismissed", [&] { return items("dismissed").size() == 1; });
    const Json item = items("dismissed")[0];
    EXPECT_EQ(item.at("closed_why"), "A test call");
    EXPECT_EQ(item.at("notes"), "A number nobody knows") << "and kept with what was typed";
}

TEST_F(UnplacedStory, GivenBackTheAgentHasTheNumberAndWhatWasWritten) {
    const Json lead = free_lead();
    const std::string name = lead.at("name");
    const Json handed_over{{"type", "HandToManager"}, {"command", "CompleteCall"},
                           {"lead", lead.at("lead")},  {"outcome", "SUCCESS"},
                           {"notes", "Half a promise"}, {"note", "My clock was wrong"}};
    (void)world.post("agent3", "/commands", {{"command", handed_over}});
    Screen screen(world, "manager", "/unplaced");
    screen.click("row", like("^" + name + ", "));
    screen.click("button", "Give to an agent…");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Give the number");
    world.until("it is given", [&] { return items("handed").size() == 1; });
    Screen work(world, "agent3");
    work.type("Search numbers", name, "searchbox");
    work.click("row", like("^" + name + ".*Assigned"));
    work.find("text", "Written before", {.value = "Half a promise"});
}

}  // namespace
}  // namespace recall::shell
