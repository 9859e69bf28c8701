#include "ui/model/attention.hpp"

#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

std::vector<std::string> titles(const std::vector<Alert>& alerts) {
    std::vector<std::string> all;
    for (const Alert& alert : alerts) all.push_back(alert.title);
    return all;
}
using Titles = std::vector<std::string>;

TEST(Attention, TheFirstLookOnlyLearns) {
    AgentDesk desk;
    desk.add_number("Amaka");
    desk.open();
    Attention attention;
    EXPECT_TRUE(attention.look(*desk.replica, desk.model.now).empty());
    EXPECT_FALSE(attention.next_look());
}

TEST(Attention, TellsOfNumbersThatCame) {
    AgentDesk desk;
    desk.add_number("Amaka");
    desk.open();
    Attention attention;
    (void)attention.look(*desk.replica, desk.model.now);
    desk.add_number("Bisi");
    desk.open();
    const auto one = attention.look(*desk.replica, desk.model.now);
    ASSERT_EQ(titles(one), Titles{"1 number was assigned to you"});
    EXPECT_EQ(one.front().body, "Bisi");
    desk.add_number("Chidi");
    desk.add_number("Dayo");
    desk.open();
    EXPECT_EQ(titles(attention.look(*desk.replica, desk.model.now)),
              Titles{"2 numbers were assigned to you"});
    EXPECT_TRUE(attention.look(*desk.replica, desk.model.now).empty());
}

TEST(Attention, TellsOnceOfAnOwnCallbackThatFallsDue) {
    AgentDesk desk;
    const Instant time = desk.model.now + 30 * minute_ms;
    desk.add_callback("Amaka", time);
    desk.add_callback("Bisi", desk.model.now + 5 * minute_ms, Recipient::ANYONE);
    desk.open();
    Attention attention;
    EXPECT_TRUE(attention.look(*desk.replica, desk.model.now).empty());
    EXPECT_EQ(attention.next_look(), time) << "what is for anyone comes back by itself";
    const auto due = attention.look(*desk.replica, time);
    ASSERT_EQ(titles(due), Titles{"A callback is due"});
    EXPECT_EQ(due.front().body, "Amaka");
    EXPECT_FALSE(attention.next_look());
    desk.open();
    EXPECT_TRUE(attention.look(*desk.replica, time + minute_ms).empty());
}

TEST(Attention, TellsOnceOfAClaimThatIsAboutToLapse) {
    AgentDesk desk;
    const AssignmentId amaka = desk.add_number("Amaka");
    desk.open();
    desk.give(ClaimLead{amaka});
    const Instant ends = desk.replica->view().assignment(amaka)->claim_expires;
    Attention attention;
    EXPECT_TRUE(attention.look(*desk.replica, desk.model.now).empty());
    EXPECT_EQ(attention.next_look(), ends + -claim_alert_early_ms);

    const auto due = attention.look(*desk.replica, *attention.next_look());
    ASSERT_EQ(titles(due), Titles{"Your claim runs out in 5 minutes"});
    EXPECT_EQ(due.front().body, "Amaka");
    EXPECT_TRUE(attention.look(*desk.replica, ends + -minute_ms).empty());
    EXPECT_FALSE(attention.next_look());

    desk.set_now(ends + -minute_ms);
    desk.give(ExtendClaim{amaka});
    const Instant later = desk.replica->view().assignment(amaka)->claim_expires;
    ASSERT_GT(later, ends);
    EXPECT_TRUE(attention.look(*desk.replica, ends).empty());
    EXPECT_EQ(titles(attention.look(*desk.replica, later + -1000)),
              Titles{"Your claim runs out in less than a minute"});
}

TEST(Attention, QuietHoursMaySpanMidnight) {
    AlertSettings settings{.quiet = true, .quiet_from = 20, .quiet_until = 7};
    for (const int hour : {20, 23, 0, 6}) EXPECT_TRUE(is_quiet(settings, hour)) << hour;
    for (const int hour : {7, 12, 19}) EXPECT_FALSE(is_quiet(settings, hour)) << hour;
    settings = {.quiet = true, .quiet_from = 12, .quiet_until = 14};
    EXPECT_TRUE(is_quiet(settings, 13));
    EXPECT_FALSE(is_quiet(settings, 14));
    settings.quiet_until = 12;
    EXPECT_FALSE(is_quiet(settings, 12));
    settings = {.quiet = false, .quiet_from = 0, .quiet_until = 23};
    EXPECT_FALSE(is_quiet(settings, 12));
}

TEST(Attention, TheTitleSaysWhereOneIsAndHowMuchWaits) {
    AgentDesk desk;
    desk.open();
    EXPECT_EQ(page_title(desk.model, 0), "Client CRM – Recall");
    EXPECT_EQ(page_title(desk.model, 3), "(3) Client CRM – Recall");
    desk.model.session = SessionState::signed_out;
    EXPECT_EQ(page_title(desk.model, 0), "Recall");
}

TEST(Alerts, AreOfferedWhileNoNumberIsHeldUntilAnswered) {
    AgentDesk desk;
    const AssignmentId amaka = desk.add_number("Amaka");
    desk.open();
    EXPECT_TRUE(is_time_to_offer(desk.model));
    desk.give(ClaimLead{amaka});
    EXPECT_FALSE(is_time_to_offer(desk.model));
    desk.give(ReleaseClaim{amaka});
    EXPECT_TRUE(is_time_to_offer(desk.model));
    desk.model.may_notify = Permission::denied;
    EXPECT_FALSE(is_time_to_offer(desk.model));
    desk.model.may_notify = Permission::unasked;
    desk.model.alerts.answered = true;
    EXPECT_FALSE(is_time_to_offer(desk.model));
}

TEST(Alerts, AreSetInTheirDialog) {
    AgentDesk desk;
    desk.open();
    desk.memory.alerts_open = true;
    desk.draw();
    desk.stage.click(AriaRole::checkbox, "Notifications while Recall is in the background");
    desk.draw();
    ASSERT_FALSE(desk.wished<SetAlerts>().empty());
    const AlertSettings set = desk.wished<SetAlerts>().front().settings;
    EXPECT_TRUE(set.answered && set.notify);
    EXPECT_FALSE(set.sound);
}

TEST(Alerts, WhatTheBrowserForbidsIsSaid) {
    AgentDesk desk;
    desk.open();
    desk.model.may_notify = Permission::denied;
    desk.memory.alerts_open = true;
    desk.draw();
    const Node box =
        desk.stage.the(AriaRole::checkbox, "Notifications while Recall is in the background");
    EXPECT_FALSE(box.enabled);
    EXPECT_NE(box.value.find("does not allow"), std::string::npos) << box.value;
    EXPECT_EQ(desk.stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
