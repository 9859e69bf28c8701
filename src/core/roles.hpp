// Who may wish for what: the one table of roles. decide asks it before anything else, and the
// agents' program knows how to write down no other command than theirs (wire/json.hpp).
#pragma once

#include "core/command.hpp"

namespace recall::roles {

enum Who : unsigned { agent = 1, manager = 2, admin = 4, the_operator = 8, the_clock = 16 };
constexpr unsigned leads_people = manager | admin | the_operator;
constexpr unsigned runs_desk = admin | the_operator;

template <typename C>
constexpr unsigned allowed_to = 0;
template <> inline constexpr unsigned allowed_to<ConfigureDesk> = runs_desk;
template <> inline constexpr unsigned allowed_to<SaveUser> = runs_desk;
template <> inline constexpr unsigned allowed_to<SaveCampaign> = runs_desk;
template <> inline constexpr unsigned allowed_to<SaveList> = leads_people;
template <> inline constexpr unsigned allowed_to<ImportLeads> = leads_people;
template <> inline constexpr unsigned allowed_to<AssignLeads> = leads_people;
template <> inline constexpr unsigned allowed_to<ClaimLead> = agent;
template <> inline constexpr unsigned allowed_to<ExtendClaim> = agent;
template <> inline constexpr unsigned allowed_to<ReleaseClaim> = agent;
// Own numbers only, as they are agents': news of the work of somebody who is a manager by now.
template <> inline constexpr unsigned allowed_to<StartCall> = agent | manager | admin;
template <> inline constexpr unsigned allowed_to<CompleteCall> = agent | manager | admin;
template <> inline constexpr unsigned allowed_to<CorrectOutcome> = agent | manager | admin;
template <> inline constexpr unsigned allowed_to<Recycle> = leads_people;
template <> inline constexpr unsigned allowed_to<ArchiveCompleted> = leads_people;
template <> inline constexpr unsigned allowed_to<LapseClaim> = the_clock;
template <> inline constexpr unsigned allowed_to<CloseDay> = the_clock;
template <> inline constexpr unsigned allowed_to<EditLead> = leads_people;
template <> inline constexpr unsigned allowed_to<SetDoNotCall> = leads_people;
template <> inline constexpr unsigned allowed_to<RestoreLeads> = leads_people;
template <> inline constexpr unsigned allowed_to<ReassignLeads> = leads_people;
template <> inline constexpr unsigned allowed_to<HandOn> = leads_people;
template <> inline constexpr unsigned allowed_to<ArchiveCalls> = agent | leads_people;
template <> inline constexpr unsigned allowed_to<UndoImport> = leads_people;
template <> inline constexpr unsigned allowed_to<TakeCallback> = agent;
template <> inline constexpr unsigned allowed_to<MoveCallback> = agent | leads_people;
template <> inline constexpr unsigned allowed_to<CancelCallback> = leads_people;
template <> inline constexpr unsigned allowed_to<ReleaseCallback> = the_clock;
template <> inline constexpr unsigned allowed_to<TakeNext> = agent;
template <> inline constexpr unsigned allowed_to<EndWaits> = the_clock;
template <> inline constexpr unsigned allowed_to<TurnClockBack> = the_clock;
template <> inline constexpr unsigned allowed_to<ResetList> = leads_people;
template <> inline constexpr unsigned allowed_to<ReleaseCallbacks> = the_clock;
template <> inline constexpr unsigned allowed_to<OpenCallback> = the_clock;
template <> inline constexpr unsigned allowed_to<AddDoNotCall> = leads_people;
template <> inline constexpr unsigned allowed_to<RemoveDoNotCall> = leads_people;
template <> inline constexpr unsigned allowed_to<EndDoNotCall> = the_clock;
template <> inline constexpr unsigned allowed_to<HandToManager> = agent | manager | admin;
template <> inline constexpr unsigned allowed_to<PlaceUnplaced> = leads_people;
template <> inline constexpr unsigned allowed_to<HandUnplaced> = leads_people;
template <> inline constexpr unsigned allowed_to<DismissUnplaced> = leads_people;

template <> inline constexpr unsigned allowed_to<NoteCall> = agent | leads_people;
template <> inline constexpr unsigned allowed_to<PlanNumbers> = leads_people;
template <> inline constexpr unsigned allowed_to<GivePlanned> = the_clock;

}  // namespace recall::roles
