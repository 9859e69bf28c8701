// Leads: many, by filter and in order; or one, with everything that ever became of it.
#include "relay/api/handlers.hpp"

#include <algorithm>

namespace recall::api {

namespace {

LeadLine held(const State& state, Lead lead) {
    const Assignment* open = state.assignment_of(lead.id);
    if (!open) return {std::move(lead), "", {}};
    return {std::move(lead), open->agent, open->stage};
}

LeadFilter filter_of(const LeadTerms& terms) {
    LeadFilter filter;
    filter.list = if_given(terms.list);
    filter.campaign = if_given(terms.campaign);
    filter.status = if_given(terms.status);
    filter.text = terms.text;
    filter.agent = if_given(terms.agent);
    filter.available_only = terms.available;
    filter.do_not_call = terms.do_not_call;
    filter.attempts_max = terms.attempts_max;
    return filter;
}

template <typename T>
std::vector<T> items_of(Result<Page<T>, JournalError> page) {
    return std::move(value_or_refuse(std::move(page)).items);
}

// Newest first.
std::vector<LeadEvent> history_of(const Services& services, LeadId lead) {
    const PageRequest newest{1, lead_history_max};
    CallFilter calls;
    calls.lead = lead;
    calls.archived_only = false;
    std::vector<LeadEvent> history;
    for (CompletedCall& call : items_of(services.reader.calls(calls, newest))) {
        const Instant at = call.completed_at;
        history.push_back({LeadEventKind::call, at, std::move(call), {}});
    }
    for (const Assignment& one : items_of(services.reader.assignments_of(lead, newest))) {
        history.push_back({LeadEventKind::assignment,
                           one.assigned_at,
                           {},
                           {one.id, one.agent, one.assigned_by, one.day, one.assigned_at, one.stage,
                            one.ended_at}});
    }
    std::stable_sort(history.begin(), history.end(),
                     [](const LeadEvent& a, const LeadEvent& b) { return a.at > b.at; });
    return history;
}

}  // namespace

Listed<LeadLine> leads(const Services& services, const Caller&, const LeadsQuery& query) {
    LeadFilter filter = filter_of(query.terms);
    if (query.sort) {
        filter.order = query.sort->by;
        filter.descending = query.sort->descending;
    }
    return list_reply<LeadLine>(
        services, query.paging, "leads", [](const LeadLine& line) { return line.lead.id.value; },
        [&](PageRequest page) -> Result<Page<LeadLine>, JournalError> {
            auto read = services.reader.leads(filter, page);
            if (!read) return read.error();
            return services.desk.ask([&read](const DeskThread::Desk& desk) {
                return page_as<LeadLine>(std::move(read).value(), [&desk](Lead lead) {
                    return held(desk.state, std::move(lead));
                });
            });
        });
}

// Of all that fit, only who they are: what is done with many of them at once.
LeadIds lead_ids(const Services& services, const Caller&, const LeadIdsQuery& query) {
    LeadFilter filter = filter_of(query.terms);
    filter.free_only = query.free;
    std::vector<LeadId> found = value_or_refuse(services.reader.lead_ids(filter, lead_ids_max + 1));
    if (std::ssize(found) > lead_ids_max) {
        throw Refusal{error_reply(422, "too_many_rows",
                                  "These are more than " + std::to_string(lead_ids_max) +
                                      " numbers, the most at a time. Narrow them down.",
                                  {{"rows_max", lead_ids_max}})};
    }
    return {std::move(found)};
}

LeadRecord lead(const Services& services, const Caller&, const LeadQuery& query) {
    const LeadId id = query.lead;
    auto found = services.desk.ask([id](const DeskThread::Desk& desk) {
        const Lead* known = desk.state.lead(id);
        return known ? std::optional(held(desk.state, *known)) : std::nullopt;
    });
    if (!found) {
        throw Refusal{
            error_reply(Rejection{Reason::lead_unknown, "", static_cast<std::int64_t>(id.value)})};
    }
    return {std::move(*found), history_of(services, id)};
}

}  // namespace recall::api
