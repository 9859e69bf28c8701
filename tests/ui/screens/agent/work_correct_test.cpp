// A call that was completed a moment ago is put right where it was entered; and what was said in
// the calls before it is in sight.
#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

constexpr Code no_answer_code{"NA"};

// Musa is completed as No Answer, Amina is next.
AssignmentId slip(AgentDesk& desk) {
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.set_now(desk.model.now + minute_ms);
    desk.draw();
    desk.stage.press(ImGuiKey_2);
    desk.memory.work.drafts[musa].notes = "Rang out";
    desk.draw();
    desk.stage.click(AriaRole::button, "Complete");
    desk.carry_out_wishes();
    desk.memory.work.drafts.clear();  // as the application does
    desk.draw();
    return musa;
}

TEST(WorkCorrect, OpensTheCallInItsFormAndSavesTheWholeOfIt) {
    AgentDesk desk;
    const AssignmentId musa = slip(desk);
    const auto next = desk.memory.work.chosen;
    desk.stage.press(ImGuiKey_Z);
    desk.draw();
    EXPECT_EQ(desk.memory.work.chosen, musa);
    EXPECT_TRUE(desk.stage.the(AriaRole::radio, "No Answer").checked);
    EXPECT_EQ(desk.stage.the(AriaRole::textbox, "Notes").value, "Rang out");
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Complete"));
    desk.stage.press(ImGuiKey_1);
    desk.draw();
    const Instant began = desk.memory.work.correcting->since;
    desk.set_now(desk.model.now + 2 * minute_ms);
    desk.draw();
    desk.stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
    const auto corrected = desk.commanded<CorrectOutcome>();
    ASSERT_EQ(corrected.size(), 1U);
    EXPECT_EQ(corrected[0].assignment, musa);
    EXPECT_EQ(corrected[0].outcome, success_code);
    EXPECT_EQ(corrected[0].notes, "Rang out");
    EXPECT_EQ(corrected[0].at, began) << "begun in time, it may be finished";
    EXPECT_EQ(desk.memory.work.chosen, next) << "back to where the agent was";
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(WorkCorrect, LeavesItAsItWas) {
    AgentDesk desk;
    slip(desk);
    desk.stage.press(ImGuiKey_Z);
    desk.draw();
    desk.stage.press(ImGuiKey_1);
    desk.draw();
    desk.stage.click(AriaRole::button, "Leave it as it was");
    desk.draw();
    EXPECT_TRUE(desk.commanded<CorrectOutcome>().empty());
    EXPECT_FALSE(desk.memory.work.correcting);
    desk.stage.press(ImGuiKey_Z);
    desk.draw();
    EXPECT_TRUE(desk.stage.the(AriaRole::radio, "No Answer").checked) << "as it was completed";
}

TEST(WorkCorrect, IsLeftForAnotherNumber) {
    AgentDesk desk;
    const AssignmentId musa = slip(desk);
    const auto next = desk.memory.work.chosen;
    const auto look_at_another = [&] {
        desk.stage.click(AriaRole::row, "Amina Bello, Assigned");
        desk.draw();
        EXPECT_EQ(desk.memory.work.chosen, next);
        EXPECT_FALSE(desk.memory.work.correcting);
    };
    desk.stage.press(ImGuiKey_Z);
    desk.draw();
    look_at_another();
    EXPECT_FALSE(desk.memory.work.drafts.contains(musa)) << "a call as it was is no draft";
    desk.stage.press(ImGuiKey_Z);
    desk.draw();
    desk.memory.work.drafts[musa].notes = "Rang out, wrong extension";
    desk.draw();
    look_at_another();
    desk.stage.press(ImGuiKey_Z);
    desk.draw();
    EXPECT_EQ(desk.stage.the(AriaRole::textbox, "Notes").value, "Rang out, wrong extension");
}

// A minute by the relay's clock; what waits on the device may be corrected as long as it waits.
TEST(WorkCorrect, IsOfferedForAMinuteOrWhileItWaits) {
    AgentDesk desk;
    const AssignmentId musa = slip(desk);
    desk.set_now(desk.model.now + 30 * minute_ms);
    desk.memory.work.chosen = musa;
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::button, "Correct")) << "it still waits";

    AgentDesk told;
    told.add_call("Amina Bello");
    told.open();
    told.stage.click(AriaRole::row, "Amina Bello, Completed – Success");
    told.draw();
    EXPECT_FALSE(told.stage.find(AriaRole::button, "Correct")) << "the relay heard of it long ago";
    told.stage.press(ImGuiKey_Z);
    told.draw();
    EXPECT_FALSE(told.memory.work.correcting);
}

TEST(WorkCorrect, TakesBackOrMovesWhatWasPromised) {
    AgentDesk desk(1280, 1000);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.draw();
    desk.stage.press(ImGuiKey_3);
    desk.draw();
    desk.stage.press(ImGuiKey_M);
    desk.draw();
    const Day tomorrow = desk.memory.work.drafts[musa].callback.day.chosen;
    desk.stage.click(AriaRole::button, "Complete");
    desk.carry_out_wishes();
    desk.wishes.clear();
    desk.memory.work.drafts.clear();
    desk.stage.press(ImGuiKey_Z);
    desk.draw();
    EXPECT_EQ(desk.memory.work.drafts[musa].callback.day.chosen, tomorrow);
    desk.stage.press(ImGuiKey_2);
    desk.draw();
    const Node again = desk.stage.the(AriaRole::checkbox, "Promise to try again");
    if (again.checked) desk.stage.click(AriaRole::checkbox, "Promise to try again");
    desk.draw();
    desk.stage.click(AriaRole::button, "Save correction");
    const auto corrected = desk.commanded<CorrectOutcome>();
    ASSERT_EQ(corrected.size(), 1U);
    EXPECT_EQ(corrected[0].outcome, no_answer_code);
    EXPECT_FALSE(corrected[0].callback);
    desk.carry_out_wishes();
    EXPECT_TRUE(desk.replica->view().callbacks_of(desk.agent.username).empty());
}

// ---- Earlier calls

TEST(EarlierCalls, StandInThePanelWithWhatWasSaidInThem) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    Lead lead = *desk.replica->view().lead({1});
    lead.attempts = 2;
    lead.last_call = desk.model.now + -minute_ms;
    desk.receive({.rows = {lead}});
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "Looking…"));
    const auto asked = desk.wished<Ask>();
    const auto about = std::find_if(asked.begin(), asked.end(), [](const Ask& one) {
        return one.topic == Topic::lead_calls;
    });
    ASSERT_NE(about, asked.end());
    EXPECT_NE(about->path.find("lead=1"), std::string::npos) << about->path;

    Answers answers;
    answers.lead_calls.path = answers.lead_calls.about = about->path;
    answers.lead_calls.known = true;
    answers.lead_calls.total = 7;
    ArchivedCall call;
    call.id = {9};
    call.assignment = {90};
    call.campaign = client_campaign;
    call.agent = "bob";
    call.outcome = no_answer_code;
    call.completed_at = desk.model.now + -minute_ms;
    call.notes = "She is on leave until Monday";
    answers.lead_calls.items = {call};
    desk.model.answers = &answers;
    desk.draw();
    EXPECT_EQ(desk.stage.copied("Notes"), "She is on leave until Monday");
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "And 6 before."));
    EXPECT_EQ(desk.stage.faults(), "");
    desk.model.answers = &no_answers;
    desk.model.link = Link::offline;
    desk.draw();
    EXPECT_TRUE(
        desk.stage.find(AriaRole::text, "They are shown once there is a connection."));
}

// ---- How long it takes

TEST(TalkTime, OfTheCallAndThenOfWhatIsWrittenAfterIt) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.draw();
    EXPECT_FALSE(desk.stage.find(AriaRole::timer, "Call"));
    desk.give(StartCall{musa, desk.model.now});
    desk.set_now(desk.model.now + 2 * minute_ms + 5 * second_ms);
    desk.draw();
    EXPECT_EQ(desk.stage.the(AriaRole::timer, "Call").value, "2:05");
    Answers answers;
    answers.presence.said = {"wrap_up", "", desk.model.now};
    desk.model.answers = &answers;
    desk.set_now(desk.model.now + 30 * second_ms);
    desk.draw();
    EXPECT_EQ(desk.stage.the(AriaRole::timer, "Wrap-up").value, "0:30");
    EXPECT_FALSE(desk.stage.find(AriaRole::timer, "Call"));
    desk.model.answers = &no_answers;
}

}  // namespace
}  // namespace recall::ui
