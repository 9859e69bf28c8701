// Websockets that break, in whatever stage, leave nothing of them in the relay.
#include "tests/attack/raw.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall::attack {

namespace {

constexpr int lines = 2'000;

const std::string wrong_frame = "\x81\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF" "1234";

struct Stage {
    const char* name;
    std::function<void(SyncClient&)> reach;
};

std::vector<Stage> stages() {
    const auto hello = [](SyncClient& line) { (void)line.say_hello(); };
    const auto claim = [](SyncClient& line, int count) {
        for (int i = 1; i <= count; ++i) line.command("soak", i, ClaimLead{AssignmentId{1}});
    };
    return {
        {"open", [](SyncClient&) {}},
        {"hello", hello},
        {"hello, hello", [=](SyncClient& line) { hello(line), hello(line); }},
        {"hello, command", [=](SyncClient& line) { hello(line), claim(line, 1); }},
        {"hello, many commands", [=](SyncClient& line) { hello(line), claim(line, 80); }},
        {"hello, view read, commands",
         [=](SyncClient& line) { hello(line), (void)line.next("rows"), claim(line, 40); }},
        {"command first", [=](SyncClient& line) { claim(line, 1); }},
        {"hello, no message", [=](SyncClient& line) { hello(line), line.send("nonsense"); }},
        {"hello, half a frame", [=](SyncClient& line) { hello(line), line.send_raw("\x81\xFE"); }},
        {"a frame too large", [=](SyncClient& line) { hello(line), line.send_raw(wrong_frame); }},
        {"hello, a closing frame, hello",
         [=](SyncClient& line) { hello(line), line.send("\x03\xE8", 8), hello(line); }},
        {"pings", [=](SyncClient& line) {
             hello(line);
             for (int i = 0; i < 50; ++i) line.send("ping", 9);
         }},
    };
}

std::string figure(TestRelay& relay, const std::string& name) {
    const std::string metrics = relay.client().get("/metrics").body;
    const std::size_t at = metrics.find('\n' + name + ' ');
    if (at == std::string::npos) return "";
    const std::size_t from = at + name.size() + 2;
    return metrics.substr(from, metrics.find('\n', from) - from);
}

TEST(Lines, TwoThousandBrokenInEveryStageLeaveNothing) {
    TestRelay relay;
    relay.assign("ann", 5);
    std::vector<HttpClient> users;
    for (const char* name : {"ann", "bob", "max", "ada"}) users.push_back(relay.signed_in(name));
    const std::vector<Stage> all = stages();
    int opened = 0;
    for (int i = 0; opened < lines && i < 2 * lines; ++i) {
        const Stage& stage = all[static_cast<std::size_t>(i) % all.size()];
        SyncClient line(relay.port(), users[static_cast<std::size_t>(i) % users.size()].cookie);
        // Those before may not be noticed yet.
        if (line.status() == 429) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            continue;
        }
        ASSERT_EQ(line.status(), 101) << stage.name << ", line " << i;
        ++opened;
        stage.reach(line);
        if (i % 5 != 0) line.reset();  // the others end as programs end
    }
    EXPECT_EQ(opened, lines);

    // Within what a look at all connections takes, and some.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (figure(relay, "recall_sessions") != "0" &&
           std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_EQ(figure(relay, "recall_sessions"), "0");
    const Json health = users[3].get("/health").json();
    EXPECT_EQ(health["tabs"]["connected"], 0) << health["tabs"];
    for (const HttpClient& user : users) {
        std::vector<std::unique_ptr<SyncClient>> tabs;
        for (std::size_t i = 0; i < user_websockets_max; ++i) {
            tabs.push_back(std::make_unique<SyncClient>(relay.port(), user.cookie));
            ASSERT_EQ(tabs.back()->status(), 101) << "tab " << i;
            ASSERT_TRUE(tabs.back()->say_hello());
        }
        EXPECT_TRUE(tabs.front()->next("rows"));
    }
}

TEST(Lines, OneThatBreaksWhileItWaitsForATurnIsForgotten) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    for (std::size_t i = 0; i < 2 * user_websockets_max; ++i) {
        auto line = std::make_unique<SyncClient>(relay.port(), ann.cookie);
        for (int tries = 0; line->status() == 429 && tries < 500; ++tries) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            line = std::make_unique<SyncClient>(relay.port(), ann.cookie);
        }
        ASSERT_EQ(line->status(), 101) << "after " << i << " lines";
        line->say_hello();
        line->command("one", 1, ClaimLead{AssignmentId{1}});
        line->reset();
    }
}

}  // namespace

}  // namespace recall::attack
