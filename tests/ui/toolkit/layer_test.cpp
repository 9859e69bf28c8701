#include "tests/ui/stage.hpp"
#include "ui/toolkit/item.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::ui {
namespace {

constexpr const char* arabic = "ليلى حداد";

TEST(Layer, WhatIsCoveredIsCutOut) {
    const Box box{0, 0, 10, 10};
    EXPECT_EQ(without({box}, {20, 20, 30, 30}), std::vector<Box>{box});
    EXPECT_TRUE(without({box}, {-5, -5, 20, 20}).empty());
    const std::vector<Box> around = without({box}, {4, 4, 6, 6});
    ASSERT_EQ(around.size(), 4U);
    float area = 0;
    for (const Box& left : around) area += (left.x1 - left.x0) * (left.y1 - left.y0);
    EXPECT_FLOAT_EQ(area, 96);
}

TEST(Layer, OrdinaryWordsAreDrawnByTheCanvas) {
    Stage stage;
    stage.show([] { text("Ada Obi"); });
    EXPECT_TRUE(stage.kit().layer().words().empty());
}

TEST(Layer, WordsOurFontsLackAreHandedToThePageWhereTheyStand) {
    Stage stage;
    stage.show([] { text(arabic); });
    ASSERT_EQ(stage.kit().layer().words().size(), 1U);
    const LayerWords& words = stage.kit().layer().words().front();
    EXPECT_EQ(words.words, arabic);
    const Node node = stage.the(AriaRole::text, arabic);
    EXPECT_NEAR(words.area.x0, node.x, 1);
    EXPECT_NEAR(words.area.y0, node.y, 1);
    EXPECT_FLOAT_EQ(words.light, 1);
    stage.frames(1);
    EXPECT_FALSE(stage.kit().layer().changed());
}

TEST(Layer, ADialogHidesWhatItCoversAndDimsTheRest) {
    Stage stage;
    bool asking = false;
    stage.show([&] {
        text(arabic);
        ImGui::SetCursorScreenPos({stage.frame.width / 2, stage.frame.height / 2});
        text("Привет");
        if (asking) ask("question", {.title = "Sure?", .words = "Really?", .confirm = "Yes"});
    });
    const auto shown = [&](std::string_view words) {
        const std::vector<LayerWords>& all = stage.kit().layer().words();
        const auto found = std::find_if(all.begin(), all.end(), [words](const LayerWords& one) {
            return one.words == words;
        });
        return found == all.end() ? nullptr : &*found;
    };
    ASSERT_TRUE(shown(arabic) && shown("Привет"));
    asking = true;
    stage.frames(30);
    EXPECT_FALSE(shown("Привет"));
    ASSERT_TRUE(shown(arabic));
    EXPECT_LT(shown(arabic)->light, 0.7F);
}

TEST(Layer, LongWordsOfOtherScriptsAreWrapped) {
    Stage stage;
    std::string words;
    for (int i = 0; i < 60; ++i) words += "слово ";
    stage.show([&] {
        ImGui::PushItemWidth(200);
        paragraph(words);
        ImGui::PopItemWidth();
    });
    EXPECT_GT(stage.kit().layer().words().size(), 1U);
    for (const LayerWords& line : stage.kit().layer().words()) {
        EXPECT_LE(line.area.x1, stage.frame.width);
    }
}

TEST(Layer, AFieldBehindAnOpenMenuIsNotReached) {
    Stage stage;
    std::string name;
    int list = 0;
    const std::vector<std::string> lists{"List A", "List B"};
    stage.show([&] {
        select("list", "List", lists, list);
        text_field("name", "Name", name);
    });
    EXPECT_TRUE(stage.kit().layer().fields().front().reachable);
    stage.click(AriaRole::combobox, "List");
    for (const LayerField& field : stage.kit().layer().fields()) EXPECT_FALSE(field.reachable);
}

TEST(TouchScroll, AFingerMovesWhatIsUnderItAndItGlidesToAStop) {
    Stage stage(400, 300);
    stage.show([] {
        const ScrollArea area("list", "List", 200);
        for (int i = 0; i < 100; ++i) ImGui::Dummy({100, 20});
    });
    const auto scrolled = [] {
        for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
            if (window->ScrollMax.y > 0) return window->Scroll.y;
        }
        return -1.F;
    };
    TouchScroll& finger = stage.kit().touch_scroll();
    EXPECT_FALSE(finger.press());
    finger.drag({100, 150}, {0, -40});
    stage.frames(1);
    EXPECT_FLOAT_EQ(scrolled(), 40);
    finger.let_go({0, -600});
    stage.frames(5);
    const float gliding = scrolled();
    EXPECT_GT(gliding, 60);
    EXPECT_TRUE(stage.kit().wants_frame());
    stage.frames(300);
    EXPECT_FALSE(stage.kit().wants_frame());
    EXPECT_GT(scrolled(), gliding);

    finger.drag({100, 150}, {0, 10000});
    stage.frames(2);
    EXPECT_FLOAT_EQ(scrolled(), 0);
    finger.let_go({0, -6000});
    stage.frames(2);
    EXPECT_TRUE(finger.press()) << "a finger stops what glides";
}

}  // namespace
}  // namespace recall::ui
