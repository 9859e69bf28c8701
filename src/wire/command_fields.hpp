// The fields of every command. Included by wire/fields.hpp, which says how to read them.
#pragma once

#include "core/command.hpp"
#include "wire/noun_fields.hpp"

#include <string_view>

namespace recall {

template <typename T>
struct Fields;

template <> struct Fields<ConfigureDesk> {
    static constexpr std::string_view name = "ConfigureDesk";
    static void visit(auto& f, auto& x) { f("desk", x.desk); }
};
template <> struct Fields<SaveUser> {
    static constexpr std::string_view name = "SaveUser";
    static void visit(auto& f, auto& x) { f("user", x.user); }
};
template <> struct Fields<SaveCampaign> {
    static constexpr std::string_view name = "SaveCampaign";
    static void visit(auto& f, auto& x) { f("campaign", x.campaign); }
};
template <> struct Fields<SaveList> {
    static constexpr std::string_view name = "SaveList";
    static void visit(auto& f, auto& x) { f("list", x.list); }
};
template <> struct Fields<ImportLeads> {
    static constexpr std::string_view name = "ImportLeads";
    static void visit(auto& f, auto& x) {
        f("list", x.list);
        f("leads", x.leads);
        f.maybe("file", x.file);
        f.maybe("part_of", x.part_of);
    }
};
template <> struct Fields<AssignLeads> {
    static constexpr std::string_view name = "AssignLeads";
    static void visit(auto& f, auto& x) {
        f("list", x.list);
        f("agents", x.agents);
        f.maybe("count", x.count);
        f.maybe("leads", x.leads);
        f.maybe("filter", x.filter);
    }
};
template <> struct Fields<ClaimLead> {
    static constexpr std::string_view name = "ClaimLead";
    static void visit(auto& f, auto& x) { f("assignment", x.assignment); }
};
template <> struct Fields<ExtendClaim> {
    static constexpr std::string_view name = "ExtendClaim";
    static void visit(auto& f, auto& x) { f("assignment", x.assignment); }
};
template <> struct Fields<ReleaseClaim> {
    static constexpr std::string_view name = "ReleaseClaim";
    static void visit(auto& f, auto& x) { f("assignment", x.assignment); }
};
template <> struct Fields<StartCall> {
    static constexpr std::string_view name = "StartCall";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("at", x.at);
        f.maybe("phone", x.phone);
        f.maybe("why", x.why);
    }
};
template <> struct Fields<CompleteCall> {
    static constexpr std::string_view name = "CompleteCall";
    static void visit(auto& f, auto& x) {
        f.maybe("assignment", x.assignment);
        f("outcome", x.outcome);
        f.maybe("notes", x.notes);
        f.maybe("started_at", x.started_at);
        f.maybe("ended_at", x.ended_at);
        f.maybe("callback", x.callback);
        f.maybe("kept", x.kept);
        f.maybe("lead", x.lead);
    }
};
template <> struct Fields<CorrectOutcome> {
    static constexpr std::string_view name = "CorrectOutcome";
    static void visit(auto& f, auto& x) {
        f("assignment", x.assignment);
        f("outcome", x.outcome);
        f.maybe("notes", x.notes);
        f.maybe("started_at", x.started_at);
        f.maybe("ended_at", x.ended_at);
        f.maybe("at", x.at);
        f.maybe("callback", x.callback);
    }
};
template <> struct Fields<Recycle> {
    static constexpr std::string_view name = "Recycle";
    static void visit(auto& f, auto& x) {
        f.maybe("agent", x.agent);
        f.maybe("kind", x.kind);
        f.maybe("assignments", x.assignments);
    }
};
template <> struct Fields<ArchiveCompleted> {
    static constexpr std::string_view name = "ArchiveCompleted";
    static void visit(auto&, auto&) {}
};
template <> struct Fields<LapseClaim> {
    static constexpr std::string_view name = "LapseClaim";
    static void visit(auto& f, auto& x) { f("assignment", x.assignment); }
};
template <> struct Fields<CloseDay> {
    static constexpr std::string_view name = "CloseDay";
    static void visit(auto& f, auto& x) { f("day", x.day); }
};
template <> struct Fields<EditLead> {
    static constexpr std::string_view name = "EditLead";
    static void visit(auto& f, auto& x) {
        f("lead", x.lead);
        f("phone", x.phone);
        f("name", x.name);
        f("zone", x.zone);
        f("columns", x.columns);
        f.maybe("label", x.label);
        f.maybe("further", x.further);
    }
};
template <> struct Fields<SetDoNotCall> {
    static constexpr std::string_view name = "SetDoNotCall";
    static void visit(auto& f, auto& x) {
        f("leads", x.leads);
        f("do_not_call", x.do_not_call);
    }
};
template <> struct Fields<AddDoNotCall> {
    static constexpr std::string_view name = "AddDoNotCall";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign);
        f.personal("phones", x.phones);
        f.personal("reason", x.reason);
        f("expires", x.expires);
    }
};
template <> struct Fields<RemoveDoNotCall> {
    static constexpr std::string_view name = "RemoveDoNotCall";
    static void visit(auto& f, auto& x) { f.personal("numbers", x.numbers); }
};
template <> struct Fields<EndDoNotCall> {
    static constexpr std::string_view name = "EndDoNotCall";
    static void visit(auto&, auto&) {}
};
template <> struct Fields<RestoreLeads> {
    static constexpr std::string_view name = "RestoreLeads";
    static void visit(auto& f, auto& x) { f("leads", x.leads); }
};
template <> struct Fields<ReassignLeads> {
    static constexpr std::string_view name = "ReassignLeads";
    static void visit(auto& f, auto& x) {
        f("leads", x.leads);
        f("agent", x.agent);
    }
};
template <> struct Fields<HandOn> {
    static constexpr std::string_view name = "HandOn";
    static void visit(auto& f, auto& x) {
        f("from", x.from);
        f("to", x.to);
    }
};
template <> struct Fields<ArchiveCalls> {
    static constexpr std::string_view name = "ArchiveCalls";
    static void visit(auto& f, auto& x) { f("calls", x.calls); }
};
template <> struct Fields<UndoImport> {
    static constexpr std::string_view name = "UndoImport";
    static void visit(auto& f, auto& x) { f("import", x.import); }
};

template <> struct Fields<TakeCallback> {
    static constexpr std::string_view name = "TakeCallback";
    static void visit(auto& f, auto& x) { f("callback", x.callback); }
};
template <> struct Fields<MoveCallback> {
    static constexpr std::string_view name = "MoveCallback";
    static void visit(auto& f, auto& x) {
        f("callback", x.callback);
        f.maybe("time", x.time);
        f.maybe("wall_time", x.wall_time);
        f.maybe("zone", x.zone);
        f.maybe("recipient", x.recipient);
        f.maybe("user", x.user);
        f.maybe("comments", x.comments);
        f.maybe("why", x.why);
    }
};
template <> struct Fields<CancelCallback> {
    static constexpr std::string_view name = "CancelCallback";
    static void visit(auto& f, auto& x) {
        f("callback", x.callback);
        f.maybe("why", x.why);
    }
};
template <> struct Fields<ReleaseCallback> {
    static constexpr std::string_view name = "ReleaseCallback";
    static void visit(auto& f, auto& x) { f("callback", x.callback); }
};
template <> struct Fields<TakeNext> {
    static constexpr std::string_view name = "TakeNext";
    static void visit(auto& f, auto& x) { f("campaign", x.campaign); }
};
template <> struct Fields<TurnClockBack> {
    static constexpr std::string_view name = "TurnClockBack";
    static void visit(auto&, auto&) {}
};
template <> struct Fields<EndWaits> {
    static constexpr std::string_view name = "EndWaits";
    static void visit(auto&, auto&) {}
};
template <> struct Fields<ResetList> {
    static constexpr std::string_view name = "ResetList";
    static void visit(auto& f, auto& x) { f("list", x.list); }
};
template <> struct Fields<ReleaseCallbacks> {
    static constexpr std::string_view name = "ReleaseCallbacks";
    static void visit(auto& f, auto& x) { f("callbacks", x.callbacks); }
};
template <> struct Fields<OpenCallback> {
    static constexpr std::string_view name = "OpenCallback";
    static void visit(auto& f, auto& x) { f("callback", x.callback); }
};

template <> struct Fields<HandToManager> {
    static constexpr std::string_view name = "HandToManager";
    static void visit(auto& f, auto& x) { Fields<HandedWork>::visit(f, x.work); }
};
template <> struct Fields<PlaceUnplaced> {
    static constexpr std::string_view name = "PlaceUnplaced";
    static void visit(auto& f, auto& x) {
        f("unplaced", x.unplaced);
        f("lead", x.lead);
        f.maybe("outcome", x.outcome);
    }
};
template <> struct Fields<HandUnplaced> {
    static constexpr std::string_view name = "HandUnplaced";
    static void visit(auto& f, auto& x) {
        f("unplaced", x.unplaced);
        f("agent", x.agent);
        f.maybe("lead", x.lead);
    }
};
template <> struct Fields<NoteCall> {
    static constexpr std::string_view name = "NoteCall";
    static void visit(auto& f, auto& x) {
        f("call", x.call);
        f("text", x.text);
        f.maybe("reviewed", x.reviewed);
    }
};
template <> struct Fields<PlanNumbers> {
    static constexpr std::string_view name = "PlanNumbers";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign);
        f("minute", x.minute);
    }
};
template <> struct Fields<GivePlanned> {
    static constexpr std::string_view name = "GivePlanned";
    static void visit(auto& f, auto& x) { f("campaign", x.campaign); }
};
template <> struct Fields<DismissUnplaced> {
    static constexpr std::string_view name = "DismissUnplaced";
    static void visit(auto& f, auto& x) {
        f("unplaced", x.unplaced);
        f.maybe("why", x.why);
    }
};

}  // namespace recall
