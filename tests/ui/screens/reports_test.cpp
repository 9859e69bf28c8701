#include "tests/ui/manager_desk.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct ReportsDesk : ManagerDesk {
    ReportsDesk() {
        agents_at_work();
        ready();
        AnswerOf<Report>& report = answers.report;
        report.known = true;
        report.about = "report";
        report.totals.assigned = 40;
        report.totals.completed = 30;
        report.totals.calls = 35;
        report.totals.seconds = 3'725;
        report.totals.late = 2;
        report.series = {{Day{20'000}, 10, 4, 900}, {Day{20'001}, 20, 9, 2'825}};
        report.outcomes = {{Code("client"), "Success", 13}, {Code("client"), "No Answer", 17}};
        report.agents = {{"ada", "Ada", 25, 20, 2'000, 9}, {"musa", "Musa", 15, 10, 1'725, 4}};
    }
    void draw() {
        draw_reports(model, memory.reports, wishes);
        note_questions();
    }
};

TEST(Reports, EveryBarHasItsNameAndItsValue) {
    Stage stage(1280, 1200);
    ReportsDesk desk;
    stage.show([&] { desk.draw(); });
    EXPECT_EQ(stage.the(AriaRole::status, "Completed").value.substr(0, 2), "30");
    EXPECT_TRUE(stage.find(AriaRole::table, "Completed calls").has_value());
    for (const char* words : {"10 completed, 4 successful", "No Answer", "17", "20 of 25"}) {
        EXPECT_TRUE(stage.find(AriaRole::cell, words).has_value()) << words;
    }
    EXPECT_EQ(stage.all(AriaRole::row).size(), 6U);
    EXPECT_EQ(stage.faults(), "");
}

TEST(Reports, WhatIsChosenIsAsked) {
    Stage stage;
    ReportsDesk desk;
    stage.show([&] { desk.draw(); });
    const auto since = [&](int days) {
        const Day today = desk.model.today;
        return "&from=" + to_text(Day{today.number - days + 1}) + "&to=" + to_text(today);
    };
    stage.click(AriaRole::combobox, "Period");
    stage.frames(2);
    stage.click(AriaRole::option, "By week");
    stage.frames(2);
    EXPECT_EQ(desk.asked(Topic::report),
              (std::vector<std::string>{"/reports?" + since(30).substr(1),
                                        "/reports?period=week" + since(84)}));
    stage.click(AriaRole::button, "Print");
    EXPECT_EQ(desk.given<Print>().size(), 1U);
}

TEST(Reports, DaysWithoutACallAreSaidToHaveNone) {
    Stage stage(390, 1600);
    ReportsDesk desk;
    desk.answers.report.series.clear();
    desk.answers.report.outcomes.clear();
    desk.answers.report.agents.clear();
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.find(AriaRole::text, "No call was completed.").has_value());
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
