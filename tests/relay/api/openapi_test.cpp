// The description of the HTTP interface says what there is, no less and no more, and what has to be
// in a body. That answers are as it says: tests/browser/openapi.test.mjs.
#include "tests/relay/test_relay.hpp"

#include "relay/api/openapi.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
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

// The schema itself, where it is a reference to one.
const Json& resolved(const Json& document, const Json& schema) {
    if (!schema.contains("$ref")) return schema;
    return document.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
}

bool is_required(const Json& schema, const std::string& field) {
    const Json& required = schema["required"];
    return std::find(required.begin(), required.end(), field) != required.end();
}

Json without(Json object, const std::string& field) {
    object.erase(field);
    return object;
}

// For each body the least that is taken, or would be with other words in it.
struct LeastBody {
    const char* path;
    const char* who;
    Json body;
};
std::vector<LeastBody> least_bodies() {
    return {
        {"/login", "", {{"username", "ann"}, {"password", "correct horse"}}},
        {"/users/{username}/password", "ada", {{"password", "another horse"}}},
        {"/tokens", "ada", {{"name", "a program"}}},
        {"/call-progress/recycle", "max", Json::object()},
        {"/call-progress/recycle-agent", "max", {{"agent", "bob"}}},
        {"/lists", "max", {{"id", "L2"}, {"name", "Two"}, {"campaign", "client"}}},
        {"/assignments", "max", {{"list", "L1"}, {"agents", {"ann"}}}},
        {"/commands", "max", {{"command", {{"type", "ResetList"}, {"list", "L1"}}}}},
        {"/password-reset", "", {{"token", "none"}, {"password", "another horse"}}},
        {"/me/password", "max", {{"current", "correct horse"}, {"new", "another horse"}}},
        {"/users", "ada", {{"username", "bob"}}},
        {"/callbacks/change", "max", {{"user", "bob"}}},
        {"/do-not-call/remove", "max", {{"numbers", {{{"phone", "+2348099999999"}}}}}},
        {"/outbox", "ann", {{"user", "ann"}, {"commands", Json::array()}}},
        {"/campaigns/preview",
         "max",
         {{"id", "client"},
          {"name", "Client"},
          {"kind", "client"},
          {"outcomes", Json::array()},
          {"dial_statuses", Json::array()}}},
        {"/users/preview",
         "ada",
         {{"username", "ann"}, {"name", "Ann"}, {"role", "agent"}}},
        {"/me/presence", "ann", {{"state", "ready"}}},
        {"/pause-codes", "ada", {{"codes", {"Lunch"}}}},
    };
}

std::string address(std::string path) {
    const std::size_t user = path.find("{username}");
    if (user != path.npos) path.replace(user, 10, "bob");
    return path;
}

TEST(OpenApi, SaysWhatHasToBeInABody) {
    const Json document = Json::parse(openapi_json());
    TestRelay relay;
    std::map<std::string, HttpClient> clients;
    for (const char* who : {"ada", "max", "ann"}) clients.emplace(who, relay.signed_in(who));
    clients.emplace("", relay.client());
    std::set<std::string> tried;
    for (const LeastBody& least : least_bodies()) {
        tried.insert(least.path);
        const Json& operation = document["paths"][least.path]["post"];
        const Json& content = operation["requestBody"]["content"]["application/json"];
        const Json& schema = resolved(document, content["schema"]);
        const auto post = [&](const Json& body) {
            return clients.at(least.who).post(address(least.path), body);
        };
        EXPECT_NE(post(least.body).status, 400) << least.path;
        for (const std::string field : schema["required"]) {
            EXPECT_TRUE(least.body.contains(field)) << least.path << " " << field;
        }
        for (const auto& [field, value] : least.body.items()) {
            EXPECT_TRUE(schema["properties"].contains(field)) << least.path << " " << field;
            const Response response = post(without(least.body, field));
            const bool refused = response.error_code() == "malformed" &&
                                 response.body.find(field) != std::string::npos;
            EXPECT_EQ(refused, is_required(schema, field)) << least.path << " " << field;
        }
        EXPECT_EQ(operation["requestBody"]["required"], !schema["required"].empty());
    }
    for (const auto& [path, methods] : document["paths"].items()) {
        if (!methods.contains("post") || !methods["post"].contains("requestBody")) continue;
        const bool is_file = methods["post"]["requestBody"]["content"].contains("text/csv");
        EXPECT_NE(tried.contains(path), is_file) << path;
    }
}

// Takes one field after the other out of the object at this place of a command.
void take_fields_out(const Json& document, const Json& schema, const Json& command,
                     const Json::json_pointer& place) {
    for (const auto& [field, value] : command.at(place).items()) {
        Json less = command;
        less.at(place).erase(field);
        EXPECT_EQ(!command_from_json(less), is_required(schema, field)) << command << field;
        const Json& property = schema["properties"].at(field);
        if (value.is_object()) {
            take_fields_out(document, resolved(document, property), command, place / field);
        }
    }
}

template <std::size_t I = 0>
void try_commands(const Json& document) {
    if constexpr (I < std::variant_size_v<Command>) {
        const Json command = command_to_json(std::variant_alternative_t<I, Command>{});
        const std::string type = command["type"];
        ASSERT_TRUE(command_from_json(command)) << type;
        const Json& schema = document["components"]["schemas"].at(type);
        EXPECT_EQ(schema["properties"].size(), command.size()) << type;
        take_fields_out(document, schema, command, Json::json_pointer());
        try_commands<I + 1>(document);
    }
}

TEST(OpenApi, SaysWhatHasToBeInACommand) {
    const Json document = Json::parse(openapi_json());
    const Json& all = document["components"]["schemas"]["Command"]["oneOf"];
    EXPECT_EQ(all.size(), std::variant_size_v<Command>);
    try_commands(document);
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
