// Passwords, sessions and tokens: one suite over memory and SQLite.
#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/raw_sql.hpp"

#include "journal/accounts.hpp"

#include <gtest/gtest.h>

namespace recall {

namespace {

struct InMemory {
    std::unique_ptr<AccountStore> store = memory_account_store();
    void reopen() {}
};

struct InSqlite {
    TemporaryFolder folder;
    std::unique_ptr<AccountStore> store = std::move(open_account_store(folder.path())).value();
    void reopen() {
        store.reset();
        store = std::move(open_account_store(folder.path())).value();
    }
};

template <typename Where>
class Accounts : public testing::Test {
protected:
    Where where;
    AccountStore& store() { return *where.store; }
};
using Stores = testing::Types<InMemory, InSqlite>;
TYPED_TEST_SUITE(Accounts, Stores);

TYPED_TEST(Accounts, KeepTheLastPasswordOfAUser) {
    EXPECT_FALSE(this->store().password_hash("ann").value());
    EXPECT_FALSE(this->store().set_password_hash("ann", "one"));
    EXPECT_FALSE(this->store().set_password_hash("ann", "two"));
    EXPECT_FALSE(this->store().set_password_hash("bob", "three"));
    this->where.reopen();
    EXPECT_EQ(this->store().password_hash("ann").value(), "two");
    EXPECT_EQ(this->store().password_hash("bob").value(), "three");
    EXPECT_FALSE(this->store().password_hash("Ann").value());
}

TYPED_TEST(Accounts, KeepSessionsUntilTheyEnd) {
    const Session session{"hash", "ann", {100}, {200}};
    EXPECT_FALSE(this->store().put_session(session));
    EXPECT_FALSE(this->store().put_session({"other", "ann", {100}, {300}}));
    EXPECT_FALSE(this->store().put_session({"third", "bob", {100}, {200}}));
    this->where.reopen();
    EXPECT_EQ(this->store().session("hash").value(), session);
    EXPECT_FALSE(this->store().session("HASH").value());
    EXPECT_FALSE(this->store().end_session("hash"));
    EXPECT_FALSE(this->store().end_session("hash"));
    EXPECT_FALSE(this->store().session("hash").value());
    EXPECT_FALSE(this->store().end_sessions_of("ann"));
    EXPECT_FALSE(this->store().session("other").value());
    EXPECT_TRUE(this->store().session("third").value());
}

TYPED_TEST(Accounts, ReplaceASessionOfTheSameToken) {
    EXPECT_FALSE(this->store().put_session({"hash", "ann", {100}, {200}}));
    EXPECT_FALSE(this->store().put_session({"hash", "ann", {100}, {900}}));
    EXPECT_EQ(this->store().session("hash").value()->expires, Instant{900});
}

TYPED_TEST(Accounts, PurgeSessionsThatHaveExpired) {
    EXPECT_FALSE(this->store().put_session({"a", "ann", {100}, {200}}));
    EXPECT_FALSE(this->store().put_session({"b", "ann", {100}, {201}}));
    EXPECT_FALSE(this->store().purge_sessions({200}));
    EXPECT_FALSE(this->store().session("a").value());
    EXPECT_TRUE(this->store().session("b").value());
}

TYPED_TEST(Accounts, KeepASessionWhoseUserWasDeactivatedUntilItIsPurged) {
    EXPECT_FALSE(this->store().put_session({"a", "ann", {100}, {900}}));
    EXPECT_FALSE(this->store().put_session({"b", "bob", {100}, {900}}));
    EXPECT_FALSE(this->store().retire_sessions_of("ann", {200}));
    EXPECT_FALSE(this->store().retire_sessions_of("ann", {300}));
    this->where.reopen();
    EXPECT_EQ(this->store().session("a").value()->ended, Instant{200}) << "the first one stands";
    EXPECT_FALSE(this->store().session("b").value()->ended);
    EXPECT_EQ(this->store().summaries({150}).value().count("ann"), 0u) << "it is not signed in";
    EXPECT_FALSE(this->store().purge_sessions({199}));
    EXPECT_TRUE(this->store().session("a").value());
    EXPECT_FALSE(this->store().purge_sessions({200}));
    EXPECT_FALSE(this->store().session("a").value());
    EXPECT_TRUE(this->store().session("b").value());
}

TYPED_TEST(Accounts, KeepTokensAlsoWhenRevoked) {
    const ApiToken first{"x", "export", "ada", {100}, {}, {}};
    const ApiToken second{"a", "dialler", "max", {200}, {}, {}};
    EXPECT_FALSE(this->store().put_token(second));
    EXPECT_FALSE(this->store().put_token(first));
    EXPECT_FALSE(this->store().revoke_token("a", {300}));
    EXPECT_FALSE(this->store().revoke_token("a", {400}));
    EXPECT_FALSE(this->store().revoke_token("none", {400}));
    this->where.reopen();
    EXPECT_EQ(this->store().token("x").value(), first);
    EXPECT_EQ(this->store().token("a").value()->revoked, Instant{300});
    EXPECT_FALSE(this->store().token("none").value());
    const auto tokens = this->store().tokens().value();
    ASSERT_EQ(tokens.size(), 2u);
    EXPECT_EQ(tokens.at(0), first);
    EXPECT_EQ(tokens.at(1).name, "dialler");
}

TYPED_TEST(Accounts, EndAllSessionsOfAUserButOne) {
    for (const char* hash : {"this", "that", "other"}) {
        EXPECT_FALSE(this->store().put_session({hash, "ann", {100}, {200}}));
    }
    EXPECT_FALSE(this->store().put_session({"bobs", "bob", {100}, {200}}));
    EXPECT_FALSE(this->store().end_sessions_but("ann", "this"));
    EXPECT_TRUE(this->store().session("this").value());
    EXPECT_FALSE(this->store().session("that").value());
    EXPECT_FALSE(this->store().session("other").value());
    EXPECT_TRUE(this->store().session("bobs").value());
}

TYPED_TEST(Accounts, RememberWhenATokenWasUsedLast) {
    EXPECT_FALSE(this->store().put_token({"x", "export", "ada", {100}, {}, {}}));
    EXPECT_FALSE(this->store().token_used("x", {300}));
    EXPECT_FALSE(this->store().token_used("x", {200}));
    EXPECT_FALSE(this->store().token_used("none", {200}));
    this->where.reopen();
    EXPECT_EQ(this->store().token("x").value()->last_used, Instant{300});
}

TYPED_TEST(Accounts, AResetLinkIsGoodOnceAndUntilItExpires) {
    EXPECT_FALSE(this->store().put_session({"session", "ann", {100}, {900}}));
    EXPECT_FALSE(this->store().put_session({"bobs", "bob", {100}, {900}}));
    EXPECT_FALSE(this->store().put_reset_link({"link", "ann", {100}, {500}, {}}));
    EXPECT_FALSE(this->store().use_reset_link("none", "hash", {200}).value());
    EXPECT_FALSE(this->store().use_reset_link("link", "hash", {500}).value());
    EXPECT_FALSE(this->store().password_hash("ann").value());
    EXPECT_TRUE(this->store().session("session").value());

    EXPECT_TRUE(this->store().use_reset_link("link", "hash", {499}).value());
    EXPECT_FALSE(this->store().use_reset_link("link", "another", {499}).value());
    this->where.reopen();
    EXPECT_EQ(this->store().password_hash("ann").value(), "hash");
    EXPECT_FALSE(this->store().session("session").value());
    EXPECT_TRUE(this->store().session("bobs").value());
    EXPECT_EQ(this->store().reset_link("link").value()->used, Instant{499});
}

TYPED_TEST(Accounts, AUserHasOneResetLinkUntilThePasswordIsSetOtherwise) {
    EXPECT_FALSE(this->store().put_reset_link({"first", "ann", {100}, {500}, {}}));
    EXPECT_FALSE(this->store().put_reset_link({"bobs", "bob", {100}, {500}, {}}));
    EXPECT_FALSE(this->store().put_reset_link({"second", "ann", {200}, {600}, {}}));
    EXPECT_FALSE(this->store().reset_link("first").value());
    EXPECT_TRUE(this->store().reset_link("second").value());
    EXPECT_FALSE(this->store().set_password_hash("ann", "hash"));
    EXPECT_FALSE(this->store().reset_link("second").value());
    EXPECT_TRUE(this->store().reset_link("bobs").value());
}

TYPED_TEST(Accounts, KeepSignInsNewestFirst) {
    const LoginEntry wrong{{100}, "Ann ", "::1", LoginOutcome::wrong};
    const LoginEntry right{{200}, "ann", "::1", LoginOutcome::ok};
    const LoginEntry bobs{{300}, "bob", "10.0.0.7", LoginOutcome::too_many};
    const LoginEntry out{{400}, "ann", "::1", LoginOutcome::signed_out};
    for (const LoginEntry& entry : {wrong, right, bobs, out}) {
        EXPECT_FALSE(this->store().add_login(entry));
    }
    this->where.reopen();
    const auto all = this->store().logins({}, {}).value();
    EXPECT_EQ(all.total, 4);
    EXPECT_EQ(all.items, (std::vector{out, bobs, right, wrong}));
    const auto anns = this->store().logins({"ann", {}, {}}, {1, 1}).value();
    EXPECT_EQ(anns.total, 2);
    EXPECT_EQ(anns.items, std::vector{out});
    EXPECT_EQ(this->store().logins({"ann", {}, {}}, {2, 1}).value().items, std::vector{right});
    EXPECT_EQ(this->store().logins({"ann", {}, {}}, {3, 1}).value().items.size(), 0u);
    const auto between = this->store().logins({{}, Instant{200}, Instant{400}}, {}).value();
    EXPECT_EQ(between.items, (std::vector{bobs, right}));
}

TYPED_TEST(Accounts, KnowFromWhereAUserHasSignedIn) {
    EXPECT_FALSE(this->store().add_login({{100}, "ann", "10.0.0.7", LoginOutcome::wrong}));
    EXPECT_FALSE(this->store().add_login({{200}, "ann", "10.0.0.8", LoginOutcome::ok}));
    this->where.reopen();
    EXPECT_FALSE(this->store().signed_in_from("ann", "10.0.0.7").value());
    EXPECT_TRUE(this->store().signed_in_from("ann", "10.0.0.8").value());
    EXPECT_FALSE(this->store().signed_in_from("bob", "10.0.0.8").value());
}

TYPED_TEST(Accounts, KnowTheLastDevicesOfAUser) {
    for (std::int64_t i = 0; i <= devices_max; ++i) {
        EXPECT_FALSE(this->store().put_device("ann", "hash" + std::to_string(i), {i + 1}));
    }
    EXPECT_FALSE(this->store().put_device("bob", "bobs", {1}));
    this->where.reopen();
    EXPECT_FALSE(this->store().is_device_of("ann", "hash0").value());
    EXPECT_TRUE(this->store().is_device_of("ann", "hash1").value());
    EXPECT_TRUE(this->store().is_device_of("ann", "hash" + std::to_string(devices_max)).value());
    EXPECT_FALSE(this->store().is_device_of("ann", "bobs").value());
    EXPECT_TRUE(this->store().is_device_of("bob", "bobs").value());
}

TYPED_TEST(Accounts, KnowWhichPasswordsAreTheDemosUntilOthersAreSet) {
    EXPECT_FALSE(this->store().set_demo_password_hash("ann", "known"));
    EXPECT_FALSE(this->store().set_demo_password_hash("bob", "known"));
    EXPECT_FALSE(this->store().set_demo_password_hash("eve", "known"));
    EXPECT_FALSE(this->store().set_password_hash("max", "own"));
    EXPECT_FALSE(this->store().set_password_hash("bob", "own"));
    EXPECT_FALSE(this->store().put_reset_link({"link", "eve", {100}, {500}, {}}));
    EXPECT_TRUE(this->store().use_reset_link("link", "chosen", {200}).value());
    this->where.reopen();
    EXPECT_EQ(this->store().demo_users().value(), std::vector<Username>{"ann"});
    EXPECT_EQ(this->store().password_hash("ann").value(), "known");
}

TYPED_TEST(Accounts, EndAllOfAUserAtOnce) {
    for (const char* who : {"ann", "bob"}) {
        EXPECT_FALSE(this->store().put_session({std::string(who) + "s", who, {100}, {200}}));
        EXPECT_FALSE(this->store().put_token({std::string(who) + "t", "x", who, {100}, {}, {}}));
        EXPECT_FALSE(this->store().put_reset_link({std::string(who) + "l", who, {1}, {500}, {}}));
    }
    EXPECT_FALSE(this->store().end_all_of("ann", {150}));
    this->where.reopen();
    EXPECT_FALSE(this->store().session("anns").value());
    EXPECT_EQ(this->store().token("annt").value()->revoked, Instant{150});
    EXPECT_FALSE(this->store().reset_link("annl").value());
    EXPECT_TRUE(this->store().session("bobs").value());
    EXPECT_FALSE(this->store().token("bobt").value()->revoked);
    EXPECT_TRUE(this->store().reset_link("bobl").value());
}

TYPED_TEST(Accounts, SumUpPasswordsAndSessionsInForce) {
    EXPECT_FALSE(this->store().set_password_hash("ann", "one"));
    EXPECT_FALSE(this->store().put_session({"a", "ann", {100}, {200}}));
    EXPECT_FALSE(this->store().put_session({"b", "ann", {100}, {201}}));
    EXPECT_FALSE(this->store().put_session({"c", "bob", {100}, {300}}));
    const auto all = this->store().summaries({200}).value();
    EXPECT_EQ(all.at("ann"), (AccountSummary{true, 1}));
    EXPECT_EQ(all.at("bob"), (AccountSummary{false, 1}));
    EXPECT_EQ(all.size(), 2u);
}

TEST(Logins, AreForgottenBeyondTheirLimit) {
    const auto store = memory_account_store();
    for (std::int64_t i = 1; i <= logins_kept_max + 2; ++i) {
        EXPECT_FALSE(store->add_login({{i}, "ann", "::1", LoginOutcome::wrong}));
    }
    EXPECT_EQ(store->logins({}, {}).value().total, logins_kept_max);
    EXPECT_EQ(store->logins({{}, {}, Instant{4}}, {}).value().items.front().at, Instant{3});
}

TEST(Logins, InAFileAreForgottenBeyondTheirLimit) {
    const TemporaryFolder folder;
    const auto store = std::move(open_account_store(folder.path())).value();
    EXPECT_FALSE(store->add_login({{1}, "old", "::1", LoginOutcome::ok}));
    // As many as are kept, at once: one by one each would wait for the disk.
    raw_sql_of(folder.path() + "/accounts.db",
               "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                   std::to_string(logins_kept_max) +
                   ") INSERT INTO logins SELECT i, i, 'ann', '::1', 'wrong' FROM n");
    EXPECT_EQ(store->logins({"old", {}, {}}, {}).value().total, 1);
    EXPECT_FALSE(store->add_login({{logins_kept_max + 1}, "new", "::1", LoginOutcome::ok}));
    EXPECT_EQ(store->logins({"old", {}, {}}, {}).value().total, 0);
    EXPECT_EQ(store->logins({}, {}).value().total, logins_kept_max);
}

TEST(Logins, HaveAWordForEachOutcome) {
    for (const LoginOutcome outcome :
         {LoginOutcome::ok, LoginOutcome::wrong, LoginOutcome::too_many, LoginOutcome::signed_out,
          LoginOutcome::inactive}) {
        LoginOutcome read{};
        EXPECT_TRUE(from_word(word_of(outcome), read));
        EXPECT_EQ(read, outcome);
    }
    LoginOutcome untouched = LoginOutcome::inactive;
    EXPECT_FALSE(from_word("maybe", untouched));
    EXPECT_EQ(untouched, LoginOutcome::inactive);
}

TEST(SqliteAccounts, OfTheFirstVersionAreBroughtUpToDate) {
    const TemporaryFolder folder;
    raw_sql_of(folder.path() + "/accounts.db", R"sql(
        CREATE TABLE passwords (username TEXT PRIMARY KEY NOT NULL, hash TEXT NOT NULL)
            WITHOUT ROWID;
        CREATE TABLE sessions (token_hash TEXT PRIMARY KEY NOT NULL, username TEXT NOT NULL,
            created INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE tokens (token_hash TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL,
            username TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER NOT NULL)
            WITHOUT ROWID;
        INSERT INTO passwords VALUES ('ann', 'one');
        INSERT INTO tokens VALUES ('x', 'export', 'ada', 100, 0);
        PRAGMA user_version = 1;)sql");
    const auto store = std::move(open_account_store(folder.path())).value();
    EXPECT_EQ(store->password_hash("ann").value(), "one");
    EXPECT_EQ(store->token("x").value(), (ApiToken{"x", "export", "ada", {100}, {}, {}}));
    EXPECT_FALSE(store->add_login({{1}, "ann", "::1", LoginOutcome::ok}));
    EXPECT_EQ(store->logins({}, {}).value().total, 1);
}

TEST(SqliteAccounts, CanBeOpenTwice) {
    const TemporaryFolder folder;
    const auto relay = std::move(open_account_store(folder.path())).value();
    const auto command_line = std::move(open_account_store(folder.path())).value();
    EXPECT_FALSE(command_line->set_password_hash("ann", "new"));
    EXPECT_EQ(relay->password_hash("ann").value(), "new");
}

}  // namespace

}  // namespace recall
