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
        stage.click(Role::button, "Assign numbers…");
        stage.frames(3);
    }
};

TEST(Database, ListsStandUnderTheirCampaignsWithTheirCounts) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    const auto rows = stage.all(Role::row);
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0].name, "Campaign Client CRM");
    EXPECT_EQ(rows[1].name, "Clients, April");
    EXPECT_EQ(rows[2].name, "Clients, May");
    EXPECT_EQ(rows[3].name, "Campaign Customer Service");
    std::vector<std::string> cells;
    for (const Node& node : stage.all(Role::cell)) {
        if (node.row == 2) cells.push_back(node.name);
    }
    EXPECT_EQ(cells,
              (std::vector<std::string>{"Clients, May", "150", "120", "0", "0", "30", "0"}));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Database, AChosenListAsksForItsNumbersOnce) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(Role::row, "Clients, May");
    stage.frames(10);
    EXPECT_EQ(desk.asked_pages(), (std::vector<std::string>{"/leads?size=50&page=1&list=may"}));
    EXPECT_EQ(stage.the(Role::status, "Available").value, "120");
    EXPECT_EQ(stage.the(Role::status, "Done").value, "30");
    EXPECT_EQ(stage.faults(), "");
}

TEST(Database, ASearchIsAskedOnceTypingPauses) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    desk.wishes.clear();
    stage.click(Role::searchbox, "Search this list");
    stage.type("Musa");
    EXPECT_TRUE(desk.asked_pages().empty());
    stage.frame.now_ms += 1'000;
    stage.frames(2);
    EXPECT_EQ(desk.asked_pages(),
              (std::vector<std::string>{"/leads?size=50&page=1&list=may&text=Musa"}));
}

TEST(Database, TheNextPageIsAsked) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    desk.answer_leads(50, 150);
    stage.show([&] { desk.draw(); });
    desk.wishes.clear();
    EXPECT_TRUE(stage.find(Role::text, "1–50 of 150").has_value());
    EXPECT_FALSE(stage.the(Role::button, "Previous page").enabled);
    stage.click(Role::button, "Next page");
    EXPECT_EQ(desk.asked_pages(), (std::vector<std::string>{"/leads?size=50&page=2&list=may"}));
    EXPECT_EQ(stage.faults(), "");
}

TEST(Database, NumbersAreAssignedToTheChosenAgents) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    desk.open_assign(stage);
    desk.memory.database.count = 50;
    stage.click(Role::checkbox, "Choose Ada");
    stage.click(Role::row, "Musa");
    stage.click(Role::checkbox, "Choose Zainab");
    EXPECT_TRUE(stage.find(Role::text, "2 agents get 17, 1 gets 16").has_value());
    EXPECT_EQ(stage.faults(), "");
    stage.click(Role::button, "Assign 50 numbers");
    ASSERT_EQ(desk.commands<AssignLeads>().size(), 1U);
    const AssignLeads command = desk.commands<AssignLeads>()[0];
    EXPECT_EQ(command.list, "may");
    EXPECT_EQ(command.agents, (std::vector<Username>{"ada", "musa", "zainab"}));
    EXPECT_EQ(command.count, 50);
    EXPECT_EQ(desk.given<Give>()[0].done, "50 numbers assigned to 3 agents");
    EXPECT_FALSE(desk.memory.database.assigning);
}

TEST(Database, NobodyCanAssignMoreThanIsAvailable) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    desk.open_assign(stage);
    stage.click(Role::checkbox, "Choose Ada");
    stage.click(Role::textbox, "How many numbers in all");
    stage.press(ImGuiKey_A, ImGuiMod_Ctrl);
    stage.type("121");
    stage.frames(3);
    const std::string no =
        "Only 120 numbers are available in “Clients, May”. Assign fewer, or import more.";
    EXPECT_TRUE(stage.find(Role::text, no).has_value());
    const Node button = stage.the(Role::button, "Assign 121 numbers");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, no);
    stage.click(button);
    EXPECT_TRUE(desk.commands<AssignLeads>().empty());
    stage.click(Role::button, "All 120");
    stage.frames(2);
    EXPECT_TRUE(stage.the(Role::button, "Assign 120 numbers").enabled);
}

TEST(Database, AnAgentWhoIsNotListedIsNamedWithTheReason) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    desk.open_assign(stage);
    EXPECT_FALSE(stage.find(Role::checkbox, "Choose Ife").has_value());
    EXPECT_TRUE(stage
                    .find(Role::text,
                          "Not listed: Ife. Agents who do not work in Client CRM, or who are "
                          "inactive, are not listed; an admin can add the campaign.")
                    .has_value());
}

TEST(Database, AListWithoutAvailableNumbersSaysSo) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("april");
    stage.show([&] { desk.draw(); });
    const Node button = stage.the(Role::button, "Assign numbers…");
    EXPECT_FALSE(button.enabled);
    EXPECT_EQ(button.value, "No number of this list is available.");
}

TEST(Database, AListIsSwitchedOff) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    EXPECT_TRUE(stage.the(Role::checkbox, "Active").checked);
    stage.click(Role::checkbox, "Active");
    ASSERT_EQ(desk.commands<SaveList>().size(), 1U);
    const List saved = desk.commands<SaveList>()[0].list;
    EXPECT_EQ(saved, (List{"may", Code("client"), "Clients, May", false}));
}

TEST(Database, AFileIsChosenForTheList) {
    Stage stage;
    DatabaseDesk desk;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    stage.click(Role::button, "Import file…");
    ASSERT_EQ(desk.given<ChooseImportFile>().size(), 1U);
    EXPECT_EQ(desk.given<ChooseImportFile>()[0].list, "may");
}

TEST(Database, ANewListGetsItsIdFromItsName) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(Role::button, "New list…");
    stage.frames(3);
    EXPECT_FALSE(stage.the(Role::button, "Make list").enabled);
    stage.click(Role::textbox, "Name");
    stage.type("Clients, June");
    stage.click(Role::combobox, "Campaign");
    stage.click(Role::option, "Client CRM");
    EXPECT_EQ(stage.the(Role::textbox, "Id").value, "clients-june");
    EXPECT_EQ(stage.faults(), "");
    stage.click(Role::button, "Make list");
    ASSERT_EQ(desk.commands<SaveList>().size(), 1U);
    EXPECT_EQ(desk.commands<SaveList>()[0].list,
              (List{"clients-june", Code("client"), "Clients, June", true}));
}

TEST(Database, ANewListDoesNotReplaceOneThatIsThere) {
    Stage stage;
    DatabaseDesk desk;
    stage.show([&] { desk.draw(); });
    stage.click(Role::button, "New list…");
    stage.frames(3);
    stage.click(Role::textbox, "Name");
    stage.type("May");
    stage.frames(2);
    EXPECT_TRUE(stage
                    .find(Role::text,
                          "There is a list with this id already: Clients, May. Choose another.")
                    .has_value());
    EXPECT_FALSE(stage.the(Role::button, "Make list").enabled);
}

TEST(Database, OfflineNothingThatOthersShareCanBeChanged) {
    Stage stage;
    DatabaseDesk desk;
    desk.model.link = Link::offline;
    desk.choose("may");
    stage.show([&] { desk.draw(); });
    for (const char* name : {"Assign numbers…", "Import file…", "New list…"}) {
        EXPECT_FALSE(stage.the(Role::button, name).enabled) << name;
    }
    EXPECT_TRUE(desk.asked_pages().empty());
    desk.model.link = Link::live;
    stage.frames(2);
    EXPECT_EQ(desk.asked_pages().size(), 1U);
}

TEST(Database, AnEmptyDeskAsksForItsFirstList) {
    Stage stage;
    ManagerDesk desk;
    desk.ready();
    stage.show([&] { draw_database(desk.model, desk.memory.database, desk.wishes); });
    EXPECT_TRUE(stage.find(Role::text, "There is no list yet").has_value());
    EXPECT_EQ(stage.faults(), "");
}

TEST(Database, TheSpreadIsToldAsTheRulesSpread) {
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

TEST(Database, ALeadsRecordTellsWhatIsKnownAndWhatHappened) {
    Stage stage;
    LeadDesk desk;
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    EXPECT_EQ(stage.copied("City"), "Enugu");
    EXPECT_TRUE(stage.find(Role::cell, "Success").has_value());
    EXPECT_TRUE(stage.find(Role::cell, "Will come").has_value());
    EXPECT_EQ(stage.faults(), "");
    stage.click(Role::button, "Restore to the pool");
    stage.click(Role::button, "Do not call");
    ASSERT_EQ(desk.commands<RestoreLeads>().size(), 1U);
    ASSERT_EQ(desk.commands<SetDoNotCall>().size(), 1U);
    EXPECT_EQ(desk.commands<SetDoNotCall>()[0].leads, std::vector<LeadId>{LeadId{7}});
    EXPECT_TRUE(desk.commands<SetDoNotCall>()[0].do_not_call);
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

TEST(Database, ALeadsRecordShowsItsCallbacksAndChangesTheOpenOne) {
    for (const float width : {1280.F, 390.F}) {
        Stage stage(width, 844);
        LeadDesk desk;
        stage.show([&] { desk.draw(); });
        stage.frames(3);
        EXPECT_TRUE(stage.find(Role::text, "Looking…"));
        EXPECT_EQ(desk.asked(Topic::lead_callbacks),
                  (std::vector<std::string>{"/callbacks?size=20&sort=-entry_time&lead=7"}));
        PageOf<CallbackLine>& page = desk.answers.lead_callbacks;
        page.known = true;
        stage.frames(3);
        EXPECT_TRUE(stage.find(Role::text, "None was promised"));
        page.items = {promised_call(2, CallbackStatus::ACTIVE),
                      promised_call(1, CallbackStatus::ARCHIVE)};
        page.items[1].callback.ended = CallbackEnd::cancelled;
        page.total = 2;
        stage.frames(3);
        const std::string when = time_of_day(desk.model, page.items[0].callback.callback_time);
        EXPECT_TRUE(stage.find(Role::row, when + ", Cancelled"));
        EXPECT_EQ(stage.faults(), "") << width;

        stage.click(Role::button, "More for the callback of " + when);
        stage.frames(3);
        stage.click(Role::button, "Change…");
        stage.frames(3);
        EXPECT_EQ(stage.faults(), "") << width;
        stage.click(Role::button, "Change");
        stage.frames(3);
        ASSERT_EQ(desk.commands<MoveCallback>().size(), 1U);
        EXPECT_EQ(desk.commands<MoveCallback>()[0].callback, CallbackId{2});
        EXPECT_TRUE(desk.memory.database.lead) << "the record stays open";

        stage.click(Role::button, "More for the callback of " + when);
        stage.frames(3);
        stage.click(Role::button, "Cancel callback…");
        stage.frames(3);
        stage.click(Role::button, "See what changes");
        ASSERT_EQ(desk.given<ChangeCallbacks>().size(), 1U);
        EXPECT_TRUE(desk.given<ChangeCallbacks>()[0].cancel);
        EXPECT_EQ(desk.given<ChangeCallbacks>()[0].callbacks,
                  std::vector<CallbackId>{CallbackId{2}});
    }
}

TEST(Database, ALeadsCallbacksAreNotGuessedOffline) {
    Stage stage;
    LeadDesk desk;
    desk.model.link = Link::offline;
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    EXPECT_TRUE(stage.find(Role::text, "It is shown when connected"));
    EXPECT_FALSE(stage.find(Role::text, "None was promised"));
}

TEST(Database, ALeadIsEditedWithAllItsColumns) {
    Stage stage;
    LeadDesk desk;
    stage.show([&] { desk.draw(); });
    stage.frames(3);
    stage.click(Role::button, "Edit…");
    stage.frames(3);
    stage.click(Role::textbox, "City");
    stage.press(ImGuiKey_End);
    stage.type(" North");
    EXPECT_EQ(stage.faults(), "");
    stage.click(Role::button, "Save");
    ASSERT_EQ(desk.commands<EditLead>().size(), 1U);
    const EditLead command = desk.commands<EditLead>()[0];
    EXPECT_EQ(command.phone, Phone{2348038180441U});
    EXPECT_EQ(command.columns.value_of("City"), "Enugu North");
}

}  // namespace
}  // namespace recall::ui
