// The real binary: started, killed, started again.
#include "journal/sqlite_journal.hpp"
#include "journal/verify.hpp"
#include "relay/desk/backup_note.hpp"
#include "tests/core/random_commands.hpp"
#include "tests/relay/process.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace recall {

namespace {

const std::string password = "recall-demo";

const std::vector<std::string> with_demo{"--demo"};

int run(std::vector<std::string> arguments, std::string* said = nullptr) {
    arguments.insert(arguments.begin(), RECALL_BINARY);
    Process process(std::move(arguments));
    const int status = process.wait();
    if (said) *said = process.said;
    return status;
}

TEST(Serve, FillsTheDemoOnceAndStopsWhenAsked) {
    const TempFolder folder;
    for (int round = 0; round < 2; ++round) {
        Served served(RECALL_BINARY, folder.path, with_demo);
        HttpClient http(served.port);
        ASSERT_TRUE(http.login("manager", password));
        EXPECT_EQ(http.get("/lists").json()["total"], 4);
        EXPECT_GT(http.get("/call-progress").json()["totals"]["completed"], 20);
        EXPECT_EQ(http.get("/me").json()["demo"], true);
        served.process.kill(round == 0 ? SIGTERM : SIGINT);
        EXPECT_EQ(served.process.wait(), 0) << served.process.said;
    }
    std::string said;
    EXPECT_EQ(run({"verify", "--data", folder.path}, &said), 0) << said;
    EXPECT_NE(said.find(" 0 problems"), std::string::npos) << said;
}

TEST(Serve, WhoeverStopsItTheMomentItIsReadyIsObeyed) {
    MemoryJournal journal;
    const auto accounts = memory_account_store();
    RelaySettings settings;
    settings.port = 0;
    Relay relay(settings, journal, journal, *accounts);
    const auto wrong = relay.start();
    ASSERT_FALSE(wrong) << *wrong;
    relay.stop_on_signals();
    ASSERT_EQ(std::raise(SIGTERM), 0);
    relay.run();  // returns
}

TEST(Serve, APortInUseIsSaidWithWhatToDo) {
    const TempFolder one, two;
    Served served(RECALL_BINARY, one.path, with_demo);
    std::string said;
    EXPECT_EQ(run({"serve", "--data", two.path, "--port", std::to_string(served.port)}, &said), 1);
    EXPECT_NE(said.find("port " + std::to_string(served.port)), std::string::npos) << said;
    EXPECT_NE(said.find("--port"), std::string::npos) << said;
}

TEST(Serve, AFolderInUseOrThatCannotBeWrittenIsSaid) {
    const TempFolder folder;
    Served served(RECALL_BINARY, folder.path, with_demo);
    std::string said;
    EXPECT_EQ(run({"serve", "--data", folder.path, "--port", "0"}, &said), 1);
    EXPECT_FALSE(said.empty());
    EXPECT_EQ(run({"serve", "--data", "/proc/recall-data", "--port", "0"}, &said), 1);
    EXPECT_FALSE(said.empty());
}

TEST(Serve, TheDemoIsNotServedToOthers) {
    std::string said;
    EXPECT_EQ(run({"serve", "--demo", "--address", "0.0.0.0"}, &said), 1);
    EXPECT_NE(said.find("this machine only"), std::string::npos) << said;
}

TEST(Commands, EachHasItsHelp) {
    for (const char* command :
         {"serve", "import", "export", "user", "backup", "restore", "verify"}) {
        std::string said;
        EXPECT_EQ(run({command, "--help"}, &said), 0) << command;
        EXPECT_NE(said.find("Usage"), std::string::npos) << said;
    }
    EXPECT_NE(run({"nonsense"}), 0);
}

TEST(Commands, MakeADeskFromTheCommandLine) {
    const TempFolder folder, backups;
    {
        Served demo(RECALL_BINARY, folder.path, with_demo);
        HttpClient http(demo.port);
        ASSERT_TRUE(http.login("manager", password));
        const Headers csv{{"Content-Type", "text/csv"}};
        ASSERT_EQ(http.request("POST", "/do-not-call", "+2347038180441\n", csv).status, 200);
    }
    std::string said;
    const std::string data = std::string(RECALL_SOURCE_DIR) + "/tests/data/clients-1000.csv";
    EXPECT_EQ(run({"import", "prospects", data, "--data", folder.path}, &said), 0) << said;
    EXPECT_NE(said.find("1000 rows, 935 new, 40 duplicates, 25 refused"), std::string::npos)
        << said;
    EXPECT_NE(said.find("1 of the new ones stands on a do-not-call list"), std::string::npos)
        << said;
    EXPECT_EQ(run({"import", "prospects", data, "--data", folder.path}, &said), 0);
    EXPECT_NE(said.find("1000 rows, 0 new, 975 duplicates, 25 refused"), std::string::npos) << said;
    const std::string odd = folder.path + "/odd.csv";
    std::ofstream(odd) << "Reach at;Who;Fax\n08031251501;Ada;08031251502\n";
    EXPECT_EQ(run({"import", "prospects", odd, "--data", folder.path}, &said), 1);
    EXPECT_NE(said.find("No column holds phone numbers"), std::string::npos) << said;
    EXPECT_EQ(run({"import", "prospects", odd, "--data", folder.path, "--columns",
                   "phone,name,left_out"},
                  &said),
              0)
        << said;
    EXPECT_NE(said.find("1 rows, 1 new"), std::string::npos) << said;
    EXPECT_EQ(run({"import", "prospects", odd, "--data", folder.path, "--dry-run"}, &said), 0)
        << "as was said before";
    EXPECT_NE(said.find("column “Fax”: left out, as last time"), std::string::npos) << said;
    EXPECT_EQ(run({"user", "list", "--data", folder.path}, &said), 0);
    EXPECT_NE(said.find("agent6"), std::string::npos);
    EXPECT_EQ(run({"user", "deactivate", "agent6", "--data", folder.path}, &said), 0) << said;

    const std::string copy = backups.path + "/one";
    EXPECT_EQ(run({"backup", copy, "--data", folder.path}, &said), 0) << said;
    EXPECT_TRUE(last_backup(folder.path));
    EXPECT_FALSE(last_backup(copy));
    const std::string back = backups.path + "/back";
    EXPECT_EQ(run({"restore", copy, "--data", back}, &said), 0) << said;
    EXPECT_EQ(run({"verify", "--data", back}, &said), 0) << said;
    Served restored(RECALL_BINARY, back, with_demo);
    HttpClient http(restored.port);
    ASSERT_TRUE(http.login("manager", password));
    EXPECT_EQ(http.get("/leads?list=prospects").json()["total"], 260 + 935 + 1);
    EXPECT_GT(http.get("/health").json()["journal"]["bytes"], 0);
    EXPECT_FALSE(http.login("agent6", password));
}

TEST(Commands, ExportEverythingADeskHoldsWhileItIsServed) {
    const TempFolder folder, outside;
    const std::string tables = outside.path + "/tables", json = outside.path + "/json";
    std::string said;
    Json archived;
    {
        Served demo(RECALL_BINARY, folder.path, with_demo);
        EXPECT_EQ(run({"export", tables, "--data", folder.path}, &said), 0) << said;
        EXPECT_EQ(run({"export", json, "--data", folder.path, "--format", "json"}, &said), 0)
            << said;
        HttpClient http(demo.port);
        ASSERT_TRUE(http.login("manager", password));
        archived = http.get("/archive?all=1").json();
        const Json lists = http.get("/lists").json()["items"];
        const Json again{{"id", "again"}, {"name", "Again"}, {"campaign", lists[0]["campaign"]}};
        ASSERT_EQ(http.post("/lists", again).status, 201);
    }
    for (const char* file : {"users", "lists", "leads-prospects", "calls", "callbacks",
                             "do-not-call", "unplaced", "imports", "recycling-log", "audit"}) {
        EXPECT_TRUE(std::filesystem::exists(tables + "/" + file + ".csv")) << file;
        std::ifstream text(json + "/" + file + ".json");
        EXPECT_TRUE(Json::parse(text, nullptr, false).is_array()) << file;
    }
    for (const char* file : {"desk.json", "campaigns.json"}) {
        EXPECT_TRUE(std::filesystem::exists(tables + "/" + file)) << file;
    }
    EXPECT_FALSE(std::filesystem::exists(tables + "/copy"));
    std::ifstream calls(json + "/calls.json");
    EXPECT_EQ(Json::parse(calls).size(), archived["total"].get<std::size_t>());

    EXPECT_EQ(run({"import", "again", tables + "/leads-prospects.csv", "--data", folder.path},
                  &said), 0);
    EXPECT_NE(said.find("260 rows, 260 new, 0 duplicates, 0 refused"), std::string::npos) << said;
    EXPECT_EQ(run({"export", tables, "--data", folder.path}, &said), 1);
    EXPECT_NE(said.find("already"), std::string::npos) << said;
    EXPECT_EQ(run({"export", outside.path + "/none", "--data", outside.path}, &said), 1);
    EXPECT_FALSE(std::filesystem::exists(outside.path + "/none"));
}

TEST(Commands, RestoreHarmsNoDeskAndTakesNoDamagedBackup) {
    const TempFolder folder, backups;
    { Served demo(RECALL_BINARY, folder.path, with_demo); }
    const std::string copy = backups.path + "/one";
    std::string said;
    EXPECT_EQ(run({"backup", copy, "--data", folder.path}, &said), 0) << said;
    EXPECT_EQ(run({"backup", copy, "--data", folder.path}, &said), 1);
    EXPECT_NE(said.find("already"), std::string::npos) << said;
    EXPECT_EQ(run({"restore", copy, "--data", folder.path}, &said), 1);
    EXPECT_NE(said.find("left as it is"), std::string::npos) << said;
    EXPECT_EQ(run({"restore", backups.path + "/none", "--data", backups.path}, &said), 1);
    EXPECT_NE(said.find("no backup"), std::string::npos) << said;

    const std::string desk = desk_file(copy);
    std::filesystem::resize_file(desk, std::filesystem::file_size(desk) / 2);
    EXPECT_EQ(run({"restore", copy, "--data", backups.path + "/new"}, &said), 1) << said;
    EXPECT_FALSE(std::filesystem::exists(desk_file(backups.path + "/new"))) << said;
}

// One user at work until the relay is gone. Counts what was acknowledged.
class Worker {
public:
    using Wish = std::function<Command(std::int64_t number)>;

    Worker(unsigned short port, std::string name, bool by_websocket, Wish wish)
        : username(std::move(name)), wish_(std::move(wish)), thread_([this, port, by_websocket] {
              HttpClient http(port);
              if (!http.login(username, password)) return;
              by_websocket ? over_websocket(port, http.cookie) : over_http(http);
          }) {}
    ~Worker() { join(); }
    void join() {
        if (thread_.joinable()) thread_.join();
    }

    const std::string username;
    std::atomic<std::int64_t> acknowledged{0};

private:
    void over_http(HttpClient& http) {
        for (std::int64_t number = 1;; ++number) {
            const Response response =
                http.post("/commands", {{"client", "load"},
                                        {"number", number},
                                        {"command", command_to_json(wish_(number))}});
            if (response.status == 0 || response.status >= 500) return;
            acknowledged = number;  // a rejection is an answer too
        }
    }
    void over_websocket(unsigned short port, const std::string& cookie) {
        SyncClient sync(port, cookie);
        sync.say_hello();
        std::int64_t sent = 0;
        while (true) {
            for (; sent < acknowledged + 20; ++sent) {
                sync.command("load", sent + 1, wish_(sent + 1));
            }
            const auto answer = sync.next("answer");
            if (!answer) return;
            EXPECT_EQ((*answer)["number"], acknowledged + 1);
            acknowledged = (*answer)["number"].get<std::int64_t>();
        }
    }

    const Wish wish_;
    std::thread thread_;
};
using Workers = std::vector<std::unique_ptr<Worker>>;

// Waits until `enough` of what was acknowledged; not for ever.
template <typename Enough>
void work_until(const Workers& workers, Enough enough) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(120);
    while (!enough(workers) && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_TRUE(enough(workers)) << "the load took too long";
}

// Claims and releases the same number over and over; which one hardly matters.
Command claim_or_release(std::int64_t number) {
    const AssignmentId any{static_cast<std::uint64_t>(1 + number / 2)};
    return number % 2 != 0 ? Command(ClaimLead{any}) : Command(ReleaseClaim{any});
}

// What an agent or a manager of the demo may wish, sensible or not.
class RandomWishes {
public:
    RandomWishes(std::uint64_t seed, bool manager) : dice_(seed), manager_(manager) {}
    Command operator()(std::int64_t) {
        if (manager_ && dice_.in(60)) return as_manager();
        const AssignmentId id{1 + dice_.below(400)};
        switch (dice_.below(6)) {
            case 0: return ExtendClaim{id};
            case 1: return ReleaseClaim{id};
            case 2: return StartCall{id, Instant{1'790'000'000'000}};
            case 3:
                return CompleteCall{id,
                                    dice_.in(80) ? Code("SUCCESS") : Code("NONSENSE"),
                                    dice_.in(50) ? "We spoke." : "",
                                    {},
                                    {}};
            default: return ClaimLead{id};
        }
    }

private:
    Command as_manager() {
        const Username agent = "agent" + std::to_string(1 + dice_.below(7));
        if (dice_.in(5)) return Recycle{agent, {}};
        if (dice_.in(1)) return ArchiveCompleted{};
        const ListId list = dice_.in(50) ? "prospects" : "subscribers";
        return AssignLeads{list, {agent}, 1 + static_cast<std::int64_t>(dice_.below(3)), {}};
    }

    test::Dice dice_;
    bool manager_;
};

void expect_all_there(SqliteJournal& journal, const Worker& worker) {
    for (std::int64_t number = 1; number <= worker.acknowledged; ++number) {
        ASSERT_TRUE(journal.record_of({worker.username, "load"}, number))
            << worker.username << ' ' << number << " was acknowledged and is gone";
    }
}

// Kills a relay under this load and looks at what it left. `enough`: when to kill.
template <typename Enough>
void kill_and_look(const std::string& folder, bool only_websockets,
                   const std::vector<std::pair<Username, Worker::Wish>>& people, Enough enough) {
    Workers workers;
    {
        Served served(RECALL_BINARY, folder, with_demo);
        for (const auto& [name, wish] : people) {
            const bool by_websocket = only_websockets || workers.size() % 2 != 0;
            workers.push_back(std::make_unique<Worker>(served.port, name, by_websocket, wish));
        }
        work_until(workers, enough);
        served.process.kill(SIGKILL);
        EXPECT_EQ(served.process.wait(), -SIGKILL) << served.process.said;
        for (auto& one : workers) one->join();
    }
    auto journal = SqliteJournal::open(folder);
    ASSERT_TRUE(bool(journal)) << journal.error().message;
    ASSERT_TRUE(bool(journal.value()->load()));
    for (const auto& one : workers) expect_all_there(*journal.value(), *one);
}

TEST(Kill, UnderLoadLosesNothingThatWasAcknowledged) {
    for (int round = 0; round < 3; ++round) {
        const TempFolder folder;
        std::vector<std::pair<Username, Worker::Wish>> people;
        for (int i = 1; i <= 6; ++i) {
            people.emplace_back("agent" + std::to_string(i), claim_or_release);
        }
        kill_and_look(folder.path, false, people, [round](const Workers& workers) {
            std::int64_t least = 1'000'000;
            for (const auto& one : workers) least = std::min(least, one->acknowledged.load());
            return least >= 20 + 10 * round;
        });
        const auto verified = verify(folder.path);
        ASSERT_TRUE(bool(verified));
        EXPECT_TRUE(verified.value().problems.empty()) << verified.value().problems.front();
    }
}

TEST(Kill, AfterTenThousandRandomCommandsVerifyFindsNothing) {
    constexpr std::int64_t commands = 10'000;
    const TempFolder folder;
    std::vector<std::pair<Username, Worker::Wish>> people{{"manager", RandomWishes(100, true)},
                                                          {"admin", RandomWishes(101, true)}};
    for (std::uint64_t i = 1; i <= 6; ++i) {
        people.emplace_back("agent" + std::to_string(i), RandomWishes(i, false));
    }
    kill_and_look(folder.path, true, people, [](const Workers& workers) {
        std::int64_t sum = 0;
        for (const auto& one : workers) sum += one->acknowledged;
        return sum >= commands;
    });
    std::string said;
    EXPECT_EQ(run({"verify", "--data", folder.path}, &said), 0) << said;
    EXPECT_GE(std::stoll(said), commands) << said;
    EXPECT_NE(said.find(" records, 0 problems"), std::string::npos) << said;
}

// The library behind the command of that name, which would stand between us and the relay.
std::string faketime_library() {
    std::error_code ignored;
    for (const auto& folder : std::filesystem::directory_iterator("/usr/lib", ignored)) {
        const auto library = folder.path() / "faketime" / "libfaketime.so.1";
        if (std::filesystem::exists(library, ignored)) return library.string();
    }
    return "";
}

TEST(Midnight, TakesBackForRealUnderAClockThatIsSet) {
    const std::string library = faketime_library();
    ASSERT_NE(library, "") << "faketime is missing: install the Debian package faketime";
    // The sanitizers ask for the time before that library is ready, and wait for ever.
    const std::string binary = RECALL_PLAIN_BINARY;
    ASSERT_TRUE(std::filesystem::exists(binary)) << "build the preset native-release first";
    const TempFolder folder;
    const auto clock_at = [&library](const std::string& utc) {
        return std::vector<std::string>{"TZ=UTC", "LD_PRELOAD=" + library, "FAKETIME=@" + utc};
    };
    { const Served noon(binary, folder.path, with_demo, clock_at("2026-11-20 12:00:00")); }
    // Midnight in Lagos is 23:00 UTC.
    Served late(binary, folder.path, with_demo, clock_at("2026-11-20 22:59:54"));
    HttpClient http(late.port);
    ASSERT_TRUE(http.login("manager", password)) << late.process.said;
    EXPECT_EQ(http.get("/recycling-log").json()["total"], 0);
    const Json before = http.get("/call-progress").json();
    EXPECT_EQ(before["day"], "2026-11-20");
    EXPECT_EQ(before["forecast"]["at"], "2026-11-20T23:00:00.000Z");
    Json log = Json::object();
    for (int tries = 0; tries < 200 && log.value("total", 0) == 0; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        log = http.get("/recycling-log").json();
    }
    ASSERT_EQ(log["total"], 1);
    const Json& entry = log["items"][0];
    EXPECT_EQ(entry["by"], "clock");
    EXPECT_EQ(entry["day"], "2026-11-20");
    EXPECT_TRUE(entry["at"].get<std::string>().starts_with("2026-11-20T23:00:0")) << entry["at"];
    EXPECT_EQ(entry["recycled"], before["forecast"]["uncompleted"]);
    EXPECT_EQ(entry["archived"], before["forecast"]["completed"]);
    EXPECT_EQ(http.get("/archive").json()["total"], before["forecast"]["completed"]);
    EXPECT_EQ(http.get("/call-progress").json()["totals"]["assigned"], 0);
}

}  // namespace

}  // namespace recall
