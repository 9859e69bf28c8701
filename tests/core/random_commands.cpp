#include "tests/core/random_commands.hpp"

#include "core/ensure.hpp"
#include "core/numbers.hpp"
#include "core/rules.hpp"
#include "tests/core/given.hpp"

#include <functional>
#include <initializer_list>
#include <iterator>

namespace recall::test {

std::uint64_t Dice::next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

std::uint64_t Dice::below(std::uint64_t count) { return count == 0 ? 0 : next() % count; }

namespace {

// What may happen, and how often: `weight` times in as many as all weights together.
template <typename Made>
struct Chance {
    std::uint64_t weight;
    std::function<Made()> make;
};

template <typename Made>
Made one_of(Dice& dice, std::initializer_list<Chance<Made>> chances) {
    std::uint64_t all = 0;
    for (const Chance<Made>& chance : chances) all += chance.weight;
    std::uint64_t left = dice.below(all);
    for (const Chance<Made>& chance : chances) {
        if (left < chance.weight) return chance.make();
        left -= chance.weight;
    }
    ensure(false);
    return {};
}

template <typename Map>
auto any_of(Dice& dice, const Map& map) {
    auto at = map.begin();
    std::advance(at, dice.below(map.size()));
    return *at;
}

class Wisher {
public:
    Wisher(Dice& dice, const Scene& scene) : dice_(dice), scene_(scene), state_(scene.state) {}

    Wish wish() {
        Wish wish = sensible();
        if (dice_.in(6)) wish.by = anybody();
        return wish;
    }

private:
    Wish sensible() {
        const auto due_now = due(state_, scene_.now, scene_.today, 3);
        if (!due_now.empty() && dice_.in(30)) {
            const Command& chosen = due_now[dice_.below(due_now.size())];
            // One by one, as records of older versions have it.
            const auto* release = std::get_if<ReleaseCallbacks>(&chosen);
            if (release && dice_.in(40)) {
                return {clock_name, ReleaseCallback{release->callbacks.front()}};
            }
            return {clock_name, chosen};
        }
        return one_of<Wish>({
            {8, [&] { return settings(); }},
            {3, [&] { return import(); }},
            {17, [&] { return assign(); }},
            {40, [&] { return work(); }},
            {5, [&] { return Wish{agent(), TakeNext{dice_.in(70) ? client : customer}}; }},
            {1, [&] { return Wish{manager(), ResetList{any_list()}}; }},
            {10, [&] { return callbacks(); }},
            {8, [&] { return dice_.in(25) ? unplaced() : chosen(); }},
            {3, [&] { return dice_.in(50) ? plan() : note(); }},
            {4, [&] { return Wish{manager(), recycle()}; }},
            {1, [&] { return Wish{manager(), ArchiveCompleted{}}; }},
            {1, [&] { return clocks(); }},
            {2, [&] { return Wish{clock_name, CloseDay{day_near()}}; }},
        });
    }
    template <typename Made>
    Made one_of(std::initializer_list<Chance<Made>> chances) {
        return test::one_of(dice_, chances);
    }

    // ---- Who

    Username anybody() {
        static const std::vector<Username> others{clock_name, operator_name, "nobody"};
        if (state_.users().empty() || dice_.in(20)) return others[dice_.below(others.size())];
        return any_of(dice_, state_.users()).first;
    }
    Username of_role(Role role, const Username& otherwise) {
        std::vector<Username> found;
        for (const auto& [name, user] : state_.users()) {
            if (user.role == role) found.push_back(name);
        }
        return found.empty() ? otherwise : found[dice_.below(found.size())];
    }
    Username agent() { return of_role(Role::agent, "nobody"); }
    Username manager() { return of_role(Role::manager, operator_name); }
    Username admin() { return of_role(Role::admin, operator_name); }

    // ---- What

    AssignmentId any_assignment() {
        return {1 + dice_.below(state_.counters().next_assignment.value + 1)};
    }
    ListId any_list() {
        if (state_.lists().empty() || dice_.in(3)) return "absent";
        return any_of(dice_, state_.lists()).first;
    }

    Day day_near() {
        return {scene_.today.number + static_cast<std::int32_t>(dice_.below(4)) - 2};
    }

    // Now and then at once, as the next day's.
    Wish plan() {
        const Code campaign = dice_.in(70) ? client : customer;
        if (dice_.in(30)) return {clock_name, GivePlanned{campaign}};
        if (dice_.in(20)) return {manager(), PlanNumbers{campaign, std::nullopt}};
        return {manager(), PlanNumbers{campaign, static_cast<int>(dice_.below(1500))}};
    }
    Wish note() {
        const CallId call{1 + dice_.below(state_.counters().next_call.value + 1)};
        return {dice_.in(50) ? agent() : manager(),
                NoteCall{call, dice_.in(80) ? "She rang again." : "", dice_.in(40)}};
    }

    Wish clocks() {
        if (dice_.in(40)) return {clock_name, EndWaits{}};
        if (dice_.in(5)) return {clock_name, TurnClockBack{}};
        if (dice_.in(20)) return {clock_name, EndDoNotCall{}};
        return {clock_name, LapseClaim{any_assignment()}};
    }
    Wish settings() {
        return one_of<Wish>({
            {1, [&] { return Wish{admin(), ConfigureDesk{changed_desk()}}; }},
            {3, [&] { return Wish{admin(), SaveUser{changed_user()}}; }},
            {2, [&] { return Wish{admin(), SaveCampaign{changed_campaign()}}; }},
            {2, [&] { return Wish{manager(), SaveList{changed_list()}}; }},
        });
    }
    Desk changed_desk() {
        Desk desk = state_.desk();
        if (dice_.in(50)) desk.name = "Desk " + std::to_string(dice_.below(3));
        if (dice_.in(10)) desk.zone.clear();
        if (dice_.in(30)) desk.one_per_person = !desk.one_per_person;
        return desk;
    }
    User changed_user() {
        static const std::vector<Username> names{"ann", "bob", "cid", "dan", "mia", "ada", "Bad!"};
        const Username name = names[dice_.below(names.size())];
        const User* known = state_.user(name);
        User changed = known ? *known : user(name, Role::agent);
        changed.active = dice_.in(85);
        if (dice_.in(15)) changed.role = static_cast<Role>(dice_.below(3));
        if (dice_.in(30)) changed.campaigns = {dice_.in(50) ? client : customer};
        if (dice_.in(50)) changed.campaigns = {client, customer};
        changed.may_keep_callbacks = dice_.in(70);
        changed.may_set_callbacks = dice_.in(95);
        if (dice_.in(20)) changed.daily_target = static_cast<int>(dice_.below(50));
        return changed;
    }
    Campaign changed_campaign() {
        if (state_.campaigns().empty()) return client_campaign();
        Campaign changed = any_of(dice_, state_.campaigns()).second;
        changed.active = dice_.in(80);
        changed.claims_max = 1 + static_cast<int>(dice_.below(3));
        changed.claim_minutes = static_cast<int>(dice_.below(60));
        changed.agents_pull = dice_.in(80);
        changed.only_since_reset = dice_.in(15);
        changed.pool_order = static_cast<PoolOrder>(dice_.below(3));
        changed.recycling.clear();
        if (dice_.in(50)) {
            changed.recycling.push_back({dice_.in(50) ? no_answer : follow_up,
                                         static_cast<int>(dice_.below(120)),
                                         static_cast<int>(dice_.below(5))});
        }
        if (dice_.in(20)) changed.dial_statuses = {status_new};
        else changed.dial_statuses = default_of(changed).dial_statuses;
        if (dice_.in(10)) changed.outcomes[dice_.below(changed.outcomes.size())].retired ^= true;
        if (dice_.in(5)) changed.outcomes.pop_back();
        changed.callbacks = callback_rules();
        changed.hours = calling_hours();
        changed.closed_calls = static_cast<ClosedCalls>(dice_.below(3));
        return changed;
    }
    CallingHours calling_hours() {
        if (dice_.in(60)) return {};
        CallingHours hours{{{"", 1, 7, 8 * 60, 20 * 60}}, {}};
        if (dice_.in(30)) hours.rules.push_back({"Africa/", 1, 5, 0, 12 * 60});
        if (dice_.in(5)) hours.rules.back().closes = 0;
        if (dice_.in(10)) hours.holidays.push_back({scene_.today});
        return hours;
    }
    CallbackRules callback_rules() {
        CallbackRules rules;
        rules.agents_may_set = dice_.in(95);
        rules.agents_may_keep = dice_.in(90);
        rules.slot_minutes = 15 << dice_.below(dice_.in(10) ? 4 : 3);
        rules.kept_max = dice_.in(30) ? static_cast<int>(dice_.below(3)) : 0;
        rules.to_anyone_minutes = dice_.in(60) ? static_cast<int>(dice_.below(180)) : 0;
        rules.retries_max = static_cast<int>(dice_.below(3));
        rules.retry_minutes = static_cast<int>(dice_.below(dice_.in(50) ? 90 : 1));
        return rules;
    }
    static Campaign default_of(const Campaign& campaign) {
        return campaign.kind == Kind::client ? client_campaign() : customer_campaign();
    }
    List changed_list() {
        List list{"list" + std::to_string(dice_.below(4)), dice_.in(50) ? client : customer, "L"};
        if (const List* known = state_.list(list.id); known && dice_.in(80)) list = *known;
        if (!state_.lists().empty() && dice_.in(40)) list = any_of(dice_, state_.lists()).second;
        list.active = dice_.in(80);
        if (dice_.in(20)) {
            list.expires = Day{scene_.today.number + static_cast<std::int32_t>(dice_.below(4)) - 1};
        }
        if (dice_.in(50)) list.expires = {};
        return list;
    }

    Wish import() {
        std::vector<NewLead> leads = new_leads(dice_.below(60), 1 + dice_.below(8));
        if (dice_.in(10)) leads.back().phone = {};
        for (NewLead& lead : leads) {
            while (dice_.in(25)) lead.further.push_back(further_number());
        }
        const ImportId before{dice_.below(state_.counters().next_import.value)};
        return {manager(), ImportLeads{any_list(), std::move(leads), "Okon's clients.csv",
                                       dice_.in(30) ? before : ImportId{}}};
    }
    // Leads, calls and imports picked one by one, as from a table on the screen.
    Wish chosen() {
        return one_of<Wish>({
            {2, [&] { return Wish{manager(), edit()}; }},
            {1, [&] { return Wish{manager(), SetDoNotCall{some_leads(), dice_.in(50)}}; }},
            {2, [&] { return Wish{manager(), RestoreLeads{some_leads()}}; }},
            {1, [&] { return Wish{manager(), ReassignLeads{some_leads(), agent()}}; }},
            {1, [&] { return Wish{manager(), HandOn{agent(), agent()}}; }},
            {1, [&] { return archive(); }},
            {1, [&] { return Wish{manager(), UndoImport{any_import()}}; }},
            {1, [&] { return Wish{manager(), bar()}; }},
            {1, [&] { return Wish{manager(), unbar()}; }},
        });
    }
    ImportId any_import() { return {1 + dice_.below(state_.counters().next_import.value)}; }
    // Of numbers that stand in a list, mostly.
    Phone any_phone() {
        if (state_.leads().empty() || dice_.in(10)) return new_leads(dice_.below(60), 1)[0].phone;
        return any_of(dice_, phones_of(any_of(dice_, state_.leads()).second));
    }
    // Often one that others have, as a family or a firm has.
    LabelledPhone further_number() {
        static const std::vector<std::string> labels{"", "Mobile", "Work"};
        return {new_lead(dice_.below(60)).phone, labels[dice_.below(labels.size())]};
    }
    Code any_scope() { return dice_.in(50) ? Code{} : any_of(dice_, state_.campaigns()).first; }
    AddDoNotCall bar() {
        const Day last{scene_.today.number + static_cast<std::int32_t>(dice_.below(4)) - 1};
        return {any_scope(), {any_phone(), any_phone()}, dice_.in(50) ? "asked" : "",
                dice_.in(50) ? last : Day{}};
    }
    RemoveDoNotCall unbar() {
        if (state_.do_not_calls().empty()) return {{{any_scope(), any_phone()}}};
        return {{any_of(dice_, state_.do_not_calls()).first, {any_scope(), any_phone()}}};
    }
    LeadId any_lead() {
        if (state_.leads().empty() || dice_.in(3)) return state_.counters().next_lead;
        return any_of(dice_, state_.leads()).first;
    }
    std::vector<LeadId> some_leads() {
        std::vector<LeadId> leads;
        for (std::uint64_t i = dice_.below(3); i > 0; --i) leads.push_back(any_lead());
        if (leads.empty() || dice_.in(80)) leads.push_back(any_lead());
        return leads;
    }
    EditLead edit() {
        const NewLead data = new_lead(dice_.below(80));
        EditLead edit{any_lead(), data.phone, data.name, data.zone, data.columns};
        if (dice_.in(50)) edit.further.emplace();
        while (edit.further && dice_.in(50)) edit.further->push_back(further_number());
        return edit;
    }
    Wish archive() {
        ArchiveCalls command;
        for (std::uint64_t i = 0; i <= dice_.below(3); ++i) {
            command.calls.push_back({dice_.below(state_.counters().next_call.value + 1)});
        }
        if (state_.calls().empty() || dice_.in(20)) return {manager(), command};
        const auto& [id, call] = any_of(dice_, state_.calls());
        return {call.agent, ArchiveCalls{{id}}};
    }
    Wish assign() {
        AssignLeads command{any_list(), {}, 0, {}};
        for (std::uint64_t i = 0; i <= dice_.below(3); ++i) command.agents.push_back(agent());
        const auto& pool = state_.pool(command.list);
        if (dice_.in(60)) {
            command.count = 1 + static_cast<std::int64_t>(dice_.below(5));
            if (dice_.in(20)) command.filter.status = status_new;
            if (dice_.in(20)) command.filter.attempts_max = static_cast<int>(dice_.below(3));
            if (dice_.in(20)) command.filter.text = std::to_string(dice_.below(10));
        } else {
            for (std::uint64_t i = 0; i <= dice_.below(3) && !pool.empty(); ++i) {
                command.leads.push_back(any_of(dice_, pool).lead);
            }
            if (dice_.in(15)) command.leads.push_back({1 + dice_.below(30)});
        }
        return {manager(), command};
    }
    Recycle recycle() {
        Recycle scope;
        if (dice_.in(60)) scope.agent = agent();
        if (dice_.in(40)) scope.kind = dice_.in(50) ? Kind::client : Kind::customer;
        for (std::uint64_t i = dice_.below(4); i > 0; --i) {
            scope.assignments.push_back(any_assignment());
        }
        return scope;
    }

    // An agent's work: on an own number mostly, on one that was theirs now and then.
    Wish work() {
        const bool late = dice_.in(15) && !scene_.ended.empty();
        Assignment chosen;
        chosen.id = any_assignment();
        chosen.agent = agent();
        if (late) chosen = any_of(dice_, scene_.ended).second;
        else if (!state_.assignments().empty()) chosen = any_of(dice_, state_.assignments()).second;
        Wish wish{dice_.in(95) ? chosen.agent : agent(), work_on(chosen)};
        if (dice_.in(10)) wish.handed_in = evidence();
        return wish;
    }
    // What an agent hands over, and what managers make of it.
    Wish unplaced() {
        if (state_.unplaced().empty() || dice_.in(25)) return {agent(), HandToManager{typed()}};
        const Unplaced& item = any_of(dice_, state_.unplaced()).second;
        return one_of<Wish>({
            {50, [&] { return Wish{manager(), placed(item.id)}; }},
            {25, [&] { return Wish{manager(), handed(item.id)}; }},
            {25, [&] { return Wish{manager(), dismissed(item.id)}; }},
        });
    }
    PlaceUnplaced placed(UnplacedId item) {
        return {item, any_lead(), dice_.in(50) ? no_answer : Code{}};
    }
    HandUnplaced handed(UnplacedId item) {
        return {item, agent(), dice_.in(70) ? any_lead() : LeadId{}};
    }
    DismissUnplaced dismissed(UnplacedId item) {
        return {item, dice_.in(50) ? "Okafor's twice" : ""};
    }
    HandedWork typed() {
        HandedWork work{.command = "CompleteCall",
                        .wished_at = evidence(),
                        .assignment = any_assignment(),
                        .outcome = dice_.in(50) ? follow_up : no_answer,
                        .notes = "Okafor rang.",
                        .ended_at = evidence()};
        if (dice_.in(50)) work.lead = any_lead();
        if (dice_.in(40)) work.callback = promise();
        return work;
    }
    Command work_on(const Assignment& chosen) {
        const AssignmentId id = chosen.id;
        if (!is_open(chosen.stage) && dice_.in(70)) return complete(chosen);
        if (chosen.stage == Stage::assigned && dice_.in(45)) return ClaimLead{id};
        return one_of<Command>({
            {15, [&] { return ClaimLead{id}; }},
            {7, [&] { return ExtendClaim{id}; }},
            {8, [&] { return ReleaseClaim{id}; }},
            {20, [&] { return StartCall{id, evidence(), {}, why_now()}; }},
            {5, [&] { return StartCall{id, evidence(), any_phone()}; }},
            {45, [&] { return complete(chosen); }},
            {12, [&] { return correct(chosen); }},
        });
    }
    std::string why_now() { return dice_.in(20) ? "she works at night" : ""; }
    CompleteCall complete(const Assignment& chosen) {
        static const std::vector<std::string> notes{"", " ", "Called.", "Wants an offer."};
        CompleteCall command{chosen.id, no_answer, notes[dice_.below(notes.size())], {}, {}};
        const Campaign* campaign = state_.campaign(chosen.campaign);
        if (campaign && dice_.in(92)) {
            command.outcome = campaign->outcomes[dice_.below(campaign->outcomes.size())].code;
        }
        if (chosen.kind == Kind::customer && dice_.in(80)) command.notes = "Done.";
        const Outcome* outcome = campaign ? outcome_of(*campaign, command.outcome) : nullptr;
        if ((outcome && outcome->callback) != dice_.in(4)) command.callback = promise();
        if (dice_.in(60)) command.started_at = evidence();
        if (dice_.in(60)) command.ended_at = evidence();
        return command;
    }
    // Mostly one that was completed a moment ago.
    CorrectOutcome correct(const Assignment& chosen) {
        Assignment number = chosen;
        const auto& own = state_.calls_of(chosen.agent);
        if (!own.empty() && dice_.in(90)) {
            const CompletedCall& last = *state_.call(*own.rbegin());
            number = {.id = last.assignment, .campaign = last.campaign, .kind = last.kind};
        }
        const CompleteCall call = complete(number);
        return {call.assignment, call.outcome, call.notes,   call.started_at,
                call.ended_at,   evidence(),   call.callback};
    }
    static std::string in_lagos(Instant at) {
        static const FixedClocks clocks{{{"Africa/Lagos", 60}}};
        return to_text(*clocks.local_time(at, "Africa/Lagos"));
    }
    // Within two days mostly; now and then too early or too late.
    NewCallback promise() {
        NewCallback promised;
        const auto slots = static_cast<std::int64_t>(dice_.below(dice_.in(3) ? 20'000 : 50));
        promised.time = scene_.now + (slots - (dice_.in(10) ? 4 : 0)) * callback_slot_ms;
        promised.zone = "Africa/Lagos";
        promised.wall_time = in_lagos(dice_.in(5) ? scene_.now : promised.time);
        if (dice_.in(40)) promised.recipient = Recipient::USERONLY;
        if (dice_.in(50)) promised.comments = "Okafor rings";
        return promised;
    }
    Wish callbacks() {
        const auto id = CallbackId{1 + dice_.below(state_.counters().next_callback.value + 1)};
        const Callback* known = state_.callback(id);
        if (!known && !state_.callbacks().empty() && dice_.in(90)) {
            known = &any_open_callback();
        }
        const CallbackId callback = known ? known->id : id;
        const Username owner = known ? known->user : agent();
        const bool released = known && known->status == CallbackStatus::LIVE;
        return one_of<Wish>({
            {45, [&] { return Wish{released ? agent() : owner, TakeCallback{callback}}; }},
            {30, [&] { return Wish{dice_.in(50) ? owner : manager(), moved(callback)}; }},
            {10, [&] { return Wish{manager(), cancelled(callback)}; }},
            {5, [&] { return Wish{clock_name, OpenCallback{callback}}; }},
            {3, [&] { return Wish{clock_name, ReleaseCallbacks{{callback, id}}}; }},
            {7, [&] { return Wish{clock_name, ReleaseCallback{callback}}; }},
        });
    }
    CancelCallback cancelled(CallbackId callback) {
        return {callback, dice_.in(50) ? "Moved." : ""};
    }
    const Callback& any_open_callback() {
        auto at = state_.callbacks().begin();
        std::advance(at, dice_.below(state_.callbacks().size()));
        return at->second;
    }
    MoveCallback moved(CallbackId callback) {
        MoveCallback command{callback, {}, {}, {}, {}, {}, {}};
        if (dice_.in(60)) {
            const NewCallback promised = promise();
            command.time = promised.time;
            command.wall_time = promised.wall_time;
            command.zone = promised.zone;
        }
        if (dice_.in(40)) {
            command.recipient = dice_.in(50) ? Recipient::USERONLY : Recipient::ANYONE;
        }
        if (dice_.in(20)) command.user = agent();
        if (dice_.in(20)) command.comments = "Later.";
        return command;
    }
    // A tab's clock: minutes or a day slow, or fast; now and then hours or days.
    Instant evidence() {
        static const std::int64_t hours_off[] = {-72, -3, 3, 72};
        if (dice_.in(8)) return scene_.now + hours_off[dice_.below(4)] * 60 * minute_ms;
        const auto back = static_cast<std::int64_t>(dice_.below(dice_.in(10) ? 2000 : 60));
        return scene_.now + (20 - back) * minute_ms;
    }

    Dice& dice_;
    const Scene& scene_;
    const State& state_;
};

}  // namespace

std::int64_t random_wait_ms(Dice& dice) {
    const auto upto = [&](std::uint64_t most) {
        return static_cast<std::int64_t>(dice.below(most)) * minute_ms;
    };
    return one_of<std::int64_t>(dice, {
        {30, [] { return 0; }},
        {55, [&] { return upto(6); }},
        {12, [&] { return upto(60); }},
        {3, [&] { return upto(40 * 60); }},
    });
}

Wish random_wish(Dice& dice, const Scene& scene) { return Wisher(dice, scene).wish(); }

}  // namespace recall::test
