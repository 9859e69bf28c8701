// What is written beside a completed call afterwards, and by whom: RULES.md §10.
#include "core/call_notes.hpp"
#include "tests/core/given.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

World with_a_call() {
    World world = desk_with({{"ann", 2}});
    EXPECT_EQ(world.when("ann", ClaimLead{A(1)}), yes());
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), success, "Wants two.", {}, {}}), yes());
    return world;
}

// "She rang again five minutes later, and I could write it nowhere."
TEST(NoteCall, IsTheAgentsThatDayAndAlwaysAManagers) {
    World world = with_a_call();
    EXPECT_EQ(world.when("ann", NoteCall{C(1), "Wants three."}), yes());
    EXPECT_EQ(world.call(1).notes, "Wants two.") << "what was written stays as it was";
    EXPECT_EQ(world.when("bob", NoteCall{C(1), "Mine"}), no(Reason::not_your_call));
    EXPECT_EQ(world.when("ann", ArchiveCalls{{C(1)}}), yes());
    EXPECT_EQ(world.when("ann", NoteCall{C(1), "And a bag."}), yes()) << "put away, the same day";
    EXPECT_EQ(world.when("bob", NoteCall{C(1), "Mine"}), no(Reason::not_your_call));
    world.now = minutes(24 * 60);
    EXPECT_EQ(world.when(clock_name, CloseDay{first_day}), yes());
    EXPECT_EQ(world.when("ann", NoteCall{C(1), "Late"}), no(Reason::call_archived));
    EXPECT_EQ(world.when("mia", NoteCall{C(1), "Well done.", true}), yes());
    EXPECT_EQ(world.when("mia", NoteCall{C(2), "None such"}), no(Reason::call_unknown));
}

TEST(NoteCall, AReviewNeedsNoWordsAndIsAManagers) {
    World world = with_a_call();
    EXPECT_EQ(world.when("mia", NoteCall{C(1), " \n", false}), no(Reason::notes_required));
    EXPECT_EQ(world.when("mia", NoteCall{C(1), "", true}), yes());
    EXPECT_EQ(world.when("ann", NoteCall{C(1), "I did well", true}), no(Reason::not_allowed));
    EXPECT_EQ(world.when("mia", NoteCall{C(1), std::string(notes_bytes_max + 1, 'x')}),
              no(Reason::text_too_long));
}

TEST(NoteCall, WhoWroteItAndWhenIsTheRecords) {
    const Events events{CallNoted{C(1), "Well done.", true}};
    const auto note = call_note(7, minutes(3), "mia", events);
    ASSERT_TRUE(note);
    EXPECT_EQ(*note, (CallNote{C(1), 7, minutes(3), "mia", "Well done.", true}));
    EXPECT_FALSE(call_note(8, minutes(3), "mia", {}));
}

}  // namespace
}  // namespace recall::test
