// What the simulator promises, over many seeds. A seed that fails: recall_sim --seed N.
#include "tests/sim/simulation.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <future>

namespace recall::sim {
namespace {

constexpr std::uint64_t seeds = RECALL_SIM_SEEDS;
// Fewer need not have seen everything.
constexpr bool many = seeds >= 500;
constexpr unsigned threads = 2;  // each seed has one of its own; they share nothing
constexpr std::uint64_t seeds_to_notice_a_bug = 150;

// ---- Every law holds, and everything has happened

struct Sum {
    Counters counters;
    std::int64_t commands = 0;
    std::int64_t rejections = 0;
    std::string broken;  // by which seeds, and which laws
};

// Seeds first, first + apart, ... of those there are.
Sum live_through_seeds(std::uint64_t first, std::uint64_t apart) {
    Sum sum;
    for (std::uint64_t seed = first; seed <= seeds; seed += apart) {
        const Options options{.seed = seed};
        const Verdict verdict = live_through(options);
        sum.counters.add(verdict.counters);
        sum.commands += verdict.commands;
        sum.rejections += verdict.rejections;
        if (verdict.broken.empty()) continue;
        sum.broken += verdict.broken + "\n  faults: " + verdict.faults +
                      "\n  replay: " + replay_text(options) + '\n';
    }
    return sum;
}

TEST(Simulator, EveryLawHoldsWhateverFails) {
    tell_seed_on_abort();
    std::vector<std::future<Sum>> parts;
    for (std::uint64_t first = 1; first <= threads; ++first) {
        parts.push_back(std::async(std::launch::async, live_through_seeds, first, threads));
    }
    Sum all;
    for (auto& one : parts) {
        const Sum part = one.get();
        EXPECT_EQ(part.broken, "");
        all.counters.add(part.counters);
        all.commands += part.commands;
        all.rejections += part.rejections;
    }
    if (!many) return;
    // A generator that has rotted would let every law hold.
    for (const std::string& what : must_happen()) {
        EXPECT_GT(all.counters.of(what), 0) << "never in " << seeds << " seeds: " << what;
    }
    EXPECT_GE(all.rejections * 100, all.commands * 10) << "the commands are too tame";
    EXPECT_LE(all.rejections * 100, all.commands * 40) << "too much of it is nonsense";
}

TEST(Simulator, OneSeedIsOneHistory) {
    const Verdict once = live_through({.seed = 7}), again = live_through({.seed = 7});
    EXPECT_EQ(once.counters.all(), again.counters.all());
    EXPECT_EQ(once.commands, again.commands);
    EXPECT_EQ(once.virtual_ms, again.virtual_ms);
}

TEST(Simulator, AFaultThatIsSwitchedOffLeavesTheOthersTheirDraws) {
    Options without{.seed = 7};
    without.without.insert(Fault::full_disk);
    Plan fewer(without), all({.seed = 7});
    EXPECT_FALSE(fewer.has(Fault::full_disk));
    all.faults.erase(Fault::full_disk);
    EXPECT_EQ(fewer.faults, all.faults);
    EXPECT_EQ(fewer.start, all.start);
}

// ---- Found here once

TEST(Scheduler, IsNotTakenForWhatItDidBeforeAfterCommitsThatFailedAndARestart) {
    const Plan plan({.seed = 1});
    const TzCalendar calendar;
    SimJournal journal(Sabotage::none);
    std::int64_t number = 0;
    Instant now{1'780'308'000'000};  // far from every midnight
    const auto give = [&](Sequencer& to, const Username& by, Command command) {
        const Submission one[] = {{by, "test", ++number, std::move(command)}};
        const auto done = to.run(one, Scheduler(to, calendar).stamp(now));
        ASSERT_TRUE(done && !done.value().answers.front().rejection);
    };
    const auto let_claim_lapse = [&](Sequencer& sequencer, int commits_that_fail) {
        const Scheduler scheduler(sequencer, calendar);
        give(sequencer, "ann", ClaimLead{AssignmentId{1}});
        now = now + 31 * minute_ms;
        for (int i = 0; i < commits_that_fail; ++i) {
            journal.fate_of_commit = [] { return SimJournal::Fate::fails; };
            EXPECT_FALSE(sequencer.run(scheduler.due(now), scheduler.stamp(now)));
        }
        journal.fate_of_commit = {};
        EXPECT_TRUE(bool(sequencer.run(scheduler.due(now), scheduler.stamp(now))));
        return next_due(sequencer.state()) == std::nullopt;
    };

    Sequencer before(journal), after(journal);
    ASSERT_FALSE(before.load());
    for (const Command& command : Workload::opening(plan)) give(before, operator_name, command);
    give(before, operator_name, AssignLeads{"clients", {"ann"}, 1, {}});
    EXPECT_TRUE(let_claim_lapse(before, 20));
    ASSERT_FALSE(after.load());
    EXPECT_TRUE(let_claim_lapse(after, 0));
}

// ---- The laws can fail: each bug that is put in on purpose is noticed

// What was noticed in a life in a process of its own: with such a bug the rules may find their own
// promises broken, which ends the program. That is noticing too.
std::string noticed_in(const Options& options) {
    int pipe_ends[2];
    EXPECT_EQ(pipe(pipe_ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        const std::string broken = live_through(options).broken;
        const auto written = write(pipe_ends[1], broken.data(), broken.size());
        _exit(written == static_cast<ssize_t>(broken.size()) ? 0 : 1);
    }
    close(pipe_ends[1]);
    std::string noticed;
    char part[4096];
    for (ssize_t size; (size = read(pipe_ends[0], part, sizeof part)) > 0;) {
        noticed.append(part, static_cast<std::size_t>(size));
    }
    close(pipe_ends[0]);
    int status = 0;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) return "the rules broke a promise";
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "it ended with " << status;
    return noticed;
}

class ABugPutInOnPurpose : public testing::TestWithParam<Sabotage> {};

TEST_P(ABugPutInOnPurpose, IsNoticed) {
    std::string noticed;
    std::uint64_t seed = 0;
    while (noticed.empty() && seed < seeds_to_notice_a_bug) {
        noticed = noticed_in({.seed = ++seed, .sabotage = GetParam()});
    }
    EXPECT_NE(noticed, "");
    std::cout << "noticed by seed " << seed << ": " << noticed << '\n';
}

std::vector<Sabotage> every_sabotage() {
    std::vector<Sabotage> all;
    for (int i = 1; i < static_cast<int>(Sabotage::count_); ++i) {
        all.push_back(static_cast<Sabotage>(i));
    }
    if (!many) all.resize(1);  // the rest in the optimised build
    return all;
}
INSTANTIATE_TEST_SUITE_P(Each, ABugPutInOnPurpose, testing::ValuesIn(every_sabotage()),
                         [](const auto& bug) { return std::string(name_of(bug.param)); });

}  // namespace
}  // namespace recall::sim
