// The managers' callbacks: found, read with their story, changed one by one and many at once.
#include "tests/ui/manager_desk.hpp"
#include "ui/screens/callbacks/callbacks_parts.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct ViewerDesk : ManagerDesk {
    ViewerDesk() {
        agents_at_work();
        lists();
        ready();
        for (const std::uint64_t number : {1U, 2U}) {
            CallbackLine line;
            line.callback.id = {number};
            line.callback.user = "ada";
            line.callback.campaign = Code("client");
            line.callback.recipient = Recipient::USERONLY;
            line.callback.callback_time = desk_now + 60 * minute_ms;
            line.callback.comments = "Ask for Zoe";
            line.name = number == 1 ? "Amaka" : "Bola";
            line.phone = Phone{2348038180440U + number};
            line.overdue = number == 2;
            answers.callbacks.items.push_back(line);
        }
        answers.callbacks.known = true;
        answers.callbacks.about = "callbacks";
        answers.callbacks.total = 120;
    }
    void draw() {
        draw_callback_viewer(model, memory.viewer, wishes);
        note_questions();
    }
    std::string last_asked() const {
        const auto paths = asked(Topic::callbacks);
        return paths.empty() ? "" : paths.back();
    }
};

TEST(Viewer, AsksByAllFiltersTogetherAndInTheOrderShown) {
    Stage stage;
    ViewerDesk desk;
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(desk.last_asked(), "/callbacks?sort=callback_time");
    stage.click(AriaRole::columnheader, "Owner");
    EXPECT_EQ(desk.last_asked(), "/callbacks?sort=user");
    ViewerMemory& memory = desk.memory.viewer;
    memory.filters.campaign = "client";
    memory.filters.agent = "ada";
    memory.filters.days = {desk.model.today, desk.model.today};
    memory.list = "may";
    memory.status = "ACTIVE";
    memory.recipient = "USERONLY";
    memory.mark = "overdue";
    stage.frames(2);
    const std::string day = to_text(desk.model.today);
    EXPECT_EQ(desk.last_asked(),
              "/callbacks?campaign=client&list=may&user=ada&status=ACTIVE"
              "&recipient=USERONLY&from=" + day + "&to=" + day + "&overdue=1&sort=user");
    stage.click(AriaRole::link, "Clear");
    EXPECT_EQ(desk.last_asked(), "/callbacks?sort=user");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Viewer, ShowsWhatHappenedToTheChosenOne) {
    Stage stage;
    ViewerDesk desk;
    desk.memory.viewer.chosen = CallbackId{1};
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(desk.asked(Topic::callback), (std::vector<std::string>{"/callbacks/1"}));
    AnswerOf<CallbackRecord>& record = desk.answers.callback;
    record.callback = desk.answers.callbacks.items[0];
    record.callback.callback.wall_time = "2026-11-26 09:30";
    record.callback.callback.zone = "Africa/Lagos";
    CallbackStep step;
    step.callback = {1};
    step.at = desk_now;
    step.by = "manager";
    step.what = CallbackDeed::moved;
    step.why = "She is ill";
    record.history = {step};
    record.known = true;
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text, "“She is ill”"));
    EXPECT_TRUE(stage.find(AriaRole::text, "Thu 26 Nov, 09:30 Africa/Lagos"));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Viewer, TellsWhatAChangeOfManyWouldDoBeforeItIsDone) {
    Stage stage;
    ViewerDesk desk;
    desk.memory.viewer.ticked = {CallbackId{1}, CallbackId{2}};
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Change 2 ticked…");
    stage.frames(2);
    desk.memory.viewer.changes.many->user = "musa";
    stage.frames(2);
    stage.click(AriaRole::button, "See what changes");
    ASSERT_EQ(desk.given<ChangeCallbacks>().size(), 1U);
    const ChangeCallbacks asked = desk.given<ChangeCallbacks>()[0];
    EXPECT_TRUE(asked.dry_run);
    EXPECT_EQ(asked.user, "musa");
    EXPECT_EQ(asked.callbacks, (std::vector<CallbackId>{{1}, {2}}));
    CallbackChange& told = desk.acts.callback_change;
    told.known = true;
    told.dry_run = true;
    told.changed = 1;
    told.refused = 1;
    told.owners = {{"ada", 1}};
    told.reasons = {"It has ended."};
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::text, "1 callback would change, 1 are refused."));
    EXPECT_TRUE(stage.find(AriaRole::text, "It has ended."));
    stage.click(AriaRole::button, "Change 1 callback");
    ASSERT_EQ(desk.given<ChangeCallbacks>().size(), 2U);
    EXPECT_FALSE(desk.given<ChangeCallbacks>()[1].dry_run);
    told.dry_run = false;
    stage.frames(2);
    stage.click(AriaRole::button, "Done");
    stage.frames(2);
    EXPECT_FALSE(desk.memory.viewer.changes.many);
    EXPECT_TRUE(desk.memory.viewer.ticked.empty());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Viewer, ChangesOnesTimeOwnerAndComments) {
    Stage stage;
    ViewerDesk desk;
    desk.memory.viewer.chosen = CallbackId{1};
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Change…");
    stage.frames(2);
    desk.memory.viewer.changes.move->user = "musa";
    stage.frames(2);
    stage.click(AriaRole::button, "Change");
    const auto moved = desk.commands<MoveCallback>();
    ASSERT_EQ(moved.size(), 1U);
    EXPECT_EQ(moved[0].callback, CallbackId{1});
    EXPECT_EQ(moved[0].user, "musa");
    EXPECT_EQ(moved[0].comments, "Ask for Zoe");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Viewer, ShowsAMonthWithItsNumbersAndTheLoadOfADay) {
    Stage stage;
    ViewerDesk desk;
    desk.memory.viewer.calendar_shown = true;
    stage.show([&] { desk.draw(); });
    const std::string day = to_text(desk.model.today);
    EXPECT_EQ(desk.asked(Topic::callback_month),
              (std::vector<std::string>{"/callbacks/load?month=" + day.substr(0, 7)}));
    AnswerOf<CallbackLoad>& month = desk.answers.callback_month;
    month.known = true;
    month.days.assign(31, 12);
    AnswerOf<CallbackLoad>& load = desk.answers.callback_day;
    load.known = true;
    load.start = desk_now;
    load.step_minutes = 30;
    load.steps.assign(48, 0);
    load.steps[18] = 200;
    AnswerOf<CallbackFigures>& figures = desk.answers.callback_figures;
    figures.known = true;
    figures.totals = {5, 2, 1, 1};
    figures.agents = {{"ada", "Ada", {5, 2, 1, 1}}};
    stage.frames(2);
    const auto today = stage.find(AriaRole::button, day_words(desk.model.today));
    ASSERT_TRUE(today);
    EXPECT_EQ(today->value, "today, 12 promised");
    EXPECT_TRUE(stage.find(AriaRole::cell, "200 promised"));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Viewer, CountsWhatWantsAnEyeAndLeadsThere) {
    Stage stage;
    ViewerDesk desk;
    AnswerOf<CallbackAttention>& attention = desk.answers.attention;
    attention.known = true;
    attention.overdue = 5;
    attention.escalated = 2;
    attention.orphaned = 1;
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::link, "5 overdue"));
    EXPECT_FALSE(stage.find(AriaRole::link, "0 held"));
    stage.click(AriaRole::link, "1 without an owner");
    EXPECT_EQ(desk.memory.viewer.mark, "orphaned");
    EXPECT_EQ(desk.last_asked(), "/callbacks?orphaned=1&sort=callback_time");
}

}  // namespace
}  // namespace recall::ui
