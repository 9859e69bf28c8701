// Leads, imports, the archive and the logs over HTTP: filters, order, history, and files to keep.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <set>

namespace recall {

namespace {

const Code success{"SUCCESS"}, no_answer{"NA"};

std::vector<std::uint64_t> ids(const Json& page, const char* field) {
    std::vector<std::uint64_t> ids;
    for (const Json& item : page.at("items")) ids.push_back(item.at(field));
    return ids;
}
using Ids = std::vector<std::uint64_t>;

Json command(const char* type, Json fields) {
    fields["type"] = type;
    return {{"command", std::move(fields)}};
}

TEST(Leads, AreFilteredAndSorted) {
    TestRelay relay;
    const auto given = relay.assign("ann", 2);
    relay.give("ann", ClaimLead{given[1]});
    relay.give("max", SetDoNotCall{{{10}}});
    relay.give("max", EditLead{{9}, {2340000000001}, "alpha", "", {}});
    HttpClient http = relay.signed_in("max");
    const auto found = [&http](const std::string& query) {
        return ids(http.get("/leads?" + query).json(), "lead");
    };
    EXPECT_EQ(found("agent=ann"), (Ids{1, 2}));
    EXPECT_EQ(found("available=1&size=3"), (Ids{3, 4, 5}));
    EXPECT_EQ(found("do_not_call=1"), (Ids{10}));
    EXPECT_EQ(found("do_not_call=0&page=2&size=8"), (Ids{9}));
    EXPECT_EQ(found("text=ALPHA"), (Ids{9}));
    EXPECT_EQ(found("campaign=client&attempts_max=0&sort=name&size=2"), (Ids{9, 1}));
    EXPECT_EQ(found("sort=-phone&size=2"), (Ids{10, 8}));
    EXPECT_EQ(http.get("/leads?available=1&list=L1").json()["total"],
              http.get("/lists").json()["items"][0]["counts"]["available"]);
    EXPECT_EQ(http.get("/leads?sort=colour").status, 422);
    EXPECT_EQ(http.get("/leads?attempts_max=few").status, 400);

    const Json items = http.get("/leads?size=3").json()["items"];
    EXPECT_EQ(items[0]["agent"], "ann");
    EXPECT_EQ(items[0]["stage"], "assigned");
    EXPECT_EQ(items[1]["stage"], "claimed");
    EXPECT_TRUE(items[2]["agent"].is_null());
    EXPECT_TRUE(items[2]["stage"].is_null());
}

TEST(Leads, OneTellsWhereElseThePersonStandsAndWhatHappenedThere) {
    TestRelay relay;
    relay.give("max", SaveList{{"L2", Code("client"), "Second list"}});
    relay.give("max", ImportLeads{"L2", {{.phone = {2348030000001}, .name = "Lead 0 again"}}});
    const auto first = relay.assign("ann", 1);
    relay.give("ann", ClaimLead{first[0]});
    HttpClient http = relay.signed_in("max");
    EXPECT_EQ(http.get("/lists").json()["items"][1]["counts"]["elsewhere"], 1);
    EXPECT_EQ(http.get("/leads?list=L2&available=1").json()["total"], 0);
    const Json reassign{{"type", "ReassignLeads"}, {"leads", {11}}, {"agent", "bob"}};
    const Response no =
        http.post("/commands", {{"command", reassign}, {"client", "page"}, {"number", 1}});
    EXPECT_EQ(no.status, 409);
    EXPECT_EQ(no.error_code(), "lead_elsewhere");
    relay.give("ann", CompleteCall{first[0], success, "sold", {}, {}});
    const Json told = http.get("/leads/11").json();
    ASSERT_EQ(told["same_person"].size(), 1u);
    EXPECT_EQ(told["same_person"][0]["lead"], 1);
    EXPECT_EQ(told["same_person"][0]["list"], "L1");
    ASSERT_EQ(told["history"].size(), 2u);
    EXPECT_EQ(told["history"][0]["notes"], "sold");
    EXPECT_EQ(told["history"][0]["list"], "L1");
}

TEST(Leads, OneTellsItsHistoryNewestFirst) {
    TestRelay relay;
    const auto first = relay.assign("ann", 1);
    relay.give("ann", ClaimLead{first[0]});
    relay.give("ann", CompleteCall{first[0], success, "sold", {}, {}});
    relay.clock_ahead_ms = minute_ms;
    relay.give("max", ReassignLeads{{{1}}, "bob"});
    HttpClient http = relay.signed_in("max");
    const Json told = http.get("/leads/1").json();
    EXPECT_EQ(told["lead"]["name"], "Lead 0");
    EXPECT_EQ(told["lead"]["agent"], "bob");
    EXPECT_EQ(told["lead"]["status"], "SUCCESS");
    const Json& history = told["history"];
    ASSERT_EQ(history.size(), 3u);
    EXPECT_EQ(history[0]["what"], "assignment");
    EXPECT_EQ(history[0]["agent"], "bob");
    EXPECT_EQ(history[0]["by"], "max");
    EXPECT_TRUE(history[0]["ended_at"].is_null());
    EXPECT_EQ(history[1]["what"], "call");
    EXPECT_EQ(history[1]["notes"], "sold");
    EXPECT_EQ(history[2]["stage"], "completed");
    for (const Json& one : history) EXPECT_TRUE(one["at"].is_string());
    EXPECT_EQ(http.get("/leads/99").status, 404);
    EXPECT_EQ(http.get("/leads/99").error_code(), "lead_unknown");
    EXPECT_EQ(http.get("/leads/ann").status, 400);
}

TEST(Leads, AreCorrectedByACommand) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    Json edit{{"lead", 1}, {"phone", "+2348030000099"}, {"name", "New"}, {"zone", "Africa/Lagos"},
              {"columns", Json::array()}};
    EXPECT_EQ(http.post("/commands", command("EditLead", edit)).status, 200);
    EXPECT_EQ(http.get("/leads/1").json()["lead"]["phone"], "+2348030000099");
    EXPECT_EQ(http.get("/leads/1").json()["lead"]["zone_from"], "person");
    edit["zone"] = "Africa/Kinshasa,Africa/Lubumbashi";
    EXPECT_EQ(http.post("/commands", command("EditLead", edit)).status, 200);
    edit["zone"] = "Africa/Kinshasa,Mars/Olympus";
    EXPECT_EQ(http.post("/commands", command("EditLead", edit)).error_code(), "zone_unknown");
    edit["zone"] = "Africa/Lagos";
    edit["phone"] = "+2348030000002";
    EXPECT_EQ(http.post("/commands", command("EditLead", edit)).status, 409);
    edit["zone"] = "Mars/Olympus";
    EXPECT_EQ(http.post("/commands", command("EditLead", edit)).error_code(), "zone_unknown");
    EXPECT_EQ(http.get("/audit?command=EditLead&rejected=1").json()["total"], 1);
    const std::string audit = http.get("/audit?command=EditLead").body;
    EXPECT_EQ(audit.find("2348030000099"), std::string::npos) << "records hold nothing personal";
}

TEST(Assigning, ByAFilterCountsAmongWhatFits) {
    TestRelay relay;
    relay.give("max", EditLead{{7}, {2348030000007}, "Alpha One", "", {}});
    relay.give("max", EditLead{{9}, {2348030000009}, "Alpha Two", "", {}});
    HttpClient http = relay.signed_in("max");
    Json wish{{"list", "L1"}, {"agents", {"ann"}}, {"count", 3},
              {"filter", {{"text", "alpha"}, {"attempts_max", 0}, {"status", "NEW"}}}};
    const Response too_many = http.post("/assignments", wish);
    EXPECT_EQ(too_many.status, 409);
    EXPECT_EQ(too_many.json()["error"]["number"], 2);
    EXPECT_EQ(http.get("/leads?available=1&list=L1&text=alpha&attempts_max=0&status=NEW")
                  .json()["total"],
              2);
    wish["count"] = 2;
    EXPECT_EQ(http.post("/assignments", wish).json()["count"], 2);
    EXPECT_EQ(ids(http.get("/leads?agent=ann").json(), "lead"), (Ids{7, 9}));
    wish["filter"] = {{"status", "far too long a code"}};
    EXPECT_EQ(http.post("/assignments", wish).status, 400);
}

TEST(Imports, AreListedAndUndone) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    const Response taken = http.request("POST", "/lists/L1/leads?file=november%20list.csv",
                                        "Name,Phone\nA,+2348030000501\nB,+2348030000502\n");
    ASSERT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(taken.json()["imports"], Json({2}));
    const Json page = http.get("/imports").json();
    EXPECT_EQ(ids(page, "import"), (Ids{2, 1}));
    const Json newest = page["items"][0];
    EXPECT_EQ(newest["file"], "november list.csv");
    EXPECT_EQ(newest["leads"], 2);
    EXPECT_EQ(newest["first_lead"], 11);
    EXPECT_EQ(newest["by"], "max");
    EXPECT_TRUE(newest["undone_at"].is_null());

    EXPECT_EQ(http.post("/commands", command("UndoImport", {{"import", 2}})).status, 200);
    EXPECT_EQ(http.get("/leads").json()["total"], 10);
    EXPECT_TRUE(http.get("/imports").json()["items"][0]["undone_at"].is_string());
    EXPECT_EQ(http.get("/leads/11").status, 404);
    relay.assign("ann", 1);
    const Response touched = http.post("/commands", command("UndoImport", {{"import", 1}}));
    EXPECT_EQ(touched.status, 409);
    EXPECT_EQ(touched.json()["error"]["number"], 1);
    EXPECT_EQ(http.post("/commands", command("UndoImport", {{"import", 9}})).status, 404);
}

TEST(Imports, AFileInPartsIsOneImport) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    std::string bytes = "Phone\n";
    for (std::size_t i = 0; i <= import_chunk_leads; ++i) {
        bytes += "+23480" + std::to_string(40'000'000 + i) + "\n";
    }
    const Json taken = http.request("POST", "/lists/L1/leads?file=big.csv", bytes).json();
    EXPECT_EQ(taken["imports"], Json({2}));
    EXPECT_EQ(http.get("/imports").json()["items"][0]["leads"], import_chunk_leads + 1);
}

TEST(Archive, IsSorted) {
    TestRelay relay;
    const auto anns = relay.assign("ann", 2);
    const auto bobs = relay.assign("bob", 1);
    relay.give("ann", ClaimLead{anns[0]});
    relay.give("ann", CompleteCall{anns[0], success, "", {}, {}});
    relay.give("bob", ClaimLead{bobs[0]});
    relay.give("bob", CompleteCall{bobs[0], no_answer, "", {}, {}});
    relay.give("ann", ClaimLead{anns[1]});
    relay.give("ann", CompleteCall{anns[1], no_answer, "", {}, {}});
    relay.give("max", ArchiveCalls{{{1}, {2}, {3}}});
    HttpClient http = relay.signed_in("max");
    const auto sorted = [&http](const char* by) {
        return ids(http.get(std::string("/archive?sort=") + by).json(), "call");
    };
    EXPECT_EQ(sorted("-completed"), (Ids{3, 2, 1}));
    EXPECT_EQ(sorted("agent"), (Ids{1, 3, 2}));
    EXPECT_EQ(sorted("outcome"), (Ids{2, 3, 1}));
    EXPECT_EQ(sorted("name"), (Ids{1, 3, 2}));
    EXPECT_EQ(sorted("-seconds").size(), 3u);
    EXPECT_EQ(http.get("/archive?sort=-").status, 422);
    EXPECT_EQ(http.get("/recycling-log").json()["items"][0]["scope"], "chosen");
}

TEST(Logs, AreFilteredByWhoWhenAndWhat) {
    TestRelay relay;
    relay.assign("ann", 2);
    relay.give("max", Recycle{});
    relay.assign("ann", 1);
    relay.give("ada", Recycle{"ann", {}});
    HttpClient http = relay.signed_in("max");
    const auto total = [&http](const std::string& path) -> int {
        return http.get(path).json()["total"];
    };
    EXPECT_EQ(total("/recycling-log?by=ada"), 1);
    EXPECT_EQ(total("/recycling-log?from=2001-01-01&to=2001-12-31"), 0);
    EXPECT_EQ(total("/recycling-log?from=2001-01-01"), 2);
    EXPECT_EQ(total("/audit?by=max&command=Recycle"), 1);
    EXPECT_EQ(total("/audit?rejected=1"), 0);
    EXPECT_EQ(total("/audit?to=2001-01-01"), 0);
    EXPECT_GT(total("/audit?text=recyclefinished"), 1);
    EXPECT_EQ(http.get("/audit?from=soon").status, 400);
}

TEST(Files, BearTheDayAndHoldEverything) {
    TestRelay relay;
    relay.give("max", EditLead{{3}, {2348030000003}, "=cmd()", "", {}});
    HttpClient http = relay.signed_in("max");
    const std::string today = http.get("/call-progress").json()["day"];
    const Response csv = http.get("/leads?format=csv");
    EXPECT_EQ(csv.headers.at("content-disposition"),
              "attachment; filename=\"recall-leads-" + today + ".csv\"");
    EXPECT_NE(csv.body.find(",'=cmd(),"), std::string::npos);
    const Response json = http.get("/leads?format=json&download=1&sort=-name&size=2");
    EXPECT_EQ(json.headers.at("content-disposition"),
              "attachment; filename=\"recall-leads-" + today + ".json\"");
    const Json items = Json::parse(json.body);
    ASSERT_EQ(items.size(), 10u) << "all of them, whatever a page holds";
    EXPECT_EQ(items[0]["name"], "Lead 9");
    EXPECT_EQ(Json::parse(http.get("/archive?format=json&download=1").body), Json::array());
    for (const char* path : {"/archive", "/recycling-log", "/imports", "/audit"}) {
        const Response response = http.get(std::string(path) + "?format=csv");
        EXPECT_EQ(response.status, 200) << path;
        EXPECT_TRUE(response.body.starts_with("\xEF\xBB\xBF")) << path;
    }
    EXPECT_EQ(http.get("/leads?format=xml").status, 422);
}

TEST(Files, AreTakenOverManyPages) {
    TestRelay relay;
    ImportLeads import{"L1", {}};
    for (std::uint64_t i = 0; i < 2 * page_size_max; ++i) {
        import.leads.push_back({.phone = {2348050000001 + i}, .name = "N"});
    }
    relay.give("max", std::move(import));
    HttpClient http = relay.signed_in("max");
    const Json items = Json::parse(http.get("/leads?format=json&download=1").body);
    std::set<std::uint64_t> leads;
    for (const Json& item : items) leads.insert(item.at("lead").get<std::uint64_t>());
    EXPECT_EQ(items.size(), static_cast<std::size_t>(2 * page_size_max + 10));
    EXPECT_EQ(leads.size(), items.size()) << "none twice";
}

TEST(Files, TooManyRowsAreRefusedAndNotCutOff) {
    TestRelay relay;
    for (std::int64_t part = 0; part * 125'000 < export_rows_max; ++part) {
        ImportLeads import{"L1", {}};
        for (std::int64_t i = 0; i < 125'000; ++i) {
            const auto number = static_cast<std::uint64_t>(part * 125'000 + i);
            import.leads.push_back({.phone = {2348050000001 + number}, .name = ""});
        }
        relay.give("max", std::move(import));
    }
    const Response response = relay.signed_in("max").get("/leads?format=csv");
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(response.error_code(), "too_many_rows");
    EXPECT_EQ(response.json()["error"]["rows_max"], export_rows_max);
}

TEST(LeadIds, AreThoseOfAllLeadsThatFit) {
    TestRelay relay;
    HttpClient http = relay.signed_in("max");
    EXPECT_EQ(http.get("/lead-ids?list=L1").json()["leads"].size(), 10u);
    EXPECT_EQ(http.get("/lead-ids?list=L1&text=Lead+3").json()["leads"], Json::array({4}));
    relay.assign("ann", 2);
    relay.give("max", SetDoNotCall{{LeadId{10}}, true});
    EXPECT_EQ(http.get("/lead-ids?free=1").json()["leads"], Json::array({3, 4, 5, 6, 7, 8, 9}));
    EXPECT_EQ(http.get("/lead-ids?do_not_call=1").json()["leads"], Json::array({10}));
}

}  // namespace

}  // namespace recall
