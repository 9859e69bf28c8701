// Many numbers at once: chosen, asked about, done part by part, and told truthfully.
#include "tests/ui/manager_desk.hpp"
#include "ui/parts/bulk.hpp"
#include "ui/screens/database/database.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct BulkDesk : ManagerDesk {
    BulkDesk() {
        agents_at_work();
        lists();
        ready();
        memory.database.chosen = "may";
        answers.leads.about = "may";
        answers.leads.known = true;
        answers.leads.total = 120;
        for (std::uint64_t i = 1; i <= 3; ++i) {
            Lead lead;
            lead.id = LeadId{i};
            lead.phone = Phone{2348038180440U + i};
            lead.name = "Lead " + std::to_string(i);
            lead.status = status_new;
            answers.leads.items.push_back({lead, "", {}});
        }
        for (std::uint64_t i = 1; i <= 2; ++i) {
            CompletedCall call;
            call.id = CallId{i};
            call.lead = LeadId{7};
            call.phone = Phone{2348038180440U};
            call.name = "Call " + std::to_string(i);
            call.agent = "ada";
            answers.archive.items.push_back({call, {}});
        }
        answers.archive.known = true;
        answers.archive.about = "archive";
        answers.archive.total = 2;
    }
    void draw_leads() {
        draw_database(model, memory.database, wishes);
        note_questions();
    }
    void draw_calls() {
        draw_archive(model, memory.archive, wishes);
        note_questions();
    }
    GiveMany many() const {
        EXPECT_EQ(given<GiveMany>().size(), 1U);
        return given<GiveMany>().empty() ? GiveMany{} : given<GiveMany>()[0];
    }
};

TEST(Bulk, TickedNumbersAreMarkedOnceTheQuestionIsAnswered) {
    Stage stage;
    BulkDesk desk;
    stage.show([&] { desk.draw_leads(); });
    stage.click(AriaRole::checkbox, "Choose Lead 1");
    stage.click(AriaRole::checkbox, "Choose Lead 3");
    stage.click(AriaRole::button, "Do with 2 numbers…");
    stage.click(AriaRole::button, "Do not call…");
    EXPECT_TRUE(desk.given<GiveMany>().empty());
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Mark 2 numbers");
    const GiveMany many = desk.many();
    EXPECT_TRUE(std::get<SetDoNotCall>(many.command).do_not_call);
    EXPECT_EQ(many.leads, (std::vector<LeadId>{{1}, {3}}));
    stage.frames(2);
    EXPECT_FALSE(stage.find(AriaRole::button, "Do with 2 numbers…")) << "the choice is spent";
}

TEST(Bulk, AllThatMatchAreFoundByTheRelay) {
    Stage stage;
    BulkDesk desk;
    desk.memory.database.search = "Lagos";
    stage.show([&] { desk.draw_leads(); });
    stage.click(AriaRole::link, "All 120 that match");
    stage.click(AriaRole::button, "Do with 120 numbers…");
    stage.click(AriaRole::button, "Restore to the pool…");
    stage.click(AriaRole::button, "Restore 120 numbers");
    EXPECT_EQ(desk.many().path, "/lead-ids?list=may&text=Lagos&free=1");
    EXPECT_TRUE(desk.many().leads.empty());
}

TEST(Bulk, AssigningNeedsAnAgentOfTheCampaign) {
    Stage stage;
    BulkDesk desk;
    stage.show([&] { desk.draw_leads(); });
    stage.click(AriaRole::checkbox, "All on this page");
    stage.click(AriaRole::button, "Do with 3 numbers…");
    stage.click(AriaRole::button, "Assign to an agent…");
    EXPECT_EQ(stage.the(AriaRole::button, "Assign 3 numbers").value, "Choose the agent first.");
    stage.click(AriaRole::combobox, "Choose an agent…");
    EXPECT_FALSE(stage.find(AriaRole::option, "Ife"));
    stage.click(AriaRole::option, "Musa");
    stage.click(AriaRole::button, "Assign 3 numbers");
    const AssignLeads command = std::get<AssignLeads>(desk.many().command);
    EXPECT_EQ(command.list, "may");
    EXPECT_EQ(command.agents, std::vector<Username>{"musa"});
    EXPECT_EQ(desk.many().leads.size(), 3U);
    EXPECT_EQ(desk.many().done, " assigned to Musa");
}

TEST(Bulk, ANewSearchOrListForgetsTheChoice) {
    Stage stage;
    BulkDesk desk;
    stage.show([&] { desk.draw_leads(); });
    stage.click(AriaRole::checkbox, "Choose Lead 1");
    stage.click(AriaRole::searchbox, "Search this list");
    stage.type("x");
    EXPECT_TRUE(desk.memory.database.ticked.empty());
}

TEST(Bulk, CallsOfOneNumberInTheArchiveAreOneNumber) {
    Stage stage;
    BulkDesk desk;
    stage.show([&] { desk.draw_calls(); });
    stage.click(AriaRole::checkbox, "All on this page");
    stage.click(AriaRole::button, "Do with 1 number…");
    EXPECT_FALSE(stage.find(AriaRole::button, "Assign to an agent…"));
    stage.click(AriaRole::button, "Give to an agent as a follow-up…");
    stage.click(AriaRole::combobox, "Choose an agent…");
    stage.click(AriaRole::option, "Ada");
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Give 1 number");
    EXPECT_EQ(std::get<ReassignLeads>(desk.many().command).agent, "ada");
    EXPECT_EQ(desk.many().leads, std::vector<LeadId>{{7}});
}

TEST(Bulk, ProgressCanBeStoppedAndTheEndTellsWhatWasDone) {
    Stage stage;
    BulkDesk desk;
    BulkModel& bulk = desk.model.bulk;
    bulk = {.step = BulkModel::Step::running, .doing = "Assigning to Musa",
            .done_words = " assigned to Musa", .total = 50'000, .done = 10'000};
    stage.show([&] { draw_bulk(desk.model, desk.wishes); });
    EXPECT_EQ(stage.the(AriaRole::progressbar, "Assigning to Musa").value, "10,000 of 50,000");
    stage.click(AriaRole::button, "Stop");
    EXPECT_EQ(desk.given<StopBulk>().size(), 1U);

    bulk.step = BulkModel::Step::stopped;
    bulk.done = 15'000;
    bulk.refused = 2;
    bulk.first_refusal = "Number 7 is in somebody's hands.";
    stage.show([&] { draw_bulk(desk.model, desk.wishes); });
    EXPECT_TRUE(stage.find(AriaRole::alert,
                           "Stopped. 15,000 numbers assigned to Musa, of 50,000. That stays. "
                           "2 numbers were left out: Number 7 is in somebody's hands.") ||
                stage.find(AriaRole::status,
                           "Stopped. 15,000 numbers assigned to Musa, of 50,000. That stays. "
                           "2 numbers were left out: Number 7 is in somebody's hands."));
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Done");
    EXPECT_EQ(desk.given<CloseBulk>().size(), 1U);
}

TEST(Bulk, OnAPhoneTheSameCanBeDone) {
    Stage stage(390, 844);
    BulkDesk desk;
    stage.show([&] { desk.draw_calls(); });
    stage.click(AriaRole::checkbox, "Choose the call of Call 1");
    EXPECT_TRUE(stage.find(AriaRole::button, "Do with 1 number…"));
    EXPECT_EQ(stage.faults(), "");
}

}  // namespace
}  // namespace recall::ui
