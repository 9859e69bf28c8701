// What a tab tells of the time without a line.
#include "tests/replica/replica_desk.hpp"

namespace recall {
namespace {

// On a line that is new; on the first one of all nothing was known before.
TEST_F(ReplicaTest, AViewAfterATimeWithoutALineSaysWhatWentAndWhatCame) {
    begin_line();
    for (const std::string& text : desk.view_texts("ann")) {
        const Effects first_view = receive(text);
        EXPECT_TRUE(first_view.caught_up);
        EXPECT_TRUE(first_view.arrived.empty());
    }
    const AssignmentId mine = first();
    ann.disconnected();
    desk.give("mia", Recycle{});
    desk.give("mia", AssignLeads{"spring", {"ann"}, 2, {}});
    begin_line();
    for (const std::string& text : desk.view_texts("ann")) {
        const Effects effects = receive(text);
        EXPECT_TRUE(effects.caught_up);
        EXPECT_EQ(effects.departed.size(), 3U);
        EXPECT_EQ(effects.arrived.size(), 2U);
        EXPECT_TRUE(ann.view().assignment(effects.arrived.at(0)));
        EXPECT_NE(effects.arrived.at(0), mine);
    }
    for (const std::string& text : desk.change_texts({})) {
        EXPECT_FALSE(receive(text).caught_up) << "it is live";
    }
}

}  // namespace
}  // namespace recall
