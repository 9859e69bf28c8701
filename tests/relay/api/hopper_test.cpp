// GET /hopper and GET /lists/{list}/reset; and the next number, over real sockets.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

constexpr Code client{"client"};

std::vector<std::int64_t> leads(const Response& response) {
    std::vector<std::int64_t> found;
    EXPECT_EQ(response.status, 200) << response.body;
    const Json body = response.json();
    for (const Json& item : body["items"]) found.push_back(item["lead"].get<std::int64_t>());
    return found;
}
using Ids = std::vector<std::int64_t>;

struct Hopper {
    Hopper() {
        change([](Campaign& c) { c.agents_pull = true; });
    }
    void change(const std::function<void(Campaign&)>& how) {
        Campaign campaign = relay.relay().desk().ask([](const DeskThread::Desk& desk) {
            return *desk.state.campaign(client);
        });
        how(campaign);
        relay.give("ada", SaveCampaign{campaign});
    }
    Response take(const std::string& agent) {
        Json body{{"client", "api"}, {"number", ++number}, {"command", {{"type", "TakeNext"},
                                                                        {"campaign", "client"}}}};
        return relay.signed_in(agent).post("/commands", body);
    }
    TestRelay relay;
    int number = 0;
};

TEST(HopperApi, ListsWhatComesNextInItsOrder) {
    Hopper desk;
    HttpClient max = desk.relay.signed_in("max");
    const Response first = max.get("/hopper?campaign=client&size=3");
    EXPECT_EQ(leads(first), (Ids{1, 2, 3}));
    EXPECT_EQ(first.json()["total"], 10);
    EXPECT_EQ(first.json()["items"][2]["position"], 3);
    EXPECT_EQ(first.json()["items"][0]["callback_id"], nullptr);
    EXPECT_EQ(first.json()["items"][0]["closed"], false);
    EXPECT_EQ(leads(max.get("/hopper?campaign=client&size=3&page=4")), (Ids{10}));
    EXPECT_EQ(max.get("/hopper").status, 400);
    EXPECT_EQ(max.get("/hopper?campaign=absent").error_code(), "campaign_unknown");
    const Response csv = max.get("/hopper?campaign=client&format=csv");
    EXPECT_NE(csv.body.find("+234 803 000 00 01"), std::string::npos);
}

TEST(HopperApi, ShowsReleasedCallbacksFirst) {
    Hopper desk;
    const auto anns = desk.relay.assign("ann", 1);
    desk.relay.promise("ann", anns[0], hour_ms, Recipient::ANYONE);
    desk.relay.clock_ahead_ms = 2 * hour_ms;
    desk.relay.give("max", SetDoNotCall{{{10}}, true});  // makes the desk look at its clock
    HttpClient max = desk.relay.signed_in("max");
    Response shown = max.get("/hopper?campaign=client");
    for (int tries = 0; tries < 1000 && shown.json()["items"][0]["lead"] != 1; ++tries) {
        shown = max.get("/hopper?campaign=client");
    }
    EXPECT_EQ(shown.json()["items"][0]["callback_id"], 1);
    EXPECT_EQ(shown.json()["items"][0]["user"], "ann");
    EXPECT_EQ(shown.json()["items"][0]["status"], "CALLBK");
}

// Ann promises a call for an hour from now, and two hours go by.
struct HeldCallback : Hopper {
    HeldCallback() {
        const auto anns = relay.assign("ann", 1);
        relay.promise("ann", anns[0], hour_ms, Recipient::ANYONE);
    }
    void let_it_fall_due() {
        relay.clock_ahead_ms = 2 * hour_ms;
        relay.give("max", SetDoNotCall{{{10}}, true});  // makes the desk look at its clock
    }
    Json held() { return relay.signed_in("max").get("/hopper?campaign=client&held=1").json(); }
    void set_statuses(std::vector<Code> statuses) {
        change([&](Campaign& c) { c.dial_statuses = std::move(statuses); });
    }
    void until_released() {
        for (int tries = 0; tries < 1000; ++tries) {
            const Response shown = relay.signed_in("max").get("/hopper?campaign=client&size=1");
            if (shown.json()["items"][0]["callback_id"] == 1) return;
        }
        FAIL() << "it was never released";
    }
};

TEST(HopperApi, TellsWhichDueCallbacksAreHeldAndWhy) {
    HeldCallback desk;
    EXPECT_EQ(desk.held()["total"], 0) << "it is not due";
    desk.set_statuses({Code("NEW")});
    desk.let_it_fall_due();
    const Json held = desk.held();
    ASSERT_EQ(held["total"], 1);
    EXPECT_EQ(held["items"][0]["held"], "not_a_dial_status");
    EXPECT_EQ(held["items"][0]["position"], nullptr);
    EXPECT_EQ(held["items"][0]["callback_id"], 1);
    EXPECT_EQ(held["items"][0]["user"], "ann");
    desk.change([](Campaign& c) { c.active = false; });
    EXPECT_EQ(desk.held()["items"][0]["held"], "campaign_inactive");
    const Response csv = desk.relay.signed_in("max").get(
        "/hopper?campaign=client&held=1&format=csv");
    EXPECT_NE(csv.body.find("campaign_inactive"), std::string::npos);
}

TEST(HopperApi, TellsThatAReleasedCallbackIsHeldSince) {
    HeldCallback desk;
    desk.set_statuses({Code("NEW"), Code("CALLBK")});
    desk.let_it_fall_due();
    desk.until_released();
    EXPECT_EQ(desk.held()["total"], 0);
    desk.set_statuses({Code("NEW")});
    EXPECT_EQ(desk.held()["items"][0]["held"], "not_a_dial_status");
    desk.set_statuses({Code("NEW"), Code("CALLBK")});
    EXPECT_EQ(desk.take("bob").status, 200);
    EXPECT_EQ(desk.held()["total"], 0) << "it is being called";
}

TEST(HopperApi, GivesEveryAgentAnotherNumber) {
    Hopper desk;
    desk.change([](Campaign& c) { c.agents_pull = false; });
    EXPECT_EQ(desk.take("ann").error_code(), "pulling_not_allowed");
    desk.change([](Campaign& c) { c.agents_pull = true; });
    EXPECT_EQ(desk.take("ann").status, 200);
    EXPECT_EQ(desk.take("bob").status, 200);
    EXPECT_EQ(desk.take("bob").error_code(), "another_claim_open");
    EXPECT_EQ(leads(desk.relay.signed_in("max").get("/hopper?campaign=client&size=1")), (Ids{3}));
}

TEST(HopperApi, SaysWhichPlacesAreClosedAndPassesThemOver) {
    Hopper desk;
    const Json now = desk.relay.signed_in("max").get("/hopper?campaign=client").json();
    const Day today = desk.relay.relay().desk().ask([](const DeskThread::Desk& at) {
        return at.stamp.today;
    });
    desk.change([today](Campaign& c) {
        for (int i = -1; i < 3; ++i) c.hours.holidays.push_back({Day{today.number + i}});
    });
    const Response shown = desk.relay.signed_in("max").get("/hopper?campaign=client");
    EXPECT_EQ(shown.json()["items"][0]["closed"], true);
    EXPECT_NE(shown.json()["items"][0]["opens"], nullptr);
    const Response refused = desk.take("ann");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.error_code(), "hours_closed");
    const std::string opens = to_text(Day{today.number + 3}) + " 00:00";
    EXPECT_NE(refused.body.find(opens), std::string::npos) << refused.body;
}

TEST(ListReset, IsPreviewedBeforeItIsDone) {
    Hopper desk;
    desk.change([](Campaign& c) { c.only_since_reset = true; });
    const auto anns = desk.relay.assign("ann", 1);
    desk.relay.give("ann", CompleteCall{anns[0], Code("NA"), "", {}, {}});
    HttpClient max = desk.relay.signed_in("max");
    EXPECT_EQ(max.get("/lists/L1/reset").json(), (Json{{"called", 1}, {"dialable", 1}}));
    EXPECT_EQ(max.get("/lists/absent/reset").error_code(), "list_unknown");
    desk.relay.give("max", ResetList{"L1"});
    EXPECT_EQ(max.get("/lists/L1/reset").json(), (Json{{"called", 0}, {"dialable", 0}}));
    EXPECT_EQ(max.get("/leads?available=1").json()["total"], 10);
}

TEST(CampaignPreview, SaysHowManyWouldBeDialledAndChangesNothing) {
    Hopper desk;
    const auto anns = desk.relay.assign("ann", 1);
    desk.relay.give("ann", CompleteCall{anns[0], Code("NA"), "", {}, {}});
    HttpClient max = desk.relay.signed_in("max");
    Json campaign = max.get("/campaigns").json()["items"][0];
    campaign["dial_statuses"] = {"NA"};
    EXPECT_EQ(max.post("/campaigns/preview", campaign).json(),
              (Json{{"available", 10}, {"dialable", 1}, {"due_callbacks", 0}, {"held", 0},
                    {"would_be_held", 0}}));
    EXPECT_EQ(max.get("/hopper?campaign=client").json()["total"], 10);
    campaign["id"] = "absent";
    EXPECT_EQ(max.post("/campaigns/preview", campaign).error_code(), "campaign_unknown");
    EXPECT_EQ(max.post("/campaigns/preview", {{"id", "client"}}).status, 400);
    EXPECT_EQ(desk.relay.signed_in("ann").post("/campaigns/preview", campaign).status, 403);
}

// "I deactivated him, and 24 numbers and a callback were in his hands."
TEST(UserPreview, CountsWhatSavingTheUserWouldTake) {
    Hopper desk;
    const auto anns = desk.relay.assign("ann", 4);
    desk.relay.promise("ann", anns[0], 60 * minute_ms, Recipient::USERONLY);
    desk.relay.give("ann", ClaimLead{anns[1]});
    desk.relay.give("ann", StartCall{anns[1], desk.relay.relay().desk().ask([](const auto& now) {
                        return now.stamp.now;
                    })});
    HttpClient ada = desk.relay.signed_in("ada");
    Json ann;
    const Json users = ada.get("/users").json();
    for (const Json& user : users["items"]) {
        if (user["username"] == "ann") ann = user;
    }
    const auto told = [&](const char* field, const Json& value) {
        Json changed = ann;
        changed[field] = value;
        return ada.post("/users/preview", changed).json();
    };
    const Json nothing{{"numbers_back", 0}, {"calls_going_on", 0}, {"promises_orphaned", 0}};
    EXPECT_EQ(told("name", "Ann A."), nothing);
    EXPECT_EQ(told("active", false),
              (Json{{"numbers_back", 3}, {"calls_going_on", 1}, {"promises_orphaned", 1}}));
    EXPECT_EQ(told("campaigns", Json::array()),
              (Json{{"numbers_back", 2}, {"calls_going_on", 1}, {"promises_orphaned", 1}}));
    EXPECT_EQ(told("may_keep_callbacks", false),
              (Json{{"numbers_back", 0}, {"calls_going_on", 0}, {"promises_orphaned", 1}}));
    EXPECT_EQ(desk.relay.signed_in("max").post("/users/preview", ann).status, 403);
}

TEST(CampaignPreview, SaysHowManyDueCallbacksWouldBeHeld) {
    HeldCallback desk;
    desk.set_statuses({Code("NEW"), Code("CALLBK")});
    desk.let_it_fall_due();
    desk.until_released();
    HttpClient max = desk.relay.signed_in("max");
    Json campaign = max.get("/campaigns").json()["items"][0];
    const auto would_be_held = [&] {
        const Json told = max.post("/campaigns/preview", campaign).json();
        EXPECT_EQ(told["due_callbacks"], 1);
        EXPECT_EQ(told["held"], 0);
        return told["would_be_held"];
    };
    EXPECT_EQ(would_be_held(), 0);
    campaign["dial_statuses"] = {"NEW"};
    EXPECT_EQ(would_be_held(), 1);
    campaign["dial_statuses"] = {"NEW", "CALLBK"};
    campaign["active"] = false;
    EXPECT_EQ(would_be_held(), 1);
}

TEST(Lists, ExpireOnADayThatIsGiven) {
    Hopper desk;
    HttpClient max = desk.relay.signed_in("max");
    const Json list{{"id", "L2"}, {"campaign", "client"}, {"name", "Two"},
                    {"expires", "2020-01-31"}};
    EXPECT_EQ(max.post("/lists", list).json()["expires"], "2020-01-31");
    EXPECT_EQ(max.post("/lists", {{"id", "L2"}, {"campaign", "client"}, {"name", "Two"},
                                  {"expires", "soon"}}).status, 400);
}

TEST(CallingHours, NameZonesThatExist) {
    Hopper desk;
    const auto save = [&](const char* zone) {
        Campaign campaign = desk.relay.relay().desk().ask([](const DeskThread::Desk& at) {
            return *at.state.campaign(client);
        });
        campaign.hours.rules = {{zone, 1, 5, 480, 1200}};
        Json body{{"client", "api"}, {"number", ++desk.number},
                  {"command", command_to_json(SaveCampaign{campaign})}};
        return desk.relay.signed_in("ada").post("/commands", body);
    };
    EXPECT_EQ(save("Africa/Lagos").status, 200);
    EXPECT_EQ(save("America/").status, 200);
    EXPECT_EQ(save("Africa/Lagoss").error_code(), "zone_unknown");
}

}  // namespace
}  // namespace recall
