// Callbacks in the journal: the history of each, counts and sums that both journals agree on, old
// files, and a release of many that is killed at every write.
#include "core/callback.hpp"
#include "journal/memory_journal.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/verify.hpp"
#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/fault_disk.hpp"
#include "tests/journal/older_files.hpp"
#include "tests/journal/raw_sql.hpp"
#include "wire/words.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>

namespace recall {

namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;

// Further numbers of the clients' list that ann promises to call back, one a minute from an hour
// from now on; every third she keeps for herself.
void promise_many(DeskAtWork& desk, std::uint64_t count) {
    ImportLeads import{clients, {}, "more.csv", {}};
    for (std::uint64_t i = 0; i < count; ++i) {
        NewLead lead;
        lead.phone = Phone{2348055500000 + i};
        import.leads.push_back(lead);
    }
    const std::uint64_t first = desk.state().counters().next_lead.value;
    desk.do_it(max, import);
    const Instant from = desk.stamp().now + hour_ms;
    AssignLeads assign{clients, {ann}, 0, {}};
    for (std::uint64_t i = 0; i < count; ++i) assign.leads.push_back({first + i});
    desk.do_it(max, assign);
    for (std::uint64_t i = 0; i < count; ++i) {
        CompleteCall call{desk.state().assignment_of({first + i})->id, call_back, "", {}, {}};
        const auto recipient = i % 3 == 2 ? Recipient::USERONLY : Recipient::ANYONE;
        const auto later_ms = static_cast<std::int64_t>(i) * minute_ms;
        call.callback =
            NewCallback{from + later_ms, "then", "Africa/Lagos", recipient, secret_note};
        desk.do_it(ann, call);
    }
}

std::vector<std::string> steps_of(JournalReader& reader, CallbackId id) {
    std::vector<std::string> steps;
    const auto history = reader.callback_history(id);
    EXPECT_TRUE(bool(history));
    for (const CallbackStep& step : history.value()) {
        steps.push_back(std::string(word_of(step.what)) + " by " + step.by +
                        (step.why.empty() ? "" : ": " + step.why));
    }
    return steps;
}

template <typename Check>
void with_both_journals(Check check) {
    {
        SCOPED_TRACE("in memory");
        MemoryJournal journal;
        check(journal, static_cast<JournalReader&>(journal));
    }
    SCOPED_TRACE("in SQLite");
    const TemporaryFolder folder;
    const auto journal = std::move(SqliteJournal::open(folder.path())).value();
    check(*journal, *std::move(journal->reader()).value());
    EXPECT_EQ(verify(folder.path()).value().problems, std::vector<std::string>{});
    EXPECT_EQ(raw_text(folder.path(), "SELECT count(*) FROM records WHERE instr(events, '" +
                                          secret_note + "') > 0"),
              "0\n")
        << "what was said stands in rows only";
}

// A life of two callbacks: one is moved, released, taken, called; the other one cancelled.
void live_on(DeskAtWork& desk) {
    desk.set_up();
    promise_many(desk, 2);
    desk.do_it(max, MoveCallback{{1}, {}, {}, {}, {}, {}, "later", secret_note});
    desk.do_it(max, CancelCallback{{2}, secret_note});
    desk.stamp().now.ms += 2 * hour_ms;
    desk.do_it(clock_name, ReleaseCallbacks{{{1}}});
    desk.do_it(bob, TakeCallback{{1}});
    const LeadId lead = desk.state().callback({1})->lead;
    desk.do_it(bob, CompleteCall{desk.state().assignment_of(lead)->id, success, "", {}, {}});
}

}  // namespace

TEST(CallbackHistory, IsKeptWithWhoAndWhy) {
    with_both_journals([](Journal& journal, JournalReader& reader) {
        DeskAtWork desk(journal);
        live_on(desk);
        EXPECT_EQ(steps_of(reader, {1}),
                  (std::vector<std::string>{"booked by ann", "moved by max: " + secret_note,
                                            "released by clock", "taken by bob", "ended by bob"}));
        EXPECT_EQ(steps_of(reader, {2}),
                  (std::vector<std::string>{"booked by ann", "ended by max: " + secret_note}));
        EXPECT_TRUE(steps_of(reader, {99}).empty());
    });
}

TEST(CallbackHistory, ThatWasChangedBehindTheJournalsBackIsFound) {
    const TemporaryFolder folder;
    {
        const auto journal = std::move(SqliteJournal::open(folder.path())).value();
        DeskAtWork desk(*journal);
        live_on(desk);
    }
    raw_sql(folder.path(), "UPDATE callback_history SET \"by\" = 'bob' WHERE what = 'released'");
    EXPECT_EQ(verify(folder.path()).value().problems.size(), 1u);
    raw_sql(folder.path(), "DELETE FROM callback_history WHERE what = 'released'");
    EXPECT_EQ(verify(folder.path()).value().problems.size(), 1u);
}

TEST(CallbackHistory, OfAnOlderFileIsWorkedOutOfItsRecords) {
    const TemporaryFolder folder;
    {
        const auto journal = std::move(SqliteJournal::open(folder.path())).value();
        DeskAtWork desk(*journal);
        desk.set_up();
        promise_many(desk, 3);
        desk.do_it(max, MoveCallback{{1}, {}, {}, {}, {}, {}, "later"});
        desk.stamp().now.ms += 2 * hour_ms;
        desk.do_it(clock_name, ReleaseCallback{{1}});
        desk.do_it(max, CancelCallback{{2}, secret_note});
    }
    const std::string all = "SELECT * FROM callback_history";
    const std::string before = raw_text(folder.path(), all);
    back_to_version(folder.path(), 4);
    const auto journal = std::move(SqliteJournal::open(folder.path())).value();
    EXPECT_EQ(raw_text(folder.path(), all), before);
    EXPECT_EQ(verify(folder.path()).value().problems, std::vector<std::string>{});
    EXPECT_EQ(journal->load().value().state.campaign(Code{"client"})->callbacks, CallbackRules{});
}

TEST(CallbackCounts, AgreeInMemoryAndInSqlite) {
    with_both_journals([](Journal& journal, JournalReader& reader) {
        DeskAtWork desk(journal);
        desk.set_up();
        promise_many(desk, 60);
        desk.do_it(max, CancelCallback{{1}, ""});
        const Instant first = desk.state().callback({2})->callback_time + -minute_ms;
        const std::vector<Instant> edges{first, first + 30 * minute_ms, first + hour_ms,
                                         first + 2 * hour_ms};
        using Counts = std::vector<std::int64_t>;
        EXPECT_EQ(reader.callback_counts({}, edges).value(), (Counts{30, 30, 0}));
        EXPECT_EQ(reader.callback_counts({.open_only = true}, edges).value(), (Counts{29, 30, 0}));
        EXPECT_EQ(reader.callback_counts({.recipient = Recipient::USERONLY}, edges).value(),
                  (Counts{10, 10, 0}));
        EXPECT_EQ(reader.callback_counts({.campaign = Code{"customer"}}, edges).value(),
                  (Counts{0, 0, 0}));
        EXPECT_EQ(reader.callback_counts({}, {}).value(), Counts{});
    });
}

TEST(CallbackSums, TellWhatBecameOfThePromisesOfATime) {
    with_both_journals([](Journal& journal, JournalReader& reader) {
        DeskAtWork desk(journal);
        desk.set_up();
        promise_many(desk, 12);
        const Instant first = desk.state().callback({1})->callback_time;
        desk.do_it(max, CancelCallback{{1}, ""});  // withdrawn before its time
        const auto call_kept = [&](CallbackId id, Instant at) {
            desk.stamp().now = at;
            const LeadId lead = desk.state().callback(id)->lead;
            desk.do_it(ann, TakeCallback{id});
            desk.do_it(ann,
                       CompleteCall{desk.state().assignment_of(lead)->id, success, "", {}, {}});
        };
        call_kept({3}, first + 10 * minute_ms);
        call_kept({6}, first + hour_ms);
        const CallbackFilter today{.from = first, .before = first + hour_ms};
        using Sums = std::vector<CallbackSum>;
        EXPECT_EQ(reader.callback_sums(today, first + 12 * minute_ms).value(),
                  (Sums{{ann, 1, 1, 0, 9}}));
        EXPECT_EQ(reader.callback_sums(today, first + 3 * hour_ms).value(),
                  (Sums{{ann, 1, 1, 9, 0}}));
        EXPECT_EQ(reader.callback_sums({.user = bob}, first).value(), Sums{});
    });
}

TEST(CallbackPages, AgreeInMemoryAndInSqliteWhateverIsAsked) {
    std::vector<std::vector<std::uint64_t>> told[2];
    int which = 0;
    with_both_journals([&](Journal& journal, JournalReader& reader) {
        DeskAtWork desk(journal);
        desk.set_up();
        promise_many(desk, 30);
        desk.stamp().now.ms += hour_ms + 10 * minute_ms;
        desk.do_it(clock_name,
                   ReleaseCallbacks{due_callbacks(desk.state(), {desk.stamp().now, nullptr}, 5)});
        for (std::uint64_t id = 20; id < 25; ++id) desk.do_it(max, CancelCallback{{id}, ""});
        const Instant middle = desk.state().callback({9})->callback_time;
        const auto ask = [&](CallbackFilter filter) {
            for (int key = 0; key <= static_cast<int>(CallbackKey::status); ++key) {
                for (const bool down : {false, true}) {
                    const CallbackSort sort{static_cast<CallbackKey>(key), down};
                    const auto page = reader.callbacks(filter, sort, {2, 4});
                    ASSERT_TRUE(bool(page)) << page.error().message;
                    auto& ids = told[which].emplace_back();
                    ids.push_back(static_cast<std::uint64_t>(page.value().total));
                    for (const Callback& one : page.value().items) ids.push_back(one.id.value);
                }
            }
        };
        std::vector<CallbackFilter> filters{{}, {.open_only = true}};
        for (const auto status :
             {CallbackStatus::ACTIVE, CallbackStatus::LIVE, CallbackStatus::ARCHIVE}) {
            filters.push_back({.status = status});
        }
        for (const CallbackFilter& base : std::vector(filters)) {
            CallbackFilter more = base;
            more.recipient = Recipient::USERONLY;
            filters.push_back(more);
            more.campaign = Code{"client"};
            filters.push_back(more);
            more.list = clients;
            more.from = middle;
            filters.push_back(more);
            more.before = middle + hour_ms;
            filters.push_back(more);
            more.user = ann;
            filters.push_back(more);
            more.lead = LeadId{20};
            filters.push_back(more);
        }
        for (const CallbackFilter& filter : filters) ask(filter);
        ++which;
    });
    EXPECT_EQ(told[0], told[1]);
}

namespace {

constexpr int faults_max = 2000;
constexpr std::uint64_t released_at_once = 40;

void copy_desk(const std::string& to) {
    static const TemporaryFolder folder;
    static const bool made = [] {
        const auto journal = std::move(SqliteJournal::open(folder.path())).value();
        DeskAtWork desk(*journal);
        desk.set_up();
        promise_many(desk, released_at_once);
        return true;
    }();
    ensure(made);
    std::filesystem::copy_file(desk_file(folder.path()), desk_file(to));
}

std::vector<std::pair<Username, Command>> clocks_work(const DeskAtWork& desk, Instant now) {
    std::vector<std::pair<Username, Command>> work;
    for (Command& command : due(desk.state(), now, Day{20717}, 10)) {
        work.push_back({clock_name, std::move(command)});
    }
    return work;
}

// Where every promise to anyone is released as a whole or not at all; and how many are.
std::size_t released_whole(const State& state) {
    EXPECT_EQ(audit(state), std::vector<std::string>{});
    std::size_t released = 0;
    for (const auto& [id, callback] : state.callbacks()) {
        const Lead& lead = *state.lead(callback.lead);
        const bool live = callback.status == CallbackStatus::LIVE;
        EXPECT_EQ(lead.status, live ? status_callback_due : status_callback_hold);
        EXPECT_EQ(state.pool(clients).contains(state.pool_key(lead)), live);
        if (live) ++released;
    }
    return released;
}

// Killed at write k of the release: a relay that starts on what is left releases all of them.
bool killed_at(int k) {
    SCOPED_TRACE("killed at write " + std::to_string(k));
    std::mt19937 random(static_cast<unsigned>(k));
    const TemporaryFolder folder, rest;
    copy_desk(folder.path());
    FaultDisk disk;
    const Instant now{1'790'000'000'000 + 100 * hour_ms};
    bool failed = false;
    {
        auto journal = std::move(SqliteJournal::open(folder.path(), disk.name())).value();
        DeskAtWork desk(*journal);
        desk.stamp().now = now;
        disk.fail(k, SQLITE_IOERR_WRITE, false);
        (void)desk.try_batch(clocks_work(desk, now));
        failed = disk.has_failed();
        disk.lose_power(folder.path(), rest.path(), random);
        disk.heal();
    }
    auto journal = std::move(SqliteJournal::open(rest.path())).value();
    DeskAtWork desk(*journal);
    desk.stamp().now = now;
    constexpr std::size_t all = released_at_once - released_at_once / 3;
    const std::size_t before = released_whole(desk.state());
    EXPECT_TRUE(before == 0 || before == all) << before;
    for (auto work = clocks_work(desk, now); !work.empty(); work = clocks_work(desk, now)) {
        EXPECT_FALSE(desk.try_batch(work));
    }
    EXPECT_EQ(released_whole(desk.state()), all);
    EXPECT_EQ(verify(rest.path()).value().problems, std::vector<std::string>{});
    return failed;
}

}  // namespace

// VICIDIAL leaves about 7,970 of 10,000 leads stranded.
TEST(Vicidial, KilledInTheMiddleOfManyStrandsNone) {
    int k = 1;
    while (k < faults_max && killed_at(k) && !testing::Test::HasFailure()) ++k;
    EXPECT_GT(k, 5);
    EXPECT_LT(k, faults_max);
}

}  // namespace recall
