// Many numbers at once: a file whose headers nobody knows, numbers that other lists have, rows that
// are ticked, and an assignment that is stopped on its way.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class Many : public ::testing::Test {
protected:
    int count_of(const ListId& id, const char* what) {
        return world.list_named("List " + id).at("counts").at(what).get<int>();
    }

    World world;
};

TEST_F(Many, AColumnThatIsNamedOnceIsKnownTheNextTime) {
    world.make_list("first");
    world.make_list("second");
    Screen manager(world, "manager", "/database/first");
    manager.choose_file("Import file…",
                        {"odd.csv", "Reach at,Called,Town\n08030000101,Ada,Lagos\n"
                                    "08030000102,Zoe,Jos\n"});
    manager.find("dialog", "What the columns are");
    manager.find("alert", like("No column holds phone numbers"));
    // What stands in them says it already; it is asked all the same.
    manager.find("combobox", "Reach at", {.value = "Phone"});
    manager.find("combobox", "Called", {.value = "Name"});
    manager.click("button", "Check the file");
    manager.find("status", "Phone ← Reach at");
    manager.click("button", "Import 2 numbers");
    manager.click("button", "Done");

    // Another file, another list, and a device of its own: the desk remembers.
    Screen other(world, "manager", "/database/second");
    other.choose_file("Import file…", {"later.csv", "Town;reach at;called\nKano;08030000101;Ada\n"
                                                    "Kano;08030000103;Eve\n"});
    other.find("status", "As last time");
    other.find("status", "Phone ← reach at");
    other.figure_becomes("New", 2);
    other.click("checkbox", "1 number stands in another list: leave it out");
    other.figure_becomes("New", 1);
    other.click("button", "Import 1 number");
    other.click("button", "Done");
    EXPECT_EQ(count_of("second", "total"), 1);
}

TEST_F(Many, TickedNumbersAreMarkedAndAllThatMatchAreRestored) {
    world.make_list("ticked", people(120, 31'000'000));
    Screen manager(world, "manager", "/database/ticked");
    manager.click("checkbox", "Choose Person 1");
    manager.click("checkbox", "Choose Person 2");
    manager.click("button", "Do with 2 numbers…");
    manager.click("button", "Do not call…");
    manager.click("button", "Mark 2 numbers");
    manager.find("dialog", "Many numbers: what came of it");
    manager.click("button", "Done");
    EXPECT_EQ(count_of("ticked", "done"), 2);

    manager.click("link", "All 120 that match");
    manager.click("button", "Do with 120 numbers…");
    manager.click("button", "May be called again…");
    manager.click("button", "Allow 120 numbers");
    manager.click("button", "Done");
    EXPECT_EQ(count_of("ticked", "available"), 120);

    // With the keyboard alone.
    manager.go_to("row", "Person 0");
    manager.go_to("checkbox", "Choose Person 0", "ArrowLeft");
    manager.press("Space");
    manager.go_to("button", "Do with 1 number…", "Shift+Tab");
    EXPECT_EQ(manager.faults(), "");
}

TEST_F(Many, CallsOfTheArchiveAreTickedOnAPhoneAndGivenOn) {
    (void)world.post("manager", "/call-progress/archive-completed", Json::object());
    Screen manager(world, "manager", "/archive", phone);
    const Words box = like("^Choose the call of");
    world.until("calls are there", [&] { return manager.shows("checkbox", box); });
    manager.click(manager.find_all("checkbox", box).front());
    manager.click("button", "Do with 1 number…");
    manager.click("button", "Restore to the pool…");
    manager.click("button", "Restore 1 number");
    manager.click("button", "Done");
}

TEST_F(Many, ALargeAssignmentShowsHowFarItIsAndStopsWhenToldTo) {
    world.make_list("large", people(30'000, 40'000'000));
    Screen manager(world, "manager", "/database/large");
    manager.click("button", "Assign numbers…");
    manager.click("link", "Choose all");
    manager.click("button", "All 30,000");
    // From the third part on the relay's answers wait, so that there is something to stop.
    int parts = 0;
    manager.device().on_request = [&parts](const HttpQuestion& request) {
        if (request.path != "/commands") return Browser::Fate::passes;
        return ++parts > 2 ? Browser::Fate::waits : Browser::Fate::passes;
    };
    manager.click("button", "Assign 30,000 numbers");
    manager.find("progressbar", like("^Assigning to"), {.value = like("^[1-9][\\d,]* of 30,000")});
    manager.click("button", "Stop");
    manager.find("button", "Stop", {.enabled = false});
    manager.device().let_through();
    manager.find("dialog", "Many numbers: what came of it");
    const std::string said = manager.find("alert", like("^Stopped\\. ")).name;
    std::string figure = said.substr(said.find(' '));
    std::erase(figure, ',');
    const int told = std::stoi(figure);
    EXPECT_GT(told, 0);
    EXPECT_LT(told, 30'000);
    manager.click("button", "Done");
    EXPECT_EQ(count_of("large", "assigned"), told) << "as it was told";
}

}  // namespace
}  // namespace recall::shell
