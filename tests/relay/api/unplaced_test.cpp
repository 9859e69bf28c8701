// What an ended session may still hand in, over real sockets: write only, own work only, once.
#include "tests/relay/test_relay.hpp"
#include "wire/answers/outbox.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

constexpr std::int64_t shift_ms = session_hours_default * 60 * minute_ms;

Json entry(std::int64_t number, const Command& command) {
    return {{"client", "tab-1"},
            {"number", number},
            {"at", system_now().ms},
            {"command", command_to_json(command)}};
}

Response hand_in(HttpClient& http, const std::string& user, const Json& commands) {
    return http.post("/outbox", {{"user", user}, {"commands", commands}});
}

CompleteCall rang_out(AssignmentId id, const std::string& notes = "Rang out.") {
    return {id, Code("NA"), notes, {}, {}};
}

void deactivate(TestRelay& relay, const std::string& username) {
    User user = relay.relay().desk().ask(
        [&](const DeskThread::Desk& desk) { return *desk.state.user(username); });
    user.active = false;
    relay.give("ada", SaveUser{user});
}

Json unplaced(TestRelay& relay, const std::string& query = "") {
    return relay.signed_in("max").get("/unplaced" + query).json();
}

TEST(HandIn, AnExpiredSessionHandsInAndReadsNothing) {
    TestRelay relay;
    const AssignmentId id = relay.assign("ann", 1).front();
    HttpClient ann = relay.signed_in("ann");
    relay.clock_ahead_ms = shift_ms + second_ms;
    const Json me = ann.get("/me").json();
    EXPECT_EQ(me["error"]["code"], "not_signed_in");
    EXPECT_EQ(me["error"]["may_hand_in"], "ann");
    EXPECT_EQ(ann.get("/archive").status, 401);
    EXPECT_EQ(ann.post("/commands", {{"command", command_to_json(ClaimLead{id})}}).status, 401);

    const Json answer = hand_in(ann, "ann", Json::array({entry(1, rang_out(id))})).json();
    EXPECT_EQ(answer["answers"], Json::parse(R"([{"client": "tab-1", "number": 1, "ok": true}])"));
    EXPECT_EQ(answer["unplaced"], 0);
    EXPECT_EQ(relay.signed_in("max").get("/archive?all=1&agent=ann").json()["total"], 1);
}

TEST(HandIn, ADeactivatedUserHandsInButSignsInNoMore) {
    TestRelay relay;
    const AssignmentId id = relay.assign("ann", 1).front();
    HttpClient ann = relay.signed_in("ann");
    deactivate(relay, "ann");
    EXPECT_EQ(ann.get("/me").json()["error"]["may_hand_in"], "ann");
    EXPECT_EQ(ann.get("/me").json()["error"]["deactivated"], true);
    EXPECT_EQ(hand_in(ann, "ann", Json::array({entry(1, rang_out(id))})).json()["answers"][0]["ok"],
              true);
    EXPECT_EQ(
        relay.client().post("/login", {{"username", "ann"}, {"password", "correct horse"}}).status,
        403);
}

TEST(HandIn, WhatNoRuleCanPlaceIsKeptForManagersOnce) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    relay.clock_ahead_ms = shift_ms + second_ms;
    const Json commands{entry(1, rang_out({99}, "SECRET pays cash")), entry(2, ClaimLead{{99}})};
    const Json answer = hand_in(ann, "ann", commands).json();
    EXPECT_EQ(answer["unplaced"], 1);
    EXPECT_EQ(answer["answers"][0]["unplaced"], 1);
    EXPECT_EQ(answer["answers"][1]["ok"], true) << "a claim of then means nothing now";
    EXPECT_FALSE(answer["answers"][1].contains("unplaced"));
    EXPECT_EQ(hand_in(ann, "ann", commands).json(), answer) << "told again, and not done again";

    const Json items = unplaced(relay, "?state=open&by=ann");
    ASSERT_EQ(items["total"], 1);
    EXPECT_EQ(items["items"][0]["notes"], "SECRET pays cash");
    EXPECT_EQ(items["items"][0]["source"], "handed_in");
    EXPECT_EQ(items["items"][0]["reason"], "assignment_unknown");
    EXPECT_EQ(unplaced(relay, "?state=placed")["total"], 0);
    EXPECT_NE(relay.signed_in("max").get("/unplaced?format=csv").body.find("SECRET pays cash"),
              std::string::npos);
}

// The refusal had been told, but on a line that broke: the device still has the command.
TEST(HandIn, ARefusalThatWasNeverHeardIsKeptForManagersToo) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    const Json refused =
        ann.post("/commands",
                 {{"client", "tab-1"}, {"number", 1}, {"command", command_to_json(rang_out({99}))}})
            .json();
    EXPECT_EQ(refused["error"]["code"], "assignment_unknown");
    relay.clock_ahead_ms = shift_ms + second_ms;
    const Json kept = Json::array({entry(1, rang_out({99}))});  // the device has it as it was
    const Json answer = hand_in(ann, "ann", kept).json();
    EXPECT_EQ(answer["answers"][0]["unplaced"], 1);
    EXPECT_EQ(hand_in(ann, "ann", kept).json(), answer);
    EXPECT_EQ(unplaced(relay)["total"], 1);
    EXPECT_EQ(unplaced(relay)["items"][0]["reason"], "assignment_unknown");
}

TEST(HandIn, SignedOutIsGoneAndSoIsANewPassword) {
    TestRelay relay;
    const AssignmentId id = relay.assign("ann", 1).front();
    HttpClient ann = relay.signed_in("ann");
    const std::string cookie = ann.cookie;
    EXPECT_EQ(ann.post("/logout", Json::object()).status, 200);
    ann.cookie = cookie;
    EXPECT_FALSE(ann.get("/me").json()["error"].contains("may_hand_in"));
    EXPECT_EQ(hand_in(ann, "ann", Json::array({entry(1, rang_out(id))})).status, 401);

    HttpClient again = relay.signed_in("ann");
    EXPECT_EQ(
        relay.signed_in("ada").post("/users/ann/password", {{"password", "another horse"}}).status,
        200);
    EXPECT_EQ(hand_in(again, "ann", Json::array({entry(1, rang_out(id))})).status, 401);
    EXPECT_EQ(hand_in(*std::make_unique<HttpClient>(relay.client()), "ann", Json::array()).status,
              401);
}

TEST(HandIn, SignedOutAfterItHadEndedIsGoneToo) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    relay.clock_ahead_ms = shift_ms + second_ms;
    EXPECT_EQ(ann.post("/logout", Json::object()).status, 401);
    EXPECT_EQ(hand_in(ann, "ann", Json::array()).status, 401);
}

TEST(HandIn, IsPossibleForSoManyDaysOnly) {
    RelaySettings settings;
    settings.hand_in_ms = 2 * twenty_four_hours_ms;
    TestRelay relay(settings);
    HttpClient ann = relay.signed_in("ann");
    relay.clock_ahead_ms = shift_ms + 2 * twenty_four_hours_ms - minute_ms;
    EXPECT_EQ(hand_in(ann, "ann", Json::array()).status, 200);
    relay.clock_ahead_ms = shift_ms + 2 * twenty_four_hours_ms + second_ms;
    EXPECT_EQ(hand_in(ann, "ann", Json::array()).status, 401);
    EXPECT_FALSE(ann.get("/me").json()["error"].contains("may_hand_in"));
}

TEST(HandIn, AnotherUsersWorkIsRefused) {
    TestRelay relay;
    const AssignmentId id = relay.assign("bob", 1).front();
    HttpClient ann = relay.signed_in("ann");
    EXPECT_EQ(hand_in(ann, "bob", Json::array({entry(1, rang_out(id))})).error_code(),
              "not_your_outbox");
    EXPECT_EQ(hand_in(ann, "bob", Json::array({entry(1, rang_out(id))})).status, 403);
    const Json own = hand_in(ann, "ann", Json::array({entry(1, rang_out(id))})).json();
    EXPECT_EQ(own["unplaced"], 1) << "nor is the other's number completed";
    EXPECT_EQ(relay.signed_in("max").get("/archive?all=1&agent=bob").json()["total"], 0);
}

TEST(HandIn, TakesNothingFromSharedPlaces) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    relay.clock_ahead_ms = shift_ms + second_ms;
    const Json answer =
        hand_in(max, "max", Json::array({entry(1, AssignLeads{"L1", {"ann"}, 3, {}})})).json();
    EXPECT_EQ(answer["answers"][0]["error"]["code"], "not_own_work");
}

TEST(HandIn, ACommandThatCannotBeReadHoldsUpNoOther) {
    TestRelay relay;
    const AssignmentId id = relay.assign("ann", 1).front();
    HttpClient ann = relay.signed_in("ann");
    Json unknown = entry(1, rang_out(id));
    unknown["command"] = {{"type", "OfTomorrow"}};
    const Json answers =
        hand_in(ann, "ann", Json::array({unknown, entry(2, rang_out(id))})).json()["answers"];
    EXPECT_EQ(answers[0]["ok"], false);
    EXPECT_EQ(answers[1]["ok"], true);
    Json many = Json::array();
    for (std::size_t i = 0; i <= outbox_commands_max; ++i) {
        many.push_back(entry(static_cast<std::int64_t>(i) + 3, ClaimLead{id}));
    }
    EXPECT_EQ(hand_in(ann, "ann", many).status, 400);
    EXPECT_EQ(hand_in(ann, "ann", Json::object()).status, 400);
    EXPECT_EQ(hand_in(ann, "ann", Json::array({Json{{"client", "tab-1"}}})).status, 400);
}

TEST(Unplaced, AManagerPlacesItAndItIsTheAgentsCall) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    deactivate(relay, "ann");
    EXPECT_EQ(hand_in(ann, "ann", Json::array({entry(1, rang_out({99}, "Wants an offer"))}))
                  .json()["unplaced"],
              1);
    HttpClient max = relay.signed_in("max");
    const Json place{{"command", command_to_json(PlaceUnplaced{{1}, {4}})}};
    EXPECT_EQ(max.post("/commands", place).status, 200);
    EXPECT_EQ(max.post("/commands", place).error_code(), "unplaced_not_open");
    const Json calls = max.get("/archive?all=1&agent=ann").json();
    ASSERT_EQ(calls["total"], 1);
    EXPECT_EQ(calls["items"][0]["notes"], "Wants an offer");
    EXPECT_EQ(calls["items"][0]["lead"], 4);
    const Json item = unplaced(relay, "?unplaced=1")["items"][0];
    EXPECT_EQ(item["state"], "placed");
    EXPECT_EQ(item["closed_by"], "max");
    EXPECT_EQ(item["placed_on"], 4);
    EXPECT_EQ(unplaced(relay, "?state=open")["total"], 0);
    EXPECT_EQ(max.get("/unplaced?state=lost").status, 422);
}

}  // namespace
}  // namespace recall
