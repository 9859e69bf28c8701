// What is wrong with a body is told by the field's name, and what nobody asked for is passed over:
// over real sockets.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

#include <map>

namespace recall {

namespace {

struct Wrong {
    const char* who;
    const char* path;
    const char* body;
    const char* message;
};

constexpr Wrong wrong_bodies[] = {
    // texts
    {"", "/login", "{}", "“username” is missing."},
    {"", "/login", R"({"username": null})", "“username” is missing."},
    {"", "/login", R"({"username": "ann", "password": 1})", "“password” must be a text."},
    {"", "/login", "[]", "The body must be a JSON object."},
    {"", "/login", "{", "This is not JSON in UTF-8."},
    {"ada", "/tokens", R"({"name": "a program", "username": 1})", "“username” must be a text."},
    {"ada", "/users", R"({"role": "agent"})", "“username” is missing."},
    {"ada", "/users", R"({"username": "bob", "role": null})",
     "user: role is not one of the known words."},
    // words
    {"max", "/call-progress/recycle", R"({"type": "both"})", "“type” must be client or customer."},
    {"ann", "/me/presence", R"({"state": "asleep"})",
     "“state” must be ready, paused, wrap_up or away."},
    {"max", "/callbacks/change", R"({"recipient": "ANNE"})",
     "“recipient” must be USERONLY or ANYONE."},
    // true and false
    {"max", "/lists", R"({"id": "L2", "name": "Two", "campaign": "client", "active": null})",
     "“active” must be true or false."},
    // days
    {"max", "/lists", R"({"id": "L2", "name": "Two", "campaign": "client", "expires": "soon"})",
     "“expires” must be a day like 2026-11-21, or empty."},
    // numbers
    {"max", "/callbacks/change", R"({"later_minutes": 527041})",
     "“later_minutes” must be a whole number, at most 527040."},
    {"max", "/commands", R"({"command": {"type": "EndWaits"}, "client": "a", "number": null})",
     "“number” must be a whole number from 1."},
    {"ann", "/outbox", R"({"user": "ann", "commands": [{"client": "a"}]})",
     "“number” of each command must be a whole number from 1."},
    {"ann", "/outbox", R"({"user": "ann", "commands": [{"client": "a", "number": 1, "at": -1}]})",
     "“at” of each command must be a whole number from 0."},
    // lists
    {"ada", "/pause-codes", R"({"codes": ["Lunch", 1]})", "“codes” must be a list of texts."},
    {"max", "/callbacks/change", R"({"callbacks": [0]})", "“callbacks” must be a list of numbers."},
    {"ann", "/outbox", R"({"user": "ann", "commands": [1]})",
     "“commands” must be a list of commands."},
    {"max", "/do-not-call/remove", R"({"numbers": []})",
     R"(“numbers” must be a list such as [{"phone": "+2348012345678", "campaign": ""}].)"},
    {"max", "/do-not-call/remove", R"({"numbers": [{"phone": "12"}]})",
     R"(“numbers” must be a list such as [{"phone": "+2348012345678", "campaign": ""}].)"},
    // commands
    {"max", "/commands", "{}", "“command” is missing."},
    {"max", "/commands", R"({"command": null})", "The command must be an object."},
    {"max", "/commands", R"({"command": {"type": "ResetList"}})", "ResetList: list is missing."},
    {"max", "/commands", R"({"command": {"type": "EndWaits"}, "client": ""})",
     "“client” must be a text of 1 to 64 bytes."},
    {"max", "/assignments", R"({"list": "L1", "agents": "ann"})",
     "AssignLeads: agents must be an array."},
    {"max", "/campaigns/preview", R"({"id": "client"})", "campaign: name is missing."},
};

class Bodies : public testing::Test {
protected:
    Bodies() {
        for (const char* who : {"ada", "max", "ann"}) clients_.emplace(who, relay_.signed_in(who));
        clients_.emplace("", relay_.client());
    }
    Response post(const std::string& who, const std::string& path, const std::string& body) {
        return clients_.at(who).request("POST", path, body);
    }

private:
    TestRelay relay_;
    std::map<std::string, HttpClient> clients_;
};

TEST_F(Bodies, WhatIsWrongIsNamed) {
    for (const Wrong& wrong : wrong_bodies) {
        const Response response = post(wrong.who, wrong.path, wrong.body);
        EXPECT_EQ(response.status, 400) << wrong.path << " " << wrong.body;
        EXPECT_EQ(response.json()["error"]["message"], wrong.message) << wrong.body;
    }
}

TEST_F(Bodies, WhatNobodyAskedForIsPassedOver) {
    EXPECT_EQ(post("ann", "/me/presence", R"({"state": "ready", "mood": "fine"})").status, 200);
    EXPECT_EQ(post("ada", "/users", R"({"username": "bob", "shoes": 43})").status, 200);
    EXPECT_EQ(post("ann", "/logout", "what is no JSON").status, 200);
}

TEST_F(Bodies, NullIsAsGoodAsLeavingItOut) {
    EXPECT_EQ(post("max", "/call-progress/recycle", R"({"type": null})").status, 200);
    EXPECT_EQ(post("max", "/call-progress/recycle", R"({"type": "all"})").status, 200);
    EXPECT_EQ(post("max", "/call-progress/recycle", "").status, 200);
}

// Who may not send a body is told so, whatever is in it.
TEST_F(Bodies, WhoMayNotSendItIsToldThatFirst) {
    EXPECT_EQ(post("ann", "/users/bob/password", "{}").status, 403);
    EXPECT_EQ(post("ada", "/users/ada/password", "{}").error_code(), "own_password");
    EXPECT_EQ(post("ada", "/users/bob/password", "{}").error_code(), "malformed");
    EXPECT_EQ(post("", "/outbox", "{}").status, 401);
}

}  // namespace

}  // namespace recall
