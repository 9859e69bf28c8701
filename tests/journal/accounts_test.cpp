// Passwords, sessions and tokens: one suite over memory and SQLite.
#include "tests/journal/desk_at_work.hpp"

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

}  // namespace

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

TYPED_TEST(Accounts, KeepTokensAlsoWhenRevoked) {
    const ApiToken first{"x", "export", "ada", {100}, {}};
    const ApiToken second{"a", "dialler", "max", {200}, {}};
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

TEST(SqliteAccounts, CanBeOpenTwice) {
    const TemporaryFolder folder;
    const auto relay = std::move(open_account_store(folder.path())).value();
    const auto command_line = std::move(open_account_store(folder.path())).value();
    EXPECT_FALSE(command_line->set_password_hash("ann", "new"));
    EXPECT_EQ(relay->password_hash("ann").value(), "new");
}

}  // namespace recall
