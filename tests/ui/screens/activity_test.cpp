#include "tests/ui/manager_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct ActivityDesk : ManagerDesk {
    explicit ActivityDesk(Role role = Role::manager) {
        agents_at_work();
        std::get<User>(rows[1]).role = role;
        ready();
    }
    void draw() {
        draw_activity(model, memory.activity, wishes);
        note_questions();
    }
};

TEST(Activity, TheRecyclingLogSaysFromWhomHowManyWereTaken) {
    Stage stage;
    ActivityDesk desk;
    RecycleEntry entry;
    entry.at = desk_now;
    entry.by = clock_name;
    entry.recycled = 17;
    entry.archived = 4;
    entry.agents = {{"ada", 5, 4}, {"musa", 12, 0}};
    desk.answers.recycling.items = {entry};
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::cell, "Musa 12, Ada 5").has_value());
    EXPECT_TRUE(stage.find(AriaRole::cell, "The clock").has_value());
    EXPECT_EQ(desk.asked(Topic::recycling),
              (std::vector<std::string>{"/recycling-log"}));
    EXPECT_FALSE(stage.find(AriaRole::tab, "Logins").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Activity, TheAuditSaysWhoDidWhatAndWhyItWasRefused) {
    Stage stage;
    ActivityDesk desk;
    std::vector<std::string> events(20, "LeadAssigned");
    events.push_back("TallyKept");
    desk.answers.audit.items = {
        {.seq = 2,
         .at = desk_now,
         .by = "ada",
         .command = "ClaimLead",
         .rejection = {{"lead_taken", "Somebody else has this number."}}},
        {.seq = 1,
         .at = desk_now,
         .by = "manager",
         .command = "AssignLeads",
         .events = {{}, events}}};
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::tab, "Audit");
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::cell, "Claim lead").has_value());
    EXPECT_TRUE(stage.find(AriaRole::cell, "Somebody else has this number.").has_value());
    EXPECT_TRUE(stage.find(AriaRole::cell, "Lead assigned × 20, tally kept").has_value());
    stage.click(AriaRole::combobox, "Who");
    stage.frames(2);
    stage.click(AriaRole::option, "Musa");
    stage.frames(2);
    EXPECT_EQ(desk.asked(Topic::audit).back(), "/audit?by=musa");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Activity, AnAdminSeesWhoSignedIn) {
    Stage stage;
    ActivityDesk desk(Role::admin);
    desk.answers.logins.items = {{desk_now, "ada", "127.0.0.1", LoginOutcome::too_many}};
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::tab, "Logins");
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::cell, "too many").has_value());
    EXPECT_EQ(desk.asked(Topic::logins), (std::vector<std::string>{"/logins"}));
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
