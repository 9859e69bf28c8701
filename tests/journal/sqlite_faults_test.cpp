// Nothing is lost and nothing is half there, whichever write fails and whenever the power goes:
// for k = 1, 2, 3, ... the k-th write fails, until a commit passes without a fault.
#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/fault_disk.hpp"

#include "journal/sqlite_journal.hpp"
#include "journal/verify.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>

namespace recall {

namespace {

constexpr int faults_max = 1000;  // far more writes than a commit of these tests makes

std::unique_ptr<SqliteJournal> open(const std::string& folder, const FaultDisk& disk) {
    auto journal = SqliteJournal::open(folder, disk.name());
    EXPECT_TRUE(bool(journal)) << (journal ? "" : journal.error().message);
    return std::move(journal).value();
}

std::vector<std::pair<Username, Command>> some_work() {
    return {{ann, ClaimLead{{1}}},
            {ann, CompleteCall{{1}, success, std::string(600, 'n'), {}, {}}},
            {bob, ClaimLead{{1}}},  // refused
            {max, Recycle{bob, {}}}};
}

// A folder with a desk that is set up, made once and copied for every fault.
void copy_desk(const std::string& to) {
    static const TemporaryFolder folder;
    static const bool made = [] {
        const auto journal = std::move(SqliteJournal::open(folder.path())).value();
        DeskAtWork(*journal).set_up();
        return true;
    }();
    ensure(made);
    std::filesystem::copy_file(desk_file(folder.path()), desk_file(to));
}

// What a relay finds that starts on the folder as it is after the power went now.
std::string after_losing_power(const FaultDisk& disk, const std::string& folder,
                               std::mt19937& random) {
    const TemporaryFolder copy;
    disk.lose_power(folder, copy.path(), random);
    auto journal = SqliteJournal::open(copy.path());
    EXPECT_TRUE(bool(journal)) << (journal ? "" : journal.error().message);
    if (!journal) return "";
    const auto loaded = journal.value()->load();
    EXPECT_TRUE(bool(loaded)) << (loaded ? "" : loaded.error().message);
    return loaded ? everything(loaded.value().state) : "";
}

struct Fault {
    const char* name;
    int code;
    const char* expected;
};
constexpr Fault faults[] = {{"disk_full", SQLITE_FULL, "disk_full"},
                            {"io", SQLITE_IOERR_WRITE, "io"}};

// False once the commit passed without a fault.
bool one_fault(int k, const Fault& fault, bool once) {
    SCOPED_TRACE(std::string(fault.name) + " at write " + std::to_string(k) +
                 (once ? ", once" : ", from then on"));
    std::mt19937 random(static_cast<unsigned>(k));
    const TemporaryFolder folder;
    copy_desk(folder.path());
    FaultDisk disk;
    auto journal = open(folder.path(), disk);
    DeskAtWork desk(*journal);
    const std::string before = everything(desk.state());

    disk.fail(k, fault.code, once);
    const auto error = desk.try_batch(some_work());
    const bool failed = disk.has_failed();
    disk.heal();
    const std::string found = after_losing_power(disk, folder.path(), random);
    if (!error) {
        EXPECT_NE(everything(desk.state()), before);
        EXPECT_EQ(found, everything(desk.state()));
        return failed;
    }
    EXPECT_EQ(error->code, fault.expected);
    EXPECT_EQ(everything(desk.state()), before);

    // The disk is well again: the same batch passes, without a restart.
    const auto again = desk.try_batch(some_work());
    EXPECT_FALSE(again) << again->message;
    const std::string after = everything(desk.state());
    EXPECT_NE(after, before);
    EXPECT_TRUE(found == before || found == after);
    EXPECT_EQ(after_losing_power(disk, folder.path(), random), after);
    const auto verification = verify(folder.path(), disk.name());
    EXPECT_TRUE(bool(verification));
    EXPECT_EQ(verification.value().problems, std::vector<std::string>{});
    return true;
}

TEST(SqliteFaults, AFailedWriteUndoesTheWholeBatchAndNoMore) {
    for (const Fault& fault : faults) {
        for (const bool once : {true, false}) {
            int k = 1;
            while (k < faults_max && one_fault(k, fault, once) && !testing::Test::HasFailure()) ++k;
            EXPECT_GT(k, 5);
            EXPECT_LT(k, faults_max);
        }
    }
}

TEST(SqliteFaults, AFaultWhileClosingLosesNothing) {
    bool failed = true;
    for (int k = 1; failed && k < faults_max && !testing::Test::HasFailure(); ++k) {
        SCOPED_TRACE(k);
        std::mt19937 random(static_cast<unsigned>(k));
        const TemporaryFolder folder;
        copy_desk(folder.path());
        FaultDisk disk;
        auto journal = open(folder.path(), disk);
        std::string before;
        {
            DeskAtWork desk(*journal);
            EXPECT_FALSE(desk.try_batch(some_work()));
            before = everything(desk.state());
        }
        disk.fail(k, SQLITE_IOERR_WRITE, false);
        journal.reset();
        failed = disk.has_failed();
        disk.heal();
        EXPECT_EQ(after_losing_power(disk, folder.path(), random), before);
    }
    EXPECT_FALSE(failed);
}

TEST(SqliteFaults, WhatIsCommittedSurvivesTheLossOfPower) {
    std::mt19937 random(20261121);
    const TemporaryFolder folder;
    FaultDisk disk;
    const auto journal = open(folder.path(), disk);
    DeskAtWork desk(*journal);
    desk.set_up();
    for (int round = 0; round < 16 && !testing::Test::HasFailure(); ++round) {
        SCOPED_TRACE(round);
        if (round == 5) desk.complete_one();
        else if (round == 10) desk.close_day();
        else if (round < 5) desk.do_it(ann, round % 2 ? Command(ReleaseClaim{{1}})
                                                      : Command(ClaimLead{{1}}));
        else desk.say(max, AssignLeads{clients, {ann}, 1, {}});  // until none is left
        EXPECT_EQ(after_losing_power(disk, folder.path(), random), everything(desk.state()));
    }
}

TEST(SqliteFaults, ADiskThatIsMountedReadOnlyIsSaidToBe) {
    const TemporaryFolder folder;
    {
        FaultDisk disk;
        open(folder.path(), disk);
    }
    FaultDisk disk;
    disk.make_read_only();
    const auto journal = SqliteJournal::open(folder.path(), disk.name());
    ASSERT_FALSE(bool(journal));
    EXPECT_EQ(journal.error().code, "read_only");
    const TemporaryFolder empty;
    EXPECT_EQ(SqliteJournal::open(empty.path(), disk.name()).error().code, "read_only");
}

}  // namespace

}  // namespace recall
