#include "tests/ui/stage.hpp"
#include "ui/toolkit/message_list.hpp"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <set>

namespace recall::ui {
namespace {

TEST(Semantics, AButtonIsThereWithRoleNameAndPlace) {
    Stage stage;
    stage.show([] { button("save", "Save", {.kind = ButtonKind::primary}); });
    const Node node = stage.the(AriaRole::button, "Save");
    EXPECT_GT(node.w, 40);
    EXPECT_EQ(node.h, fine_density.control);
    EXPECT_TRUE(node.enabled);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Semantics, PlacesAreCssPixelsAtAnyZoom) {
    Stage stage;
    const auto draw = [] { button("save", "Save", {.width = 200}); };
    stage.show(draw);
    const Node plain = stage.the(AriaRole::button, "Save");
    stage.frame.scale = 2;
    stage.frames(2);
    const Node sharp = stage.the(AriaRole::button, "Save");
    EXPECT_EQ(plain.w, sharp.w);
    EXPECT_EQ(plain.x, sharp.x);
    EXPECT_EQ(plain.h, sharp.h);
}

TEST(Semantics, AClickPressesAButtonOnce) {
    Stage stage;
    int presses = 0;
    stage.show([&] { presses += button("save", "Save") ? 1 : 0; });
    stage.click(AriaRole::button, "Save");
    EXPECT_EQ(presses, 1);
}

TEST(Semantics, ADisabledButtonSaysWhyAndCannotBePressed) {
    Stage stage;
    int presses = 0;
    stage.show([&] {
        presses += button("assign", "Assign", {.disabled = "Choose an agent first"}) ? 1 : 0;
    });
    const Node node = stage.the(AriaRole::button, "Assign");
    EXPECT_FALSE(node.enabled);
    EXPECT_EQ(node.value, "Choose an agent first");
    stage.click(node);
    EXPECT_EQ(presses, 0);
}

TEST(Semantics, AKeyPressesItsButton) {
    Stage stage;
    int presses = 0;
    stage.show(
        [&] { presses += button("next", "Next", {.key = ImGuiMod_Ctrl | ImGuiKey_N}) ? 1 : 0; });
    stage.press(ImGuiKey_N, ImGuiMod_Ctrl);
    EXPECT_EQ(presses, 1);
}

TEST(Semantics, AButtonDrawnPastTheToolkitIsAFault) {
    Stage stage;
    stage.show([] { ImGui::Button("Raw"); });
    const auto faults = stage.kit().semantics().lint();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].role, AriaRole::none);
    EXPECT_EQ(faults[0].name, "Raw");
    EXPECT_FALSE(stage.find(AriaRole::button, "Raw").has_value());
}

TEST(Semantics, ANamelessWidgetIsAFault) {
    Stage stage;
    stage.show([] { icon_button("more", icon::ellipsis, ""); });
    EXPECT_EQ(stage.kit().semantics().lint().size(), 1U);
}

TEST(Semantics, WhatIsScrolledAwayIsNotInTheTree) {
    Stage stage(800, 400);
    stage.show([] {
        for (int i = 0; i < 60; ++i) text("Line " + std::to_string(i));
    });
    EXPECT_TRUE(stage.find(AriaRole::text, "Line 0").has_value());
    EXPECT_FALSE(stage.find(AriaRole::text, "Line 59").has_value());
    for (const Node& node : stage.nodes()) {
        EXPECT_GE(node.y, 0);
        EXPECT_LE(node.y + node.h, 400.5F) << node.name;
    }
}

TEST(Semantics, WhatAWindowInFrontCoversIsNotInTheTree) {
    Stage stage;
    bool covered = false;
    stage.show_bare([&] {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({1280, 800});
        ImGui::Begin("Back", nullptr, ImGuiWindowFlags_NoDecoration);
        for (int i = 0; i < 20; ++i) text("Line " + std::to_string(i));
        ImGui::End();
        if (!covered) return;
        ImGui::SetNextWindowPos({0, 100});
        ImGui::SetNextWindowSize({1280, 700});
        ImGui::Begin("Front", nullptr, ImGuiWindowFlags_NoDecoration);
        text("In front");
        ImGui::End();
    });
    EXPECT_EQ(stage.all(AriaRole::text).size(), 20U);
    covered = true;
    stage.frames(3);
    EXPECT_TRUE(stage.find(AriaRole::text, "Line 0").has_value());
    EXPECT_TRUE(stage.find(AriaRole::text, "In front").has_value());
    EXPECT_FALSE(stage.find(AriaRole::text, "Line 19").has_value());
}

TEST(Semantics, IdsAreUniqueEvenForTheSameWords) {
    Stage stage;
    stage.show([] {
        for (int i = 0; i < 3; ++i) text("New");
    });
    std::set<std::uint32_t> ids;
    for (const Node& node : stage.nodes()) ids.insert(node.id);
    EXPECT_EQ(ids.size(), 3U);
}

TEST(Semantics, TheOrderIsTheOrderOfReading) {
    Stage stage;
    stage.show([] {
        title("My numbers");
        button("export", "Export");
        beside();
        button("next", "Next");
        paragraph("Nothing else.");
    });
    std::vector<std::string> names;
    for (const Node& node : stage.nodes()) names.push_back(node.name);
    EXPECT_EQ(names, (std::vector<std::string>{"My numbers", "Export", "Next", "Nothing else."}));
}

TEST(Semantics, AScreenReaderCanPressAndFocus) {
    Stage stage;
    int presses = 0;
    stage.show([&] {
        button("first", "First");
        presses += button("second", "Second") ? 1 : 0;
    });
    stage.kit().semantics().activate(stage.the(AriaRole::button, "Second").id);
    stage.frames(3);
    EXPECT_EQ(presses, 1);
    stage.kit().semantics().focus(stage.the(AriaRole::button, "First").id);
    stage.frames(2);
    EXPECT_TRUE(stage.the(AriaRole::button, "First").focused);
    EXPECT_FALSE(stage.the(AriaRole::button, "Second").focused);
}

TEST(Semantics, TheVersionStandsStillWhileNothingChanges) {
    Stage stage;
    std::string words = "Before";
    stage.show([&] { text(words); });
    const std::uint64_t before = stage.kit().semantics().version();
    stage.frames(3);
    EXPECT_EQ(stage.kit().semantics().version(), before);
    words = "After";
    stage.frames(1);
    EXPECT_NE(stage.kit().semantics().version(), before);
}

TEST(Semantics, StatusAndFiguresAreThereWithTheirValues) {
    Stage stage;
    stage.show([&] {
        badge("Claimed", Tone::accent);
        stat_card({.label = "Completed", .figure = "861", .below = "today"});
        progress_bar("Daily target", 0.5F, "12 of 24");
        progress_bar("Import", 0.25F, "");
        countdown({.name = "Claim", .until_ms = stage.frame.now_ms + 252'000});
        copyable("phone", "Phone", "+234 803 555 0134");
    });
    EXPECT_TRUE(stage.find(AriaRole::status, "Claimed").has_value());
    EXPECT_EQ(stage.the(AriaRole::status, "Completed").value, "861");
    EXPECT_EQ(stage.the(AriaRole::progressbar, "Daily target").value, "12 of 24");
    EXPECT_EQ(stage.the(AriaRole::progressbar, "Import").value, "25 %");
    EXPECT_EQ(stage.the(AriaRole::timer, "Claim").value, "4:12");
    EXPECT_EQ(stage.the(AriaRole::text, "Phone").value, "+234 803 555 0134");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Semantics, ACountdownAsksForTheFrameInWhichItChanges) {
    Stage stage;
    stage.show([&] { countdown({.name = "Claim", .until_ms = stage.frame.now_ms + 10'400}); });
    EXPECT_EQ(stage.kit().wake_at_ms(), stage.frame.now_ms + 401);
    EXPECT_FALSE(stage.kit().wants_frame());
}

TEST(Semantics, ANoticeAndAMessageAnswer) {
    Stage stage;
    NoticeAnswer answered = NoticeAnswer::none;
    MessageAnswer answered_message;
    const std::vector<Message> list{{.id = "saved", .words = "Saved.", .action = "Undo"}};
    stage.show([&] {
        const NoticeAnswer now = notice("due", {Tone::warn, "A callback is due.", "Show", true});
        if (now != NoticeAnswer::none) answered = now;
        const MessageAnswer one = messages(list);
        if (one.index >= 0) answered_message = one;
    });
    EXPECT_TRUE(stage.find(AriaRole::alert, "A callback is due.").has_value());
    EXPECT_TRUE(stage.find(AriaRole::alert, "Saved.").has_value());
    stage.click(AriaRole::button, "Show");
    EXPECT_EQ(answered, NoticeAnswer::action);
    stage.click(AriaRole::button, "Undo");
    EXPECT_EQ(answered_message.index, 0);
    EXPECT_EQ(answered_message.answer, NoticeAnswer::action);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Semantics, GoodNewsOvertakesGoodNewsAndNothingElse) {
    Stage stage;
    const std::int64_t soon = stage.frame.now_ms + 5'000;
    const std::vector<Message> list{
        {.id = "1", .tone = Tone::good, .words = "Completed: Musa", .until_ms = soon},
        {.id = "2",
         .tone = Tone::neutral,
         .words = "5 of your numbers went back",
         .until_ms = soon},
        {.id = "3", .tone = Tone::bad, .words = "“No Answer” needs notes."},
        {.id = "4", .tone = Tone::good, .words = "Completed: Zoe", .until_ms = soon}};
    stage.show([&] {
        give_line_room({10, 10, 600, 40});
        messages(list);
    });
    EXPECT_FALSE(stage.find(AriaRole::alert, "Completed: Musa").has_value());
    EXPECT_LT(stage.the(AriaRole::alert, "Completed: Zoe").y, 40);
    EXPECT_GT(stage.the(AriaRole::alert, "5 of your numbers went back").y, 40);
    EXPECT_GT(stage.the(AriaRole::alert, "“No Answer” needs notes.").y, 40);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Semantics, ThingsStandInThings) {
    Stage stage;
    int outcome = -1;
    const Choice outcomes[] = {{.label = "Success"}, {.label = "No answer"}};
    stage.show([&] { choices("outcome", "Outcome", outcomes, outcome, "Pick one"); });
    const Node group = stage.the(AriaRole::radiogroup, "Outcome");
    EXPECT_TRUE(group.required);
    EXPECT_TRUE(group.invalid);
    EXPECT_EQ(group.hint, "Pick one");
    for (const Node& radio : stage.all(AriaRole::radio)) EXPECT_EQ(radio.parent, group.id);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Semantics, ADropDownSaysWhetherItIsOpen) {
    Stage stage;
    int list = 0;
    const std::vector<std::string> lists{"List A", "List B"};
    stage.show([&] { select("list", "List", lists, list); });
    EXPECT_EQ(stage.the(AriaRole::combobox, "List").opens, Opens::closed);
    stage.click(AriaRole::combobox, "List");
    EXPECT_EQ(stage.the(AriaRole::combobox, "List").opens, Opens::open);
    const Node options = stage.the(AriaRole::listbox, "List");
    EXPECT_EQ(stage.the(AriaRole::option, "List B").parent, options.id);
}

TEST(Semantics, WhatIsScrolledAwayCanBeAskedForAndGoneTo) {
    Stage stage(800, 400);
    stage.show([] {
        for (int i = 0; i < 60; ++i) button(std::to_string(i), "Button " + std::to_string(i));
    });
    EXPECT_FALSE(stage.find(AriaRole::button, "Button 59").has_value());
    Node last;
    for (const Node& node : stage.kit().semantics().nodes(Reach::scrolled)) last = node;
    EXPECT_EQ(last.name, "Button 59");
    EXPECT_TRUE(last.offscreen);
    stage.kit().semantics().focus(last.id);
    stage.frames(4);
    EXPECT_TRUE(stage.the(AriaRole::button, "Button 59").focused);
}

TEST(Semantics, TabGoesRoundInADialogAndOutOfThePage) {
    Stage stage;
    bool open = false;
    stage.show([&] {
        button("behind", "Behind");
        if (!open) return;
        const Dialog dialog("ask", "Sure?");
        if (dialog) button("yes", "Yes");
    });
    const Semantics& semantics = stage.kit().semantics();
    stage.kit().semantics().focus(stage.the(AriaRole::button, "Behind").id);
    stage.frames(2);
    EXPECT_EQ(semantics.next_stop(false), 0U);
    open = true;
    stage.frames(4);
    stage.kit().semantics().focus(stage.the(AriaRole::button, "Yes").id);
    stage.frames(2);
    EXPECT_EQ(semantics.next_stop(false), stage.the(AriaRole::button, "Close").id);
}

TEST(Semantics, LargerTextLeavesPlacesThePages) {
    Stage stage(640, 400);
    stage.frame.text_size = 2;
    stage.frame.scale = 2;
    stage.show([] { button("save", "Save", {.width = 200}); });
    EXPECT_EQ(stage.the(AriaRole::button, "Save").w, 400);
}

TEST(Motion, ThePageBehindADialogIsDimmedAtOnceWhereMotionIsUnwanted) {
    Stage stage;
    stage.frame.reduced_motion = true;
    bool open = false;
    stage.show([&] {
        if (open) ask("ask", {.title = "Sure?", .words = "Really?", .confirm = "Yes"});
    });
    open = true;
    stage.frames(2);
    EXPECT_EQ(ImGui::GetCurrentContext()->DimBgRatio, 1.0F);
    EXPECT_EQ(strobe(1, 2), Colour{2});
}

}  // namespace
}  // namespace recall::ui
