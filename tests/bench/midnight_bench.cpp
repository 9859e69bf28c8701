// Midnight while agents work: a day's 200,000 assignments, some open and some called, are recycled
// and archived while completions of calls that began before it arrive, 2,000 a second. What agents
// wait for an answer, and how long midnight takes in all. The production desk thread, scheduler and
// journal, on the disk of the folder it is started in. `--small`: a hundredth of it.
//
//   build/native-release/tests/bench/midnight_bench [--small]
#include "core/ensure.hpp"
#include "journal/sqlite_journal.hpp"
#include "relay/desk/desk_thread.hpp"
#include "tests/bench/stopwatch.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <thread>
#include <unistd.h>

namespace recall {
namespace {

constexpr Day today{20'717};
constexpr std::int64_t arrivals_a_second = 2'000;
constexpr const char* zone = "Africa/Lagos";

struct Sizes {
    std::size_t agents, open, archived, late;
};

Username agent_name(std::size_t number) { return "agent" + std::to_string(number); }

// A desk at the end of a day, written without the relay.
class Evening {
public:
    Evening(Journal& journal, Instant evening) : sequencer_(journal), stamp_{evening, today} {
        ensure(!sequencer_.load());
    }

    void prepare(const Sizes& sizes) {
        Campaign campaign{.id = Code{"client"},
                          .name = "Client CRM",
                          .outcomes = {{.code = Code{"SUCCESS"}, .label = "Success"}},
                          .dial_statuses = {status_new}};
        campaign.claims_max = claims_at_a_time_max;
        give(operator_name, ConfigureDesk{{"Bench", zone, "NG", ""}});
        give(operator_name, SaveCampaign{campaign});
        give(operator_name, SaveList{{"spring", campaign.id, "Spring"}});
        AssignLeads assign{"spring", {}, 0, {}};
        for (std::size_t i = 0; i < sizes.agents; ++i) {
            give(operator_name, SaveUser{{.username = agent_name(i), .name = "Agent",
                                          .campaigns = {campaign.id}}});
            assign.agents.push_back(agent_name(i));
        }
        const std::size_t leads = sizes.open + sizes.archived;
        for (std::size_t at = 0; at < leads; at += part_max)
            import(at, std::min(part_max, leads - at));
        for (std::size_t at = 0; at < leads; at += part_max) {
            assign.count = static_cast<std::int64_t>(std::min(part_max, leads - at));
            give(operator_name, assign);
        }
        work(sizes);
    }

    // Numbers that were called before midnight and are completed after it.
    const std::vector<std::pair<Username, AssignmentId>>& late() const { return late_; }

private:
    static constexpr std::size_t part_max = 50'000;

    void give(const Username& by, Command command) {
        waiting_.push_back({by, "bench", ++number_, std::move(command)});
        if (waiting_.size() == batch_submissions_max) run();
        if (by == operator_name) run();
    }
    void run() {
        if (waiting_.empty()) return;
        const auto done = sequencer_.run(waiting_, stamp_);
        ensure(bool(done));
        for (const CommandAnswer& answer : done.value().answers) ensure(!answer.rejection);
        waiting_.clear();
    }
    void import(std::size_t first, std::size_t count) {
        ImportLeads command{"spring", {}};
        for (std::size_t i = first; i < first + count; ++i) {
            NewLead lead;
            lead.phone = Phone{2348030000000 + i};
            lead.name = "Adaeze Ogunleye " + std::to_string(i);
            command.leads.push_back(std::move(lead));
        }
        give(operator_name, std::move(command));
    }
    void work(const Sizes& sizes) {
        std::vector<std::pair<Username, AssignmentId>> all;
        for (const auto& [id, assignment] : sequencer_.state().assignments()) {
            all.emplace_back(assignment.agent, id);
        }
        for (std::size_t i = 0; i < sizes.archived; ++i) {
            const auto& [agent, id] = all[i];
            give(agent, ClaimLead{id});
            give(agent, CompleteCall{id, Code{"SUCCESS"}, "We spoke.", {}, {}});
        }
        std::map<Username, int> held;
        for (std::size_t i = sizes.archived; late_.size() < sizes.late; ++i) {
            const auto& [agent, id] = all.at(i);
            if (++held[agent] > claims_at_a_time_max) continue;
            give(agent, ClaimLead{id});
            give(agent, StartCall{id, stamp_.now});
            late_.push_back(all[i]);
        }
        run();
    }

    Sequencer sequencer_;
    Stamp stamp_;
    std::vector<Submission> waiting_;
    std::int64_t number_ = 0;
    std::vector<std::pair<Username, AssignmentId>> late_;
};

// The clock of the relay: it stands before midnight until it is told to go past it.
class Hands {
public:
    explicit Hands(Instant midnight) : midnight_(midnight) {}
    void pass_midnight() { passed_ = true; }
    Instant now() const {
        const auto ms = static_cast<std::int64_t>(since_.seconds() * 1000);
        return passed_ ? midnight_ + ms : midnight_ + -minute_ms;
    }

private:
    const Instant midnight_;
    Stopwatch since_;
    std::atomic<bool> passed_{false};
};

// Completions arrive at a fixed rate, whether the desk keeps up or not.
class Arrivals {
public:
    explicit Arrivals(DeskThread& desk) : desk_(desk) {}

    void bring(const std::vector<std::pair<Username, AssignmentId>>& late, Instant called,
               const std::atomic<bool>& enough) {
        const Stopwatch watch;
        for (std::size_t i = 0; i < late.size() && !enough; ++i) {
            const double due = static_cast<double>(i) / static_cast<double>(arrivals_a_second);
            while (watch.seconds() < due)
                std::this_thread::sleep_for(std::chrono::microseconds(100));
            const Stopwatch waited;
            const bool taken = desk_.submit(
                std::make_shared<Line>(),
                {late[i].first, "tab", static_cast<std::int64_t>(i) + 1,
                 CompleteCall{late[i].second, Code{"SUCCESS"}, "We spoke.", called, called}},
                [this, waited](const SubmissionResult& result) { note(result, waited.seconds()); });
            ensure(taken);
        }
    }
    void report() const {
        std::printf("%zu late completions meanwhile, %zu refused: p50 %.1f ms, p99 %.1f ms, "
                    "worst %.1f ms\n",
                    waited_.size(), refused_, percentile(waited_, 0.5) * 1000,
                    percentile(waited_, 0.99) * 1000, percentile(waited_, 1) * 1000);
    }

private:
    // On the desk's thread alone.
    void note(const SubmissionResult& result, double seconds) {
        ensure(bool(result));
        if (result.value().answer.rejection) ++refused_;
        waited_.push_back(seconds);
    }

    DeskThread& desk_;
    std::vector<double> waited_;
    std::size_t refused_ = 0;
};

void measure(SqliteJournal& journal, const Calendar& calendar,
             const std::vector<std::pair<Username, AssignmentId>>& late, Instant midnight) {
    Hands hands(midnight);
    Metrics metrics;
    Health health;
    DeskThread desk(journal, calendar, [&hands] { return hands.now(); }, metrics, health);
    ensure(!desk.start(nullptr));
    const auto is_closed = [&desk] {
        return desk.ask([](const DeskThread::Desk& now) {
            return now.state.counters().open_day != today;
        });
    };
    Arrivals arrivals(desk);
    std::atomic<bool> closed{false};
    hands.pass_midnight();
    const Stopwatch watch;
    std::thread agents([&] { arrivals.bring(late, midnight + -2 * minute_ms, closed); });
    while (!is_closed()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const double seconds = watch.seconds();
    closed = true;
    agents.join();
    desk.stop();
    std::printf("midnight in %.2f s\n", seconds);
    arrivals.report();
}

void run_all(bool small) {
    const std::size_t scale = small ? 100 : 1;
    const Sizes sizes{1'000 / scale, 150'000 / scale, 50'000 / scale, 20'000 / scale};
    const std::string folder = "midnight-bench-" + std::to_string(getpid());
    {
        auto journal = SqliteJournal::open(folder);
        ensure(bool(journal));
        const TzCalendar calendar;
        const Instant midnight = calendar.start_of(next(today), zone);
        std::vector<std::pair<Username, AssignmentId>> late;
        {
            Evening evening(*journal.value(), midnight + -2 * minute_ms);
            evening.prepare(sizes);
            late = evening.late();
        }
        std::printf("%zu open assignments, %zu completed calls, %zu of the open ones in a call\n",
                    sizes.open, sizes.archived, sizes.late);
        measure(*journal.value(), calendar, late, midnight);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace recall

int main(int argc, char** argv) {
    recall::run_all(argc > 1 && std::strcmp(argv[1], "--small") == 0);
}
