#include "replica/tray.hpp"
#include "tests/ui/agent_desk.hpp"
#include "ui/parts/command_words.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/parts/try_again.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

Refused refused_call(AssignmentId id, Instant at, std::int64_t number = 7) {
    CompleteCall call{id, success_code, "Wants four seats", {}, {}};
    call.started_at = at + -minute_ms;
    return {"tab", number, call, at, {"notes_required", "Write what was said."}};
}

TEST(Tray, OpensTheNumberAgainWithAllThatWasEntered) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.replica->restore_refused({refused_call(musa, desk.model.now)});
    desk.open(Screen::tray);
    desk.stage.click(AriaRole::button, "Open and try again");
    ASSERT_EQ(desk.wished<TryAgain>().size(), 1U);
    EXPECT_EQ(desk.wished<TryAgain>()[0].number, 7);
    Refused refused = desk.replica->refused().front();
    auto& call = std::get<CompleteCall>(refused.command);
    call.callback = NewCallback{desk.model.now + 180 * minute_ms, "", "", Recipient::USERONLY,
                                "Ask for Zoe"};
    call.outcome = callback_code;
    WorkMemory& work = desk.memory.work;
    EXPECT_EQ(put_back(refused, desk.model, work), Screen::client_crm);
    EXPECT_EQ(work.chosen, musa);
    EXPECT_EQ(work.drafts[musa].notes, "Wants four seats");
    EXPECT_EQ(work.drafts[musa].outcome, callback_code);
    EXPECT_TRUE(work.drafts[musa].callback.only_me);
    EXPECT_EQ(work.drafts[musa].callback.comments, "Ask for Zoe");

    work.drafts[musa].notes = "Written since.";
    put_back(refused, desk.model, work);
    put_back(refused, desk.model, work);
    EXPECT_EQ(work.drafts[musa].notes, "Written since.\nWants four seats")
        << "nothing is written over";
}

TEST(Tray, ANumberThatIsKnownNoMoreCanBeCompletedAllTheSame) {
    AgentDesk desk;
    desk.add_number("Musa Danjuma");
    desk.open();
    const Refused refused = refused_call({4711}, desk.model.now);
    EXPECT_EQ(put_back(refused, desk.model, desk.memory.work), std::nullopt);
    desk.replica->restore_departed({stand_in_for(refused, desk.model)});
    EXPECT_EQ(put_back(refused, desk.model, desk.memory.work), Screen::client_crm);
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::row, "Number 4711, Back in the pool"));
    desk.stage.click(AriaRole::button, "Complete");
    ASSERT_EQ(desk.commanded<CompleteCall>().size(), 1U);
    EXPECT_EQ(desk.commanded<CompleteCall>()[0].assignment, AssignmentId{4711});
    EXPECT_EQ(desk.commanded<CompleteCall>()[0].notes, "Wants four seats");
    desk.carry_out_wishes();
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Tray, AllIsRemovedAfterAQuestion) {
    AgentDesk desk(390, 844);
    const AssignmentId musa = desk.add_number("Musa Danjuma Abdullahi of Maiduguri");
    desk.replica->restore_refused({refused_call(musa, desk.model.now)});
    desk.open(Screen::tray);
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Remove all")) << "there is one only";
    desk.replica->restore_refused({refused_call(musa, desk.model.now, 8)});
    desk.draw();
    EXPECT_EQ(desk.stage.copied("Phone"), "+234 803 818 0441") << "whole, on a phone";
    EXPECT_EQ(desk.stage.faults(), "");
    desk.stage.click(AriaRole::button, "Remove all");
    EXPECT_TRUE(desk.stage.find(AriaRole::dialog, "Remove all 2?"));
    EXPECT_TRUE(desk.wished<DropAllRefused>().empty());
    desk.stage.press(ImGuiKey_Enter, ImGuiMod_Ctrl);
    EXPECT_EQ(desk.wished<DropAllRefused>().size(), 1U);
}

TEST(Tray, WhatCannotBePutRightIsHandedToTheManagerWithAllThatWasEntered) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.replica->restore_refused({refused_call(musa, desk.model.now)});
    desk.open(Screen::tray);
    desk.stage.click(AriaRole::button, "Hand to the manager");
    const auto handed = desk.commanded<HandToManager>();
    ASSERT_EQ(handed.size(), 1U);
    EXPECT_EQ(handed[0].work.assignment, musa);
    EXPECT_EQ(handed[0].work.notes, "Wants four seats");
    EXPECT_EQ(handed[0].work.name, "Musa Danjuma");
    EXPECT_EQ(handed[0].work.why, "Write what was said.");
    EXPECT_TRUE(is_pointless(desk.replica->refused().front().command, handed[0]));
    desk.carry_out_wishes();
    EXPECT_FALSE(desk.stage.the(AriaRole::button, "Hand to the manager").enabled);
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Tray, ACompletedNumberIsNotTriedAgain) {
    AgentDesk desk;
    desk.add_call("Amina Bello");
    desk.replica->restore_refused({refused_call({1}, desk.model.now)});
    desk.open(Screen::tray);
    EXPECT_TRUE(desk.stage.find(AriaRole::button, "Copy text"));
    EXPECT_FALSE(desk.stage.find(AriaRole::button, "Open and try again"));
}

TEST(Tray, ARefusalNamesWhomItIsAbout) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.open();
    Refused refused{"tab", 1, ClaimLead{musa}, {}, {"", "This number went back to the pool."}};
    EXPECT_EQ(refusal_words(refused, desk.model), "“Musa Danjuma” went back to the pool.");
    refused.error.message = "Finish or release the number you hold first.";
    EXPECT_EQ(refusal_words(refused, desk.model),
              "Claim: Musa Danjuma. Finish or release the number you hold first.");
    refused.command = ArchiveCalls{{{1}}};
    refused.error.message = "There is no call 1.";
    EXPECT_EQ(refusal_words(refused, desk.model), "Archive calls. There is no call 1.");
}

TEST(Clock, ADeviceWhoseClockIsOffIsTold) {
    AgentDesk desk(390, 844);
    desk.open();
    const auto words_at = [&](std::int64_t off_ms) {
        desk.model.clock_differs_ms = off_ms;
        const auto status = clock_status(desk.model);
        return status ? status->words : std::string();
    };
    EXPECT_EQ(words_at(0), "");
    EXPECT_EQ(words_at(2 * minute_ms), "");
    EXPECT_EQ(words_at(-2 * minute_ms - 1), "This device's clock is 2 minutes slow");
    EXPECT_EQ(words_at(3 * 60 * minute_ms + 2), "This device's clock is 3 hours fast");
    EXPECT_EQ(words_at(-72 * 60 * minute_ms), "This device's clock is 3 days slow");
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::status, "This device's clock is 3 days slow"));
    EXPECT_EQ(desk.stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
