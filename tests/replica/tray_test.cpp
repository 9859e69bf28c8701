// Which refusals a later acceptance makes pointless.
#include "replica/tray.hpp"

#include <gtest/gtest.h>

namespace recall {
namespace {

constexpr AssignmentId one{1}, other{2};
constexpr Code success{"SUCCESS"}, no_answer{"NA"};

CompleteCall call(AssignmentId id, Code outcome, const std::string& notes) {
    return {id, outcome, notes, {}, {}};
}
CompleteCall promise(const std::string& notes, const std::string& comments) {
    CompleteCall command = call(one, success, notes);
    command.callback = NewCallback{{1}, "", "", Recipient::ANYONE, comments};
    return command;
}

TEST(Tray, TheStepsOfANumberThatWasCompletedAllTheSameArePointless) {
    const Command completed = call(one, success, "Spoke to her.");
    for (const Command& step : std::vector<Command>{ClaimLead{one}, ExtendClaim{one},
                                                    ReleaseClaim{one}, StartCall{one, {}}}) {
        EXPECT_TRUE(is_pointless(step, completed));
        EXPECT_TRUE(is_pointless(step, step));
        EXPECT_FALSE(is_pointless(step, Command{call(other, success, "")}));
        EXPECT_FALSE(is_pointless(completed, step)) << "what was typed is not in a step";
    }
}

TEST(Tray, ALaterClaimOrReleaseTakesThePlaceOfAnEarlierOne) {
    EXPECT_TRUE(is_pointless(ExtendClaim{one}, ClaimLead{one}));
    EXPECT_TRUE(is_pointless(ClaimLead{one}, ReleaseClaim{one}));
    EXPECT_FALSE(is_pointless(ClaimLead{one}, ExtendClaim{one}));
    EXPECT_FALSE(is_pointless(StartCall{one, {}}, ClaimLead{one}));
    EXPECT_FALSE(is_pointless(ClaimLead{one}, ArchiveCalls{}));
    EXPECT_FALSE(is_pointless(ArchiveCalls{}, ClaimLead{one}));
}

TEST(Tray, WhatWasTypedStaysUntilAnAcceptedCallSaysItToo) {
    const Command accepted = call(one, success, "Spoke to her. Wants a quote.");
    EXPECT_TRUE(is_pointless(call(one, no_answer, "Wants a quote."), accepted));
    EXPECT_TRUE(is_pointless(call(one, no_answer, ""), accepted));
    EXPECT_FALSE(is_pointless(call(one, no_answer, "Wants two."), accepted));
    EXPECT_FALSE(is_pointless(call(other, no_answer, ""), accepted));
    EXPECT_FALSE(is_pointless(promise("", ""), accepted)) << "nobody would call again";
    EXPECT_TRUE(is_pointless(promise("", ""), promise("", "Ask for Zoe")));
    EXPECT_FALSE(is_pointless(promise("", "Ask for Ada"), promise("", "Ask for Zoe")));
}

TEST(Tray, WhatTheManagerHasAsItWasTypedLeaves) {
    const CompleteCall refused = promise("Wants two.", "Ask for Zoe");
    HandToManager handed{{.command = "CompleteCall",
                          .assignment = one,
                          .outcome = success,
                          .notes = "Wants two.",
                          .callback = refused.callback}};
    EXPECT_TRUE(is_pointless(refused, handed));
    EXPECT_FALSE(is_pointless(ClaimLead{one}, handed));
    handed.work.notes = "Wants";
    EXPECT_FALSE(is_pointless(refused, handed));
}

TEST(Tray, AMoveOfACallbackGivesWayToALaterOneThatSaysAsMuch) {
    const MoveCallback refused{.callback = {7}, .time = {1}, .comments = "After lunch"};
    MoveCallback accepted{.callback = {7}, .time = {2}, .comments = "After lunch, or at four"};
    EXPECT_TRUE(is_pointless(refused, accepted));
    accepted.comments.reset();
    EXPECT_FALSE(is_pointless(refused, accepted));
    accepted.comments = refused.comments;
    accepted.time = {};
    EXPECT_FALSE(is_pointless(refused, accepted));
    accepted = refused;
    accepted.callback = {8};
    EXPECT_FALSE(is_pointless(refused, accepted));
}

}  // namespace
}  // namespace recall
