// The whole thread, as a newcomer would walk it: import, assign, claim, call, complete, track,
// recycle, restart, and everything as it was.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

const Tab::File& clients() {
    static const Tab::File file{"clients-1000.csv", data_file("clients-1000.csv")};
    return file;
}

class Story : public ::testing::Test {
protected:
    void make_list_and_import(Screen& manager) {
        manager.click("link", "Database Manager");
        manager.click("button", "New list…");
        manager.type("Name", "Spring clients");
        manager.choose("Campaign", "Client CRM");
        manager.click("button", "Make list");
        manager.gone("dialog", "New list");
        manager.click("row", "Spring clients");
        manager.choose_file("Import file…", clients());
        manager.click("button", like("^Import 935 numbers"));
        manager.click("button", "Done");
    }
    static void call_the_next(Screen& agent) {
        agent.click("button", "Next number");
        agent.click("button", "Claim");
        agent.find("button", "Release");
        agent.click("button", "Call");
        ASSERT_EQ(agent.tab().opened.size(), 1U);
        EXPECT_TRUE(like("^tel:\\+234\\d{10}$").fit(agent.tab().opened[0]));
        agent.click("radio", "Success");
        agent.type("Notes", "Wants the June fare.");
        agent.click("button", "Complete");
        agent.find("status", "All saved");
    }

    World world;
};

// The telephone dials the switchboard, and after a pause the extension.
TEST_F(Story, AnExtensionIsDialledAfterAPause) {
    world.make_list("office", "Name,Phone\nAccounts,+44 20 7946 0958 ext 012\n");
    world.assign("office", "agent1", 1);
    Screen agent(world, "agent1");
    agent.type("Search numbers", "Accounts", "searchbox");
    agent.click("row", "Accounts, Assigned");
    agent.click("button", "Claim");
    agent.find("button", "Release");
    agent.click("button", "Call");
    EXPECT_EQ(agent.tab().opened, std::vector<std::string>{"tel:+442079460958,012"});
}

// Nobody answers the mobile, so the office is tried: the call keeps which of them it was.
TEST_F(Story, APersonIsReachedAtAnyOfTheirNumbers) {
    world.make_list("firms", "Name,Mobile,Office phone,Home phone\n"
                             "Ngozi Adebanjo,0803 555 0001,01 234 5678,01 234 5679\n");
    (void)world.post("manager", "/commands",
                     {{"client", "test-of-numbers"},
                      {"number", 1},
                      {"command",
                       {{"type", "AddDoNotCall"},
                        {"campaign", ""},
                        {"phones", {"+23412345679"}},
                        {"reason", "the neighbours"},
                        {"expires", ""}}}});
    world.assign("firms", "agent1", 1);
    Screen agent(world, "agent1");
    agent.type("Search numbers", "01 234 5678", "searchbox");
    agent.click("row", "Ngozi Adebanjo, Assigned");
    agent.find("button", "Office phone +234 123 45 678", {.enabled = false});
    agent.click("button", "Claim");
    agent.find("button", "Release");
    agent.click("button", "Call");
    agent.find("button", "Home phone +234 123 45 679", {.enabled = false});
    agent.click("button", "Office phone +234 123 45 678");
    agent.find("button", "Mobile +234 803 555 0001");
    EXPECT_EQ(agent.tab().opened,
              (std::vector<std::string>{"tel:+2348035550001", "tel:+23412345678"}));
    EXPECT_EQ(agent.faults(), "");
    agent.click("radio", "Success");
    agent.type("Notes", "At the office until six.");
    agent.click("button", "Complete");
    agent.find("status", "All saved");
    std::vector<CompletedCall> calls = world.calls_of("agent1");
    std::erase_if(calls, [](const CompletedCall& call) { return call.list != "firms"; });
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(to_text(calls[0].phone), "+23412345678");
    const std::string csv =
        world.ask("manager", "GET", "/leads?list=firms&format=csv").body;
    EXPECT_NE(csv.find(",+234 123 456 78,Office phone,+234 123 456 79,Home phone,"), csv.npos)
        << csv;
}

TEST_F(Story, AnImportShowsAllTheNumbersOfAPersonBeforeAnythingIsChanged) {
    world.make_list("firms");
    Screen manager(world, "manager", "/database/firms");
    manager.choose_file("Import file…", {"firms.csv", "Name,Mobile,Office phone\n"
                                                      "Ngozi,0803 555 0001,01 234 5678\n"
                                                      "Bola,0803 555 0002,\n"});
    manager.find("button", "Import 2 numbers");
    manager.reads(like("^\\+2348035550001; Office phone \\+23412345678$"));
    manager.reads("+2348035550002");
    manager.reads(like("Mobile \\+ Office phone"));
    EXPECT_EQ(manager.faults(), "");
}

// A manager corrects a person's numbers, and finds the person by any of them.
TEST_F(Story, AManagerGivesAPersonAnotherNumber) {
    world.make_list("firms", "Name,Phone\nNgozi Adebanjo,0803 555 0001\n");
    const Json lead = world.get("manager", "/leads?list=firms").at("items")[0];
    Screen manager(world, "manager", "/database/firms?lead=" + lead.at("lead").dump());
    manager.click("button", "Edit…");
    manager.click("link", "Add another number of this person");
    manager.type("Phone 2", "+23412345678");
    manager.type("Phone 2 is called", "Office");
    EXPECT_EQ(manager.faults(), "");
    manager.click("button", "Save");
    world.until("it is kept", [&] {
        return world.get("manager", "/leads?text=01%20234%205678").at("total") == 1;
    });
    const Json numbers = world.get("manager", "/leads?list=firms").at("items")[0].at("numbers");
    EXPECT_EQ(numbers[1].at("label"), "Office");
    manager.find("button", "Edit…");
    manager.reads("Office");
    EXPECT_EQ(manager.faults(), "");
}

TEST_F(Story, AFileOfAThousandNumbersGoesFromImportToArchive) {
    Screen manager(world, "manager");
    make_list_and_import(manager);
    manager.click("button", "Assign numbers…");
    manager.click("checkbox", "Choose Amaka Iroegbu");
    manager.type("How many numbers in all", "20");
    manager.click("button", like("^Assign 20 numbers"));
    manager.gone("dialog", "Assign numbers");
    manager.click("link", "Call Completion Tracker");
    const int before = std::stoi(manager.figure("Completed"));

    Screen agent(world, "agent1");
    call_the_next(agent);

    // The tracker shows it, without anybody touching it.
    const std::int64_t completed_at = world.now().ms;
    manager.figure_becomes("Completed", before + 1);
    EXPECT_LT(world.now().ms - completed_at, 5'000);

    manager.click("button", "Recycle Now");
    manager.click("button", like("^Take back \\d+ numbers"));
    manager.figure_becomes("Uncompleted", 0);
    manager.figure_becomes("Completed", before + 1);

    world.restart_relay();
    manager.find("status", "Connected");
    manager.figure_becomes("Completed", before + 1);
    manager.figure_becomes("Uncompleted", 0);
    EXPECT_EQ(world.list_named("Spring clients").at("counts").at("total"), 935);
}

TEST_F(Story, ASecondImportOfTheSameFileAddsNone) {
    Screen manager(world, "manager");
    make_list_and_import(manager);
    manager.choose_file("Import file…", clients());
    manager.find("status", "Duplicates", {.value = like("^975"), .window = "Import numbers"});
    manager.find("button", like("^Import"), {.window = "Import numbers", .enabled = false});
}

}  // namespace
}  // namespace recall::shell
