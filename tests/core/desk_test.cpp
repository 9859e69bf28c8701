// The desk's settings, users, campaigns and lists.
#include "tests/core/given.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

Campaign changed(void (*change)(Campaign&)) {
    Campaign campaign = client_campaign();
    change(campaign);
    return campaign;
}

Verdict save_user(void (*change)(User&)) {
    World world = working_desk();
    User eve = user("eve", Role::agent);
    change(eve);
    return world.when("ada", SaveUser{eve});
}

Verdict save_campaign(void (*change)(Campaign&)) {
    World world = working_desk();
    return world.when("ada", SaveCampaign{changed(change)});
}

TEST(ConfigureDesk, OpensTheDayOnceOnly) {
    World world;
    const Desk desk{"Sunrise", "Etc/UTC", "NG", ""};
    const Verdict first = world.when(operator_name, ConfigureDesk{desk});
    EXPECT_EQ(first.events.size(), 2U);
    EXPECT_EQ(world.state().counters().open_day, first_day);
    EXPECT_EQ(world.state().desk(), desk);

    world.now = minutes(3 * 24 * 60);
    Desk renamed = desk;
    renamed.name = "Sunset";
    EXPECT_EQ(world.when(operator_name, ConfigureDesk{renamed}).events.size(), 1U);
    EXPECT_EQ(world.state().counters().open_day, first_day) << "days in between are to be closed";
}

TEST(ConfigureDesk, TheSameSettingsAgainDecideNothing) {
    World world = empty_desk();
    EXPECT_TRUE(world.when("ada", ConfigureDesk{world.state().desk()}).events.empty());
}

TEST(ConfigureDesk, NeedsANameAZoneAndARegion) {
    World world;
    const auto configure = [&](Desk desk) {
        return world.when(operator_name, ConfigureDesk{desk});
    };
    EXPECT_EQ(configure({"", "Etc/UTC", "NG", ""}), no(Reason::name_missing));
    EXPECT_EQ(configure({"Sunrise", "", "NG", ""}), no(Reason::name_missing));
    EXPECT_EQ(configure({"Sunrise", "Etc/UTC", "", ""}), no(Reason::name_missing));
    EXPECT_EQ(configure({"Sunrise", "Etc/UTC", "NGA", ""}), no(Reason::text_too_long));
    EXPECT_EQ(configure({"Sunrise", "Etc/UTC", "NG", std::string(url_bytes_max + 1, 'x')}),
              no(Reason::text_too_long));
}

TEST(ConfigureDesk, TakesADialAddressThatIsATelephonesOnly) {
    World world;
    const auto configure = [&](const char* url) {
        return world.when(operator_name, ConfigureDesk{{"Sunrise", "Etc/UTC", "NG", url}});
    };
    for (const char* right : {"", "tel:{number}", "sip:{number}@pbx", "SIPS:{number}",
                              "callto:{number}", "https://phone.example.com/dial?to={number}",
                              "http://10.0.0.7/{number}"}) {
        EXPECT_FALSE(configure(right).refused()) << right;
    }
    for (const char* wrong :
         {"javascript:alert({number})", "JavaScript:{number}", "data:text/html,{number}",
          "file:///{number}", "vbscript:{number}", "tel:", "https://phone.example.com/", "{number}",
          "{number}:tel:", " tel:{number}", "java\nscript:{number}", "https:{number}",
          "blob:https://x/{number}", "tel{number}"}) {
        EXPECT_EQ(configure(wrong), no(Reason::dial_address_invalid)) << wrong;
    }
}

TEST(Decide, ARefusalHoldsNoMoreThanItsFacts) {
    World world = working_desk();
    const std::string nobody = std::string(rejection_subject_bytes_max - 1, 'Z') + "\u00e9\u00e9";
    const Request request{"mia", Instant{1}, Day{1}, AssignLeads{"clients", {nobody}, 1, {}}};
    const Decision decision = decide(world.state(), request);
    ASSERT_FALSE(decision);
    EXPECT_EQ(decision.error().subject, std::string(rejection_subject_bytes_max - 1, 'Z'));
}

TEST(SaveUser, CreatesChangesAndThenDecidesNothing) {
    World world = working_desk();
    User eve = user("eve", Role::agent);
    EXPECT_EQ(world.when("ada", SaveUser{eve}).events.size(), 1U);
    EXPECT_EQ(*world.state().user("eve"), eve);
    EXPECT_TRUE(world.when("ada", SaveUser{eve}).events.empty());
    eve.daily_target = 30;
    EXPECT_EQ(world.when("ada", SaveUser{eve}).events.size(), 1U);
    EXPECT_EQ(world.state().user("eve")->daily_target, 30);
}

TEST(SaveUser, RefusesWhatMakesNoUser) {
    EXPECT_EQ(save_user([](User& u) { u.username = ""; }), no(Reason::id_invalid));
    EXPECT_EQ(save_user([](User& u) { u.username = "Eve"; }), no(Reason::id_invalid));
    EXPECT_EQ(save_user([](User& u) { u.username = "e v"; }), no(Reason::id_invalid));
    EXPECT_EQ(save_user([](User& u) { u.username = std::string("e\0v", 3); }),
              no(Reason::id_invalid));
    EXPECT_EQ(save_user([](User& u) { u.username = std::string(username_bytes_max + 1, 'e'); }),
              no(Reason::text_too_long));
    EXPECT_EQ(save_user([](User& u) { u.username = std::string(username_bytes_max, 'e'); }), yes());
    EXPECT_EQ(save_user([](User& u) { u.username = clock_name; }), no(Reason::id_reserved));
    EXPECT_EQ(save_user([](User& u) { u.username = operator_name; }), no(Reason::id_reserved));
    EXPECT_EQ(save_user([](User& u) { u.name = ""; }), no(Reason::name_missing));
    EXPECT_EQ(save_user([](User& u) { u.name = std::string(name_bytes_max + 1, 'n'); }),
              no(Reason::text_too_long));
    EXPECT_EQ(save_user([](User& u) { u.daily_target = -1; }), no(Reason::number_out_of_range));
    EXPECT_EQ(save_user([](User& u) { u.daily_target = daily_target_max + 1; }),
              no(Reason::number_out_of_range));
    EXPECT_EQ(save_user([](User& u) { u.campaigns = {Code("absent")}; }),
              no(Reason::campaign_unknown));
    EXPECT_EQ(save_user([](User& u) { u.campaigns.assign(campaigns_max + 1, client); }),
              no(Reason::too_many));
}

TEST(SaveUser, TheLastActiveAdminStays) {
    World world = working_desk();
    User ada = *world.state().user("ada");
    ada.role = Role::manager;
    EXPECT_EQ(world.when("ada", SaveUser{ada}), no(Reason::last_admin));
    ada.role = Role::admin;
    ada.active = false;
    EXPECT_EQ(world.when("ada", SaveUser{ada}), no(Reason::last_admin));

    User second = user("zoe", Role::admin);
    second.active = false;
    world.when("ada", SaveUser{second});
    EXPECT_EQ(world.when("ada", SaveUser{ada}), no(Reason::last_admin)) << "zoe is not active";
    second.active = true;
    world.when("ada", SaveUser{second});
    EXPECT_EQ(world.when("ada", SaveUser{ada}), yes());
}

TEST(SaveUser, TheDeskHoldsOnlySoMany) {
    World world = empty_desk();
    Events events;
    for (std::size_t i = 1; i < users_max; ++i) {
        events.push_back(UserSaved{user("u" + std::to_string(i), Role::manager)});
    }
    world.apply_all(events);
    ASSERT_EQ(world.state().users().size(), users_max);
    EXPECT_EQ(world.when("ada", SaveUser{user("onemore", Role::agent)}), no(Reason::too_many));
    User known = user("u1", Role::manager);
    known.name = "Changed";
    EXPECT_EQ(world.when("ada", SaveUser{known}), yes()) << "changing one needs no room";
}

TEST(SaveCampaign, CreatesChangesAndThenDecidesNothing) {
    World world = working_desk();
    const Campaign campaign = changed([](Campaign& c) { c.claim_minutes = 45; });
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}).events.size(), 1U);
    EXPECT_TRUE(world.when("ada", SaveCampaign{campaign}).events.empty());
    EXPECT_EQ(world.state().campaign(client)->claim_minutes, 45);
}

TEST(SaveCampaign, RefusesWhatMakesNoCampaign) {
    EXPECT_EQ(save_campaign([](Campaign& c) { c.id = Code(); }), no(Reason::id_invalid));
    EXPECT_EQ(save_campaign([](Campaign& c) { c.name = ""; }), no(Reason::name_missing));
    EXPECT_EQ(save_campaign([](Campaign& c) { c.script = std::string(script_bytes_max + 1, 's'); }),
              no(Reason::text_too_long));
    for (const int wrong : {0, -1, INT32_MIN, claim_minutes_max + 1, INT32_MAX}) {
        Campaign campaign = client_campaign();
        campaign.claim_minutes = wrong;
        World world = working_desk();
        EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), no(Reason::number_out_of_range));
        campaign = client_campaign();
        campaign.claims_max = wrong;
        EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), no(Reason::number_out_of_range));
    }
    EXPECT_EQ(save_campaign([](Campaign& c) { c.claim_minutes = claim_minutes_max; }), yes());
    EXPECT_EQ(save_campaign([](Campaign& c) { c.claims_max = claims_at_a_time_max; }), yes());
}

TEST(SaveCampaign, ItsOutcomesAreDistinctLabelledAndNotAllRetired) {
    EXPECT_EQ(save_campaign([](Campaign& c) { c.outcomes.push_back({.label = "No code"}); }),
              no(Reason::outcome_code_missing));
    EXPECT_EQ(save_campaign([](Campaign& c) { c.outcomes.push_back({.code = Code("NOLABEL")}); }),
              no(Reason::name_missing));
    EXPECT_EQ(save_campaign([](Campaign& c) { c.outcomes.push_back(c.outcomes.front()); }),
              no(Reason::outcome_repeated));
    EXPECT_EQ(save_campaign([](Campaign& c) {
                  for (Outcome& outcome : c.outcomes) outcome.retired = true;
              }),
              no(Reason::outcome_missing));
    EXPECT_EQ(save_campaign([](Campaign& c) {
                  for (std::size_t i = 0; i < outcomes_max; ++i) {
                      const auto code = Code::from_text("X" + std::to_string(i));
                      c.outcomes.push_back({.code = *code, .label = "X"});
                  }
              }),
              no(Reason::too_many));
}

TEST(SaveCampaign, AnOutcomeIsRetiredAndNeverRemoved) {
    EXPECT_EQ(save_campaign([](Campaign& c) { c.outcomes.pop_back(); }),
              no(Reason::outcome_in_use));
    EXPECT_EQ(save_campaign([](Campaign& c) { c.outcomes[2].retired = true; }), yes());
}

TEST(SaveCampaign, KeepsItsKind) {
    EXPECT_EQ(save_campaign([](Campaign& c) { c.kind = Kind::customer; }),
              no(Reason::campaign_kind_fixed));
}

TEST(SaveCampaign, ACallbackOnHoldIsNeverDialled) {
    EXPECT_EQ(save_campaign([](Campaign& c) { c.dial_statuses.push_back(status_callback_hold); }),
              no(Reason::dial_status_not_dialable));
}

TEST(SaveCampaign, AnOutcomeThatEndsTheMatterIsNoDialStatus) {
    EXPECT_EQ(save_campaign([](Campaign& c) { c.dial_statuses.push_back(success); }),
              no(Reason::dial_status_not_dialable));
    EXPECT_EQ(save_campaign([](Campaign& c) { c.dial_statuses.push_back(Code()); }),
              no(Reason::dial_status_not_dialable));
    EXPECT_EQ(save_campaign([](Campaign& c) { c.dial_statuses = {}; }), yes());
    EXPECT_EQ(save_campaign([](Campaign& c) {
                  c.dial_statuses.assign(dial_statuses_max + 1, status_new);
              }),
              no(Reason::too_many));
}

TEST(SaveCampaign, TheDeskHoldsOnlySoMany) {
    World world = empty_desk();
    Campaign campaign = client_campaign();
    for (std::size_t i = 0; i < campaigns_max; ++i) {
        campaign.id = *Code::from_text("c" + std::to_string(i));
        ASSERT_EQ(world.when("ada", SaveCampaign{campaign}), yes());
    }
    campaign.id = Code("onemore");
    EXPECT_EQ(world.when("ada", SaveCampaign{campaign}), no(Reason::too_many));
}

TEST(SaveCampaign, ItsDialStatusesDecideWhatIsInThePool) {
    World world = working_desk();
    world.when("mia", AssignLeads{"clients", {"ann"}, 2, {}});
    world.when("ada", SaveCampaign{changed([](Campaign& c) { c.dial_statuses = {no_answer}; })});
    EXPECT_EQ(world.state().counts("clients").available, 0);
    EXPECT_EQ(world.state().counts("clients").done, 8);
    EXPECT_EQ(world.state().counts("clients").assigned, 2);
    world.when("ada", SaveCampaign{client_campaign()});
    EXPECT_EQ(world.state().counts("clients").available, 8);
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

TEST(SaveCampaign, AnInactiveOneLetsItsListsRest) {
    World world = working_desk();
    world.when("ada", SaveCampaign{changed([](Campaign& c) { c.active = false; })});
    EXPECT_EQ(world.state().counts("clients").resting, 10);
    EXPECT_EQ(world.state().counts("customers").available, 10);
    EXPECT_TRUE(world.last_changes().list_counts.contains("clients"));
    EXPECT_FALSE(world.last_changes().list_counts.contains("customers"));
    EXPECT_EQ(world.when("mia", AssignLeads{"clients", {"ann"}, 1, {}}),
              no(Reason::not_enough_leads));
}

TEST(SaveList, CreatesChangesAndThenDecidesNothing) {
    World world = working_desk();
    List list{"more", client, "More", true};
    EXPECT_EQ(world.when("mia", SaveList{list}).events.size(), 1U);
    EXPECT_TRUE(world.when("mia", SaveList{list}).events.empty());
    list.name = "Even more";
    EXPECT_EQ(world.when("mia", SaveList{list}).events.size(), 1U);
}

TEST(SaveList, RefusesWhatMakesNoList) {
    World world = working_desk();
    const auto save = [&](List list) { return world.when("mia", SaveList{list}); };
    EXPECT_EQ(save({"", client, "Name"}), no(Reason::id_invalid));
    EXPECT_EQ(save({"with space", client, "Name"}), no(Reason::id_invalid));
    EXPECT_EQ(save({std::string(list_id_bytes_max + 1, 'l'), client, "Name"}),
              no(Reason::text_too_long));
    EXPECT_EQ(save({"more", client, ""}), no(Reason::name_missing));
    EXPECT_EQ(save({"more", Code("absent"), "Name"}), no(Reason::campaign_unknown));
    EXPECT_EQ(save({"clients", customer, "Name"}), no(Reason::list_campaign_fixed));
}

TEST(SaveList, TheDeskHoldsOnlySoMany) {
    World world = working_desk();
    Events events;
    for (std::size_t i = 2; i < lists_max; ++i) {
        events.push_back(ListSaved{{"l" + std::to_string(i), client, "List"}});
    }
    world.apply_all(events);
    EXPECT_EQ(world.when("mia", SaveList{{"onemore", client, "List"}}), no(Reason::too_many));
}

TEST(SaveList, AnInactiveListRestsAndItsAssignedNumbersGoOn) {
    World world = desk_with({{"ann", 2}});
    world.when("mia", SaveList{{"clients", client, "Clients of November", false}});
    const ListCounts counts = world.state().counts("clients");
    EXPECT_EQ(counts.resting, 8);
    EXPECT_EQ(counts.assigned, 2);
    EXPECT_EQ(world.when("ann", ClaimLead{A(1)}), yes());
    EXPECT_EQ(world.when("ann", CompleteCall{A(1), no_answer, "", {}, {}}), yes());
    EXPECT_EQ(world.state().counts("clients").resting, 9);
    world.when("mia", SaveList{{"clients", client, "Clients of November", true}});
    EXPECT_EQ(world.state().counts("clients").available, 9);
    EXPECT_EQ(audit(world.state()), std::vector<std::string>{});
}

}  // namespace
}  // namespace recall::test
