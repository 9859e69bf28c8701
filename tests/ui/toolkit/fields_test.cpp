#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

TEST(Fields, TypingChangesTheValueAndTheTreeShowsIt) {
    Stage stage;
    std::string name = "Ada";
    stage.show([&] { text_field("name", "Name", name); });
    EXPECT_EQ(stage.the(AriaRole::textbox, "Name").value, "Ada");
    stage.click(AriaRole::textbox, "Name");
    EXPECT_TRUE(stage.the(AriaRole::textbox, "Name").focused);
    stage.press(ImGuiKey_End);
    stage.type(" L");
    EXPECT_EQ(name, "Ada L");
    EXPECT_EQ(stage.the(AriaRole::textbox, "Name").value, "Ada L");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, TypingStopsAtTheLimit) {
    Stage stage;
    std::string name;
    stage.show([&] { text_field("name", "Name", name, {.bytes_max = 4, .focus = true}); });
    stage.type("abcdefgh");
    EXPECT_EQ(name, "abcd");
}

TEST(Fields, EnterSubmits) {
    Stage stage;
    std::string name;
    int submitted = 0;
    stage.show(
        [&] { submitted += text_field("name", "Name", name, {.focus = true}).submitted ? 1 : 0; });
    stage.type("ann");
    stage.press(ImGuiKey_Enter);
    EXPECT_EQ(submitted, 1);
    EXPECT_EQ(name, "ann");
}

TEST(Fields, EscapeLeavesAFieldAndKeepsWhatWasTyped) {
    Stage stage;
    std::string line;
    std::string notes;
    stage.show([&] {
        text_field("line", "Line", line);
        notes_field("notes", "Notes", notes);
    });
    stage.click(AriaRole::textbox, "Line");
    stage.type("kept");
    stage.press(ImGuiKey_Escape);
    EXPECT_EQ(line, "kept");
    stage.click(AriaRole::textbox, "Notes");
    stage.type("kept too");
    stage.press(ImGuiKey_Escape);
    EXPECT_EQ(notes, "kept too");
    EXPECT_EQ(ImGui::GetActiveID(), 0U);
}

TEST(Fields, APasswordIsNeverInTheTree) {
    Stage stage;
    std::string secret = "hunter2";
    stage.show([&] { text_field("password", "Password", secret, {.password = true}); });
    const Node node = stage.the(AriaRole::textbox, "Password");
    EXPECT_EQ(node.value.find("hunter2"), std::string::npos);
    EXPECT_EQ(node.value.size(), 7 * std::string_view("•").size());
    EXPECT_TRUE(node.password);
}

TEST(Fields, AFieldThatMayNotChangeDoesNot) {
    Stage stage;
    std::string name = "Ada";
    stage.show([&] { text_field("name", "Name", name, {.disabled = "Only admins change it"}); });
    EXPECT_FALSE(stage.the(AriaRole::textbox, "Name").enabled);
    stage.click(AriaRole::textbox, "Name");
    stage.type("x");
    EXPECT_EQ(name, "Ada");
}

TEST(Fields, AnErrorIsSaidBelow) {
    Stage stage;
    std::string code;
    stage.show([&] { text_field("code", "Code", code, {.error = "Two letters, such as NG"}); });
    EXPECT_TRUE(stage.find(AriaRole::text, "Two letters, such as NG").has_value());
}

TEST(Fields, NotesTakeLinesAndWordsFromThePagesOwnInput) {
    Stage stage;
    std::string notes = "Asked for a quote.";
    stage.show([&] { notes_field("notes", "Notes", notes, {.bytes_max = 2000}); });
    const Node node = stage.the(AriaRole::textbox, "Notes");
    EXPECT_TRUE(node.multiline);
    ASSERT_EQ(stage.kit().layer().fields().size(), 1U);
    const LayerField& field = stage.kit().layer().fields().front();
    EXPECT_EQ(field.id, node.id);
    EXPECT_EQ(field.value, notes);
    EXPECT_TRUE(field.spellcheck);
    EXPECT_EQ(stage.kit().layer().editing(), 0U);

    stage.kit().semantics().focus(node.id);
    stage.frames(3);
    EXPECT_EQ(stage.kit().layer().editing(), node.id);
    stage.kit().text_entry().type(node.id, "Écrit ailleurs.\nDeux lignes.");
    stage.frames(2);
    EXPECT_EQ(notes, "Écrit ailleurs.\nDeux lignes.");
    stage.frames(3);
    EXPECT_EQ(notes, "Écrit ailleurs.\nDeux lignes.");
}

TEST(Fields, WhatDoesNotFitIsCutBetweenCharactersAndThatIsSaid) {
    Stage stage;
    std::string name;
    stage.show([&] { text_field("name", "Name", name, {.bytes_max = 5, .focus = true}); });
    stage.type("abcdé");
    EXPECT_EQ(name, "abcd");
    EXPECT_FALSE(stage.all(AriaRole::text).empty());
    stage.press(ImGuiKey_A, ImGuiMod_Ctrl);
    stage.type("ab");
    EXPECT_EQ(name, "ab");
    EXPECT_TRUE(stage.all(AriaRole::text).empty());
}

TEST(Fields, WhatIsNearlyFullSaysHowMuchMoreFits) {
    Stage stage;
    std::string notes(1790, 'a');
    stage.show([&] {
        notes_field("notes", "Notes", notes, {.hint = "In your words", .bytes_max = 2000});
    });
    EXPECT_TRUE(stage.find(AriaRole::text, "In your words"));
    EXPECT_EQ(stage.the(AriaRole::textbox, "Notes").hint, "In your words");
    stage.click(AriaRole::textbox, "Notes");
    stage.type(std::string(15, 'b'));
    EXPECT_TRUE(stage.find(AriaRole::text, "195 left"));
    EXPECT_EQ(stage.the(AriaRole::textbox, "Notes").hint, "195 left");
    EXPECT_EQ(stage.the(AriaRole::text, "195 left").live, Live::off) << "not with every key";

    stage.type(std::string(195, 'c'));
    EXPECT_EQ(notes.size(), 2000U);
    EXPECT_EQ(stage.the(AriaRole::textbox, "Notes").hint, "No more fits in here.");
    EXPECT_EQ(stage.the(AriaRole::text, "No more fits in here.").live, Live::polite);
    stage.type("d");
    EXPECT_EQ(notes.size(), 2000U);
    const std::string cut = "No more fits in here; what was too much is left out.";
    EXPECT_EQ(stage.the(AriaRole::textbox, "Notes").hint, cut);
    EXPECT_EQ(stage.the(AriaRole::text, cut).live, Live::polite);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, WhatHasAFormOfItsOwnIsFullWithoutAWord) {
    Stage stage;
    std::string day = "2026-12-31";
    std::string secret(200, 'x');
    stage.show([&] {
        text_field("day", "Last day", day, {.bytes_max = 10});
        text_field("password", "Password", secret, {.password = true});
    });
    EXPECT_TRUE(stage.all(AriaRole::text).empty());
}

TEST(Fields, WhatDoesNotFitIsLeftOutWhereItWasWritten) {
    const auto left = [](std::string text, std::string_view before, std::size_t bytes_max) {
        const bool longer = text.size() > bytes_max;
        EXPECT_EQ(cut_to_fit(text, before, bytes_max), longer);
        return text;
    };
    EXPECT_EQ(left("abcXYdef", "abcdef", 9), "abcXYdef");
    EXPECT_EQ(left("abcXYdef", "abcdef", 7), "abcXdef");
    EXPECT_EQ(left("abcXYdef", "abcdef", 6), "abcdef");
    EXPECT_EQ(left("XYabcdef", "abcdef", 6), "abcdef");
    EXPECT_EQ(left("aaaaa", "aaaa", 4), "aaaa");
    EXPECT_EQ(left("éàè", "éè", 5), "éè") << "between characters";
    EXPECT_EQ(left("another text", "abc", 4), "anot");
    EXPECT_EQ(left("abcdef!", "abcdef", 4), "abcd") << "it had been too long";

    Stage stage;
    std::string name = "Ada Obi";
    stage.show([&] { text_field("name", "Name", name, {.bytes_max = 8, .focus = true}); });
    stage.kit().text_entry().type(stage.the(AriaRole::textbox, "Name").id, "Ada U. Obi");
    stage.frames(2);
    EXPECT_EQ(name, "Ada UObi");
}

TEST(Fields, LeavingAfterAChangeIsTold) {
    Stage stage;
    std::string first;
    std::string second;
    int left = 0;
    stage.show([&] {
        left += text_field("first", "First", first).left ? 1 : 0;
        text_field("second", "Second", second);
    });
    stage.click(AriaRole::textbox, "First");
    stage.click(AriaRole::textbox, "Second");
    EXPECT_EQ(left, 0);
    stage.click(AriaRole::textbox, "First");
    stage.type("x");
    stage.click(AriaRole::textbox, "Second");
    EXPECT_EQ(left, 1);
    stage.frames(3);
    EXPECT_EQ(left, 1);
}

TEST(Fields, TabStopsAtEveryFieldOnceAndLeavesThePageAtTheEnds) {
    Stage stage;
    std::string first;
    std::string second;
    bool tick = false;
    stage.show([&] {
        text_field("first", "First", first);
        checkbox("tick", "Tick", tick);
        text_field("second", "Second", second);
    });
    std::vector<std::string> stops;
    const auto focused = [&] {
        for (const Node& node : stage.nodes()) {
            if (node.focused) return node.name;
        }
        return std::string("nothing");
    };
    EXPECT_EQ(focused(), "First") << "where a window begins";
    while (const std::uint32_t stop = stage.kit().semantics().next_stop(false)) {
        stage.kit().semantics().focus(stop);
        stage.frames(3);
        stops.push_back(focused());
        ASSERT_LE(stops.size(), 3U);
    }
    EXPECT_EQ(stops, (std::vector<std::string>{"Tick", "Second"}));
    const std::uint32_t back = stage.kit().semantics().next_stop(true);
    EXPECT_EQ(back, stage.the(AriaRole::checkbox, "Tick").id);
}

TEST(Fields, ATickIsCheckedByAClick) {
    Stage stage;
    bool even = false;
    stage.show([&] { checkbox("even", "Spread evenly", even); });
    EXPECT_FALSE(stage.the(AriaRole::checkbox, "Spread evenly").checked);
    stage.click(AriaRole::checkbox, "Spread evenly");
    EXPECT_TRUE(even);
    EXPECT_TRUE(stage.the(AriaRole::checkbox, "Spread evenly").checked);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, ADropDownOpensAndChooses) {
    Stage stage;
    int list = 0;
    const std::vector<std::string> lists{"List A", "List B", "List C"};
    stage.show([&] { select("list", "List", lists, list); });
    EXPECT_EQ(stage.the(AriaRole::combobox, "List").value, "List A");
    EXPECT_TRUE(stage.all(AriaRole::option).empty());
    stage.click(AriaRole::combobox, "List");
    ASSERT_EQ(stage.all(AriaRole::option).size(), 3U);
    EXPECT_TRUE(stage.the(AriaRole::option, "List A").selected);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::option, "List C");
    EXPECT_EQ(list, 2);
    EXPECT_TRUE(stage.all(AriaRole::option).empty());
}

TEST(Fields, ALongDropDownCanBeFiltered) {
    Stage stage;
    int agent = -1;
    std::vector<std::string> agents;
    for (int i = 0; i < 40; ++i) agents.push_back("Agent " + std::to_string(i));
    stage.show([&] { select("agent", "Agent", agents, agent, {.placeholder = "Choose"}); });
    EXPECT_EQ(stage.the(AriaRole::combobox, "Agent").value, "");
    stage.click(AriaRole::combobox, "Agent");
    stage.type("37");
    ASSERT_EQ(stage.all(AriaRole::option).size(), 1U);
    stage.click(AriaRole::option, "Agent 37");
    EXPECT_EQ(agent, 37);
}

TEST(Fields, ALongDropDownOpensAtItsValueAndTheFilterTakesTheFirstByEnter) {
    Stage stage;
    int slot = 40;
    std::vector<std::string> times;
    for (int i = 0; i < 48; ++i) {
        times.push_back((i < 20 ? "0" : "") + std::to_string(i / 2) + (i % 2 ? ":30" : ":00"));
    }
    stage.show([&] { select("time", "Time", times, slot, {.width = 160}); });
    stage.click(AriaRole::combobox, "Time");
    stage.frames(3);
    const Node chosen = stage.the(AriaRole::option, "20:00");
    EXPECT_TRUE(chosen.selected);
    EXPECT_GT(chosen.h, 10) << "in sight";
    EXPECT_LT(chosen.y + chosen.h, stage.frame.height);
    EXPECT_TRUE(stage.is_writing()) << "in the filter, which stays above the list";
    EXPECT_GT(stage.the(AriaRole::searchbox, "Filter").h, 10);
    stage.type("14:");
    EXPECT_EQ(stage.all(AriaRole::option).size(), 2U);
    stage.press(ImGuiKey_Enter);
    EXPECT_EQ(slot, 28);
    EXPECT_TRUE(stage.all(AriaRole::option).empty()) << "and it is closed";
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, AMenuStandsAtItsButtonWhateverThePointerPointsAt) {
    Stage stage(800, 600);
    bool by_key = false;
    const MenuItem entries[] = {{"Ready"}, {"Pause: Lunch"}};
    stage.show([&] {
        ImGui::SetCursorPos({300, 20});
        button("presence", "Not ready");
        if (by_key) open_menu("presence_menu");
        by_key = false;
        menu("presence_menu", "Your presence", entries);
    });
    stage.point_at(2, 590);
    by_key = true;
    stage.frames(4);
    const Node button = stage.the(AriaRole::button, "Not ready");
    const Node first = stage.the(AriaRole::button, "Ready");
    EXPECT_NEAR(first.x, button.x, 12);
    EXPECT_NEAR(first.y, button.y + button.h, 16);
}

TEST(Fields, AnOutcomeIsChosenByPointerOrKey) {
    Stage stage;
    int outcome = -1;
    const Choice outcomes[] = {{.label = "Success", .key = ImGuiKey_1},
                               {.label = "No answer", .key = ImGuiKey_2}};
    stage.show([&] { choices("outcome", "Outcome", outcomes, outcome); });
    stage.click(AriaRole::radio, "Success");
    EXPECT_EQ(outcome, 0);
    stage.press(ImGuiKey_2);
    EXPECT_EQ(outcome, 1);
    EXPECT_TRUE(stage.the(AriaRole::radio, "No answer").checked);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, OutcomesAreOneStopAndWalkedByArrows) {
    Stage stage;
    int outcome = -1;
    int way = -1;
    const Choice outcomes[] = {{.label = "Success"}, {.label = "No answer"}, {.label = "Callback"}};
    const Choice ways[] = {{.label = "Phone"}, {.label = "Mail"}};
    stage.show([&] {
        button("before", "Before");
        choices("outcome", "Outcome", outcomes, outcome);
        choices("way", "Reached by", ways, way);
        button("after", "After");
    });
    stage.click(AriaRole::button, "Before");
    stage.move_on(false);
    EXPECT_EQ(stage.focused(), "Success");
    const auto walks = [&](ImGuiKey key, std::string_view to) {
        stage.press(key);
        stage.frames(2);
        EXPECT_EQ(stage.focused(), to);
    };
    walks(ImGuiKey_RightArrow, "No answer");
    walks(ImGuiKey_DownArrow, "Callback");  // alone in its line
    walks(ImGuiKey_DownArrow, "Callback");  // not to what stands below
    walks(ImGuiKey_UpArrow, "Success");
    walks(ImGuiKey_UpArrow, "Success");
    walks(ImGuiKey_End, "Callback");
    walks(ImGuiKey_Home, "Success");
    walks(ImGuiKey_RightArrow, "No answer");
    EXPECT_EQ(outcome, -1) << "walking chooses nothing";
    stage.press(ImGuiKey_Enter);
    EXPECT_EQ(outcome, 1);
    stage.move_on(false);
    EXPECT_EQ(stage.focused(), "Phone") << "the next group is a stop of its own";
    stage.move_on(false);
    EXPECT_EQ(stage.focused(), "After");
    stage.move_on(true);
    stage.move_on(true);
    EXPECT_EQ(stage.focused(), "No answer") << "Tab comes to the chosen one";
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, TabsShowWhichOneIsChosen) {
    Stage stage;
    int tab = 0;
    const Tab entries[] = {{"Open", 15}, {"Completed"}};
    stage.show([&] { tabs("tabs", entries, tab); });
    EXPECT_TRUE(stage.the(AriaRole::tab, "Open").selected);
    EXPECT_EQ(stage.the(AriaRole::tab, "Open").value, "15");
    stage.click(AriaRole::tab, "Completed");
    EXPECT_EQ(tab, 1);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, ANumberStaysWithinItsBounds) {
    Stage stage;
    int count = 1;
    stage.show([&] { number_field("count", "How many", count, 1, 50); });
    EXPECT_FALSE(stage.the(AriaRole::button, "One less").enabled);
    stage.click(AriaRole::button, "One more");
    EXPECT_EQ(count, 2);
    stage.click(AriaRole::textbox, "How many");
    stage.press(ImGuiKey_A, ImGuiMod_Ctrl);
    stage.type("900");
    EXPECT_EQ(count, 50);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, ASearchIsEmptiedByItsCross) {
    Stage stage;
    std::string words = "lagos";
    int changes = 0;
    stage.show([&] { changes += search_field("search", "Search numbers", words) ? 1 : 0; });
    EXPECT_EQ(stage.the(AriaRole::searchbox, "Search numbers").value, "lagos");
    stage.click(AriaRole::button, "Clear search");
    EXPECT_EQ(words, "");
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, ADayIsChosenFromTheCalendarAndNoneBeforeToday) {
    Stage stage;
    const Day today = *day_from_text("2026-11-21");
    const Day last = *day_from_text("2027-11-21");
    CalendarState state;
    stage.show([&] { calendar("day", state, today, today, last); });
    EXPECT_FALSE(stage.the(AriaRole::button, "Fri 20 Nov 2026").enabled);
    EXPECT_EQ(stage.the(AriaRole::button, "Sat 21 Nov 2026").value, "today");
    EXPECT_FALSE(stage.the(AriaRole::button, "Previous month").enabled);
    stage.click(AriaRole::button, "Next month");
    stage.click(AriaRole::button, "Tue 1 Dec 2026");
    EXPECT_EQ(to_text(state.chosen), "2026-12-01");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, ACalendarIsOneStopAndWalkedByDaysWeeksAndMonths) {
    Stage stage;
    const Day today = *day_from_text("2026-11-21");
    const Day last = *day_from_text("2027-11-21");
    CalendarState state{.chosen = *day_from_text("2026-11-28"), .shown = {}};
    bool picked = false;
    stage.show([&] {
        button("before", "Before");
        picked = calendar("day", state, today, today, last) || picked;
        button("after", "After");
    });
    stage.click(AriaRole::button, "Before");
    while (stage.focused() != "Next month") stage.move_on(false);
    stage.move_on(false);
    EXPECT_EQ(stage.focused(), "Sat 28 Nov 2026") << "Tab comes to the chosen one";
    const auto walks = [&](ImGuiKey key, std::string_view to) {
        stage.press(key);
        stage.frames(2);
        EXPECT_EQ(stage.focused(), to);
    };
    walks(ImGuiKey_RightArrow, "Sun 29 Nov 2026");
    walks(ImGuiKey_RightArrow, "Mon 30 Nov 2026");
    walks(ImGuiKey_UpArrow, "Mon 23 Nov 2026");
    walks(ImGuiKey_LeftArrow, "Sun 22 Nov 2026");
    walks(ImGuiKey_UpArrow, "Sat 21 Nov 2026");  // no earlier day can be chosen
    walks(ImGuiKey_DownArrow, "Sat 28 Nov 2026");
    walks(ImGuiKey_DownArrow, "Sat 5 Dec 2026");
    walks(ImGuiKey_Home, "Mon 30 Nov 2026");
    walks(ImGuiKey_End, "Sun 6 Dec 2026");
    walks(ImGuiKey_PageDown, "Wed 6 Jan 2027");
    walks(ImGuiKey_PageUp, "Sun 6 Dec 2026");
    EXPECT_FALSE(picked);
    stage.press(ImGuiKey_Enter);
    EXPECT_TRUE(picked);
    EXPECT_EQ(to_text(state.chosen), "2026-12-06");
    stage.move_on(false);
    EXPECT_EQ(stage.focused(), "After") << "the days are one stop";
    EXPECT_EQ(stage.faults(), "");
}

TEST(Fields, NotesThatSomebodyWroteAreSelectedInAFieldOfAsManyLines) {
    Stage stage;
    const std::string notes = "Ask for Bayo.\nNever before ten; the shop opens late on Fridays.";
    stage.show([&] { copyable_notes("notes", "Notes", notes); });
    ASSERT_EQ(stage.kit().layer().fields().size(), 1U);
    const LayerField& field = stage.kit().layer().fields().front();
    EXPECT_TRUE(field.multiline && field.read_only);
    EXPECT_EQ(field.value, notes);
    EXPECT_EQ(stage.copied("Notes"), notes);
    EXPECT_GE(field.area.y1 - field.area.y0, 2 * ImGui::GetFontSize());
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
