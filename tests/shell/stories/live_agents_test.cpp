// What managers see and do beside the tracker: agents at work, and one lead with all that happened.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::shell {
namespace {

class LiveAgents : public ::testing::Test {
protected:
    // In the row of that name stands such a word.
    void presence(Screen& manager, const std::string& name, const Words& words) {
        world.until(name + " is " + words.shown(), [&] {
            const Screen::Nodes nodes = manager.nodes();
            const auto row = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
                return node.role == ui::AriaRole::row && node.name == name;
            });
            return row != nodes.end() &&
                   std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
                       return words.fit(node.name) && node.y >= row->y - 1 &&
                              node.y < row->y + row->h;
                   });
        });
    }

    World world;
};

TEST_F(LiveAgents, AManagerSeesWhoComesWhichNumberIsCalledAndWhoGoes) {
    Screen manager(world, "manager", "/agents");
    const std::string name = "Bashir Umar";
    presence(manager, name, like("Not seen|Away"));
    Screen agent(world, "agent2");
    // The demo's last calls ended only just now.
    presence(manager, name, like("^(Here|Wrap-up)$"));
    agent.press_all("ncd");
    presence(manager, name, like("^In call$"));
    manager.click("row", name);
    manager.find("heading", "Numbers in hand");
    EXPECT_EQ(manager.faults(), "");
    agent.close();
    presence(manager, name, like("Away"));
}

TEST_F(LiveAgents, FitAPhone) {
    Screen small(world, "manager", "/agents", phone);
    small.find("row", "Bashir Umar");
    EXPECT_EQ(small.faults(), "");
}

TEST_F(LiveAgents, ALeadIsOpenedCorrectedAndMarkedAndWhatHappenedIsTold) {
    world.make_list("one", "Name,Phone,City\nAmaka Obi,08035550177,Enugu\n", "One lead");
    world.assign("one", "agent2", 1);
    (void)world.post("manager", "/call-progress/recycle-agent", {{"agent", "agent2"}});

    Screen manager(world, "manager", "/database/one");
    manager.click("row", "Amaka Obi");
    manager.find("dialog", "Amaka Obi");
    manager.find("row", like("Recycled"));
    manager.click("button", "Edit…");
    manager.type("City", "Onitsha");
    manager.click("button", "Save");
    manager.find("text", "City", {.value = "Onitsha"});
    manager.click("button", "Do not call");
    manager.find("button", "May be called again");
    EXPECT_EQ(manager.faults(), "");
    const Json lead = world.get("manager", "/leads?list=one").at("items")[0];
    EXPECT_EQ(lead.at("do_not_call"), true);
}

}  // namespace
}  // namespace recall::shell
