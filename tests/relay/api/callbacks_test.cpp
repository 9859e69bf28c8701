// GET /callbacks: RULES.md §12: all for leaders, the own open ones for agents; and what tabs hear.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {


std::vector<std::int64_t> ids(const Response& response) {
    std::vector<std::int64_t> found;
    EXPECT_EQ(response.status, 200) << response.body;
    const Json body = response.json();
    for (const Json& item : body["items"]) {
        found.push_back(item["callback_id"].get<std::int64_t>());
    }
    return found;
}
using Ids = std::vector<std::int64_t>;

// Ann keeps 1 for herself in two hours, anyone may have 2 in one; bob keeps 3 in three hours.
struct Promised {
    Promised() {
        const auto anns = relay.assign("ann", 3);
        const auto bobs = relay.assign("bob", 1);
        relay.promise("ann", anns[0], 2 * hour_ms, Recipient::USERONLY);
        relay.promise("ann", anns[1], hour_ms, Recipient::ANYONE);
        relay.promise("bob", bobs[0], 3 * hour_ms, Recipient::USERONLY);
    }
    TestRelay relay;
};

TEST(Callbacks, ArePagedFilteredAndSortedForLeaders) {
    Promised desk;
    HttpClient max = desk.relay.signed_in("max");
    EXPECT_EQ(ids(max.get("/callbacks")), (Ids{2, 1, 3}));
    EXPECT_EQ(ids(max.get("/callbacks?sort=-callback_time")), (Ids{3, 1, 2}));
    EXPECT_EQ(ids(max.get("/callbacks?sort=user&page=2&size=2")), (Ids{3}));
    EXPECT_EQ(ids(max.get("/callbacks?user=bob")), (Ids{3}));
    EXPECT_EQ(ids(max.get("/callbacks?recipient=ANYONE&campaign=client&list=L1")), (Ids{2}));
    EXPECT_EQ(ids(max.get("/callbacks?status=ARCHIVE")), Ids{});
    EXPECT_EQ(ids(max.get("/callbacks?to=2000-01-01")), Ids{});
    EXPECT_EQ(ids(max.get("/callbacks?from=2000-01-01")), (Ids{2, 1, 3}));
    const Json first = max.get("/callbacks").json()["items"][0];
    EXPECT_EQ(first["comments"], "Ask for Zoe");
    EXPECT_EQ(first["phone"], "+2348030000002");
    EXPECT_EQ(first["zone"], "Africa/Lagos");
    EXPECT_EQ(first["held"], nullptr);
    EXPECT_EQ(first["overdue"], false);
    for (const char* wrong : {"?sort=phone", "?status=OPEN", "?recipient=ME"}) {
        EXPECT_EQ(max.get(std::string("/callbacks") + wrong).status, 422) << wrong;
    }
    EXPECT_EQ(max.get("/callbacks?from=soon").status, 400);
    const Response csv = max.get("/callbacks?format=csv");
    EXPECT_NE(csv.body.find("Ask for Zoe"), std::string::npos);
    EXPECT_NE(csv.headers.at("content-disposition").find("recall-callbacks-"), std::string::npos);
}

TEST(Callbacks, OfAnAgentAreTheOwnOpenOnes) {
    Promised desk;
    desk.relay.give("max", CancelCallback{{1}, "They rang us."});
    HttpClient ann = desk.relay.signed_in("ann");
    EXPECT_EQ(ids(ann.get("/callbacks")), (Ids{2}));
    EXPECT_EQ(ids(ann.get("/callbacks?user=bob")), (Ids{2})) << "whoever she asks for";
    EXPECT_EQ(ids(ann.get("/callbacks?status=ARCHIVE")), Ids{});
    const Response ended = desk.relay.signed_in("max").get("/callbacks?status=ARCHIVE");
    EXPECT_EQ(ended.json()["items"][0]["why"], "They rang us.");
    EXPECT_EQ(ended.json()["items"][0]["ended"], "cancelled");
}

TEST(Callbacks, ThatWaitSayWhyAndThoseOfLeaversAreListed) {
    Promised desk;
    desk.relay.give("max", SaveList{{"L1", Code("client"), "First list", false}});
    desk.relay.clock_ahead_ms = 90 * minute_ms;
    HttpClient max = desk.relay.signed_in("max");
    const Response held = max.get("/callbacks?held=1");
    EXPECT_EQ(ids(held), (Ids{2}));
    EXPECT_EQ(held.json()["items"][0]["held"], "list_inactive");
    EXPECT_EQ(held.json()["items"][0]["overdue"], true);
    EXPECT_EQ(ids(max.get("/callbacks?overdue=1")), (Ids{2}));
    EXPECT_EQ(ids(max.get("/callbacks?orphaned=1")), Ids{});
    User bob;
    bob.username = "bob";
    bob.name = "Bob";
    bob.active = false;
    desk.relay.give("ada", SaveUser{bob});
    EXPECT_EQ(ids(max.get("/callbacks?orphaned=1")), (Ids{3}));
    desk.relay.give("max", MoveCallback{{3}, {}, {}, {}, {}, "ann", {}});
    EXPECT_EQ(ids(max.get("/callbacks?orphaned=1")), Ids{});
}

TEST(Callbacks, AreReleasedByTheRelaysClock) {
    Promised desk;
    desk.relay.clock_ahead_ms = 61 * minute_ms;
    HttpClient max = desk.relay.signed_in("max");
    // Any command wakes the relay, as its own timer would at the latest after a minute.
    desk.relay.give("max", ArchiveCompleted{});
    desk.relay.give("max", ArchiveCompleted{});
    EXPECT_EQ(ids(max.get("/callbacks?status=LIVE")), (Ids{2}));
}

TEST(Callbacks, KnowTheirZone) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 1);
    HttpClient ann = relay.signed_in("ann");
    CompleteCall complete{ids[0], Code("CALLBK"), "", {}, {}};
    complete.callback = NewCallback{Instant{1}, "then", "Mars/Olympus", Recipient::ANYONE, ""};
    const Response refused = ann.post("/commands", {{"command", command_to_json(complete)}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.error_code(), "zone_unknown");
}

// What a tab of this agent has heard of callbacks since it was last asked.
class CallbackTab {
public:
    CallbackTab(TestRelay& relay, const Username& user)
        : sync_(relay.port(), relay.signed_in(user).cookie) {
        EXPECT_TRUE(sync_.say_hello());
        EXPECT_TRUE(sync_.next("rows"));
    }
    std::size_t rows(const std::string& kind) const {
        return static_cast<std::size_t>(
            std::count_if(sync_.rows.begin(), sync_.rows.end(),
                          [&](const Json& row) { return row["row"] == kind; }));
    }
    // The next message's rows alone.
    void hear() {
        sync_.forget();
        EXPECT_TRUE(sync_.next("rows"));
    }
    std::size_t gone(const std::string& kind) const {
        return static_cast<std::size_t>(
            std::count_if(sync_.gone.begin(), sync_.gone.end(),
                          [&](const Json& row) { return row["row"] == kind; }));
    }

private:
    SyncClient sync_;
};

TEST(CallbackRows, GoToTheirOwnerAndLeaveWithThem) {
    Promised desk;
    CallbackTab ann(desk.relay, "ann");
    EXPECT_EQ(ann.rows("callback"), 2u);
    EXPECT_EQ(ann.rows("lead"), 3u) << "one in hand, two to be called back";
    CallbackTab bob(desk.relay, "bob");
    EXPECT_EQ(bob.rows("callback"), 1u);
    desk.relay.give("max", MoveCallback{{1}, {}, {}, {}, {}, "bob", {}});
    ann.hear();
    EXPECT_EQ(ann.gone("callback"), 1u);
    EXPECT_EQ(ann.gone("lead"), 1u);
    bob.hear();
    EXPECT_EQ(bob.rows("callback"), 1u);
    EXPECT_EQ(bob.rows("lead"), 1u);
}

TEST(CallbackLoad, CountsTheOpenOnesOfADayAndOfAMonth) {
    Promised desk;
    HttpClient ann = desk.relay.signed_in("ann");
    const Json today = ann.get("/callbacks/load").json();
    EXPECT_EQ(today["step_minutes"], 30);
    EXPECT_EQ(today["steps"].size(), 48u);
    const std::string day = today["day"];
    std::int64_t count = 0;
    // Three hours from now may be tomorrow's.
    const Day tomorrow = next(day_from_text(day).value());
    for (const std::string& one : {day, to_text(tomorrow)}) {
        const Json load = ann.get("/callbacks/load?day=" + one).json();
        for (const Json& step : load["steps"]) count += step.get<std::int64_t>();
    }
    EXPECT_EQ(count, 3);
    const Json month = ann.get("/callbacks/load?month=2026-02").json();
    EXPECT_EQ(month["days"].size(), 28u);
    EXPECT_EQ(ann.get("/callbacks/load?month=soon").status, 400);
    EXPECT_EQ(ann.get("/callbacks/load?day=" + day + "&campaign=other").json()["steps"][0], 0);
}

TEST(CallbackFigures, TellWhatWasPromisedAndMissed) {
    Promised desk;
    desk.relay.clock_ahead_ms = 100 * minute_ms;  // 2 was due 40 minutes ago
    HttpClient max = desk.relay.signed_in("max");
    const std::string days = "?from=2000-01-01&to=2000-12-31";
    EXPECT_EQ(max.get("/callbacks/figures" + days).json()["totals"]["promised"], 0);
    EXPECT_EQ(max.get("/callbacks/figures?from=2000-01-01&to=2002-01-01").status, 400);
    const std::string today = max.get("/callbacks/load").json()["day"];
    const std::string tomorrow = to_text(next(day_from_text(today).value()));
    const std::string before = to_text(previous(day_from_text(today).value()));
    const Json told =
        max.get("/callbacks/figures?from=" + before + "&to=" + tomorrow).json();
    EXPECT_EQ(told["totals"]["promised"], 3);
    EXPECT_EQ(told["totals"]["missed"], 1);
    EXPECT_EQ(told["totals"]["waiting"], 2);
    ASSERT_EQ(told["agents"].size(), 2u);
    EXPECT_EQ(told["agents"][0]["user"], "ann");
    EXPECT_EQ(told["agents"][0]["promised"], 2);
    const Json own = desk.relay.signed_in("bob")
                         .get("/callbacks/figures?from=" + before + "&to=" + tomorrow)
                         .json();
    EXPECT_EQ(own["totals"]["promised"], 1) << "an agent is told the own";
}

TEST(CallbackAttention, CountsWhatManagersShouldLookAt) {
    Promised desk;
    desk.relay.give("max", SaveList{{"L1", Code("client"), "First list", false}});
    desk.relay.clock_ahead_ms = 200 * minute_ms;
    const Json told = desk.relay.signed_in("max").get("/callbacks/attention").json();
    EXPECT_EQ(told["overdue"], 3);
    EXPECT_EQ(told["held"], 1);
    EXPECT_EQ(told["escalated"], 2) << "an hour overdue";
    EXPECT_EQ(told["orphaned"], 0);
    EXPECT_EQ(told["wanting"], 2);
    HttpClient max = desk.relay.signed_in("max");
    EXPECT_EQ(ids(max.get("/callbacks?escalated=1")), (Ids{2, 1}));
}

// Due to anyone, at a time when nobody is there.
TEST(CallbackAttention, TellsManagersAtOnceWhereNoAgentIsHere) {
    TestRelay relay;
    relay.promise("ann", relay.assign("ann", 1)[0], 60 * minute_ms, Recipient::ANYONE);
    relay.clock_ahead_ms = 61 * minute_ms;
    relay.give("max", SetDoNotCall{{{10}}, true});  // makes the desk look at its clock
    HttpClient max = relay.signed_in("max");
    const auto attention = [&max] { return max.get("/callbacks/attention").json(); };
    for (int tries = 0; tries < 1000 && attention()["unattended"] == 0; ++tries) {}
    EXPECT_EQ(attention()["unattended"], 1);
    EXPECT_EQ(attention()["wanting"], 1);
    HttpClient bob = relay.signed_in("bob");
    SyncClient tab(relay.port(), bob.cookie);
    ASSERT_TRUE(tab.say_hello());
    ASSERT_TRUE(tab.next("rows"));
    EXPECT_EQ(attention()["unattended"], 0) << "bob is here";
    EXPECT_EQ(attention()["wanting"], 0);
}

TEST(Callback, IsToldWithItsStoryToLeadersAndItsOwner) {
    Promised desk;
    HttpClient ann = desk.relay.signed_in("ann");
    const Json own = ann.get("/callbacks/1").json();
    EXPECT_EQ(own["callback"]["callback_id"], 1);
    EXPECT_EQ(own["history"].size(), 1u);
    EXPECT_EQ(own["history"][0]["what"], "booked");
    EXPECT_EQ(own["calls"].size(), 1u);
    EXPECT_EQ(ann.get("/callbacks/3").status, 404) << "bob's";
    EXPECT_EQ(desk.relay.signed_in("max").get("/callbacks/3").status, 200);
    EXPECT_EQ(ann.get("/callbacks/99").status, 404);
    EXPECT_EQ(ann.get("/callbacks/x").status, 400);
}

TEST(ChangeCallbacks, MovesManyInTheCustomersTimeAndSaysWhatIsRefused) {
    Promised desk;
    HttpClient max = desk.relay.signed_in("max");
    const Json before = max.get("/callbacks/1").json()["callback"];
    const Json later{{"later_minutes", 60}, {"callbacks", {1, 2}}};
    EXPECT_EQ(max.post("/callbacks/change", later).json()["changed"], 2);
    const Json after = max.get("/callbacks/1").json()["callback"];
    EXPECT_NE(after["callback_time"], before["callback_time"]);
    EXPECT_NE(after["wall_time"], before["wall_time"]);
    const Json to_max{{"user", "max"}, {"recipient", "USERONLY"}, {"callbacks", {1, 2, 99}}};
    const Json refused = max.post("/callbacks/change", to_max).json();
    EXPECT_EQ(refused["matched"], 2) << "one has never been";
    EXPECT_EQ(refused["refused"], 2);
    EXPECT_EQ(refused["reasons"][0]["code"], "not_an_agent");
    const Json cancel{{"cancel", true}, {"why", "The fair is over"}};
    EXPECT_EQ(max.post("/callbacks/change?user=ann", cancel).json()["changed"], 2);
    EXPECT_EQ(ids(max.get("/callbacks?status=ARCHIVE")), (Ids{2, 1}));
    for (const char* wrong : {"{}", R"({"cancel": true, "user": "bob"})", R"({"callbacks": 1})",
                              R"({"later_minutes": "soon"})", R"({"recipient": "ME"})"}) {
        EXPECT_EQ(max.post("/callbacks/change", Json::parse(wrong)).status, 400) << wrong;
    }
    EXPECT_EQ(desk.relay.signed_in("ann").post("/callbacks/change", cancel).status, 403);
}

// "Three times nobody answered, and then nobody knew of it."
TEST(Callbacks, ThatReachedNobodyAtTheLastTryAreAList) {
    TestRelay relay;
    const auto numbers = relay.assign("ann", 2);
    relay.promise("ann", numbers[0], 60 * minute_ms, Recipient::USERONLY);
    relay.promise("ann", numbers[1], 60 * minute_ms, Recipient::USERONLY);
    HttpClient max = relay.signed_in("max");
    EXPECT_EQ(max.get("/callbacks?ended=given_up").json()["total"], 0);
    relay.give("ann", TakeCallback{{1}});
    const AssignmentId taken = relay.relay().desk().ask([](const DeskThread::Desk& desk) {
        return *desk.state.assignments_of("ann").begin();
    });
    relay.give("ann", CompleteCall{taken, Code("NA"), "", {}, {}});
    const Json given_up = max.get("/callbacks?ended=given_up").json();
    EXPECT_EQ(given_up["total"], 1);
    EXPECT_EQ(given_up["items"][0]["callback_id"], 1);
    EXPECT_EQ(max.get("/callbacks?ended=cancelled").json()["total"], 0);
    EXPECT_EQ(max.get("/callbacks?ended=forgotten").status, 422);
}

}  // namespace
}  // namespace recall
