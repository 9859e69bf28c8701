// What every journal tells of its history: one suite, run over memory and over SQLite.
#include "tests/journal/journal_suite.hpp"

namespace recall {

template <typename Where>
class ReaderSuite : public JournalSuite<Where> {};
TYPED_TEST_SUITE(ReaderSuite, Everywhere, Names);

TYPED_TEST(ReaderSuite, ReadsCallsNewestFirstAndOnlyArchivedOnesUnlessAsked) {
    this->desk.set_up();
    this->desk.complete_one();
    this->desk.do_it(bob, CompleteCall{{3}, resolved, "", {}, {}});
    JournalReader& reader = this->where.reader();
    EXPECT_EQ(reader.calls({}, {}).value().total, 0);
    CallFilter all;
    all.archived_only = false;
    EXPECT_EQ(ids(reader.calls(all, {})), (Ids{2, 1}));
    this->desk.close_day();
    this->desk.do_it(max, AssignLeads{clients, {ann}, 1, {}});
    this->desk.do_it(ann, CompleteCall{{5}, no_answer, "", {}, {}});
    EXPECT_EQ(ids(reader.calls({}, {})), (Ids{2, 1}));
    EXPECT_EQ(reader.calls({}, {}).value().total, 2);
    EXPECT_EQ(ids(reader.calls(all, {})), (Ids{3, 2, 1}));
}

TYPED_TEST(ReaderSuite, FiltersCalls) {
    this->desk.set_up();
    this->desk.complete_one();
    this->desk.do_it(bob, CompleteCall{{3}, resolved, "50% off_er", {}, {}});
    const Day first = this->desk.state().counters().open_day;
    this->desk.close_day();
    this->desk.do_it(max, AssignLeads{clients, {ann}, 1, {}});
    this->desk.do_it(ann, CompleteCall{{5}, no_answer, "100", {}, {}});
    JournalReader& reader = this->where.reader();
    const auto found = [&](auto change) {
        CallFilter filter;
        filter.archived_only = false;
        change(filter);
        const auto page = reader.calls(filter, {});
        EXPECT_EQ(page.value().total, static_cast<std::int64_t>(page.value().items.size()));
        return ids(page);
    };
    EXPECT_EQ(found([](auto& f) { f.agent = ann; }), (Ids{3, 1}));
    EXPECT_EQ(found([](auto& f) { f.kind = Kind::customer; }), (Ids{2}));
    EXPECT_EQ(found([](auto& f) { f.kind = Kind::client; f.archived_only = true; }), (Ids{1}));
    EXPECT_EQ(found([](auto& f) { f.campaign = Code{"client"}; }), (Ids{3, 1}));
    EXPECT_EQ(found([](auto& f) { f.outcome = resolved; }), (Ids{2}));
    EXPECT_EQ(found([&](auto& f) { f.from = next(first); }), (Ids{3}));
    EXPECT_EQ(found([&](auto& f) { f.to = first; f.agent = ann; }), (Ids{1}));
    EXPECT_EQ(found([&](auto& f) { f.from = first; f.to = first; }), (Ids{2, 1}));
    EXPECT_EQ(found([](auto& f) { f.lead = LeadId{1}; }), (Ids{1}));
    EXPECT_EQ(found([](auto& f) { f.text = "NGOZI"; }), (Ids{2, 1}));
    EXPECT_EQ(found([](auto& f) { f.text = "blue"; }), (Ids{1}));
    EXPECT_EQ(found([](auto& f) { f.text = "+234801"; f.agent = bob; }), (Ids{2}));
    EXPECT_EQ(found([](auto& f) { f.text = "50%"; }), (Ids{2}));
    EXPECT_EQ(found([](auto& f) { f.text = "ER off"; }), (Ids{2}));
    EXPECT_EQ(found([](auto& f) { f.text = "ff"; }), (Ids{})) << "in the middle of a word";
    EXPECT_EQ(found([](auto& f) { f.text = "0801 234"; }), (Ids{3, 2, 1}));
    EXPECT_EQ(found([](auto& f) { f.text = "\\"; }), (Ids{}));
    EXPECT_EQ(found([](auto& f) { f.agent = "nobody"; }), (Ids{}));
}

TYPED_TEST(ReaderSuite, ReadsACallAsItWasKept) {
    this->desk.set_up();
    this->desk.complete_one();
    const CompletedCall call = *this->desk.state().call({1});
    EXPECT_EQ(call.notes, secret_note);
    EXPECT_EQ(call.columns.value_of("Company"), secret_column);
    CallFilter all;
    all.archived_only = false;
    EXPECT_EQ(texts(this->where.reader().calls(all, {})),
              std::vector<std::string>{to_text(to_json(call))});
}

TYPED_TEST(ReaderSuite, ReadsLeadsByFilterInOrderOfId) {
    this->desk.set_up();
    JournalReader& reader = this->where.reader();
    EXPECT_EQ(reader.leads({}, {}).value().total, 12);
    EXPECT_EQ(ids(reader.leads({customers, {}, ""}, {})), (Ids{7, 8, 9, 10, 11, 12}));
    EXPECT_EQ(ids(reader.leads({customers, {}, ""}, {2, 4})), (Ids{11, 12}));
    EXPECT_EQ(reader.leads({customers, {}, ""}, {2, 4}).value().total, 6);
    EXPECT_EQ(ids(reader.leads({{}, {}, "ngozi"}, {})), (Ids{1, 7}));
    EXPECT_EQ(ids(reader.leads({clients, {}, "5679"}, {})), (Ids{2}));
    this->desk.complete_one();
    EXPECT_EQ(ids(reader.leads({{}, success, ""}, {})), (Ids{1}));
}

TYPED_TEST(ReaderSuite, FiltersLeadsAsTheirTableDoes) {
    this->desk.set_up();
    this->desk.complete_one();
    this->desk.do_it(max, SetDoNotCall{{{6}}});
    this->desk.do_it(max, SaveList{{customers, Code{"customer"}, "Customers", false}});
    JournalReader& reader = this->where.reader();
    const auto found = [&](auto change) {
        LeadFilter filter;
        change(filter);
        const auto page = reader.leads(filter, {});
        EXPECT_EQ(page.value().total, static_cast<std::int64_t>(page.value().items.size()));
        return ids(page);
    };
    EXPECT_EQ(found([](auto& f) { f.campaign = Code{"customer"}; }), (Ids{7, 8, 9, 10, 11, 12}));
    EXPECT_EQ(found([](auto& f) { f.do_not_call = true; }), (Ids{6, 12}))
        << "12 has the same phone number";
    EXPECT_EQ(found([](auto& f) {
                  f.do_not_call = false;
                  f.list = clients;
              }),
              (Ids{1, 2, 3, 4, 5}));
    EXPECT_EQ(found([](auto& f) { f.attempts_max = 0; f.list = clients; }), (Ids{2, 3, 4, 5, 6}));
    EXPECT_EQ(found([](auto& f) { f.agent = ann; }), (Ids{2}));
    EXPECT_EQ(found([](auto& f) { f.agent = bob; }), (Ids{7, 8}));
    EXPECT_EQ(found([](auto& f) { f.available_only = true; }), (Ids{3, 4, 5}));
    EXPECT_EQ(found([](auto& f) { f.text = "NAIVE"; }), (Ids{2, 8})) << "in a further column";
    EXPECT_EQ(found([](auto& f) { f.text = "Company"; }), (Ids{})) << "which is a column's name";
    std::vector<std::uint64_t> pool;
    for (const PoolKey& key : this->desk.state().pool(clients)) pool.push_back(key.lead.value);
    EXPECT_EQ(found([](auto& f) { f.available_only = true; f.list = clients; }), pool);
}

// Leads of one person over several lists: 13 to 16 are those of 3 to 6 again.
TYPED_TEST(ReaderSuite, FindsNobodyAvailableWhoIsInHandOrPromisedElsewhere) {
    this->desk.set_up();
    this->desk.do_it(max, SaveList{{"more", Code{"client"}, "More clients"}});
    ImportLeads again{"more", {}, "again.csv", {}};
    for (const std::uint64_t id : {3u, 4u, 5u, 6u}) {
        again.leads.push_back({.phone = this->desk.state().lead({id})->phone});
    }
    this->desk.do_it(max, again);
    const auto available = [&] {
        LeadFilter filter;
        filter.campaign = Code{"client"};
        filter.available_only = true;
        Ids pools;
        for (const ListId& list : {ListId(clients), ListId("more")}) {
            for (const PoolKey& key : this->desk.state().pool(list)) {
                pools.push_back(key.lead.value);
            }
        }
        std::sort(pools.begin(), pools.end());
        EXPECT_EQ(ids(this->where.reader().leads(filter, {})), pools);
        return pools;
    };
    EXPECT_EQ(available(), (Ids{3, 4, 5, 6, 13, 14, 15, 16}));
    this->desk.do_it(max, AssignLeads{clients, {ann}, 0, {{3}}});
    this->desk.do_it(max, AssignLeads{"more", {bob}, 0, {{14}}});
    EXPECT_EQ(available(), (Ids{5, 6, 15, 16})) << "3 and 14 are in hand, 13 and 4 elsewhere";
    const AssignmentId taken = this->desk.state().assignment_of({3})->id;
    this->desk.do_it(ann, CompleteCall{taken, no_answer, "", {}, {}});
    EXPECT_EQ(available(), (Ids{3, 5, 6, 13, 15, 16}));
    Desk any = this->desk.state().desk();
    any.one_per_person = false;
    this->desk.do_it(ada, ConfigureDesk{any});
    EXPECT_EQ(available(), (Ids{3, 4, 5, 6, 13, 15, 16}));
}

// Whatever makes a number dialable or not, the query for what is available finds the pool itself.
TYPED_TEST(ReaderSuite, FindsTheAvailableLeadsUnderEveryRule) {
    this->desk.set_up();
    this->desk.do_it(ann, CompleteCall{{1}, no_answer, "", {}, {}});
    this->desk.do_it(ann, CompleteCall{{2}, no_answer, "", {}, {}});
    const auto expect_the_pool = [&](const char* rule, std::size_t size) {
        LeadFilter filter;
        filter.list = clients;
        filter.available_only = true;
        Ids pool;
        for (const PoolKey& key : this->desk.state().pool(clients)) pool.push_back(key.lead.value);
        std::sort(pool.begin(), pool.end());
        EXPECT_EQ(pool.size(), size) << rule;
        EXPECT_EQ(ids(this->where.reader().leads(filter, {})), pool) << rule;
    };
    const auto change = [&](const std::function<void(Campaign&)>& how) {
        Campaign campaign = *this->desk.state().campaign(Code{"client"});
        campaign.recycling.clear();
        campaign.only_since_reset = false;
        how(campaign);
        this->desk.do_it(ada, SaveCampaign{campaign});
    };
    expect_the_pool("none", 6);
    change([](Campaign& c) { c.recycling = {{no_answer, 60, 0}}; });
    expect_the_pool("a wait", 4);
    change([](Campaign& c) { c.recycling = {{no_answer, 0, 0}}; });
    this->desk.do_it(clock_name, EndWaits{});
    expect_the_pool("a wait that ended", 6);
    change([](Campaign& c) { c.recycling = {{no_answer, 0, 1}}; });
    expect_the_pool("one call at most", 4);
    change([](Campaign& c) { c.only_since_reset = true; });
    expect_the_pool("once since the reset", 4);
    this->desk.do_it(max, ResetList{clients});
    expect_the_pool("reset", 6);
    List list = *this->desk.state().list(clients);
    list.expires = previous(this->desk.state().counters().open_day);
    this->desk.do_it(max, SaveList{list});
    expect_the_pool("expired", 0);
    list.expires = this->desk.state().counters().open_day;
    this->desk.do_it(max, SaveList{list});
    expect_the_pool("the last day", 6);
    change([](Campaign& c) { c.agents_pull = true; });
    this->desk.do_it(ann, TakeNext{Code{"client"}});
    expect_the_pool("one taken", 5);
    this->desk.do_it(ann, ReleaseClaim{{5}});
    expect_the_pool("and given back", 6);
}

TYPED_TEST(ReaderSuite, SortsLeadsAndCalls) {
    this->desk.set_up();
    this->desk.complete_one();
    this->desk.do_it(bob, CompleteCall{{3}, resolved, "", {}, {}});
    this->desk.do_it(max, EditLead{{3}, Phone{2340000000001}, "zulu", "", {}});
    this->desk.do_it(max, EditLead{{4}, Phone{2349999999999}, "Alpha", "", {}});
    JournalReader& reader = this->where.reader();
    const auto leads = [&](LeadOrder order, bool descending) {
        LeadFilter filter;
        filter.list = clients;
        filter.order = order;
        filter.descending = descending;
        return ids(reader.leads(filter, {}));
    };
    EXPECT_EQ(leads(LeadOrder::name, false), (Ids{4, 2, 5, 6, 1, 3}));
    EXPECT_EQ(leads(LeadOrder::name, true), (Ids{3, 1, 6, 5, 2, 4}));
    EXPECT_EQ(leads(LeadOrder::phone, false), (Ids{3, 1, 2, 5, 6, 4}));
    EXPECT_EQ(leads(LeadOrder::status, true), (Ids{1, 6, 5, 4, 3, 2}));
    EXPECT_EQ(leads(LeadOrder::attempts, false), (Ids{2, 3, 4, 5, 6, 1}));
    EXPECT_EQ(leads(LeadOrder::last_call, true), (Ids{1, 6, 5, 4, 3, 2}));
    EXPECT_EQ(leads(LeadOrder::id, true), (Ids{6, 5, 4, 3, 2, 1}));
    for (const CallOrder order : {CallOrder::day, CallOrder::completed, CallOrder::agent,
                                  CallOrder::outcome, CallOrder::name, CallOrder::seconds}) {
        CallFilter filter;
        filter.archived_only = false;
        filter.order = order;
        filter.descending = false;
        const Ids upwards = ids(reader.calls(filter, {}));
        filter.descending = true;
        const Ids downwards = ids(reader.calls(filter, {}));
        EXPECT_EQ(upwards, Ids(downwards.rbegin(), downwards.rend()));
        const bool resolved_is_first = order == CallOrder::outcome;
        EXPECT_EQ(upwards, resolved_is_first ? (Ids{2, 1}) : (Ids{1, 2}))
            << static_cast<int>(order);
    }
}

TYPED_TEST(ReaderSuite, TellsWhichPhonesStandInOtherLists) {
    this->desk.set_up();
    NewLead both{Phone{2348099999999}, "", "", {}};
    this->desk.do_it(max, ImportLeads{clients, {both}, "a.csv", {}});
    this->desk.do_it(max, ImportLeads{customers, {both}, "b.csv", {}});
    this->desk.do_it(max,
                     ImportLeads{customers, {{Phone{2348088888888}, "", "", {}}}, "c.csv", {}});
    const std::vector<Phone> phones{Phone{2348088888888}, Phone{2348000000000}, both.phone};
    EXPECT_EQ(this->where.reader().phones_elsewhere(clients, phones).value(),
              (std::vector<ListId>{customers, "", customers}));
    EXPECT_EQ(this->where.reader().phones_elsewhere(customers, phones).value(),
              (std::vector<ListId>{"", "", clients}));
}

TYPED_TEST(ReaderSuite, GivesTheIdsOfAllLeadsThatFit) {
    this->desk.set_up();
    JournalReader& reader = this->where.reader();
    const auto ids_of = [&reader](const LeadFilter& filter, std::int64_t most) {
        Ids ids;
        for (const LeadId id : reader.lead_ids(filter, most).value()) ids.push_back(id.value);
        return ids;
    };
    LeadFilter filter;
    filter.list = clients;
    EXPECT_EQ(ids_of(filter, 100), (Ids{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(ids_of(filter, 2), (Ids{1, 2}));
    filter.free_only = true;  // ann has two of them
    EXPECT_EQ(ids_of(filter, 100), (Ids{3, 4, 5, 6}));
    this->desk.do_it(max, SetDoNotCall{{LeadId{4}}, true});
    EXPECT_EQ(ids_of(filter, 100), (Ids{3, 5, 6}));
}

TYPED_TEST(ReaderSuite, KeepsTheDoNotCallListsAndFindsTheirLeads) {
    this->desk.set_up();
    JournalReader& reader = this->where.reader();
    const State& state = this->desk.state();
    const Phone third = state.lead({3})->phone, sixth = state.lead({6})->phone;
    this->desk.do_it(max, AddDoNotCall{{}, {third}, "Wrote a letter", {}});
    this->desk.do_it(max, AddDoNotCall{Code{"client"}, {third, sixth}, "Asked us to", {}});
    this->desk.do_it(max, AddDoNotCall{{}, {third}, "Wrote two letters", {}});
    const auto lines = [&reader](DoNotCallFilter filter, PageRequest request = {}) {
        std::vector<std::string> found;
        for (const DoNotCall& line : reader.do_not_call(filter, request).value().items) {
            found.push_back(line.key.campaign.text() + " " + to_text(line.key.phone) + " " +
                            line.reason);
        }
        return found;
    };
    using Lines = std::vector<std::string>;
    EXPECT_EQ(lines({Code{}}), (Lines{" " + to_text(third) + " Wrote two letters"}));
    EXPECT_EQ(lines({Code{"client"}}).size(), 2u);
    EXPECT_EQ(lines({{}, "LETTER"}).size(), 1u);
    EXPECT_EQ(lines({{}, to_text(third).substr(3)}).size(), 2u);
    EXPECT_EQ(lines({}, {2, 2}).size(), 1u);
    LeadFilter filter;
    filter.do_not_call = true;
    EXPECT_EQ(ids(reader.leads(filter, {})), (Ids{3, 6, 9})) << "9 has the number of 3";
    filter = {};
    filter.list = clients;
    filter.available_only = true;
    const auto before = ids(reader.leads(filter, {}));
    EXPECT_EQ(std::count(before.begin(), before.end(), 3u), 0);
    EXPECT_EQ(loaded_text(this->journal), everything(state));

    this->desk.do_it(max, RemoveDoNotCall{{{{}, third}, {Code{"client"}, third}}});
    EXPECT_EQ(lines({}).size(), 1u);
    EXPECT_EQ(ids(reader.leads(filter, {})).size(), before.size() + 1);
    EXPECT_EQ(loaded_text(this->journal), everything(state));
}

TYPED_TEST(ReaderSuite, FindsAPersonByAnyOfSeveralNumbers) {
    this->desk.set_up();
    NewLead lead;
    lead.phone = Phone{2348099999999};
    lead.label = "Mobile";
    lead.further = {{Phone{23417771234}, "Office"}, {Phone{2348088888888}, "Home \"x\""}};
    this->desk.do_it(max, ImportLeads{clients, {lead}, "late.csv", {}});
    this->desk.do_it(max, AddDoNotCall{{}, {Phone{23417771234}}, "asked", {}});
    this->desk.do_it(max, ReassignLeads{{{13}}, ann});
    const AssignmentId given = this->desk.state().assignment_of({13})->id;
    this->desk.do_it(ann, ClaimLead{given});
    this->desk.do_it(ann, StartCall{given, this->desk.stamp().now, Phone{2348088888888}});
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
    LeadFilter filter;
    for (const char* typed : {"08099999999", "01 777 1234", "8888888"}) {
        filter.text = typed;
        EXPECT_EQ(ids(this->where.reader().leads(filter, {})), (Ids{13})) << typed;
    }
    filter.text = "01 777 1234";
    this->desk.do_it(max, EditLead{{13}, lead.phone, "", "", {}, "", std::vector<LabelledPhone>()});
    EXPECT_EQ(ids(this->where.reader().leads(filter, {})), (Ids{}));
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
}

TYPED_TEST(ReaderSuite, KnowsImportsAndForgetsTheLeadsOfOneThatWasUndone) {
    this->desk.set_up();
    NewLead lead;
    lead.phone = Phone{2348099999999};
    this->desk.do_it(max, ImportLeads{clients, {lead}, "late.csv", {}});
    this->desk.do_it(max, UndoImport{{3}});
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
    const auto page = this->where.reader().imports({}, {});
    ASSERT_EQ(ids(page), (Ids{3, 2, 1}));
    EXPECT_EQ(page.value().items.at(0).file, "late.csv");
    EXPECT_TRUE(page.value().items.at(0).undone_at);
    EXPECT_EQ(page.value().items.at(2).count, 6);
    EXPECT_EQ(ids(this->where.reader().imports(clients, {})), (Ids{3, 1}));
    EXPECT_EQ(this->where.reader().leads({}, {}).value().total, 12);
}

TYPED_TEST(ReaderSuite, TellsALeadsAssignmentsNewestFirst) {
    this->desk.set_up();
    this->desk.complete_one();
    this->desk.do_it(max, ReassignLeads{{{1}}, bob});
    const auto page = this->where.reader().assignments_of({1}, {});
    ASSERT_EQ(ids(page), (Ids{5, 1}));
    EXPECT_EQ(page.value().items.at(0).agent, bob);
    EXPECT_EQ(page.value().items.at(1).stage, Stage::completed);
    EXPECT_EQ(this->where.reader().assignments_of({4}, {}).value().total, 0);
}

TYPED_TEST(ReaderSuite, ATotalThatIsKnownIsNotCountedAgain) {
    this->desk.set_up();
    const auto page = this->where.reader().leads({}, {2, 5, 11});
    EXPECT_EQ(page.value().total, 11);
    EXPECT_EQ(page.value().items.size(), 5u);
}

// Ann's two clients, promised to anyone in two hours and to herself in one; the first is cancelled.
void promise_two(DeskAtWork& desk) {
    const Instant now = desk.stamp().now;
    const auto promise = [&](AssignmentId id, int hours, Recipient recipient) {
        CompleteCall complete{id, call_back, "", {}, {}};
        complete.callback = NewCallback{now + hours * 60 * minute_ms, "then", "Africa/Lagos",
                                        recipient, secret_note};
        desk.do_it(ann, complete);
    };
    promise({1}, 2, Recipient::ANYONE);
    promise({2}, 1, Recipient::USERONLY);
    desk.do_it(max, CancelCallback{{1}, secret_note});
}

TYPED_TEST(ReaderSuite, ReadsCallbacksByFilterInTheOrderAskedFor) {
    this->desk.set_up();
    promise_two(this->desk);
    JournalReader& reader = this->where.reader();
    const auto read = [&](const CallbackFilter& filter, CallbackSort sort = {}) {
        return ids(reader.callbacks(filter, sort, {}));
    };
    EXPECT_EQ(read({}), (Ids{2, 1})) << "by their time";
    EXPECT_EQ(read({}, {CallbackKey::callback_time, true}), (Ids{1, 2}));
    EXPECT_EQ(read({}, {CallbackKey::entry_time, false}), (Ids{1, 2}));
    for (const CallbackKey key : {CallbackKey::user, CallbackKey::campaign, CallbackKey::list}) {
        EXPECT_EQ(read({}, {key, false}), (Ids{2, 1})) << "equals by their time";
    }
    EXPECT_EQ(read({}, {CallbackKey::status, false}), (Ids{2, 1}));
    EXPECT_EQ(read({}, {CallbackKey::modify_date, false}), (Ids{2, 1}));
    EXPECT_EQ(read({.status = CallbackStatus::ARCHIVE}), (Ids{1}));
    EXPECT_EQ(read({.recipient = Recipient::USERONLY}), (Ids{2}));
    EXPECT_EQ(read({.open_only = true}), (Ids{2}));
    EXPECT_EQ(read({.user = bob}), Ids{});
    EXPECT_EQ(read({.campaign = Code{"client"}, .list = clients, .lead = LeadId{1}}), (Ids{1}));
    const Instant second = this->desk.state().callback({2})->callback_time;
    EXPECT_EQ(read({.from = second + 1}), (Ids{1}));
    EXPECT_EQ(read({.before = second + 1}), (Ids{2}));
    const auto page = reader.callbacks({}, {}, {2, 1});
    EXPECT_EQ(page.value().total, 2);
    EXPECT_EQ(ids(page), (Ids{1}));
    EXPECT_EQ(page.value().items[0].why, secret_note);
}

TYPED_TEST(ReaderSuite, LoadsOpenCallbacksAndKeepsWhatWasSaidOutOfItsRecords) {
    this->desk.set_up();
    promise_two(this->desk);
    EXPECT_EQ(this->desk.state().callbacks().size(), 1u);
    EXPECT_EQ(loaded_text(this->journal), everything(this->desk.state()));
    for (const Record& record : this->where.reader().records({}, {1, 1000}).value().items) {
        for (const Event& event : record.events) {
            EXPECT_EQ(to_text(event_to_json(event, Detail::whole)).find(secret_note),
                      std::string::npos);
        }
    }
}

TYPED_TEST(ReaderSuite, BringsPagesBackIntoBounds) {
    this->desk.set_up();
    JournalReader& reader = this->where.reader();
    EXPECT_EQ(ids(reader.leads({}, {0, 0})), (Ids{1}));
    EXPECT_EQ(ids(reader.leads({}, {-7, -7})), (Ids{1}));
    EXPECT_EQ(reader.leads({}, {1, 1'000'000}).value().items.size(), 12u);
    EXPECT_TRUE(reader.leads({}, {INT64_MAX, INT64_MAX}).value().items.empty());
    EXPECT_EQ(reader.leads({}, {INT64_MAX, INT64_MAX}).value().total, 12);
}

}  // namespace recall
