#include "tests/ui/manager_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct ArchiveDesk : ManagerDesk {
    ArchiveDesk() {
        agents_at_work();
        ready();
        for (const std::uint64_t number : {1U, 2U}) {
            CompletedCall call;
            call.id = CallId{number};
            call.name = number == 1 ? "Amaka" : "Bola";
            call.phone = Phone{2348038180440U + number};
            call.agent = "ada";
            call.campaign = Code("client");
            call.outcome = Code("SUCCESS");
            call.started_at = desk_now + -125 * second_ms;
            call.completed_at = desk_now;
            call.archived_at = desk_now;
            call.notes = "Wants the blue one.\nCall again in May.";
            call.columns.add("City", "Lagos");
            call.late = number == 2;
            answers.archive.items.push_back({call, {}});
        }
        answers.archive.known = true;
        answers.archive.about = "archive";
        answers.archive.total = 120;
    }
    void draw() {
        draw_archive(model, memory.archive, wishes);
        note_questions();
    }
    std::string last_asked() const {
        const auto paths = asked(Topic::archive);
        return paths.empty() ? "" : paths.back();
    }
};

TEST(Archive, AsksForItsPageOnceAndInTheOrderShown) {
    Stage stage;
    ArchiveDesk desk;
    stage.show([&] { desk.draw(); });
    stage.frames(10);
    EXPECT_EQ(desk.asked(Topic::archive),
              (std::vector<std::string>{"/archive?sort=-completed"}));
    EXPECT_TRUE(stage.find(AriaRole::text, "1–50 of 120").has_value());
    stage.click(AriaRole::button, "Next page");
    EXPECT_EQ(desk.last_asked(), "/archive?sort=-completed&page=2");
    stage.click(AriaRole::columnheader, "Agent");
    EXPECT_EQ(desk.last_asked(), "/archive?sort=agent");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Archive, ManyCallsAreCountedInGroups) {
    Stage stage;
    ArchiveDesk desk;
    desk.answers.archive.total = 145'007;
    desk.answers.archive.page = 240;
    desk.memory.archive.page = 240;
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text, "11,951–12,000 of 145,007"));
    EXPECT_TRUE(stage.find(AriaRole::text, "145,007 completed calls"));
}

TEST(Archive, IsAskedAgainWhenFiguresChangeButNotInARush) {
    Stage stage;
    ArchiveDesk desk;
    stage.show([&] { desk.draw(); });
    desk.figures("ife", Kind::customer, 4, 1);
    desk.replica.restore_rows(desk.rows, 2);
    stage.frames(3);
    EXPECT_EQ(desk.asked(Topic::archive).size(), 1U);
    stage.frame.now_ms += 2'001;
    stage.frames(3);
    EXPECT_EQ(desk.asked(Topic::archive).size(), 2U);
}

TEST(Archive, AFilterAsksForItsFirstPage) {
    Stage stage;
    ArchiveDesk desk;
    desk.memory.archive.page = 2;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::combobox, "Agent");
    stage.frames(2);
    stage.click(AriaRole::option, "Ada");
    stage.frames(2);
    EXPECT_EQ(desk.last_asked(), "/archive?agent=ada&sort=-completed");
    stage.click(AriaRole::link, "Clear");
    stage.frames(2);
    EXPECT_EQ(desk.last_asked(), "/archive?sort=-completed");
}

TEST(Archive, DaysAreChosenInOnePress) {
    Stage stage;
    ArchiveDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Any day");
    stage.frames(3);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Today");
    stage.frames(3);
    const std::string today = to_text(desk.model.today);
    EXPECT_EQ(desk.last_asked(),
              "/archive?from=" + today + "&to=" + today + "&sort=-completed");
    EXPECT_FALSE(stage.find(AriaRole::dialog, "Which days?").has_value());
}

TEST(Archive, ARecordIsShownWhole) {
    Stage stage;
    ArchiveDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Bola");
    stage.frames(3);
    EXPECT_EQ(stage.copied("What was written"), "Wants the blue one.\nCall again in May.");
    for (const char* words : {"Late", "2:05", "Client CRM"}) {
        EXPECT_TRUE(stage.find(AriaRole::text, words) || stage.find(AriaRole::status, words))
            << words;
    }
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Copy the notes");
    ASSERT_EQ(desk.given<Copy>().size(), 1U);
    EXPECT_EQ(desk.given<Copy>()[0].text, "Wants the blue one.\nCall again in May.");
    stage.click(AriaRole::button, "Close");
    EXPECT_FALSE(desk.memory.archive.chosen.has_value());
}

// "I listened to it, and wanted to tell her that it was good."
TEST(Archive, ACallIsMarkedAsReviewedWithAWordToItsAgent) {
    Stage stage(1280, 1600);
    ArchiveDesk desk;
    desk.answers.archive.items[0].added = {{{1}, 7, desk_now, "manager", "Ask for the date too."}};
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Amaka");
    stage.frames(3);
    EXPECT_EQ(stage.copied("What was added"), "Ask for the date too.");
    EXPECT_FALSE(stage.the(AriaRole::button, "Add note").enabled) << "nothing is written";
    desk.memory.archive.notes[{1}] = "Well done.";
    stage.frames(2);
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Mark as reviewed");
    const auto given = desk.commands<NoteCall>();
    ASSERT_EQ(given.size(), 1U);
    EXPECT_EQ(given[0].call, CallId{1});
    EXPECT_EQ(given[0].text, "Well done.");
    EXPECT_TRUE(given[0].reviewed);
    EXPECT_EQ(desk.memory.archive.notes[{1}], "Well done.") << "until it is seen to be there";
    desk.answers.archive.items[0].added.push_back({{1}, 8, desk_now, "manager", "Well done."});
    stage.frames(2);
    EXPECT_TRUE(desk.memory.archive.notes.empty());
}

TEST(Archive, WhatIsShownIsExportedUnderANameThatSaysSo) {
    Stage stage;
    ArchiveDesk desk;
    desk.memory.archive.filters.agent = "ada";
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Export");
    stage.frames(2);
    stage.click(AriaRole::button, "As CSV, for a spreadsheet");
    ASSERT_EQ(desk.given<SaveListing>().size(), 1U);
    const SaveListing saved = desk.given<SaveListing>()[0];
    EXPECT_EQ(saved.path, "/archive?agent=ada&sort=-completed&format=csv&download=1");
    EXPECT_EQ(saved.name, "archive-ada-" + to_text(desk.model.today) + ".csv");
    EXPECT_EQ(saved.rows, 120);
}

TEST(Archive, AFileOnItsWaySaysHowFarItIsAndCanBeStopped) {
    Stage stage;
    ArchiveDesk desk;
    desk.model.download = {.step = Download::Step::running, .name = "archive.csv", .rows = 120,
                           .bytes = 2'048};
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::progressbar, "Saving archive.csv").value,
              "2 KB so far, 120 rows in all");
    EXPECT_FALSE(stage.the(AriaRole::button, "Export").enabled);
    stage.click(AriaRole::button, "Cancel");
    EXPECT_EQ(desk.given<StopSaving>().size(), 1U);
}

TEST(Archive, AProblemIsToldAndAskedAgain) {
    Stage stage;
    ArchiveDesk desk;
    desk.answers.archive = {};
    stage.show([&] { desk.draw(); });
    desk.answers.archive.problem = "The relay cannot be reached.";
    stage.frames(2);
    desk.wishes.clear();
    stage.click(AriaRole::button, "Try again");
    EXPECT_EQ(desk.asked(Topic::archive),
              (std::vector<std::string>{"/archive?sort=-completed"}));
}

TEST(Archive, OnANarrowPageTheFiltersAreFoldedAway) {
    Stage stage(390, 844);
    ArchiveDesk desk;
    stage.show([&] { desk.draw(); });
    EXPECT_FALSE(stage.find(AriaRole::combobox, "Agent").has_value());
    stage.click(AriaRole::button, "Filters");
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::combobox, "Agent").has_value());
    EXPECT_EQ(stage.faults(), "");
}

// An agent's own.
struct OwnCallsDesk : ArchiveDesk {
    OwnCallsDesk() { answers.archive.about = "own"; }
    void draw() {
        draw_own_calls(model, memory.archive, wishes);
        note_questions();
    }
};

TEST(OwnCalls, AreListedWithTheirNotesAndReadWhole) {
    for (const float width : {1280.F, 390.F}) {
        Stage stage(width, 844);
        OwnCallsDesk desk;
        stage.show([&] { desk.draw(); });
        stage.frames(3);
        EXPECT_EQ(desk.last_asked(), "/archive?all=1&sort=-completed");
        EXPECT_EQ(stage.faults(), "") << width;
        desk.memory.archive.chosen = CallId{2};
        stage.frames(3);
        EXPECT_TRUE(stage.find(AriaRole::heading, "Notes"));
        EXPECT_FALSE(stage.find(AriaRole::button, "Restore to the pool")) << "that is a manager's";
        EXPECT_EQ(stage.faults(), "") << width;
    }
}

TEST(OwnCalls, ShowWhatAManagerAddedAndTakeNotesUntilTheyAreArchived) {
    Stage stage(1280, 1600);
    OwnCallsDesk desk;
    desk.rows.erase(desk.rows.begin() + 1);  // whoever looks is an agent
    User me;
    me.username = "manager";
    me.name = "Ngozi";
    desk.rows.push_back(me);
    desk.replica.restore_rows(desk.rows, 2);
    desk.answers.archive.items[0].added = {{{1}, 7, desk_now, "manager", "", true},
                                           {{1}, 8, desk_now, "manager", "Well done."}};
    desk.answers.archive.items[1].archived_at = {};
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    EXPECT_TRUE(stage.find(AriaRole::cell, "Reviewed, 1 note added: Wants the blue one.\n"
                                           "Call again in May."));
    desk.memory.archive.chosen = CallId{1};
    stage.frames(3);
    EXPECT_EQ(stage.copied("What was added"), "Well done.");
    EXPECT_FALSE(stage.find(AriaRole::button, "Add note")) << "it is archived";
    desk.memory.archive.chosen = CallId{2};
    desk.memory.archive.notes[{2}] = "She rang again.";
    stage.frames(3);
    EXPECT_FALSE(stage.find(AriaRole::button, "Mark as reviewed")) << "that is a manager's";
    stage.click(AriaRole::button, "Add note");
    const auto given = desk.commands<NoteCall>();
    ASSERT_EQ(given.size(), 1U);
    EXPECT_FALSE(given[0].reviewed);
}

TEST(OwnCalls, ASearchOfTwoLettersWaitsForAThird) {
    Stage stage;
    OwnCallsDesk desk;
    desk.memory.archive.filters.text = "ok";
    stage.show([&] { desk.draw(); });
    stage.frames(2);
    EXPECT_EQ(desk.last_asked().find("text"), std::string::npos);
    desk.memory.archive.filters.text = "oka";
    stage.frames(2);
    EXPECT_NE(desk.last_asked().find("text=oka"), std::string::npos);
}

}  // namespace
}  // namespace recall::ui
