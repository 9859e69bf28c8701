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

TEST_F(FilesStory, OneWithoutHeadingsIsSeenAsThatAndKeepsItsFirstLead) {
    world.make_list("bare");
    Screen manager(world, "manager", "/database/bare");
    manager.choose_file("Import file…", {"bare.csv", "Ada Bello,08031250901,Lagos\n"
                                                     "Ola Eze,08031250902,Jos\n"});
    manager.find("text", like("^The file has no line with headings"));
    manager.find("status", "Phone ← Column 2");
    manager.find("status", "Name ← Column 1");
    manager.find("text", "Kept as they are: Column 3.");
    manager.click("button", "Import 2 numbers");
    manager.click("button", "Done");
    EXPECT_EQ(world.list_named("List bare").at("counts").at("total"), 2);
}

TEST_F(FilesStory, TheLettersAreLookedAtAndChosenBeforeAnythingIsTaken) {
    world.make_list("letters");
    Screen manager(world, "manager", "/database/letters");
    manager.choose_file("Import file…", {"kyiv.csv", "Name,Phone\n"
                                                     "\xCE\xEB\xE5\xED\xE0,08031250911\n"});
    manager.find("cell", "Олена");
    manager.click("button", "Change columns…");
    manager.choose("Letters", "Western European (Windows-1252)");
    manager.find("combobox", "Letters", {.value = "Western European (Windows-1252)"});
    manager.click("button", "Check the file");
    manager.find("cell", "Îëåíà");
    EXPECT_EQ(world.list_named("List letters").at("counts").at("total"), 0);
}

TEST_F(FilesStory, WhatRepeatsAndDiffersComesBackAsAFile) {
    world.make_list("repeating");
    Screen manager(world, "manager", "/database/repeating");
    manager.choose_file("Import file…", {"twice.csv", "Name,Phone\nAda,08031250921\n"
                                                      "Ada Bello,0803 125 0921\n"});
    manager.find("cell", "Repeats line 2, and is left out");
    manager.click("button", "Save repeats as a file");
    ASSERT_EQ(manager.tab().saved.size(), 1U);
    EXPECT_EQ(manager.tab().saved.begin()->first, "repeating-repeats-" + world.day(0) + ".csv");
    EXPECT_NE(manager.tab().saved.begin()->second.find("Ada Bello"), std::string::npos);
}

}  // namespace
}  // namespace recall::shell
