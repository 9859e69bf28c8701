// What is kept: archived calls, the recycling log, leads, and the audit. Paged, or whole as CSV.
#include "relay/api_handlers.hpp"
#include "relay/api_pages.hpp"
#include "wire/protocol.hpp"
#include "wire/words.hpp"

namespace recall::api {

namespace {

Json columns_json(const Columns& columns) {
    Json json = Json::array();
    for (const auto& [name, value] : columns.all()) json.push_back({name, value});
    return json;
}
std::string columns_text(const Columns& columns) {
    std::string text;
    for (const auto& [name, value] : columns.all()) {
        text += (text.empty() ? "" : "; ") + std::string(name) + ": " + std::string(value);
    }
    return text;
}

std::int64_t seconds_of(const CompletedCall& call) {
    return call.started_at ? (call.completed_at - call.started_at) / second_ms : 0;
}

Json call_json(const CompletedCall& call) {
    return {{"call", call.id.value},
            {"assignment", call.assignment.value},
            {"lead", call.lead.value},
            {"list", call.list},
            {"campaign", call.campaign.text()},
            {"type", word_of(call.kind)},
            {"agent", call.agent},
            {"day", to_text(call.day)},
            {"started_at", instant_json(call.started_at)},
            {"completed_at", instant_json(call.completed_at)},
            {"received_at", instant_json(call.received_at)},
            {"archived_at", instant_json(call.archived_at)},
            {"seconds", seconds_of(call)},
            {"outcome", call.outcome.text()},
            {"notes", call.notes},
            {"phone", to_text(call.phone)},
            {"name", call.name},
            {"zone", call.zone},
            {"columns", columns_json(call.columns)},
            {"late", call.late}};
}
std::vector<std::string> call_cells(const CompletedCall& call) {
    return {to_text(call.day),
            rfc3339(call.completed_at),
            call.agent,
            std::string(word_of(call.kind)),
            call.campaign.text(),
            call.list,
            call.name,
            to_text(call.phone),
            call.outcome.text(),
            call.notes,
            std::to_string(seconds_of(call)),
            call.late ? "late" : "",
            rfc3339(call.archived_at),
            columns_text(call.columns)};
}

std::string scope_text(const RecycleEntry& entry) {
    std::string scope = entry.agent.value_or("all");
    if (entry.kind) scope += " " + std::string(word_of(*entry.kind));
    return scope;
}

Json entry_json(const RecycleEntry& entry) {
    Json agents = Json::array();
    for (const AgentCount& count : entry.agents) {
        agents.push_back({{"agent", count.agent},
                          {"recycled", count.recycled},
                          {"archived", count.archived}});
    }
    return {{"id", entry.id.value},
            {"at", instant_json(entry.at)},
            {"by", entry.by},
            {"day", to_text(entry.day)},
            {"scope", scope_text(entry)},
            {"recycled", entry.recycled},
            {"archived", entry.archived},
            {"agents", std::move(agents)},
            {"finished", entry.finished}};
}
std::vector<std::string> entry_cells(const RecycleEntry& entry) {
    std::string agents;
    for (const AgentCount& count : entry.agents) {
        agents += (agents.empty() ? "" : "; ") + count.agent + " " +
                  std::to_string(count.recycled) + "/" + std::to_string(count.archived);
    }
    return {rfc3339(entry.at),
            entry.by,
            to_text(entry.day),
            scope_text(entry),
            std::to_string(entry.recycled),
            std::to_string(entry.archived),
            agents};
}

Json lead_json(const Lead& lead) {
    return {{"lead", lead.id.value},
            {"list", lead.list},
            {"phone", to_text(lead.phone)},
            {"name", lead.name},
            {"zone", lead.zone},
            {"status", lead.status.text()},
            {"attempts", lead.attempts},
            {"called_since_reset", lead.called_since_reset},
            {"do_not_call", lead.do_not_call},
            {"last_call", instant_json(lead.last_call)},
            {"last_outcome", lead.last_outcome.text()},
            {"columns", columns_json(lead.columns)}};
}
std::vector<std::string> lead_cells(const Lead& lead) {
    return {std::to_string(lead.id.value), lead.list,
            to_text(lead.phone),           lead.name,
            lead.zone,                     lead.status.text(),
            std::to_string(lead.attempts), rfc3339(lead.last_call),
            lead.last_outcome.text(),      lead.do_not_call ? "yes" : "",
            columns_text(lead.columns)};
}

Json record_json(const Record& record) {
    Json events = Json::array();
    for (const Event& event : record.events) {
        events.push_back(event_to_json(event, Detail::record));
    }
    Json rejection = nullptr;
    if (record.rejection) {
        const WireError error = to_wire(*record.rejection);
        rejection = {{"code", error.code}, {"message", error.message}};
    }
    return {{"seq", record.seq},          {"at", instant_json(record.at)},
            {"day", to_text(record.today)}, {"by", record.by},
            {"client", record.client},    {"number", record.number},
            {"command", record.command},  {"rejection", std::move(rejection)},
            {"events", std::move(events)}};
}
std::vector<std::string> record_cells(const Record& record) {
    std::string events;
    for (const Event& event : record.events) {
        events += (events.empty() ? "" : "; ") + std::string(name_of(event));
    }
    return {std::to_string(record.seq),
            rfc3339(record.at),
            record.by,
            record.client,
            std::to_string(record.number),
            record.command,
            record.rejection ? std::string(code_of(record.rejection->reason)) : "",
            events};
}

}  // namespace

HttpReply archive(const Services& services, const Caller&, const HttpRequest& request) {
    CallFilter filter;
    filter.agent = parameter(request, "agent");
    filter.kind = kind_from(parameter(request, "type"), "type");
    filter.campaign = code_parameter(request, "campaign");
    filter.outcome = code_parameter(request, "outcome");
    filter.from = day_parameter(request, "from");
    filter.to = day_parameter(request, "to");
    if (const auto day = day_parameter(request, "day")) filter.from = filter.to = day;
    filter.text = parameter(request, "text").value_or("");
    if (parameter(request, "lead")) {
        filter.lead = LeadId{static_cast<std::uint64_t>(
            number_parameter(request, "lead", 1, std::int64_t{1} << 53))};
    }
    filter.archived_only = !flag_parameter(request, "all");
    static const Shown<CompletedCall> shown{
        call_json,
        {"Day", "Completed at", "Agent", "Type", "Campaign", "List", "Name", "Phone", "Outcome",
         "Notes", "Seconds", "Late", "Archived at", "Further columns"},
        call_cells,
        "archive"};
    return page_reply(request, shown, [&](PageRequest page) {
        return services.reader.calls(filter, page);
    });
}

HttpReply recycling_log(const Services& services, const Caller&, const HttpRequest& request) {
    static const Shown<RecycleEntry> shown{
        entry_json,
        {"At", "By", "Day", "Scope", "Recycled", "Archived", "Agents"},
        entry_cells,
        "recycling-log"};
    return page_reply(request, shown, [&](PageRequest page) {
        return services.reader.recycling_log(page);
    });
}

HttpReply leads(const Services& services, const Caller&, const HttpRequest& request) {
    LeadFilter filter;
    filter.list = parameter(request, "list");
    filter.status = code_parameter(request, "status");
    filter.text = parameter(request, "text").value_or("");
    static const Shown<Lead> shown{
        lead_json,
        {"Lead", "List", "Phone", "Name", "Zone", "Status", "Attempts", "Last call",
         "Last outcome", "Do not call", "Further columns"},
        lead_cells,
        "leads"};
    return page_reply(request, shown, [&](PageRequest page) {
        return services.reader.leads(filter, page);
    });
}

HttpReply audit_log(const Services& services, const Caller&, const HttpRequest& request) {
    RecordFilter filter;
    filter.by = parameter(request, "by");
    filter.command = parameter(request, "command").value_or("");
    static const Shown<Record> shown{
        record_json,
        {"Seq", "At", "By", "Client", "Number", "Command", "Rejection", "Events"},
        record_cells,
        "audit"};
    return page_reply(request, shown, [&](PageRequest page) {
        return services.reader.records(filter, page);
    });
}

}  // namespace recall::api
