// The managers' callback viewer: every promise is found, read, changed one by one and many at once,
// given out as a file, and seen on a calendar; on a desk's screen and on a phone.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

constexpr int page_size = 50;

class Viewer : public ::testing::TestWithParam<Size> {
protected:
    // Two pages of calls to anyone, some of them due and held, some kept by people who are late or
    // have left.
    Viewer() {
        world.change_campaign([](Campaign& campaign) {
            campaign.dial_statuses = {status_new, Code("NA")};
        });
        for (int i = 1; i <= 60; ++i) {
            world.promise("agent1", {i, Recipient::ANYONE, "Call " + std::to_string(i)});
        }
        for (int i = 0; i < 2; ++i) {
            world.promise("agent2", {});
            world.promise("agent2", {0, Recipient::USERONLY, "Ask for the fleet manager"});
            world.promise("agent3", {5, Recipient::USERONLY});
        }
        world.change_user("agent3", [](User& user) { user.active = false; });
    }

    Json found(const std::string& terms) {
        return world.get("manager", "/callbacks?size=1&" + terms);
    }
    int total(const std::string& terms) { return found(terms).at("total").get<int>(); }
    bool on_phone() const { return GetParam().width < 500; }
    int shows(Screen& screen, const std::string& terms) {
        const int count = total(terms);
        EXPECT_GT(count, 0) << terms;
        screen.find("text", std::to_string(count) + (count == 1 ? " callback" : " callbacks"));
        return count;
    }

    World world;
};
INSTANTIATE_TEST_SUITE_P(Sizes, Viewer, ::testing::Values(desktop, phone), name_of_size);

TEST_P(Viewer, FindsCallbacksByWhoseHowAndWhen) {
    Screen screen(world, "manager", "/callbacks", GetParam());
    const int all = shows(screen, "");
    EXPECT_GT(all, page_size);
    EXPECT_EQ(screen.faults(), "");
    // On a phone the filters stand behind a button.
    if (on_phone()) screen.click("button", like("^Filters"));
    EXPECT_EQ(screen.faults(), "");
    struct Filter {
        const char *filter, *option, *terms;
    };
    for (const auto& [filter, option, terms] :
         {Filter{"Owner", "Bashir Umar", "user=agent2"},
          Filter{"Status", "Waiting", "user=agent2&status=ACTIVE"},
          Filter{"To look after", "Overdue", "user=agent2&status=ACTIVE&overdue=1"},
          Filter{"To look after", "Held", "user=agent2&status=ACTIVE&held=1"}}) {
        screen.choose(filter, option);
        shows(screen, terms);
    }
    screen.find("text", "2 callbacks");
    screen.click("link", "Clear");
    shows(screen, "");
    screen.choose("To look after", "Owner has left");
    shows(screen, "orphaned=1");
    screen.click("link", "Clear");
    screen.click("button", "Any day");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Tomorrow");
    const std::string day = world.day(1);
    EXPECT_LT(shows(screen, "from=" + day + "&to=" + day), all);
    screen.route_becomes(like("from=" + day));
}

TEST_P(Viewer, SortsAndPagesThem) {
    Screen screen(world, "manager", "/callbacks", GetParam());
    const auto first_is = [&](const std::string& terms) {
        const std::string name = found(terms).at("items")[0].at("name");
        world.until(name + " is the first", [&] {
            const Screen::Nodes rows = screen.find_all("row");
            return !rows.empty() && rows.front().name == name;
        });
    };
    first_is("sort=callback_time");
    screen.click("columnheader", "Time");
    first_is("sort=-callback_time");
    // There is no room for the status on a phone: it stands below the time.
    const std::string sort = on_phone() ? "-callback_time" : "status";
    if (!on_phone()) screen.click("columnheader", "Status");
    first_is("sort=" + sort);
    const int all = total("");
    screen.find("text", "1–" + std::to_string(page_size) + " of " + std::to_string(all));
    screen.click("button", "Next page");
    screen.find("text", std::to_string(page_size + 1) + "–" + std::to_string(all) + " of " +
                            std::to_string(all));
    const Json rows = world.get("manager", "/callbacks?size=50&page=2&sort=" + sort).at("items");
    world.until("the second page begins as the relay's", [&] {
        const Screen::Nodes shown = screen.find_all("row");
        return !shown.empty() && shown.front().name == rows[0].at("name");
    });
}

TEST_P(Viewer, ReadsOneCallbackAndGivesItToAnyone) {
    const int before = total("orphaned=1");
    Screen screen(world, "manager", "/callbacks?mark=orphaned", GetParam());
    world.until("all are there", [&] {
        return screen.find_all("row").size() == static_cast<std::size_t>(before);
    });
    screen.click(screen.find_all("row").front());
    screen.find("text", like("^Promised for "));
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Change…");
    screen.choose("Who calls", "Anyone");
    screen.type("Why", "She has left");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Change");
    screen.find("alert", "The callback is changed");
    screen.reads("“She has left”");
    EXPECT_EQ(total("orphaned=1"), before - 1);
}

TEST_P(Viewer, CancelsSeveralOnceItIsToldWhatThatDoes) {
    const std::string terms = "user=agent1&status=ARCHIVE";
    const int ended = total(terms);
    Screen screen(world, "manager", "/callbacks?agent=agent1&status=ACTIVE", GetParam());
    const auto boxes = [&] { return screen.find_all("checkbox", like(""), {.checked = false}); };
    world.until("there are boxes", [&] { return boxes().size() > 2; });
    for (std::size_t i = 0; i < 2; ++i) screen.click(boxes().at(i));
    screen.click("button", "Change 2 ticked…");
    screen.choose("What to do", "Cancel them");
    screen.type("Why", "Sold out");
    screen.click("button", "See what changes");
    screen.find("text", "2 callbacks would be cancelled.");
    EXPECT_EQ(screen.faults(), "");
    EXPECT_EQ(total(terms), ended) << "nothing has happened yet";
    screen.click("button", "Cancel 2 callbacks");
    screen.find("text", "2 callbacks cancelled.");
    screen.click("button", "Done");
    EXPECT_EQ(total(terms), ended + 2);
    screen.gone("button", "Change 2 ticked…");
}

TEST_P(Viewer, SavesWhatIsFoundAsAFile) {
    Screen screen(world, "manager", "/callbacks?agent=agent2", GetParam());
    const int count = shows(screen, "user=agent2");
    screen.click("button", "Export");
    screen.click("button", "As CSV, for a spreadsheet");
    world.until("it is saved", [&] { return screen.tab().saved.size() == 1; });
    const auto& [name, text] = *screen.tab().saved.begin();
    EXPECT_TRUE(like("^callbacks-\\d{4}-\\d\\d-\\d\\d\\.csv$").fit(name)) << name;
    int rows = 0;
    for (std::size_t at = 0; (at = text.find(",agent2,", at)) != std::string::npos; ++at) ++rows;
    EXPECT_EQ(rows, count);
}

TEST_P(Viewer, ShowsInAMonthHowManyArePromisedAndWhen) {
    Screen screen(world, "manager", "/callbacks", GetParam());
    screen.click("tab", "Calendar");
    screen.find("button", like("^\\w{3} \\d+ \\w{3} \\d{4}$"),
                {.value = like("^today, \\d+ promised$")});
    screen.find("heading", like("^Promised on "));
    EXPECT_EQ(screen.faults(), "");
    screen.click("link", "List these");
    shows(screen, "from=" + world.day(0) + "&to=" + world.day(0));
}

TEST_P(Viewer, ShowsALeadsCallbacksInItsRecordAndChangesTheOpenOne) {
    const Json one = world.get("manager", "/callbacks?user=agent1&status=ACTIVE").at("items")[0];
    const std::string number = one.at("phone");
    Screen screen(world, "manager",
                  "/database/" + one.at("list_id").get<std::string>() +
                      "?search=" + number.substr(1),
                  GetParam());
    screen.click("row", one.at("name").get<std::string>());
    const Words more = like("^More for the callback of ");
    screen.find("button", more);
    screen.find("row", like(", Waiting$"));
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", more);
    screen.click("button", "Change…");
    screen.type("Why", "She asked for it");
    EXPECT_EQ(screen.faults(), "");
    screen.click("button", "Change");
    screen.find("alert", "Nothing changed: it was so already.");
    screen.click("button", more);
    screen.click("button", "Change…");
    screen.type("Comments", "Ring twice");
    screen.click("button", "Change");
    screen.find("alert", "The callback is changed");
    screen.click("button", more);
    screen.click("button", "Cancel callback…");
    screen.click("button", "See what changes");
    screen.click("button", "Cancel 1 callback");
    screen.click("button", "Done");
    screen.find("row", like(", Cancelled$"));
    const Json ended = world.get("manager", "/callbacks?status=ARCHIVE&lead=" +
                                                one.at("lead_id").dump());
    EXPECT_EQ(ended.at("total"), 1);
}

}  // namespace
}  // namespace recall::shell
