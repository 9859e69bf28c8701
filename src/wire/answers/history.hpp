// GET /recycling-log, GET /imports, GET /audit: what was done, and by whom.
#pragma once

#include "core/event.hpp"
#include "wire/answers/told.hpp"

namespace recall {

// ---- The recycling log

struct RecyclingLogQuery {
    Username by;
    Day from, to;
    Paging paging;
};
template <>
struct Asked<RecyclingLogQuery> {
    static constexpr std::string_view path = "/recycling-log";
    static void visit(auto& f, auto& x) {
        f("by", x.by, {.names = Naming::user_or_clock});
        visit_days(f, x);
        visit_paging(f, x.paging);
    }
};

template <>
struct Told<AgentCount> {
    static constexpr std::string_view name = "AgentCount";
    static void visit(auto& f, auto& x) {
        f("agent", x.agent);
        f("recycled", x.recycled);
        f("archived", x.archived);
    }
};

// "all", "agent1", "agent1 client", "chosen": whom it was for, and of which kind.
std::string scope_text(const RecycleEntry& entry);
void read_scope(std::string_view scope, RecycleEntry& entry);
std::string counts_text(const std::vector<AgentCount>& counts);

template <>
struct Told<RecycleEntry> {
    static constexpr std::string_view name = "RecycleEntry";
    static void visit(auto& f, auto& x) {
        f("id", x.id);
        f("at", x.at, {.cell = "At"});
        f("by", x.by, {.cell = "By", .says = "A username, or clock."});
        f("day", x.day, {.cell = "Day"});
        f.text("scope", x, scope_text, read_scope,
               {.cell = "Scope", .says = "all, or an agent, and the type where it was one."});
        f("recycled", x.recycled, {.cell = "Recycled"});
        f("archived", x.archived, {.cell = "Archived"});
        f("agents", x.agents);
        f.cell("Agents", [&x] { return counts_text(x.agents); });
        f("finished", x.finished);
    }
};

// ---- Imports

struct ImportsQuery {
    ListId list;
    Paging paging;
};
template <>
struct Asked<ImportsQuery> {
    static constexpr std::string_view path = "/imports";
    static void visit(auto& f, auto& x) {
        f("list", x.list, {.names = Naming::list});
        visit_paging(f, x.paging);
    }
};

template <>
struct Told<Import> {
    static constexpr std::string_view name = "ImportedFile";
    static void visit(auto& f, auto& x) {
        f("import", x.id, {.cell = "Import"});
        f("list", x.list, {.cell = "List", .names = Naming::list});
        f("file", x.file, {.cell = "File"});
        f("at", x.at, {.cell = "At"});
        f("by", x.by, {.cell = "By"});
        f("leads", x.count, {.cell = "Leads"});
        f("first_lead", x.first, {.cell = "First lead"});
        f("undone_at", x.undone_at, {.cell = "Undone at"});
    }
};

// ---- The audit

struct AuditQuery {
    Username by;
    std::string command;
    Day from, to;
    std::string text;
    bool rejected = false;
    Paging paging;
};
template <>
struct Asked<AuditQuery> {
    static constexpr std::string_view path = "/audit";
    static void visit(auto& f, auto& x) {
        f("by", x.by, {.names = Naming::user_or_clock});
        f("command", x.command, {.names = Naming::command});
        visit_days(f, x);
        f("text", x.text, {.says = "In what happened, or in the rejection."});
        f("rejected", x.rejected, {.says = "1: only what was refused."});
        visit_paging(f, x.paging);
    }
};

// What came of a command: told with their fields, and read by their names.
struct AuditEvents {
    Events events;
    std::vector<std::string> names;
};
struct AuditEntry {
    std::int64_t seq = 0;
    Instant at;
    Day day;
    Username by;
    std::string client;
    std::int64_t number = 0;
    std::string command;  // its name, "CompleteCall"
    std::optional<ToldRefusal> rejection;
    AuditEvents events;
};
std::string names_text(const std::vector<std::string>& names);

template <>
struct Told<AuditEntry> {
    static constexpr std::string_view name = "Record";
    static void visit(auto& f, auto& x) {
        f("seq", x.seq, {.cell = "Seq"});
        f("at", x.at, {.cell = "At"});
        f("day", x.day);
        f("by", x.by, {.cell = "By"});
        f("client", x.client, {.cell = "Client"});
        f("number", x.number, {.cell = "Number"});
        f("command", x.command, {.cell = "Command"});
        f("rejection", x.rejection);
        f.cell("Rejection", [&x] { return x.rejection ? x.rejection->code : std::string(); });
        f("events", x.events, {.says = "Without personal data."});
        f.cell("Events", [&x] { return names_text(x.events.names); });
    }
};

}  // namespace recall
