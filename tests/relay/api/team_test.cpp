// Live agents and the relay's health, over real sockets.
#include "tests/relay/test_relay.hpp"

#include "relay/desk/backup_note.hpp"
#include "wire/answers/instants.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace recall {

namespace {

Json agent_in(const Json& team, const std::string& username) {
    for (const Json& agent : team["agents"]) {
        if (agent["agent"] == username) return agent;
    }
    ADD_FAILURE() << username << " is not in " << team.dump();
    return Json::object();
}

// Asks until it is so, or the test's time is over.
template <typename Ask>
bool becomes_true(Ask ask) {
    for (int i = 0; i < 500; ++i) {
        if (ask()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

TEST(Team, SaysWhoIsConnectedAndSinceWhenNotAnyMore) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    Json ann = agent_in(max.get("/team").json(), "ann");
    EXPECT_EQ(ann["connected"], 0);
    EXPECT_TRUE(ann["last_seen"].is_null());
    const std::string cookie = relay.signed_in("ann").cookie;
    {
        SyncClient one(relay.port(), cookie), two(relay.port(), cookie);
        ASSERT_TRUE(one.say_hello() && two.say_hello());
        ASSERT_TRUE(one.next("welcome") && two.next("welcome"));
        ann = agent_in(max.get("/team").json(), "ann");
        EXPECT_EQ(ann["connected"], 2);
        EXPECT_FALSE(ann["last_seen"].is_null());
        EXPECT_EQ(max.get("/health").json()["tabs"], (Json{{"connected", 2}, {"users", 1}}));
    }
    EXPECT_TRUE(becomes_true([&] {
        ann = agent_in(max.get("/team").json(), "ann");
        return ann["connected"] == 0;
    }));
    EXPECT_FALSE(ann["last_seen"].is_null());
    EXPECT_EQ(max.get("/health").json()["tabs"], (Json{{"connected", 0}, {"users", 0}}));
}

TEST(Team, SaysWhatEachAgentWorksOn) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 4);
    relay.give("ann", ClaimLead{ids[0]});
    relay.give("ann", StartCall{ids[0], system_now()});
    relay.give("ann", CompleteCall{ids[0], Code("SUCCESS"), "", {}, {}});
    relay.give("ann", ClaimLead{ids[1]});
    relay.give("ann", StartCall{ids[1], system_now()});
    relay.give("ada", SaveUser{{.username = "ann",
                                .name = "Ann",
                                .campaigns = {Code("client")},
                                .daily_target = 12}});
    const Json team = relay.signed_in("max").get("/team").json();
    EXPECT_EQ(team["agents"].size(), 2u);  // managers are no agents
    const Json ann = agent_in(team, "ann");
    EXPECT_EQ(ann["types"], Json::array({"client"}));
    EXPECT_EQ(ann["open"], 3);
    EXPECT_EQ(ann["assigned_today"], 4);
    EXPECT_EQ(ann["completed_today"], 1);
    EXPECT_EQ(ann["calls_today"], 2);
    EXPECT_EQ(ann["daily_target"], 12);
    EXPECT_FALSE(ann["last_call"].is_null());
    ASSERT_EQ(ann["claimed"].size(), 1u);
    EXPECT_EQ(ann["claimed"][0]["assignment"], ids[1].value);
    EXPECT_EQ(ann["claimed"][0]["name"], "Lead 1");
    EXPECT_EQ(ann["claimed"][0]["phone"], "+2348030000002");
    EXPECT_FALSE(ann["claimed"][0]["expires"].is_null());
    EXPECT_FALSE(ann["claimed"][0]["call_started_at"].is_null());
    EXPECT_EQ(agent_in(team, "bob")["open"], 0);
    EXPECT_EQ(relay.signed_in("ann").get("/team").status, 403);
}

TEST(Team, ShowsAnAgentsNumbersAsTheyAre) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 2);
    relay.give("ann", ClaimLead{ids[1]});
    HttpClient max = relay.signed_in("max");
    const Json ann = max.get("/team/ann").json();
    EXPECT_EQ(ann["agent"]["open"], 2);
    ASSERT_EQ(ann["items"].size(), 2u);
    EXPECT_EQ(ann["items"][0]["stage"], "assigned");
    EXPECT_TRUE(ann["items"][0]["expires"].is_null());
    EXPECT_EQ(ann["items"][1]["stage"], "claimed");
    EXPECT_EQ(ann["items"][1]["assigned_by"], "max");
    EXPECT_EQ(ann["items"][1]["phone"], "+2348030000002");
    EXPECT_EQ(ann["items"][1]["status"], "NEW");
    EXPECT_EQ(max.get("/team/bob").json()["items"].size(), 0u);
    EXPECT_EQ(max.get("/team/nobody").status, 404);
    EXPECT_EQ(relay.signed_in("ann").get("/team/ann").status, 403);
}

TEST(Team, WhoIsNoLongerActiveLeavesItWithoutNumbers) {
    TestRelay relay;
    relay.assign("ann", 1);
    relay.give("ada", SaveUser{{.username = "ann", .name = "ann", .active = false}});
    HttpClient max = relay.signed_in("max");
    const Json team = max.get("/team").json();
    ASSERT_EQ(team["agents"].size(), 1u);
    EXPECT_EQ(team["agents"][0]["agent"], "bob");
    EXPECT_EQ(max.get("/team/ann").json()["items"].size(), 0u);
}

TEST(SystemHealth, SaysWhatIsTrueAndNothingElse) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    const Json before = max.get("/health").json();
    EXPECT_EQ(before["relay"]["version"].get<std::string>().find('.'), 1u);
    EXPECT_TRUE(before["journal"]["error"].is_null());
    EXPECT_FALSE(before["journal"].contains("bytes"));  // it is in memory
    EXPECT_FALSE(before.contains("disk"));
    EXPECT_FALSE(before.contains("backup"));
    EXPECT_TRUE(before["scheduler"]["last_day_closed_at"].is_null());
    const Json log = max.get("/audit").json();
    EXPECT_EQ(before["journal"]["records"], log["total"]);
    EXPECT_EQ(before["journal"]["last_commit_at"], log["items"][0]["at"]);

    relay.clock_ahead_ms = 25 * 60 * minute_ms;  // longer than a session
    max = relay.signed_in("max");
    relay.assign("ann", 1);
    Json after;
    EXPECT_TRUE(becomes_true([&] {
        after = max.get("/health").json();
        return !after["scheduler"]["last_day_closed_at"].is_null();
    }));
    EXPECT_GE(after["relay"]["uptime_seconds"].get<int>(), 25 * 60 * 60);
    EXPECT_NE(after["scheduler"]["open_day"], before["scheduler"]["open_day"]);
    EXPECT_FALSE(after["scheduler"]["next_wake"].is_null());
    EXPECT_EQ(relay.signed_in("ann").get("/health").status, 403);
}

TEST(SystemHealth, KnowsTheDiskAndTheLastBackupOfAFolder) {
    const TempFolder folder;
    RelaySettings settings;
    settings.data = folder.path;
    TestRelay relay(settings);
    HttpClient max = relay.signed_in("max");
    const Json before = max.get("/health").json();
    EXPECT_GT(before["disk"]["total_bytes"].get<std::uint64_t>(), 0u);
    EXPECT_LE(before["disk"]["free_bytes"].get<std::uint64_t>(),
              before["disk"]["total_bytes"].get<std::uint64_t>());
    EXPECT_TRUE(before["backup"]["last_at"].is_null());
    EXPECT_TRUE(note_backup(folder.path, {1'795'000'000'123}));
    EXPECT_EQ(max.get("/health").json()["backup"]["last_at"], rfc3339({1'795'000'000'123}));
    std::ofstream(folder.path + "/last-backup") << "yesterday, I think\n";
    EXPECT_TRUE(max.get("/health").json()["backup"]["last_at"].is_null());
    EXPECT_FALSE(note_backup(folder.path + "/none", {1}));
}

TEST(SystemHealth, SaysWhyNothingCanBeSaved) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    relay.relay().desk().ask([&](const DeskThread::Desk&) {
        relay.journal.on_commit_step([](CommitStep) { return false; });
        return true;
    });
    EXPECT_EQ(max.post("/call-progress/recycle", Json::object()).status, 503);
    const Json health = max.get("/health").json();
    EXPECT_EQ(health["journal"]["error"]["code"], "io");
}

}  // namespace

}  // namespace recall
