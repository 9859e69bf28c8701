// Claims: an agent takes one of the own numbers, works it for a while, and completes it, hands it
// back or lets it lapse. Under a call that was begun a claim is extended by itself, once.
// RULES.md §5; time is the relay's.
#include "core/numbers.hpp"
#include "core/query.hpp"
#include "core/rules.hpp"

namespace recall {

namespace {

// A tab may have lost sight of the campaign; the relay always has it.
Result<const Campaign*, Rejection> campaign_of(const State& state, const Assignment& assignment) {
    const Campaign* campaign = state.campaign(assignment.campaign);
    if (!campaign) return Rejection{Reason::campaign_unknown, assignment.campaign.text()};
    return campaign;
}

// Why this number may not be rung now, if it may not.
std::optional<Rejection> check_start(const State& state, const Request& request,
                                     const Assignment& assignment, const StartCall& command) {
    const Lead& lead = *state.lead(assignment.lead);
    if (!lead.may_be_called()) {
        return Rejection{Reason::lead_do_not_call, "", static_cast<std::int64_t>(lead.id.value)};
    }
    for (const LeadNumber& number : numbers_of(lead)) {
        if (lead.numbers && number.phone == command.phone && number.barred) {
            return Rejection{Reason::phone_do_not_call, to_text(number.phone)};
        }
    }
    const Campaign* campaign = state.campaign(assignment.campaign);
    if (!campaign) return std::nullopt;
    return check_begin(state, request, *campaign, lead, command.why);
}

Instant expiry(const Request& request, const Campaign& campaign) {
    return request.now + campaign.claim_minutes * minute_ms;
}

}  // namespace

Instant lapses_at(const Assignment& assignment, const Campaign& campaign) {
    const bool once_more = assignment.call_started && !assignment.extended;
    return assignment.claim_expires + (once_more ? campaign.claim_minutes * minute_ms : 0);
}

Decision decide_on(const State& state, const Request& request, const ClaimLead& command) {
    const auto own = own_assignment(state, request, command.assignment);
    if (!own) return own.error();
    const Assignment& assignment = *own.value();
    // A retry after a lost reply is no conflict: the agent already has what it asked for.
    if (assignment.stage == Stage::claimed) return Events{};
    const Lead* lead = state.lead(assignment.lead);
    if (lead && !lead->may_be_called()) {
        return Rejection{Reason::lead_do_not_call, "", static_cast<std::int64_t>(lead->id.value)};
    }
    const auto campaign = campaign_of(state, assignment);
    if (!campaign) return campaign.error();
    if (state.claims_of(request.by, assignment.campaign) >= campaign.value()->claims_max) {
        return Rejection{Reason::another_claim_open};
    }
    Events events{LeadClaimed{assignment.id, expiry(request, *campaign.value())}};
    if (auto taken = callback_taken(state, request, assignment.lead)) {
        events.push_back(std::move(*taken));
    }
    return events;
}

Decision decide_on(const State& state, const Request& request, const ExtendClaim& command) {
    const auto own = own_assignment(state, request, command.assignment);
    if (!own) return own.error();
    const Assignment& assignment = *own.value();
    if (assignment.stage != Stage::claimed) return Rejection{Reason::not_claimed};
    const auto campaign = campaign_of(state, assignment);
    if (!campaign) return campaign.error();
    const Instant expires = expiry(request, *campaign.value());
    if (expires <= assignment.claim_expires) return Events{};
    return Events{ClaimExtended{assignment.id, expires}};
}

Decision decide_on(const State& state, const Request& request, const ReleaseClaim& command) {
    const auto own = own_assignment(state, request, command.assignment);
    if (!own) return own.error();
    // Also where its claim has lapsed since the call began: the agent gives it up.
    if (own.value()->from_hopper) {
        return Events{NumberReturned{command.assignment, request.now, true}};
    }
    if (own.value()->stage != Stage::claimed) return Events{};
    return Events{ClaimReleased{command.assignment}};
}

Decision decide_on(const State& state, const Request& request, const LapseClaim& command) {
    const Assignment* assignment = state.assignment(command.assignment);
    // Already free: the agent completed or let go before the timer fired.
    if (!assignment || assignment->stage != Stage::claimed) return Events{};
    if (request.now < assignment->claim_expires) return Rejection{Reason::claim_not_due};
    // Who has begun to talk keeps it: nobody else is to ring the same customer meanwhile.
    if (assignment->from_hopper && !assignment->call_started) {
        return Events{NumberReturned{assignment->id, request.now, true}};
    }
    const Campaign* campaign = state.campaign(assignment->campaign);
    if (campaign && lapses_at(*assignment, *campaign) > assignment->claim_expires) {
        return Events{ClaimExtended{assignment->id, expiry(request, *campaign), true}};
    }
    return Events{ClaimLapsed{assignment->id}};
}

Decision decide_on(const State& state, const Request& request, const StartCall& command) {
    const auto own = own_assignment(state, request, command.assignment);
    if (!own) {
        // Offline, the number may be taken back before this news arrives. The completion that
        // follows carries the start of the call itself.
        if (own.error().reason == Reason::number_taken_back) return Events{};
        return own.error();
    }
    const Assignment& assignment = *own.value();
    const bool redialled = command.phone && command.phone != assignment.called;
    if (assignment.call_started && !redialled) return Events{};
    if (command.why.size() > callback_comments_bytes_max) {
        return Rejection{Reason::text_too_long, "reason", callback_comments_bytes_max};
    }
    if (assignment.kind == Kind::client && assignment.stage != Stage::claimed) {
        return Rejection{Reason::not_claimed};
    }
    const Instant at = std::min(std::max(command.at, assignment.assigned_at), request.now);
    // What was dialled offline is kept, whatever became of the number meanwhile.
    if (is_live(command.at, request.now)) {
        if (auto no = check_start(state, request, assignment, command)) return *no;
    }
    const Day made_on = day_of(state, request, at, assignment.day);
    return Events{CallStarted{assignment.id, at, command.phone, made_on, command.why}};
}

void evolve(Edit& edit, const LeadClaimed& event) {
    edit.assignment(event.assignment, [&](Assignment& assignment) {
        ensure(assignment.stage == Stage::assigned);
        assignment.stage = Stage::claimed;
        assignment.claim_expires = event.expires;
        assignment.extended = false;
    });
}
void evolve(Edit& edit, const ClaimExtended& event) {
    edit.assignment(event.assignment, [&](Assignment& assignment) {
        ensure(assignment.stage == Stage::claimed);
        assignment.claim_expires = event.expires;
        assignment.extended = assignment.extended || event.by_itself;
    });
}
void evolve(Edit& edit, const ClaimReleased& event) {
    edit.assignment(event.assignment, [](Assignment& assignment) {
        ensure(assignment.stage == Stage::claimed);
        assignment.stage = Stage::assigned;
    });
}
void evolve(Edit& edit, const ClaimLapsed& event) {
    edit.assignment(event.assignment, [](Assignment& assignment) {
        ensure(assignment.stage == Stage::claimed);
        assignment.stage = Stage::assigned;
    });
}
void evolve(Edit& edit, const CallStarted& event) {
    edit.assignment(event.assignment, [&](Assignment& assignment) {
        if (event.phone) assignment.called = event.phone;
        if (!event.why.empty()) assignment.closed_why = event.why;
        if (assignment.call_started) return;  // another of the person's numbers is tried
        assignment.call_started = event.at;
        const Day made_on = event.made_on ? event.made_on : assignment.day;
        edit.tally({assignment.agent, assignment.kind, made_on}, [&](Tally& tally) {
            ++tally.calls;
            tally.last_call = std::max(tally.last_call, event.at);
        });
    });
}

}  // namespace recall
