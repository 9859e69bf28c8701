// Every reason to say no has a situation that leads to it, and a sentence that helps.
#include "tests/core/given.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

constexpr Reason last_reason = Reason::do_not_call_stands;

Decision save(const Campaign& campaign) {
    return working_desk().ask("ada", SaveCampaign{campaign});
}
Decision save(const User& changed) { return working_desk().ask("ada", SaveUser{changed}); }
Decision save(const List& list) { return working_desk().ask("mia", SaveList{list}); }
Decision assign(const AssignLeads& command) { return working_desk().ask("mia", command); }
Decision anns(const Command& command) { return desk_with({{"ann", 2}}).ask("ann", command); }

Decision after(const std::vector<std::pair<Username, Command>>& before, const Username& by,
               const Command& command) {
    World world = desk_with({{"ann", 2}});
    for (const auto& [who, first] : before) world.when(who, first);
    return world.ask(by, command);
}

Campaign with(void (*change)(Campaign&)) {
    Campaign campaign = client_campaign();
    change(campaign);
    return campaign;
}
User with(void (*change)(User&)) {
    User eve = user("eve", Role::agent);
    change(eve);
    return eve;
}

Decision by_the_clock(const Command& command, std::int64_t days_later) {
    World world = desk_with({{"ann", 1}});
    world.when("ann", ClaimLead{A(1)});
    world.now = Instant{start.ms + days_later * day_ms};
    return world.ask(clock_name, command);
}

CompleteCall promising(Code outcome, Instant time, Recipient recipient = Recipient::ANYONE) {
    CompleteCall command{A(1), outcome, "", {}, {}};
    command.callback = NewCallback{time, "", "Etc/UTC", recipient, ""};
    return command;
}

// Ann may keep callbacks, and her campaign has these rules.
Decision anns_under(void (*change)(CallbackRules&), const std::vector<CompleteCall>& calls) {
    World world = desk_with({{"ann", 2}});
    User ann = *world.state().user("ann");
    ann.may_keep_callbacks = true;
    world.when("ada", SaveUser{ann});
    Campaign campaign = client_campaign();
    change(campaign.callbacks);
    const Decision saved = world.ask("ada", SaveCampaign{campaign});
    if (calls.empty()) return saved;
    world.when("ada", SaveCampaign{campaign});
    for (std::size_t i = 0; i + 1 < calls.size(); ++i) world.when("ann", calls[i]);
    return world.ask("ann", calls.back());
}

Decision situation_of_callback_rule(Reason reason) {
    const CompleteCall kept = promising(call_back, minutes(60), Recipient::USERONLY);
    CompleteCall another = kept;
    another.assignment = A(2);
    switch (reason) {
        case Reason::callbacks_off:
            return anns_under([](CallbackRules& rules) { rules.agents_may_set = false; }, {kept});
        case Reason::callbacks_for_anyone:
            return anns_under([](CallbackRules& rules) { rules.agents_may_keep = false; }, {kept});
        case Reason::callbacks_full:
            return anns_under([](CallbackRules& rules) { rules.kept_max = 1; }, {kept, another});
        case Reason::callback_slot_odd:
            return anns_under([](CallbackRules& rules) { rules.slot_minutes = 20; }, {});
        default: return Events{};
    }
}

Decision situation_of_callback(Reason reason) {
    switch (reason) {
        case Reason::callback_time_missing: return anns(CompleteCall{A(1), call_back, "", {}, {}});
        case Reason::callback_not_expected: return anns(promising(not_interested, start));
        case Reason::callback_time_past:
            return anns(promising(call_back, start + -callback_slot_ms));
        case Reason::callback_too_far:
            return anns(promising(call_back, start + 366 * twenty_four_hours_ms));
        case Reason::may_not_keep_callbacks:
            return anns(promising(call_back, minutes(60), Recipient::USERONLY));
        case Reason::callback_not_open: return anns(TakeCallback{B(1)});
        case Reason::callback_not_due:
            return after({{"ann", promising(call_back, minutes(60))}}, clock_name,
                         ReleaseCallback{B(1)});
        case Reason::not_your_callback:
            return after({{"ann", promising(call_back, minutes(60))}}, "bob", TakeCallback{B(1)});
        case Reason::list_inactive:
            return after({{"ann", promising(call_back, start)},
                          {clock_name, ReleaseCallback{B(1)}},
                          {"mia", SaveList{{"clients", client, "Clients", false}}}},
                         "bob", TakeCallback{B(1)});
        default: return situation_of_callback_rule(reason);
    }
}

Campaign pulling() { return with([](Campaign& c) { c.agents_pull = true; }); }

Decision situation_of_hopper(Reason reason) {
    static const FixedClocks utc{{{"Africa/Lagos", 0}}};
    World world = desk_with({{"ann", 2}});
    Campaign campaign = pulling();
    switch (reason) {
        case Reason::hopper_empty:
            return after({{"ada", SaveCampaign{campaign}},
                          {"mia", AssignLeads{"clients", {"ann"}, 8, {}}}},
                         "bob", TakeNext{client});
        case Reason::call_not_completed:
            return after({{"ada", SaveCampaign{campaign}},
                          {"ann", ClaimLead{A(1)}},
                          {"ann", StartCall{A(1), start}},
                          {"ann", ReleaseClaim{A(1)}}},
                         "ann", TakeNext{client});
        case Reason::hours_closed:
            campaign.hours.rules = {{"", 1, 5, 8 * 60, 20 * 60}};
            world.when("ada", SaveCampaign{campaign});
            world.clocks = &utc;
            return world.ask("ann", TakeNext{client});
        case Reason::closed_now:
            campaign.hours.rules = {{"", 1, 5, 8 * 60, 20 * 60}};
            world.when("ada", SaveCampaign{campaign});
            world.clocks = &utc;
            world.when("ann", ClaimLead{A(1)});
            return world.ask("ann", StartCall{A(1), world.now});
        case Reason::wall_time_odd: {
            world.clocks = &utc;
            CompleteCall promise{A(1), call_back, "", {}, {}};
            promise.callback = NewCallback{
                .time = minutes(60), .wall_time = "half past nine", .zone = "Africa/Lagos"};
            return world.ask("ann", promise);
        }
        case Reason::rule_invalid:
            return save(with([](Campaign& c) { c.recycling = {{Code{}, 1, 1}}; }));
        default: return anns(TakeNext{client});
    }
}

Decision note_of_yesterday() {
    World world = desk_with({{"ann", 1}});
    world.when("ann", CompleteCall{A(1), success, "", {}, {}});
    world.now = minutes(24 * 60);
    world.when(clock_name, CloseDay{first_day});
    return world.ask("ann", NoteCall{C(1), "She rang again."});
}

Decision correction_of(Code outcome, Instant at) {
    World world = desk_with({{"ann", 1}});
    world.when("ann", CompleteCall{A(1), outcome, "", {}, {}});
    world.now = std::max(world.now, at);
    return world.ask("ann", CorrectOutcome{A(1), no_answer, "", {}, {}, {}});
}

Decision same_person_again() {
    World world = working_desk();
    world.when("mia", SaveList{{"more", client, "More clients"}});
    world.when("mia", ImportLeads{"more", new_leads(1, 1)});
    world.when("mia", AssignLeads{"clients", {"ann"}, 0, {L(1)}});
    return world.ask("mia", ReassignLeads{{L(21)}, "bob"});
}

Decision situation_of_lead(Reason reason) {
    switch (reason) {
        case Reason::lead_elsewhere: return same_person_again();
        case Reason::lead_unknown: return assign({"clients", {"ann"}, 0, {L(99)}});
        case Reason::lead_not_available:
            return after({}, "mia", AssignLeads{"clients", {"bob"}, 0, {L(1)}});
        case Reason::lead_repeated: return assign({"clients", {"ann"}, 0, {L(1), L(1)}});
        case Reason::phone_taken:
            return working_desk().ask("mia", EditLead{L(1), new_lead(2).phone, "", "", {}});
        case Reason::lead_do_not_call:
            return after({{"mia", SetDoNotCall{{L(5)}}}}, "mia", RestoreLeads{{L(5)}});
        case Reason::phone_do_not_call:
            return after({{"mia", EditLead{L(1), new_lead(1).phone, "", "", {}, "",
                                           std::vector<LabelledPhone>{{new_lead(60).phone, ""}}}},
                          {"mia", AddDoNotCall{{}, {new_lead(60).phone}, "", {}}},
                          {"ann", ClaimLead{A(1)}}},
                         "ann", StartCall{A(1), start, new_lead(60).phone});
        case Reason::status_not_dialled:
            return after({{"ada", SaveCampaign{with([](Campaign& c) {
                              c.dial_statuses = {no_answer};
                          })}}},
                         "mia", RestoreLeads{{L(5)}});
        default: return Events{};
    }
}

Decision situation_of_unplaced(Reason reason) {
    World world = desk_with({{"ann", 2}});
    switch (reason) {
        case Reason::not_own_work: return world.ask("mia", Recycle{}, start);
        case Reason::unplaced_full:
            for (std::size_t i = 0; i < unplaced_open_max; ++i) {
                world.when("ann", HandToManager{});
            }
            return world.ask("ann", HandToManager{});
        default: return world.ask("mia", DismissUnplaced{U(1), ""});
    }
}

Decision situation_of_chosen(Reason reason) {
    const CompleteCall done{A(1), success, "", {}, {}};
    switch (reason) {
        case Reason::nothing_chosen: return working_desk().ask("mia", RestoreLeads{});
        case Reason::call_unknown: return anns(ArchiveCalls{{C(1)}});
        case Reason::not_your_call: return after({{"ann", done}}, "bob", ArchiveCalls{{C(1)}});
        case Reason::import_unknown: return working_desk().ask("mia", UndoImport{{9}});
        case Reason::last_day_past:
            return working_desk().ask(
                "mia", AddDoNotCall{{}, {new_lead(1).phone}, "", previous(first_day)});
        default: return after({}, "mia", UndoImport{{1}});
    }
}

Decision situation_of_campaign(Reason reason) {
    switch (reason) {
        case Reason::outcome_code_missing:
            return save(with([](Campaign& c) { c.outcomes.push_back({.label = "Nameless"}); }));
        case Reason::outcome_repeated:
            return save(with([](Campaign& c) { c.outcomes.push_back(c.outcomes[0]); }));
        case Reason::outcome_in_use: return save(with([](Campaign& c) { c.outcomes.pop_back(); }));
        case Reason::outcome_missing: return save(with([](Campaign& c) { c.outcomes.clear(); }));
        case Reason::dial_status_not_dialable:
            return save(with([](Campaign& c) { c.dial_statuses = {status_callback_hold}; }));
        case Reason::notes_required:
            return after({{"mia", AssignLeads{"customers", {"ann"}, 1, {}}}}, "ann",
                         CompleteCall{A(3), resolved, " ", {}, {}});
        default:
            return after({{"ada", SaveUser{with([](User& u) { u.campaigns = {customer}; })}}},
                         "mia", AssignLeads{"clients", {"eve"}, 1, {}});
    }
}

// What a user, a name or a number may not be.
Decision situation_of_text(Reason reason) {
    switch (reason) {
        case Reason::desk_not_configured: return World().ask(clock_name, CloseDay{first_day});
        case Reason::name_missing: return save(with([](User& u) { u.name = ""; }));
        case Reason::text_too_long:
            return save(with([](User& u) { u.name = std::string(name_bytes_max + 1, 'n'); }));
        case Reason::id_invalid: return save(with([](User& u) { u.username = "Eve!"; }));
        case Reason::id_reserved: return save(with([](User& u) { u.username = clock_name; }));
        case Reason::number_out_of_range: return save(with([](User& u) { u.daily_target = -1; }));
        case Reason::too_many:
            return assign({"clients", {"ann"}, assign_leads_max + 1, {}});
        default: return Events{};
    }
}

// A reason without a case does not compile.
Decision situation_of(Reason reason) {
    const CompleteCall done{A(1), success, "", {}, {}};
    using enum Reason;
    switch (reason) {
        case not_allowed: return anns(Recycle{});
        case clock_only: return anns(CloseDay{first_day});
        case user_unknown: return working_desk().ask("zed", Recycle{});
        case user_inactive:
            return after({{"ada", SaveUser{with([](User& u) { u.active = false; })}}}, "eve", done);
        case desk_not_configured: case name_missing: case text_too_long: case id_invalid:
        case id_reserved: case number_out_of_range: case too_many: return situation_of_text(reason);
        case campaign_unknown: return save(List{"more", Code("absent"), "More"});
        case campaign_kind_fixed:
            return save(with([](Campaign& c) { c.kind = Kind::customer; }));
        case list_unknown: return assign({"absent", {"ann"}, 1, {}});
        case list_campaign_fixed: return save(List{"clients", customer, "Clients"});
        case outcome_code_missing: case outcome_repeated: case outcome_in_use: case outcome_missing:
        case dial_status_not_dialable: case notes_required: case agent_not_in_campaign:
        return situation_of_campaign(reason);
        case last_admin: return save(user("ada", Role::agent));
        case dial_address_invalid:
            return working_desk().ask(
                "ada", ConfigureDesk{{"Sunrise", "Etc/UTC", "NG", "javascript:{number}"}});
        case phone_missing:
            return working_desk().ask("mia", ImportLeads{"clients", {NewLead{}}});
        case nobody_to_assign_to: return assign({"clients", {}, 1, {}});
        case nothing_to_assign: return assign({"clients", {"ann"}, 0, {}});
        case not_an_agent: return assign({"clients", {"mia"}, 1, {}});
        case not_enough_leads: return assign({"clients", {"ann"}, 11, {}});
        case assignment_unknown: return anns(ClaimLead{A(9)});
        case not_your_number: return after({}, "bob", ClaimLead{A(1)});
        case number_taken_back: return after({{"mia", Recycle{}}}, "ann", ClaimLead{A(1)});
        case already_completed: return after({{"ann", done}}, "ann", ClaimLead{A(1)});
        case another_claim_open:
            return after({{"ann", ClaimLead{A(1)}}}, "ann", ClaimLead{A(2)});
        case not_claimed: return anns(StartCall{A(1), start});
        case claim_not_due: return by_the_clock(LapseClaim{A(1)}, 0);
        case outcome_unknown: return anns(CompleteCall{A(1), resolved, "", {}, {}});
        case outcome_retired: return anns(CompleteCall{A(1), old_outcome, "", {}, {}});
        case day_not_over: return by_the_clock(CloseDay{first_day}, 0);
        case earlier_day_open: return by_the_clock(CloseDay{next(first_day)}, 5);
        case nothing_chosen: case call_unknown: case not_your_call: case import_unknown:
        case import_touched: case last_day_past: return situation_of_chosen(reason);
        case lead_unknown: case lead_not_available: case lead_repeated: case phone_taken:
        case lead_elsewhere: case lead_do_not_call: case phone_do_not_call: case status_not_dialled:
        return situation_of_lead(reason);
        case callback_time_missing: case callback_not_expected: case callback_time_past:
        case callback_too_far: case may_not_keep_callbacks: case callback_not_open:
        case callback_not_due: case not_your_callback: case list_inactive: case callbacks_off:
        case callbacks_for_anyone: case callbacks_full: case callback_slot_odd:
        return situation_of_callback(reason);
        case pulling_not_allowed: case hopper_empty: case call_not_completed: case hours_closed:
        case closed_now: case wall_time_odd: case rule_invalid: return situation_of_hopper(reason);
        // The relay's sequencer says so, whatever the desk is like: tests/relay/sequencer_test.
        case number_reused: return Rejection{Reason::number_reused};
        case not_own_work: case unplaced_full: case unplaced_not_open:
        return situation_of_unplaced(reason);
        case call_archived: return note_of_yesterday();
        case correction_late: return correction_of(success, minutes(2));
        case do_not_call_stands: return correction_of(do_not_call, {});
    }
    return Events{};
}

TEST(EveryRejection, HasASituationThatLeadsToIt) {
    for (int i = 0; i <= static_cast<int>(last_reason); ++i) {
        const auto reason = static_cast<Reason>(i);
        const Decision decision = situation_of(reason);
        ASSERT_FALSE(decision) << code_of(reason) << " was not refused";
        EXPECT_EQ(code_of(decision.error().reason), code_of(reason));
    }
}

TEST(EveryRejection, HasACodeThatComesBackAndASentenceWithItsFacts) {
    for (int i = 0; i <= static_cast<int>(last_reason); ++i) {
        const auto reason = static_cast<Reason>(i);
        EXPECT_EQ(reason_from_code(code_of(reason)), reason);
        const std::string message = message_of(situation_of(reason).error());
        EXPECT_EQ(message.find('{'), std::string::npos) << message;
        EXPECT_EQ(message.back(), '.') << message;
        EXPECT_EQ(message.find("“”"), std::string::npos) << "no subject: " << message;
    }
    EXPECT_EQ(reason_from_code("no_such_reason"), std::nullopt);
}

TEST(EveryRejection, ASubjectThatLooksLikeAMarkIsLeftAlone) {
    EXPECT_EQ(message_of({Reason::list_unknown, "{number}", 7}),
              "There is no list “{number}”. Create it first.");
}

}  // namespace
}  // namespace recall::test
