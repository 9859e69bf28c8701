// Why something cannot be pressed now: told to a finger as well as to a pointer that rests on it.
#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>

#include <cfloat>

namespace recall::ui {
namespace {

constexpr std::string_view why_not_called = "Claim the number first.";

// As shell/browser/window.cpp hands a finger on, and with it leaving again.
void tap(Stage& stage, const Node& node) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(node.x + node.w / 2, node.y + node.h / 2);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    stage.frames(8);
}

struct Buttons {
    int called = 0, released = 0;
    bool may_call = false;
    bool shown = true;

    void draw() {
        if (shown && button("call", "Call", {.disabled = may_call ? "" : why_not_called})) ++called;
        if (button("release", "Release", {.tooltip = "Somebody else may have it"})) ++released;
    }
};

TEST(Reasons, ATapOnWhatIsDisabledSaysWhyUntilTheNextOne) {
    Stage stage(390, 844);
    Buttons buttons;
    stage.show([&] { buttons.draw(); });
    tap(stage, stage.the(AriaRole::button, "Call"));
    EXPECT_TRUE(stage.find(AriaRole::tooltip, why_not_called));
    stage.frames(200);
    const auto reason = stage.find(AriaRole::tooltip, why_not_called);
    ASSERT_TRUE(reason) << "it stands: a finger rests on nothing";
    const Node call = stage.the(AriaRole::button, "Call");
    EXPECT_GE(reason->y, call.y + call.h);
    EXPECT_EQ(buttons.called, 0);
    EXPECT_EQ(stage.faults(), "");
    tap(stage, stage.the(AriaRole::button, "Release"));
    EXPECT_TRUE(stage.all(AriaRole::tooltip).empty());
    EXPECT_EQ(buttons.released, 1) << "which is pressed, and says nothing";
}

TEST(Reasons, GoWithWhatTheyAreOf) {
    Stage stage(390, 844);
    Buttons buttons;
    stage.show([&] { buttons.draw(); });
    tap(stage, stage.the(AriaRole::button, "Call"));
    buttons.may_call = true;
    stage.frames(3);
    EXPECT_FALSE(stage.find(AriaRole::tooltip, why_not_called));
    buttons.may_call = false;
    tap(stage, stage.the(AriaRole::button, "Call"));
    buttons.shown = false;
    stage.frames(3);
    buttons.shown = true;
    stage.frames(3);
    EXPECT_TRUE(stage.all(AriaRole::tooltip).empty()) << "it was gone meanwhile";
}

TEST(Reasons, StandWithinThePageWhereverTheControlIs) {
    Stage stage(390, 844);
    const std::string reason = "There is no connection, and others share these numbers. Wait until "
                               "it is back, or go on with what you have in hand.";
    std::string notes;
    stage.show([&] {
        ImGui::SetCursorPos({300, 790});
        button("recycle", "Recycle", {.disabled = reason});
        ImGui::SetCursorPos({8, 100});
        notes_field("notes", "Notes", notes, {.disabled = reason});
    });
    for (const auto& [role, name] :
         {std::pair{AriaRole::button, "Recycle"}, std::pair{AriaRole::textbox, "Notes"}}) {
        tap(stage, stage.the(role, name));
        const Node words = stage.the(AriaRole::tooltip, reason);
        EXPECT_GE(words.x, 0) << name;
        EXPECT_LE(words.x + words.w, 390) << name;
        EXPECT_GE(words.y, 0) << name;
        EXPECT_LE(words.y + words.h, 844) << name;
    }
}

TEST(Reasons, AMouseFindsThemByRestingOnly) {
    Stage stage;
    Buttons buttons;
    stage.show([&] { buttons.draw(); });
    const Node call = stage.the(AriaRole::button, "Call");
    EXPECT_EQ(call.value, why_not_called) << "and a reader is told with the button";
    stage.click(call);
    stage.point_at(700, 700);
    stage.frames(60);
    EXPECT_TRUE(stage.all(AriaRole::tooltip).empty());
    stage.point_at(call.x + 4, call.y + 4);
    stage.frames(60);
    EXPECT_TRUE(stage.find(AriaRole::tooltip, why_not_called));
}

}  // namespace
}  // namespace recall::ui
