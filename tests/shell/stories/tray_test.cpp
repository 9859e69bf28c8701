// What was refused: shown with its reason and all that was typed, opened again, and gone once it is
// accepted.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class Tray : public ::testing::TestWithParam<Size> {
protected:
    // A No Answer of Client CRM says from now on what was tried, or need not.
    void require_notes(bool required) {
        world.change_campaign([required](Campaign& campaign) {
            for (Outcome& outcome : campaign.outcomes) {
                if (outcome.label == "No Answer") outcome.notes_required = required;
            }
        });
    }

    World world;
};
INSTANTIATE_TEST_SUITE_P(Sizes, Tray, ::testing::Values(desktop, phone), name_of_size);

TEST_P(Tray, ARefusedCallIsOpenedAgainWithAllOfItMendedAndAccepted) {
    Screen agent(world, "agent1", "/", GetParam());
    agent.click("button", "Next number");
    agent.click("button", "Claim");
    agent.find("status", "All saved");
    agent.set_online(false);
    agent.find("status", like("Offline|Connecting"));
    agent.press("2");
    agent.press("Control+Enter");
    agent.find("status", like("^1 call waits on this device$"));

    require_notes(true);
    agent.set_online(true);
    agent.find("status", "Connected");
    agent.go("/refused");
    agent.find("heading", "Tray");
    agent.find("button", "Open and try again");
    agent.find("status", "1 refused");
    EXPECT_FALSE(agent.shows("status", "All saved"));
    EXPECT_EQ(agent.faults(), "");

    const int before = world.completed_by("agent1");
    agent.click("button", "Open and try again");
    agent.press("w");
    agent.write("Rang three times");
    agent.press("Control+Enter");
    agent.find("status", "All saved");
    EXPECT_EQ(world.completed_by("agent1"), before + 1);
    EXPECT_FALSE(agent.shows("link", "Tray"));
}

}  // namespace
}  // namespace recall::shell
