// The hopper: an agent takes the next number and gives it back; a manager sees what comes next; an
// admin says who may, and when customers are called.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class HopperStory : public ::testing::Test {
protected:
    Json head() {
        return world.get("manager", "/hopper?campaign=client&size=1").at("items").at(0);
    }
    Json list_of_clients() {
        for (const Json& list : world.items("manager", "/lists")) {
            if (list.at("campaign") == "client") return list;
        }
        return {};
    }
    Json client_campaign() {
        for (const Json& campaign : world.items("admin", "/campaigns")) {
            if (campaign.at("id") == "client") return campaign;
        }
        return {};
    }

    World world;
};

TEST_F(HopperStory, AnAgentTakesTheNextNumberByItsKeyAndGivesItBack) {
    world.change_campaign([](Campaign& campaign) { campaign.agents_pull = true; });
    const Json first = head();
    Screen screen(world, "agent3");
    screen.find("button", "Take next number", {.enabled = true});
    EXPECT_EQ(screen.faults(), "");
    screen.press("t");
    screen.find("button", "Release");
    EXPECT_EQ(screen.chosen(), first.at("name"));
    screen.find("button", "Take next number", {.enabled = false});
    EXPECT_NE(head().at("lead"), first.at("lead"));
    screen.press("r");
    world.until("it is the next again", [&] { return head().at("lead") == first.at("lead"); });
    screen.find("button", "Take next number", {.enabled = true});
}

// Whatever agents may take themselves: what was promised to anyone reaches whoever is free.
TEST_F(HopperStory, APromiseToAnyoneIsOfferedToAColleague) {
    world.change_campaign([](Campaign& campaign) { campaign.agents_pull = false; });
    Screen colleague(world, "agent3");
    colleague.gone("button", like("^Take promised call"));
    world.promise("agent2", {.comments = "Ask for the bookkeeper"});
    colleague.find("button", "Take promised call (1)", {.enabled = true});
    EXPECT_EQ(colleague.faults(), "");
    colleague.press("t");
    colleague.find("button", "Release");
    colleague.reads(like("Ask for the bookkeeper"));
    colleague.gone("button", like("^Take promised call"));
    EXPECT_EQ(colleague.faults(), "");
}

class HopperScreen : public HopperStory, public ::testing::WithParamInterface<Size> {};
INSTANTIATE_TEST_SUITE_P(Sizes, HopperScreen, ::testing::Values(desktop, phone), name_of_size);

TEST_P(HopperScreen, ShowsAManagerWhatIsDialledNext) {
    Screen screen(world, "manager", "/hopper/client", GetParam());
    screen.find("row", like(", place 1$"));
    EXPECT_EQ(screen.faults(), "");
}

TEST_P(HopperScreen, TellsHeldCallbacksWithTheirReasonAndOpensThemInTheViewer) {
    world.change_campaign([](Campaign& campaign) {
        campaign.dial_statuses = {status_new, Code("NA")};
    });
    world.promise("agent2", {.comments = "Ask for the bookkeeper"});
    Screen screen(world, "manager", "/hopper/client", GetParam());
    screen.find("tab", "Held callbacks", {.value = "1"});
    screen.click("tab", "Held callbacks");
    const Words held = like(", Due callbacks are not called$");
    const std::string name = screen.find("row", held).name;
    EXPECT_EQ(screen.faults(), "");
    screen.go_to("row", held);
    screen.press("Enter");
    screen.find("heading", name.substr(0, name.find(',')));
    screen.find("text", "Comments", {.value = "Ask for the bookkeeper"});

    world.change_campaign([](Campaign& campaign) {
        campaign.dial_statuses.push_back(status_callback_due);
    });
    screen.go("/hopper/client?show=held");
    screen.find("text", "No callback is held");
}

TEST_F(HopperStory, AListHasALastDayAndItsResetSaysWhatItWouldDo) {
    world.change_campaign([](Campaign& campaign) { campaign.only_since_reset = true; });
    const std::string list = list_of_clients().at("id");
    Screen screen(world, "manager", "/database/" + list);
    screen.click("button", "Settings…");
    screen.find("text", like("count as called since the last reset"));
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Reset list");
    screen.find("text", "None of its numbers counts as called.");
    screen.click("textbox", "Last day");
    screen.write("2020-01-31");
    screen.click("button", "Save");
    world.until("the list has expired", [&] {
        const Json now = list_of_clients();
        return now.at("expires") == "2020-01-31" && now.at("counts").at("available") == 0;
    });
    screen.find("text", like("Expired after Fri 31 Jan 2020"));
}

TEST_F(HopperStory, AnAdminChoosesCallingHoursAndWaits) {
    Screen screen(world, "admin", "/admin/campaigns?campaign=client", {1280, 2000});
    screen.click("button", "Preset…");
    screen.click("button", "Nigeria");
    screen.find("row", "Mon – Sat, 08:00 – 20:00");
    screen.click("button", "Add a rule…");
    screen.find("combobox", "After");
    EXPECT_EQ(screen.faults(), "");
    screen.choose("After", "New numbers");
    screen.click("button", "Add");
    screen.find("row", "New numbers");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Save");
    world.until("it is saved", [&] {
        const Json now = client_campaign();
        return now.at("hours").at("rules").size() == 1 && now.at("recycling").size() == 1;
    });
}

// "Every morning I gave them their numbers by hand."
TEST(StandingPlan, GivesNumbersFromTheMinuteItIsSaved) {
    World world;
    world.change_user("agent1", [](User& agent) { agent.daily_target = 90; });
    const auto in_hand = [&] {
        return world.relay.relay().desk().ask([](const DeskThread::Desk& desk) {
            return desk.state.assignments_of("agent1").size();
        });
    };
    const std::size_t before = in_hand();
    Screen screen(world, "manager", "/database");
    screen.click("button", "Standing plan…");
    screen.click("checkbox", "Give every agent numbers up to the daily target");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Save");
    world.until("its hour is over, so they have them", [&] { return in_hand() > before; });
    const Json audit = world.get("manager", "/audit?by=clock").at("items");
    EXPECT_TRUE(std::any_of(audit.begin(), audit.end(), [](const Json& entry) {
        return entry.at("command") == "GivePlanned";
    }));
}

}  // namespace
}  // namespace recall::shell
