// What a desk costs: memory for each lead, the start with a million leads, durable commands, an
// import of 100,000 rows, midnight over 200,000 assignments. The production sequencer and journal,
// on the disk of the folder it is started in. `--small`: a hundredth of each, so that it cannot
// rot.
//
//   build/native-release/tests/bench/desk_bench [--small]
#include "core/ensure.hpp"
#include "journal/sqlite_journal.hpp"
#include "relay/desk/scheduler.hpp"
#include "relay/desk/sequencer.hpp"
#include "tests/bench/stopwatch.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace recall {
namespace {

constexpr Instant morning{1'790'000'000'000};
constexpr Day today{20'717};
constexpr std::size_t leads_of_an_import = 100'000;

std::size_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::size_t total = 0, resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

NewLead lead_number(std::uint64_t number) {
    NewLead lead;
    lead.phone = Phone{2348030000000 + number};
    lead.name = "Adaeze Ogunleye " + std::to_string(number);
    lead.columns.add("Company", "Lagos Air Freight, Ltd");
    lead.columns.add("Status", "pending");
    lead.columns.add("Email", "adaeze" + std::to_string(number) + "@example.com");
    lead.columns.add("Notes", "Prefers mornings");
    lead.columns.shrink();
    return lead;
}

// One desk in a folder, driven like the relay drives it.
class Bench {
public:
    explicit Bench(std::string folder) : folder_(std::move(folder)) { open(); }

    void open() {
        sequencer_.reset();
        journal_.reset();
        auto journal = SqliteJournal::open(folder_);
        ensure(bool(journal));
        journal_ = std::move(journal).value();
        sequencer_ = std::make_unique<Sequencer>(*journal_);
        ensure(!sequencer_->load());
    }
    void run(const std::vector<Submission>& submissions, Stamp stamp = {morning, today}) {
        for (std::size_t at = 0; at < submissions.size(); at += batch_submissions_max) {
            const std::size_t count = std::min(batch_submissions_max, submissions.size() - at);
            const auto done = sequencer_->run({submissions.data() + at, count}, stamp);
            ensure(bool(done));
            for (const CommandAnswer& answer : done.value().answers) ensure(!answer.rejection);
        }
    }
    Submission by(const Username& user, Command command) {
        return {user, "bench", ++number_, std::move(command)};
    }
    void close() {
        sequencer_.reset();
        journal_.reset();
    }
    const State& state() const { return sequencer_->state(); }

private:
    std::string folder_;
    std::unique_ptr<SqliteJournal> journal_;
    std::unique_ptr<Sequencer> sequencer_;
    std::int64_t number_ = 0;
};

Username agent_name(std::size_t number) { return "agent" + std::to_string(number); }

void furnish(Bench& bench, std::size_t agents) {
    Campaign campaign{.id = Code{"client"},
                      .name = "Client CRM",
                      .outcomes = {{.code = Code{"SUCCESS"}, .label = "Success"},
                                   {.code = Code{"CALLBK"}, .label = "Callback", .callback = true}},
                      .dial_statuses = {status_new, status_callback_due}};
    campaign.claims_max = 100;
    std::vector<Submission> submissions{
        bench.by(operator_name, ConfigureDesk{{"Bench", "Africa/Lagos", "NG", ""}}),
        bench.by(operator_name, SaveCampaign{campaign}),
        bench.by(operator_name, SaveList{{"spring", campaign.id, "Spring"}})};
    for (std::size_t i = 0; i < agents; ++i) {
        submissions.push_back(bench.by(
            operator_name,
            SaveUser{{.username = agent_name(i), .name = "Agent", .campaigns = {campaign.id}}}));
    }
    bench.run(submissions);
}

void import(Bench& bench, std::size_t leads, std::size_t first) {
    ImportLeads command{"spring", {}};
    command.leads.reserve(leads);
    for (std::size_t i = 0; i < leads; ++i) command.leads.push_back(lead_number(first + i));
    bench.run({bench.by(operator_name, std::move(command))});
}

void measure_import(Bench& bench, std::size_t leads) {
    const std::size_t part = std::min(leads, leads_of_an_import);
    double first_seconds = 0;
    for (std::size_t at = 0; at < leads; at += part) {
        const Stopwatch watch;
        import(bench, part, at);
        if (at == 0) first_seconds = watch.seconds();
    }
    std::printf("import of %zu leads, durable: %.2f s\n", part, first_seconds);
}

void measure_start(const std::string& folder) {
    const std::size_t before = resident_bytes();
    const Stopwatch watch;
    const Bench bench(folder);
    const double seconds = watch.seconds();
    const std::size_t loaded = resident_bytes() - before;
    const std::size_t leads = bench.state().leads().size();
    std::printf("start with %zu leads: %.2f s\n", leads, seconds);
    std::printf("memory: %zu MB with the desk, %zu bytes a lead\n", loaded >> 20, loaded / leads);
}

// As a relay starts, in a process of its own: this one's heap still holds what the import needed.
void start_elsewhere(Bench& bench, const std::string& folder) {
    bench.close();
    std::fflush(stdout);
    const pid_t child = fork();
    ensure(child >= 0);
    if (child == 0) {
        execl("/proc/self/exe", "desk_bench", "--start", folder.c_str(), nullptr);
        _exit(127);
    }
    int status = 0;
    ensure(waitpid(child, &status, 0) == child && status == 0);
    bench.open();
}

void assign(Bench& bench, std::size_t assignments, std::size_t agents) {
    AssignLeads command{"spring", {}, 0, {}};
    for (std::size_t i = 0; i < agents; ++i) command.agents.push_back(agent_name(i));
    const Stopwatch watch;
    for (std::size_t left = assignments; left > 0;) {
        const std::size_t part = std::min<std::size_t>(left, assign_leads_max);
        command.count = static_cast<std::int64_t>(part);
        bench.run({bench.by(operator_name, command)});
        left -= part;
    }
    std::printf("assign %zu leads to %zu agents: %.2f s\n", assignments, agents, watch.seconds());
}

// Claim, call, complete for the first `calls` assignments, in batches of `batch`.
void measure_commands(Bench& bench, std::size_t calls, std::size_t batch) {
    std::vector<Submission> submissions;
    for (const auto& [id, assignment] : bench.state().assignments()) {
        if (submissions.size() == calls * 3) break;
        submissions.push_back(bench.by(assignment.agent, ClaimLead{id}));
        submissions.push_back(bench.by(assignment.agent, StartCall{id, morning}));
        submissions.push_back(
            bench.by(assignment.agent, CompleteCall{id, Code{"SUCCESS"}, "We spoke.", {}, {}}));
    }
    const Stopwatch watch;
    for (std::size_t at = 0; at < submissions.size(); at += batch) {
        const auto first = submissions.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = std::min(batch, submissions.size() - at);
        bench.run({first, first + static_cast<std::ptrdiff_t>(count)});
    }
    std::printf("durable commands in batches of %zu: %.0f a second\n", batch,
                static_cast<double>(submissions.size()) / watch.seconds());
}

// Completes `count` numbers with a promise to anyone, and lets the clock release them all.
void measure_callbacks(Bench& bench, std::size_t count) {
    std::vector<Submission> submissions;
    for (const auto& [id, assignment] : bench.state().assignments()) {
        if (submissions.size() == count) break;
        CompleteCall complete{id, Code{"CALLBK"}, "", {}, {}};
        complete.callback = NewCallback{morning + callback_slot_ms, "soon", "Africa/Lagos",
                                        Recipient::ANYONE, "Ask for Zoe"};
        submissions.push_back(bench.by(assignment.agent, complete));
    }
    bench.run(submissions);
    const Stamp due_at{morning + callback_slot_ms, today};
    const Stopwatch watch;
    std::int64_t number = 0;
    while (true) {
        std::vector<Submission> clock_work;
        for (Command& command : due(bench.state(), due_at.now, today, scheduler_commands_max)) {
            clock_work.push_back({clock_name, clock_name, ++number, std::move(command)});
        }
        if (clock_work.empty()) break;
        bench.run(clock_work, due_at);
    }
    std::printf("release of %zu due callbacks, durable: %.2f s\n", submissions.size(),
                watch.seconds());
}

void measure_midnight(Bench& bench) {
    const std::size_t open = bench.state().assignments().size();
    const std::size_t calls = bench.state().calls().size();
    const Stopwatch watch;
    double slowest = 0;
    std::int64_t number = 1'000'000;
    while (bench.state().counters().open_day == today) {
        const Stopwatch slice;
        bench.run({{clock_name, clock_name, ++number, CloseDay{today}}},
                  {morning + 24 * 60 * minute_ms, next(today)});
        slowest = std::max(slowest, slice.seconds());
    }
    std::printf("midnight: %zu recycled and %zu archived in %.2f s, slowest slice %.1f ms\n", open,
                calls, watch.seconds(), slowest * 1000);
}

void run_all(bool small) {
    const std::size_t scale = small ? 100 : 1;
    const std::string folder = "desk-bench-" + std::to_string(getpid());
    {
        Bench bench(folder);
        furnish(bench, 1000 / scale);
        measure_import(bench, 1'000'000 / scale);
        start_elsewhere(bench, folder);
        assign(bench, 200'000 / scale, 1000 / scale);
        measure_commands(bench, 1'000 / scale, 1);
        measure_commands(bench, 10'000 / scale, 16);
        measure_commands(bench, 50'000 / scale, batch_submissions_max);
        measure_callbacks(bench, 10'000 / scale);
        measure_midnight(bench);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace recall

int main(int argc, char** argv) {
    if (argc == 3 && std::strcmp(argv[1], "--start") == 0) {
        recall::measure_start(argv[2]);
        return 0;
    }
    recall::run_all(argc > 1 && std::strcmp(argv[1], "--small") == 0);
}
