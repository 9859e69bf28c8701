#include "tests/sim/workload.hpp"

#include "core/numbers.hpp"
#include "wire/protocol.hpp"

#include <array>

namespace recall::sim {

namespace {

constexpr Code client_campaign{"client"}, customer_campaign{"customer"};
const std::array<ListId, 3> list_ids{"clients", "customers", "others"};
const std::array<Username, 5> agent_names{"ann", "bob", "cid", "dee", "eve"};
const Username first_manager = "mia", second_manager = "max", admin_name = "ada";
// Off: the hub still sends an agent's numbers to one who has meanwhile become a manager, where
// core's view_of() leaves them out.
constexpr bool roles_change_with_numbers_in_hand = false;
constexpr std::uint64_t first_phone = 2'348'010'000'000;

Outcome outcome(Code code, const char* label) {
    Outcome made;
    made.code = code;
    made.label = label;
    return made;
}

std::vector<Outcome> outcomes_of(Kind kind) {
    if (kind == Kind::client) {
        Outcome no_answer = outcome(Code{"NA"}, "No answer");
        no_answer.dialable_again = true;
        Outcome never = outcome(Code{"DNC"}, "Never call");
        never.do_not_call = true;
        Outcome again = outcome(Code{"CALLBK"}, "Callback");
        again.callback = true;
        Outcome success = outcome(Code{"SUCCESS"}, "Success");
        success.success = true;
        return {success, no_answer, again, outcome(Code{"NI"}, "Not interested"), never};
    }
    Outcome resolved = outcome(Code{"RESOLVED"}, "Resolved");
    resolved.notes_required = true;
    Outcome again = outcome(Code{"AGAIN"}, "Follow-up");
    again.dialable_again = true;
    again.notes_required = true;
    return {resolved, again};
}

Campaign campaign(Code id, Kind kind) {
    Campaign made;
    made.id = id;
    made.name = id.text();
    made.kind = kind;
    made.outcomes = outcomes_of(kind);
    made.dial_statuses = {status_new, status_callback_due,
                          kind == Kind::client ? Code{"NA"} : Code{"AGAIN"}};
    made.claims_max = kind == Kind::client ? 1 : 2;
    made.agents_pull = kind == Kind::client;
    return made;
}

User person(const Username& name, Role role) {
    User made;
    made.username = name;
    made.name = name;
    made.role = role;
    made.campaigns = {client_campaign, customer_campaign};
    made.may_keep_callbacks = name != "cid";
    made.daily_target = 6;
    return made;
}

// Of one of the person's numbers, where there are several.
StartCall start_of(Tab& tab, const Assignment& chosen, Random& random) {
    const Lead* lead = tab.replica().view().lead(chosen.lead);
    if (!lead || !lead->numbers) return {chosen.id, tab.now()};
    return {chosen.id, tab.now(), random.pick(*lead->numbers).phone};
}

}  // namespace

NewLead made_up_lead(std::uint64_t number) {
    NewLead lead;
    lead.phone = {first_phone + number};
    lead.name = "Lead " + std::to_string(number);
    if (number % 3 == 0) lead.columns.add("City", "Lagos");
    if (number % 4 == 0) {
        lead.label = "Mobile";
        lead.further = {{{first_phone + number + 1000}, "Work"}, {{first_phone + 2000}, "Office"}};
    }
    return lead;
}

std::vector<Username> Workload::people(const Plan& plan) {
    std::vector<Username> all(agent_names.begin(), agent_names.begin() + plan.agents);
    all.insert(all.end(), {first_manager, second_manager, admin_name});
    return all;
}

std::vector<Command> Workload::opening(const Plan& plan) {
    Desk desk;
    desk.name = "A desk";
    desk.zone = plan.zone.name;
    desk.region = "NG";
    Campaign clients = campaign(client_campaign, Kind::client);
    if (plan.opens != plan.closes) clients.hours.rules = {{"", 1, 7, plan.opens, plan.closes}};
    std::vector<Command> commands{ConfigureDesk{desk}, SaveCampaign{clients},
                                  SaveCampaign{campaign(customer_campaign, Kind::customer)}};
    for (const Username& name : people(plan)) {
        const Role role = name == admin_name                                   ? Role::admin
                          : name == first_manager || name == second_manager ? Role::manager
                                                                              : Role::agent;
        commands.push_back(SaveUser{person(name, role)});
    }
    for (const ListId& id : list_ids) {
        List list;
        list.id = id;
        list.campaign = id == "customers" ? customer_campaign : client_campaign;
        list.name = id;
        commands.push_back(SaveList{list});
        ImportLeads import{id, {}};
        for (int i = 0; i < plan.leads; ++i) {
            import.leads.push_back(made_up_lead(static_cast<std::uint64_t>(i)));
        }
        commands.push_back(std::move(import));
    }
    return commands;
}

Workload::Workload(Surroundings& around, std::map<Username, Device*>& devices)
    : around_(around), devices_(devices), random_(around.weather.plan.seed, "workload") {}

void Workload::begin() {
    for (const auto& [user, device] : devices_) act(user);
}

// One deed of this user, and the next one in a while.
void Workload::act(const Username& user) {
    around_.world.after(random_.wait_ms(plan().pace_ms), [this, user] {
        if (is_over()) return;
        ++done_;
        if (plan().has(Deed::hostile) && random_.percent(12)) {
            be_hostile();
        } else if (Tab* tab = seat(user)) {
            const User* me = tab->replica().me();
            if (me && me->role == Role::agent)
                work(*tab);
            else if (me)
                lead_people(*tab);
        }
        act(user);
    });
}

// A tab that this user works in. Who finds the browser signed out, or another's, signs in where
// that is possible; sometimes somebody signs out.
Tab* Workload::seat(const Username& user) {
    Device& device = *devices_.at(user);
    const std::vector<Tab*> theirs = device.tabs_of(user), all = device.tabs();
    if (all.empty()) return nullptr;
    Tab& tab = *random_.pick(theirs.empty() ? all : theirs);
    if (tab.user() == user && tab.is_signed_in()) {
        if (!around_.weather.has(Fault::sign_outs) || !random_.percent(4)) return &tab;
        device.sign_out(tab);
        return nullptr;
    }
    // Whose session has ended may go on with what the tab shows.
    if (random_.percent(60)) (void)device.sign_in(tab, user);
    return tab.user() == user && tab.replica().has_rows() ? &tab : nullptr;
}

// ---- Agents

void Workload::complete(Tab& tab, const Assignment& assignment, bool with_start) {
    const Campaign* in = tab.replica().view().campaign(assignment.campaign);
    if (!in) return;
    const Outcome& outcome = random_.pick(in->outcomes);
    CompleteCall wish{assignment.id, outcome.code, "", {}, tab.now()};
    if (outcome.callback && random_.percent(95)) wish.callback = promise(tab);
    if (random_.percent(85)) wish.notes = "Note " + std::to_string(++notes_);
    if (with_start) wish.started_at = tab.now() + -random_.between(0, 10 * minute_ms);
    tab.give(wish);
}

// Soon mostly, so that many fall due while the desk is at work.
NewCallback Workload::promise(const Tab& tab) {
    NewCallback promised;
    promised.time =
        tab.now() + random_.between(-1, random_.percent(80) ? 4 : 60) * callback_slot_ms;
    promised.zone = plan().zone.name;
    if (random_.percent(50)) promised.recipient = Recipient::USERONLY;
    promised.comments = "Comment " + std::to_string(++notes_);
    return promised;
}

// The outcome of the call before was a slip of the finger.
void Workload::correct_last(Tab& tab) {
    const State& view = tab.replica().view();
    const auto& own = view.calls_of(tab.replica().user());
    const CompletedCall* last = own.empty() ? nullptr : view.call(*own.rbegin());
    const Campaign* in = last ? view.campaign(last->campaign) : nullptr;
    if (!in) return;
    const Outcome& outcome = random_.pick(in->outcomes);
    CorrectOutcome wish{last->assignment, outcome.code, last->notes, last->started_at,
                        last->completed_at, tab.now()};
    if (outcome.callback && random_.percent(95)) wish.callback = promise(tab);
    if (random_.percent(50)) wish.notes = "Note " + std::to_string(++notes_);
    tab.give(wish);
}

// Takes an own callback, or moves it.
void Workload::keep_promise(Tab& tab) {
    const auto& own = tab.replica().view().callbacks_of(tab.replica().user());
    if (own.empty()) return;
    const CallbackId id = random_.pick(own);
    if (random_.percent(60)) {
        tab.give(TakeCallback{id});
        return;
    }
    MoveCallback move{id, {}, {}, {}, {}, {}, {}};
    if (random_.percent(60)) move.time = promise(tab).time;
    if (random_.percent(40)) move.recipient = Recipient::ANYONE;
    tab.give(move);
}

void Workload::work(Tab& tab) {
    const Replica& replica = tab.replica();
    const State& view = replica.view();
    // The call went on while the number was taken back: its outcome is given all the same.
    if (plan().has(Deed::complete) && !replica.departed().empty() && random_.percent(20)) {
        return complete(tab, random_.pick(replica.departed()).assignment, true);
    }
    if (random_.percent(15)) keep_promise(tab);
    if (random_.percent(12)) tab.give(TakeNext{random_.percent(80) ? client_campaign
                                                                   : customer_campaign});
    if (plan().has(Deed::complete) && random_.percent(10)) correct_last(tab);
    const auto& own = view.assignments_of(replica.user());
    if (plan().has(Deed::choose) && !view.calls().empty() && random_.percent(5)) {
        tab.give(ArchiveCalls{{random_.pick(view.calls()).first}});
        return;
    }
    if (own.empty()) return;
    Assignment chosen = *view.assignment(random_.pick(own));
    for (const AssignmentId id : own) {  // mostly they stay with what they have begun
        if (view.assignment(id)->stage == Stage::claimed && random_.percent(80)) {
            chosen = *view.assignment(id);
        }
    }
    if (chosen.stage != Stage::claimed) {
        if (chosen.kind == Kind::customer && random_.percent(30))
            return complete(tab, chosen, true);
        tab.give(ClaimLead{chosen.id});
        if (!random_.percent(40)) return;
    }
    const std::int64_t dice = random_.between(0, 99);
    if (dice < 10 && plan().has(Deed::extend)) tab.give(ExtendClaim{chosen.id});
    else if (dice < 20 && plan().has(Deed::release)) tab.give(ReleaseClaim{chosen.id});
    else if (dice < 45 && plan().has(Deed::start)) tab.give(start_of(tab, chosen, random_));
    else if (dice < 50) {  // an outcome of another campaign
        tab.give(CompleteCall{chosen.id, Code{"NONE"}, "", {}, {}});
    } else {
        complete(tab, chosen, random_.percent(60));
    }
}

// ---- Managers and admins

void Workload::lead_people(Tab& tab) {
    const bool is_admin = tab.replica().me()->role == Role::admin;
    if (is_admin && random_.percent(60)) {
        if (random_.percent(50)) {
            if (plan().has(Deed::settings)) settle(tab);
        } else {
            change_person(tab);
        }
        return;
    }
    const std::int64_t dice = random_.between(0, 99);
    if (dice < 10 && plan().has(Deed::recycle)) {
        Recycle scope;
        if (random_.percent(60)) scope.agent = random_.pick(agent_names);
        if (random_.percent(30)) scope.kind = Kind::client;
        tab.give(scope);
    } else if (dice < 16 && plan().has(Deed::archive)) {
        tab.give(ArchiveCompleted{});
    } else if (dice < 26 && plan().has(Deed::import)) {
        ImportLeads import{random_.pick(list_ids), {}};
        for (std::int64_t i = random_.between(1, 8); i > 0; --i) {
            // Some of them stand in the list already.
            const bool known = random_.percent(30);
            import.leads.push_back(made_up_lead(known ? phones_ / 2 : 10'000 + phones_++));
        }
        tab.give(std::move(import));
    } else if (dice < 40 && plan().has(Deed::choose)) {
        tab.give(about_chosen());
    } else {
        AssignLeads assign{random_.pick(list_ids), {}, random_.between(1, 8), {}};
        if (random_.percent(15)) assign.filter.attempts_max = 0;
        if (random_.percent(15)) assign.filter.text = "1";
        if (plan().big_desk) assign.count = random_.between(100, 400);
        for (int i = 0; i < plan().agents; ++i) {
            const Username& name = agent_names.at(static_cast<std::size_t>(i));
            if (random_.percent(50)) assign.agents.push_back(name);
        }
        if (random_.percent(10))
            assign.leads = {{static_cast<std::uint64_t>(random_.between(1, 90))}};
        tab.give(std::move(assign));
    }
}

std::vector<Phone> Workload::some_phones() {
    std::vector<Phone> phones;
    for (int i = 0; i < 3; ++i) {
        const NewLead lead = made_up_lead(static_cast<std::uint64_t>(random_.between(1, 90)));
        phones.push_back(random_.pick(phones_of(lead)));
    }
    return phones;
}

Code Workload::some_scope() { return random_.percent(50) ? Code{} : client_campaign; }

// What managers do to leads, calls and imports they picked from a table.
Command Workload::about_chosen() {
    const auto lead = [this] { return LeadId{static_cast<std::uint64_t>(random_.between(1, 90))}; };
    switch (random_.between(0, 11)) {
        case 11: {
            const int now = plan().zone.minute_at(around_.relay.clock());
            const auto soon = static_cast<int>(random_.between(0, 30));
            const Code campaign = random_.percent(70) ? client_campaign : customer_campaign;
            return PlanNumbers{campaign, std::min(now + soon, minutes_a_day - 1)};
        }
        case 9: return AddDoNotCall{some_scope(), some_phones(), "asked us to",
                                    random_.percent(50) ? plan().zone.day_at(around_.relay.clock())
                                                        : Day{}};
        case 10: {
            RemoveDoNotCall remove;
            for (const Phone phone : some_phones()) remove.numbers.push_back({some_scope(), phone});
            return remove;
        }
        case 8: return ResetList{random_.pick(list_ids)};
        case 0: {
            const NewLead data = made_up_lead(static_cast<std::uint64_t>(random_.between(1, 90)));
            EditLead edit{lead(), data.phone, data.name, data.zone, data.columns, data.label, {}};
            if (random_.percent(50)) edit.further = data.further;
            return edit;
        }
        case 1: return SetDoNotCall{{lead(), lead()}, random_.percent(60)};
        case 2: return RestoreLeads{{lead()}};
        case 3: return ReassignLeads{{lead(), lead()}, random_.pick(agent_names)};
        case 4: return HandOn{random_.pick(agent_names), random_.pick(agent_names)};
        case 5: return ArchiveCalls{{{static_cast<std::uint64_t>(random_.between(1, 40))}}};
        case 6: return Recycle{{}, {}, {some_assignment(), some_assignment()}};
        default: return UndoImport{{static_cast<std::uint64_t>(random_.between(1, 20))}};
    }
}

// Campaigns and lists as an admin changes them in the middle of the day.
void Workload::settle(Tab& tab) {
    const State& view = tab.replica().view();
    if (view.campaigns().empty() || view.lists().empty()) return;
    if (random_.percent(40)) {
        List list = random_.pick(view.lists()).second;
        list.active = !list.active || random_.percent(50);
        const Day today = plan().zone.day_at(tab.now());
        list.expires = {};
        if (random_.percent(30)) {
            list.expires = {today.number + static_cast<std::int32_t>(random_.between(-1, 2))};
        }
        tab.give(SaveList{list});
        return;
    }
    Campaign changed = random_.pick(view.campaigns()).second;
    switch (random_.between(0, 6)) {
        case 4: changed.agents_pull = !changed.agents_pull || random_.percent(70); break;
        case 5: changed.only_since_reset = random_.percent(20); break;
        case 6:
            changed.recycling.clear();
            if (random_.percent(60)) {
                changed.recycling.push_back({changed.kind == Kind::client ? Code{"NA"}
                                                                          : Code{"AGAIN"},
                                             static_cast<int>(random_.between(0, 90)),
                                             static_cast<int>(random_.between(0, 4))});
            }
            break;
        case 0: changed.active = !changed.active || random_.percent(60); break;
        case 1: changed.claim_minutes = static_cast<int>(random_.between(1, 60)); break;
        case 2: changed.outcomes.back().retired = !changed.outcomes.back().retired; break;
        default: changed.claims_max = static_cast<int>(random_.between(0, 3)); break;
    }
    tab.give(SaveCampaign{changed});
}

void Workload::change_person(Tab& tab) {
    const User* known = tab.replica().view().user(random_.pick(agent_names));
    if (!known) return;
    User changed = *known;
    const std::int64_t dice = random_.between(0, 99);
    if (dice < 30 && plan().has(Deed::roles) && roles_change_with_numbers_in_hand) {
        changed.role = changed.role == Role::agent ? Role::manager : Role::agent;
    } else if (dice < 60 && plan().has(Deed::settings)) {
        changed.active = !changed.active;
    } else if (dice < 80 && plan().has(Deed::settings)) {
        if (changed.campaigns.size() > 1) changed.campaigns.pop_back();
        else changed.campaigns = {client_campaign, customer_campaign};
    } else {
        changed.daily_target = static_cast<int>(random_.between(-1, 30));
    }
    tab.give(SaveUser{changed});
}

// ---- The hostile, who use the HTTP interface

AssignmentId Workload::some_assignment() {
    // Some that are not there yet, too.
    const auto next = around_.relay.is_up() ? around_.relay.state().counters().next_assignment.value
                                            : 10;
    return {static_cast<std::uint64_t>(random_.between(1, static_cast<std::int64_t>(next) + 2))};
}

CallbackId Workload::some_callback() {
    const auto next =
        around_.relay.is_up() ? around_.relay.state().counters().next_callback.value : 10;
    return {static_cast<std::uint64_t>(random_.between(1, static_cast<std::int64_t>(next) + 1))};
}

Command Workload::nonsense() {
    const AssignmentId assignment = some_assignment();
    switch (random_.between(0, 19)) {
        case 0: return ClaimLead{assignment};
        case 1: return ExtendClaim{assignment};
        case 2: return ReleaseClaim{assignment};
        case 3:
            return StartCall{assignment,
                             around_.relay.clock() + random_.between(-9, 9) * minute_ms};
        case 4: return CompleteCall{assignment, Code{"SUCCESS"}, "by stealth", {}, {}};
        case 5: return LapseClaim{assignment};
        case 6: return CloseDay{plan().zone.day_at(around_.relay.clock())};
        case 7: return AssignLeads{random_.pick(list_ids), {"nobody"}, 1, {}};
        case 8: return AssignLeads{random_.pick(list_ids), {agent_names.front()}, 100'000, {}};
        case 9: return Recycle{"nobody", std::nullopt};
        case 10: return ImportLeads{"no list", {made_up_lead(1)}};
        case 11: return TakeCallback{some_callback()};
        case 12: return MoveCallback{some_callback(), {}, {}, {}, Recipient::USERONLY,
                                     agent_names.front(), {}};
        case 13: return CancelCallback{some_callback(), "by stealth"};
        case 14: return ReleaseCallback{some_callback()};
        case 15: return TakeNext{client_campaign};
        case 16: return EndWaits{};
        case 17: return ReleaseCallbacks{{some_callback(), some_callback()}};
        case 18: return OpenCallback{some_callback()};
        default: return SaveUser{person(admin_name, Role::agent)};
    }
}

void Workload::be_hostile() {
    if (!answered_.empty() && random_.percent(40)) {
        around_.counters.saw("an old command sent again");
        return submit(random_.pick(answered_));
    }
    const std::vector<Username> all = people(plan());
    const Username by = random_.percent(5) ? "zed" : random_.pick(all);
    submit({by, "api", ++numbers_[by], nonsense()});
}

void Workload::submit(const Submission& submission) {
    around_.relay.submit(submission, [this, submission](const SubmissionResult& result) {
        if (!result) return;
        const auto& rejection = result.value().answer.rejection;
        around_.laws.on_answer({submission.by, submission.client}, submission.number,
                               rejection ? std::optional(to_wire(*rejection)) : std::nullopt);
        answered_.push_back(submission);
    });
}

}  // namespace recall::sim
