// The real binary: started, killed, started again.
#include "journal/sqlite_journal.hpp"
#include "journal/verify.hpp"
#include "tests/relay/process.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>

namespace recall {

namespace {

const std::string password = "recall-demo";

// `recall serve` on a free port.
struct Served {
    explicit Served(const std::string& folder, std::vector<std::string> environment = {})
        : process({RECALL_BINARY, "serve", "--port", "0", "--data", folder, "--demo"},
                  std::move(environment)) {
        const std::string before_port = "Recall is at http://127.0.0.1:";
        EXPECT_TRUE(process.wait_for(before_port)) << process.said;
        EXPECT_TRUE(process.wait_for("/\n")) << process.said;
        const auto from = process.said.find(before_port);
        if (from != std::string::npos) {
            port = static_cast<unsigned short>(
                std::stoi(process.said.substr(from + before_port.size())));
        }
    }
    Process process;
    unsigned short port = 0;
};

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
        Served served(folder.path);
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

TEST(Serve, APortInUseIsSaidWithWhatToDo) {
    const TempFolder one, two;
    Served served(one.path);
    std::string said;
    EXPECT_EQ(run({"serve", "--data", two.path, "--port", std::to_string(served.port)}, &said), 1);
    EXPECT_NE(said.find("port " + std::to_string(served.port)), std::string::npos) << said;
    EXPECT_NE(said.find("--port"), std::string::npos) << said;
}

TEST(Serve, AFolderInUseOrThatCannotBeWrittenIsSaid) {
    const TempFolder folder;
    Served served(folder.path);
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
    for (const char* command : {"serve", "import", "user", "backup", "verify"}) {
        std::string said;
        EXPECT_EQ(run({command, "--help"}, &said), 0) << command;
        EXPECT_NE(said.find("Usage"), std::string::npos) << said;
    }
    EXPECT_NE(run({"nonsense"}), 0);
}

TEST(Commands, MakeADeskFromTheCommandLine) {
    const TempFolder folder, backups;
    { Served demo(folder.path); }
    std::string said;
    const std::string data = std::string(RECALL_SOURCE_DIR) + "/tests/data/clients-1000.csv";
    EXPECT_EQ(run({"import", "prospects", data, "--data", folder.path}, &said), 0) << said;
    EXPECT_NE(said.find("1000 rows, 935 new, 40 duplicates, 25 refused"), std::string::npos)
        << said;
    EXPECT_EQ(run({"import", "prospects", data, "--data", folder.path}, &said), 0);
    EXPECT_NE(said.find("1000 rows, 0 new, 975 duplicates, 25 refused"), std::string::npos)
        << said;
    EXPECT_EQ(run({"user", "list", "--data", folder.path}, &said), 0);
    EXPECT_NE(said.find("agent6"), std::string::npos);
    EXPECT_EQ(run({"user", "deactivate", "agent6", "--data", folder.path}, &said), 0) << said;

    const std::string copy = backups.path + "/one";
    EXPECT_EQ(run({"backup", copy, "--data", folder.path}, &said), 0) << said;
    EXPECT_EQ(run({"verify", "--data", copy}, &said), 0) << said;
    Served restored(copy);
    HttpClient http(restored.port);
    ASSERT_TRUE(http.login("manager", password));
    EXPECT_EQ(http.get("/leads?list=prospects").json()["total"], 260 + 935);
    EXPECT_FALSE(http.login("agent6", password));
}

// One agent at work until the relay is gone. Counts what was acknowledged.
struct Worker {
    Worker(unsigned short port, const std::string& name, bool by_websocket)
        : username(name), thread([this, port, by_websocket] {
              HttpClient http(port);
              if (!http.login(username, password)) return;
              by_websocket ? over_websocket(port, http.cookie) : over_http(http);
          }) {}
    ~Worker() { thread.join(); }

    // Claims and releases the same number over and over; which one hardly matters.
    Command wish(std::int64_t number) const {
        const AssignmentId any{static_cast<std::uint64_t>(1 + number / 2)};
        return number % 2 != 0 ? Command(ClaimLead{any}) : Command(ReleaseClaim{any});
    }
    void over_http(HttpClient& http) {
        for (std::int64_t number = 1;; ++number) {
            const Response response = http.post("/commands", {{"client", "load"},
                                                              {"number", number},
                                                              {"command",
                                                               command_to_json(wish(number))}});
            if (response.status == 0 || response.status >= 500) return;
            acknowledged = number;  // a rejection is an answer too
        }
    }
    void over_websocket(unsigned short port, const std::string& cookie) {
        SyncClient sync(port, cookie);
        sync.say_hello();
        std::int64_t sent = 0;
        while (true) {
            for (; sent < acknowledged + 20; ++sent) sync.command("load", sent + 1, wish(sent + 1));
            const auto answer = sync.next("answer");
            if (!answer) return;
            EXPECT_EQ((*answer)["number"], acknowledged + 1);
            acknowledged = (*answer)["number"].get<std::int64_t>();
        }
    }

    std::string username;
    std::atomic<std::int64_t> acknowledged{0};
    std::thread thread;
};

TEST(Kill, UnderLoadLosesNothingThatWasAcknowledged) {
    for (int round = 0; round < 3; ++round) {
        const TempFolder folder;
        std::map<std::string, std::int64_t> acknowledged;
        {
            Served served(folder.path);
            std::vector<std::unique_ptr<Worker>> workers;
            for (int i = 1; i <= 6; ++i) {
                workers.push_back(std::make_unique<Worker>(
                    served.port, "agent" + std::to_string(i), i % 2 == 0));
            }
            const auto busy = [&workers] {
                std::int64_t least = 1'000'000;
                for (const auto& one : workers) least = std::min(least, one->acknowledged.load());
                return least;
            };
            const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
            while (busy() < 20 + 10 * round && std::chrono::steady_clock::now() < deadline) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
            served.process.kill(SIGKILL);
            EXPECT_EQ(served.process.wait(), -SIGKILL) << served.process.said;
            for (auto& one : workers) {
                Worker& worker = *one;
                worker.thread.join();
                worker.thread = std::thread([] {});
                acknowledged[worker.username] = worker.acknowledged;
            }
        }
        auto journal = SqliteJournal::open(folder.path);
        ASSERT_TRUE(bool(journal)) << journal.error().message;
        ASSERT_TRUE(bool(journal.value()->load()));
        for (const auto& [username, last] : acknowledged) {
            EXPECT_GE(last, 20) << username;
            for (std::int64_t number = 1; number <= last; ++number) {
                ASSERT_TRUE(journal.value()->record_of({username, "load"}, number))
                    << username << ' ' << number << " was acknowledged and is gone";
            }
        }
        const auto verified = verify(folder.path);
        ASSERT_TRUE(bool(verified));
        EXPECT_TRUE(verified.value().problems.empty()) << verified.value().problems.front();
    }
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
    const TempFolder folder;
    const auto clock_at = [&library](const std::string& utc) {
        return std::vector<std::string>{"TZ=UTC", "LD_PRELOAD=" + library, "FAKETIME=@" + utc};
    };
    {
        const Served noon(folder.path, clock_at("2026-11-20 12:00:00"));
    }
    // Midnight in Lagos is 23:00 UTC.
    Served late(folder.path, clock_at("2026-11-20 22:59:54"));
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
