// What is kept: archived calls, the recycling log, imports, and the audit. Paged, or whole.
#include "relay/api/lines.hpp"
#include "wire/protocol.hpp"

namespace recall::api {

namespace {

// The number is, or was last, in this agent's hands; or the agent has promised it a call.
bool knows_number(const Services& services, const Username& agent, LeadId lead) {
    const auto last = value_or_refuse(services.reader.assignments_of(lead, {1, 1}));
    if (!last.items.empty() && last.items.front().agent == agent) return true;
    CallbackFilter own;
    own.lead = lead;
    own.user = agent;
    own.open_only = true;
    return !value_or_refuse(services.reader.callbacks(own, {}, {1, 1})).items.empty();
}

}  // namespace

AuditEntry audit_entry(Record record) {
    AuditEntry entry{.seq = record.seq,
                     .at = record.at,
                     .day = record.today,
                     .by = record.by,
                     .client = record.client,
                     .number = record.number,
                     .command = record.command,
                     .events = {std::move(record.events), {}}};
    for (const Event& event : entry.events.events) {
        entry.events.names.emplace_back(name_of(event));
    }
    if (record.rejection) {
        WireError error = to_wire(*record.rejection);
        entry.rejection = {std::move(error.code), std::move(error.message)};
    }
    return entry;
}

Result<Page<ArchivedCall>, JournalError> archived_calls(JournalReader& reader,
                                                        Page<CompletedCall> read) {
    std::vector<CallId> ids;
    for (const CompletedCall& call : read.items) ids.push_back(call.id);
    auto notes = reader.call_notes(ids);
    if (!notes) return notes.error();
    std::map<CallId, std::vector<CallNote>> added;
    for (CallNote& note : std::move(notes).value()) added[note.call].push_back(std::move(note));
    return page_as<ArchivedCall>(std::move(read), [&added](CompletedCall call) {
        const CallId id = call.id;
        return ArchivedCall{std::move(call), std::move(added[id])};
    });
}

Listed<ArchivedCall> archive(const Services& services, const Caller& caller,
                              const ArchiveQuery& query) {
    CallFilter filter;
    filter.agent = if_given(query.agent);
    const Username& asker = caller.user.username;
    const bool own_only = !caller.leads_people() &&
                          !(query.lead && knows_number(services, asker, query.lead));
    if (own_only) filter.agent = asker;  // RULES.md §10
    filter.kind = query.type;
    filter.campaign = if_given(query.campaign);
    filter.outcome = if_given(query.outcome);
    filter.from = if_given(query.day ? query.day : query.from);
    filter.to = if_given(query.day ? query.day : query.to);
    filter.text = query.text;
    filter.lead = if_given(query.lead);
    filter.archived_only = !query.all;
    if (query.sort) {
        filter.order = query.sort->by;
        filter.descending = query.sort->descending;
    }
    return list_reply<ArchivedCall>(
        services, query.paging, "archive", [](const ArchivedCall& call) { return call.id.value; },
        [&](PageRequest page) -> Result<Page<ArchivedCall>, JournalError> {
            auto read = services.reader.calls(filter, page);
            if (!read) return read.error();
            return archived_calls(services.reader, std::move(read).value());
        });
}

Listed<RecycleEntry> recycling_log(const Services& services, const Caller&,
                                   const RecyclingLogQuery& query) {
    const RecycleFilter filter{if_given(query.by), if_given(query.from), if_given(query.to)};
    return list_reply<RecycleEntry>(
        services, query.paging, "recycling-log",
        [](const RecycleEntry& entry) { return entry.id.value; },
        [&](PageRequest page) { return services.reader.recycling_log(filter, page); });
}

Listed<Import> imports(const Services& services, const Caller&, const ImportsQuery& query) {
    return list_reply<Import>(
        services, query.paging, "imports", [](const Import& import) { return import.id.value; },
        [&](PageRequest page) { return services.reader.imports(if_given(query.list), page); });
}

Listed<AuditEntry> audit_log(const Services& services, const Caller&, const AuditQuery& query) {
    const RecordFilter filter{.by = if_given(query.by),
                              .command = query.command,
                              .from = if_given(query.from),
                              .to = if_given(query.to),
                              .rejected_only = query.rejected,
                              .text = query.text};
    return list_reply<AuditEntry>(
        services, query.paging, "audit",
        [](const AuditEntry& entry) { return static_cast<std::uint64_t>(entry.seq); },
        [&](PageRequest page) -> Result<Page<AuditEntry>, JournalError> {
            auto read = services.reader.records(filter, page);
            if (!read) return read.error();
            return page_as<AuditEntry>(std::move(read).value(), audit_entry);
        });
}

}  // namespace recall::api
