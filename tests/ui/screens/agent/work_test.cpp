#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

std::string joined(const std::vector<Node>& nodes) {
    std::string words;
    for (const Node& node : nodes) words += node.name + "|";
    return words;
}

// The words of the button's reason, empty where it can be pressed.
std::string why_disabled(const AgentDesk& desk, std::string_view button) {
    const Node node = desk.stage.the(AriaRole::button, button);
    return node.enabled ? "" : node.value;
}

TEST(WorkFrame, AnAgentWithThreeNumbersSeesThreeRows) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.add_number("Chinedu Eze");
    desk.add_number("Fatima Yusuf", Kind::customer);
    desk.open();
    EXPECT_EQ(joined(desk.stage.all(AriaRole::row)),
              "Musa Danjuma, Assigned|Amina Bello, Assigned|Chinedu Eze, Assigned|");
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(WorkFrame, SaysWhyNoNumberShows) {
    AgentDesk desk;
    desk.open();
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "Nothing is assigned to you yet today"));
    desk.model.link = Link::offline;
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "No numbers on this device"));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(WorkFrame, ACompletedCallOfTodayStaysInTheList) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.add_call("Amina Bello");
    desk.open();
    EXPECT_EQ(joined(desk.stage.all(AriaRole::row)),
              "Musa Danjuma, Assigned|Amina Bello, Completed – Success|");
    desk.stage.click(AriaRole::tab, "Open");
    EXPECT_EQ(joined(desk.stage.all(AriaRole::row)), "Musa Danjuma, Assigned|");
    desk.stage.click(AriaRole::tab, "Done");
    EXPECT_EQ(joined(desk.stage.all(AriaRole::row)), "Amina Bello, Completed – Success|");
}

TEST(WorkFrame, SearchesNamesPhonesAndColumns) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.open();
    const auto found = [&](std::string text) {
        desk.memory.work.search = std::move(text);
        desk.draw();
        return joined(desk.stage.all(AriaRole::row));
    };
    EXPECT_EQ(found("amina"), "Amina Bello, Assigned|");
    EXPECT_EQ(found("0803 818 0441"), "Musa Danjuma, Assigned|");
    EXPECT_EQ(found("zenith 2"), "Amina Bello, Assigned|");
    EXPECT_EQ(found("nobody"), "");
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "No number matches “nobody”"));
}

TEST(WorkFrame, ClaimsCallsAndCompletesAClientAndGoesOn) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    const AssignmentId amina = desk.add_number("Amina Bello");
    desk.open();
    desk.stage.click(AriaRole::row, "Musa Danjuma, Assigned");
    desk.draw();
    desk.stage.click(AriaRole::button, "Claim");
    ASSERT_EQ(desk.commanded<ClaimLead>().size(), 1U);
    EXPECT_EQ(desk.commanded<ClaimLead>()[0].assignment, musa);
    desk.carry_out_wishes();
    EXPECT_TRUE(desk.stage.find(AriaRole::timer, "Claim"));
    EXPECT_EQ(why_disabled(desk, "Complete"), "Pick an outcome first.");

    desk.stage.click(AriaRole::button, "Call");
    EXPECT_EQ(desk.commanded<StartCall>().size(), 1U);
    ASSERT_EQ(desk.wished<Dial>().size(), 1U);
    EXPECT_EQ(to_text(desk.wished<Dial>()[0].phone), "+2348038180441");
    desk.carry_out_wishes();
    const Instant started = desk.model.now;
    desk.set_now(desk.model.now + 2 * minute_ms);
    desk.draw();
    EXPECT_FALSE(desk.stage.find(AriaRole::radio, "Fax")) << "it is retired";
    desk.stage.click(AriaRole::radio, "Success");
    desk.draw();
    desk.stage.click(AriaRole::button, "Complete");
    const auto completed = desk.commanded<CompleteCall>();
    ASSERT_EQ(completed.size(), 1U);
    EXPECT_EQ(completed[0].assignment, musa);
    EXPECT_EQ(completed[0].outcome, success_code);
    EXPECT_EQ(completed[0].started_at, started);
    EXPECT_EQ(completed[0].ended_at, desk.model.now);
    EXPECT_EQ(desk.memory.work.chosen, amina);
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(WorkFrame, ACustomersInteractionNeedsNotes) {
    AgentDesk desk;
    desk.add_number("Fatima Yusuf", Kind::customer);
    desk.open(Screen::customer_service);
    desk.stage.click(AriaRole::button, "View details");
    desk.draw();
    desk.stage.click(AriaRole::radio, "Resolved");
    desk.draw();
    EXPECT_EQ(why_disabled(desk, "Complete Interaction"),
              "“Resolved” needs notes: write what was said.");
    desk.stage.click(AriaRole::textbox, "Notes");
    desk.stage.type("Refund is on its way");
    ASSERT_FALSE(desk.wished<KeepDraft>().empty());
    EXPECT_EQ(desk.wished<KeepDraft>().back().draft.notes, "Refund is on its way");
    EXPECT_EQ(why_disabled(desk, "Complete Interaction"), "");
    desk.stage.click(AriaRole::button, "Complete Interaction");
    ASSERT_EQ(desk.commanded<CompleteCall>().size(), 1U);
    EXPECT_EQ(desk.commanded<CompleteCall>()[0].notes, "Refund is on its way");
}

TEST(WorkFrame, ClosingThePanelCompletesNothing) {
    AgentDesk desk;
    const AssignmentId fatima = desk.add_number("Fatima Yusuf", Kind::customer);
    desk.memory.work.chosen = fatima;
    desk.memory.work.drafts[fatima].outcome = resolved_code;
    desk.memory.work.drafts[fatima].notes = "Said thanks";
    desk.open(Screen::customer_service);
    desk.stage.click(AriaRole::button, "Close");
    EXPECT_TRUE(desk.commanded<CompleteCall>().empty());
    EXPECT_FALSE(desk.memory.work.chosen);
    EXPECT_EQ(desk.memory.work.drafts[fatima].notes, "Said thanks");
}

TEST(WorkFrame, ASecondClaimWaitsForTheFirst) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = desk.add_number("Amina Bello");
    desk.open();
    desk.give(ClaimLead{musa});
    EXPECT_EQ(why_disabled(desk, "Claim"), "Finish or release Musa Danjuma first.");
    desk.stage.click(AriaRole::button, "Show it");
    EXPECT_EQ(desk.memory.work.chosen, musa);
}

TEST(WorkFrame, WarnsBeforeAClaimRunsOutAndSaysWhenItHas) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    const Instant claimed = desk.model.now;
    const auto alerts_at = [&](std::int64_t minutes) {
        desk.set_now(claimed + minutes * minute_ms);
        desk.draw();
        return joined(desk.stage.all(AriaRole::alert));
    };
    EXPECT_EQ(alerts_at(24), "");
    EXPECT_EQ(alerts_at(26), "Your claim on Musa Danjuma runs out in less than 5 minutes.|");
    EXPECT_EQ(alerts_at(29), "Your claim on Musa Danjuma runs out in less than a minute.|");
    EXPECT_NE(alerts_at(31).find("Your claim has lapsed."), std::string::npos);
    desk.stage.click(AriaRole::button, "Claim again");
    EXPECT_EQ(desk.commanded<ClaimLead>().size(), 1U);
}

TEST(WorkFrame, ANumberTakenBackDuringTheCallCanStillBeCompleted) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.memory.work.drafts[musa].outcome = success_code;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.take_back(musa, desk.model.now);
    const auto alerts = joined(desk.stage.all(AriaRole::alert));
    EXPECT_NE(alerts.find("This number went back to the pool at "), std::string::npos) << alerts;
    EXPECT_NE(alerts.find("complete it all the same: it will count."), std::string::npos);
    desk.stage.click(AriaRole::button, "Complete");
    ASSERT_EQ(desk.commanded<CompleteCall>().size(), 1U);
    EXPECT_EQ(desk.commanded<CompleteCall>()[0].assignment, musa);
    desk.memory.work.chosen = musa;
    desk.carry_out_wishes();
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "Your call is kept and waits for the relay."));
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Complete"));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(WorkFrame, UnderACallTheClaimIsSaidToRunOutOnlyAfterItsTimeWasHadTwice) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.give(StartCall{musa, desk.model.now});
    const Instant claimed = desk.model.now;
    const auto alerts_at = [&](std::int64_t minutes) {
        desk.set_now(claimed + minutes * minute_ms);
        desk.draw();
        return joined(desk.stage.all(AriaRole::alert));
    };
    EXPECT_EQ(alerts_at(29).find("runs out"), std::string::npos);
    EXPECT_EQ(alerts_at(31).find("lapsed"), std::string::npos);
    EXPECT_TRUE(desk.stage.find(AriaRole::button, "Extend"));
    EXPECT_NE(alerts_at(56).find("Your claim on Musa Danjuma runs out"), std::string::npos);
    EXPECT_NE(alerts_at(61).find("Complete the call all the same"), std::string::npos);
}

// "An assigned number rang in Los Angeles at midnight."
TEST(WorkFrame, ACustomerWhoseHoursAreClosedIsNotCalledAndTheNumberSaysWhen) {
    AgentDesk desk(1280, 1100);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.model.zone_offset_ms = [](const std::string&, Instant) { return 0; };
    const std::int64_t of_day = desk.model.now.ms % (24 * 60 * minute_ms);
    const int now = static_cast<int>(of_day / minute_ms);
    ASSERT_GT(now, 60);
    Campaign campaign = *desk.replica->view().campaign(client_campaign);
    campaign.hours.rules = {{"", 1, 7, now - 60, now}};
    desk.receive({.rows = {campaign}});
    desk.draw();
    const std::string opens = "there, opens ";
    const auto alerts = joined(desk.stage.all(AriaRole::alert));
    EXPECT_NE(alerts.find("Calling hours are closed"), std::string::npos) << alerts;
    EXPECT_NE(alerts.find(opens), std::string::npos) << alerts;
    EXPECT_FALSE(desk.stage.the(AriaRole::button, "Call").enabled);

    campaign.closed_calls = ClosedCalls::everybody;
    desk.receive({.rows = {campaign}});
    desk.draw();
    EXPECT_FALSE(desk.stage.the(AriaRole::button, "Call").enabled) << "not without a reason";
    desk.memory.work.drafts[musa].closed_why = "She works at night";
    desk.draw();
    desk.stage.click(AriaRole::button, "Call");
    desk.draw();
    ASSERT_EQ(desk.commanded<StartCall>().size(), 1U);
    EXPECT_EQ(desk.commanded<StartCall>()[0].why, "She works at night");
    EXPECT_EQ(desk.stage.faults(), "");
}

// What the page in words makes a link of a phone number (web/mirror.js).
TEST(WorkFrame, ANumberIsDialledByItsCallButtonAloneAndOnlyOnceItIsClaimed) {
    AgentDesk desk(1280, 1000);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.memory.work.chosen = musa;
    desk.open();
    const auto dialling = [&desk] {
        std::string words;
        for (const Node& node : desk.stage.nodes()) {
            if (node.enabled && !node.dials.empty()) words += node.name + " " + node.dials + "|";
        }
        return words;
    };
    EXPECT_EQ(dialling(), "");
    desk.give(ClaimLead{musa});
    desk.draw();
    EXPECT_EQ(dialling(), "Call +234 803 818 0441|");
    EXPECT_EQ(desk.stage.the(AriaRole::text, "Phone").value, "+234 803 818 0441");

    desk.stage.kit().semantics().activate(desk.stage.the(AriaRole::button, "Call").id);
    desk.draw();
    ASSERT_EQ(desk.commanded<StartCall>().size(), 1U);
    EXPECT_EQ(desk.wished<Dial>().size(), 1U);
}

TEST(WorkFrame, ANumberThatMustNotBeCalledSaysSoBeforeTheCallButton) {
    AgentDesk desk(1280, 1100);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    const Assignment claimed = *desk.replica->view().assignment(musa);
    Lead lead = *desk.replica->view().lead(claimed.lead);
    lead.barred = true;
    desk.receive({.rows = {claimed, lead}});
    desk.draw();
    const auto alerts = joined(desk.stage.all(AriaRole::alert));
    EXPECT_NE(alerts.find("must not be called any more"), std::string::npos) << alerts;
    EXPECT_FALSE(desk.stage.the(AriaRole::button, "Call").enabled);
    EXPECT_EQ(desk.stage.faults(), "");
}

// Found at work: the rest of the sentence claimed another customer.
TEST(WorkFrame, TheFormStaysUnderTheWriterWhenTheClaimLapses) {
    for (const bool called : {false, true}) {
        AgentDesk desk;
        const AssignmentId musa = desk.add_number("Musa Danjuma");
        desk.add_number("Amina Bello");
        desk.memory.work.chosen = musa;
        desk.open();
        desk.give(ClaimLead{musa});
        if (called) desk.give(StartCall{musa, desk.model.now});
        desk.stage.click(AriaRole::textbox, "Notes");
        desk.stage.type("Bring contract ");
        desk.set_now(desk.model.now + 31 * minute_ms);
        desk.lapse(musa);
        EXPECT_NE(joined(desk.stage.all(AriaRole::alert)).find("Your claim has lapsed."),
                  std::string::npos);
        for (const ImGuiKey key : {ImGuiKey_N, ImGuiKey_C}) desk.stage.press(key);
        desk.stage.type("copies");
        EXPECT_EQ(desk.memory.work.drafts[musa].notes, "Bring contract copies");
        EXPECT_EQ(desk.memory.work.chosen, musa);
        EXPECT_TRUE(desk.commanded<ClaimLead>().empty());
        desk.stage.press(ImGuiKey_Escape);
        desk.stage.press(ImGuiKey_1);
        desk.stage.click(AriaRole::button, "Complete");
        ASSERT_EQ(desk.commanded<CompleteCall>().size(), 1U);
        EXPECT_EQ(desk.commanded<CompleteCall>()[0].notes, "Bring contract copies");
        desk.carry_out_wishes();
        EXPECT_EQ(desk.stage.faults(), "");
    }
}

TEST(WorkFrame, TheFormStaysUnderTheWriterWhenTheNumberIsRecycled) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.stage.click(AriaRole::textbox, "Notes");
    desk.stage.type("Bring contract ");
    desk.take_back(musa, desk.model.now);
    for (const ImGuiKey key : {ImGuiKey_N, ImGuiKey_C}) desk.stage.press(key);
    desk.stage.type("copies");
    EXPECT_EQ(desk.memory.work.drafts[musa].notes, "Bring contract copies");
    EXPECT_EQ(desk.memory.work.chosen, musa);
    EXPECT_TRUE(desk.commanded<ClaimLead>().empty());
}

TEST(WorkFrame, WhatIsTypedOnWhenTheNumberIsNoLongerShownClaimsNothing) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.add_number("Amina Bello");
    desk.memory.work.chosen = musa;
    desk.open();
    desk.give(ClaimLead{musa});
    desk.stage.click(AriaRole::textbox, "Notes");
    desk.stage.type("Bring contract ");
    desk.memory.work.chosen.reset();
    desk.stage.frames(1);
    for (const ImGuiKey key : {ImGuiKey_N, ImGuiKey_C, ImGuiKey_D, ImGuiKey_B, ImGuiKey_P}) {
        desk.stage.press(key);
    }
    EXPECT_FALSE(desk.memory.work.chosen);
    EXPECT_TRUE(desk.commanded<ClaimLead>().empty());
    EXPECT_TRUE(desk.wished<Dial>().empty());
    EXPECT_TRUE(desk.wished<Show>().empty());
}

Departed departed_of(const AgentDesk& desk, std::uint64_t id, Instant called) {
    Departed gone;
    gone.assignment.id = {id};
    gone.assignment.campaign = client_campaign;
    gone.assignment.agent = desk.agent.username;
    gone.assignment.stage = recall::Stage::recycled;
    gone.assignment.call_started = called;
    gone.lead.name = "Chinedu Eze " + std::to_string(id);
    gone.lead.phone = {2348038180440 + id};
    return gone;
}

TEST(WorkFrame, ACalledNumberThatWentAwayIsShownUntilItIsCompletedOrLetGo) {
    for (const float width : {1280.F, 390.F}) {
        AgentDesk desk(width, 844);
        desk.add_number("Musa Danjuma");
        desk.open();
        desk.replica->restore_departed({departed_of(desk, 71, desk.model.now),
                                        departed_of(desk, 72, {}), departed_of(desk, 73, {})});
        desk.memory.work.drafts[{73}].notes = "Wants the blue one";
        desk.draw();
        EXPECT_EQ(joined(desk.stage.all(AriaRole::row)),
                  "Chinedu Eze 71, Back in the pool|Chinedu Eze 73, Back in the pool|"
                  "Musa Danjuma, Assigned|");
        EXPECT_TRUE(desk.stage.find(AriaRole::table, "Called, but no longer yours"));
        EXPECT_EQ(desk.stage.faults(), "");
        desk.stage.click(AriaRole::row, "Chinedu Eze 73, Back in the pool");
        desk.draw();
        EXPECT_EQ(desk.stage.the(AriaRole::textbox, "Notes").value, "Wants the blue one");
        desk.stage.click(AriaRole::button, "Let it go");
        EXPECT_TRUE(desk.stage.find(AriaRole::dialog, "Let go of Chinedu Eze 73?"));
        EXPECT_TRUE(desk.wished<LetGo>().empty());
        desk.stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
        ASSERT_EQ(desk.wished<LetGo>().size(), 1U);
        EXPECT_EQ(desk.wished<LetGo>()[0].assignment, AssignmentId{73});
        EXPECT_FALSE(desk.memory.work.chosen);
        desk.replica->give_up({73});
        desk.memory.work.drafts.erase({73});
        desk.draw();
        EXPECT_EQ(joined(desk.stage.all(AriaRole::row)),
                  "Chinedu Eze 71, Back in the pool|Musa Danjuma, Assigned|");
        EXPECT_EQ(desk.stage.faults(), "");
    }
}

TEST(WorkFrame, NotesOfANumberThatIsKnownNoMoreAreInSight) {
    AgentDesk desk;
    desk.memory.work.drafts[{4711}].notes = "Wants the blue one";
    desk.open();
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "Wants the blue one"));
    desk.stage.click(AriaRole::button, "Copy notes");
    ASSERT_EQ(desk.wished<Copy>().size(), 1U);
    EXPECT_EQ(desk.wished<Copy>()[0].text, "Wants the blue one");
    desk.stage.click(AriaRole::button, "Let it go");
    desk.stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
    ASSERT_EQ(desk.wished<LetGo>().size(), 1U);
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(WorkFrame, OnANarrowPageListAndDetailTakeTurns) {
    AgentDesk desk(390, 844);
    desk.add_number("Musa Danjuma");
    desk.open();
    desk.stage.click(AriaRole::row, "Musa Danjuma, Assigned");
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::button, "Claim"));
    EXPECT_TRUE(desk.stage.all(AriaRole::row).empty());
    EXPECT_EQ(desk.stage.faults(), "");
    desk.stage.click(AriaRole::button, "Back");
    desk.draw();
    EXPECT_EQ(desk.stage.all(AriaRole::row).size(), 1U);
}

TEST(WorkFrame, ACompletedCallIsArchivedFromTheDaysList) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.add_call("Amina Bello");
    desk.open();
    desk.stage.click(AriaRole::row, "Amina Bello, Completed – Success");
    desk.draw();
    desk.stage.click(AriaRole::button, "Archive");
    ASSERT_EQ(desk.commanded<ArchiveCalls>().size(), 1U);
    EXPECT_EQ(desk.commanded<ArchiveCalls>()[0].calls.size(), 1U);
    desk.carry_out_wishes();
    desk.draw();
    EXPECT_EQ(joined(desk.stage.all(AriaRole::row)), "Musa Danjuma, Assigned|");
    EXPECT_EQ(desk.stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
