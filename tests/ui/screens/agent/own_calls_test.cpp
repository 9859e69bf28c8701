// My calls without a connection: what this device holds.
#include "tests/ui/agent_desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::ui {
namespace {

struct HeldCalls : AgentDesk {
    explicit HeldCalls(float width = 1280) : AgentDesk(width, 844) {
        answers.archive.about = "own";
        model.answers = &answers;
        model.link = Link::offline;
        musa = add_number("Musa Danjuma");
        add_call("Amina Bello");
    }
    std::string rows() const {
        std::string words;
        for (const Node& node : stage.all(AriaRole::row)) words += node.name + "|";
        return words;
    }
    bool reads(const std::string& words) {
        const auto all = stage.kit().semantics().nodes(Reach::scrolled);
        return std::any_of(all.begin(), all.end(), [&](const Node& node) {
            return node.name.find(words) != std::string::npos ||
                   node.value.find(words) != std::string::npos;
        });
    }
    Answers answers;
    AssignmentId musa;
};

TEST(HeldCalls, AreShownOfflineWithTheirNotesAndThoseThatWaitSaySo) {
    for (const float width : {1280.F, 390.F}) {
        HeldCalls desk(width);
        desk.open(Screen::archive);
        desk.give(ClaimLead{desk.musa});
        desk.give(CompleteCall{desk.musa, success_code, "Wants four seats", {}, {}});
        const std::string rows = desk.rows();
        EXPECT_EQ(rows.rfind("Musa Danjuma, ", 0), 0U) << "the latest first: " << rows;
        EXPECT_NE(rows.find(", waiting to be sent|Amina Bello, "), std::string::npos) << rows;
        EXPECT_TRUE(desk.reads("Waiting to be sent: Wants four seats"));
        EXPECT_TRUE(desk.reads("All is well"));
        EXPECT_TRUE(desk.stage.find(
            AriaRole::text, "Today's calls on this device; earlier ones need a connection."));
        EXPECT_EQ(desk.stage.faults(), "") << width;
        desk.stage.click(desk.stage.all(AriaRole::row).front());
        desk.draw();
        EXPECT_EQ(desk.stage.copied("What was written"), "Wants four seats");
        EXPECT_EQ(desk.stage.faults(), "") << width;
    }
}

TEST(HeldCalls, AreFoundByNameAndNotes) {
    HeldCalls desk;
    desk.open(Screen::archive);
    desk.give(ClaimLead{desk.musa});
    desk.give(CompleteCall{desk.musa, success_code, "Wants four seats", {}, {}});
    for (const auto& [text, name] : {std::pair("seats", "Musa"), std::pair("amina", "Amina")}) {
        desk.memory.archive.filters.text = text;
        desk.draw();
        EXPECT_EQ(desk.stage.all(AriaRole::row).size(), 1U) << text;
        EXPECT_EQ(desk.rows().rfind(name, 0), 0U) << desk.rows();
    }
    desk.memory.archive.filters.text = "nobody";
    desk.draw();
    EXPECT_TRUE(desk.reads("Nothing on this device matches the filters"));
}

TEST(HeldCalls, GiveWayToTheRelaysAnswer) {
    HeldCalls desk;
    desk.open(Screen::archive);
    EXPECT_NE(desk.rows().find("Amina Bello"), std::string::npos);
    desk.model.link = Link::live;
    desk.draw();
    EXPECT_NE(desk.rows().find("Amina Bello"), std::string::npos) << "until there is one";
    EXPECT_TRUE(desk.reads("the others are on their way"));
    CompletedCall earlier;
    earlier.id = {77};
    earlier.name = "Zoe of Tuesday";
    desk.answers.archive.items.push_back({earlier, {}});
    desk.answers.archive.known = true;
    desk.draw();
    EXPECT_EQ(desk.stage.all(AriaRole::row).size(), 1U);
    EXPECT_FALSE(desk.reads("on this device;"));
}

}  // namespace
}  // namespace recall::ui
