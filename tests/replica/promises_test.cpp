// What a tab tells of promises that left its user's hands.
#include "tests/replica/replica_desk.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

TEST_F(ReplicaTest, APromiseThatAnotherEndedIsToldAndOneOfTheOwnCallIsNot) {
    connect();
    const AssignmentId id = first();
    Callback mine{.id = {5}, .lead = desk.state().assignment(id)->lead};
    mine.user = "ann";
    mine.campaign = desk.state().assignment(id)->campaign;
    mine.list = desk.state().assignment(id)->list;
    mine.entry_time = start;
    const auto end_of = [](CallbackEnd end) {
        return rows_texts({2, ""}, start, false, {}, {gone_text(CallbackId{5}, end)});
    };
    for (const CallbackEnd end : {CallbackEnd::cancelled, CallbackEnd::do_not_call,
                                  CallbackEnd::none}) {
        for (const std::string& text : desk.change_texts({mine})) receive(text);
        Effects told;
        for (const std::string& text : end_of(end)) told = receive(text);
        ASSERT_EQ(told.lost_promises.size(), 1U);
        EXPECT_EQ(told.lost_promises[0].callback.id, mine.id);
        EXPECT_EQ(told.lost_promises[0].name, ann.view().lead(mine.lead)->name);
        EXPECT_EQ(told.lost_promises[0].ended, end);
    }
    for (const std::string& text : desk.change_texts({mine})) receive(text);
    CompletedCall own{.id = {9}, .assignment = id, .lead = mine.lead, .agent = "ann"};
    own.completed_at = minutes(1);
    Effects told;
    for (const std::string& text :
         rows_texts({3, ""}, start, false, {row_text(own)},
                    {gone_text(CallbackId{5}, CallbackEnd::called)})) {
        told = receive(text);
    }
    EXPECT_TRUE(told.lost_promises.empty());
}

}  // namespace
}  // namespace recall
