// "The tracker says 41, the archive 40." After a week with everything that happens in one, whatever
// counts calls and numbers says the same: tracker, reports, the course of a day, the archive, its
// file, and the tables of the desk on disk.
#include "journal/sqlite_journal.hpp"
#include "tests/journal/raw_sql.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace recall {

namespace {

constexpr std::int64_t a_day_ms = 24 * hour_ms;
constexpr int days_worked = 6;

class Week {
public:
    Week() {
        ImportLeads import{"L1", {}};
        for (std::uint64_t i = 0; i < 80; ++i) {
            import.leads.push_back({.phone = {2348031000001 + i}, .name = "More"});
        }
        relay_.give("max", std::move(import));
    }

    // So many days of work, each closed by its midnight.
    std::vector<std::string> work() {
        std::vector<std::string> days;
        for (int i = 0; i < days_worked; ++i) {
            const Day day = today();
            days.push_back(to_text(day));
            work_a_day(i);
            relay_.clock_ahead_ms += a_day_ms;
            close(day);
        }
        return days;
    }
    HttpClient manager() { return relay_.signed_in("max"); }
    std::int64_t sql(const std::string& query) {
        return std::stoll(raw_text(folder_.path, query));
    }

private:
    Instant now() const { return system_now() + relay_.clock_ahead_ms.load(); }
    Day today() {
        return relay_.relay().desk().ask(
            [](const DeskThread::Desk& desk) { return desk.stamp.today; });
    }
    void close(Day day) {
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (today() == day && std::chrono::steady_clock::now() < give_up) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        ASSERT_GT(today(), day) << "no midnight came";
    }
    void complete(const Username& agent, AssignmentId id, Code outcome) {
        relay_.give(agent, ClaimLead{id});
        relay_.give(agent, StartCall{id, now(), {}});
        relay_.give(agent, CompleteCall{id, outcome, "", now(), now()});
    }
    void work_a_day(int number) {
        // What was called offline the day before, and taken back at midnight.
        if (late_) {
            relay_.give("ann", CompleteCall{*late_, Code("NA"), "late", called_, called_});
        }
        const auto anns = relay_.assign("ann", 5), bobs = relay_.assign("bob", 5);
        complete("ann", anns[0], Code("SUCCESS"));
        complete("ann", anns[1], Code("NA"));
        relay_.give("ann", ClaimLead{anns[2]});
        relay_.give("ann", StartCall{anns[2], now(), {}});  // and never completed
        late_ = anns[3];
        called_ = now();
        complete("bob", bobs[0], Code("NA"));
        relay_.give("bob", ClaimLead{bobs[1]});
        relay_.promise("bob", bobs[1], 30 * hour_ms, Recipient::ANYONE);
        if (number % 2 == 1) relay_.give("max", HandOn{"bob", "ann"});
        if (number == 2) relay_.give("max", Recycle{"bob", {}, {}});
        if (number == 3) relay_.give("max", ArchiveCompleted{});
        if (number == 4) {
            relay_.give("max", Recycle{{}, {}, {}});
            complete("bob", relay_.assign("bob", 3)[0], Code("SUCCESS"));
        }
    }

    TempFolder folder_;
    std::unique_ptr<SqliteJournal> journal_ =
        std::move(SqliteJournal::open(folder_.path)).value();
    std::unique_ptr<JournalReader> reader_ = std::move(journal_->reader()).value();
    TestRelay relay_{{}, reader_.get(), 0, journal_.get()};
    std::optional<AssignmentId> late_;
    Instant called_;
};

std::int64_t sum(const Json& rows, const char* field) {
    std::int64_t all = 0;
    for (const Json& row : rows) all += row.at(field).get<std::int64_t>();
    return all;
}
std::int64_t sum(const Json& numbers) {
    std::int64_t all = 0;
    for (const Json& number : numbers) all += number.get<std::int64_t>();
    return all;
}
std::int64_t number(const Json& json, const char* field) {
    return json.at(field).get<std::int64_t>();
}

TEST(Figures, AgreeEverywhereAfterAMessyWeek) {
    Week week;
    const std::vector<std::string> days = week.work();
    HttpClient max = week.manager();
    std::int64_t assigned = 0, completed = 0, calls = 0, archived = 0;
    for (const std::string& day : days) {
        SCOPED_TRACE(day);
        const std::string of_day = " WHERE day = '" + day + "'";
        const Json tracker = max.get("/call-progress?day=" + day).json();
        const Json& totals = tracker.at("totals");
        const Json report =
            max.get("/reports?period=day&from=" + day + "&to=" + day).json().at("totals");
        const Json course = max.get("/call-progress/timeline?day=" + day).json();
        const Json archive = max.get("/archive?size=500&day=" + day).json();
        const std::string file = max.get("/archive?format=csv&day=" + day).body;

        // Numbers go by the day for which they were given out.
        EXPECT_EQ(sum(tracker.at("agents"), "assigned"), number(report, "assigned"));
        EXPECT_EQ(week.sql("SELECT sum(assigned) FROM tallies" + of_day),
                  number(report, "assigned"));
        EXPECT_EQ(sum(tracker.at("agents"), "completed"), number(report, "completed"));
        EXPECT_EQ(number(totals, "completed"), number(report, "completed"));
        EXPECT_EQ(week.sql("SELECT sum(completed) FROM tallies" + of_day),
                  number(report, "completed"));
        EXPECT_EQ(number(report, "assigned"),
                  number(report, "completed") + sum(tracker.at("agents"), "uncompleted") +
                      week.sql("SELECT sum(taken_back) FROM tallies" + of_day));
        EXPECT_LE(number(totals, "assigned"), number(report, "assigned")) << "each once";
        EXPECT_GE(number(totals, "assigned"), number(totals, "completed"));
        // Calls go by the day on which they were made.
        EXPECT_EQ(sum(tracker.at("agents"), "calls_today"), number(report, "calls"));
        EXPECT_EQ(week.sql("SELECT sum(calls) FROM tallies" + of_day), number(report, "calls"));
        const std::int64_t kept = number(archive, "total");
        EXPECT_EQ(static_cast<std::int64_t>(archive.at("items").size()), kept);
        EXPECT_EQ(std::count(file.begin(), file.end(), '\n') - 1, kept);
        EXPECT_EQ(week.sql("SELECT count(*) FROM completed_calls" + of_day), kept);
        EXPECT_EQ(sum(course.at("completed")), kept);
        EXPECT_GT(kept, 0);

        assigned += number(report, "assigned");
        completed += number(report, "completed");
        calls += number(report, "calls");
        archived += kept;
    }
    const std::string range = "from=" + days.front() + "&to=" + days.back();
    const Json all = max.get("/reports?period=day&" + range).json();
    EXPECT_EQ(number(all.at("totals"), "assigned"), assigned);
    EXPECT_EQ(number(all.at("totals"), "completed"), completed);
    EXPECT_EQ(number(all.at("totals"), "calls"), calls);
    EXPECT_EQ(sum(all.at("agents"), "completed"), completed);
    EXPECT_EQ(sum(all.at("series"), "completed"), completed);
    EXPECT_EQ(sum(all.at("outcomes"), "count"), archived);
    EXPECT_EQ(number(max.get("/archive?size=1&" + range).json(), "total"), archived);
    EXPECT_GT(archived, 4 * days_worked);
}

}  // namespace

}  // namespace recall
