// Inside the core: one overload of decide_on for each command, one of evolve for each event.
// Each lives with its feature (desk, import, assign, claim, complete, recycle, lead, hand_on and
// callback, hopper, dialable, do_not_call, unplaced, call_notes and plan.cpp). decide.cpp is the
// only caller; a missing overload does not compile.
#pragma once

#include "core/decide.hpp"
#include "core/edit.hpp"

#include <set>

namespace recall {

Decision decide_on(const State&, const Request&, const ConfigureDesk&);
Decision decide_on(const State&, const Request&, const SaveUser&);
Decision decide_on(const State&, const Request&, const SaveCampaign&);
Decision decide_on(const State&, const Request&, const SaveList&);
Decision decide_on(const State&, const Request&, const ImportLeads&);
Decision decide_on(const State&, const Request&, const AssignLeads&);
Decision decide_on(const State&, const Request&, const ClaimLead&);
Decision decide_on(const State&, const Request&, const ExtendClaim&);
Decision decide_on(const State&, const Request&, const ReleaseClaim&);
Decision decide_on(const State&, const Request&, const StartCall&);
Decision decide_on(const State&, const Request&, const CompleteCall&);
Decision decide_on(const State&, const Request&, const CorrectOutcome&);
Decision decide_on(const State&, const Request&, const Recycle&);
Decision decide_on(const State&, const Request&, const ArchiveCompleted&);
Decision decide_on(const State&, const Request&, const LapseClaim&);
Decision decide_on(const State&, const Request&, const CloseDay&);
Decision decide_on(const State&, const Request&, const EditLead&);
Decision decide_on(const State&, const Request&, const SetDoNotCall&);
Decision decide_on(const State&, const Request&, const RestoreLeads&);
Decision decide_on(const State&, const Request&, const ReassignLeads&);
Decision decide_on(const State&, const Request&, const HandOn&);
Decision decide_on(const State&, const Request&, const ArchiveCalls&);
Decision decide_on(const State&, const Request&, const UndoImport&);
Decision decide_on(const State&, const Request&, const TakeCallback&);
Decision decide_on(const State&, const Request&, const MoveCallback&);
Decision decide_on(const State&, const Request&, const CancelCallback&);
Decision decide_on(const State&, const Request&, const ReleaseCallback&);
Decision decide_on(const State&, const Request&, const TakeNext&);
Decision decide_on(const State&, const Request&, const EndWaits&);
Decision decide_on(const State&, const Request&, const TurnClockBack&);
Decision decide_on(const State&, const Request&, const ResetList&);
Decision decide_on(const State&, const Request&, const ReleaseCallbacks&);
Decision decide_on(const State&, const Request&, const OpenCallback&);
Decision decide_on(const State&, const Request&, const AddDoNotCall&);
Decision decide_on(const State&, const Request&, const RemoveDoNotCall&);
Decision decide_on(const State&, const Request&, const EndDoNotCall&);
Decision decide_on(const State&, const Request&, const HandToManager&);
Decision decide_on(const State&, const Request&, const PlaceUnplaced&);
Decision decide_on(const State&, const Request&, const HandUnplaced&);
Decision decide_on(const State&, const Request&, const DismissUnplaced&);
Decision decide_on(const State&, const Request&, const NoteCall&);
Decision decide_on(const State&, const Request&, const PlanNumbers&);
Decision decide_on(const State&, const Request&, const GivePlanned&);

void evolve(Edit&, const DayOpened&);
void evolve(Edit&, const DeskConfigured&);
void evolve(Edit&, const UserSaved&);
void evolve(Edit&, const CampaignSaved&);
void evolve(Edit&, const ListSaved&);
void evolve(Edit&, const LeadsImported&);
void evolve(Edit&, const LeadsAssigned&);
void evolve(Edit&, const LeadClaimed&);
void evolve(Edit&, const ClaimExtended&);
void evolve(Edit&, const ClaimReleased&);
void evolve(Edit&, const ClaimLapsed&);
void evolve(Edit&, const CallStarted&);
void evolve(Edit&, const CallCompleted&);
void evolve(Edit&, const CallCorrected&);
void evolve(Edit&, const AssignmentWithdrawn&);
void evolve(Edit&, const RecycleStarted&);
void evolve(Edit&, const AssignmentsRecycled&);
void evolve(Edit&, const CallsArchived&);
void evolve(Edit&, const RecycleFinished&);
void evolve(Edit&, const DayClosed&);
void evolve(Edit&, const ImportStarted&);
void evolve(Edit&, const ImportUndone&);
void evolve(Edit&, const LeadEdited&);
void evolve(Edit&, const DoNotCallSet&);
void evolve(Edit&, const LeadsRestored&);
void evolve(Edit&, const CallbackBooked&);
void evolve(Edit&, const CallbackMoved&);
void evolve(Edit&, const CallbackReleased&);
void evolve(Edit&, const CallbackEnded&);
void evolve(Edit&, const NumberReturned&);
void evolve(Edit&, const WaitsEnded&);
void evolve(Edit&, const ClockTurnedBack&);
void evolve(Edit&, const ListReset&);
void evolve(Edit&, const CallbacksReleased&);
void evolve(Edit&, const CallbackTaken&);
void evolve(Edit&, const DoNotCallAdded&);
void evolve(Edit&, const DoNotCallRemoved&);
void evolve(Edit&, const UnplacedAdded&);
void evolve(Edit&, const NumberReckoned&);
void evolve(Edit&, const UnplacedClosed&);
void evolve(Edit&, const CallNoted&);
void evolve(Edit&, const NumbersPlanned&);
void evolve(Edit&, const PlanDone&);

// The agent's own open assignment, or why the agent may not touch it.
Result<const Assignment*, Rejection> own_assignment(const State&, const Request&, AssignmentId);

// Why a lead may not have this data, if it may not. `where` and `number` say which one it is, in
// words and as the rejection's number: " in row 3" and 3.
std::optional<Rejection> check_data(const NewLead& data, const std::string& where,
                                    std::int64_t number);

// Why nobody may hand numbers to this user, or not those of this campaign.
std::optional<Rejection> check_agent(const State&, const Username&);
std::optional<Rejection> check_agent_of(const State&, const Username&, Code campaign);
// Why this user cannot work numbers of this campaign: both of these. Asked again whenever a user
// is saved.
std::optional<Rejection> check_works(const State&, const Username&, Code campaign);
bool works(const User&, Code campaign);

// Why a number cannot go straight to an agent, if it cannot: `promise` is the one that holds it.
std::optional<Rejection> check_free(const State&, const Lead&);
std::optional<Rejection> check_free(const State&, const Lead&, const Callback* promise);
// Of the leads that one command gives out, the first of each person where the desk wants no more.
class OnePerPerson {
public:
    explicit OnePerPerson(const State& state) : state_(state) {}
    bool is_first(const Lead& lead);

private:
    const State& state_;
    std::set<std::pair<Kind, Phone>> seen_;
};
// What gives these leads to one agent for the day, in their order. At least one lead; all known.
Events assigned_to(const State&, const Request&, const std::vector<LeadId>&, const Username&);

// What takes these open assignments back in one go, with a line in the recycling log. `scope` says
// whose they are; the rest of the entry is filled in. Nothing where there are none. Those that are
// handed on leave their agent's figures.
Events taken_back(const State&, const Request&, RecycleEntry scope, std::vector<AssignmentId>,
                  std::vector<AssignmentId> handed_on = {});

// The outcome of this code among the campaign's, retired ones too; null where there is none.
const Outcome* outcome_of(const Campaign&, Code);
// What follows where this call counts: its number is done, a late one takes it from whoever has not
// begun, and the promises of its lead are settled.
Events completed(const State&, const Request&, const Assignment&, const Outcome&,
                 const CompleteCall&, bool late);
// What an outcome asks of the notes and the promise of its call. Of a call that is over already, or
// was made long ago, only what was asked of it then.
std::optional<Rejection> check_with_outcome(const State&, const Outcome&, const Campaign&,
                                            const CompleteCall&, const Assignment&,
                                            const Request&);
// What books a promise that was made with the agent's call on it, which ended at `made_at`. Where
// nobody is to call there it is kept among those that ended.
void book_promise(const State&, const Request&, const Assignment&, const NewCallback&,
                  Instant made_at, bool do_not_call, Events& events);
// An assignment that nobody's record has, for a call that was made all the same: handed out when it
// began, and taken back again. NumberReckoned says so.
struct ReckonedCall {
    Username agent;
    const Lead& lead;
    const Campaign& campaign;  // a tab does not know the lead's list
    Instant began;
};
Assignment reckoned(const State&, const Request&, const ReckonedCall&);
// What was typed of a handed-in call, for managers, where the rules refuse it. The refusal stays
// where it does not fit; nothing follows where nothing was typed.
Decision unplaced_instead(const State&, const Request&, const Rejection&);
// Whether something that was done at `when`, by the clock of who did it, was done just now by a
// clock that is right. What comes late, or from a device whose clock is off, is judged mildly: it
// was done, and what was promised is booked.
bool is_live(Instant when, Instant now);
// The date of that moment by the desk's clocks, as far back as there are figures; `otherwise` where
// nobody knows what they show.
Day day_of(const State&, const Request&, Instant at, Day otherwise);
// Whether this promise may be made in this campaign. `wished` is when the agent made it, by the
// clock of the agent's device. A time that has passed is refused only where it was given live.
std::optional<Rejection> check_promise(const Campaign&, const NewCallback&, Instant wished,
                                       Instant now);
// Whether the wall time is one, and about what the clocks of its zone show then.
std::optional<Rejection> check_wall_time(const State&, const Request&, const NewCallback&);
// Whether the lead's customer may be rung then; says when else.
std::optional<Rejection> check_hours(const State&, const Request&, const Campaign&, const Lead&,
                                     Instant then);
// Whether a call to it may begin now; says what the clocks show there. `why` is what the agent says
// where the campaign lets everybody ring in closed hours.
std::optional<Rejection> check_begin(const State&, const Request&, const Campaign&, const Lead&,
                                     const std::string& why);

// Which of several numbers stand on a do-not-call list now. What that means for the lead as a whole
// events say, for a record has no numbers.
void mark_numbers(const State&, Lead&);

// What puts these numbers on the desk's do-not-call list for good, and takes their leads from
// agents who have not begun, after what `events` already say. What stands there for good is left as
// it is; what a full list has no room for is left out: the lead itself is marked all the same.
void never_call_again(const State&, const Request&, std::vector<Phone>, const std::string& reason,
                      Events& events);
// What takes numbers off the do-not-call lists that they stand on.
void may_be_called_again(const State&, std::set<DoNotCallKey>, Events& events);

// Whether somebody is at work on the number: then it is not simply taken away.
bool is_begun(const Assignment&);

// Whether these rules of a campaign make sense.
std::optional<Rejection> check_calling_hours(const CallingHours&);
std::optional<Rejection> check_recycling(const Campaign&);
// Why this agent may not set a callback, or not keep one more, in this campaign. `instead` is the
// one that the new one takes the place of.
std::optional<Rejection> check_setter(const State&, const Campaign&, const Username&);
std::optional<Rejection> check_room_to_keep(const State&, const Campaign&, const Username&,
                                            const Callback* instead);
// What follows where the number of a callback is claimed; nothing where it has none.
std::optional<Event> callback_taken(const State&, const Request&, LeadId);
// What ends the promises to leads that are not to be called any more, after what `events` say.
void end_promises(const State&, const Request&, const std::vector<LeadId>&, Events& events);

}  // namespace recall
