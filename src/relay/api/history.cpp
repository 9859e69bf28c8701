// What is kept: archived calls, the recycling log, imports, and the audit. Paged, or whole.
#include "relay/api/call.hpp"
#include "wire/protocol.hpp"
#include "wire/words.hpp"

#include <array>

namespace recall::api {

namespace {

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
    if (entry.chosen) return "chosen";
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

Json import_json(const Import& import) {
    return {{"import", import.id.value},
            {"list", import.list},
            {"file", import.file},
            {"at", instant_json(import.at)},
            {"by", import.by},
            {"leads", import.count},
            {"first_lead", import.first.value},
            {"undone_at", instant_json(import.undone_at)}};
}
std::vector<std::string> import_cells(const Import& import) {
    return {std::to_string(import.id.value), import.list,
            import.file,                     rfc3339(import.at),
            import.by,                       std::to_string(import.count),
            std::to_string(import.first.value), rfc3339(import.undone_at)};
}

}  // namespace

HttpReply archive(const Services& services, const Caller& caller, const HttpRequest& request) {
    CallFilter filter;
    filter.agent = parameter(request, "agent");
    if (!caller.leads_people()) filter.agent = caller.user.username;  // RULES.md §10
    filter.kind = kind_from(parameter(request, "type"), "type");
    filter.campaign = code_parameter(request, "campaign");
    filter.outcome = code_parameter(request, "outcome");
    filter.from = day_parameter(request, "from");
    filter.to = day_parameter(request, "to");
    if (const auto day = day_parameter(request, "day")) filter.from = filter.to = day;
    filter.text = parameter(request, "text").value_or("");
    if (const auto lead = id_parameter(request, "lead")) filter.lead = LeadId{*lead};
    filter.archived_only = !flag_parameter(request, "all");
    if (const auto sort = sort_parameter(request,
                                         {"completed", "agent", "outcome", "name", "seconds"})) {
        constexpr std::array orders{CallOrder::completed, CallOrder::agent, CallOrder::outcome,
                                    CallOrder::name, CallOrder::seconds};
        filter.order = orders.at(sort->column);
        filter.descending = sort->descending;
    }
    static const Shown<CompletedCall> shown{
        call_json,
        {"Day", "Completed at", "Agent", "Type", "Campaign", "List", "Name", "Phone", "Outcome",
         "Notes", "Seconds", "Late", "Archived at", "Further columns"},
        call_cells,
        [](const CompletedCall& call) { return call.id.value; },
        "archive"};
    return page_reply(services, request, shown, [&](PageRequest page) {
        return services.reader.calls(filter, page);
    });
}

HttpReply recycling_log(const Services& services, const Caller&, const HttpRequest& request) {
    static const Shown<RecycleEntry> shown{
        entry_json,
        {"At", "By", "Day", "Scope", "Recycled", "Archived", "Agents"},
        entry_cells,
        [](const RecycleEntry& entry) { return entry.id.value; },
        "recycling-log"};
    RecycleFilter filter;
    filter.by = parameter(request, "by");
    filter.from = day_parameter(request, "from");
    filter.to = day_parameter(request, "to");
    return page_reply(services, request, shown, [&](PageRequest page) {
        return services.reader.recycling_log(filter, page);
    });
}

HttpReply imports(const Services& services, const Caller&, const HttpRequest& request) {
    static const Shown<Import> shown{
        import_json,
        {"Import", "List", "File", "At", "By", "Leads", "First lead", "Undone at"},
        import_cells,
        [](const Import& import) { return import.id.value; },
        "imports"};
    return page_reply(services, request, shown, [&](PageRequest page) {
        return services.reader.imports(parameter(request, "list"), page);
    });
}

HttpReply audit_log(const Services& services, const Caller&, const HttpRequest& request) {
    RecordFilter filter;
    filter.by = parameter(request, "by");
    filter.command = parameter(request, "command").value_or("");
    filter.from = day_parameter(request, "from");
    filter.to = day_parameter(request, "to");
    filter.rejected_only = flag_parameter(request, "rejected");
    filter.text = parameter(request, "text").value_or("");
    static const Shown<Record> shown{
        record_json,
        {"Seq", "At", "By", "Client", "Number", "Command", "Rejection", "Events"},
        record_cells,
        [](const Record& record) { return static_cast<std::uint64_t>(record.seq); },
        "audit"};
    return page_reply(services, request, shown, [&](PageRequest page) {
        return services.reader.records(filter, page);
    });
}

}  // namespace recall::api
