#include "tests/sim/oracle.hpp"

#include "core/request.hpp"

#include <algorithm>

namespace recall::sim {

namespace {

template <typename Id>
std::string text(const char* what, Id id) {
    return std::string(what) + ' ' + std::to_string(id.value);
}

bool contains(const std::vector<Code>& codes, Code code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

void Oracle::law(bool holds, const std::string& sentence) {
    if (!holds && broken_.empty()) broken_ = sentence;
}

std::string Oracle::feed(const Record& record) {
    if (record.rejection) {
        law(record.events.empty(), "a rejected command had consequences");
    } else {
        check_role(record);
    }
    for (const Event& event : record.events) {
        std::visit([&](const auto& e) { take(record, e); }, event);
    }
    if (broken_.empty()) return {};
    return "record " + std::to_string(record.seq) + " (" + record.command + "): " + broken_;
}

// Written from the seeds, not from the table in decide.cpp.
void Oracle::check_role(const Record& record) {
    static const std::set<std::string> of_agents{"ClaimLead", "ExtendClaim", "ReleaseClaim",
                                                 "StartCall", "CompleteCall", "TakeCallback",
                                                 "TakeNext", "CorrectOutcome"};
    if (record.command == "ArchiveCalls") return;   // everybody's; whose calls, take() asks
    if (record.command == "HandToManager") return;  // everybody's
    static const std::set<std::string> of_admins{"ConfigureDesk", "SaveUser", "SaveCampaign"};
    static const std::set<std::string> of_clock{"LapseClaim",       "CloseDay",
                                                "ReleaseCallback",  "EndWaits", "TurnClockBack",
                                                "ReleaseCallbacks", "OpenCallback",
                                                "EndDoNotCall",     "GivePlanned"};
    static const std::set<std::string> of_both{"MoveCallback"};
    const bool for_clock = of_clock.contains(record.command);
    law(for_clock == (record.by == clock_name), record.by + " did what is not theirs to do");
    if (record.by == clock_name) return;
    if (record.by == operator_name) {
        return law(!of_agents.contains(record.command), "the operator did an agent's work");
    }
    const auto user = users_.find(record.by);
    law(user != users_.end() && user->second.active, record.by + " may do nothing");
    if (user == users_.end()) return;
    const Role role = user->second.role;
    law(of_both.contains(record.command) ||
            of_agents.contains(record.command) == (role == Role::agent),
        record.by + " did what their role may not");
    law(!of_admins.contains(record.command) || role == Role::admin,
        record.by + " did what only admins may");
}

bool Oracle::is_dialable(const OneLead& lead) const {
    const List& list = lists_.at(lead.list);
    const Campaign& campaign = campaigns_.at(list.campaign);
    if (lead.held || lead.do_not_call || lead.barred || !list.active || !campaign.active)
        return false;
    if (list.expires && list.expires < open_day_) return false;
    if (campaign.only_since_reset && lead.called_since_reset) return false;
    for (const RecyclingRule& rule : campaign.recycling) {
        if (rule.status != lead.status) continue;
        if (rule.attempts_max > 0 && lead.attempts >= rule.attempts_max) return false;
        const Instant ends = lead.last_call + rule.minutes * minute_ms;
        if (lead.last_call && ends > waits_ended_) return false;
    }
    return contains(campaign.dial_statuses, lead.status);
}

// Another lead of the same number and kind of work is in hand, or promised where this one is not.
bool Oracle::is_elsewhere(LeadId id) const {
    const OneLead& lead = leads_.at(id);
    const auto person = people_.find(lead.phone);
    if (!one_per_person_ || person == people_.end()) return false;
    const auto kind_of = [this](const OneLead& one) {
        return campaigns_.at(lists_.at(one.list).campaign).kind;
    };
    return std::any_of(person->second.begin(), person->second.end(), [&](LeadId other_id) {
        const OneLead& other = leads_.at(other_id);
        if (other_id == id || kind_of(other) != kind_of(lead)) return false;
        return other.held || (other.callback && !lead.callback);
    });
}

void Oracle::number(LeadId id, Phone phone) {
    OneLead& lead = leads_.at(id);
    people_[lead.phone].erase(id);
    people_[phone].insert(id);
    lead.phone = phone;
}

Oracle::Figures& Oracle::figures_of(const Number& number, Day day) {
    return figures_[{number.agent, campaigns_.at(number.campaign).kind, day}];
}

void Oracle::take(const Record&, const DayOpened& e) {
    law(!open_day_, "the first day was opened twice");
    open_day_ = e.day;
}
void Oracle::take(const Record&, const UserSaved& e) { users_[e.user.username] = e.user; }
void Oracle::take(const Record&, const CampaignSaved& e) { campaigns_[e.campaign.id] = e.campaign; }
void Oracle::take(const Record&, const ListSaved& e) { lists_[e.list.id] = e.list; }

void Oracle::take(const Record&, const LeadsImported& e) {
    law(e.first.value == leads_ever_ + 1, "imported leads do not follow those there were");
    leads_ever_ += static_cast<std::uint64_t>(e.count);
    for (std::int64_t i = 0; i < e.count; ++i) {
        OneLead& lead = leads_[{e.first.value + static_cast<std::uint64_t>(i)}];
        lead.list = e.list;
        lead.import = e.import;
        number({e.first.value + static_cast<std::uint64_t>(i)},
               e.leads.at(static_cast<std::size_t>(i)).phone);
    }
    for (const LeadId id : e.barred) leads_.at(id).barred = true;
}

void Oracle::take(const Record&, const ImportUndone& e) {
    for (const auto& [id, lead] : leads_) {
        if (lead.import != e.import) continue;
        law(!lead.was_assigned && lead.attempts == 0 && !lead.do_not_call &&
                lead.status == status_new,
            text("undone although somebody had touched it: lead", id));
    }
    for (const auto& [id, lead] : leads_) {
        if (lead.import == e.import) people_[lead.phone].erase(id);
    }
    std::erase_if(leads_, [&e](const auto& one) { return one.second.import == e.import; });
}

void Oracle::take(const Record&, const DoNotCallSet& e) {
    for (const LeadId id : e.leads) leads_.at(id).do_not_call = e.do_not_call;
}

void Oracle::take(const Record&, const LeadEdited& e) {
    leads_.at(e.lead).barred = e.barred;
    number(e.lead, e.phone);
}

void Oracle::take(const Record&, const DoNotCallAdded& e) {
    for (const LeadId id : e.leads) {
        law(!leads_.at(id).barred, text("barred twice: lead", id));
        leads_.at(id).barred = true;
    }
}

void Oracle::take(const Record&, const DoNotCallRemoved& e) {
    for (const LeadId id : e.leads) {
        law(leads_.at(id).barred, text("allowed without having been barred: lead", id));
        leads_.at(id).barred = false;
    }
}

void Oracle::take(const Record&, const LeadsRestored& e) {
    for (const LeadId id : e.leads) {
        OneLead& lead = leads_.at(id);
        law(!lead.held && !lead.do_not_call && !lead.barred,
            text("restored from somebody's hands: lead", id));
        lead.status = status_new;
        lead.called_since_reset = false;
    }
}

void Oracle::take(const Record& record, const LeadsAssigned& e) {
    law(e.first.value == numbers_.size() + 1, "assignments do not follow those there are");
    law(e.day >= open_day_, "assigned to a day that is closed");
    const User& agent = users_.at(e.agent);
    law(agent.active && agent.role == Role::agent, "assigned to somebody who is no agent");
    std::uint64_t id = e.first.value;
    for (const LeadId lead_id : e.leads) {
        OneLead& lead = leads_.at(lead_id);
        const Code campaign = lists_.at(lead.list).campaign;
        // A follow-up is done, and what is handed on may be; but nobody has them in hand.
        const bool straight = record.command == "ReassignLeads" || record.command == "HandOn";
        const auto promise = promises_.find(lead.callback);
        const bool own_promise = promise != promises_.end() && !promise->second.to_anyone &&
                                 promise->second.user == record.by && e.agent == record.by;
        const bool free = !lead.held && !lead.do_not_call && !lead.barred;
        law(straight || own_promise ? free : is_dialable(lead),
            text("assigned out of no pool: lead", lead_id));
        law(record.command == "HandOn" || !is_elsewhere(lead_id),
            text("the same person is with somebody already: lead", lead_id));
        if (record.command == "TakeNext") check_next(lead_id, campaign);
        const bool begins = record.command == "TakeNext" || record.command == "TakeCallback";
        law(!begins || hours_open(campaign, record.at), text("rung at night: lead", lead_id));
        lead.was_assigned = true;
        law(contains(agent.campaigns, campaign), "assigned to an agent of other campaigns");
        lead.held = {id};
        numbers_[{id++}] = {lead_id,        e.agent, campaign, e.day,
                            Life::assigned, {},      false,    e.from_hopper};
        ++figures_of(numbers_.at(lead.held), e.day).assigned;
    }
    law(e.at == record.at && e.by == record.by, "an assignment tells another story");
    if (record.command == "GivePlanned") check_planned(agent, e.day);
}

void Oracle::take(const Record& record, const LeadClaimed& e) {
    Number& number = numbers_.at(e.assignment);
    law(number.life == Life::assigned, text("claimed what was not free to:", e.assignment));
    law(number.agent == record.by, "claimed by another agent");
    const Campaign& campaign = campaigns_.at(number.campaign);
    const auto holds = std::count_if(numbers_.begin(), numbers_.end(), [&](const auto& one) {
        return one.second.life == Life::claimed && one.second.agent == number.agent &&
               one.second.campaign == number.campaign;
    });
    law(holds < campaign.claims_max, "more claims at a time than the campaign allows");
    law(e.expires == record.at + campaign.claim_minutes * minute_ms, "a claim of another length");
    number.life = Life::claimed;
    number.expires = e.expires;
    number.extended = false;
}

Oracle::Number& Oracle::claimed(AssignmentId id, const char* what) {
    Number& number = numbers_.at(id);
    law(number.life == Life::claimed, text((std::string(what) + " without a claim:").c_str(), id));
    return number;
}
void Oracle::take(const Record& record, const ClaimExtended& e) {
    Number& number = claimed(e.assignment, "extended");
    law(e.expires > number.expires, "extended to no later time");
    law(e.by_itself == (record.by == clock_name), "extended by the wrong hand");
    if (e.by_itself) {
        const std::int64_t length = campaigns_.at(number.campaign).claim_minutes * minute_ms;
        law(record.at >= number.expires, "extended by itself before its time");
        law(number.called && !number.extended, "extended by itself without a call, or again");
        law(e.expires == record.at + length, "extended by itself by another length");
        number.extended = true;
    } else {
        law(number.agent == record.by, "extended by another agent");
    }
    number.expires = e.expires;
}
void Oracle::take(const Record& record, const ClaimReleased& e) {
    Number& number = claimed(e.assignment, "released");
    law(number.agent == record.by, "released by another agent");
    number.life = Life::assigned;
}
void Oracle::take(const Record& record, const ClaimLapsed& e) {
    Number& number = claimed(e.assignment, "lapsed");
    law(record.at >= number.expires, "a claim lapsed before its time");
    law(!number.called || number.extended, "a claim lapsed under a call that had just begun");
    number.life = Life::assigned;
}
void Oracle::take(const Record& record, const CallStarted& e) {
    Number& number = numbers_.at(e.assignment);
    law(number.is_open() && number.agent == record.by, "a call begun wrongly");
    law(e.made_on == day_counted(record, e.at), "a call counts for another day than its own");
    // A second time it is another number of the same person.
    if (!number.called) ++figures_of(number, e.made_on).calls;
    number.called = true;
}

// Made for it, or it reached the customer and began after it was promised.
bool Oracle::keeps(const Promise& promise, const CallCompleted& e, const Outcome& outcome) {
    const bool reached = outcome.code != Code{"NA"} && e.started_at >= promise.entered;
    return e.assignment.assigned_at >= promise.entered || reached || outcome.do_not_call;
}

// Its own, by the desk's clocks. Where the relay's were put back since, that one is still to come.
Day Oracle::day_counted(const Record& record, Instant at) const {
    return std::min(zone_.day_at(at), std::max(open_day_, record.today));
}

void Oracle::take(const Record& record, const CallCompleted& e) {
    Number& number = numbers_.at(e.assignment.id);
    law(e.call.value == ++calls_ever_, "calls are not numbered in order");
    law(number.life != Life::completed, text("completed twice:", e.assignment.id));
    law(number.agent == record.by, "completed by another agent");
    law(e.late == !number.is_open(), "a call's lateness is wrong");
    law(e.started_at <= e.completed_at && e.completed_at <= record.at, "a call in the future");
    OneLead& lead = leads_.at(number.lead);
    if (number.is_open()) lead.held = {};
    law(e.made_on == day_counted(record, e.started_at), "a call is of another day than its own");
    Figures& figures = figures_of(number, number.day);
    ++figures.completed;
    if (number.life == Life::taken_back) --figures.taken_back;
    if (number.life == Life::returned) ++figures.assigned;
    if (!number.called) ++figures_of(number, e.made_on).calls;
    number.called = true;
    number.life = Life::completed;
    calls_[e.call] = {e.made_on, number.lead, number.campaign, e.outcome, number.agent,
                      e.completed_at};

    ++lead.attempts;
    const auto& outcomes = campaigns_.at(number.campaign).outcomes;
    const auto outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                      [&](const Outcome& o) { return o.code == e.outcome; });
    law(outcome != outcomes.end(), "completed with an outcome the campaign does not have");
    if (outcome == outcomes.end()) return;
    lead.do_not_call = lead.do_not_call || outcome->do_not_call;
    const auto promise = promises_.find(lead.callback);
    lead.reached = outcome->code != Code{"NA"};
    lead.promise_kept = promise != promises_.end() && keeps(promise->second, e, *outcome);
    law(!e.promise_stands || (promise != promises_.end() && !lead.promise_kept),
        "a promise stands that is kept, or that nobody made");
    if (!e.promise_stands) lead.called_since_reset = true;
    if (lead.last_call > e.completed_at) return;  // somebody's later call has settled it
    lead.last_outcome = e.outcome;
    if (!e.promise_stands) lead.status = e.outcome;
    lead.last_call = e.completed_at;
}

void Oracle::take(const Record& record, const CallCorrected& e) {
    const auto at = calls_.find(e.call);
    law(at != calls_.end(), text("corrected and not at hand: call", e.call));
    if (at == calls_.end()) return;
    OneCall& call = at->second;
    law(call.agent == record.by, "a call was corrected by another agent");
    OneLead& lead = leads_.at(call.lead);
    const auto& outcomes = campaigns_.at(call.campaign).outcomes;
    const auto outcome = std::find_if(outcomes.begin(), outcomes.end(),
                                      [&](const Outcome& o) { return o.code == e.outcome; });
    law(outcome != outcomes.end(), "corrected to an outcome the campaign does not have");
    const bool settles = lead.last_call == call.ended && lead.last_outcome == call.outcome;
    if (outcome != outcomes.end()) lead.do_not_call = lead.do_not_call || outcome->do_not_call;
    const bool is_promised =
        std::any_of(promises_.begin(), promises_.end(),
                    [&call](const auto& one) { return one.second.lead == call.lead; });
    if (settles && lead.status == call.outcome && !is_promised) lead.status = e.outcome;
    if (settles) lead.last_outcome = e.outcome;
    call.outcome = e.outcome;
}

// Whatever the reason: it was open, it was not completed, and nobody holds the lead any more.
// What goes to another agent, or back where an agent took it from, is no more in its figures.
void Oracle::take_back(AssignmentId id, const std::string& what, bool uncounted) {
    Number& number = numbers_.at(id);
    law(number.is_open(), text((what + " what was not open:").c_str(), id));
    number.life = uncounted ? Life::returned : Life::taken_back;
    leads_.at(number.lead).held = {};
    Figures& figures = figures_of(number, number.day);
    if (uncounted) --figures.assigned;
    else ++figures.taken_back;
}
void Oracle::take(const Record&, const AssignmentWithdrawn& e) {
    const Number& number = numbers_.at(e.assignment);
    law(number.life == Life::assigned && !number.called, "withdrawn from an agent who had begun");
    take_back(e.assignment, "withdrew");
}
void Oracle::take(const Record&, const AssignmentsRecycled& e) {
    for (const AssignmentId id : e.assignments) take_back(id, "recycled", e.handed_on);
}
void Oracle::take(const Record&, const CallsArchived& e) {
    for (const CallId id : e.calls) law(calls_.erase(id) == 1, text("archived twice: call", id));
}

void Oracle::take(const Record& record, const DayClosed& e) {
    law(e.day == open_day_, "days were closed out of order: " + to_text(e.day));
    law(e.day < zone_.day_at(record.at), to_text(e.day) + " was closed before it was over");
    for (const auto& [id, number] : numbers_) {
        law(!number.is_open() || number.day > e.day, text("left open by the end of its day:", id));
    }
    for (const auto& [id, call] : calls_) law(call.day > e.day, text("not archived: call", id));
    open_day_ = next(open_day_);
}

std::string Oracle::compare_lead(const State& state, LeadId id) const {
    const auto at = leads_.find(id);
    const Lead* lead = state.lead(id);
    if (at == leads_.end()) return lead ? text("undone and still there: lead", id) : "";
    const OneLead& mine = at->second;
    if (!lead) return text("lost: lead", id);
    if (lead->status != mine.status || lead->attempts != mine.attempts ||
        lead->do_not_call != mine.do_not_call || lead->barred != mine.barred ||
        lead->last_call != mine.last_call) {
        return text("stands otherwise: lead", id);
    }
    const Assignment* held = state.assignment_of(id);
    if ((held ? held->id : AssignmentId{}) != mine.held) return text("held otherwise: lead", id);
    if (held) {
        const Number& number = numbers_.at(mine.held);
        const bool is_claimed = number.life == Life::claimed;
        if (held->agent != number.agent || (held->stage == Stage::claimed) != is_claimed ||
            (is_claimed && held->claim_expires != number.expires) ||
            held->extended != number.extended) {
            return text("in other hands: assignment", mine.held);
        }
    }
    const bool available = state.pool(mine.list).contains(state.pool_key(*lead));
    return available == in_pool(id) ? "" : text("in the pool or not: lead", id);
}

// Each number once, whoever had it.
std::string Oracle::compare_given_out(const State& state) const {
    struct Had {
        bool completed = false, open = false;
    };
    std::map<ListId, std::map<LeadId, Had>> numbers;
    for (const auto& [id, number] : numbers_) {
        if (number.day != open_day_ || number.life == Life::returned) continue;
        Had& one = numbers[leads_.at(number.lead).list][number.lead];
        one.completed |= number.life == Life::completed;
        one.open |= number.is_open();
    }
    for (const auto& [id, list] : lists_) {
        GivenOut given{open_day_};
        for (const auto& [lead, one] : numbers[id]) {
            ++given.numbers;
            if (one.completed) ++given.completed;
            else if (one.open) ++given.uncompleted;
        }
        if (state.counts(id).given != given) return "what was given out of " + id;
    }
    return {};
}

std::string Oracle::compare(const State& state) const {
    if (state.leads().size() != leads_.size()) return "leads were lost or made";
    for (const auto& [id, lead] : leads_) {
        if (std::string no = compare_lead(state, id); !no.empty()) return no;
    }
    const auto open = std::count_if(numbers_.begin(), numbers_.end(),
                                    [](const auto& one) { return one.second.is_open(); });
    if (state.assignments().size() != static_cast<std::size_t>(open)) return "open assignments";
    if (std::string no = compare_callbacks(state); !no.empty()) return no;
    if (state.counters().open_day != open_day_) return "the open day is another";
    if (std::string no = compare_given_out(state); !no.empty()) return no;
    if (state.calls().size() != calls_.size()) return "the calls at hand are others";
    for (const auto& [id, mine] : calls_) {
        const CompletedCall* call = state.call(id);
        if (!call || call->day != mine.day) return text("lost: call", id);
        if (call->outcome != mine.outcome) return text("has another outcome: call", id);
    }
    for (const auto& [key, mine] : figures_) {
        const Tally* tally = state.tally(key);
        if (!tally || tally->assigned != mine.assigned || tally->completed != mine.completed ||
            tally->taken_back != mine.taken_back || tally->calls != mine.calls) {
            return "the figures of " + key.agent + " on " + to_text(key.day);
        }
    }
    return {};
}

}  // namespace recall::sim
