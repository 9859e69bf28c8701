// The Admin Panel as an admin uses it: who works here, by which rules, and how the system stands.
#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

namespace recall::shell {
namespace {

class Admin : public ::testing::Test {
protected:
    // The route of the link that was made for a new agent "bisi".
    std::string link_for_bisi() {
        Screen admin(world, "admin", "/admin/users");
        admin.click("button", "New user…");
        admin.type("Name", "Bisi Adeleke");
        admin.type("Username", "bisi");
        admin.click("checkbox", "Client CRM");
        admin.click("button", "Save");
        admin.find("row", "Bisi Adeleke");
        admin.click("button", "Make a one-time link");
        admin.click("button", "Copy the link");
        admin.click("button", "Done");
        const std::string link = admin.device().clipboard;
        EXPECT_TRUE(like("#/reset/\\S+$").fit(link)) << link;
        return link.substr(link.find('#') + 1);
    }
    int open_numbers(const Username& agent) {
        const Json team = world.get("manager", "/team");
        for (const Json& one : team.at("agents")) {
            if (one.at("agent") == agent) return one.at("open").get<int>();
        }
        return 0;
    }

    World world;
};

TEST_F(Admin, ANewUserGetsInByAOneTimeLinkAndChangesThePassword) {
    const std::string link = link_for_bisi();
    Screen bisi(world, "", link);
    bisi.find("heading", "Choose a password");
    bisi.type("New password", "short");
    bisi.find("button", "Set password", {.enabled = false});
    bisi.type("New password", "green tea at noon");
    bisi.click("button", "Set password");
    bisi.click("button", "Sign in");
    bisi.sign_in("bisi", "green tea at noon");
    bisi.find("link", "Client CRM");

    Screen again(world, "", link);
    again.type("New password", "something else entirely");
    again.click("button", "Set password");
    again.find("alert", like("link"));

    bisi.click("button", "Settings");
    bisi.click("button", "Password…");
    bisi.type("Current password", "not this one");
    bisi.type("New password", "black tea at night");
    bisi.click("button", "Change password");
    bisi.find("alert", like("password"));
    bisi.type("Current password", "green tea at noon");
    bisi.type("New password", "black tea at night");
    bisi.click("button", "Change password");
    bisi.gone("dialog", "Change your password");
    bisi.find("status", "Connected");
}

TEST_F(Admin, AnOutcomeTheAdminAddsIsAButtonForTheAgentAtOnce) {
    Screen agent(world, "agent2");
    Screen admin(world, "admin", "/admin/campaigns?campaign=client");
    admin.click("button", "Add an outcome…");
    admin.type("Label", "Wrong number");
    admin.type("Code", "WRONG");
    admin.click("button", "Add");
    admin.click("button", "Save");
    admin.find("button", "Save", {.enabled = false});
    agent.press("n");
    agent.press("c");
    agent.find("radio", like("Wrong number"));
}

TEST_F(Admin, ADeactivatedUserIsOutAtOnceAndTheNumbersAreInThePool) {
    Screen agent(world, "agent3");
    ASSERT_GT(open_numbers("agent3"), 0);
    Screen admin(world, "admin", "/admin/users?user=agent3");
    admin.click("checkbox", "Active: may sign in and be given numbers");
    admin.click("button", "Save");
    agent.find("alert", like("account was deactivated"));
    EXPECT_EQ(open_numbers("agent3"), 0);
}

TEST_F(Admin, TheSystemSaysHowItStandsAndATokenLetsAnotherProgramIn) {
    Screen admin(world, "admin", "/admin/system");
    admin.find("heading", "System health");
    admin.type("What it is for", "Nightly export");
    admin.click("button", "Make a token");
    const std::string token =
        admin.find("text", "The token, shown only now", {.focusable = true}).value;
    const auto ask = [&] {
        HttpClient program = world.relay.client();
        return program.get("/lists", {{"Authorization", "Bearer " + token}}).status;
    };
    EXPECT_EQ(ask(), 200);
    admin.click("button", "Revoke");
    admin.gone("button", "Revoke");
    EXPECT_EQ(ask(), 401);
}

TEST_F(Admin, ThePanelHoldsTheTrackerBehindItsHeading) {
    Screen admin(world, "admin", "/admin/users");
    admin.click("button", "Call Progress & Recycling");
    admin.find("button", "Recycle Now");
}

TEST_F(Admin, ThePanelFitsAPhone) {
    for (const char* part : {"users", "campaigns", "desk", "system"}) {
        Screen small(world, "admin", std::string("/admin/") + part, phone);
        EXPECT_EQ(small.faults(), "") << part;
    }
}

TEST_F(Admin, NobodyButAnAdminHasThePanel) {
    Screen manager(world, "manager", "/admin/users");
    manager.find("alert", like("not one of your screens"));
}

class CampaignPreview : public Admin, public ::testing::WithParamInterface<float> {};
INSTANTIATE_TEST_SUITE_P(Admin, CampaignPreview, ::testing::Values(1280.0F, 390.0F));

TEST_P(CampaignPreview, IsToldBeforeACampaignIsSavedAndAskedOnceForEachChange) {
    // The whole form in sight.
    Screen admin(world, "admin", "/admin/campaigns?campaign=client", {GetParam(), 3400});
    int asked = 0;
    admin.device().on_request = [&asked](const HttpQuestion& request) {
        if (request.path == "/campaigns/preview") ++asked;
        return Browser::Fate::passes;
    };
    admin.click("checkbox", "New numbers");
    admin.find("text", like("^The pool would have \\d+ numbers fewer: \\d+ instead of \\d+\\."));
    world.pass(1'500);
    EXPECT_EQ(asked, 1) << "once for one change";
    EXPECT_EQ(admin.faults(), "");
    admin.set_online(false);
    admin.find("status", like("Offline|Connecting"));
    admin.click("checkbox", "Callbacks that are due");
    admin.find("text", "What this would change is told when there is a connection.");
    admin.set_online(true);
    admin.find("text", like("^The pool would have"));
    EXPECT_EQ(asked, 2);
    admin.click("button", "Put back");
    admin.gone("text", like("^The pool would have"));
}

}  // namespace
}  // namespace recall::shell
