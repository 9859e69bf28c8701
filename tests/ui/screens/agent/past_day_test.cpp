// Midnight came while there was no connection: whose numbers these are, and what is known of them.
#include "tests/ui/agent_desk.hpp"
#include "ui/model/past_day.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::ui {
namespace {

// A Wednesday at noon, and one call of it done.
struct PastDay : AgentDesk {
    explicit PastDay(float width = 1280) : AgentDesk(width, 844) {
        musa = add_number("Musa Danjuma");
        add_number("Amina Bello");
        add_call("Zainab Sule");
        open();
        Tally tally;
        tally.key = {agent.username, Kind::client, model.today};
        tally.assigned = 3;
        tally.completed = tally.calls = 1;
        receive({.rows = {tally}});
        model.link = Link::offline;
        draw();
    }
    void pass_midnight() {
        set_now(model.now + 13 * 60 * minute_ms);
        draw();
    }
    std::string rows() const {
        std::string words;
        for (const Node& node : stage.all(AriaRole::row)) words += node.name + "|";
        return words;
    }
    std::string told() const {
        const auto alerts = stage.all(AriaRole::alert);
        return alerts.empty() ? "" : alerts.front().name;
    }
    AssignmentId musa;
};

TEST(PastDay, IsSaidPlainlyAndItsNumbersAndFiguresAreItsOwn) {
    PastDay desk;
    EXPECT_FALSE(past_day(desk.model));
    EXPECT_EQ(desk.told(), "");
    const Day wednesday = desk.model.today;
    desk.pass_midnight();
    EXPECT_EQ(past_day(desk.model), wednesday);
    EXPECT_EQ(desk.told(),
              "It is past midnight. These are Wednesday's numbers; at midnight what was not "
              "completed went back, and somebody else may have them now. What you complete still "
              "counts.");
    EXPECT_EQ(desk.rows(),
              "Musa Danjuma, Of Wednesday|Amina Bello, Of Wednesday|"
              "Zainab Sule, Completed – Success|");
    EXPECT_EQ(desk.stage.the(AriaRole::status, "Done of Wednesday's").value, "1");
    EXPECT_FALSE(desk.stage.find(AriaRole::status, "Done today"));
    EXPECT_EQ(desk.stage.the(AriaRole::tab, "Done").value, "1");
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(PastDay, CountsTheCallsThatWaitAndIsOverOnceThereIsAConnection) {
    PastDay desk;
    desk.pass_midnight();
    desk.give(ClaimLead{desk.musa});
    EXPECT_NE(desk.rows().find("Musa Danjuma, Claimed, of Wednesday, waiting"), std::string::npos)
        << desk.rows();
    desk.give(CompleteCall{desk.musa, success_code, "", {}, {}});
    EXPECT_NE(desk.told().find("1 call of Wednesday's list waits to be sent."), std::string::npos)
        << desk.told();
    EXPECT_EQ(desk.stage.the(AriaRole::status, "Done of Wednesday's").value, "2");
    EXPECT_EQ(desk.stage.the(AriaRole::tab, "Done").value, "2");
    EXPECT_EQ(desk.stage.faults(), "");
    desk.model.link = Link::live;
    desk.draw();
    EXPECT_EQ(desk.told(), "");
    EXPECT_NE(desk.rows().find("Amina Bello, Assigned"), std::string::npos) << desk.rows();
}

TEST(PastDay, OnAPhoneTheChosenNumberSaysItInALine) {
    PastDay desk(390);
    desk.pass_midnight();
    EXPECT_NE(desk.told().find("It is past midnight."), std::string::npos);
    EXPECT_EQ(desk.stage.faults(), "");
    desk.memory.work.chosen = desk.musa;
    desk.draw();
    EXPECT_EQ(desk.told(), "Wednesday's number: somebody else may have it now.");
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(PastDay, OfMoreThanAWeekAgoIsNamedByItsDate) {
    PastDay desk;
    const Day day = desk.model.today;
    desk.set_now(desk.model.now + 6 * 24 * 60 * minute_ms);
    EXPECT_EQ(past_day_words(desk.model, day), "Wednesday");
    desk.set_now(desk.model.now + 24 * 60 * minute_ms);
    EXPECT_EQ(past_day_words(desk.model, day), "Wed 18 Nov");
}

}  // namespace
}  // namespace recall::ui
