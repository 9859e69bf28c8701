#include "ui/model/route.hpp"

#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

// What a link carries: follow it in a fresh tab and write it again.
std::string there_and_back(const std::string& route) {
    Memory memory;
    const auto screen = follow(route, memory);
    return screen ? route_of(*screen, memory) : "nowhere";
}

TEST(Route, OpensWhatItsSenderSaw) {
    for (const std::string route :
         {"/client-crm", "/client-crm/17", "/client-crm/17?show=open&search=amaka&sort=-2",
          "/customer-service?show=done", "/tracker", "/tracker?type=customer&search=a&sort=4",
          "/tracker?sort=-0", "/database", "/database/spring%20fair?search=%C3%A9&page=3",
          "/database?lists=fair", "/database/fair?search=ada&lead=17", "/refused", "/archive",
          "/archive/7?agent=ada&type=client&outcome=SUCCESS&text=a&from=2026-11-01&to=2026-11-21"
          "&today=1&sort=-4&page=2",
          "/reports?period=week&campaign=client", "/activity",
          "/activity?show=audit&agent=clock&command=CloseDay&page=3"}) {
        EXPECT_EQ(there_and_back(route), route);
    }
}

TEST(Route, ALinkToAnotherNumberLeavesNothingOfTheOneBefore) {
    Memory memory;
    memory.database.lead = LeadId{17};
    memory.database.lead_draft = LeadDraft{};
    follow("/database?lead=17", memory);
    EXPECT_TRUE(memory.database.lead_draft) << "it is the same";
    follow("/database?lead=18", memory);
    EXPECT_EQ(memory.database.lead, LeadId{18});
    EXPECT_FALSE(memory.database.lead_draft);
    follow("/database?lead=nonsense", memory);
    EXPECT_FALSE(memory.database.lead);
}

TEST(Route, CarriesAnyTextUnharmed) {
    Memory memory;
    memory.work.search = "a&b=c?d#e/f %41 é 你好 +";
    const std::string route = route_of(Screen::client_crm, memory);
    EXPECT_EQ(route.find_first_of(" #"), std::string::npos) << route;
    Memory other;
    ASSERT_EQ(follow(route, other), Screen::client_crm);
    EXPECT_EQ(other.work.search, memory.work.search);
}

TEST(Route, OneThatLeadsNowhereChangesNothing) {
    Memory memory;
    memory.work.search = "kept";
    memory.work.chosen = AssignmentId{3};
    for (const std::string route : {"", "/", "tracker", "/nonsense", "/client-crm/seventeen",
                                    "/client-crm/17/18", "/database/a/b", "/../tracker",
                                    "/client-crm/99999999999999999999999"}) {
        EXPECT_FALSE(follow(route, memory)) << route;
    }
    EXPECT_EQ(memory.work.search, "kept");
    EXPECT_EQ(memory.work.chosen, AssignmentId{3});
}

TEST(Route, NonsenseInItsTermsIsLeftOut) {
    EXPECT_EQ(there_and_back("/tracker?type=nobody&sort=x&unknown=1&&=&search"), "/tracker");
    EXPECT_EQ(there_and_back("/database?page=-4"), "/database");
    EXPECT_EQ(there_and_back("/tracker?search=100%&sort=2000000000"), "/tracker?search=100%25");
    EXPECT_EQ(there_and_back("/tracker?search=a%00b"), "/tracker?search=ab");
}

TEST(Route, ANumberThatIsNotOnTheListIsSaidAndLedBack) {
    AgentDesk desk;
    desk.add_number("Amaka");
    desk.open();
    ASSERT_EQ(follow("/client-crm/99", desk.memory), Screen::client_crm);
    desk.draw();
    EXPECT_TRUE(
        desk.stage.find(AriaRole::text, "The number of this link is not on your list today.") ||
        desk.stage.find(AriaRole::status, "The number of this link is not on your list today."));
    desk.stage.click(AriaRole::button, "Show my list");
    desk.draw();
    EXPECT_FALSE(desk.memory.work.chosen);
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Show my list"));
}

TEST(Keys, QuestionMarkShowsWhatEachKeyDoes) {
    AgentDesk desk;
    desk.add_number("Amaka");
    desk.open();
    desk.stage.type("?");
    desk.draw();
    ASSERT_TRUE(desk.stage.find(AriaRole::dialog, "Keys"));
    for (const KeyGroup& group : key_groups()) {
        for (const Key& one : group.keys) {
            EXPECT_TRUE(desk.stage.find(AriaRole::text, std::string(one.does))) << one.does;
            EXPECT_FALSE(written(one).empty());
        }
    }
    EXPECT_EQ(desk.stage.faults(), "");
    desk.stage.press(ImGuiKey_Escape);
    desk.draw();
    EXPECT_FALSE(desk.stage.find(AriaRole::dialog, "Keys"));
}

TEST(Keys, AQuestionMarkThatIsTypedIsText) {
    AgentDesk desk;
    desk.add_number("Amaka");
    desk.open();
    desk.stage.type("/");
    desk.draw();
    desk.stage.frames(2);
    desk.stage.type("ok?");
    desk.draw();
    EXPECT_EQ(desk.memory.work.search, "ok?");
    EXPECT_FALSE(desk.memory.keys_open);
}

// An agent's whole day has keys.
TEST(Keys, DoACallFromNextNumberToComplete) {
    AgentDesk desk;
    desk.add_number("Amaka");
    desk.open();
    const auto press = [&desk](ImGuiKey key, ImGuiKey modifier = ImGuiKey_None) {
        desk.carry_out_wishes();
        desk.draw();
        desk.stage.press(key, modifier);
        desk.draw();
    };
    press(ImGuiKey_N);
    ASSERT_TRUE(desk.memory.work.chosen);
    press(ImGuiKey_C);
    EXPECT_EQ(desk.commanded<ClaimLead>().size(), 1U);
    press(ImGuiKey_E);
    EXPECT_EQ(desk.commanded<ExtendClaim>().size(), 1U);
    press(ImGuiKey_D);
    EXPECT_EQ(desk.wished<Dial>().size(), 1U);
    press(ImGuiKey_1);
    press(ImGuiKey_W);
    desk.stage.frames(2);
    desk.stage.type("We spoke.");
    press(ImGuiKey_Enter, ImGuiMod_Ctrl);
    ASSERT_EQ(desk.commanded<CompleteCall>().size(), 1U);
    EXPECT_EQ(desk.commanded<CompleteCall>().front().notes, "We spoke.");
}

}  // namespace
}  // namespace recall::ui
