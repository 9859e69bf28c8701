#include "tests/ui/stage.hpp"
#include "ui/toolkit/keys.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace recall::ui {
namespace {

constexpr int frames_a_second = 60;

// A page with a field that may go away by itself, and a key that claims.
struct Page {
    Page() {
        stage.show([this] {
            if (there) {
                const FieldEdit edit =
                    notes_field("notes", "Notes", notes, {.key = key::notes.chord});
                submitted += edit.submitted ? 1 : 0;
            }
            if (button("press", "Press")) ++presses;
            claims += pressed(key::claim) ? 1 : 0;
            sheets += pressed(key::sheet) ? 1 : 0;
        });
    }
    void write(std::string_view words) {
        stage.click(AriaRole::textbox, "Notes");
        stage.type(words);
    }
    void goes_away() {
        there = false;
        stage.frames(2);
    }
    void wait(double seconds) {
        stage.frames(static_cast<int>(std::ceil(seconds * frames_a_second)));
    }

    Stage stage;
    std::string notes;
    bool there = true;
    int claims = 0, sheets = 0, presses = 0, submitted = 0;
};

TEST(KeysRest, WhatIsTypedOnAfterAFieldWentAwayIsNoCommand) {
    Page page;
    page.write("bring contract ");
    page.goes_away();
    page.stage.press(ImGuiKey_C);
    page.stage.press(ImGuiKey_C, ImGuiMod_Shift);
    page.stage.type("copies?");
    page.stage.press(ImGuiKey_Space);
    page.stage.press(ImGuiKey_Enter);
    page.wait(keys_rest_s - 0.3);
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 0) << "each letter begins the pause anew";
    EXPECT_EQ(page.sheets, 0);
    EXPECT_EQ(page.presses, 0);
    page.wait(keys_rest_s);
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 1);
}

TEST(KeysRest, NotAfterAFieldThatWasFinishedOrLeft) {
    {
        Page page;
        page.write("Done.");
        page.stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
        EXPECT_EQ(page.submitted, 1);
        page.goes_away();
        page.stage.press(ImGuiKey_C);
        EXPECT_EQ(page.claims, 1);
    }
    Page page;
    page.write("Done.");
    page.stage.press(ImGuiKey_Escape);
    page.goes_away();
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 1);
}

TEST(KeysRest, WhoWritesOnAfterCtrlEnterIsStillWriting) {
    Page page;
    page.write("Too ");
    page.stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
    page.stage.type("early");
    page.goes_away();
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 0);
}

TEST(KeysRest, AClickOrEscapeOrAnotherFieldEndsIt) {
    Page page;
    page.write("a");
    page.goes_away();
    page.stage.click(AriaRole::button, "Press");
    EXPECT_EQ(page.presses, 1);
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 1);

    page.there = true;
    page.stage.frames(2);
    page.write("b");
    page.goes_away();
    page.stage.press(ImGuiKey_Escape);
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 2);
}

TEST(KeysRest, AKeyThatBeginsToWriteAndFindsNoFieldIsFollowedByWords) {
    Page page;
    page.stage.press(ImGuiKey_W);
    page.stage.type("c");
    EXPECT_EQ(page.notes, "c") << "with a field they go there";
    page.stage.press(ImGuiKey_Escape);
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 1);

    page.goes_away();
    page.wait(keys_rest_s);
    page.stage.press(ImGuiKey_W);
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 1);
    page.wait(keys_rest_s);
    page.stage.type("/");
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 1);
    page.wait(keys_rest_s);
    page.stage.press(ImGuiKey_C);
    EXPECT_EQ(page.claims, 2);
}

}  // namespace
}  // namespace recall::ui
