#include "tests/ui/manager_desk.hpp"
#include "ui/model/screens.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct AdminDesk : ManagerDesk {
    AdminDesk() {
        agents_at_work();
        User admin = std::get<User>(rows[1]);
        admin.role = Role::admin;
        rows[1] = admin;
        ready();
    }
    void draw() { draw_admin(model, memory.admin, memory.tracker, wishes); }
    void show(AdminPart part) { memory.admin.part = part; }
    // A row as the relay would send it now.
    void arrives(Row row) {
        rows.push_back(std::move(row));
        replica.restore_rows(rows, 2);
    }
};

TEST(Admin, AUserIsChosenChangedAndSaved) {
    Stage stage;
    AdminDesk desk;
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.all(AriaRole::row).size(), 5U);
    stage.click(AriaRole::row, "Zainab");
    stage.frames(2);
    EXPECT_FALSE(stage.the(AriaRole::button, "Save").enabled);
    stage.click(AriaRole::checkbox, "Customer Service");
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Save");
    ASSERT_EQ(desk.commands<SaveUser>().size(), 1U);
    const User saved = desk.commands<SaveUser>()[0].user;
    EXPECT_EQ(saved.username, "zainab");
    EXPECT_EQ(saved.campaigns, (std::vector<Code>{Code("client"), Code("customer")}));
}

TEST(Admin, WhatIsPutBackIsAsItWasSaved) {
    Stage stage;
    AdminDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Ada");
    stage.frames(2);
    stage.click(AriaRole::checkbox, "Active: may sign in and be given numbers");
    stage.frames(2);
    stage.click(AriaRole::button, "Put back");
    stage.frames(2);
    EXPECT_TRUE(stage.the(AriaRole::checkbox, "Active: may sign in and be given numbers").checked);
    EXPECT_FALSE(stage.find(AriaRole::button, "Put back").has_value());
    EXPECT_TRUE(desk.wishes.empty());
}

TEST(Admin, AnUntouchedFormGoesAlongWithWhatOthersSave) {
    Stage stage;
    AdminDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Ada");
    stage.frames(2);
    User ada = *desk.replica.view().user("ada");
    ada.daily_target = 33;
    desk.arrives(ada);
    stage.frames(2);
    EXPECT_EQ(stage.the(AriaRole::textbox, "Completed calls a day").value, "33");

    stage.click(AriaRole::checkbox, "Customer Service");
    ada.daily_target = 44;
    desk.arrives(ada);
    stage.frames(2);
    EXPECT_EQ(stage.the(AriaRole::textbox, "Completed calls a day").value, "33");
    EXPECT_TRUE(desk.memory.admin.user_draft->overtaken) << "and the form says so";
}

TEST(Admin, AChangedCampaignIsAskedAboutOnceAndToldBeforeItIsSaved) {
    Stage stage;
    AdminDesk desk;
    desk.show(AdminPart::campaigns);
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Client CRM");
    stage.frames(3);
    EXPECT_TRUE(desk.given<PreviewCampaign>().empty()) << "nothing is changed";
    desk.memory.admin.campaign_draft->now.active = false;
    stage.frames(3);
    EXPECT_TRUE(desk.given<PreviewCampaign>().empty()) << "somebody may still be typing";
    stage.frame.now_ms += 1'000;
    stage.frames(1);
    ASSERT_EQ(desk.given<PreviewCampaign>().size(), 1U);
    CampaignPreview& told = desk.acts.campaign_preview;
    told.of = desk.given<PreviewCampaign>()[0].campaign;
    EXPECT_FALSE(told.of.active);
    told.asking = true;
    stage.frames(5);
    EXPECT_TRUE(stage.find(AriaRole::text, "Asking what this would change…"));
    EXPECT_EQ(desk.given<PreviewCampaign>().size(), 1U);
    told.asking = false;
    told.available = 12;
    told.due_callbacks = told.would_be_held = 3;
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text, "The pool would have 12 numbers fewer: 0 instead of 12. "
                                       "3 of 3 due callbacks would be held, now 0."));
    EXPECT_EQ(stage.faults(), "");

    desk.memory.admin.campaign_draft->now.claim_minutes = 7;
    desk.model.link = Link::offline;
    stage.frame.now_ms += 1'000;
    stage.frames(3);
    EXPECT_EQ(desk.given<PreviewCampaign>().size(), 1U);
    EXPECT_TRUE(stage.find(AriaRole::text,
                           "What this would change is told when there is a connection."));
}

// "I deactivated him, and nobody said that 24 numbers were in his hands."
TEST(Admin, WhatSavingAUserTakesFromThemIsToldBefore) {
    Stage stage;
    AdminDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Zainab");
    stage.frames(2);
    desk.memory.admin.user_draft->now.daily_target = 12;
    stage.frame.now_ms += 1'000;
    stage.frames(3);
    EXPECT_TRUE(desk.given<PreviewUser>().empty()) << "a target takes nothing from anybody";
    stage.click(AriaRole::checkbox, "Active: may sign in and be given numbers");
    stage.frames(2);
    stage.frame.now_ms += 1'000;
    stage.frames(1);
    ASSERT_EQ(desk.given<PreviewUser>().size(), 1U);
    UserPreview& told = desk.acts.user_preview;
    told.of = desk.given<PreviewUser>()[0].user;
    EXPECT_FALSE(told.of.active);
    told.numbers_back = 24;
    told.promises_orphaned = 1;
    told.calls_going_on = 1;
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text,
                           "24 numbers go back to the pool, and 1 kept callback has to be given to "
                           "somebody else: they wait under Callbacks, without an owner. A call is "
                           "going on; it still counts."));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Admin, ADoubtAboutTheClockIsSettledOnTheSystemPart) {
    Stage stage;
    AdminDesk desk;
    desk.show(AdminPart::system);
    AnswerOf<HealthOfRelay>& health = desk.answers.health;
    desk.answers.health.known = true;
    health.clock = ClockDoubt{desk.model.now + 365 * 24 * 60 * minute_ms, desk.model.now};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    stage.click(AriaRole::button, "The machine's time is right");
    stage.frames(1);
    EXPECT_EQ(desk.given<ConfirmClock>().size(), 1U);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Admin, TheRulesSayWhyTheLastAdminCannotGo) {
    Stage stage;
    AdminDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Ngozi");
    stage.frames(2);
    stage.click(AriaRole::checkbox, "Active: may sign in and be given numbers");
    stage.frames(2);
    EXPECT_FALSE(stage.the(AriaRole::button, "Save").enabled);
    EXPECT_TRUE(stage.find(AriaRole::text, message_of({Reason::last_admin})).has_value());
}

TEST(Admin, ANewUserNeedsANameAndAUsername) {
    Stage stage;
    AdminDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "New user…");
    stage.frames(2);
    stage.click(AriaRole::textbox, "Name");
    stage.type("Bisi");
    EXPECT_FALSE(stage.the(AriaRole::button, "Save").enabled);
    stage.click(AriaRole::textbox, "Username");
    stage.type("bisi");
    stage.frames(2);
    stage.click(AriaRole::button, "Save");
    ASSERT_EQ(desk.commands<SaveUser>().size(), 1U);
    EXPECT_EQ(desk.commands<SaveUser>()[0].user.username, "bisi");
    EXPECT_EQ(desk.memory.admin.user, "bisi") << "and is shown once it is there";
}

// "Every morning at eight my half filled-in form said that somebody else had changed it."
TEST(Admin, AStandingPlanThatIsDoneOvertakesNoForm) {
    Stage stage;
    AdminDesk desk;
    desk.show(AdminPart::campaigns);
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Client CRM");
    stage.frames(2);
    desk.memory.admin.campaign_draft->now.claim_minutes = 45;
    Campaign planned = *desk.replica.view().campaign(Code("client"));
    planned.plan_minute = 8 * 60;
    planned.planned = desk.model.today;
    desk.arrives(planned);
    stage.frames(2);
    EXPECT_FALSE(desk.memory.admin.campaign_draft->overtaken);
    EXPECT_EQ(desk.memory.admin.campaign_draft->now.claim_minutes, 45) << "and nothing is lost";
}

TEST(Admin, AnOutcomeIsAddedToItsCampaign) {
    Stage stage;
    AdminDesk desk;
    desk.show(AdminPart::campaigns);
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Client CRM");
    stage.frames(3);
    stage.click(AriaRole::button, "Add an outcome…");
    stage.frames(3);
    stage.click(AriaRole::textbox, "Label");
    stage.type("No Answer");
    stage.click(AriaRole::textbox, "Code");
    stage.type("NOANSWER");
    stage.click(AriaRole::checkbox, "The number may be called again");
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Add");
    stage.frames(3);
    stage.click(AriaRole::checkbox, "After “No Answer”");
    stage.frames(2);
    stage.click(AriaRole::button, "Save");
    ASSERT_EQ(desk.commands<SaveCampaign>().size(), 1U);
    const Campaign saved = desk.commands<SaveCampaign>()[0].campaign;
    ASSERT_EQ(saved.outcomes.size(), 2U);
    EXPECT_EQ(saved.outcomes[1].code, Code("NOANSWER"));
    EXPECT_TRUE(saved.outcomes[1].dialable_again);
    EXPECT_EQ(saved.dial_statuses, (std::vector<Code>{status_new, Code("NOANSWER")}));
}

TEST(Admin, TheDeskIsSavedWhole) {
    Stage stage;
    AdminDesk desk;
    desk.show(AdminPart::desk);
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::textbox, "Dial address");
    stage.type("https://pbx.example/call?n={number}");
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Save");
    ASSERT_EQ(desk.commands<ConfigureDesk>().size(), 1U);
    EXPECT_EQ(desk.commands<ConfigureDesk>()[0].desk.dial_url,
              "https://pbx.example/call?n={number}");
    EXPECT_EQ(desk.commands<ConfigureDesk>()[0].desk.zone, "Africa/Lagos");
}

// "I only corrected the zone, and at four in the afternoon everybody's numbers were gone."
TEST(Admin, AnotherZoneSaysWhenItEndsTodayAndWhatThenGoesBack) {
    Stage stage;
    AdminDesk desk;
    const int left = progress(desk.replica.view(), {desk.model.today, {}, {}}).uncompleted;
    ASSERT_GT(left, 1);
    desk.model.zone_offset_ms = [](const std::string& zone, Instant) {
        return (zone == "Pacific/Auckland" ? 13 : 1) * std::int64_t{60} * minute_ms;
    };
    desk.model.knows_zone = [](const std::string& zone) { return zone != "Pacific/Auck"; };
    desk.show(AdminPart::desk);
    stage.show([&] { desk.draw(); });
    desk.memory.admin.desk->now.zone = "Pacific/Auck";
    stage.frames(2);
    const auto told = [&] {
        for (const Node& node : stage.all(AriaRole::text)) {
            if (node.name.starts_with("There it is ")) return node.name;
        }
        return std::string();
    };
    EXPECT_EQ(told(), "") << "half a name is no zone";
    desk.memory.admin.desk->now.zone = "Pacific/Auckland";
    stage.frames(2);
    const std::string end =
        ": " + std::to_string(left) + " numbers are not completed so far and would go back then.";
    EXPECT_TRUE(told().ends_with(end)) << told();
    EXPECT_EQ(stage.faults(), "");
}

TEST(Admin, CallProgressOpensInThePanel) {
    Stage stage;
    AdminDesk desk;
    stage.show([&] { desk.draw(); });
    EXPECT_FALSE(stage.find(AriaRole::button, "Recycle Now").has_value());
    stage.click(AriaRole::button, "Call Progress & Recycling");
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::button, "Recycle Now").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Admin, OnlyAnAdminHasThePanel) {
    const AdminDesk admins;
    EXPECT_EQ(screens_of(admins.replica).back(), Screen::admin);
    ManagerDesk managers;
    managers.ready();
    for (const Screen screen : screens_of(managers.replica)) EXPECT_NE(screen, Screen::admin);
}

TEST(Admin, AnAddressOpensTheUserItNames) {
    Memory memory;
    ASSERT_EQ(follow("/admin/users?user=ada", memory), Screen::admin);
    EXPECT_EQ(memory.admin.user, "ada");
    EXPECT_EQ(route_of(Screen::admin, memory), "/admin/users?user=ada");
    ASSERT_EQ(follow("/admin/campaigns?campaign=client", memory), Screen::admin);
    EXPECT_EQ(route_of(Screen::admin, memory), "/admin/campaigns?campaign=client");
    EXPECT_EQ(follow("/admin/nowhere", memory), std::nullopt);
}

}  // namespace
}  // namespace recall::ui
