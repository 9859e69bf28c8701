// The description of the HTTP interface says what there is, no less and no more. That answers are
// as it says: tests/browser/openapi.test.mjs.
#include "tests/relay/test_relay.hpp"

#include "relay/api/openapi.hpp"

#include <gtest/gtest.h>

#include <set>

namespace recall {

namespace {

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

TEST(OpenApi, DescribesEveryRouteAndNoOther) {
    const Json document = Json::parse(openapi_json());
    std::set<std::string> described, served;
    for (const auto& [path, methods] : document["paths"].items()) {
        for (const auto& [method, operation] : methods.items()) {
            const std::string who = operation.at("x-who");
            described.insert(method + " " + path + " " + who);
            EXPECT_EQ(operation.contains("security"), who == "anybody") << method << " " << path;
        }
    }
    for (const HttpApi::RouteInfo& route : HttpApi::table()) {
        served.insert(lower(route.method) + " " + route.path + " " + route.who);
    }
    for (const std::string& route : served) EXPECT_TRUE(described.contains(route)) << route;
    for (const std::string& route : described) EXPECT_TRUE(served.contains(route)) << route;
}

TEST(OpenApi, RefersToNothingThatIsNotThere) {
    const Json document = Json::parse(openapi_json());
    const Json flat = document.flatten();
    std::size_t references = 0;
    for (const auto& [pointer, value] : flat.items()) {
        if (!pointer.ends_with("/$ref")) continue;
        ++references;
        const std::string target = value;
        ASSERT_TRUE(target.starts_with("#/")) << target;
        EXPECT_TRUE(document.contains(Json::json_pointer(target.substr(1)))) << target;
    }
    EXPECT_GT(references, 50u);
}

TEST(OpenApi, IsServedToAnybody) {
    TestRelay relay;
    const Response response = relay.client().get("/openapi.json");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.at("content-type"), "application/json");
    EXPECT_EQ(response.json()["openapi"], "3.1.0");
}

}  // namespace

}  // namespace recall
