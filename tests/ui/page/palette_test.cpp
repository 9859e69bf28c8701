// The palette behind Ctrl+K, on the whole page.
#include "tests/ui/agent_desk.hpp"
#include "tests/ui/manager_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

constexpr const char* palette_title = "Find anything";

void open_by_key(Stage& stage) {
    stage.press(ImGuiKey_K, ImGuiMod_Ctrl);
    stage.frames(4);
}
void type_to_find(AgentDesk& desk, std::string_view text) {
    open_by_key(desk.stage);
    desk.stage.type(text);
    desk.draw();
}
void find_and_take(AgentDesk& desk, std::string_view text) {
    type_to_find(desk, text);
    desk.stage.press(ImGuiKey_Enter);
    desk.draw();
}

bool shows_palette(const Stage& stage) {
    return stage.find(AriaRole::dialog, palette_title).has_value();
}
std::vector<std::string> marked_options(const Stage& stage) {
    std::vector<std::string> names;
    for (const Node& node : stage.all(AriaRole::option)) {
        if (node.selected) names.push_back(node.name);
    }
    return names;
}

using Names = std::vector<std::string>;

TEST(Palette, OpensByItsKeyWithALineToWriteInAndTheScreensOfThisUser) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.open();
    EXPECT_FALSE(shows_palette(desk.stage));
    open_by_key(desk.stage);
    ASSERT_TRUE(shows_palette(desk.stage));
    EXPECT_TRUE(desk.stage.find(AriaRole::searchbox, palette_title));
    EXPECT_TRUE(desk.stage.is_writing());
    EXPECT_TRUE(desk.stage.find(AriaRole::listbox, "Found"));
    EXPECT_EQ(marked_options(desk.stage), Names{"Client CRM"});
    EXPECT_TRUE(desk.stage.find(AriaRole::option, "My calls"));
    EXPECT_TRUE(desk.stage.find(AriaRole::option, "Next number, Musa Danjuma"));
    EXPECT_FALSE(desk.stage.find(AriaRole::option, "Database Manager"));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Palette, WhoWritesNotesFindsSomebodyElseAndGoesOnWriting) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.stage.click(AriaRole::textbox, "Notes");
    desk.stage.type("Half a ");
    type_to_find(desk, "musa");
    EXPECT_EQ(desk.memory.palette.text, "musa");
    EXPECT_TRUE(desk.stage.find(AriaRole::option, "Musa Danjuma, +234 803 818 0441 · Claimed"));
    desk.stage.press(ImGuiKey_Escape);
    desk.draw();
    EXPECT_FALSE(shows_palette(desk.stage));
    EXPECT_TRUE(desk.stage.is_writing());
    desk.stage.type("sentence");
    EXPECT_EQ(desk.memory.work.drafts[musa].notes, "Half a sentence");
}

TEST(Palette, EnterOnANumberShowsItsScreenWithItChosen) {
    AgentDesk desk;
    desk.add_number("Amina Bello");
    const AssignmentId musa = desk.add_number("Musa Danjuma", Kind::customer);
    desk.open();
    find_and_take(desk, "danjuma mus");
    EXPECT_FALSE(shows_palette(desk.stage));
    EXPECT_EQ(desk.memory.work.chosen, musa);
    ASSERT_EQ(desk.wished<Show>().size(), 1U);
    EXPECT_EQ(desk.wished<Show>()[0].screen, Screen::customer_service);
}

TEST(Palette, ArrowsGoThroughWhatIsFoundWhileTheLineKeepsTheKeyboard) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    const AssignmentId amina = desk.add_number("Amina Bello");
    desk.add_number("Halima Yusuf");
    desk.open();
    type_to_find(desk, "zenith");
    const Names all{"Musa Danjuma, +234 803 818 0441 · Assigned",
                    "Amina Bello, +234 803 818 0442 · Assigned",
                    "Halima Yusuf, +234 803 818 0443 · Assigned"};
    EXPECT_EQ(marked_options(desk.stage), Names{all[0]});
    desk.stage.press(ImGuiKey_UpArrow);
    EXPECT_EQ(marked_options(desk.stage), Names{all[2]}) << "round";
    desk.stage.press(ImGuiKey_DownArrow);
    desk.stage.press(ImGuiKey_DownArrow);
    EXPECT_EQ(marked_options(desk.stage), Names{all[1]});
    EXPECT_EQ(desk.stage.the(AriaRole::option, all[1]).live, Live::polite) << "said aloud";
    EXPECT_TRUE(desk.stage.is_writing());
    EXPECT_EQ(desk.stage.focused(), palette_title);
    // A number that is taken back meanwhile moves nothing under the finger.
    desk.take_back({1}, desk.model.now);
    EXPECT_EQ(marked_options(desk.stage), Names{all[1]});
    desk.stage.press(ImGuiKey_Enter);
    EXPECT_EQ(desk.memory.work.chosen, amina);
}

TEST(Palette, EscapeClosesItAtOnceAndKeysWork) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.open();
    type_to_find(desk, "callb");
    desk.stage.press(ImGuiKey_Escape);
    desk.draw();
    EXPECT_FALSE(shows_palette(desk.stage));
    EXPECT_TRUE(desk.wished<Show>().empty());
    desk.stage.press(ImGuiKey_N);
    EXPECT_EQ(desk.memory.work.chosen, musa);
    open_by_key(desk.stage);
    EXPECT_EQ(desk.memory.palette.text, "") << "of the last time nothing is left";
}

TEST(Palette, AClickChooses) {
    AgentDesk desk(390, 844);
    desk.open();
    desk.stage.click(AriaRole::button, desk.agent.name);
    desk.draw();
    desk.stage.click(AriaRole::button, "Find anything…");
    desk.draw();
    ASSERT_TRUE(shows_palette(desk.stage));
    EXPECT_EQ(desk.stage.faults(), "");
    desk.stage.click(AriaRole::option, "My calls");
    desk.draw();
    EXPECT_FALSE(shows_palette(desk.stage));
    ASSERT_EQ(desk.wished<Show>().size(), 1U);
    EXPECT_EQ(desk.wished<Show>()[0].screen, Screen::archive);
}

TEST(Palette, NothingFoundIsSaidAndEnterStays) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.open();
    find_and_take(desk, "qqq");
    EXPECT_TRUE(desk.stage.find(AriaRole::status, "Nothing matches “qqq”"));
    EXPECT_TRUE(shows_palette(desk.stage));
    EXPECT_TRUE(desk.stage.all(AriaRole::option).empty());
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Palette, HowManyMoreThereAreIsSaid) {
    AgentDesk desk;
    for (int i = 0; i < 10; ++i) desk.add_number("Ada");
    desk.open();
    type_to_find(desk, "ada");
    EXPECT_EQ(desk.stage.all(AriaRole::option).size(), 8U);
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "… and 2 more"));
}

TEST(Palette, OwnCallbacksAndCallsOfTodayAreFound) {
    AgentDesk desk;
    const CallbackId amina = desk.add_callback("Amina Bello", desk.model.now + 60 * minute_ms);
    desk.add_call("Halima Yusuf", Kind::customer);
    desk.open();
    find_and_take(desk, "amina");
    EXPECT_EQ(desk.memory.callbacks.chosen, amina);
    ASSERT_EQ(desk.wished<Show>().size(), 1U);
    EXPECT_EQ(desk.wished<Show>()[0].screen, Screen::callbacks);
    find_and_take(desk, "yusuf");
    EXPECT_EQ(desk.memory.work.chosen, AssignmentId{2});
    ASSERT_EQ(desk.wished<Show>().size(), 2U);
    EXPECT_EQ(desk.wished<Show>()[1].screen, Screen::customer_service);
}

TEST(Palette, ActionsAreDone) {
    AgentDesk desk;
    Answers answers;
    answers.presence.pause_codes = {"Lunch"};
    desk.model.answers = &answers;
    desk.open();
    find_and_take(desk, "lunch");
    ASSERT_EQ(desk.wished<SayPresence>().size(), 1U);
    EXPECT_EQ(desk.wished<SayPresence>()[0].state, "paused");
    EXPECT_EQ(desk.wished<SayPresence>()[0].code, "Lunch");
    find_and_take(desk, "dark");
    EXPECT_EQ(desk.wished<ToggleDark>().size(), 1U);
    find_and_take(desk, "keys");
    EXPECT_FALSE(shows_palette(desk.stage));
    EXPECT_TRUE(desk.stage.find(AriaRole::dialog, "Keys"));
    desk.stage.press(ImGuiKey_Escape);
    desk.draw();
    find_and_take(desk, "sign out");
    EXPECT_EQ(desk.wished<SignOut>().size(), 1U) << "nothing waits, so nothing is asked";
}

TEST(Palette, TheNextNumberIsTakenWhereThatIsAllowed) {
    AgentDesk desk;
    desk.open();
    type_to_find(desk, "hopper");
    EXPECT_TRUE(desk.stage.all(AriaRole::option).empty());
    desk.stage.press(ImGuiKey_Escape);
    Campaign campaign = *desk.replica->view().campaign(client_campaign);
    campaign.agents_pull = true;
    desk.receive({.rows = {campaign}});
    find_and_take(desk, "hopper");
    ASSERT_EQ(desk.commanded<TakeNext>().size(), 1U);
    EXPECT_EQ(desk.commanded<TakeNext>()[0].campaign, client_campaign);
    ASSERT_EQ(desk.wished<Show>().size(), 1U);
    EXPECT_EQ(desk.wished<Show>()[0].screen, Screen::client_crm);
}

TEST(Palette, ManagersFindTheirScreensAndNobodysNumbers) {
    Stage stage;
    ManagerDesk desk;
    desk.ready();
    stage.show_bare([&] { draw_page(desk.model, desk.memory, desk.wishes); });
    open_by_key(stage);
    EXPECT_TRUE(stage.find(AriaRole::group, "Screens"));
    EXPECT_FALSE(stage.find(AriaRole::option, "Client CRM"));
    EXPECT_FALSE(stage.find(AriaRole::option, "Admin Panel")) << "the admins'";
    stage.type("database");
    stage.frames(4);
    EXPECT_EQ(marked_options(stage), Names{"Database Manager"});
    EXPECT_EQ(stage.faults(), "");
    stage.press(ImGuiKey_Enter);
    stage.frames(4);
    ASSERT_EQ(desk.given<Show>().size(), 1U);
    EXPECT_EQ(desk.given<Show>()[0].screen, Screen::database);
}

}  // namespace
}  // namespace recall::ui
