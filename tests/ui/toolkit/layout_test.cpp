#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

constexpr NavItem entries[] = {
    {.id = "numbers", .label = "My numbers", .icon = icon::phone, .badge = 24},
    {.id = "callbacks", .label = "Callbacks", .icon = icon::bell, .badge = 3, .alert = true},
    {.id = "history", .label = "History", .icon = icon::history},
    {.id = "tracker", .label = "Tracker", .icon = icon::activity, .section = "Manage"},
    {.id = "archive", .label = "Archive", .icon = icon::archive, .section = "Manage"},
    {.id = "log", .label = "Recycling log", .icon = icon::recycle, .section = "Manage"},
};

struct App {
    int chosen = -1;
    bool logged_out = false;

    void draw() {
        const Account account{.name = "Ann Idowu",
                              .role = "Agent",
                              .desk = "demo",
                              .sync = "All saved",
                              .sync_icon = icon::cloud};
        const AppFrame frame(entries, "numbers", account);
        if (frame.chosen() >= 0) chosen = frame.chosen();
        logged_out = logged_out || frame.log_out();
        page_header("My numbers", "24 assigned today");
        right_buttons(button_width("Next"));
        button("next", "Next", {.kind = ButtonKind::primary});
        Grid grid("stats", 200, 4);
        for (const std::string_view name : {"Assigned", "Completed", "Open", "Rate"}) {
            grid.next();
            stat_card({.label = name, .figure = "1"});
        }
    }
};

class AtEveryWidth : public testing::TestWithParam<std::pair<float, float>> {};

TEST_P(AtEveryWidth, TheViewsFrameIsWholeAndNamed) {
    Stage stage(GetParam().first, GetParam().second);
    App app;
    stage.show_bare([&] { app.draw(); });
    EXPECT_EQ(stage.faults(), "");
    EXPECT_TRUE(stage.the(AriaRole::link, "My numbers").selected);
    EXPECT_EQ(stage.the(AriaRole::button, "Next").window, "My numbers");
    for (const Node& node : stage.nodes()) {
        EXPECT_GE(node.x, 0) << node.name;
        EXPECT_LE(node.x + node.w, GetParam().first + 0.5F) << node.name;
    }
    stage.click(AriaRole::link, "Callbacks");
    EXPECT_EQ(app.chosen, 1);
}

INSTANTIATE_TEST_SUITE_P(Pages, AtEveryWidth,
                         testing::Values(std::pair{390.F, 844.F}, std::pair{768.F, 1024.F},
                                         std::pair{1280.F, 800.F}, std::pair{1920.F, 1080.F}));

TEST(Navigation, ANarrowPageKeepsTheRestUnderMore) {
    Stage stage(390, 844);
    App app;
    stage.show_bare([&] { app.draw(); });
    EXPECT_FALSE(stage.find(AriaRole::link, "Recycling log").has_value());
    stage.click(AriaRole::link, "More");
    stage.frames(2);
    stage.click(AriaRole::button, "Recycling log");
    EXPECT_EQ(app.chosen, 5);
}

TEST(Navigation, LoggingOutIsAlwaysInReach) {
    for (const float width : {768.F, 1280.F}) {
        Stage stage(width, 800);
        App app;
        stage.show_bare([&] { app.draw(); });
        stage.click(AriaRole::button, "Sign out");
        EXPECT_TRUE(app.logged_out);
    }
    Stage stage(390, 844);
    App app;
    stage.show_bare([&] { app.draw(); });
    stage.click(AriaRole::button, "Ann Idowu");
    stage.frames(2);
    stage.click(AriaRole::button, "Sign out");
    EXPECT_TRUE(app.logged_out);
}

TEST(Layout, WhatFollowsAGapBeginsItsLine) {
    Stage stage;
    stage.show([] {
        button("above", "Above", {});
        gap();
        for (const char* name : {"First", "Second"}) {
            flow(button_width(name));
            button(name, name, {});
        }
    });
    const Node first = stage.the(AriaRole::button, "First");
    EXPECT_EQ(first.x, stage.the(AriaRole::button, "Above").x);
    EXPECT_EQ(stage.the(AriaRole::button, "Second").y, first.y);
}

TEST(Layout, AGridsRowsComeOutEven) {
    Stage stage(768, 1024);
    int columns = 0;
    stage.show([&] { columns = Grid("g", 200, 4).columns(); });
    EXPECT_EQ(columns, 2);
    stage.frame.width = 1280;
    stage.frames(2);
    EXPECT_EQ(columns, 4);
}

TEST(Layout, PanesStandSideBySideOrOneForTheOther) {
    bool open = true;
    const auto draw = [&] {
        Panes panes("panes", {.detail_open = open});
        if (panes.list()) text("The list");
        if (panes.detail("Ada")) text("The detail");
        if (panes.back()) open = false;
    };
    Stage wide(1280, 800);
    wide.show(draw);
    EXPECT_TRUE(wide.find(AriaRole::text, "The list").has_value());
    EXPECT_EQ(wide.the(AriaRole::text, "The detail").window, "Ada");
    EXPECT_EQ(wide.faults(), "");

    wide.frame.width = 390;
    wide.frames(3);
    EXPECT_FALSE(wide.find(AriaRole::text, "The list").has_value());
    EXPECT_TRUE(wide.find(AriaRole::text, "The detail").has_value());
    wide.click(AriaRole::button, "Back");
    EXPECT_TRUE(wide.find(AriaRole::text, "The list").has_value());
    EXPECT_FALSE(wide.find(AriaRole::text, "The detail").has_value());
}

TEST(Layout, AnEmptyPlaceOffersWhatToDo) {
    Stage stage;
    int pressed = 0;
    stage.show([&] {
        pressed += empty_state("none", {.icon = icon::inbox,
                                        .words = "No numbers today",
                                        .below = "Your manager assigns them.",
                                        .action = "Look again"})
                       ? 1
                       : 0;
    });
    stage.click(AriaRole::button, "Look again");
    EXPECT_EQ(pressed, 1);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Layout, FingersGetLargerControls) {
    Stage stage(390, 844);
    stage.frame.coarse_pointer = true;
    stage.show([] { button("save", "Save"); });
    EXPECT_GE(stage.the(AriaRole::button, "Save").h, 44);
}

}  // namespace
}  // namespace recall::ui
