// GET /leads, GET /lead-ids, GET /leads/{lead}: leads by what they are like, or one with all that
// ever became of it.
#pragma once

#include "wire/answers/archive.hpp"

namespace recall {

enum class LeadOrder { id, name, phone, status, attempts, last_call };
template <>
struct Words<LeadOrder> {
    static constexpr std::string_view all[] = {"lead",   "name",     "phone",
                                               "status", "attempts", "last_call"};
};

// Which leads.
struct LeadTerms {
    ListId list;
    Code status, campaign;
    std::string text;
    Username agent;
    std::optional<bool> do_not_call;
    bool available = false;
    std::optional<int> attempts_max;
};
void visit_lead_terms(auto& f, auto& x) {
    f("list", x.list, {.names = Naming::list});
    f("status", x.status);
    f("text", x.text, {.says = "Looked up in name, phone and the values of further columns."});
    f("campaign", x.campaign, {.names = Naming::campaign});
    f("agent", x.agent, {.says = "Who has it open now.", .names = Naming::user});
    f("do_not_call", x.do_not_call);
    f("available", x.available, {.says = "1: only what can be assigned now."});
    f("attempts_max", x.attempts_max, {.most = 1'000'000});
}

struct LeadsQuery {
    LeadTerms terms;
    std::optional<Sort<LeadOrder>> sort;
    Paging paging;
};
template <>
struct Asked<LeadsQuery> {
    static constexpr std::string_view path = "/leads";
    static void visit(auto& f, auto& x) {
        visit_lead_terms(f, x.terms);
        f("sort", x.sort);
        visit_paging(f, x.paging);
    }
};

struct LeadIdsQuery {
    LeadTerms terms;
    bool free = false;
};
template <>
struct Asked<LeadIdsQuery> {
    static constexpr std::string_view path = "/lead-ids";
    static void visit(auto& f, auto& x) {
        visit_lead_terms(f, x.terms);
        f("free", x.free, {.says = "1: in nobody's hands, promised to nobody, and may be called."});
    }
};
struct LeadIds {
    std::vector<LeadId> leads;
};
template <>
struct Told<LeadIds> {
    static constexpr std::string_view name = "LeadIds";
    static void visit(auto& f, auto& x) { f("leads", x.leads); }
};

struct LeadQuery {
    LeadId lead;
};
template <>
struct Asked<LeadQuery> {
    static constexpr std::string_view path = "/leads/{lead}";
    static void visit(auto& f, auto& x) { f("lead", x.lead, {.required = true}); }
};

// One of several that reach a person.
template <>
struct Told<LeadNumber> {
    static constexpr std::string_view name = "LeadNumber";
    static void visit(auto& f, auto& x) {
        f("phone", x.phone);
        f("label", x.label, {.says = "What it is called, \"Mobile\"."});
        f("barred", x.barred, {.says = "It stands on a do-not-call list."});
    }
};

// A lead, and who has it in hand.
struct LeadLine {
    Lead lead;
    Username agent;  // empty: nobody
    std::optional<Stage> stage;
    std::vector<DoNotCall> bar_lines = {};  // about its numbers, in its campaign; for a table
};
// What a table of leads, an export, calls the columns that an import of it reads again:
// relay/import/exported_leads.hpp. The first column is the sign of it.
namespace lead_cells {
constexpr const char* lead = "Recall lead";
constexpr const char* phone = "Phone";
constexpr const char* name = "Name";
constexpr const char* zone = "Zone";
constexpr const char* zone_from = "Zone said by";
constexpr const char* do_not_call = "Do not call";
constexpr const char* stage = "Stage";  // behind it stand the further columns
}  // namespace lead_cells
template <>
struct Told<LeadLine> {
    static constexpr std::string_view name = "Lead";
    static void visit(auto& f, auto& x) {
        auto& lead = x.lead;
        f("lead", lead.id, {.cell = lead_cells::lead});
        f("list", lead.list, {.cell = "List", .names = Naming::list});
        f("phone", lead.phone, {.cell = lead_cells::phone});
        f("numbers", lead.numbers,
          {.cell = lead_cells::phone, .says = "Where there are several: all, the first too."});
        f("name", lead.name, {.cell = lead_cells::name});
        f("zone", lead.zone,
          {.cell = lead_cells::zone,
           .says = "IANA; empty: the desk's. Two with a comma between: it may be in either."});
        f("zone_from", lead.zone_from, {.cell = lead_cells::zone_from, .says = "Who says so."});
        f("status", lead.status, {.cell = "Status", .names = Naming::outcome});
        f("attempts", lead.attempts, {.cell = "Attempts"});
        f("last_call", lead.last_call, {.cell = "Last call"});
        f("last_outcome", lead.last_outcome,
          {.cell = "Last outcome", .names = Naming::outcome});
        f("called_since_reset", lead.called_since_reset);
        f("do_not_call", lead.do_not_call);
        f("barred", lead.barred,
          {.says = "No number of it is left that stands on no do-not-call list."});
        f.cell(lead_cells::do_not_call, [&lead] { return !lead.may_be_called(); });
        f.cell(lead_cells::do_not_call, [&x] { return x.bar_lines; });
        f.or_null("agent", x.agent,
                  {.cell = "Agent", .says = "Who has it open now.", .names = Naming::user});
        f("stage", x.stage, {.cell = lead_cells::stage});
        f("columns", lead.columns, {.cell = "Further columns"});
    }
};

enum class LeadEventKind { call, assignment };
template <>
struct Words<LeadEventKind> {
    static constexpr std::string_view all[] = {"call", "assignment"};
};

// That a number was given to somebody.
struct PastAssignment {
    AssignmentId assignment;
    Username agent, by;
    Day day;
    Instant assigned_at;
    Stage stage = Stage::assigned;
    Instant ended_at;
};
template <>
struct Told<PastAssignment> {
    static constexpr std::string_view name = "PastAssignment";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("agent", x.agent);
        f("by", x.by);
        f("day", x.day);
        f("assigned_at", x.assigned_at);
        f("stage", x.stage);
        f("ended_at", x.ended_at);
    }
};

// One of both, as `what` says.
struct LeadEvent {
    LeadEventKind what = LeadEventKind::assignment;
    Instant at;
    CompletedCall call;
    PastAssignment assignment;
    ListId list = {};  // which of the person's
};
template <>
struct Told<LeadEvent> {
    static constexpr std::string_view name = "LeadEvent";
    static void visit(auto& f, auto& x) {
        f("what", x.what);
        f("at", x.at);
        f("list", x.list, {.says = "One of those in which the person stands."});
        f.either(x.what == LeadEventKind::call, x.call, x.assignment);
    }
};

struct LeadRecord {
    LeadLine lead;
    std::vector<LeadEvent> history;
    std::vector<LeadLine> same_person = {};
};
template <>
struct Told<LeadRecord> {
    static constexpr std::string_view name = "LeadRecord";
    static void visit(auto& f, auto& x) {
        f("lead", x.lead);
        f("history", x.history, {.says = "The newest first; of all the person's leads."});
        f("same_person", x.same_person,
          {.says = "Leads of other lists with the same first number and extension."});
    }
};

}  // namespace recall
