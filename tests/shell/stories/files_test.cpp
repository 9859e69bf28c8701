// Files: dropped onto the page, and given back with names that say what they are.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class FilesStory : public ::testing::Test {
protected:
    const Tab::File file{"clients-1000.csv", data_file("clients-1000.csv")};
    World world;
};

TEST_F(FilesStory, OneIsDroppedOntoTheChosenList) {
    world.make_list("dropped");
    Screen manager(world, "manager", "/database");
    const Words choose = like("choose its list in the Database Manager");
    EXPECT_TRUE(choose.fit(manager.tab().app().drop_words()));
    manager.tab().drop(file);
    manager.find("alert", like("choose its list"));
    manager.click("row", "List dropped");
    EXPECT_TRUE(like("Drop the file to import it into “List dropped”")
                    .fit(manager.tab().app().drop_words()));
    manager.tab().drop(file);
    manager.click("button", like("^Import 935 numbers"));
    manager.click("button", "Done");
    EXPECT_EQ(world.list_named("List dropped").at("counts").at("total"), 935);
}

TEST_F(FilesStory, AnAgentWhoDropsOneIsToldWhoImports) {
    Screen agent(world, "agent1");
    EXPECT_EQ(agent.tab().app().drop_words(), "Only a manager who is signed in imports files.");
    agent.tab().drop(file);
    agent.find("alert", like("Only a manager"));
}

TEST_F(FilesStory, RefusedRowsComeBackAsAFileOfTheListAndTheDay) {
    world.make_list("refusing");
    Screen manager(world, "manager", "/database/refusing");
    manager.choose_file("Import file…", file);
    manager.click("button", "Save refused rows as a file");
    ASSERT_EQ(manager.tab().saved.size(), 1U);
    EXPECT_EQ(manager.tab().saved.begin()->first,
              "refusing-refused-" + world.day(0) + ".csv");
    EXPECT_FALSE(manager.tab().saved.begin()->second.empty());
}

TEST_F(FilesStory, OfAWorkbookTheSheetIsChosen) {
    world.make_list("sheets");
    Screen manager(world, "manager", "/database/sheets");
    manager.choose_file("Import file…",
                        {"call-list.xlsx", data_file("sheets/call-list.xlsx")});
    manager.find("button", "Import 4 numbers");
    manager.choose("Sheet of the workbook", "Empty");
    manager.find("alert", like("The sheet “Empty” is empty"));
    manager.choose("Sheet of the workbook", "Old numbers");
    manager.click("button", "Import 1 number");
    manager.click("button", "Done");
    EXPECT_EQ(world.list_named("List sheets").at("counts").at("total"), 1);
}

}  // namespace
}  // namespace recall::shell
