// Users, passwords, reset links, tokens and the log of sign-ins, over real sockets.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall {

namespace {

using Outcomes = std::vector<std::pair<std::string, std::string>>;

Outcomes outcomes(const Json& page) {
    Outcomes found;
    for (const Json& item : page["items"]) found.emplace_back(item["username"], item["outcome"]);
    return found;
}

std::string token_in(const Response& link) {
    const std::string path = link.json()["path"];
    const std::string before = "/#/reset/";
    EXPECT_TRUE(path.starts_with(before)) << path;
    return path.substr(before.size());
}

TEST(SignIns, AreKeptWithTheirOutcomeNewestFirst) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    EXPECT_FALSE(relay.client().login("ann", "wrong password"));
    EXPECT_FALSE(relay.client().login("Ann, I think", "correct horse"));
    EXPECT_EQ(ann.post("/logout", Json::object()).status, 200);
    relay.give("ada", SaveUser{{.username = "ann", .name = "Ann", .active = false}});
    EXPECT_FALSE(relay.client().login("ann"));
    HttpClient admin = relay.signed_in("ada");
    const Json page = admin.get("/logins").json();
    EXPECT_EQ(outcomes(page), (Outcomes{{"ada", "ok"},
                                        {"ann", "inactive"},
                                        {"ann", "signed_out"},
                                        {"Ann, I think", "wrong"},
                                        {"ann", "wrong"},
                                        {"ann", "ok"}}));
    EXPECT_EQ(page["total"], 6);
    EXPECT_EQ(page["items"][0]["address"], "127.0.0.1");
    EXPECT_EQ(admin.get("/logins?username=ann&size=2&page=2").json()["items"].size(), 2u);
    EXPECT_EQ(admin.get("/logins?username=ann").json()["total"], 4);
    EXPECT_EQ(admin.get("/logins?to=2001-01-01").json()["total"], 0);
    EXPECT_EQ(admin.get("/logins?from=2001-01-01").json()["total"], 6);
    const Response csv = admin.get("/logins?format=csv&username=ada");
    EXPECT_NE(csv.body.find("At (Africa/Lagos),Username,Address,Outcome\r\n"), std::string::npos)
        << csv.body;
    EXPECT_NE(csv.body.find(",ada,127.0.0.1,ok\r\n"), std::string::npos) << csv.body;
    EXPECT_EQ(relay.signed_in("max").get("/logins").status, 403);
}

TEST(SignIns, ThatAreTooManyAreOneLineAMinute) {
    TestRelay relay;
    HttpClient http = relay.client();
    for (int i = 0; i < login_attempts_burst; ++i) EXPECT_FALSE(http.login("bob", "no"));
    const auto refused = [&http] {
        return http.post("/login", {{"username", "bob"}, {"password", "no"}}).status;
    };
    EXPECT_EQ(refused(), 429);
    EXPECT_EQ(refused(), 429);
    HttpClient admin = relay.signed_in("ada");
    const auto kept = [&admin] { return outcomes(admin.get("/logins?username=bob").json()); };
    EXPECT_EQ(kept().size(), static_cast<std::size_t>(login_attempts_burst) + 1);
    EXPECT_EQ(kept().front().second, "too_many");
}

TEST(SignIns, KeepNoMoreOfANameThanFits) {
    TestRelay relay;
    const std::string letter = "é";
    std::string name = "x";
    for (std::size_t i = 0; i < login_username_bytes_max; ++i) name += letter;
    EXPECT_FALSE(relay.client().login(name));
    const Json page = relay.signed_in("ada").get("/logins").json();
    const std::string kept = page["items"][1]["username"];
    EXPECT_EQ(kept, name.substr(0, login_username_bytes_max - 1));
}

TEST(ResetLink, LetsANewUserIn) {
    TestRelay relay;
    HttpClient admin = relay.signed_in("ada");
    EXPECT_EQ(
        admin.post("/users", {{"username", "eve"}, {"name", "Eve"}, {"role", "agent"}}).status,
        201);
    EXPECT_FALSE(relay.client().login("eve", "long enough"));
    const Response link = admin.post("/users/eve/reset-link", Json::object());
    EXPECT_EQ(link.status, 201);
    const std::string token = token_in(link);
    HttpClient eve = relay.client();
    const Response short_one =
        eve.post("/password-reset", {{"token", token}, {"password", "short"}});
    EXPECT_EQ(short_one.status, 422);
    EXPECT_EQ(short_one.error_code(), "password_length");
    EXPECT_EQ(eve.post("/password-reset", {{"token", token}, {"password", "long enough"}}).status,
              200);
    EXPECT_TRUE(eve.login("eve", "long enough"));
    const Response again =
        eve.post("/password-reset", {{"token", token}, {"password", "another one"}});
    EXPECT_EQ(again.status, 410);
    EXPECT_EQ(again.error_code(), "reset_link_used");
    // Only its hash is kept.
    EXPECT_FALSE(relay.store->reset_link(token).value());
}

TEST(ResetLink, EndsWithTimeWithANewerOneAndWithAPassword) {
    TestRelay relay;
    HttpClient admin = relay.signed_in("ada");
    const auto link = [&admin] {
        return token_in(admin.post("/users/ann/reset-link", Json::object()));
    };
    const auto use = [&relay](const std::string& token) {
        return relay.client()
            .post("/password-reset", {{"token", token}, {"password", "long enough"}})
            .error_code();
    };
    const std::string first = link();
    const std::string second = link();
    EXPECT_EQ(use(first), "reset_link_unknown");
    EXPECT_EQ(admin.post("/users/ann/password", {{"password", "set by ada"}}).status, 200);
    EXPECT_EQ(use(second), "reset_link_unknown");
    const std::string third = link();
    relay.clock_ahead_ms = reset_link_ms;
    EXPECT_EQ(use(third), "reset_link_expired");
    EXPECT_EQ(use(""), "reset_link_unknown");
    EXPECT_TRUE(relay.client().login("ann", "set by ada"));
}

TEST(ResetLink, EndsTheUsersSessions) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    SyncClient tab(relay.port(), ann.cookie);
    ASSERT_EQ(tab.status(), 101);
    const std::string token =
        token_in(relay.signed_in("ada").post("/users/ann/reset-link", Json::object()));
    EXPECT_EQ(ann.get("/me").status, 200);
    EXPECT_EQ(relay.client()
                  .post("/password-reset", {{"token", token}, {"password", "brand new"}})
                  .status,
              200);
    EXPECT_EQ(ann.get("/me").status, 401);
    EXPECT_EQ(tab.closed_with(), close_code::not_signed_in);
}

TEST(ResetLink, IsForAdminsAndForThoseWhoMaySignIn) {
    TestRelay relay;
    EXPECT_EQ(relay.signed_in("max").post("/users/ann/reset-link", Json::object()).status, 403);
    HttpClient admin = relay.signed_in("ada");
    EXPECT_EQ(admin.post("/users/nobody/reset-link", Json::object()).status, 404);
    const std::string token = token_in(admin.post("/users/bob/reset-link", Json::object()));
    relay.give("ada", SaveUser{{.username = "bob", .name = "Bob", .active = false}});
    EXPECT_EQ(admin.post("/users/bob/reset-link", Json::object()).error_code(), "user_inactive");
    EXPECT_EQ(relay.client()
                  .post("/password-reset", {{"token", token}, {"password", "long enough"}})
                  .error_code(),
              "user_inactive");
    // From another site's page nobody sets passwords.
    EXPECT_EQ(relay.client()
                  .post("/password-reset", {{"token", token}, {"password", "long enough"}},
                        {{"Origin", "https://evil.example.com"}})
                  .status,
              403);
}

TEST(OwnPassword, NeedsTheCurrentOneAndKeepsThisSession) {
    TestRelay relay;
    HttpClient here = relay.signed_in("ann");
    HttpClient elsewhere = relay.signed_in("ann");
    const auto change = [&here](const char* current, const char* fresh) {
        return here.post("/me/password", {{"current", current}, {"new", fresh}});
    };
    EXPECT_EQ(change("a guess", "brand new one").error_code(), "password_wrong");
    EXPECT_EQ(change("correct horse", "short").error_code(), "password_length");
    EXPECT_EQ(elsewhere.get("/me").status, 200);
    EXPECT_EQ(change("correct horse", "brand new one").status, 200);
    EXPECT_EQ(here.get("/me").status, 200);
    EXPECT_EQ(elsewhere.get("/me").status, 401);
    EXPECT_FALSE(relay.client().login("ann"));
    EXPECT_TRUE(relay.client().login("ann", "brand new one"));
    EXPECT_EQ(relay.client().post("/me/password", {{"current", "x"}, {"new", "y"}}).status, 401);
}

TEST(OwnPassword, CannotBeGuessedFasterThanALogin) {
    TestRelay relay;
    HttpClient ann = relay.signed_in("ann");
    const Json guess{{"current", "a guess"}, {"new", "brand new one"}};
    for (int i = 0; i < login_attempts_burst; ++i) {
        EXPECT_EQ(ann.post("/me/password", guess).status, 403);
    }
    const Response refused = ann.post("/me/password", guess);
    EXPECT_EQ(refused.status, 429);
    EXPECT_FALSE(refused.headers.at("retry-after").empty());
    EXPECT_EQ(
        relay.client().post("/login", {{"username", "ann"}, {"password", "correct horse"}}).status,
        429);
}

TEST(Tokens, AreListedAndStopAtOnceWhenRevoked) {
    TestRelay relay;
    HttpClient admin = relay.signed_in("ada");
    const std::string token =
        admin.post("/tokens", {{"username", "max"}, {"name", "reports"}}).json()["token"];
    Json listed = admin.get("/tokens").json();
    ASSERT_EQ(listed["total"], 1);
    EXPECT_EQ(listed["items"][0]["name"], "reports");
    EXPECT_EQ(listed["items"][0]["username"], "max");
    EXPECT_TRUE(listed["items"][0]["last_used"].is_null());
    EXPECT_EQ(listed.dump().find(token), std::string::npos);

    const Headers bearer{{"Authorization", "Bearer " + token}};
    HttpClient program = relay.client();
    EXPECT_EQ(program.get("/me", bearer).status, 200);
    SyncClient socket(relay.port(), "", bearer);
    ASSERT_EQ(socket.status(), 101);
    EXPECT_FALSE(admin.get("/tokens").json()["items"][0]["last_used"].is_null());

    const std::string id = listed["items"][0]["id"];
    EXPECT_EQ(relay.signed_in("max").post("/tokens/" + id + "/revoke", Json::object()).status, 403);
    EXPECT_EQ(admin.post("/tokens/none/revoke", Json::object()).error_code(), "token_unknown");
    const Response revoked = admin.post("/tokens/" + id + "/revoke", Json::object());
    EXPECT_EQ(revoked.status, 200);
    EXPECT_FALSE(revoked.json()["revoked"].is_null());
    EXPECT_EQ(program.get("/me", bearer).status, 401);
    EXPECT_EQ(socket.closed_with(), close_code::not_signed_in);
    EXPECT_EQ(admin.get("/tokens").json()["items"][0]["revoked"], revoked.json()["revoked"]);
}

TEST(Tokens, RememberTheirLastUseAcrossARestart) {
    TestRelay relay;
    const std::string token =
        relay.signed_in("ada").post("/tokens", {{"name", "x"}}).json()["token"];
    EXPECT_EQ(relay.client().get("/me", {{"Authorization", "Bearer " + token}}).status, 200);
    relay.stop();
    EXPECT_TRUE(relay.store->tokens().value().at(0).last_used);
}

TEST(Users, AreListedWithTheirAccounts) {
    TestRelay relay;
    relay.give("ada", SaveUser{{.username = "eve", .name = "Eve"}});
    HttpClient ann = relay.signed_in("ann"), ann_again = relay.signed_in("ann");
    EXPECT_EQ(ann.get("/users").status, 403);
    const Json users = relay.signed_in("max").get("/users").json();
    EXPECT_EQ(users["total"], 5);
    std::map<std::string, Json> by_name;
    for (const Json& user : users["items"]) by_name[user["username"]] = user;
    EXPECT_EQ(by_name["ann"]["has_password"], true);
    EXPECT_EQ(by_name["ann"]["signed_in"], 2);
    EXPECT_EQ(by_name["max"]["role"], "manager");
    EXPECT_EQ(by_name["eve"]["has_password"], false);
    EXPECT_EQ(by_name["eve"]["signed_in"], 0);
}

TEST(Users, AreSavedThroughTheRules) {
    TestRelay relay;
    EXPECT_EQ(relay.signed_in("max").post("/users", {{"username", "eve"}}).status, 403);
    HttpClient admin = relay.signed_in("ada");
    const Json eve{{"username", "eve"}, {"name", "Eve"}, {"role", "agent"},
                   {"campaigns", {"client"}}, {"daily_target", 40}};
    const Response made = admin.post("/users", eve);
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.json()["daily_target"], 40);
    EXPECT_EQ(made.json()["has_password"], false);
    // What is left out stays.
    const Response renamed = admin.post("/users", {{"username", "eve"}, {"name", "Eve Adams"}});
    EXPECT_EQ(renamed.status, 200);
    EXPECT_EQ(renamed.json()["daily_target"], 40);
    EXPECT_EQ(renamed.json()["name"], "Eve Adams");
    EXPECT_EQ(admin.post("/users", {{"username", "new"}}).status, 400);
    EXPECT_EQ(admin.post("/users", {{"username", "A b"}, {"name", "x"}, {"role", "agent"}}).status,
              422);
    EXPECT_EQ(admin.post("/users", {{"username", "eve"}, {"campaigns", {"none"}}}).status, 404);
    EXPECT_EQ(admin.post("/users", {{"username", "ada"}, {"active", false}}).error_code(),
              "last_admin");
}

TEST(Users, WhoAreDeactivatedAreOutAtOnce) {
    TestRelay relay;
    HttpClient admin = relay.signed_in("ada");
    HttpClient ann = relay.signed_in("ann");
    const std::string token =
        admin.post("/tokens", {{"username", "ann"}, {"name", "x"}}).json()["token"];
    const Headers bearer{{"Authorization", "Bearer " + token}};
    SyncClient tab(relay.port(), ann.cookie);
    ASSERT_TRUE(tab.say_hello());
    ASSERT_TRUE(tab.next("welcome"));
    EXPECT_EQ(admin.post("/users", {{"username", "ann"}, {"active", false}}).status, 200);
    EXPECT_EQ(ann.get("/me").status, 401);
    EXPECT_EQ(relay.client().get("/me", bearer).status, 401);
    EXPECT_EQ(tab.closed_with(), close_code::not_signed_in);
    // Let in again, they sign in anew.
    EXPECT_EQ(admin.post("/users", {{"username", "ann"}, {"active", true}}).status, 200);
    EXPECT_EQ(ann.get("/me").status, 401);
    EXPECT_TRUE(relay.client().login("ann"));
}

}  // namespace

}  // namespace recall
