// The fields of every event. Included by wire/fields.hpp, which says how to read them.
#pragma once

#include "core/event.hpp"

#include <string_view>

namespace recall {

template <typename T>
struct Fields;

template <> struct Fields<DayOpened> {
    static constexpr std::string_view name = "DayOpened";
    static void visit(auto& f, auto& x) { f("day", x.day); }
};
template <> struct Fields<DeskConfigured> {
    static constexpr std::string_view name = "DeskConfigured";
    static void visit(auto& f, auto& x) { f("desk", x.desk); }
};
template <> struct Fields<UserSaved> {
    static constexpr std::string_view name = "UserSaved";
    static void visit(auto& f, auto& x) { f("user", x.user); }
};
template <> struct Fields<CampaignSaved> {
    static constexpr std::string_view name = "CampaignSaved";
    static void visit(auto& f, auto& x) { f("campaign", x.campaign); }
};
template <> struct Fields<ListSaved> {
    static constexpr std::string_view name = "ListSaved";
    static void visit(auto& f, auto& x) { f("list", x.list); }
};
template <> struct Fields<LeadsImported> {
    static constexpr std::string_view name = "LeadsImported";
    static void visit(auto& f, auto& x) {
        f("list", x.list);
        f("first", x.first);
        f("count", x.count);
        f.personal("leads", x.leads);
        f.maybe("import", x.import);
        f.maybe("barred", x.barred);
    }
};
template <> struct Fields<LeadsAssigned> {
    static constexpr std::string_view name = "LeadsAssigned";
    static void visit(auto& f, auto& x) {
        f("first", x.first);
        f("leads", x.leads);
        f("agent", x.agent);
        f("by", x.by);
        f("day", x.day);
        f("at", x.at);
        f.maybe("from_hopper", x.from_hopper);
    }
};
template <> struct Fields<LeadClaimed> {
    static constexpr std::string_view name = "LeadClaimed";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("expires", x.expires);
    }
};
template <> struct Fields<ClaimExtended> {
    static constexpr std::string_view name = "ClaimExtended";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("expires", x.expires);
        f.maybe("by_itself", x.by_itself);
    }
};
template <> struct Fields<ClaimReleased> {
    static constexpr std::string_view name = "ClaimReleased";
    static void visit(auto& f, auto& x) { f("assignment", x.assignment); }
};
template <> struct Fields<ClaimLapsed> {
    static constexpr std::string_view name = "ClaimLapsed";
    static void visit(auto& f, auto& x) { f("assignment", x.assignment); }
};
template <> struct Fields<CallStarted> {
    static constexpr std::string_view name = "CallStarted";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("at", x.at);
        f.maybe_personal("phone", x.phone);
        f.maybe("made_on", x.made_on);
        f.maybe_personal("why", x.why);
    }
};
template <> struct Fields<CallCompleted> {
    static constexpr std::string_view name = "CallCompleted";
    static void visit(auto& f, auto& x) {
        f("call", x.call);
        f("assignment", x.assignment);
        f("outcome", x.outcome);
        f.personal("notes", x.notes);
        f("started_at", x.started_at);
        f("completed_at", x.completed_at);
        f("received_at", x.received_at);
        f("late", x.late);
        f("settles_lead", x.settles_lead);
        f("do_not_call", x.do_not_call);
        f.maybe("promise_stands", x.promise_stands);
        f.maybe("made_on", x.made_on);
        f.maybe("closed_there", x.closed_there);
        f.maybe("from_callback", x.from_callback);
    }
};
template <> struct Fields<CallCorrected> {
    static constexpr std::string_view name = "CallCorrected";
    static void visit(auto& f, auto& x) {
        f("call", x.call);
        f("outcome", x.outcome);
        f.personal("notes", x.notes);
        f("settles_lead", x.settles_lead);
        f("do_not_call", x.do_not_call);
    }
};
template <> struct Fields<AssignmentWithdrawn> {
    static constexpr std::string_view name = "AssignmentWithdrawn";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("at", x.at);
    }
};
template <> struct Fields<RecycleStarted> {
    static constexpr std::string_view name = "RecycleStarted";
    static void visit(auto& f, auto& x) { f("entry", x.entry); }
};
template <> struct Fields<AssignmentsRecycled> {
    static constexpr std::string_view name = "AssignmentsRecycled";
    static void visit(auto& f, auto& x) {
        f("entry", x.entry);
        f("assignments", x.assignments);
        f("at", x.at);
        f.maybe("handed_on", x.handed_on);
    }
};
template <> struct Fields<CallsArchived> {
    static constexpr std::string_view name = "CallsArchived";
    static void visit(auto& f, auto& x) {
        f("entry", x.entry);
        f("calls", x.calls);
        f("at", x.at);
    }
};
template <> struct Fields<RecycleFinished> {
    static constexpr std::string_view name = "RecycleFinished";
    static void visit(auto& f, auto& x) { f("entry", x.entry); }
};
template <> struct Fields<DayClosed> {
    static constexpr std::string_view name = "DayClosed";
    static void visit(auto& f, auto& x) { f("day", x.day); }
};
template <> struct Fields<ImportStarted> {
    static constexpr std::string_view name = "ImportStarted";
    static void visit(auto& f, auto& x) { f("import", x.import); }
};
template <> struct Fields<ImportUndone> {
    static constexpr std::string_view name = "ImportUndone";
    static void visit(auto& f, auto& x) {
        f("import", x.import);
        f("at", x.at);
    }
};
template <> struct Fields<LeadEdited> {
    static constexpr std::string_view name = "LeadEdited";
    static void visit(auto& f, auto& x) {
        f("lead", x.lead);
        f.personal("phone", x.phone);
        f.personal("name", x.name);
        f.personal("zone", x.zone);
        f.personal("columns", x.columns);
        f.maybe("barred", x.barred);
        f.maybe_personal("zone_from", x.zone_from);
        f.maybe_personal("label", x.label);
        f.maybe_personal("further", x.further);
    }
};
template <> struct Fields<DoNotCallSet> {
    static constexpr std::string_view name = "DoNotCallSet";
    static void visit(auto& f, auto& x) {
        f("leads", x.leads);
        f("do_not_call", x.do_not_call);
    }
};
template <> struct Fields<DoNotCallAdded> {
    static constexpr std::string_view name = "DoNotCallAdded";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign);
        f.personal("phones", x.phones);
        f.personal("reason", x.reason);
        f("expires", x.expires);
        f("at", x.at);
        f("by", x.by);
        f("count", x.count);
        f("leads", x.leads);
    }
};
template <> struct Fields<DoNotCallRemoved> {
    static constexpr std::string_view name = "DoNotCallRemoved";
    static void visit(auto& f, auto& x) {
        f.personal("numbers", x.numbers);
        f("count", x.count);
        f("leads", x.leads);
        f.maybe("expired", x.expired);
    }
};
template <> struct Fields<LeadsRestored> {
    static constexpr std::string_view name = "LeadsRestored";
    static void visit(auto& f, auto& x) { f("leads", x.leads); }
};
template <> struct Fields<CallbackBooked> {
    static constexpr std::string_view name = "CallbackBooked";
    static void visit(auto& f, auto& x) { f("callback", x.callback); }
};
template <> struct Fields<CallbackMoved> {
    static constexpr std::string_view name = "CallbackMoved";
    static void visit(auto& f, auto& x) {
        f("callback", x.callback);
        f.personal("why", x.why);
    }
};
template <> struct Fields<CallbackReleased> {
    static constexpr std::string_view name = "CallbackReleased";
    static void visit(auto& f, auto& x) {
        f("callback", x.callback);
        f("at", x.at);
    }
};
template <> struct Fields<CallbackEnded> {
    static constexpr std::string_view name = "CallbackEnded";
    static void visit(auto& f, auto& x) {
        f("callback", x.callback);
        f("end", x.end);
        f("at", x.at);
        f.personal("why", x.why);
        f.maybe("kept_at", x.kept_at);
        f.maybe("leaves", x.leaves);
    }
};
template <> struct Fields<CallbacksReleased> {
    static constexpr std::string_view name = "CallbacksReleased";
    static void visit(auto& f, auto& x) {
        f("callbacks", x.callbacks);
        f("at", x.at);
    }
};
template <> struct Fields<CallbackTaken> {
    static constexpr std::string_view name = "CallbackTaken";
    static void visit(auto& f, auto& x) {
        f("callback", x.callback);
        f("agent", x.agent);
        f("at", x.at);
    }
};
template <> struct Fields<NumberReturned> {
    static constexpr std::string_view name = "NumberReturned";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("at", x.at);
        f.maybe("uncounted", x.uncounted);
    }
};
template <> struct Fields<ClockTurnedBack> {
    static constexpr std::string_view name = "ClockTurnedBack";
    static void visit(auto& f, auto& x) { f("to", x.to); }
};
template <> struct Fields<WaitsEnded> {
    static constexpr std::string_view name = "WaitsEnded";
    static void visit(auto& f, auto& x) { f("until", x.until); }
};
template <> struct Fields<ListReset> {
    static constexpr std::string_view name = "ListReset";
    static void visit(auto& f, auto& x) { f("list", x.list); }
};

template <> struct Fields<UnplacedAdded> {
    static constexpr std::string_view name = "UnplacedAdded";
    static void visit(auto& f, auto& x) { f("item", x.item); }
};
template <> struct Fields<NumberReckoned> {
    static constexpr std::string_view name = "NumberReckoned";
    static void visit(auto& f, auto& x) { f("assignment", x.assignment); }
};
template <> struct Fields<CallNoted> {
    static constexpr std::string_view name = "CallNoted";
    static void visit(auto& f, auto& x) {
        f("call", x.call);
        f.personal("text", x.text);
        f("reviewed", x.reviewed);
    }
};
template <> struct Fields<NumbersPlanned> {
    static constexpr std::string_view name = "NumbersPlanned";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign);
        f("minute", x.minute);
    }
};
template <> struct Fields<PlanDone> {
    static constexpr std::string_view name = "PlanDone";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign);
        f("day", x.day);
    }
};
template <> struct Fields<UnplacedClosed> {
    static constexpr std::string_view name = "UnplacedClosed";
    static void visit(auto& f, auto& x) {
        f("unplaced", x.unplaced);
        f("state", x.state);
        f("at", x.at);
        f("by", x.by);
        f.personal("why", x.why);
        f("lead", x.lead);
        f("call", x.call);
        f("assignment", x.assignment);
    }
};

}  // namespace recall
