// What a tab tells of promises that left its user's hands.
#include "tests/replica/replica_desk.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

class Promises : public ReplicaTest {
protected:
    // One that ann made to the customer of her first number.
    Callback promise() const {
        const Assignment& mine = *desk.state().assignment(first());
        Callback promise{.id = {5}, .lead = mine.lead};
        promise.user = "ann";
        promise.campaign = mine.campaign;
        promise.list = mine.list;
        promise.entry_time = start;
        promise.callback_time = minutes(60);
        return promise;
    }
    Effects receive_all(const std::vector<std::string>& texts) {
        Effects last;
        for (const std::string& text : texts) last = receive(text);
        return last;
    }
    Effects end(CallbackEnd end, const std::vector<std::string>& rows = {}) {
        return receive_all(
            rows_texts({2, ""}, start, false, rows, {gone_text(CallbackId{5}, end)}));
    }
};

TEST_F(Promises, ThatAnotherEndedIsToldAndOneOfTheOwnCallIsNot) {
    connect();
    const Callback mine = promise();
    for (const CallbackEnd ended : {CallbackEnd::cancelled, CallbackEnd::do_not_call,
                                    CallbackEnd::none}) {
        receive_all(desk.change_texts({mine}));
        const Effects told = end(ended);
        ASSERT_EQ(told.lost_promises.size(), 1U);
        EXPECT_EQ(told.lost_promises[0].callback.id, mine.id);
        EXPECT_EQ(told.lost_promises[0].name, ann.view().lead(mine.lead)->name);
        EXPECT_EQ(told.lost_promises[0].ended, ended);
    }
    receive_all(desk.change_texts({mine}));
    CompletedCall own{.id = {9}, .assignment = first(), .lead = mine.lead, .agent = "ann"};
    own.completed_at = minutes(1);
    EXPECT_TRUE(end(CallbackEnd::called, {row_text(own)}).lost_promises.empty());
}

// "To anyone": its maker hears how it went, not that it went away, should the line break or not.
TEST_F(Promises, ToAnyoneThatAreDueAreToldOfOnceTheyHaveEnded) {
    connect();
    Callback mine = promise();
    mine.recipient = Recipient::ANYONE;
    mine.callback_time = start;
    for (const bool line_breaks : {false, true}) {
        receive_all(desk.change_texts({mine}));
        if (line_breaks) ann.disconnected();
        if (line_breaks) begin_line();
        const Effects released =
            line_breaks ? receive_all(desk.view_texts("ann")) : end(CallbackEnd::none);
        EXPECT_TRUE(released.lost_promises.empty());
        EXPECT_FALSE(ann.view().callback(mine.id));
        const Effects called = end(CallbackEnd::called);
        ASSERT_EQ(called.lost_promises.size(), 1U);
        EXPECT_EQ(called.lost_promises[0].ended, CallbackEnd::called);
        EXPECT_TRUE(end(CallbackEnd::called).lost_promises.empty()) << "said once";
    }
}

TEST_F(Promises, ThatSomebodyMovedWhileTheLineWasGoneAreToldAndThoseMovedHereAreNot) {
    connect();
    Callback mine = promise();
    for (const bool moved_here : {false, true}) {
        receive_all(desk.change_texts({mine}));
        if (moved_here) {
            wish_stored(MoveCallback{.callback = mine.id, .comments = "Ask for her son"});
        }
        ann.disconnected();
        begin_line();
        Callback later = mine;
        later.callback_time = minutes(120);
        std::vector<std::string> rows{row_text(later)};
        for (const Row& row : view_of(desk.state(), *desk.state().user("ann"))) {
            rows.push_back(row_text(row));
        }
        const Effects effects = receive_all(rows_texts({3, ""}, start, true, rows, {}));
        ASSERT_EQ(effects.moved_promises.size(), moved_here ? 0U : 1U);
        EXPECT_TRUE(effects.lost_promises.empty());
        if (moved_here) continue;
        EXPECT_EQ(effects.moved_promises[0].callback.callback_time, minutes(120));
        EXPECT_EQ(effects.moved_promises[0].name, ann.view().lead(mine.lead)->name);
    }
}

}  // namespace
}  // namespace recall
