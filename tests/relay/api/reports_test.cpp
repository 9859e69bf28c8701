// Reports and the course of a day, over real sockets. What is summed up: tests/journal.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace recall {

namespace {

// Ann completes two of four numbers, one of them a success; bob none of two.
void work(TestRelay& relay) {
    const auto anns = relay.assign("ann", 4);
    relay.assign("bob", 2);
    relay.give("ann", ClaimLead{anns[0]});
    relay.give("ann", CompleteCall{anns[0], Code("SUCCESS"), "", {}, {}});
    relay.give("ann", ClaimLead{anns[1]});
    relay.give("ann", CompleteCall{anns[1], Code("NA"), "", {}, {}});
}

Day today(TestRelay& relay) {
    return relay.relay().desk().ask([](const DeskThread::Desk& desk) { return desk.stamp.today; });
}

TEST(Reports, SumUpWhatWasDone) {
    TestRelay relay;
    work(relay);
    const std::string day = to_text(today(relay));
    const Json report = relay.signed_in("max").get("/reports?period=day").json();
    EXPECT_EQ(report["period"], "day");
    EXPECT_EQ(report["to"], day);
    EXPECT_EQ(report["totals"], (Json{{"assigned", 6},
                                      {"completed", 2},
                                      {"calls", 2},
                                      {"success", 1},
                                      {"seconds", 0},
                                      {"late", 0}}));
    EXPECT_EQ(report["series"].size(), 30u);
    EXPECT_EQ(report["series"][0]["completed"], 0);
    EXPECT_EQ(report["series"][29]["start"], day);
    EXPECT_EQ(report["series"][29]["completed"], 2);
    EXPECT_EQ(report["series"][29]["success"], 1);
    EXPECT_EQ(report["outcomes"].size(), 2u);
    EXPECT_EQ(report["outcomes"][0], (Json{{"campaign", "client"},
                                           {"code", "NA"},
                                           {"label", "No Answer"},
                                           {"count", 1}}));
    ASSERT_EQ(report["agents"].size(), 2u);
    EXPECT_EQ(report["agents"][0]["name"], "The ann");
    EXPECT_EQ(report["agents"][0]["completion_rate"], 0.5);
    EXPECT_EQ(report["agents"][0]["success"], 1);
    EXPECT_EQ(report["agents"][1]["assigned"], 2);
    EXPECT_EQ(report["agents"][1]["completion_rate"], 0.0);
}

TEST(Reports, CutTheRangeIntoWeeksAndMonths) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    const auto starts = [&max](const std::string& query) {
        std::vector<std::string> found;
        const Json report = max.get("/reports?" + query).json();
        for (const Json& one : report["series"]) found.push_back(one["start"]);
        return found;
    };
    using Starts = std::vector<std::string>;
    // Weeks begin on Mondays: 2026-11-16 is one.
    EXPECT_EQ(starts("period=week&from=2026-11-18&to=2026-11-29"),
              (Starts{"2026-11-16", "2026-11-23"}));
    EXPECT_EQ(starts("period=month&from=2026-12-31&to=2027-02-01"),
              (Starts{"2026-12-01", "2027-01-01", "2027-02-01"}));
    EXPECT_EQ(starts("from=2028-02-28&to=2028-03-01"),
              (Starts{"2028-02-28", "2028-02-29", "2028-03-01"}));
}

TEST(Reports, AreFilteredAndBounded) {
    TestRelay relay;
    work(relay);
    HttpClient max = relay.signed_in("max");
    EXPECT_EQ(max.get("/reports?type=customer").json()["totals"]["assigned"], 0);
    EXPECT_EQ(max.get("/reports?agent=bob").json()["totals"]["assigned"], 2);
    EXPECT_EQ(max.get("/reports?campaign=client").json()["totals"]["assigned"], 6);
    EXPECT_EQ(max.get("/reports?to=2001-01-01").json()["totals"]["completed"], 0);
    EXPECT_EQ(max.get("/reports?from=2026-01-01&to=2027-02-04").status, 200);
    EXPECT_EQ(max.get("/reports?from=2026-01-01&to=2027-02-05").status, 400);
    EXPECT_EQ(max.get("/reports?from=2026-01-02&to=2026-01-01").status, 422);
    EXPECT_EQ(max.get("/reports?period=year").status, 422);
}

TEST(Reports, TellAnAgentTheOwnFiguresOnly) {
    TestRelay relay;
    work(relay);
    HttpClient bob = relay.signed_in("bob");
    EXPECT_EQ(bob.get("/reports").json()["totals"]["assigned"], 2);
    EXPECT_EQ(bob.get("/reports?agent=ann").status, 403);
    EXPECT_EQ(bob.get("/call-progress/timeline?agent=ann").status, 403);
    EXPECT_EQ(bob.get("/call-progress/timeline").status, 200);
}

std::int64_t sum(const Json& steps) {
    const std::vector<std::int64_t> numbers = steps;
    return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
}

TEST(Timeline, CountsByTheHalfHour) {
    TestRelay relay;
    work(relay);
    HttpClient max = relay.signed_in("max");
    const Json line = max.get("/call-progress/timeline").json();
    EXPECT_EQ(line["day"], to_text(today(relay)));
    EXPECT_EQ(line["step_minutes"], 30);
    EXPECT_EQ(line["completed"].size(), 48u);
    EXPECT_EQ(sum(line["completed"]), 2);
    EXPECT_EQ(sum(line["calls"]), 2);
    EXPECT_EQ(sum(max.get("/call-progress/timeline?type=customer").json()["calls"]), 0);
    EXPECT_EQ(sum(max.get("/call-progress/timeline?day=2001-01-01").json()["completed"]), 0);
}

TEST(Timeline, HasTheHoursOfTheDay) {
    TestRelay relay;
    relay.give(operator_name, ConfigureDesk{{"Test", "Europe/London", "GB", ""}});
    HttpClient max = relay.signed_in("max");
    const auto steps = [&max](const std::string& day) {
        const Json line = max.get("/call-progress/timeline?day=" + day).json();
        EXPECT_EQ(line["calls"].size(), line["completed"].size());
        return line["completed"].size();
    };
    EXPECT_EQ(steps("2026-03-28"), 48u);
    EXPECT_EQ(steps("2026-03-29"), 46u);
    EXPECT_EQ(steps("2026-10-25"), 50u);
}

}  // namespace

}  // namespace recall
