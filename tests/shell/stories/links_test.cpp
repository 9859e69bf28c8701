// Every screen has an address: links, back and forward, and what leads nowhere.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class Links : public ::testing::Test {
protected:
    World world;
};

TEST_F(Links, TheAddressSaysWhatIsOnTheScreenAndBackAndForwardGoThere) {
    Screen screen(world, "agent1");
    screen.route_becomes("/client-crm");
    screen.press("n");
    screen.route_becomes(like("^/client-crm/\\d+$"));
    const std::string number = screen.route();
    screen.type("Search numbers", "zz", "searchbox");
    screen.route_becomes(like("search=zz$"));
    screen.go_back();
    screen.route_becomes("/client-crm");
    screen.go_back(-1);
    screen.route_becomes(like("^" + number));
}

TEST_F(Links, OneOpensWhereItPointsAfterTheSignIn) {
    Screen screen(world, "manager", "/database/prospects?search=lagos");
    screen.find("searchbox", "Search this list", {.value = "lagos"});
    EXPECT_EQ(screen.route(), "/database/prospects?search=lagos");
}

TEST_F(Links, ATypedAddressIsFollowed) {
    Screen screen(world, "manager");
    screen.go("/tracker?type=customer");
    screen.find("tab", like("Customer"), {.selected = true});
}

TEST_F(Links, WhatLeadsNowhereOrToSomebodyElseIsSaid) {
    Screen screen(world, "agent1", "/nonsense", phone);
    screen.find("alert", like("There is no page “/nonsense” here"));
    EXPECT_EQ(screen.route(), "/client-crm");
    screen.go("/tracker");
    screen.find("alert", like("“Call Completion Tracker” is not one of your screens"));
    screen.go("/client-crm/99999");
    screen.find("status", "The number of this link is not on your list today.");
    screen.click("button", "Show my list");
    screen.route_becomes("/client-crm");
}

TEST_F(Links, ANumberOfThePoolHasAnAddress) {
    const Json lead = world.get("manager", "/leads?list=prospects&size=1").at("items")[0];
    Screen screen(world, "manager", "/database/prospects?lead=" + lead.at("lead").dump());
    screen.find("dialog", lead.at("name").get<std::string>());
    screen.find("button", "Do not call");
    screen.press("Escape");
    screen.route_becomes("/database/prospects");
}

TEST_F(Links, TheNextOneWhoSignsInBeginsAfresh) {
    Screen screen(world, "manager");
    screen.go("/database/fair");
    screen.find("searchbox", "Search this list");
    screen.click("button", "Sign out");
    screen.find("textbox", "Username");
    screen.sign_in("agent2");
    screen.route_becomes("/client-crm");
}

}  // namespace
}  // namespace recall::shell
