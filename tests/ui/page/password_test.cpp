#include "tests/ui/manager_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct PasswordDesk : ManagerDesk {
    PasswordDesk() { ready(); }
};

TEST(Password, OnesOwnNeedsTheCurrentOneAndEightCharacters) {
    Stage stage;
    PasswordDesk desk;
    desk.memory.password.open = true;
    stage.show([&] { draw_password_dialog(desk.model, desk.memory.password, desk.wishes); });
    stage.frames(2);
    EXPECT_FALSE(stage.the(AriaRole::button, "Change password").enabled);
    desk.memory.password.current = "recall-demo";
    desk.memory.password.fresh = "short";
    stage.frames(2);
    EXPECT_FALSE(stage.the(AriaRole::button, "Change password").enabled);
    desk.memory.password.fresh = "long enough";
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Change password");
    ASSERT_EQ(desk.given<ChangePassword>().size(), 1U);
    EXPECT_EQ(desk.given<ChangePassword>()[0].current, "recall-demo");
    EXPECT_EQ(desk.given<ChangePassword>()[0].fresh, "long enough");
}

TEST(Password, TheDialogClosesAndForgetsOnceItIsChanged) {
    Stage stage;
    PasswordDesk desk;
    desk.memory.password = {true, "old password", "new password"};
    stage.show([&] { draw_password_dialog(desk.model, desk.memory.password, desk.wishes); });
    desk.model.password.done = true;
    stage.frames(2);
    EXPECT_FALSE(desk.memory.password.open);
    EXPECT_TRUE(desk.memory.password.current.empty() && desk.memory.password.fresh.empty());
    EXPECT_EQ(desk.given<LeavePassword>().size(), 1U);
}

TEST(Password, ALinkOpensThePageThatChoosesOneBeforeAnythingElse) {
    Stage stage;
    PasswordDesk desk;
    desk.model.password.token = "abc";
    stage.show_bare([&] { draw_page(desk.model, desk.memory, desk.wishes); });
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::heading, "Choose a password").has_value());
    stage.click(AriaRole::textbox, "New password");
    stage.type("three plain words");
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Set password");
    ASSERT_EQ(desk.given<ChoosePassword>().size(), 1U);
    EXPECT_EQ(desk.given<ChoosePassword>()[0].fresh, "three plain words");
    desk.model.password.done = true;
    stage.frames(2);
    stage.click(AriaRole::button, "Sign in");
    EXPECT_EQ(desk.given<LeavePassword>().size(), 1U);
}

TEST(Password, WhyItWasNotTakenIsShown) {
    Stage stage;
    PasswordDesk desk;
    desk.model.password.token = "abc";
    desk.model.password.problem = "The link has been used. Ask an admin for another.";
    stage.show_bare([&] { draw_page(desk.model, desk.memory, desk.wishes); });
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::alert, desk.model.password.problem).has_value() ||
                stage.find(AriaRole::text, desk.model.password.problem).has_value());
}

}  // namespace
}  // namespace recall::ui
