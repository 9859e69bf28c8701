// Every address that can be read and everybody who might read it: one table, over real sockets.
#include "relay/api/http_api.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace recall {

namespace {

constexpr const char* queries_table = R"(
    query           nobody agent manager admin
    /me             401    200   200     200
    /call-progress  401    200   200     200
    /archive        401    200   200     200
    /recycling-log  401    403   200     200
    /leads          401    403   200     200
    /leads/{lead}   401    403   200     200
    /audit          401    403   200     200
    /imports        401    403   200     200
    /campaigns      401    403   200     200
    /lists          401    403   200     200
    /callbacks      401    200   200     200
    /callbacks/{callback} 401 404 200 200
    /callbacks/load 401    200   200     200
    /callbacks/figures 401 200   200     200
    /callbacks/attention 401 403 200     200
    /users          401    403   200     200
    /logins         401    403   403     200
    /tokens         401    403   403     200
    /team           401    403   200     200
    /team/{agent}   401    403   200     200
    /health         401    403   200     200
    /reports        401    200   200     200
    /call-progress/timeline 401 200 200 200
    /hopper         401    403   200     200
    /lists/{list}/reset 401 403    200     200
    /lead-ids       401    403   200     200
    /do-not-call    401    403   200     200
    /unplaced       401    403   200     200
    /me/presence    401    200   200     200
    /presence       401    403   200     200
    /openapi.json   200    200   200     200
    /healthz        200    200   200     200
    /readyz         200    200   200     200
    /metrics        200    200   200     200
)";

// The address itself: what stands in braces becomes something that is there.
std::string address(std::string path) {
    const std::size_t lead = path.find("{lead}");
    if (lead != std::string::npos) path.replace(lead, 6, "1");
    const std::size_t list = path.find("{list}");
    if (list != std::string::npos) path.replace(list, 6, "L1");
    if (path == "/hopper") path += "?campaign=client";
    const std::size_t callback = path.find("{callback}");
    if (callback != std::string::npos) path.replace(callback, 10, "1");
    const std::size_t agent = path.find("{agent}");
    if (agent != std::string::npos) path.replace(agent, 7, "ann");
    return path;
}

TEST(Queries, EveryQueryAndEveryRole) {
    TestRelay relay;
    relay.promise("bob", relay.assign("bob", 1).front(), 60 * minute_ms, Recipient::USERONLY);
    std::map<std::string, HttpClient> who;
    who.emplace("nobody", relay.client());
    for (const auto& [role, name] : {std::pair("agent", "ann"), {"manager", "max"},
                                     {"admin", "ada"}}) {
        who.emplace(role, relay.signed_in(name));
    }
    std::set<std::string> untold;
    for (const HttpApi::RouteInfo& route : HttpApi::table()) {
        if (route.method == "GET") untold.insert(route.path);
    }
    ASSERT_FALSE(untold.empty());

    std::istringstream lines(queries_table);
    std::vector<std::string> roles;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string path, word;
        if (!(words >> path)) continue;
        if (path == "query") {
            while (words >> word) roles.push_back(word);
            continue;
        }
        EXPECT_EQ(untold.erase(path), 1u) << "there is no query " << path;
        for (const std::string& role : roles) {
            words >> word;
            const Response response = who.at(role).get(address(path));
            EXPECT_EQ(std::to_string(response.status), word) << path << " by " << role;
            if (response.status != 403) continue;
            EXPECT_EQ(response.error_code(), "not_allowed") << path;
        }
    }
    EXPECT_TRUE(untold.empty()) << *untold.begin() << " is missing from the table";
}

constexpr const char* refused_table = R"(
    asked                                       code               which
    /archive?colour=red                         parameter_unknown  colour
    /archive?agent=nobody                       value_unknown      agent
    /archive?outcome=NONE                       value_unknown      outcome
    /archive?from=2026-01-02&to=2026-01-01      value_unknown      from
    /archive?type=other                         value_unknown      type
    /leads?list=none                            value_unknown      list
    /leads?campaign=none                        value_unknown      campaign
    /leads?available=maybe                      value_unknown      available
    /leads?sort=-colour                         value_unknown      sort
    /leads/1?lead=1                             parameter_unknown  lead
    /lead-ids?page=2                            parameter_unknown  page
    /callbacks?user=nobody                      value_unknown      user
    /callbacks?held=maybe                       value_unknown      held
    /callbacks?from=2026-01-02&to=2026-01-01    value_unknown      from
    /callbacks/figures?user=nobody              value_unknown      user
    /hopper?campaign=client&held=maybe          value_unknown      held
    /audit?by=nobody                            value_unknown      by
    /audit?command=Nothing                      value_unknown      command
    /reports?period=year                        value_unknown      period
    /unplaced?state=lost                        value_unknown      state
    /presence?agent=nobody                      value_unknown      agent
    /team?agent=ann                             parameter_unknown  agent
    /me?verbose=1                               parameter_unknown  verbose
    /campaigns?page=1                           parameter_unknown  page
)";

TEST(Queries, WhatNobodyAskedForAndWhatNamesNothingIsRefused) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    std::istringstream lines(refused_table);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string path, code, which;
        if (!(words >> path >> code >> which) || path == "asked") continue;
        const Response response = max.get(path);
        EXPECT_EQ(response.status, 422) << path;
        EXPECT_EQ(response.error_code(), code) << path;
        EXPECT_EQ(response.json()["error"]["parameter"], which) << path;
    }
    for (const char* fine : {"/audit?by=clock", "/archive?type=all", "/callbacks?held",
                             "/callbacks?held=false&user=", "/archive?agent=ann",
                             "/healthz?from=a_probe", "/readyz?x=1"}) {
        EXPECT_EQ(max.get(fine).status, 200) << fine;
    }
    EXPECT_EQ(max.post("/callbacks/change?user=nobody", {{"cancel", true}}).status, 422);
    EXPECT_EQ(max.post("/assignments?dry_run=1", Json::object()).status, 422);
    // An agent learns of nobody: the answers are about the own work whatever is asked.
    EXPECT_EQ(relay.signed_in("ann").get("/callbacks?user=nobody").status, 200);
}

}  // namespace

}  // namespace recall
