// Leads one by one, or some that were chosen: their data corrected, not to be called any more, or
// back in the pool. RULES.md §3, §16.
#include "core/numbers.hpp"
#include "core/rules.hpp"

#include <set>

namespace recall {

namespace {

using Chosen = Result<std::set<LeadId>, Rejection>;

// Named twice is once.
Chosen known_leads(const State& state, const std::vector<LeadId>& leads) {
    if (leads.empty()) return Rejection{Reason::nothing_chosen, "number"};
    if (leads.size() > assign_leads_max) {
        return Rejection{Reason::too_many, "numbers at once", assign_leads_max};
    }
    for (const LeadId id : leads) {
        if (!state.lead(id)) {
            return Rejection{Reason::lead_unknown, "", static_cast<std::int64_t>(id.value)};
        }
    }
    return std::set<LeadId>(leads.begin(), leads.end());
}

const Campaign& campaign_of(const State& state, const Lead& lead) {
    const List* list = state.list(lead.list);
    const Campaign* campaign = list ? state.campaign(list->campaign) : nullptr;
    ensure(campaign != nullptr);
    return *campaign;
}

// What is left as it is keeps its reason.
ZoneFrom zone_from(const Lead& lead, const EditLead& command) {
    if (command.zone == lead.zone) return lead.zone_from;
    return command.zone.empty() ? ZoneFrom::desk : ZoneFrom::person;
}

}  // namespace

bool is_begun(const Assignment& assignment) {
    return assignment.stage != Stage::assigned || assignment.call_started;
}

Decision decide_on(const State& state, const Request& request, const EditLead& command) {
    const auto number = static_cast<std::int64_t>(command.lead.value);
    const Lead* lead = state.lead(command.lead);
    if (!lead) return Rejection{Reason::lead_unknown, "", number};
    NewLead before{{}, lead->name, lead->zone, lead->columns, lead->zone_from};
    take_numbers(before, *lead);
    NewLead data{command.phone, command.name, command.zone, command.columns,
                 zone_from(*lead, command), command.label, before.further};
    if (command.further) data.further = *command.further;
    else data.label = before.label;
    if (auto no = check_data(data, "", number)) return *no;
    if (data.phone != lead->phone && state.has_phone(lead->list, data.phone)) {
        return Rejection{Reason::phone_taken, lead->list};
    }
    if (data == before) return Events{};
    const bool barred = state.are_barred(campaign_of(state, *lead).id, phones_of(data));
    Events events;
    const Assignment* held = barred ? state.assignment_of(lead->id) : nullptr;
    if (held && !is_begun(*held)) events.push_back(AssignmentWithdrawn{held->id, request.now});
    events.push_back(LeadEdited{lead->id, data.phone, data.name, data.zone, data.columns, barred,
                                data.zone_from, data.label, data.further});
    if (barred) end_promises(state, request, {lead->id}, events);
    return events;
}

Decision decide_on(const State& state, const Request& request, const SetDoNotCall& command) {
    const Chosen chosen = known_leads(state, command.leads);
    if (!chosen) return chosen.error();
    Events events;
    DoNotCallSet set{{}, command.do_not_call};
    std::vector<Phone> phones;
    std::set<DoNotCallKey> numbers;
    for (const LeadId id : chosen.value()) {
        const Lead& lead = *state.lead(id);
        if (lead.do_not_call != command.do_not_call) set.leads.push_back(id);
        if (!command.do_not_call) {
            for (const Phone own : phones_of(lead)) {
                for (const Phone phone : {own, without_extension(own)}) {
                    numbers.insert({{}, phone});
                    numbers.insert({campaign_of(state, lead).id, phone});
                }
            }
            continue;
        }
        for (const Phone phone : phones_of(lead)) phones.push_back(phone);
        const Assignment* held = state.assignment_of(id);
        if (held && !is_begun(*held)) events.push_back(AssignmentWithdrawn{held->id, request.now});
    }
    const std::vector<LeadId> marked = set.leads;
    if (!set.leads.empty()) events.push_back(std::move(set));
    if (command.do_not_call) end_promises(state, request, marked, events);
    if (command.do_not_call) {
        never_call_again(state, request, std::move(phones), "marked by hand", events);
    } else {
        may_be_called_again(state, std::move(numbers), events);
    }
    return events;
}

Decision decide_on(const State& state, const Request&, const RestoreLeads& command) {
    const Chosen chosen = known_leads(state, command.leads);
    if (!chosen) return chosen.error();
    LeadsRestored restored;
    for (const LeadId id : chosen.value()) {
        const auto number = static_cast<std::int64_t>(id.value);
        const Lead& lead = *state.lead(id);
        if (!lead.may_be_called()) return Rejection{Reason::lead_do_not_call, "", number};
        if (state.assignment_of(id)) return Rejection{Reason::lead_not_available, "", number};
        const Campaign& campaign = campaign_of(state, lead);
        if (has_dial_status(campaign, lead)) continue;
        // A promise holds it, and brings it back by itself.
        if (state.callback_of(id)) return Rejection{Reason::lead_not_available, "", number};
        Lead fresh = lead;
        fresh.status = status_new;
        if (!has_dial_status(campaign, fresh)) {
            return Rejection{Reason::status_not_dialled, status_new.text()};
        }
        restored.leads.push_back(id);
    }
    if (restored.leads.empty()) return Events{};
    return Events{std::move(restored)};
}

void evolve(Edit& edit, const LeadEdited& event) {
    edit.lead(event.lead, [&](Lead& lead) {
        give_numbers(lead, {.phone = event.phone, .label = event.label, .further = event.further});
        mark_numbers(edit.state(), lead);
        lead.name = event.name;
        lead.zone = event.zone;
        lead.zone_from = event.zone_from;
        lead.columns = event.columns;
        lead.columns.shrink();
        lead.barred = event.barred;
    });
}

void evolve(Edit& edit, const DoNotCallSet& event) {
    for (const LeadId id : event.leads) {
        edit.lead(id, [&](Lead& lead) { lead.do_not_call = event.do_not_call; });
    }
}

void evolve(Edit& edit, const LeadsRestored& event) {
    for (const LeadId id : event.leads) {
        edit.lead(id, [](Lead& lead) {
            lead.status = status_new;
            lead.called_since_reset = false;
        });
    }
}

}  // namespace recall
