// GET /callbacks: the seed's viewer for leaders, the own open ones for agents; and what tabs hear.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;

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
    for (const char* wrong : {"?sort=phone", "?status=OPEN", "?recipient=ME", "?from=soon"}) {
        EXPECT_EQ(max.get(std::string("/callbacks") + wrong).status, 400) << wrong;
    }
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

}  // namespace
}  // namespace recall
