// What a desk's websockets carry: durable commands a second through one and through a hundred,
// the time from send to answer at 2,000 a second with a thousand agents connected, a day's outbox
// sent again at once, and the memory of an idle connection. The production relay over SQLite, on
// the disk of the folder it is started in. `--small`: a tenth of each, so that it cannot rot.
//
//   build/native-release/tests/bench/sync_bench [--small]
#include "core/ensure.hpp"
#include "journal/sqlite_journal.hpp"
#include "relay/accounts/secrets.hpp"
#include "relay/cli/relay.hpp"
#include "relay/desk/log.hpp"
#include "tests/bench/stopwatch.hpp"
#include "tests/relay/sync_client.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <malloc.h>
#include <thread>
#include <unistd.h>

namespace recall {
namespace {

constexpr std::int64_t under_way = 32;  // of one connection: connection_commands_max
constexpr std::uint64_t numbers_each = 20;
const std::string password = "correct horse";

Username agent_name(std::size_t number) { return "agent" + std::to_string(number); }

std::size_t resident_bytes() {
    malloc_trim(0);
    std::ifstream statm("/proc/self/statm");
    std::size_t total = 0, resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// A relay with agents who have numbers in their hands.
class BenchRelay {
public:
    BenchRelay(const std::string& folder, std::size_t agents) {
        auto journal = SqliteJournal::open(folder);
        ensure(bool(journal));
        journal_ = std::move(journal).value();
        auto reader = journal_->reader();
        ensure(bool(reader));
        reader_ = std::move(reader).value();
        RelaySettings settings;
        settings.port = 0;
        relay_ = std::make_unique<Relay>(settings, *journal_, *reader_, *accounts_);
        const auto error = relay_->start();
        ensure(!error);
        furnish(agents);
        thread_ = std::thread([this] { relay_->run(); });
    }
    ~BenchRelay() {
        relay_->stop();
        thread_.join();
    }
    BenchRelay(const BenchRelay&) = delete;
    BenchRelay& operator=(const BenchRelay&) = delete;

    unsigned short port() const { return relay_->port(); }
    // Signing in is slow on purpose, and not what is measured.
    std::string cookie_of(const Username& agent) {
        HttpClient http(port());
        ensure(http.login(agent, password));
        return http.cookie;
    }

private:
    void give(Command command) {
        auto result =
            relay_->desk().submit_and_wait({operator_name, "bench", ++number_, std::move(command)});
        ensure(bool(result) && !result.value().answer.rejection);
    }
    void furnish(std::size_t agents) {
        Campaign campaign{.id = Code{"client"},
                          .name = "Client CRM",
                          .outcomes = {{.code = Code{"SUCCESS"}, .label = "Success"}},
                          .dial_statuses = {status_new}};
        campaign.claims_max = 100;
        give(ConfigureDesk{{"Bench", "Africa/Lagos", "NG", ""}});
        give(SaveCampaign{campaign});
        give(SaveList{{"spring", campaign.id, "Spring"}});
        ImportLeads import{"spring", {}};
        for (std::uint64_t i = 0; i < agents * numbers_each; ++i) {
            import.leads.push_back({.phone = {2348030000000 + i}, .name = "Adaeze Ogunleye"});
        }
        give(std::move(import));
        const std::string hash = hash_of_password(password);
        for (std::size_t i = 0; i < agents; ++i) {
            give(SaveUser{
                {.username = agent_name(i), .name = "Agent", .campaigns = {campaign.id}}});
            ensure(!accounts_->set_password_hash(agent_name(i), hash));
            give(AssignLeads{"spring", {agent_name(i)}, numbers_each, {}});
        }
    }

    std::unique_ptr<SqliteJournal> journal_;
    std::unique_ptr<JournalReader> reader_;
    std::unique_ptr<AccountStore> accounts_ = memory_account_store();
    std::unique_ptr<Relay> relay_;
    std::int64_t number_ = 0;
    std::thread thread_;
};

// One agent's tab: claims and releases their own first number over and over.
class Tab {
public:
    Tab(unsigned short port, const std::string& cookie, std::size_t agent, std::string client)
        : sync_(port, cookie), own_(1 + agent * numbers_each), client_(std::move(client)) {
        ensure(sync_.status() == 101 && sync_.say_hello());
        const auto view = sync_.next("rows");
        ensure(bool(view));
        sync_.forget();
    }

    void send() {
        const AssignmentId id{own_};
        ++sent_;
        const bool claim = sent_ % 2 != 0;
        ensure(sync_.command(client_, sent_, claim ? Command(ClaimLead{id})
                                                   : Command(ReleaseClaim{id})));
    }
    void await() {
        const auto answer = sync_.next("answer");
        ensure(answer && (*answer)["number"] == ++answered_ && (*answer)["error"].is_null());
    }
    // So many commands, with as many under way as the relay lets one connection have.
    void work(std::int64_t commands) {
        while (answered_ < commands) {
            while (sent_ < commands && sent_ < answered_ + under_way) send();
            await();
        }
    }

private:
    SyncClient sync_;
    std::uint64_t own_;
    std::string client_;
    std::int64_t sent_ = 0;
    std::int64_t answered_ = 0;
};

void measure_throughput(BenchRelay& relay, const std::vector<std::string>& cookies,
                        std::size_t connections, std::int64_t commands_each) {
    std::vector<std::unique_ptr<Tab>> tabs;
    for (std::size_t i = 0; i < connections; ++i) {
        tabs.push_back(std::make_unique<Tab>(relay.port(), cookies[i], i,
                                             "many" + std::to_string(connections)));
    }
    const Stopwatch watch;
    std::vector<std::thread> threads;
    for (auto& tab : tabs) {
        threads.emplace_back([&tab, commands_each] { tab->work(commands_each); });
    }
    for (std::thread& thread : threads) thread.join();
    std::printf("durable commands through %zu websocket%s: %.0f a second\n", connections,
                connections == 1 ? "" : "s",
                static_cast<double>(connections) * static_cast<double>(commands_each) /
                    watch.seconds());
}

// Commands at a steady pace by some, while the others are connected and idle.
void measure_latency(BenchRelay& relay, const std::vector<std::string>& cookies,
                     std::size_t connections, double seconds) {
    constexpr std::size_t busy = 20;
    constexpr double each_per_second = 100;
    const std::size_t before = resident_bytes();
    std::vector<std::unique_ptr<Tab>> tabs;
    for (std::size_t i = 0; i < connections; ++i) {
        tabs.push_back(
            std::make_unique<Tab>(relay.port(), cookies[i % cookies.size()],
                                  i % cookies.size(), "steady" + std::to_string(i)));
    }
    const std::size_t after = resident_bytes();
    std::printf("memory: %.1f KB for each of %zu idle connections, this end included\n",
                static_cast<double>(after - std::min(before, after)) / 1024 /
                    static_cast<double>(connections),
                connections);

    std::vector<std::vector<double>> took(busy);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < busy; ++i) {
        threads.emplace_back([&tab = *tabs[i], &took = took[i], seconds] {
            const auto start = std::chrono::steady_clock::now();
            const auto commands = static_cast<std::int64_t>(seconds * each_per_second);
            for (std::int64_t n = 0; n < commands; ++n) {
                const std::chrono::duration<double> at(static_cast<double>(n) / each_per_second);
                std::this_thread::sleep_until(
                    start + std::chrono::duration_cast<std::chrono::nanoseconds>(at));
                const Stopwatch watch;
                tab.send();
                tab.await();
                took.push_back(watch.seconds());
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::vector<double> all;
    for (const auto& one : took) all.insert(all.end(), one.begin(), one.end());
    std::printf("from send to answer, %.0f a second, %zu connected: p50 %.1f ms, p99 %.1f ms\n",
                busy * each_per_second, connections, percentile(all, 0.5) * 1000,
                percentile(all, 0.99) * 1000);
}

// What waited on a device for a day, sent in one go.
void measure_outbox(BenchRelay& relay, const std::vector<std::string>& cookies,
                    std::int64_t commands) {
    Tab tab(relay.port(), cookies.back(), cookies.size() - 1, "outbox");
    const Stopwatch watch;
    tab.work(commands);
    std::printf("%lld queued commands after reconnecting: %.2f s\n",
                static_cast<long long>(commands), watch.seconds());
}

void run_all(bool small) {
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    log::to_standard_error("warning");
    const std::string folder = "sync-bench-" + std::to_string(getpid());
    const std::size_t agents = small ? 20 : 100;
    {
        BenchRelay relay(folder, agents);
        std::vector<std::string> cookies;
        for (std::size_t i = 0; i < agents; ++i) cookies.push_back(relay.cookie_of(agent_name(i)));
        measure_throughput(relay, cookies, 1, small ? 300 : 3'000);
        measure_throughput(relay, cookies, agents, small ? 50 : 500);
        measure_latency(relay, cookies, small ? 100 : 1'000, small ? 0.5 : 5);
        measure_outbox(relay, cookies, small ? 100 : 1'000);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace recall

int main(int argc, char** argv) {
    recall::run_all(argc > 1 && std::strcmp(argv[1], "--small") == 0);
}
