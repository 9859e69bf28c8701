#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace recall {

namespace {

// A tab that has signed in and holds its first view.
struct Tab {
    Tab(TestRelay& relay, const std::string& username)
        : http(relay.signed_in(username)), sync(relay.port(), http.cookie) {
        EXPECT_EQ(sync.status(), 101);
        EXPECT_TRUE(sync.say_hello());
        const auto welcome = sync.next("welcome");
        EXPECT_TRUE(welcome && (*welcome)["user"] == username);
        const auto rows = sync.next("rows");
        EXPECT_TRUE(rows && (*rows)["reset"] == true);
    }
    std::size_t count(const char* kind) const {
        std::size_t n = 0;
        for (const Json& row : sync.rows) n += row["row"] == kind;
        return n;
    }
    const Json* last(const char* kind) const {
        const Json* found = nullptr;
        for (const Json& row : sync.rows) {
            if (row["row"] == kind) found = &row;
        }
        return found;
    }
    HttpClient http;
    SyncClient sync;
};

TEST(Sync, AnAgentGetsTheOwnNumbersAndNobodyElses) {
    TestRelay relay;
    relay.assign("bob", 3);
    relay.assign("ann", 2);
    Tab ann(relay, "ann");
    EXPECT_EQ(ann.count("assignment"), 2u);
    EXPECT_EQ(ann.count("lead"), 2u);
    EXPECT_EQ(ann.count("user"), 1u);
    EXPECT_EQ(ann.count("list_counts"), 0u);
}

// "Anyone will be able to call this lead": whoever is free is told, with a count and no row.
TEST(Sync, EveryAgentIsToldHowManyPromisedCallsWait) {
    TestRelay relay;
    relay.promise("ann", relay.assign("ann", 1)[0], 60 * minute_ms, Recipient::ANYONE);
    HttpClient http = relay.signed_in("bob");
    SyncClient bob(relay.port(), http.cookie), older(relay.port(), http.cookie);
    ASSERT_TRUE(bob.say_hello(Hello{protocol_version, "bob", {}}));
    ASSERT_TRUE(older.say_hello(Hello{protocol_version_of_due - 1, "bob", {}}));
    ASSERT_TRUE(bob.next("rows") && older.next("rows"));
    relay.clock_ahead_ms = 61 * minute_ms;
    relay.give("max", SetDoNotCall{{{10}}, true});  // makes the desk look at its clock
    // Each look reads what has come before the answer to it.
    std::int64_t number = 0;
    const auto look = [&](SyncClient& tab) {
        tab.command("tab", ++number, TakeNext{Code("nowhere")});
        ASSERT_TRUE(tab.next("answer"));
    };
    for (int tries = 0; tries < 400 && bob.due != Json({{"client", 1}}); ++tries) {
        look(bob);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(bob.due, Json({{"client", 1}}));
    look(older);
    EXPECT_EQ(older.due_messages, 0) << "its program does not know of them";
    for (const Json& row : bob.rows) EXPECT_NE(row["row"], "callback");

    bob.command("tab", ++number, TakeNext{Code("client")});
    EXPECT_TRUE(bob.next("answer").value_or(Json())["error"].is_null());
    for (int tries = 0; tries < 400 && bob.due != Json::object(); ++tries) {
        look(bob);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_EQ(bob.due, Json::object());
}

TEST(Sync, ACommandIsAnsweredAfterItsRows) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 2);
    Tab ann(relay, "ann");
    ann.sync.command("tab", 1, ClaimLead{ids[0]});
    const auto first = ann.sync.next();
    ASSERT_TRUE(first);
    EXPECT_EQ((*first)["type"], "rows");
    EXPECT_EQ((*ann.last("assignment"))["stage"], "claimed");
    const auto answer = ann.sync.next();
    ASSERT_TRUE(answer);
    EXPECT_EQ((*answer)["type"], "answer");
    EXPECT_EQ((*answer)["number"], 1);
    EXPECT_TRUE((*answer)["error"].is_null());
}

TEST(Sync, ACommandSentAgainGetsTheSameAnswer) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 2);
    const auto rejected = [](const std::optional<Json>& answer) {
        return answer ? (*answer)["error"].value("code", "") : "none";
    };
    Tab ann(relay, "ann");
    ann.sync.command("tab", 1, ClaimLead{ids[0]});
    ann.sync.command("tab", 2, ClaimLead{ids[1]});
    EXPECT_TRUE((*ann.sync.next("answer"))["error"].is_null());
    EXPECT_EQ(rejected(ann.sync.next("answer")), "another_claim_open");
    relay.give("ann", ReleaseClaim{ids[0]});
    Tab again(relay, "ann");
    again.sync.command("tab", 1, ClaimLead{ids[0]});
    again.sync.command("tab", 2, ClaimLead{ids[1]});
    EXPECT_TRUE((*again.sync.next("answer"))["error"].is_null());
    EXPECT_EQ(rejected(again.sync.next("answer")), "another_claim_open");
    // Neither was done a second time.
    EXPECT_EQ((*again.last("assignment"))["stage"], "assigned");
}

TEST(Sync, ANumberThatIsTakenAgainBringsItsLeadAlong) {
    TestRelay relay;
    Campaign campaign = relay.relay().desk().ask([](const DeskThread::Desk& desk) {
        return *desk.state.campaign(Code("client"));
    });
    campaign.agents_pull = true;
    relay.give("ada", SaveCampaign{campaign});
    Tab ann(relay, "ann");
    ann.sync.command("tab", 1, TakeNext{Code("client")});
    EXPECT_TRUE((*ann.sync.next("answer"))["error"].is_null());
    ann.sync.command("tab", 2, ReleaseClaim{{1}});
    EXPECT_TRUE((*ann.sync.next("answer"))["error"].is_null());
    EXPECT_EQ((*ann.last("assignment"))["stage"], "recycled");
    ann.sync.rows.clear();
    ann.sync.command("tab", 3, TakeNext{Code("client")});
    EXPECT_TRUE((*ann.sync.next("answer"))["error"].is_null());
    EXPECT_EQ((*ann.last("assignment"))["stage"], "claimed");
    ASSERT_TRUE(ann.last("lead"));
    EXPECT_EQ((*ann.last("lead"))["id"], 1);
}

// Tabs that share a connection: hellos are answered in their order, each in one piece, whatever
// else is said meanwhile.
TEST(Sync, EveryHelloOnAConnectionIsAnswered) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 3);
    Tab ann(relay, "ann");
    ann.sync.command("first", 1, ClaimLead{ids[0]});
    ann.sync.say_hello();
    ann.sync.say_hello(ann.sync.position);
    ann.sync.command("second", 1, ReleaseClaim{ids[0]});
    int welcomes = 0;
    bool released = false;
    while (!released) {
        const auto message = ann.sync.next();
        ASSERT_TRUE(message);
        released = (*message)["type"] == "answer" && (*message)["client"] == "second";
        if ((*message)["type"] != "welcome") continue;
        ++welcomes;
        const auto view = ann.sync.next();
        ASSERT_TRUE(view);
        EXPECT_EQ((*view)["type"], "rows");
        EXPECT_TRUE((*view)["reset"] == true || (*view)["rows"].empty());
    }
    EXPECT_EQ(welcomes, 2);
    EXPECT_EQ((*ann.last("assignment"))["stage"], "assigned");
}

TEST(Sync, WhatIsTakenBackGoes) {
    TestRelay relay;
    relay.assign("ann", 2);
    Tab ann(relay, "ann");
    relay.give("max", Recycle{});
    ASSERT_TRUE(ann.sync.next("rows"));
    EXPECT_EQ(ann.sync.gone.size(), 2u);
    EXPECT_EQ((*ann.last("assignment"))["stage"], "recycled");
}

// The position, and the mark, of a tab of this user that has seen everything.
Position position_of(TestRelay& relay, const std::string& user) {
    HttpClient http = relay.signed_in(user);
    SyncClient tab(relay.port(), http.cookie);
    tab.say_hello(Hello{protocol_version, user, {}});
    const auto rows = tab.next("rows");
    EXPECT_TRUE(rows);
    return rows ? Position{(*rows)["position"], (*rows)["mark"]} : Position{};
}

// What a tab that comes back from there is told.
struct Return {
    bool other_history = false;
    bool whole_view = false;
};
Return return_from(TestRelay& relay, const std::string& user, const Position& position) {
    HttpClient http = relay.signed_in(user);
    SyncClient tab(relay.port(), http.cookie);
    tab.say_hello(Hello{protocol_version, user, position});
    const auto welcome = tab.next("welcome"), rows = tab.next("rows");
    EXPECT_TRUE(welcome && rows);
    if (!welcome || !rows) return {};
    EXPECT_TRUE((*rows)["reset"] == true || (*rows)["rows"].empty());
    return {(*welcome)["other_history"], (*rows)["reset"]};
}

TEST(Sync, ATabThatMissedNothingGetsNothing) {
    TestRelay relay;
    relay.assign("ann", 1);
    const Position position = position_of(relay, "ann");
    relay.assign("bob", 1);  // nothing of ann's
    const Return same = return_from(relay, "ann", position);
    EXPECT_FALSE(same.other_history);
    EXPECT_FALSE(same.whole_view);
    relay.assign("ann", 1);
    EXPECT_TRUE(return_from(relay, "ann", position).whole_view);
}

TEST(Sync, APositionOfAnotherHistoryIsNoPosition) {
    TestRelay before, restored;
    before.assign("ann", 1);
    restored.assign("ann", 2);
    restored.assign("bob", 1);
    const Position position = position_of(before, "ann");
    const Return told = return_from(restored, "ann", position);
    EXPECT_TRUE(told.other_history);
    EXPECT_TRUE(told.whole_view);
    // Nor is one that the relay has not come to, or of which the mark is not known.
    EXPECT_TRUE(return_from(before, "ann", {position.number + 50, position.mark}).other_history);
    const Return unmarked = return_from(before, "ann", {position.number, ""});
    EXPECT_FALSE(unmarked.other_history);
    EXPECT_TRUE(unmarked.whole_view);
}

TEST(Sync, ATabOfTheVersionBeforeIsServedAndGetsItsWholeView) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 1);
    Tab ann(relay, "ann");
    HttpClient http = relay.signed_in("ann");
    SyncClient again(relay.port(), http.cookie);
    again.say_hello(ann.sync.position);
    const auto welcome = again.next("welcome"), view = again.next("rows");
    ASSERT_TRUE(welcome && view);
    EXPECT_EQ((*welcome)["version"], 1);
    EXPECT_EQ((*view)["reset"], true);
    again.command("tab", 1, ClaimLead{ids[0]});
    const auto answer = again.next("answer");
    ASSERT_TRUE(answer);
    EXPECT_TRUE((*answer)["error"].is_null());
}

TEST(Sync, ALineOfAnothersSessionIsRefused) {
    TestRelay relay;
    const auto ids = relay.assign("bob", 1);
    HttpClient http = relay.signed_in("ann");
    SyncClient tab(relay.port(), http.cookie);
    tab.say_hello(Hello{protocol_version, "bob", {}});
    tab.command("bobs", 1, ClaimLead{ids[0]});
    const auto error = tab.next();
    ASSERT_TRUE(error);
    EXPECT_EQ((*error)["error"]["code"], "another_user");
    EXPECT_EQ(tab.closed_with(), close_code::another_user);
    EXPECT_EQ(http.get("/callbacks", {{"Recall-User", "bob"}}).status, 409);
    EXPECT_EQ(http.get("/callbacks", {{"Recall-User", "ann"}}).status, 200);
}

TEST(Sync, APageThatSpeaksALaterVersionIsToldThatTheRelayIsOlder) {
    TestRelay relay;
    HttpClient http = relay.signed_in("ann");
    SyncClient tab(relay.port(), http.cookie);
    tab.say_hello(Hello{protocol_version + 1, "ann", {}});
    const auto error = tab.next();
    ASSERT_TRUE(error);
    EXPECT_EQ((*error)["error"]["code"], "version_new");
}

TEST(Sync, TheTimeIsToldToWhoeverAsksAndUnaskedToASilentLine) {
    TestRelay relay;
    HttpClient http = relay.signed_in("ann");
    SyncClient tab(relay.port(), http.cookie);
    tab.say_hello(Hello{protocol_version, "ann", {}});
    ASSERT_TRUE(tab.next("rows"));
    tab.send(encode(TabMessage{TimeQuestion{"mine/1"}}));
    const auto answer = tab.next();
    ASSERT_TRUE(answer);
    EXPECT_EQ((*answer)["type"], "time");
    EXPECT_EQ((*answer)["id"], "mine/1");
    const auto word = tab.next();  // the client waits longer than the relay may
    ASSERT_TRUE(word);
    EXPECT_EQ((*word)["type"], "time");
    EXPECT_EQ((*word)["id"], "");
}

TEST(Sync, AnotherCommandUnderAKnownNumberIsRefused) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 2);
    Tab ann(relay, "ann");
    ann.sync.command("tab", 1, ClaimLead{ids[0]});
    ASSERT_TRUE(ann.sync.next("answer"));
    ann.sync.command("tab", 1, ReleaseClaim{ids[0]});
    const auto refused = ann.sync.next("answer");
    ASSERT_TRUE(refused);
    EXPECT_EQ((*refused)["error"]["code"], "number_reused");
    EXPECT_EQ((*ann.last("assignment"))["stage"], "claimed");
}

TEST(Sync, AManagerSeesFiguresAndGetsThemBeforeTheOwnAnswer) {
    TestRelay relay;
    Tab max(relay, "max");
    EXPECT_EQ(max.count("user"), 4u);
    EXPECT_EQ(max.count("list_counts"), 1u);
    EXPECT_EQ(max.count("lead"), 0u);
    max.sync.command("tab", 1, AssignLeads{"L1", {"ann"}, 4, {}});
    ASSERT_TRUE(max.sync.next("answer"));
    EXPECT_EQ((*max.last("list_counts"))["assigned"], 4);
    EXPECT_EQ((*max.last("tally"))["assigned"], 4);
}

TEST(Sync, AManagerHearsOfOthersWorkInOneMessage) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 5);
    Tab max(relay, "max");
    for (int i = 0; i < 5; ++i) {
        relay.give("ann", ClaimLead{ids[static_cast<std::size_t>(i)]});
        relay.give("ann", CompleteCall{ids[static_cast<std::size_t>(i)], Code("NA"), "", {}, {}});
    }
    int messages = 0;
    while (!max.last("tally") || (*max.last("tally"))["completed"] != 5) {
        ASSERT_TRUE(max.sync.next("rows"));
        ++messages;
    }
    EXPECT_LT(messages, 10);
}

TEST(Sync, AChangedUserGetsAWholeViewAndADeactivatedOneIsClosed) {
    TestRelay relay;
    relay.assign("ann", 1);
    Tab ann(relay, "ann");
    relay.give("ada", SaveUser{{.username = "ann", .name = "Ann", .role = Role::manager}});
    // Her numbers go back first.
    auto view = ann.sync.next("rows");
    if (view && (*view)["reset"] == false) view = ann.sync.next("rows");
    ASSERT_TRUE(view);
    EXPECT_EQ((*view)["reset"], true);
    EXPECT_EQ(ann.count("user"), 4u);
    relay.give("ada", SaveUser{{.username = "ann", .name = "Ann", .active = false}});
    EXPECT_EQ(ann.sync.closed_with(), close_code::not_signed_in);
}

TEST(Sync, AnAgentMayNotRecycle) {
    TestRelay relay;
    relay.assign("bob", 2);
    Tab ann(relay, "ann");
    ann.sync.command("tab", 1, Recycle{});
    EXPECT_EQ((*ann.sync.next("answer"))["error"]["code"], "not_allowed");
    EXPECT_EQ(relay.signed_in("max").get("/call-progress").json()["totals"]["uncompleted"], 2);
}

TEST(Sync, ACommandNobodyKnowsIsAnsweredAndTheRestGoesOn) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 1);
    Tab ann(relay, "ann");
    ann.sync.send(R"({"type":"command","client":"tab","number":1,"command":{"type":"FlyAway"}})");
    const auto answer = ann.sync.next("answer");
    ASSERT_TRUE(answer);
    EXPECT_EQ((*answer)["number"], 1);
    EXPECT_FALSE((*answer)["error"].is_null());
    ann.sync.command("tab", 2, ClaimLead{ids[0]});
    EXPECT_TRUE((*ann.sync.next("answer"))["error"].is_null());
}

TEST(Sync, WhatIsNotOfTheGrammarIsSaidAndClosed) {
    TestRelay relay;
    for (const char* text : {"{", "[]", "{\"type\":\"nonsense\"}", "{\"type\":\"command\"}"}) {
        Tab ann(relay, "ann");
        ann.sync.send(text);
        EXPECT_TRUE(ann.sync.next("error")) << text;
        EXPECT_EQ(ann.sync.closed_with(), close_code::protocol_error) << text;
    }
    Tab binary(relay, "ann");
    binary.sync.send("x", 2);
    EXPECT_EQ(binary.sync.closed_with(), close_code::protocol_error);
}

TEST(Sync, ACommandBeforeHelloIsRefused) {
    TestRelay relay;
    HttpClient http = relay.signed_in("ann");
    SyncClient sync(relay.port(), http.cookie);
    sync.command("tab", 1, Recycle{});
    EXPECT_EQ(sync.closed_with(), close_code::protocol_error);
}

TEST(Sync, AMessageThatIsTooBigIsClosed) {
    TestRelay relay;
    Tab ann(relay, "ann");
    ann.sync.send(std::string(message_bytes_max + 1, 'x'));
    EXPECT_EQ(ann.sync.closed_with(), close_code::too_big);
}

TEST(Sync, AnExpiredSessionIsClosed) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 1);
    Tab ann(relay, "ann");
    relay.clock_ahead_ms = session_hours_default * 60 * minute_ms + second_ms;
    ann.sync.command("tab", 1, ClaimLead{ids[0]});
    EXPECT_EQ(ann.sync.closed_with(), close_code::not_signed_in);
}

TEST(Sync, SigningOutClosesTheTab) {
    TestRelay relay;
    Tab ann(relay, "ann");
    EXPECT_EQ(ann.http.post("/logout", Json::object()).status, 200);
    EXPECT_EQ(ann.sync.closed_with(), close_code::not_signed_in);
}

TEST(Sync, NobodyUnknownAndNoOtherSiteGetsIn) {
    TestRelay relay;
    EXPECT_EQ(SyncClient(relay.port(), "").status(), 401);
    EXPECT_EQ(SyncClient(relay.port(), "recall_session=made-up").status(), 401);
    HttpClient ann = relay.signed_in("ann");
    EXPECT_EQ(SyncClient(relay.port(), ann.cookie, {{"Origin", "https://evil.example.com"}})
                  .status(),
              403);
}

TEST(Sync, AStoppingRelaySaysGoodbye) {
    TestRelay relay;
    Tab ann(relay, "ann");
    std::thread stopping([&relay] { relay.stop(); });
    EXPECT_EQ(ann.sync.closed_with(), close_code::going_away);
    stopping.join();
}

TEST(Sync, WhatCannotBeMadeDurableIsNotAnswered) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 2);
    Tab ann(relay, "ann");
    std::atomic<bool> full{true};
    relay.relay().desk().ask([&](const DeskThread::Desk&) {
        relay.journal.on_commit_step([&full](CommitStep) { return !full.load(); });
        return true;
    });
    ann.sync.command("tab", 1, ClaimLead{ids[0]});
    ann.sync.command("tab", 2, ReleaseClaim{ids[0]});
    const auto said = ann.sync.next();
    ASSERT_TRUE(said);
    EXPECT_EQ((*said)["type"], "unavailable");
    EXPECT_EQ(ann.sync.closed_with(), close_code::too_slow);
    full = false;
    // It comes back and sends what was not answered; nothing had overtaken it.
    Tab again(relay, "ann");
    EXPECT_EQ((*again.last("assignment"))["stage"], "assigned");
    again.sync.command("tab", 1, ClaimLead{ids[0]});
    again.sync.command("tab", 2, ReleaseClaim{ids[0]});
    EXPECT_TRUE((*again.sync.next("answer"))["error"].is_null());
    EXPECT_TRUE((*again.sync.next("answer"))["error"].is_null());
}

TEST(Sync, AThousandCommandsOfADayOfflineAreAllAnswered) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 1);
    Tab ann(relay, "ann");
    for (int i = 1; i <= 1000; i += 2) {
        ann.sync.command("tab", i, ClaimLead{ids[0]});
        ann.sync.command("tab", i + 1, ReleaseClaim{ids[0]});
    }
    for (int i = 1; i <= 1000; ++i) {
        const auto answer = ann.sync.next("answer");
        ASSERT_TRUE(answer);
        ASSERT_EQ((*answer)["number"], i);
        ASSERT_TRUE((*answer)["error"].is_null());
    }
}

}  // namespace

}  // namespace recall
