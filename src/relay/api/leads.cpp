// Leads: many, by filter and in order; or one, with everything that ever became of it.
#include "core/numbers.hpp"
#include "relay/api/lines.hpp"

#include <algorithm>

namespace recall::api {

namespace {

// Of the desk and of its campaign; one of a number holds for its extensions too.
std::vector<DoNotCall> bar_lines_of(const State& state, const Lead& lead) {
    const List* list = state.list(lead.list);
    std::map<DoNotCallKey, const DoNotCall*> lines;
    for (const Phone phone : phones_of(lead)) {
        for (const Phone number : {phone, without_extension(phone)}) {
            for (const Code campaign : {Code{}, list ? list->campaign : Code{}}) {
                const DoNotCall* line = state.do_not_call({campaign, number});
                if (line) lines[line->key] = line;
            }
        }
    }
    std::vector<DoNotCall> found;
    for (const auto& [key, line] : lines) found.push_back(*line);
    return found;
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

void add_history(const Services& services, const Lead& lead, std::vector<LeadEvent>& history) {
    const PageRequest newest{1, lead_history_max};
    CallFilter calls;
    calls.lead = lead.id;
    calls.archived_only = false;
    for (CompletedCall& call : items_of(services.reader.calls(calls, newest))) {
        const Instant at = call.completed_at;
        history.push_back({LeadEventKind::call, at, std::move(call), {}, lead.list});
    }
    for (const Assignment& one : items_of(services.reader.assignments_of(lead.id, newest))) {
        history.push_back({LeadEventKind::assignment,
                           one.assigned_at,
                           {},
                           {one.id, one.agent, one.assigned_by, one.day, one.assigned_at, one.stage,
                            one.ended_at},
                           lead.list});
    }
}

// At most same_person_max of the person's others.
LeadRecord record_of(const State& state, const Lead& lead) {
    LeadRecord record{lead_line(state, lead), {}};
    for (const auto& [list, known] : state.lists()) {
        const LeadId other = state.lead_with(list, lead.phone);
        if (!other || other == lead.id) continue;
        record.same_person.push_back(lead_line(state, *state.lead(other)));
        if (std::ssize(record.same_person) == same_person_max) break;
    }
    return record;
}

// Newest first.
void add_history(const Services& services, LeadRecord& record) {
    std::vector<LeadEvent>& history = record.history;
    add_history(services, record.lead.lead, history);
    for (const LeadLine& other : record.same_person) add_history(services, other.lead, history);
    std::stable_sort(history.begin(), history.end(),
                     [](const LeadEvent& a, const LeadEvent& b) { return a.at > b.at; });
}

}  // namespace

LeadLine lead_line(const State& state, Lead lead) {
    std::vector<DoNotCall> bar_lines = bar_lines_of(state, lead);
    const Assignment* open = state.assignment_of(lead.id);
    if (!open) return {std::move(lead), "", {}, std::move(bar_lines)};
    return {std::move(lead), open->agent, open->stage, std::move(bar_lines)};
}

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
                    return lead_line(desk.state, std::move(lead));
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
        return known ? std::optional(record_of(desk.state, *known)) : std::nullopt;
    });
    if (!found) {
        throw Refusal{
            error_reply(Rejection{Reason::lead_unknown, "", static_cast<std::int64_t>(id.value)})};
    }
    add_history(services, *found);
    return std::move(*found);
}

}  // namespace recall::api
