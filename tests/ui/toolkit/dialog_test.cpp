#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct Completing {
    bool open = false;
    int confirmed = 0;
    std::string notes;

    void draw() {
        if (button("complete", "Complete")) open = true;
        if (!open) return;
        const Dialog dialog("dialog", "Complete call", {.below = "Ada"});
        if (dialog) {
            notes_field("notes", "Notes", notes);
            const DialogAnswer answer = dialog_buttons(
                {.confirm = "Save", .disabled = notes.empty() ? "Write a note first" : ""});
            if (answer == DialogAnswer::confirm) ++confirmed;
            if (answer != DialogAnswer::none) open = false;
        }
        if (dialog.dismissed()) open = false;
    }
};

TEST(Dialog, StandsInFrontAndWhatIsBehindCannotBeUsed) {
    Stage stage;
    Completing completing;
    stage.show([&] { completing.draw(); });
    stage.click(AriaRole::button, "Complete");
    stage.frames(4);
    EXPECT_TRUE(stage.find(AriaRole::dialog, "Complete call").has_value());
    EXPECT_EQ(stage.the(AriaRole::textbox, "Notes").window, "Complete call");
    EXPECT_FALSE(stage.the(AriaRole::button, "Complete").enabled);
    EXPECT_TRUE(stage.the(AriaRole::button, "Cancel").enabled);
    EXPECT_FALSE(stage.the(AriaRole::button, "Save").enabled);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Dialog, ClosesWhenTheCallerStopsDrawingIt) {
    Stage stage;
    Completing completing;
    stage.show([&] { completing.draw(); });
    stage.click(AriaRole::button, "Complete");
    stage.frames(4);
    stage.click(AriaRole::button, "Cancel");
    stage.frames(3);
    EXPECT_FALSE(completing.open);
    EXPECT_FALSE(stage.find(AriaRole::dialog, "Complete call").has_value());
    EXPECT_TRUE(stage.the(AriaRole::button, "Complete").enabled);
    stage.click(AriaRole::button, "Complete");
    stage.frames(4);
    EXPECT_TRUE(stage.find(AriaRole::dialog, "Complete call").has_value());
}

TEST(Dialog, EscapeLeavesTheFieldThenTheDialog) {
    Stage stage;
    Completing completing;
    completing.open = true;
    stage.show([&] { completing.draw(); });
    stage.click(AriaRole::textbox, "Notes");
    stage.type("Draft");
    stage.press(ImGuiKey_Escape);
    EXPECT_TRUE(completing.open);
    stage.press(ImGuiKey_Escape);
    EXPECT_FALSE(completing.open);
    EXPECT_EQ(completing.notes, "Draft");
}

TEST(Dialog, ControlEnterConfirms) {
    Stage stage;
    Completing completing;
    completing.open = true;
    completing.notes = "Done";
    stage.show([&] { completing.draw(); });
    stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
    EXPECT_EQ(completing.confirmed, 1);
    EXPECT_FALSE(completing.open);
}

TEST(Dialog, AQuestionIsAnsweredOnce) {
    Stage stage;
    bool asking = true;
    DialogAnswer answered = DialogAnswer::none;
    stage.show([&] {
        if (!asking) return;
        answered = ask("recycle", {.title = "Recycle 387 numbers?",
                                   .words = "They go back to the pool.",
                                   .confirm = "Recycle",
                                   .kind = ButtonKind::danger});
        asking = answered == DialogAnswer::none;
    });
    EXPECT_TRUE(stage.find(AriaRole::text, "They go back to the pool.").has_value());
    stage.click(AriaRole::button, "Recycle");
    EXPECT_EQ(answered, DialogAnswer::confirm);
    EXPECT_TRUE(stage.all(AriaRole::dialog).empty());
}

TEST(Dialog, FitsOnATelephone) {
    Stage stage(390, 844);
    Completing completing;
    completing.open = true;
    stage.show([&] { completing.draw(); });
    const Node dialog = stage.the(AriaRole::dialog, "Complete call");
    EXPECT_GE(dialog.x, 0);
    EXPECT_LE(dialog.x + dialog.w, 390);
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
