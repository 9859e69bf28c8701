#include "tests/ui/manager_desk.hpp"
#include "ui/model/route.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct TeamDesk : ManagerDesk {
    TeamDesk() {
        agents_at_work();
        ready();
        answered(Topic::team, "/team");
        TeamAgent calling{.username = "ada", .name = "Ada", .connected = 1, .open = 12,
                          .completed = 23, .daily_target = 40};
        calling.held.push_back({"Amaka Iroegbu", Phone{2348038180441U}, desk_now + 4 * minute_ms,
                                desk_now + -26 * minute_ms});
        TeamAgent away{.username = "musa", .name = "Musa",
                       .last_seen = desk_now + -90 * minute_ms, .open = 20};
        TeamAgent never{.username = "ife", .name = "Ife"};
        answers.team.items = {never, away, calling};
    }
    void draw() { draw_team(model, memory.team, memory.tracker, wishes); }
};

TEST(Team, WhoIsOnACallStandsFirstWithTheNumberAndItsClaim) {
    Stage stage;
    TeamDesk desk;
    stage.show([&] { desk.draw(); });
    const auto rows = stage.all(AriaRole::row);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].name, "Ada");
    EXPECT_EQ(rows[1].name, "Musa");
    EXPECT_EQ(rows[2].name, "Ife");
    EXPECT_TRUE(stage.find(AriaRole::text, "1 of 3 agents here, 1 on a call").has_value());
    const Node number = stage.the(AriaRole::cell, "Amaka Iroegbu");
    EXPECT_NE(number.value.find("4 min left"), std::string::npos) << number.value;
    EXPECT_EQ(stage.faults(), "");
}

TEST(Team, AClaimThatWasExtendedByItselfIsSaidToBe) {
    Stage stage;
    TeamDesk desk;
    TeamAgent& calling = desk.answers.team.items.back();
    calling.held[0].extended = true;
    desk.answered(Topic::team_numbers, "/team/ada");
    desk.answers.team_numbers.items = {
        {"Amaka Iroegbu", Phone{2348038180441U}, desk_now + 4 * minute_ms, desk_now, true}};
    stage.show([&] { desk.draw(); });
    EXPECT_NE(
        stage.the(AriaRole::cell, "Amaka Iroegbu").value.find("extended by itself, 4 min left"),
        std::string::npos);
    stage.click(AriaRole::row, "Ada");
    stage.frames(3);
    bool said = false;
    for (const Node& node : stage.nodes()) {
        const std::string all = node.name + node.value;
        said = said || all.find("claim extended by itself") != std::string::npos;
    }
    EXPECT_TRUE(said);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Team, NothingIsSaidOfAgentsBeforeTheRelayHasTold) {
    Stage stage;
    TeamDesk desk;
    desk.answers = {};
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text, "Asking…").has_value());
    desk.model.link = Link::offline;
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text, "Shown once the relay is reached").has_value());
    EXPECT_FALSE(stage.find(AriaRole::text, "There is no agent yet").has_value());
}

TEST(Team, AChosenAgentsNumbersAreShownOnceTheyAreKnown) {
    Stage stage;
    TeamDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Musa");
    stage.frames(3);
    EXPECT_EQ(route_of(Screen::team, desk.memory), "/agents/musa");
    EXPECT_FALSE(stage.find(AriaRole::row, "Bola Ade").has_value());
    desk.answered(Topic::team_numbers, "/team/musa");
    desk.answers.team_numbers.items = {{"Bola Ade", Phone{2348038180442U}, {}, {}}};
    stage.frames(3);
    EXPECT_TRUE(stage.find(AriaRole::row, "Bola Ade").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Team, ItSaysWhyAnAgentHasNoNumbersAndWhatToDo) {
    Stage stage;
    TeamDesk desk;
    TeamAgent& musa = desk.answers.team.items[1];
    desk.memory.team.chosen = "musa";
    desk.answered(Topic::team_numbers, "/team/musa");
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text, "Nothing was assigned to Musa today (username musa). "
                                       "Assign numbers in the Database Manager."));
    musa.assigned = 20;
    musa.completed = 20;
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text,
                           "20 numbers assigned today: all are completed. Assign more "
                           "in the Database Manager."));
    musa.completed = 5;
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text, "20 numbers assigned today: 5 completed, 15 taken back. "
                                       "The recycling log says by whom."));
}

TEST(Team, ACallWithoutAnOutcomeIsShownAsUncompletedAndWhy) {
    Stage stage;
    TeamDesk desk;
    desk.memory.team.chosen = "musa";
    desk.answered(Topic::team_numbers, "/team/musa");
    desk.answers.team_numbers.items = {
        {"Bola Ade", Phone{2348038180442U}, {}, desk_now + -10 * minute_ms}};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    bool said = false;
    for (const Node& cell : stage.all(AriaRole::cell)) {
        said = said || cell.name.find(", not completed") != std::string::npos;
    }
    EXPECT_TRUE(said);
    EXPECT_TRUE(stage.find(AriaRole::text, "A call that was made counts as uncompleted until the "
                                       "agent has chosen its outcome and completed it."));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Team, TheNumbersOfOneAgentAreRecycledAfterAQuestion) {
    Stage stage;
    TeamDesk desk;
    desk.memory.team.chosen = "musa";
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    stage.click(AriaRole::button, "Recycle 20 numbers");
    stage.frames(3);
    EXPECT_EQ(desk.memory.tracker.asking_agent, "musa");
    EXPECT_TRUE(desk.commands<Recycle>().empty()) << "it asks first";
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
