// Promising a callback with an outcome, and the list of what was promised.
#include "tests/ui/agent_desk.hpp"
#include "ui/model/route.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/toolkit/calendar.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;

Instant slot_of(Instant at) { return {at.ms / callback_slot_ms * callback_slot_ms}; }

TEST(CallbackForm, PromisesTheHalfHourThatRunsNowUnlessAnotherIsChosen) {
    AgentDesk desk(1280, 1400);
    desk.agent.may_keep_callbacks = true;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.open();
    desk.give(ClaimLead{musa});
    desk.memory.work.chosen = musa;
    desk.draw();
    EXPECT_FALSE(desk.stage.find(AriaRole::checkbox, "Only me")) << "only with the outcome";
    desk.stage.click(AriaRole::radio, "Callback");
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::combobox, "Time"));
    desk.stage.click(AriaRole::checkbox, "Only me");
    desk.draw();
    desk.memory.work.drafts[musa].callback.comments = "Ask for the owner";
    desk.stage.click(AriaRole::button, "Complete");
    const auto completed = desk.commanded<CompleteCall>();
    ASSERT_EQ(completed.size(), 1U);
    ASSERT_TRUE(completed[0].callback);
    const NewCallback& promised = *completed[0].callback;
    EXPECT_EQ(promised.time, slot_of(desk.model.now));
    EXPECT_EQ(promised.zone, "Africa/Lagos");
    EXPECT_EQ(promised.recipient, Recipient::USERONLY);
    EXPECT_EQ(promised.comments, "Ask for the owner");
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(CallbackForm, KeepsTheWordsOfTheCustomersClocksAcrossDaylightSaving) {
    AgentDesk desk;
    desk.open();
    // Clocks in Lagos stay; those of the customer go forward an hour before that day.
    const Instant turn = desk.model.now + 10 * 24 * hour_ms;
    desk.model.zone_offset_ms = [turn](const std::string& zone, Instant at) {
        if (zone == "Africa/Lagos") return hour_ms;
        return at >= turn ? 2 * hour_ms : hour_ms;
    };
    CallbackDraft draft;
    draft.day.chosen = {desk.model.today.number + 20};
    draft.slot = 31;  // 15:30 there
    const NewCallback promise = promised(desk.model, "Europe/Berlin", draft);
    EXPECT_EQ(promise.time.ms,
              (desk.model.today.number + std::int64_t{20}) * 24 * hour_ms + 27 * callback_slot_ms);
    EXPECT_EQ(promise.wall_time, to_text(draft.day.chosen) + " 15:30");
    EXPECT_EQ(promise.zone, "Europe/Berlin");
    EXPECT_EQ(wall_time(desk.model, "", promise.time), to_text(draft.day.chosen) + " 14:30");

    Callback callback;
    callback.callback_time = promise.time;
    const CallbackDraft again = draft_of(desk.model, callback, "Europe/Berlin");
    EXPECT_EQ(again.day.chosen, draft.day.chosen);
    EXPECT_EQ(again.slot, draft.slot);
}

// "She said ten in the morning, and I had to reckon." It is already tomorrow there.
TEST(CallbackForm, IsFilledInByTheCustomersClocksWithTheDesksBeside) {
    AgentDesk desk(1280, 1400);
    const AssignmentId musa = desk.add_number("Musa Danjuma", Kind::client, "Pacific/Auckland");
    desk.model.zone_offset_ms = [](const std::string& zone, Instant) {
        return zone == "Pacific/Auckland" ? 20 * hour_ms : hour_ms;
    };
    desk.open();
    desk.give(ClaimLead{musa});
    desk.memory.work.chosen = musa;
    desk.memory.work.drafts[musa].outcome = callback_code;
    CallbackDraft& draft = desk.memory.work.drafts[musa].callback;
    draft.day.chosen = next(next(desk.model.today));
    draft.slot = 20;  // 10:00
    desk.draw();
    const auto time = desk.stage.find(AriaRole::combobox, "Time");
    ASSERT_TRUE(time);
    EXPECT_EQ(time->value, "10:00");
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "Call again on, by the customer's clocks"));
    EXPECT_TRUE(desk.stage.find(AriaRole::text,
                                "Your time: " +
                                    day_words(next(desk.model.today), desk.model.today) +
                                    ", 15:00. The customer's clocks are those of "
                                    "Pacific/Auckland."));
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(CallbackForm, OffersOnlyMeToThoseWhoMayKeepThem) {
    AgentDesk desk(1280, 1400);
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.open();
    desk.give(ClaimLead{musa});
    desk.memory.work.chosen = musa;
    desk.memory.work.drafts[musa].outcome = callback_code;
    desk.draw();
    const auto only_me = desk.stage.find(AriaRole::checkbox, "Only me");
    ASSERT_TRUE(only_me);
    EXPECT_FALSE(only_me->enabled);
}

TEST(Callbacks, StandByTheirTimeAndTheDueOneIsTaken) {
    AgentDesk desk;
    desk.add_callback("Later Lola", desk.model.now + 3 * hour_ms);
    const CallbackId due = desk.add_callback("Due Dayo", desk.model.now + -minute_ms);
    desk.open(Screen::callbacks);
    const auto rows = desk.stage.all(AriaRole::row);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].name, "Due Dayo");
    EXPECT_TRUE(desk.stage.find(AriaRole::text, "2 promised, 1 due now"));
    const auto buttons = desk.stage.all(AriaRole::button);
    for (const auto& one : buttons) {
        if (one.name != "Take") continue;
        desk.stage.click(one);
        break;
    }
    desk.draw();
    const auto taken = desk.commanded<TakeCallback>();
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].callback, due);
    EXPECT_EQ(desk.stage.faults(), "");
}

// "I rang her in the field at the promised hour, and could record it nowhere."
TEST(Callbacks, AreCalledAndCompletedWithoutAConnection) {
    AgentDesk desk(1280, 1100);
    const CallbackId due = desk.add_callback("Due Dayo", desk.model.now + -minute_ms);
    desk.open(Screen::callbacks);
    desk.model.link = Link::offline;
    desk.memory.callbacks.chosen = due;
    desk.draw();
    desk.draw();
    EXPECT_TRUE(desk.stage.find(AriaRole::button, "Copy"));
    desk.stage.click(AriaRole::button, "Call");
    desk.draw();
    ASSERT_EQ(desk.wished<Dial>().size(), 1U);
    desk.stage.click(AriaRole::radio, "No Answer");
    desk.draw();
    desk.stage.click(AriaRole::button, "Complete");
    desk.draw();
    const auto completed = desk.commanded<CompleteCall>();
    ASSERT_EQ(completed.size(), 1U);
    EXPECT_EQ(completed[0].kept, due);
    EXPECT_FALSE(completed[0].assignment);
    EXPECT_EQ(completed[0].started_at, desk.model.now);
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Callbacks, OpenTheWorkScreenOnceTheNumberIsInHand) {
    AgentDesk desk;
    const AssignmentId musa = desk.add_number("Musa Danjuma");
    desk.memory.callbacks.taken = LeadId{musa.value};
    desk.open(Screen::callbacks);
    EXPECT_EQ(desk.memory.work.chosen, musa);
    ASSERT_FALSE(desk.wished<Show>().empty());
    EXPECT_EQ(desk.wished<Show>()[0].screen, Screen::client_crm);
    EXPECT_FALSE(desk.memory.callbacks.taken);
}

TEST(Callbacks, SaysWhatToDoWhereThereIsNone) {
    AgentDesk desk;
    desk.open(Screen::callbacks);
    EXPECT_TRUE(desk.stage.all(AriaRole::row).empty());
    EXPECT_EQ(desk.stage.faults(), "");
}

TEST(Callbacks, TheMonthSaysHowManyAreOnADayAndNarrowsToIt) {
    for (const float width : {1280.F, 390.F}) {
        AgentDesk desk(width, 844);
        const std::int64_t day_ms = 24 * hour_ms;
        desk.add_callback("Today Tola", desk.model.now);
        desk.add_callback("Morrow Musa", desk.model.now + day_ms);
        desk.add_callback("Morrow Mina", desk.model.now + day_ms);
        desk.open(Screen::callbacks);
        ASSERT_EQ(desk.stage.all(AriaRole::row).size(), 3U);
        desk.stage.click(AriaRole::button, "Any day");
        desk.draw();
        const Day tomorrow{desk.model.today.number + 1};
        // It may be the first of the next month.
        if (!desk.stage.find(AriaRole::button, day_words(tomorrow))) {
            desk.stage.click(AriaRole::button, "Next month");
            desk.draw();
        }
        EXPECT_EQ(desk.stage.the(AriaRole::button, day_words(tomorrow)).value, "2 promised");
        EXPECT_EQ(desk.stage.faults(), "") << width;
        desk.stage.click(AriaRole::button, day_words(tomorrow));
        desk.draw();
        EXPECT_EQ(desk.memory.callbacks.day, tomorrow);
        const auto rows = desk.stage.all(AriaRole::row);
        ASSERT_EQ(rows.size(), 2U);
        EXPECT_EQ(rows[0].name, "Morrow Musa");
        EXPECT_EQ(desk.stage.the(AriaRole::tab, "All").value, "2");
        EXPECT_EQ(route_of(Screen::callbacks, desk.memory),
                  "/callbacks?day=" + to_text(tomorrow));
        desk.stage.click(AriaRole::link, "All days");
        desk.draw();
        EXPECT_EQ(desk.stage.all(AriaRole::row).size(), 3U);
        EXPECT_EQ(desk.stage.faults(), "") << width;
    }
}

TEST(Callbacks, AreMovedInADialog) {
    AgentDesk desk;
    desk.agent.may_keep_callbacks = true;
    const CallbackId id = desk.add_callback("Musa", desk.model.now + hour_ms);
    desk.open(Screen::callbacks);
    desk.memory.callbacks.moving = id;
    desk.memory.callbacks.draft = draft_of(desk.model, *desk.replica->view().callback(id), "");
    desk.memory.callbacks.draft.only_me = false;
    desk.draw();
    desk.stage.click(AriaRole::button, "Move");
    const auto moved = desk.commanded<MoveCallback>();
    ASSERT_EQ(moved.size(), 1U);
    EXPECT_EQ(moved[0].callback, id);
    EXPECT_EQ(moved[0].time, slot_of(desk.model.now + hour_ms));
    EXPECT_EQ(moved[0].recipient, Recipient::ANYONE);
    EXPECT_EQ(moved[0].comments, "Ask for Musa");
    EXPECT_FALSE(desk.memory.callbacks.moving);
}

}  // namespace
}  // namespace recall::ui
