#include "relay/accounts/accounts.hpp"

#include "relay/accounts/secrets.hpp"
#include "relay/desk/token_bucket.hpp"

#include <gtest/gtest.h>

namespace recall {

namespace {

TEST(Secrets, TokensAreLongAndDifferent) {
    const std::string one = random_token(), two = random_token();
    EXPECT_EQ(one.size(), 43u);
    EXPECT_NE(one, two);
    EXPECT_EQ(hash_of_token("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Secrets, APasswordIsArgon2idWithTheAgreedCost) {
    const std::string hash = hash_of_password("tea at four");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_TRUE(is_password("tea at four", hash));
    EXPECT_FALSE(is_password("tea at five", hash));
    EXPECT_NE(hash, hash_of_password("tea at four"));
}

TEST(Accounts, ASessionSurvivesARestartOfTheRelay) {
    const auto store = memory_account_store();
    Instant now = system_now();
    const Clock clock = [&now] { return now; };
    std::string token;
    {
        Accounts accounts(*store, clock, 1000);
        (void)accounts.set_password("ann", "correct horse");
        token = accounts.login("ann", "correct horse", {"::1", ""}).value().token;
    }
    Accounts accounts(*store, clock, 1000);
    ASSERT_TRUE(accounts.session_of(token));
    EXPECT_EQ(accounts.session_of(token)->username, "ann");
    // The token itself is nowhere but with its holder.
    EXPECT_FALSE(store->session(token).value());
    EXPECT_TRUE(store->session(hash_of_token(token)).value());
    now = now + 1000;
    EXPECT_FALSE(accounts.session_of(token));
}

TEST(Accounts, WhatAnotherProcessEndedIsNoticed) {
    const auto store = memory_account_store();
    Accounts accounts(*store, system_now, 60 * minute_ms);
    bool told = false;
    accounts.on_sessions_ended([&told] { told = true; });
    (void)accounts.set_password("ann", "correct horse");
    const std::string token = accounts.login("ann", "correct horse", {"::1", ""}).value().token;
    const SessionPtr session = accounts.session_of(token);
    (void)store->end_sessions_of("ann");
    accounts.refresh();
    EXPECT_TRUE(told);
    EXPECT_FALSE(session->is_valid(system_now()));
    EXPECT_FALSE(accounts.session_of(token));
}

TEST(TokenBuckets, FillByTheSecondAndNoFurther) {
    TokenBuckets buckets(2, 1, 10);
    const Instant start{1'000'000};
    EXPECT_EQ(buckets.take("a", start), 0);
    EXPECT_EQ(buckets.take("a", start), 0);
    EXPECT_EQ(buckets.take("a", start), 1000);
    EXPECT_EQ(buckets.take("b", start), 0);
    EXPECT_EQ(buckets.take("a", start + 1000), 0);
    EXPECT_EQ(buckets.take("a", start + 60'000), 0);
    EXPECT_EQ(buckets.take("a", start + 60'000), 0);
    EXPECT_GT(buckets.take("a", start + 60'000), 0);
}

}  // namespace

}  // namespace recall
