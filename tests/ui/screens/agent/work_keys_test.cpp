// The work screen at a desk: a call is worked by keys alone, and all it needs is in sight.
#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

TEST(WorkFrame, IsDoneFromTheKeyboard) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.open();
    desk.stage.press(ImGuiKey_N);
    EXPECT_EQ(desk.memory.work.chosen, musa);
    desk.stage.press(ImGuiKey_C);
    desk.carry_out_wishes();
    desk.stage.press(ImGuiKey_D);
    desk.carry_out_wishes();
    desk.stage.press(ImGuiKey_2);
    EXPECT_EQ(desk.memory.work.drafts[musa].outcome, Code("NA"));
    desk.stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
    ASSERT_EQ(desk.commanded<CompleteCall>().size(), 1U);
}

TEST(WorkFrame, KeysAreLettersWhileNotesAreWritten) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.stage.click(AriaRole::textbox, "Notes");
    desk.stage.press(ImGuiKey_N);
    desk.stage.press(ImGuiKey_1);
    EXPECT_EQ(desk.memory.work.chosen, musa);
    EXPECT_FALSE(desk.memory.work.drafts[musa].outcome);
}

// "I pressed N in a call, and had left the customer for one that I may not claim."
TEST(WorkFrame, TheNextNumberDoesNotLeaveTheOneInHand) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    const AssignmentId amina = desk.add_number("Amina Bello");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.draw();
    const Node button = desk.stage.the(AriaRole::button, "Next number");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, "Complete or release Musa Danjuma first.");
    desk.stage.press(ImGuiKey_N);
    EXPECT_EQ(desk.memory.work.chosen, musa);
    // From elsewhere it leads back to what is in hand.
    desk.memory.work.chosen = amina;
    desk.draw();
    desk.stage.press(ImGuiKey_N);
    EXPECT_EQ(desk.memory.work.chosen, musa);
    desk.give(ReleaseClaim{musa});
    desk.draw();
    desk.stage.press(ImGuiKey_N);
    EXPECT_EQ(desk.memory.work.chosen, amina);
}

// Number, script, outcome, notes and the button, all at once, whatever is to be said above them.
TEST(WorkFrame, AtADeskAllThatACallNeedsIsInSightAlsoUnderAWarning) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.set_now(desk.model.now + 26 * minute_ms);
    for (const bool promises : {false, true}) {
        if (promises) desk.memory.work.drafts[musa].outcome = callback_code;
        desk.draw();
        desk.stage.frames(3);
        const Node complete = desk.stage.the(AriaRole::button, "Complete");
        EXPECT_GE(complete.h, 30);
        for (const char* outcome : {"Success", "No Answer", "Callback"}) {
            EXPECT_GE(desk.stage.the(AriaRole::radio, outcome).h, 30) << outcome;
        }
        const auto script = desk.stage.find(AriaRole::text, "Script");
        ASSERT_TRUE(script);
        EXPECT_LT(script->y + 100, 800) << "five lines of it, and more by scrolling";
        if (promises) continue;
        EXPECT_GE(desk.stage.the(AriaRole::textbox, "Notes").h, 60);
    }
    EXPECT_EQ(desk.stage.faults(), "");
}

// After "3" the day is where the keyboard is; a day that is chosen gives it back.
TEST(WorkFrame, ACallbackIsEnteredByKeysFromItsOutcomeOn) {
    AgentDesk desk(1280, 1000);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.draw();
    desk.stage.press(ImGuiKey_3);
    desk.stage.frames(2);
    const Day day = desk.model.today;
    EXPECT_EQ(desk.stage.focused(), day_words(day, day)) << "of this year";
    desk.stage.press(ImGuiKey_Enter);
    desk.stage.frames(2);
    EXPECT_EQ(desk.stage.focused(), day_words(day)) << "in the month";
    desk.stage.press(ImGuiKey_RightArrow);
    desk.stage.frames(2);
    desk.stage.press(ImGuiKey_Enter);
    desk.stage.frames(3);
    const CallbackDraft& draft = desk.memory.work.drafts[musa].callback;
    EXPECT_EQ(draft.day.chosen, next(desk.model.today));
    EXPECT_EQ(desk.stage.focused(), day_words(next(day), day));

    // The usual times have keys of their own. It is a Wednesday.
    desk.stage.press(ImGuiKey_O);
    EXPECT_EQ(day_words(draft.day.chosen).substr(0, 3), "Mon");
    EXPECT_EQ(draft.slot, 18) << "nine o'clock";
    desk.stage.press(ImGuiKey_M);
    EXPECT_EQ(draft.day.chosen, next(desk.model.today));
    EXPECT_EQ(draft.slot, 18);
    desk.stage.press(ImGuiKey_H);
    EXPECT_EQ(draft.day.chosen, desk.model.today);
    const std::int64_t minutes = (desk.model.now.ms / minute_ms + 60) % (24 * 60);  // in Lagos
    EXPECT_EQ(draft.slot, (minutes + 60 + 29) / 30);

    // None is offered that the campaign does not take.
    Campaign campaign = *desk.replica->view().campaign(client_campaign);
    campaign.callback_days = 2;
    desk.receive({.rows = {campaign}});
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::button, "Tomorrow 9:00"));
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Mon 9:00"));
}

// Buttons go away under whoever pressed them: the keyboard goes on from what comes next.
TEST(WorkFrame, TheKeyboardIsNeverOnNothing) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.open();
    const auto after = [&desk](ImGuiKey key, ImGuiKey modifier = ImGuiKey_None) {
        desk.stage.press(key, modifier);
        desk.carry_out_wishes();
        desk.wishes.clear();
        desk.draw();
        desk.stage.frames(3);
        return desk.stage.focused();
    };
    EXPECT_EQ(after(ImGuiKey_N), "Claim");
    EXPECT_TRUE(desk.stage.all(AriaRole::tooltip).empty()) << "nobody asked what it does";
    EXPECT_TRUE(desk.stage.is_quiet()) << "and nothing waits for that";
    EXPECT_EQ(after(ImGuiKey_C), "Call");
    EXPECT_EQ(after(ImGuiKey_D), "Call again");
    EXPECT_EQ(after(ImGuiKey_2), "No Answer");
    EXPECT_NE(after(ImGuiKey_Enter, ImGuiMod_Ctrl), "nowhere");
    EXPECT_EQ(after(ImGuiKey_Escape), "Next number") << "what goes on from the list";
    EXPECT_EQ(after(ImGuiKey_N), "Claim") << "of the next number";
}

// Who points is left alone: no ring stands where nobody put it.
TEST(WorkFrame, AClickMovesNoKeyboard) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.open();
    desk.stage.click(AriaRole::row, "Musa Danjuma, Assigned");
    desk.draw();
    desk.stage.frames(3);
    EXPECT_NE(desk.stage.focused(), "Claim");
}

TEST(WorkFrame, DownLeadsFromTheSearchIntoWhatItFound) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    const AssignmentId amina = desk.add_number("Amina Bello");
    desk.open();
    desk.stage.press(ImGuiKey_F, ImGuiMod_Ctrl);
    desk.stage.type("amina");
    desk.stage.press(ImGuiKey_DownArrow);
    desk.stage.frames(3);
    EXPECT_FALSE(desk.stage.is_writing());
    EXPECT_EQ(desk.stage.focused(), "Amina Bello, Assigned");
    desk.stage.press(ImGuiKey_Enter);
    EXPECT_EQ(desk.memory.work.chosen, amina);
}

// The innermost first: the month, then the panel.
TEST(WorkFrame, EscapeClosesTheInnermost) {
    AgentDesk desk(1280, 1000);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.draw();
    desk.stage.press(ImGuiKey_3);
    desk.stage.frames(2);
    desk.stage.press(ImGuiKey_Enter);
    desk.stage.frames(2);
    ASSERT_TRUE(desk.memory.work.drafts[musa].callback.day_open);
    desk.stage.press(ImGuiKey_Escape);
    desk.stage.frames(2);
    EXPECT_FALSE(desk.memory.work.drafts[musa].callback.day_open);
    EXPECT_EQ(desk.stage.focused(), day_words(desk.model.today, desk.model.today));
    EXPECT_EQ(desk.memory.work.chosen, musa);
    desk.stage.press(ImGuiKey_Escape);
    desk.draw();
    EXPECT_FALSE(desk.memory.work.chosen);
    EXPECT_EQ(desk.memory.work.drafts[musa].outcome, callback_code) << "what was entered stays";
    EXPECT_TRUE(desk.commanded<CompleteCall>().empty());
}

// On a phone it opens below the fold of a long form.
TEST(WorkFrame, AMonthThatIsOpenedIsScrolledIntoSight) {
    AgentDesk desk(390, 844);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.draw();
    desk.stage.press(ImGuiKey_3);
    desk.stage.frames(60);
    EXPECT_FALSE(desk.stage.find(AriaRole::tooltip, "Shows the month")) << "over the quick times";
    const std::string today = day_words(desk.model.today, desk.model.today);
    desk.stage.click(AriaRole::button, today);
    desk.stage.frames(3);
    int days = 0;
    for (const Node& node : desk.stage.all(AriaRole::button)) {
        if (node.name.ends_with(day_words(desk.model.today).substr(6))) ++days;
    }
    EXPECT_GE(days, 28) << "all of the month is in sight";
    EXPECT_EQ(desk.stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
