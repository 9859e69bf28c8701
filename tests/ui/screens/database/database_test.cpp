#include "tests/ui/manager_desk.hpp"
#include "ui/screens/database/database.hpp"

#include <gtest/gtest.h>

namespace recall::ui {
namespace {

struct DatabaseDesk : ManagerDesk {
    DatabaseDesk() {
        agents_at_work();
        lists();
        ready();
    }
    void draw() {
        draw_database(model, memory.database, wishes);
        note_questions();
    }
    std::vector<std::string> asked_pages() const { return asked(Topic::leads); }
    void choose(const ListId& id) {
        memory.database.chosen = id;
        answers.leads.about = id;
    }
    void answer_leads(int count, std::int64_t total) {
        answers.leads.total = total;
        answers.leads.known = true;
        for (int i = 1; i <= count; ++i) {
            Lead lead;
            lead.id = LeadId{static_cast<std::uint64_t>(i)};
            lead.phone = Phone{2348038180440U + static_cast<std::uint64_t>(i)};
            lead.name = "Lead " + std::to_string(i);
            lead.status = status_new;
            answers.leads.items.push_back({lead, "", {}});
        }
    }
    void open_assign(Stage& stage) {
        choose("may");
        stage.frames(3);
        stage.click(AriaRole::button, "Assign numbers…");
        stage.frames(3);
    }
};

TEST(DatabaseFrame, ListsStandUnderTheirCampaignsWithTheirCounts) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    const auto rows = stage.all(AriaRole::row);
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0].name, "Campaign Client CRM");
    EXPECT_EQ(rows[1].name, "Clients, April");
    EXPECT_EQ(rows[2].name, "Clients, May");
    EXPECT_EQ(rows[3].name, "Campaign Customer Service");
    std::vector<std::string> cells;
    for (const Node& node : stage.all(AriaRole::cell)) {
        if (node.row == 2) cells.push_back(node.name);
    }
    EXPECT_EQ(cells,
              (std::vector<std::string>{"Clients, May", "150", "120", "30"}))
        << "of what no list has any there is no column, so that the rest adds up";
    EXPECT_EQ(stage.faults(), "");
}

TEST(DatabaseFrame, AChosenListAsksForItsNumbersOnce) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::row, "Clients, May");
    stage.frames(10);
    EXPECT_EQ(desk.asked_pages(), (std::vector<std::string>{"/leads?list=may"}));
    EXPECT_EQ(stage.the(AriaRole::status, "Available").value, "120");
    EXPECT_EQ(stage.the(AriaRole::status, "Done").value, "30");
    EXPECT_EQ(stage.faults(), "");
}

TEST(DatabaseFrame, ASearchIsAskedOnceTypingPauses) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    desk.wishes.clear();
    stage.click(AriaRole::searchbox, "Search this list");
    stage.type("Musa");
    EXPECT_TRUE(desk.asked_pages().empty());
    stage.frame.now_ms += 1'000;
    stage.frames(2);
    EXPECT_EQ(desk.asked_pages(),
              (std::vector<std::string>{"/leads?list=may&text=Musa"}));
}

TEST(DatabaseFrame, TheNextPageIsAsked) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    desk.answer_leads(50, 150);
    stage.show([&] { desk.draw(); });
    desk.wishes.clear();
    EXPECT_TRUE(stage.find(AriaRole::text, "1–50 of 150").has_value());
    EXPECT_FALSE(stage.the(AriaRole::button, "Previous page").enabled);
    stage.click(AriaRole::button, "Next page");
    EXPECT_EQ(desk.asked_pages(), (std::vector<std::string>{"/leads?list=may&page=2"}));
    EXPECT_EQ(stage.faults(), "");
}

TEST(DatabaseFrame, NumbersAreAssignedToTheChosenAgents) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    desk.open_assign(stage);
    desk.memory.database.count = 50;
    stage.click(AriaRole::checkbox, "Choose Ada");
    stage.click(AriaRole::row, "Musa");
    stage.click(AriaRole::checkbox, "Choose Zainab");
    EXPECT_TRUE(stage.find(AriaRole::text, "2 agents get 17, 1 gets 16").has_value());
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Assign 50 numbers");
    ASSERT_EQ(desk.commands<AssignLeads>().size(), 1U);
    const AssignLeads command = desk.commands<AssignLeads>()[0];
    EXPECT_EQ(command.list, "may");
    EXPECT_EQ(command.agents, (std::vector<Username>{"ada", "musa", "zainab"}));
    EXPECT_EQ(command.count, 50);
    EXPECT_EQ(desk.given<Give>()[0].done, "50 numbers assigned to 3 agents");
    EXPECT_FALSE(desk.memory.database.assigning);
}

TEST(DatabaseFrame, NobodyCanAssignMoreThanIsAvailable) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    desk.open_assign(stage);
    stage.click(AriaRole::checkbox, "Choose Ada");
    stage.click(AriaRole::textbox, "How many numbers in all");
    stage.press(ImGuiKey_A, ImGuiMod_Ctrl);
    stage.type("121");
    stage.frames(3);
    const std::string no =
        "Only 120 numbers are available in “Clients, May”. Assign fewer, or import more.";
    EXPECT_TRUE(stage.find(AriaRole::text, no).has_value());
    const Node button = stage.the(AriaRole::button, "Assign 121 numbers");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, no);
    stage.click(button);
    EXPECT_TRUE(desk.commands<AssignLeads>().empty());
    stage.click(AriaRole::button, "All 120");
    stage.frames(2);
    EXPECT_TRUE(stage.the(AriaRole::button, "Assign 120 numbers").enabled);
}

TEST(DatabaseFrame, AnAgentWhoIsNotListedIsNamedWithTheReason) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    desk.open_assign(stage);
    EXPECT_FALSE(stage.find(AriaRole::checkbox, "Choose Ife").has_value());
    EXPECT_TRUE(stage
                    .find(AriaRole::text,
                          "Not listed: Ife. Agents who do not work in Client CRM, or who are "
                          "inactive, are not listed; an admin can add the campaign.")
                    .has_value());
}

TEST(DatabaseFrame, AListWithoutAvailableNumbersSaysSo) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("april");
    stage.show([&] { desk.draw(); });
    const Node button = stage.the(AriaRole::button, "Assign numbers…");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, "No number of this list is available.");
}

TEST(DatabaseFrame, AListIsSwitchedOff) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.the(AriaRole::checkbox, "Active").checked);
    stage.click(AriaRole::checkbox, "Active");
    ASSERT_EQ(desk.commands<SaveList>().size(), 1U);
    const List saved = desk.commands<SaveList>()[0].list;
    EXPECT_EQ(saved, (List{"may", Code("client"), "Clients, May", false}));
}

TEST(DatabaseFrame, AFileIsChosenForTheList) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Import file…");
    ASSERT_EQ(desk.given<ChooseImportFile>().size(), 1U);
    EXPECT_EQ(desk.given<ChooseImportFile>()[0].list, "may");
}

TEST(DatabaseFrame, AStandingPlanSaysWhomItServesAndIsSavedByItsCampaign) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "Standing plan…");
    stage.frames(3);
    EXPECT_FALSE(stage.the(AriaRole::button, "Save").enabled) << "nothing is changed";
    stage.click(AriaRole::checkbox, "Give every agent numbers up to the daily target");
    stage.frames(2);
    EXPECT_EQ(stage.the(AriaRole::combobox, "Every day from").value, "08:00");
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Save");
    const auto given = desk.commands<PlanNumbers>();
    ASSERT_EQ(given.size(), 1U);
    EXPECT_EQ(given[0].campaign, Code("client"));
    EXPECT_EQ(given[0].minute, 8 * 60);
}

TEST(DatabaseFrame, ANewListGetsItsIdFromItsName) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "New list…");
    stage.frames(3);
    EXPECT_FALSE(stage.the(AriaRole::button, "Make list").enabled);
    stage.click(AriaRole::textbox, "Name");
    stage.type("Clients, June");
    stage.click(AriaRole::combobox, "Campaign");
    stage.click(AriaRole::option, "Client CRM");
    EXPECT_EQ(stage.the(AriaRole::textbox, "Id").value, "clients-june");
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Make list");
    ASSERT_EQ(desk.commands<SaveList>().size(), 1U);
    EXPECT_EQ(desk.commands<SaveList>()[0].list,
              (List{"clients-june", Code("client"), "Clients, June", true}));
}

TEST(DatabaseFrame, ANewListDoesNotReplaceOneThatIsThere) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(AriaRole::button, "New list…");
    stage.frames(3);
    stage.click(AriaRole::textbox, "Name");
    stage.type("May");
    stage.frames(2);
    EXPECT_TRUE(stage
                    .find(AriaRole::text,
                          "There is a list with this id already: Clients, May. Choose another.")
                    .has_value());
    EXPECT_FALSE(stage.the(AriaRole::button, "Make list").enabled);
}

TEST(DatabaseFrame, OfflineNothingThatOthersShareCanBeChanged) {
    Stage stage;
    DatabaseDesk desk;
    desk.model.link = Link::offline;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    for (const char* name : {"Assign numbers…", "Import file…", "New list…"}) {
        EXPECT_FALSE(stage.the(AriaRole::button, name).enabled) << name;
    }
    EXPECT_TRUE(desk.asked_pages().empty());
    desk.model.link = Link::live;
    stage.frames(2);
    EXPECT_EQ(desk.asked_pages().size(), 1U);
}

TEST(DatabaseFrame, AnEmptyDeskAsksForItsFirstList) {
    Stage stage;
    ManagerDesk desk;
    desk.ready();
    stage.show([&] { draw_database(desk.model, desk.memory.database, desk.wishes); });
    EXPECT_TRUE(stage.find(AriaRole::text, "There is no list yet").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(DatabaseFrame, TheSpreadIsToldAsTheRulesSpread) {
    EXPECT_EQ(spread_words(51, 3), "17 each");
    EXPECT_EQ(spread_words(50, 3), "2 agents get 17, 1 gets 16");
    EXPECT_EQ(spread_words(49, 3), "1 agent gets 17, 2 get 16");
    EXPECT_EQ(spread_words(1, 3), "1 agent gets 1, 2 get none");
    EXPECT_EQ(spread_words(9, 1), "All to one agent");
}

struct LeadDesk : DatabaseDesk {
    LeadDesk() {
        choose("may");
        memory.database.lead = LeadId{7};
        answered(Topic::lead, "/leads/7");
        Lead& lead = answers.lead.lead.lead;
        lead.id = LeadId{7};
        lead.list = "may";
        lead.name = "Amaka";
        lead.phone = Phone{2348038180441U};
        lead.columns.add("City", "Enugu");
        CompletedCall call;
        call.agent = "ada";
        call.outcome = Code("SUCCESS");
        call.notes = "Will come";
        const PastAssignment given{.agent = "ada", .stage = recall::Stage::completed};
        answers.lead.history = {{LeadEventKind::call, desk_now, call, {}},
                                {LeadEventKind::assignment, desk_now + -minute_ms, {}, given}};
    }
};

TEST(DatabaseFrame, ALeadsRecordTellsWhatIsKnownAndWhatHappened) {
    Stage stage;
    LeadDesk desk;
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    EXPECT_EQ(stage.copied("City"), "Enugu");
    EXPECT_TRUE(stage.find(AriaRole::cell, "Success").has_value());
    EXPECT_TRUE(stage.find(AriaRole::cell, "Will come").has_value());
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Restore to the pool");
    stage.click(AriaRole::button, "Do not call");
    ASSERT_EQ(desk.commands<RestoreLeads>().size(), 1U);
    ASSERT_EQ(desk.commands<SetDoNotCall>().size(), 1U);
    EXPECT_EQ(desk.commands<SetDoNotCall>()[0].leads, std::vector<LeadId>{LeadId{7}});
    EXPECT_TRUE(desk.commands<SetDoNotCall>()[0].do_not_call);
}

// "Is she in the other list too?"
TEST(DatabaseFrame, ALeadsRecordLeadsToTheSamePersonInOtherLists) {
    Stage stage;
    LeadDesk desk;
    LeadLine other;
    other.lead.id = LeadId{8};
    other.lead.list = "april";
    other.agent = "ada";
    desk.answers.lead.same_person = {other};
    desk.answers.lead.history[0].list = "april";
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    EXPECT_EQ(stage.the(AriaRole::cell, "Success").value, "in Clients, April");
    stage.click(AriaRole::link, "Clients, April: Ada has it today");
    EXPECT_EQ(desk.memory.database.lead, LeadId{8});
    EXPECT_EQ(stage.faults(), "");
}

CallbackLine promised_call(std::uint64_t id, CallbackStatus status) {
    CallbackLine line;
    line.callback.id = CallbackId{id};
    line.callback.lead = LeadId{7};
    line.callback.campaign = Code("client");
    line.callback.user = "ada";
    line.callback.status = status;
    line.callback.callback_time = desk_now + 60 * minute_ms;
    line.callback.comments = "Ask for Zoe";
    return line;
}

TEST(DatabaseFrame, ALeadsRecordShowsItsCallbacksAndChangesTheOpenOne) {
    for (const float width : {1280.F, 390.F}) {
        Stage stage(width, 844);
        LeadDesk desk;
        stage.show([&] { desk.draw(); });
        stage.frames(3);
        EXPECT_TRUE(stage.find(AriaRole::text, "Looking…"));
        EXPECT_EQ(desk.asked(Topic::lead_callbacks),
                  (std::vector<std::string>{"/callbacks?lead=7&sort=-entry_time&size=20"}));
        PageOf<CallbackLine>& page = desk.answers.lead_callbacks;
        page.known = true;
        stage.frames(3);
        EXPECT_TRUE(stage.find(AriaRole::text, "None was promised"));
        page.items = {promised_call(2, CallbackStatus::ACTIVE),
                      promised_call(1, CallbackStatus::ARCHIVE)};
        page.items[1].callback.ended = CallbackEnd::cancelled;
        page.total = 2;
        stage.frames(3);
        const std::string when = time_of_day(desk.model, page.items[0].callback.callback_time);
        EXPECT_TRUE(stage.find(AriaRole::row, when + ", Cancelled"));
        EXPECT_EQ(stage.faults(), "") << width;

        stage.click(AriaRole::button, "More for the callback of " + when);
        stage.frames(3);
        stage.click(AriaRole::button, "Change…");
        stage.frames(3);
        EXPECT_EQ(stage.faults(), "") << width;
        stage.click(AriaRole::button, "Change");
        stage.frames(3);
        ASSERT_EQ(desk.commands<MoveCallback>().size(), 1U);
        EXPECT_EQ(desk.commands<MoveCallback>()[0].callback, CallbackId{2});
        EXPECT_TRUE(desk.memory.database.lead) << "the record stays open";

        stage.click(AriaRole::button, "More for the callback of " + when);
        stage.frames(3);
        stage.click(AriaRole::button, "Cancel callback…");
        stage.frames(3);
        stage.click(AriaRole::button, "See what changes");
        ASSERT_EQ(desk.given<ChangeCallbacks>().size(), 1U);
        EXPECT_TRUE(desk.given<ChangeCallbacks>()[0].cancel);
        EXPECT_EQ(desk.given<ChangeCallbacks>()[0].callbacks,
                  std::vector<CallbackId>{CallbackId{2}});
    }
}

TEST(DatabaseFrame, ALeadsCallbacksAreNotGuessedOffline) {
    Stage stage;
    LeadDesk desk;
    desk.model.link = Link::offline;
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    EXPECT_TRUE(stage.find(AriaRole::text, "It is shown when connected"));
    EXPECT_FALSE(stage.find(AriaRole::text, "None was promised"));
}

TEST(DatabaseFrame, ALeadIsEditedWithAllItsColumns) {
    Stage stage;
    LeadDesk desk;
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    stage.click(AriaRole::button, "Edit…");
    stage.frames(3);
    stage.click(AriaRole::textbox, "City");
    stage.press(ImGuiKey_End);
    stage.type(" North");
    EXPECT_EQ(stage.faults(), "");
    stage.click(AriaRole::button, "Save");
    ASSERT_EQ(desk.commands<EditLead>().size(), 1U);
    const EditLead command = desk.commands<EditLead>()[0];
    EXPECT_EQ(command.phone, Phone{2348038180441U});
    EXPECT_EQ(command.columns.value_of("City"), "Enugu North");
}

}  // namespace
}  // namespace recall::ui
