// Guessing passwords: it comes to an end soon, and locks out nobody but who guesses.
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall::attack {

namespace {

// A relay behind a proxy that says where each try comes from.
class Guessed : public testing::Test {
protected:
    static RelaySettings behind_a_proxy() {
        RelaySettings settings;
        settings.proxies = TrustedProxies::from_text("127.0.0.1", "X-Forwarded-For").value();
        return settings;
    }
    int sign_in(const std::string& username, const std::string& password,
                const std::string& address, const std::string& device = "") {
        HttpClient http = relay.client();
        if (!device.empty()) http.cookie = device;
        last = http.post("/login", {{"username", username}, {"password", password}},
                         {{"X-Forwarded-For", address}});
        return last.status;
    }
    // How many of so many wrong tries are answered with more than "wait".
    int answered(int tries, const std::function<std::pair<std::string, std::string>(int)>& who) {
        int count = 0;
        for (int i = 0; i < tries; ++i) {
            const auto [username, address] = who(i);
            count += sign_in(username, "guess", address) != 429 ? 1 : 0;
        }
        return count;
    }
    std::string device_cookie() const {
        for (const std::string& cookie : last.cookies) {
            if (cookie.starts_with("recall_device=")) return cookie;
        }
        return "";
    }

    const std::string right = "correct horse";
    TestRelay relay{behind_a_proxy()};
    Response last;
};

std::string far(int i) { return "203.0.113." + std::to_string(i); }

TEST_F(Guessed, OneUserFromManyAddressesIsLimited) {
    ASSERT_EQ(sign_in("ann", right, "198.51.100.1"), 200);
    EXPECT_LE(answered(200, [](int i) { return std::pair{"ann", far(i % 20)}; }),
              static_cast<int>(login_user_burst) + 2);
    // From where she has signed in before she comes in all the same, and others from everywhere.
    EXPECT_EQ(sign_in("ann", right, "198.51.100.1"), 200);
    EXPECT_EQ(sign_in("bob", right, "198.51.100.2"), 200);
    // Nor is it for ever.
    relay.clock_ahead_ms = 10 * 60 * second_ms;
    EXPECT_EQ(sign_in("ann", right, "198.51.100.3"), 200);
}

TEST_F(Guessed, ManyUsersFromOneAddressAreLimited) {
    ASSERT_EQ(sign_in("ann", right, far(1)), 200);
    EXPECT_LE(answered(120, [](int i) { return std::pair{"user" + std::to_string(i), far(1)}; }),
              static_cast<int>(login_address_burst) + 2);
    EXPECT_EQ(sign_in("ann", right, far(1)), 200) << "who has signed in from there before";
    EXPECT_EQ(sign_in("bob", right, far(2)), 200);
}

TEST(Guessing, ManyUsersFromManyAddressesIsLimitedInAll) {
    const auto store = memory_account_store();
    Accounts accounts(*store, [] { return Instant{1'790'000'000'000}; }, 1000);
    int answered = 0;
    for (int i = 0; i < static_cast<int>(login_all_burst) + 10; ++i) {
        const std::string n = std::to_string(i);
        const auto result = accounts.login("user" + n, "guess", {"2001:db8:0:" + n + "::1", ""});
        ASSERT_TRUE(bool(result));
        answered += result.value().login == Accounts::Login::wrong ? 1 : 0;
    }
    EXPECT_EQ(answered, static_cast<int>(login_all_burst));
}

TEST_F(Guessed, ABrowserThatWasSignedInWithIsNotLockedOutByItsNeighbours) {
    ASSERT_EQ(sign_in("ann", right, far(1)), 200);
    const std::string device = device_cookie();
    ASSERT_NE(device, "");
    EXPECT_LE(answered(40, [](int) { return std::pair{"ann", far(1)}; }),
              static_cast<int>(login_attempts_burst) + 1);
    EXPECT_EQ(sign_in("ann", right, far(1)), 429);
    EXPECT_EQ(sign_in("ann", right, far(1), device), 200);
    EXPECT_EQ(device_cookie(), "") << "it has one";
    // It is a password's helper, not a password; and nobody else's.
    int guesses = 0;
    while (guesses < 40 && sign_in("ann", "guess", far(1), device) != 429) ++guesses;
    EXPECT_LE(guesses, static_cast<int>(login_attempts_burst) + 1);
    EXPECT_EQ(answered(1, [](int) { return std::pair{"bob", far(1)}; }), 1);
}

TEST_F(Guessed, ManyAtOnceKeepNobodyFromSigningIn) {
    ASSERT_EQ(sign_in("ann", right, "198.51.100.1"), 200);
    std::vector<std::thread> guessing;
    for (int i = 0; i < 80; ++i) {
        guessing.emplace_back([this, i] {
            HttpClient http = relay.client();
            http.post("/login", {{"username", "nobody" + std::to_string(i)}, {"password", "guess"}},
                      {{"X-Forwarded-For", "203.0.113.1"}});
        });
    }
    EXPECT_EQ(sign_in("ann", right, "198.51.100.1"), 200);
    EXPECT_EQ(sign_in("bob", right, "198.51.100.2"), 200);
    for (std::thread& one : guessing) one.join();
}

TEST_F(Guessed, AFloodPushesNothingOutOfTheLog) {
    answered(100, [](int i) { return std::pair{"user" + std::to_string(i), far(i % 3)}; });
    HttpClient ada = relay.signed_in("ada");
    const std::int64_t kept = ada.get("/logins").json()["total"];
    EXPECT_LE(kept, 3 * static_cast<std::int64_t>(login_address_burst) + 10);
}

TEST_F(Guessed, OnesOwnPasswordIsChangedInOneWayWhichAsksForTheCurrentOne) {
    HttpClient ann = relay.signed_in("ann"), ada = relay.signed_in("ada");
    for (HttpClient* own : {&ann, &ada}) {
        const std::string path = own == &ann ? "/users/ann/password" : "/users/ada/password";
        const Response no = own->post(path, {{"password", "taken over"}});
        EXPECT_EQ(no.status, 403);
        EXPECT_EQ(no.error_code(), "own_password");
        EXPECT_NE(no.body.find("/me/password"), std::string::npos);
    }
    const Json made = ada.post("/tokens", {{"name", "stolen"}, {"username", "ann"}}).json();
    const Headers token{{"Authorization", "Bearer " + made["token"].get<std::string>()}};
    EXPECT_EQ(
        relay.client().post("/users/ann/password", {{"password", "taken over"}}, token).status,
        403);
    EXPECT_EQ(ann.post("/me/password", {{"current", right}, {"new", "a better one"}}).status, 200);
    EXPECT_EQ(ada.post("/users/bob/password", {{"password", "given by ada"}}).status, 200);
}

}  // namespace

}  // namespace recall::attack
