// What other accounts of the machine, and those who know the demo's passwords, find closed.
#include "tests/attack/raw.hpp"
#include "tests/journal/raw_sql.hpp"
#include "tests/relay/process.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>

namespace recall::attack {

namespace {

namespace fs = std::filesystem;

int run(std::vector<std::string> arguments, std::string* said = nullptr) {
    arguments.insert(arguments.begin(), RECALL_BINARY);
    Process process(std::move(arguments));
    const int status = process.wait();
    if (said) *said = process.said;
    return status;
}

// With a generous umask, as most machines have.
int shell(const std::string& line) { return Process({"sh", "-c", "umask 022; " + line}).wait(); }

unsigned mode_of(const std::string& path) {
    struct stat seen {};
    return ::stat(path.c_str(), &seen) == 0 ? seen.st_mode & 07777 : 0;
}

void add_admin(const std::string& folder) {
    ASSERT_EQ(shell("echo 'long enough' | '" RECALL_BINARY "' user add boss --role admin --data " +
                    folder),
              0);
}

void expect_private_files(const std::string& folder) {
    for (const auto& file : fs::directory_iterator(folder)) {
        EXPECT_EQ(mode_of(file.path()) & 077, 0u) << file.path();
    }
}

TEST(Doors, ADesksFilesAreForItsOwnerAlone) {
    const TempFolder parent;
    const std::string made = parent.path + "/made", found = parent.path + "/found";
    add_admin(made);
    EXPECT_EQ(mode_of(made), 0700u);
    expect_private_files(made);
    // One that was there is left as it is, and what is in it is closed.
    ASSERT_EQ(shell("mkdir -m 755 " + found), 0);
    add_admin(found);
    EXPECT_EQ(mode_of(found), 0755u);
    expect_private_files(found);
    // So are files of a desk that an older relay left open.
    ASSERT_EQ(shell("chmod 644 " + found + "/*.db"), 0);
    EXPECT_EQ(run({"user", "list", "--data", found}), 0);
    expect_private_files(found);
}

TEST(Doors, AFolderThatOthersCanWriteToHoldsNoDesk) {
    const TempFolder parent;
    const std::string open = parent.path + "/open";
    ASSERT_EQ(shell("mkdir -m 1777 " + open), 0);
    std::string said;
    EXPECT_EQ(run({"serve", "--port", "0", "--data", open}, &said), 1);
    EXPECT_NE(said.find("chmod 700 " + open), std::string::npos) << said;
    EXPECT_EQ(mode_of(open), 01777u);
}

TEST(Doors, ABackupChangesNoFolderThatItDidNotMake) {
    const TempFolder parent;
    const std::string desk = parent.path + "/desk", shared = parent.path + "/shared",
                      fresh = parent.path + "/fresh";
    add_admin(desk);
    ASSERT_EQ(shell("mkdir -m 1777 " + shared), 0);
    std::string said;
    EXPECT_EQ(run({"backup", shared, "--data", desk}, &said), 0) << said;
    EXPECT_EQ(mode_of(shared), 01777u);
    expect_private_files(shared);
    EXPECT_EQ(run({"backup", fresh, "--data", desk}, &said), 0) << said;
    EXPECT_EQ(mode_of(fresh), 0700u);
    expect_private_files(fresh);
}

TEST(Doors, TheDemosAccountsStayInTheDemo) {
    const TempFolder folder;
    std::string session, token;
    {
        Served demo(RECALL_BINARY, folder.path, {"--demo"});
        HttpClient admin(demo.port);
        ASSERT_TRUE(admin.login("admin", "recall-demo"));
        session = admin.cookie;
        token = admin.post("/tokens", {{"name", "left behind"}}).json().value("token", "");
        EXPECT_EQ(demo.stop(), 0) << demo.process.said;
    }
    Served real(RECALL_BINARY, folder.path, {});
    EXPECT_TRUE(real.process.wait_for("recall user password"));
    HttpClient admin(real.port);
    const Response no = admin.post("/login", {{"username", "admin"}, {"password", "recall-demo"}});
    EXPECT_EQ(no.status, 403);
    EXPECT_EQ(no.error_code(), "demo_account");
    EXPECT_NE(no.body.find("recall user password"), std::string::npos);
    admin.cookie = session;
    EXPECT_EQ(admin.get("/me").status, 401);
    EXPECT_EQ(HttpClient(real.port).get("/me", {{"Authorization", "Bearer " + token}}).status, 401);

    // With a password of its own it is an account like any other.
    ASSERT_EQ(shell("echo 'one of my own' | '" RECALL_BINARY "' user password admin --data " +
                    folder.path), 0);
    EXPECT_TRUE(HttpClient(real.port).login("admin", "one of my own"));
    EXPECT_FALSE(HttpClient(real.port).login("manager", "recall-demo"));
    // But not with that one again.
    ASSERT_EQ(shell("echo 'recall-demo' | '" RECALL_BINARY "' user password admin --data " +
                    folder.path), 0);
    EXPECT_FALSE(HttpClient(real.port).login("admin", "recall-demo"));
    EXPECT_EQ(real.stop(), 0) << real.process.said;
}

TEST(Doors, ADemoOfAnOlderRelayIsKnownToBeOne) {
    const TempFolder folder;
    EXPECT_EQ(Served(RECALL_BINARY, folder.path, {"--demo"}).stop(), 0);
    raw_sql_of(folder.path + "/accounts.db",
               "DROP INDEX logins_by_origin; DROP TABLE devices;"
               "ALTER TABLE passwords DROP COLUMN demo; PRAGMA user_version = 3;");
    Served real(RECALL_BINARY, folder.path, {});
    EXPECT_TRUE(real.process.wait_for("Accounts of the demo are in this desk (admin, agent1,"));
    EXPECT_FALSE(HttpClient(real.port).login("manager", "recall-demo"));
    EXPECT_EQ(real.stop(), 0) << real.process.said;
}

TEST(Doors, ADemoIsServedToThisMachineAlone) {
    const TempFolder folder;
    std::string said;
    EXPECT_EQ(run({"serve", "--demo", "--data", folder.path, "--public-url",
                   "https://crm.example.com"}, &said), 1);
    EXPECT_NE(said.find("--public-url"), std::string::npos) << said;
    EXPECT_EQ(run({"serve", "--demo", "--data", folder.path, "--address", "::"}, &said), 1);
}

}  // namespace

}  // namespace recall::attack
