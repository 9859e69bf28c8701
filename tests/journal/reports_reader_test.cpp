// What every journal tells of its history: one suite, run over memory and over SQLite.
#include "tests/journal/journal_suite.hpp"

namespace recall {

template <typename Where>
class ReportsSuite : public JournalSuite<Where> {};
TYPED_TEST_SUITE(ReportsSuite, Everywhere, Names);

TYPED_TEST(ReportsSuite, ReadsTheRecyclingLogNewestFirst) {
    this->desk.set_up();
    this->desk.do_it(max, Recycle{ann, Kind::client});
    this->desk.close_day();
    const auto page = this->where.reader().recycling_log({}, {});
    ASSERT_EQ(ids(page), (Ids{2, 1}));
    const RecycleEntry& first = page.value().items.at(1);
    EXPECT_EQ(first.by, max);
    EXPECT_EQ(first.agent, ann);
    EXPECT_EQ(first.kind, Kind::client);
    EXPECT_EQ(first.recycled, 2);
    EXPECT_EQ(first.agents, (std::vector<AgentCount>{{ann, 2, 0}}));
    EXPECT_TRUE(first.finished);
    EXPECT_EQ(page.value().items.at(0).by, clock_name);
    EXPECT_FALSE(page.value().items.at(0).agent);
    JournalReader& reader = this->where.reader();
    const Day day = first.day;
    EXPECT_EQ(ids(reader.recycling_log({max, {}, {}}, {})), (Ids{1}));
    EXPECT_EQ(ids(reader.recycling_log({{}, day, day}, {})), (Ids{2, 1}));
    EXPECT_EQ(ids(reader.recycling_log({{}, next(day), {}}, {})), (Ids{}));
}

TYPED_TEST(ReportsSuite, ReadsRecordsByWhoAndWhat) {
    this->desk.set_up();
    this->desk.complete_one();
    JournalReader& reader = this->where.reader();
    EXPECT_EQ(reader.records({ann, ""}, {}).value().total, 3);
    EXPECT_EQ(reader.records({{}, "ImportLeads"}, {}).value().total, 2);
    EXPECT_EQ(reader.records({ann, "ImportLeads"}, {}).value().total, 0);
    const auto second = reader.records({ann, ""}, {2, 2});
    ASSERT_EQ(second.value().items.size(), 1u);
    EXPECT_EQ(second.value().items.at(0).command, "ClaimLead");
    const Day day = this->desk.stamp().today;
    const auto total = [&reader](const RecordFilter& filter) {
        return reader.records(filter, {}).value().total;
    };
    EXPECT_EQ(total({ann, "", next(day), {}, false, ""}), 0);
    EXPECT_EQ(total({ann, "", day, day, false, ""}), 3);
    EXPECT_EQ(total({{}, "", {}, {}, true, ""}), 0);
    this->desk.say(bob, ClaimLead{{1}});
    EXPECT_EQ(total({{}, "", {}, {}, true, ""}), 1);
    EXPECT_EQ(total({{}, "", {}, {}, false, "NOT_your"}), 1);
    EXPECT_EQ(total({ann, "", {}, {}, false, "callcompleted"}), 1);
}

TYPED_TEST(ReportsSuite, ReadsTheTalliesOfADay) {
    this->desk.set_up();
    this->desk.complete_one();
    const Day day = this->desk.state().counters().open_day;
    const auto tallies = this->where.reader().tallies(day);
    ASSERT_EQ(tallies.value().size(), 2u);
    EXPECT_EQ(tallies.value().at(0), *this->desk.state().tally({ann, Kind::client, day}));
    EXPECT_EQ(tallies.value().at(1), *this->desk.state().tally({bob, Kind::customer, day}));
    EXPECT_TRUE(this->where.reader().tallies(next(day)).value().empty());
}

TYPED_TEST(ReportsSuite, SumsUpWorkForReports) {
    this->desk.set_up();
    this->desk.complete_one();
    const Instant began = this->desk.stamp().now;
    this->desk.stamp().now = began + 90 * second_ms;
    this->desk.do_it(bob, CompleteCall{{3}, resolved, "", began, began + 61'500});
    const Day first = this->desk.state().counters().open_day;
    this->desk.close_day();
    this->desk.do_it(max, AssignLeads{clients, {ann}, 1, {}});
    this->desk.do_it(ann, CompleteCall{{5}, no_answer, "", {}, {}});
    this->desk.do_it(ann, CompleteCall{{2}, success, "late", {}, {}});
    const Code client{"client"}, customer{"customer"};
    const auto sums = [this](const ReportFilter& filter) {
        return this->where.reader().report_sums(filter).value();
    };

    const ReportSums all = sums({first, next(first), {}, {}, {}});
    EXPECT_EQ(all.by_day, (std::vector<CallSum>{{first, "", client, success, 2, 0, 1},
                                                {first, "", customer, resolved, 1, 61, 0},
                                                {next(first), "", client, no_answer, 1, 0, 0}}));
    EXPECT_EQ(all.by_agent, (std::vector<CallSum>{{{}, ann, client, no_answer, 1, 0, 0},
                                                  {{}, ann, client, success, 2, 0, 1},
                                                  {{}, bob, customer, resolved, 1, 61, 0}}));
    EXPECT_EQ(all.work, (std::vector<WorkSum>{{ann, 3, 3}, {bob, 2, 1}}));

    const ReportSums second = sums({next(first), next(first), {}, {}, {}});
    EXPECT_EQ(second.by_day.size(), 1u);
    EXPECT_EQ(second.work, (std::vector<WorkSum>{{ann, 1, 1}}));
    EXPECT_EQ(sums({first, first, Kind::customer, {}, {}}).by_agent.size(), 1u);
    EXPECT_EQ(sums({first, first, Kind::customer, {}, {}}).work,
              (std::vector<WorkSum>{{bob, 2, 1}}));
    // Of one campaign, counted from the assignments themselves.
    EXPECT_EQ(sums({first, next(first), {}, client, {}}).work,
              (std::vector<WorkSum>{{ann, 3, 3}}));
    EXPECT_EQ(sums({first, next(first), {}, client, {}}).by_day.size(), 2u);
    EXPECT_EQ(sums({first, next(first), {}, {}, bob}).by_day.size(), 1u);
    EXPECT_TRUE(sums({next(next(first)), next(next(first)), {}, {}, {}}).by_day.empty());
}

TYPED_TEST(ReportsSuite, CountsTheStepsOfADay) {
    this->desk.set_up();
    const Instant start = this->desk.stamp().now;
    const auto do_at = [&](std::int64_t minutes, AssignmentId id, const Username& agent,
                           Code outcome) {
        this->desk.stamp().now = start + minutes * minute_ms;
        const Instant ended = start + minutes * minute_ms;
        this->desk.do_it(agent, CompleteCall{id, outcome, "", ended + -20 * minute_ms, ended});
    };
    do_at(45, {1}, ann, success);   // begun in the first step, ended in the second
    do_at(59, {3}, bob, resolved);  // both in the second
    do_at(100, {4}, bob, resolved);  // beyond the last step
    TimelineFilter filter;
    filter.day = this->desk.state().counters().open_day;
    filter.start = start;
    filter.step_ms = 30 * minute_ms;
    filter.steps = 2;
    using Steps = std::vector<std::int64_t>;
    const Timeline all = this->where.reader().timeline(filter).value();
    EXPECT_EQ(all.completed, (Steps{0, 2}));
    EXPECT_EQ(all.calls, (Steps{1, 1}));
    filter.kind = Kind::client;
    EXPECT_EQ(this->where.reader().timeline(filter).value().completed, (Steps{0, 1}));
    filter.agent = bob;
    EXPECT_EQ(this->where.reader().timeline(filter).value().completed, (Steps{0, 0}));
}

TYPED_TEST(ReportsSuite, KnowsWhenTheClockClosedADay) {
    this->desk.set_up();
    EXPECT_FALSE(this->where.reader().last_day_closed().value());
    const Day day = this->desk.state().counters().open_day;
    Stamp midnight = this->desk.stamp();
    midnight.today = next(day);
    midnight.now = midnight.now + 60 * minute_ms;
    const std::vector<Submission> close{{clock_name, clock_name, 1, CloseDay{day}}};
    ASSERT_TRUE(bool(this->desk.sequencer().run(close, midnight)));
    // What it does later is not it.
    midnight.now = midnight.now + minute_ms;
    const std::vector<Submission> again{{clock_name, clock_name, 2, CloseDay{day}}};
    ASSERT_TRUE(bool(this->desk.sequencer().run(again, midnight)));
    EXPECT_EQ(this->where.reader().last_day_closed().value(),
              std::optional(midnight.now + -minute_ms));
}

}  // namespace recall
