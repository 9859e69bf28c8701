#include "tests/ui/manager_desk.hpp"
#include "ui/parts/recycle_question.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct TrackerDesk : ManagerDesk {
    void draw() {
        draw_tracker(model, memory.tracker, wishes);
        note_questions();
    }
};

std::string value_of(const Stage& stage, std::string_view name) {
    return stage.the(AriaRole::status, name).value;
}

// The names of the buttons in a row of the table.
std::string button_in(const Stage& stage, int row) {
    for (const Node& node : stage.all(AriaRole::button)) {
        if (node.row == row) return node.name;
    }
    return "";
}

TEST(Tracker, ItsCardsShowWhatProgressSays) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    const Progress all = progress(desk.replica.view(), {desk.model.today, {}, {}});
    ASSERT_EQ(all.assigned, 73);
    EXPECT_EQ(value_of(stage, "Total assigned"), std::to_string(all.assigned));
    EXPECT_EQ(value_of(stage, "Completed"), std::to_string(all.completed));
    EXPECT_EQ(value_of(stage, "Uncompleted"), std::to_string(all.uncompleted));
    EXPECT_EQ(value_of(stage, "Completion rate"), "49 %");
    EXPECT_EQ(stage.all(AriaRole::row).size(), all.agents.size());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Tracker, ItsTotalCountsANumberOnceWhoeverHadIt) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.list("twice", "Twice", Code("client"), 3, 0);
    ListCounts& counts = std::get<ListCounts>(desk.rows.back());
    counts.given = {desk.model.today, 70, 40, 20};
    desk.ready();
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(value_of(stage, "Total assigned"), "70");
    EXPECT_EQ(value_of(stage, "Completed"), "40");
    EXPECT_EQ(value_of(stage, "Uncompleted"), "20");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Tracker, ARowHasAnAgentsFiguresOfOneType) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    const Node row = stage.the(AriaRole::row, "Ada, Client CRM");
    EXPECT_EQ(row.row, 0);
    std::vector<std::string> cells;
    for (const Node& node : stage.nodes()) {
        const bool shown = node.role == AriaRole::cell || node.role == AriaRole::progressbar;
        if (node.row == row.row && shown) cells.push_back(node.name);
    }
    EXPECT_EQ(cells, (std::vector<std::string>{"Ada", "Client CRM", "30", "18", "12", "60 %",
                                               "23 of 20", "11:56", "19"}));
    EXPECT_EQ(button_in(stage, row.row), "Recycle 12 Numbers");
}

TEST(Tracker, AFilterByTypeLeavesTheOtherOut) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::tab, "Customer Service");
    const auto kind = Kind::customer;
    const Progress some = progress(desk.replica.view(), {desk.model.today, kind, {}});
    EXPECT_EQ(value_of(stage, "Total assigned"), std::to_string(some.assigned));
    EXPECT_EQ(value_of(stage, "Uncompleted"), "5");
    EXPECT_EQ(stage.all(AriaRole::row).size(), 1U);
}

TEST(Tracker, RecycleNowAsksFirstAndSaysWhatItWillTake) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Recycle Now");
    stage.frames(3);
    EXPECT_TRUE(desk.given<Give>().empty());
    EXPECT_TRUE(stage
                    .find(AriaRole::text,
                          "Take back 37 numbers from 2 agents: Musa 20, Ada 17. Completed calls "
                          "stay. Numbers in a call are taken too; their completions still count.")
                    .has_value());
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Take back 37 numbers");
    ASSERT_EQ(desk.commands<Recycle>().size(), 1U);
    EXPECT_FALSE(desk.commands<Recycle>()[0].agent.has_value());
    EXPECT_FALSE(desk.commands<Recycle>()[0].kind.has_value());
    EXPECT_EQ(desk.given<Give>()[0].done, "37 numbers went back to the pool");
    EXPECT_FALSE(stage.find(AriaRole::dialog, "Recycle all uncompleted numbers?").has_value());
}

TEST(Tracker, ARecyclingThatIsCancelledTakesNothing) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Recycle Now");
    stage.frames(3);
    stage.click(AriaRole::button, "Cancel");
    EXPECT_TRUE(desk.given<Give>().empty());
    EXPECT_FALSE(desk.memory.tracker.asking_all);
}

TEST(Tracker, AnAgentsButtonRecyclesThatAgentsNumbersOfThatType) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Recycle 5 Numbers");
    stage.frames(3);
    EXPECT_TRUE(desk.given<Give>().empty());
    stage.click(AriaRole::button, "Take back 5 numbers");
    ASSERT_EQ(desk.commands<Recycle>().size(), 1U);
    EXPECT_EQ(desk.commands<Recycle>()[0].agent, "ada");
    EXPECT_EQ(desk.commands<Recycle>()[0].kind, Kind::customer);
}

TEST(Tracker, WhereNothingIsLeftTheButtonSaysWhy) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    const Node button = stage.the(AriaRole::button, "Recycle 0 Numbers");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, "Zainab has no uncompleted number here.");
}

TEST(Tracker, WhatIsToldBeforeIsWhatTheRulesWillTake) {
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    const State& view = desk.replica.view();
    for (const Recycle& scope :
         {Recycle{}, Recycle{"ada", {}}, Recycle{{}, Kind::client},
          Recycle{"ada", Kind::customer}, Recycle{"zainab", {}}}) {
        const RecyclePreview preview = recycle_preview(view, scope.agent, scope.kind);
        const std::vector<Taken> taken = taken_by(view, scope);
        int sum = 0;
        for (const Taken& one : taken) sum += one.numbers;
        EXPECT_EQ(sum, preview.numbers);
        EXPECT_EQ(static_cast<int>(taken.size()), preview.agents);
    }
}

TEST(Tracker, OfflineItSaysHowOldItsFiguresAreAndTakesNothing) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    desk.model.link = Link::offline;
    desk.model.rows_at = desk_now + -20 * minute_ms;
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(
        stage.find(AriaRole::status, "Figures as of 11:46:40, not connected").has_value());
    EXPECT_FALSE(stage.the(AriaRole::button, "Recycle Now").enabled);
    EXPECT_FALSE(stage.the(AriaRole::button, "Recycle 12 Numbers").enabled);
    desk.model.link = Link::live;
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::status, "Live").has_value());
    desk.model.news_at = desk_now + -7 * second_ms;
    stage.frames(2);
    EXPECT_FALSE(stage.find(AriaRole::status, "Live").has_value());
    bool as_of = false;
    for (const Node& node : stage.all(AriaRole::status)) {
        as_of = as_of || (node.name.rfind("Live, as of ", 0) == 0 && node.name.size() == 20);
    }
    EXPECT_TRUE(as_of);
}

TEST(Tracker, ItSaysWhatMidnightWillDo) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::status, "Midnight in 11 h 53 min").has_value());
    EXPECT_TRUE(stage
                    .find(AriaRole::text,
                          "37 uncompleted numbers will be recycled; 36 completed calls will be "
                          "archived.")
                    .has_value());
}

TEST(Tracker, TheLogNamesTheClock) {
    Stage stage(1280, 1400);
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    RecycleEntry entry;
    entry.at = desk_now;
    entry.by = clock_name;
    entry.recycled = 48;
    entry.archived = 212;
    desk.answers.recycling.about = "newest";
    desk.answers.recycling.items = {entry};
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::cell, "the clock").has_value());
    EXPECT_TRUE(stage.find(AriaRole::cell, "212").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Tracker, ShowsTheCourseOfTheDayAndWhatMidnightDid) {
    Stage stage(1280, 1600);
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    RecycleEntry entry;
    entry.at = desk_now + -12 * 60 * minute_ms;
    entry.by = clock_name;
    entry.recycled = 3;
    entry.archived = 1;
    desk.answers.recycling.items = {entry};
    desk.answers.recycling.about = "newest";
    desk.answers.timeline.known = true;
    desk.answers.timeline.completed = std::vector<std::int64_t>(48, 1);
    desk.answers.today.known = true;
    desk.answers.today.outcomes = {{Code("client"), "Success", 4}, {Code("client"), "Busy", 9}};
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(
        stage.find(AriaRole::text, "Last midnight, 00:06: 3 numbers recycled, 1 call archived.")
            .has_value());
    // It is 12:06: half an hour 24 has begun, and no later one is drawn.
    EXPECT_TRUE(stage.find(AriaRole::cell, "25 completed").has_value());
    EXPECT_FALSE(stage.find(AriaRole::cell, "26 completed").has_value());
    EXPECT_TRUE(stage.find(AriaRole::table, "Outcomes").has_value());
    EXPECT_TRUE(stage.find(AriaRole::row, "Busy").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Tracker, WithNothingAssignedItLeadsToTheDatabaseManager) {
    Stage stage;
    TrackerDesk desk;
    desk.agent("ada", "Ada", {Code("client")});
    desk.lists();
    desk.ready();
    stage.show([&] { desk.draw(); });
    EXPECT_FALSE(stage.the(AriaRole::button, "Recycle Now").enabled);
    stage.click(AriaRole::button, "Open Database Manager");
    ASSERT_EQ(desk.given<Show>().size(), 1U);
    EXPECT_EQ(desk.given<Show>()[0].screen, Screen::database);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Tracker, AnEmptyDeskShowsItsFirstSteps) {
    Stage stage;
    TrackerDesk desk;
    User admin = std::get<User>(desk.rows[1]);
    admin.role = Role::admin;
    desk.rows[1] = admin;
    desk.ready();
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::link, "Open Admin Panel");
    ASSERT_EQ(desk.given<Show>().size(), 1U);
    EXPECT_EQ(desk.given<Show>()[0].screen, Screen::admin);
    desk.agent("ada", "Ada", {Code("client")});
    desk.replica.restore_rows(desk.rows, 2);
    stage.frames(2);
    EXPECT_FALSE(stage.find(AriaRole::link, "Open Admin Panel")) << "somebody works here";
    EXPECT_TRUE(stage.find(AriaRole::link, "Open Database Manager"));
}

TEST(Tracker, SaysWhichPoolsRunLowByTheDesksMark) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.lists();  // of the clients' two one is used up, and the other has enough for both
    desk.ready();
    stage.show([&] { desk.draw(); });
    const auto alerts = stage.all(AriaRole::alert);
    ASSERT_EQ(alerts.size(), 1U);
    EXPECT_EQ(alerts[0].name, "The pool of Customer Service is running low: 44 numbers available.");
    Desk settings = desk.replica.view().desk();
    settings.pool_low = 0;
    desk.rows.push_back(settings);
    desk.replica.restore_rows(desk.rows, 2);
    stage.frames(2);
    EXPECT_TRUE(stage.all(AriaRole::alert).empty());
}

// "Nobody saw that the machine's clock had gone, until the callbacks did not come."
TEST(Tracker, SaysThatTheMachinesClockIsInDoubt) {
    Stage stage;
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    desk.answers.attention.known = true;
    desk.answers.attention.clock = ClockDoubt{desk.model.now + 365 * one_day_ms, desk.model.now};
    stage.show([&] { desk.draw(); });
    const auto alerts = stage.all(AriaRole::alert);
    ASSERT_EQ(alerts.size(), 1U);
    EXPECT_TRUE(alerts[0].name.ends_with("An admin can set it right in the Admin Panel."))
        << alerts[0].name;
    EXPECT_EQ(stage.faults(), "");
}

TEST(Tracker, OnANarrowPageRowsAreCards) {
    Stage stage(390, 1600);
    TrackerDesk desk;
    desk.agents_at_work();
    desk.ready();
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.all(AriaRole::row).empty());
    stage.click(AriaRole::button, "Recycle 20 Numbers");
    stage.frames(3);
    stage.click(AriaRole::button, "Take back 20 numbers");
    ASSERT_EQ(desk.commands<Recycle>().size(), 1U);
    EXPECT_EQ(desk.commands<Recycle>()[0].agent, "musa");
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
