// A call that is put right after it was completed.
#include "tests/replica/replica_desk.hpp"

namespace recall {
namespace {

// The number is gone from here as soon as it is completed; its call is not.
TEST_F(ReplicaTest, ACompletedCallIsCorrectedBeforeAndAfterTheRelayHasHeardOfIt) {
    connect();
    const AssignmentId id = first();
    const Code follow_up{"FU"};
    const auto outcome = [this] {
        const auto& own = ann.view().calls_of("ann");
        return own.size() == 1 ? ann.view().call(*own.begin())->outcome : Code{};
    };
    const Pending done = wish(CompleteCall{id, success, "", start, start});
    const Pending first_try = wish(CorrectOutcome{id, follow_up, "Later.", start, start, start});
    EXPECT_EQ(outcome(), follow_up) << "while it waits";
    desk.give("ann", CompleteCall{id, success, "", start, start});
    desk.give("ann", CorrectOutcome{id, follow_up, "Later.", start, start, start});
    for (const std::string& text : desk.view_texts("ann")) receive(text);
    answer(done);
    answer(first_try);
    EXPECT_EQ(outcome(), follow_up);
    // Its lead is gone from here by now, and the relay decides.
    const Pending second = wish(CorrectOutcome{id, success, "", start, start, start});
    EXPECT_EQ(outcome(), follow_up);
    desk.give("ann", second.command);
    for (const std::string& text : desk.view_texts("ann")) receive(text);
    answer(second);
    EXPECT_EQ(outcome(), success);
}

}  // namespace
}  // namespace recall
