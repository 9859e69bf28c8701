// Do-not-call lists, the desk's and each campaign's: a number that stands on one is kept and never
// dialled, in whatever list it turns up. An agent's outcome and a manager's mark put it there too.
// What makes a lead one of those is decided here and when it is imported or edited; that
// it is left alone is decided wherever leads are given to somebody: Lead::may_be_called.
#include "core/numbers.hpp"
#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

// The leads that have the number, in the lists of the campaign, or of all.
template <typename Each>
void for_each_lead_with(const State& state, const DoNotCallKey& key, Each each) {
    for (const auto& [id, list] : state.lists()) {
        if (key.campaign && list.campaign != key.campaign) continue;
        for (const LeadId lead : state.leads_at(id, key.phone)) {
            each(*state.lead(lead), list.campaign);
        }
    }
}

std::optional<Rejection> check_count(std::size_t count) {
    if (count == 0) return Rejection{Reason::nothing_chosen, "number"};
    if (count > do_not_call_phones_max) {
        return Rejection{Reason::too_many, "numbers at once", do_not_call_phones_max};
    }
    return std::nullopt;
}

std::optional<Rejection> check(const State& state, const Request& request,
                               const AddDoNotCall& command) {
    if (auto no = check_count(command.phones.size())) return no;
    if (command.campaign && !state.campaign(command.campaign)) {
        return Rejection{Reason::campaign_unknown, command.campaign.text()};
    }
    if (command.reason.size() > name_bytes_max) {
        return Rejection{Reason::text_too_long, "reason", name_bytes_max};
    }
    if (command.expires && command.expires < request.today) {
        return Rejection{Reason::last_day_past, to_text(command.expires)};
    }
    std::int64_t number = 0;
    for (const Phone phone : command.phones) {
        ++number;
        if (!phone) return Rejection{Reason::phone_missing, "", number};
    }
    if (state.do_not_calls().size() + command.phones.size() > do_not_call_max) {
        return Rejection{Reason::too_many, "numbers on the do-not-call lists", do_not_call_max};
    }
    return std::nullopt;
}

DoNotCallRemoved removed(const State& state, const std::set<DoNotCallKey>& keys) {
    DoNotCallRemoved gone{{keys.begin(), keys.end()}, static_cast<std::int64_t>(keys.size()), {}};
    std::set<LeadId> leads;
    for (const DoNotCallKey& key : keys) {
        for_each_lead_with(state, key, [&](const Lead& lead, Code campaign) {
            const auto stays = [&](Phone phone) {
                for (const Code of : {campaign, Code{}}) {
                    for (const Phone number : {phone, without_extension(phone)}) {
                        const DoNotCallKey other{of, number};
                        if (state.do_not_call(other) && !keys.contains(other)) return true;
                    }
                }
                return false;
            };
            const std::vector<Phone> numbers = phones_of(lead);
            if (lead.barred && !std::all_of(numbers.begin(), numbers.end(), stays)) {
                leads.insert(lead.id);
            }
        });
    }
    gone.leads.assign(leads.begin(), leads.end());
    return gone;
}

// The assignments that end by these events.
std::set<AssignmentId> ended_by(const Events& events) {
    std::set<AssignmentId> ended;
    for (const Event& event : events) {
        if (const auto* taken = std::get_if<AssignmentWithdrawn>(&event)) {
            ended.insert(taken->assignment);
        } else if (const auto* done = std::get_if<CallCompleted>(&event)) {
            ended.insert(done->assignment.id);
        }
    }
    return ended;
}

void bar(const State& state, const Request& request, const AddDoNotCall& command, Events& events) {
    const std::set<Phone> phones(command.phones.begin(), command.phones.end());
    std::set<AssignmentId> ended = ended_by(events);
    std::set<LeadId> barred;
    DoNotCallAdded added{command.campaign, {},         command.reason, command.expires,
                         request.now,      request.by, 0,              {}};
    for (const Phone phone : phones) {
        const DoNotCallKey key{command.campaign, phone};
        const DoNotCall* before = state.do_not_call(key);
        if (before && before->reason == command.reason && before->expires == command.expires) {
            continue;
        }
        added.phones.push_back(phone);
        for_each_lead_with(state, key, [&](const Lead& lead, Code campaign) {
            if (lead.barred || !state.are_barred(campaign, phones_of(lead), phones)) return;
            if (!barred.insert(lead.id).second) return;
            added.leads.push_back(lead.id);
            const Assignment* held = state.assignment_of(lead.id);
            if (!held || is_begun(*held) || !ended.insert(held->id).second) return;
            events.push_back(AssignmentWithdrawn{held->id, request.now});
        });
    }
    if (added.phones.empty()) return;
    added.count = static_cast<std::int64_t>(added.phones.size());
    events.push_back(std::move(added));
    end_promises(state, request, {barred.begin(), barred.end()}, events);
}

// Of the leads that have one of these numbers.
void mark_numbers(Edit& edit, const std::set<DoNotCallKey>& keys) {
    std::set<LeadId> leads;
    for (const DoNotCallKey& key : keys) {
        for_each_lead_with(edit.state(), key, [&](const Lead& lead, Code) {
            if (lead.numbers) leads.insert(lead.id);
        });
    }
    for (const LeadId id : leads) {
        edit.lead(id, [&](Lead& lead) { mark_numbers(edit.state(), lead); });
    }
}

}  // namespace

void mark_numbers(const State& state, Lead& lead) {
    const List* list = lead.numbers ? state.list(lead.list) : nullptr;
    if (!list) return;
    for (LeadNumber& number : *lead.numbers) {
        number.barred = state.is_barred(list->campaign, number.phone);
    }
}

void never_call_again(const State& state, const Request& request, std::vector<Phone> phones,
                      const std::string& reason, Events& events) {
    const auto stands = [&state](Phone phone) {
        const DoNotCall* line = state.do_not_call({{}, phone});
        return !phone || (line && !line->expires);
    };
    std::erase_if(phones, stands);
    const std::size_t there = state.do_not_calls().size();
    phones.resize(std::min(phones.size(), do_not_call_max - std::min(there, do_not_call_max)));
    bar(state, request, {{}, std::move(phones), reason, {}}, events);
}

void may_be_called_again(const State& state, std::set<DoNotCallKey> numbers, Events& events) {
    std::erase_if(numbers, [&](const DoNotCallKey& key) { return !state.do_not_call(key); });
    if (!numbers.empty()) events.push_back(removed(state, numbers));
}

Decision decide_on(const State& state, const Request& request, const AddDoNotCall& command) {
    if (auto no = check(state, request, command)) return *no;
    Events events;
    bar(state, request, command, events);
    return events;
}

Decision decide_on(const State& state, const Request&, const RemoveDoNotCall& command) {
    if (auto no = check_count(command.numbers.size())) return *no;
    std::set<DoNotCallKey> keys;
    for (const DoNotCallKey& key : command.numbers) {
        if (state.do_not_call(key)) keys.insert(key);
    }
    if (keys.empty()) return Events{};
    return Events{removed(state, keys)};
}

Decision decide_on(const State& state, const Request& request, const EndDoNotCall&) {
    std::set<DoNotCallKey> keys;
    for (const auto& [expires, key] : state.do_not_calls_by_expiry()) {
        if (expires >= request.today || keys.size() == end_do_not_call_slice_max) break;
        keys.insert(key);
    }
    if (keys.empty()) return Events{};
    DoNotCallRemoved gone = removed(state, keys);
    gone.expired = true;
    return Events{std::move(gone)};
}

void evolve(Edit& edit, const DoNotCallAdded& event) {
    // A replayed record has no personal data: what became of the leads it knows.
    for (const Phone phone : event.phones) {
        edit.save(DoNotCall{{event.campaign, phone}, event.reason, event.at, event.by,
                            event.expires});
    }
    std::set<DoNotCallKey> keys;
    for (const Phone phone : event.phones) keys.insert({event.campaign, phone});
    mark_numbers(edit, keys);
    for (const LeadId id : event.leads) {
        edit.lead(id, [](Lead& lead) { lead.barred = true; });
    }
}

void evolve(Edit& edit, const DoNotCallRemoved& event) {
    for (const DoNotCallKey& key : event.numbers) edit.remove(key);
    mark_numbers(edit, {event.numbers.begin(), event.numbers.end()});
    for (const LeadId id : event.leads) {
        edit.lead(id, [](Lead& lead) { lead.barred = false; });
    }
}

}  // namespace recall
