// Leads: many, by filter and in order; or one, with everything that ever became of it.
#include "relay/api/call.hpp"
#include "wire/words.hpp"

#include <algorithm>
#include <array>

namespace recall::api {

namespace {

// A lead, and who has it in hand.
struct HeldLead {
    Lead lead;
    Username agent;  // empty: nobody
    Stage stage = Stage::assigned;
};

HeldLead held(const State& state, Lead lead) {
    const Assignment* open = state.assignment_of(lead.id);
    if (!open) return {std::move(lead), "", {}};
    return {std::move(lead), open->agent, open->stage};
}

Json lead_json(const HeldLead& held) {
    const Lead& lead = held.lead;
    const bool open = !held.agent.empty();
    return {{"lead", lead.id.value},
            {"list", lead.list},
            {"phone", to_text(lead.phone)},
            {"name", lead.name},
            {"zone", lead.zone},
            {"status", lead.status.text()},
            {"attempts", lead.attempts},
            {"called_since_reset", lead.called_since_reset},
            {"do_not_call", lead.do_not_call},
            {"barred", lead.barred},
            {"last_call", instant_json(lead.last_call)},
            {"last_outcome", lead.last_outcome.text()},
            {"columns", columns_json(lead.columns)},
            {"agent", open ? Json(held.agent) : Json(nullptr)},
            {"stage", open ? Json(word_of(held.stage)) : Json(nullptr)}};
}

std::vector<std::string> lead_cells(const HeldLead& held) {
    const Lead& lead = held.lead;
    const bool open = !held.agent.empty();
    return {std::to_string(lead.id.value), lead.list,
            to_text(lead.phone),           lead.name,
            lead.zone,                     lead.status.text(),
            std::to_string(lead.attempts), rfc3339(lead.last_call),
            lead.last_outcome.text(),      lead.may_be_called() ? "" : "yes",
            columns_text(lead.columns),    held.agent,
            open ? std::string(word_of(held.stage)) : ""};
}

LeadFilter filter_of(const HttpRequest& request) {
    LeadFilter filter;
    filter.list = parameter(request, "list");
    filter.campaign = code_parameter(request, "campaign");
    filter.status = code_parameter(request, "status");
    filter.text = parameter(request, "text").value_or("");
    filter.agent = parameter(request, "agent");
    filter.available_only = flag_parameter(request, "available");
    if (parameter(request, "do_not_call")) {
        filter.do_not_call = flag_parameter(request, "do_not_call");
    }
    if (const auto attempts = parameter(request, "attempts_max"); attempts == "0") {
        filter.attempts_max = 0;
    } else if (attempts) {
        filter.attempts_max =
            static_cast<int>(number_parameter(request, "attempts_max", 0, 1'000'000));
    }
    if (const auto sort = sort_parameter(
            request, {"name", "phone", "status", "attempts", "last_call"})) {
        constexpr std::array orders{LeadOrder::name, LeadOrder::phone, LeadOrder::status,
                                    LeadOrder::attempts, LeadOrder::last_call};
        filter.order = orders.at(sort->column);
        filter.descending = sort->descending;
    }
    return filter;
}

Json assignment_json(const Assignment& assignment) {
    return {{"what", "assignment"},
            {"at", instant_json(assignment.assigned_at)},
            {"assignment", assignment.id.value},
            {"agent", assignment.agent},
            {"by", assignment.assigned_by},
            {"day", to_text(assignment.day)},
            {"assigned_at", instant_json(assignment.assigned_at)},
            {"stage", word_of(assignment.stage)},
            {"ended_at", instant_json(assignment.ended_at)}};
}

template <typename T>
std::vector<T> items_of(Result<Page<T>, JournalError> page) {
    if (!page) throw Refusal{error_reply(page.error())};
    return std::move(std::move(page).value().items);
}

// Newest first.
Json history_of(const Services& services, LeadId lead) {
    const PageRequest newest{1, lead_history_max};
    CallFilter calls;
    calls.lead = lead;
    calls.archived_only = false;
    std::vector<std::pair<Instant, Json>> happened;
    for (const CompletedCall& call : items_of(services.reader.calls(calls, newest))) {
        Json json = call_json(call);
        json["what"] = "call";
        json["at"] = instant_json(call.completed_at);
        happened.emplace_back(call.completed_at, std::move(json));
    }
    for (const Assignment& one : items_of(services.reader.assignments_of(lead, newest))) {
        happened.emplace_back(one.assigned_at, assignment_json(one));
    }
    std::stable_sort(happened.begin(), happened.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    Json history = Json::array();
    for (auto& [at, json] : happened) history.push_back(std::move(json));
    return history;
}

}  // namespace

HttpReply leads(const Services& services, const Caller&, const HttpRequest& request) {
    const LeadFilter filter = filter_of(request);
    static const Shown<HeldLead> shown{
        lead_json,
        {"Lead", "List", "Phone", "Name", "Zone", "Status", "Attempts", "Last call",
         "Last outcome", "Do not call", "Further columns", "Agent", "Stage"},
        lead_cells,
        [](const HeldLead& held) { return held.lead.id.value; },
        "leads"};
    return page_reply(services, request, shown,
                      [&](PageRequest page) -> Result<Page<HeldLead>, JournalError> {
        auto read = services.reader.leads(filter, page);
        if (!read) return read.error();
        Page<Lead> found = std::move(read).value();
        return services.desk.ask([&found](const DeskThread::Desk& desk) {
            Page<HeldLead> with_agents{{}, found.total};
            for (Lead& lead : found.items) {
                with_agents.items.push_back(held(desk.state, std::move(lead)));
            }
            return with_agents;
        });
    });
}

// Of all that fit, only who they are: what is done with many of them at once.
HttpReply lead_ids(const Services& services, const Caller&, const HttpRequest& request) {
    LeadFilter filter = filter_of(request);
    filter.free_only = flag_parameter(request, "free");
    const auto found = services.reader.lead_ids(filter, lead_ids_max + 1);
    if (!found) return error_reply(found.error());
    if (static_cast<std::int64_t>(found.value().size()) > lead_ids_max) {
        return error_reply(422, "too_many_rows",
                           "These are more than " + std::to_string(lead_ids_max) +
                               " numbers, the most at a time. Narrow them down.",
                           {{"rows_max", lead_ids_max}});
    }
    Json ids = Json::array();
    for (const LeadId id : found.value()) ids.push_back(id.value);
    return json_reply({{"leads", std::move(ids)}});
}

HttpReply lead(const Services& services, const Caller&, const HttpRequest& request) {
    const LeadId id{path_id(request, "lead")};
    const auto found = services.desk.ask([id](const DeskThread::Desk& desk) {
        const Lead* known = desk.state.lead(id);
        return known ? std::optional(held(desk.state, *known)) : std::nullopt;
    });
    if (!found) {
        return error_reply(Rejection{Reason::lead_unknown, "",
                                     static_cast<std::int64_t>(id.value)});
    }
    return json_reply({{"lead", lead_json(*found)}, {"history", history_of(services, id)}});
}

}  // namespace recall::api
