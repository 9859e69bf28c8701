// Presence over real sockets: what agents say, what follows from their calls, what is logged.
#include "relay/api/presence_now.hpp"
#include "tests/relay/sync_client.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall {

namespace {

Json presence_of(HttpClient& manager, const std::string& agent) {
    return manager.get("/team/" + agent).json()["agent"]["presence"];
}

Response say(HttpClient& http, const std::string& state, const std::string& code = "") {
    Json body{{"state", state}};
    if (!code.empty()) body["code"] = code;
    return http.request("POST", "/me/presence", body.dump());
}

struct AtWork {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    HttpClient ann = relay.signed_in("ann");
    SyncClient tab{relay.port(), ann.cookie};
    AtWork() {
        EXPECT_TRUE(tab.say_hello());
        EXPECT_TRUE(tab.next("welcome"));
    }
};

TEST(Presence, AnAgentIsReadyOrPausedWithACodeOfTheDesk) {
    AtWork work;
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "here");
    EXPECT_EQ(presence_of(work.max, "bob")["state"], "away");
    const Json own = work.ann.get("/me/presence").json();
    EXPECT_TRUE(own["state"].is_null());
    EXPECT_EQ(own["pause_codes"],
              Json::parse(R"(["Break", "Lunch", "Training", "Meeting", "Other"])"));

    EXPECT_EQ(say(work.ann, "ready").json()["state"], "ready");
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "ready");
    EXPECT_EQ(say(work.ann, "paused", "Lunch").json()["code"], "Lunch");
    const Json paused = presence_of(work.max, "ann");
    EXPECT_EQ(paused["state"], "paused");
    EXPECT_EQ(paused["code"], "Lunch");
    EXPECT_FALSE(paused["since"].is_null());

    EXPECT_EQ(say(work.ann, "paused", "Golf").error_code(), "pause_code_unknown");
    EXPECT_EQ(say(work.ann, "paused").error_code(), "pause_code_unknown");
    EXPECT_EQ(say(work.ann, "ready", "Lunch").status, 400);
    EXPECT_EQ(say(work.ann, "asleep").status, 400);
    EXPECT_EQ(presence_of(work.max, "ann"), paused) << "what was refused changed nothing";
}

TEST(Presence, ACallGoesBeforeWhatWasSaidAndIsWrappedUp) {
    AtWork work;
    EXPECT_EQ(say(work.ann, "ready").status, 200);
    const auto ids = work.relay.assign("ann", 2);
    work.relay.give("ann", ClaimLead{ids[0]});
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "ready") << "a claim is no call";
    work.relay.give("ann", StartCall{ids[0], system_now()});
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "in_call");
    EXPECT_EQ(say(work.ann, "wrap_up").status, 200);
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "wrap_up");
    work.relay.give("ann", CompleteCall{ids[0], Code("SUCCESS"), "Well.", {}, {}});
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "wrap_up") << "completed shortly before";
    work.relay.clock_ahead_ms = wrap_up_ms + second_ms;
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "ready");
    EXPECT_EQ(say(work.ann, "paused", "Break").status, 200);
    EXPECT_EQ(presence_of(work.max, "ann")["state"], "paused");
}

TEST(Presence, AManagerSeesAnAgentsDayAndTakesItAsAFile) {
    AtWork work;
    EXPECT_EQ(say(work.ann, "ready").status, 200);
    work.relay.clock_ahead_ms = 10 * minute_ms;
    EXPECT_EQ(say(work.ann, "paused", "Lunch").status, 200);
    EXPECT_EQ(say(work.ann, "paused", "Lunch").status, 200);  // said twice is once
    work.relay.clock_ahead_ms = 40 * minute_ms;
    EXPECT_EQ(say(work.ann, "away").status, 200);
    const Json log = work.max.get("/presence?agent=ann").json();
    ASSERT_EQ(log["total"], 2);
    EXPECT_EQ(log["items"][0]["code"], "Lunch");
    EXPECT_NEAR(log["items"][0]["seconds"].get<double>(), 30 * 60, 5);
    EXPECT_NEAR(log["items"][1]["seconds"].get<double>(), 10 * 60, 5);
    EXPECT_EQ(work.max.get("/presence?agent=bob").json()["total"], 0);
    EXPECT_EQ(work.max.get("/presence?agent=ann&day=2020-01-01").json()["total"], 0);
    const Response file = work.max.get("/presence?agent=ann&format=csv");
    EXPECT_NE(file.body.find("ann,paused,Lunch"), std::string::npos) << file.body;
}

TEST(Presence, WhoIsGoneForLongIsNotReadyAnyMoreSinceTheLastConnection) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    HttpClient ann = relay.signed_in("ann");
    EXPECT_EQ(say(ann, "ready").status, 200);  // by a program, without a tab
    EXPECT_EQ(ann.get("/me/presence").json()["state"], "ready");
    relay.clock_ahead_ms = presence_away_ms + minute_ms;
    EXPECT_TRUE(ann.get("/me/presence").json()["state"].is_null());
    const Json span = max.get("/presence?agent=ann").json()["items"][0];
    EXPECT_FALSE(span["until"].is_null());
    EXPECT_LT(span["seconds"].get<int>(), 60) << "it ended when it was last certain";
}

TEST(Presence, AdminsChooseTheCodesOfAPause) {
    AtWork work;
    HttpClient ada = work.relay.signed_in("ada");
    const auto choose = [](HttpClient& http, const std::string& codes) {
        return http.request("POST", "/pause-codes", "{\"codes\": " + codes + "}");
    };
    EXPECT_EQ(choose(work.max, R"(["Prayer"])").status, 403);
    EXPECT_EQ(choose(ada, R"(["Prayer", "Lunch"])").status, 200);
    EXPECT_EQ(say(work.ann, "paused", "Prayer").status, 200);
    EXPECT_EQ(say(work.ann, "paused", "Break").error_code(), "pause_code_unknown");
    for (const char* unfit : {"[]", R"([""])", R"(["a", "a"])", R"([1])", "3"}) {
        EXPECT_GE(choose(ada, unfit).status, 400) << unfit;
    }
    EXPECT_EQ(work.ann.get("/me/presence").json()["pause_codes"],
              (Json{"Prayer", "Lunch"}));
}

}  // namespace

}  // namespace recall
