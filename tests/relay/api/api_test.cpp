#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall {

namespace {

TEST(Login, GivesACookieThatScriptsCannotReadAndOtherSitesCannotSend) {
    TestRelay relay;
    HttpClient http = relay.client();
    const Response response =
        http.post("/login", {{"username", "max"}, {"password", "correct horse"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.json()["user"]["role"], "manager");
    const std::string cookie = response.headers.at("set-cookie");
    EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
    EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
    EXPECT_NE(cookie.find("Path=/"), std::string::npos);
    EXPECT_EQ(http.get("/me").json()["user"]["username"], "max");
}

TEST(Login, IsSecureBehindHttps) {
    RelaySettings settings;
    settings.public_origin = "https://crm.example.com";
    TestRelay relay(settings);
    HttpClient http = relay.client();
    const Response response =
        http.post("/login", {{"username", "max"}, {"password", "correct horse"}},
                  {{"Origin", "https://crm.example.com"}});
    const std::string cookie = response.headers.at("set-cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-recall_session=")) << cookie;
    EXPECT_NE(cookie.find("; Secure"), std::string::npos);
}

TEST(Login, AWrongPasswordAndAnUnknownUserReadTheSame) {
    TestRelay relay;
    HttpClient http = relay.client();
    const Response wrong = http.post("/login", {{"username", "max"}, {"password", "guess"}});
    const Response unknown = http.post("/login", {{"username", "eve"}, {"password", "guess"}});
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(unknown.status, 401);
    EXPECT_EQ(wrong.body, unknown.body);
    EXPECT_EQ(http.get("/me").status, 401);
}

TEST(Login, TooManyTriesMustWait) {
    TestRelay relay;
    HttpClient http = relay.client();
    int status = 0;
    for (int i = 0; i <= 10; ++i) {
        status = http.post("/login", {{"username", "eve"}, {"password", "guess"}}).status;
    }
    EXPECT_EQ(status, 429);
    EXPECT_TRUE(http.login("max"));  // somebody else from here may
}

TEST(Logout, EndsTheSession) {
    TestRelay relay;
    HttpClient http = relay.signed_in("ann");
    const std::string cookie = http.cookie;
    EXPECT_EQ(http.post("/logout", Json::object()).status, 200);
    http.cookie = cookie;
    EXPECT_EQ(http.get("/me").status, 401);
}

TEST(Session, EndsWithTheShift) {
    TestRelay relay;
    HttpClient http = relay.signed_in("ann");
    relay.clock_ahead_ms = session_hours_default * 60 * minute_ms + second_ms;
    EXPECT_EQ(http.get("/me").status, 401);
}

TEST(Session, EndsWithANewPasswordAndWithDeactivation) {
    TestRelay relay;
    HttpClient admin = relay.signed_in("ada");
    HttpClient ann = relay.signed_in("ann");
    EXPECT_EQ(ann.post("/users/bob/password", {{"password", "long enough"}}).status, 403);
    EXPECT_EQ(admin.post("/users/ann/password", {{"password", "short"}}).status, 422);
    EXPECT_EQ(admin.post("/users/nobody/password", {{"password", "long enough"}}).status, 404);
    EXPECT_EQ(admin.post("/users/ann/password", {{"password", "long enough"}}).status, 200);
    EXPECT_EQ(ann.get("/me").status, 401);
    EXPECT_TRUE(ann.login("ann", "long enough"));
    relay.give("ada", SaveUser{{.username = "ann", .name = "Ann", .active = false}});
    EXPECT_EQ(ann.get("/me").status, 401);
    EXPECT_EQ(ann.post("/login", {{"username", "ann"}, {"password", "long enough"}}).status, 403);
}

TEST(Token, OfAnAdminSpeaksForAUser) {
    TestRelay relay;
    EXPECT_EQ(relay.signed_in("max").post("/tokens", {{"name", "x"}}).status, 403);
    const Response made = relay.signed_in("ada").post(
        "/tokens", {{"username", "max"}, {"name", "reports"}});
    EXPECT_EQ(made.status, 201);
    const Headers bearer{{"Authorization", "Bearer " + made.json()["token"].get<std::string>()}};
    HttpClient http = relay.client();
    EXPECT_EQ(http.get("/me", bearer).json()["user"]["username"], "max");
    EXPECT_EQ(http.get("/me", {{"Authorization", "Bearer wrong"}}).status, 401);
    // No browser sends it by itself, so where the page came from does not matter.
    Headers foreign = bearer;
    foreign.emplace_back("Origin", "https://evil.example.com");
    EXPECT_EQ(http.post("/call-progress/recycle", Json::object(), foreign).status, 200);
}

TEST(Origin, OfAnotherSiteMayChangeNothing) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const auto recycle = [&http](const Headers& headers) {
        return http.post("/call-progress/recycle", Json::object(), headers).status;
    };
    const std::string own = "http://127.0.0.1:" + std::to_string(relay.port());
    EXPECT_EQ(recycle({{"Origin", "https://evil.example.com"}}), 403);
    EXPECT_EQ(recycle({{"Origin", "null"}}), 403);
    EXPECT_EQ(recycle({{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(recycle({{"Origin", own}}), 200);
    EXPECT_EQ(recycle({{"Sec-Fetch-Site", "same-origin"}}), 200);
    EXPECT_EQ(recycle({}), 200);
    EXPECT_EQ(http.post("/login", {{"username", "max"}, {"password", "correct horse"}},
                        {{"Origin", "https://evil.example.com"}})
                  .status,
              403);
}

TEST(Roles, AnAgentIsRefusedWhatManagersDo) {
    TestRelay relay;
    relay.assign("ann", 3);
    HttpClient ann = relay.signed_in("ann");
    for (const char* path : {"/recycling-log", "/leads", "/audit", "/lists", "/campaigns",
                             "/do-not-call"}) {
        EXPECT_EQ(ann.get(path).status, 403) << path;
    }
    for (const char* path : {"/call-progress/recycle", "/call-progress/recycle-agent",
                             "/call-progress/archive-completed", "/lists", "/lists/L1/leads",
                             "/assignments", "/tokens"}) {
        const Response response = ann.post(path, {{"agent", "ann"}});
        EXPECT_EQ(response.status, 403) << path;
        EXPECT_EQ(response.error_code(), "not_allowed") << path;
    }
    // The rule is in the core, not on a path.
    const Response direct = ann.post(
        "/commands", {{"client", "c"}, {"number", 1}, {"command", {{"type", "Recycle"}}}});
    EXPECT_EQ(direct.status, 403);
    EXPECT_EQ(relay.signed_in("max").get("/call-progress").json()["totals"]["uncompleted"], 3);
}

TEST(CallProgress, CountsAndForecasts) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 4);
    relay.assign("bob", 2);
    relay.give("ann", ClaimLead{ids[0]});
    relay.give("ann", CompleteCall{ids[0], Code("SUCCESS"), "", {}, {}});
    HttpClient http = relay.signed_in("max");
    const Json all = http.get("/call-progress").json();
    EXPECT_EQ(all["totals"]["assigned"], 6);
    EXPECT_EQ(all["totals"]["completed"], 1);
    EXPECT_EQ(all["totals"]["uncompleted"], 5);
    EXPECT_EQ(all["agents"].size(), 2u);
    EXPECT_EQ(all["agents"][0]["agent"], "ann");
    EXPECT_EQ(all["agents"][0]["completion_rate"], 0.25);
    EXPECT_EQ(all["forecast"]["uncompleted"], 5);
    EXPECT_EQ(all["forecast"]["completed"], 1);
    const std::string at = all["forecast"]["at"];
    EXPECT_TRUE(at.ends_with("T23:00:00.000Z")) << at;  // midnight in Lagos
    EXPECT_EQ(http.get("/call-progress?agent=bob").json()["totals"]["assigned"], 2);
    EXPECT_EQ(http.get("/call-progress?type=customer").json()["totals"]["assigned"], 0);
    EXPECT_EQ(http.get("/call-progress?day=2001-01-01").json()["totals"]["assigned"], 0);
    EXPECT_EQ(http.get("/call-progress?day=never").status, 400);
    EXPECT_EQ(http.get("/call-progress?type=other").status, 422);
}

TEST(CallProgress, AnAgentSeesTheOwnFiguresOnly) {
    TestRelay relay;
    relay.assign("ann", 4);
    relay.assign("bob", 2);
    HttpClient ann = relay.signed_in("ann");
    const Json own = ann.get("/call-progress").json();
    EXPECT_EQ(own["totals"]["assigned"], 4);
    EXPECT_EQ(own["agents"].size(), 1u);
    EXPECT_FALSE(own.contains("forecast"));
    EXPECT_EQ(ann.get("/call-progress?agent=bob").status, 403);
}

TEST(Recycling, TakesBackAndIsLogged) {
    TestRelay relay;
    const auto ids = relay.assign("ann", 4);
    relay.assign("bob", 2);
    relay.give("ann", ClaimLead{ids[0]});
    relay.give("ann", CompleteCall{ids[0], Code("SUCCESS"), "fine", {}, {}});
    HttpClient http = relay.signed_in("max");
    const Response one = http.post("/call-progress/recycle-agent", {{"agent", "ann"}});
    EXPECT_EQ(one.json()["recycled"], 3);
    EXPECT_EQ(http.post("/call-progress/recycle-agent", {{"agent", "eve"}}).status, 404);
    EXPECT_EQ(http.post("/call-progress/recycle-agent", Json::object()).status, 400);
    EXPECT_EQ(http.post("/call-progress/recycle", {{"type", "client"}}).json()["recycled"], 2);
    EXPECT_EQ(http.post("/call-progress/archive-completed", {}).json()["archived"], 1);
    const Json log = http.get("/recycling-log").json();
    EXPECT_EQ(log["total"], 3);
    EXPECT_EQ(log["items"][1]["by"], "max");
    EXPECT_EQ(log["items"][1]["recycled"], 2);
    EXPECT_EQ(log["items"][2]["scope"], "ann");
    EXPECT_EQ(log["items"][2]["agents"][0]["recycled"], 3);
    const Json archive = http.get("/archive?agent=ann").json();
    EXPECT_EQ(archive["total"], 1);
    EXPECT_EQ(archive["items"][0]["notes"], "fine");
    relay.give("max", NoteCall{{1}, "Well done.", true});
    const Json added = relay.signed_in("ann").get("/archive").json()["items"][0]["added"];
    ASSERT_EQ(added.size(), 1U) << "its agent reads the word";
    EXPECT_EQ(added[0]["by"], "max");
    EXPECT_EQ(added[0]["text"], "Well done.");
    EXPECT_EQ(added[0]["reviewed"], true);
    EXPECT_NE(http.get("/archive?format=csv").body.find("max: Well done."), std::string::npos);
    EXPECT_EQ(http.get("/archive?agent=bob").json()["total"], 0);
    EXPECT_EQ(relay.signed_in("ann").get("/archive").json()["total"], 1);
    EXPECT_EQ(relay.signed_in("bob").get("/archive?agent=ann").json()["total"], 0)
        << "agents are told the own calls only";
    EXPECT_GT(http.get("/audit?by=max").json()["total"], 3);
}

// What was said before is needed while one talks: also what others wrote.
TEST(Archive, AnAgentReadsAllCallsOfANumberInHandOrPromised) {
    TestRelay relay;
    const auto anns = relay.assign("ann", 1);
    relay.give("ann", CompleteCall{anns[0], Code("NA"), "On leave until Monday.", {}, {}});
    const LeadId lead{1};
    const std::string path = "/archive?all=1&lead=1";
    EXPECT_EQ(relay.signed_in("bob").get(path).json()["total"], 0) << "not his";
    relay.give("max", ReassignLeads{{lead}, "bob"});
    const Json told = relay.signed_in("bob").get(path).json();
    ASSERT_EQ(told["total"], 1);
    EXPECT_EQ(told["items"][0]["agent"], "ann");
    EXPECT_EQ(told["items"][0]["notes"], "On leave until Monday.");
    EXPECT_EQ(relay.signed_in("bob").get("/archive?all=1").json()["total"], 0)
        << "of other numbers the own only";
    relay.give("max", Recycle{});
    relay.give("max", ReassignLeads{{lead}, "ann"});
    EXPECT_EQ(relay.signed_in("bob").get(path).json()["total"], 0) << "no longer his";
    EXPECT_EQ(relay.signed_in("ann").get(path).json()["total"], 1);
}

TEST(Archive, ACorrectedCallSaysWhatItWasAtFirst) {
    TestRelay relay;
    const auto anns = relay.assign("ann", 1);
    relay.give("ann", CompleteCall{anns[0], Code("NA"), "", {}, {}});
    relay.give("ann", CorrectOutcome{anns[0], Code("SUCCESS"), "Wants two.", {}, {}, {}});
    HttpClient max = relay.signed_in("max");
    const Json call = max.get("/archive?all=1").json()["items"][0];
    EXPECT_EQ(call["outcome"], "SUCCESS");
    EXPECT_EQ(call["notes"], "Wants two.");
    EXPECT_EQ(call["corrected_from"], "NA");
    EXPECT_EQ(max.get("/archive?all=1&outcome=NA").json()["total"], 0);
    EXPECT_EQ(max.get("/archive?all=1&text=wants").json()["total"], 1);
}

TEST(Assigning, IsAllOrNothing) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const Response given =
        http.post("/assignments", {{"list", "L1"}, {"agents", {"ann", "bob"}}, {"count", 5}});
    EXPECT_EQ(given.status, 200);
    EXPECT_EQ(given.json()["assigned"],
              Json::parse(R"([{"agent":"ann","count":3},{"agent":"bob","count":2}])"));
    const Response too_many =
        http.post("/assignments", {{"list", "L1"}, {"agents", {"ann"}}, {"count", 6}});
    EXPECT_EQ(too_many.status, 409);
    EXPECT_EQ(too_many.error_code(), "not_enough_leads");
    EXPECT_EQ(too_many.json()["error"]["number"], 5);
    EXPECT_EQ(
        http.post("/assignments", {{"list", "none"}, {"agents", {"ann"}}, {"count", 1}}).status,
        404);
    EXPECT_EQ(http.post("/assignments", {{"list", 5}}).status, 400);
    EXPECT_EQ(http.get("/lists").json()["items"][0]["counts"]["available"], 5);
}

TEST(Commands, SentAgainGetTheSameAnswer) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const Json command{{"client", "script"},
                       {"number", 1},
                       {"command",
                        {{"type", "AssignLeads"}, {"list", "L1"}, {"agents", {"ann"}},
                         {"count", 2}}}};
    const Response first = http.post("/commands", command);
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.json()["repeated"], false);
    const Response again = http.post("/commands", command);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.json()["repeated"], true);
    EXPECT_EQ(http.get("/call-progress").json()["totals"]["assigned"], 2);
}

TEST(Commands, WhatTheCoreCannotKnowIsCheckedHere) {
    TestRelay relay;
    HttpClient http = relay.signed_in("ada");
    const auto configure = [&http](const char* zone, const char* region) {
        return http.post("/commands",
                         {{"command",
                           {{"type", "ConfigureDesk"},
                            {"desk", {{"name", "D"}, {"zone", zone}, {"region", region}}}}}});
    };
    EXPECT_EQ(configure("Mars/Olympus", "NG").error_code(), "zone_unknown");
    EXPECT_EQ(configure("Africa/Lagos", "QQ").error_code(), "region_unknown");
    EXPECT_EQ(configure("Europe/London", "GB").status, 200);
}

TEST(Lists, AreMadeOnce) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const Json list{{"id", "L2"}, {"campaign", "client"}, {"name", "Second"}};
    EXPECT_EQ(http.post("/lists", list).status, 201);
    EXPECT_EQ(http.post("/lists", list).status, 200);
    EXPECT_EQ(http.post("/lists", {{"id", "L3"}, {"campaign", "none"}, {"name", "x"}}).status,
              404);
    EXPECT_EQ(http.post("/lists", {{"id", "a b"}, {"campaign", "client"}, {"name", "x"}}).status,
              422);
    EXPECT_EQ(http.get("/lists").json()["total"], 2);
}

TEST(Csv, IsSafeToOpenInASpreadsheet) {
    TestRelay relay;
    relay.give("max", ImportLeads{"L1", {{.phone = {2348030000099}, .name = "=1+1"}}});
    const Response csv = relay.signed_in("max").get("/leads?format=csv&list=L1");
    EXPECT_EQ(csv.headers.at("content-type"), "text/csv; charset=utf-8");
    EXPECT_NE(csv.headers.at("content-disposition").find("attachment"), std::string::npos);
    EXPECT_NE(csv.body.find(",+234 803 000 00 99,'=1+1,"), std::string::npos) << csv.body;
    EXPECT_EQ(std::count(csv.body.begin(), csv.body.end(), '\n'), 12);
}

TEST(Pages, AreBounded) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const Json page = http.get("/leads?page=2&size=4").json();
    EXPECT_EQ(page["total"], 10);
    EXPECT_EQ(page["items"].size(), 4u);
    EXPECT_EQ(http.get("/leads?size=1001").status, 400);
    EXPECT_EQ(http.get("/leads?page=0").status, 400);
}

TEST(Http, SaysPlainlyWhatIsWrong) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    EXPECT_EQ(http.request("POST", "/lists", "{\"id\":").status, 400);
    EXPECT_EQ(http.request("POST", "/lists", "[]").status, 400);
    EXPECT_EQ(http.request("DELETE", "/lists").status, 405);
    EXPECT_EQ(http.get("/nothing").status, 404);
    EXPECT_EQ(relay.client().get("/lists").status, 401);
    EXPECT_EQ(relay.client().get("/lists").error_code(), "not_signed_in");
    EXPECT_EQ(relay.client().request("POST", "/login", std::string(2'000'000, 'x')).status, 413);
    EXPECT_EQ(relay.client().get("/" + std::string(20'000, 'x')).status, 431);
    // It says what a websocket would have been refused for, which a page is not told.
    EXPECT_EQ(relay.client().get("/sync").status, 401);
    EXPECT_EQ(relay.signed_in("ann").get("/sync").status, 426);
    EXPECT_EQ(relay.client().get("/%00").status, 400);
}

TEST(Http, TellsHowItIs) {
    TestRelay relay;
    HttpClient http = relay.client();
    EXPECT_EQ(http.get("/healthz").status, 200);
    EXPECT_EQ(http.get("/readyz").status, 200);
    const Response metrics = http.get("/metrics");
    EXPECT_NE(metrics.body.find("\nrecall_commands_total "), std::string::npos);
    EXPECT_NE(metrics.body.find("\nrecall_commit_seconds_count "), std::string::npos);
    EXPECT_EQ(http.request("HEAD", "/healthz").status, 200);
    EXPECT_EQ(http.get("/healthz").headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(http.get("/healthz").headers.at("recall"), "1") << "how the page knows its relay";
    EXPECT_EQ(http.get("/me").headers.at("recall"), "1") << "refusals too";
}

TEST(FullDisk, IsSaidAndNothingIsCalledDone) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    std::atomic<bool> full{true};
    relay.relay().desk().ask([&](const DeskThread::Desk&) {
        relay.journal.on_commit_step([&full](CommitStep) { return !full.load(); });
        return true;
    });
    const Json wish{{"list", "L1"}, {"agents", {"ann"}}, {"count", 2}};
    EXPECT_EQ(http.post("/assignments", wish).status, 503);
    EXPECT_EQ(http.get("/readyz").status, 503);
    EXPECT_EQ(http.get("/healthz").status, 200);
    EXPECT_EQ(http.get("/call-progress").json()["totals"]["assigned"], 0);
    full = false;
    EXPECT_EQ(http.post("/assignments", wish).status, 200);
    EXPECT_EQ(http.get("/readyz").status, 200);
    EXPECT_EQ(http.get("/call-progress").json()["totals"]["assigned"], 2);
}

}  // namespace

}  // namespace recall
