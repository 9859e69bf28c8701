// Commands are wishes, in the imperative: they may be refused. decide() answers them.
#pragma once

#include "core/choice.hpp"

#include <type_traits>
#include <variant>

namespace recall {

// --- Settings of the desk. Creating and changing are the same wish: the noun as it is to be.
struct ConfigureDesk {
    Desk desk;
};
struct SaveUser {
    User user;
};
struct SaveCampaign {
    Campaign campaign;
};
struct SaveList {
    List list;
};

// --- Leads come in and are handed out: RULES.md §3, §4.
// Numbers already in the list, or earlier in the same file, are left out: not an error.
// A large file comes in several parts; one that follows `part_of` with nothing between them adds to
// that import, any other begins an import of its own.
struct ImportLeads {
    ListId list;
    std::vector<NewLead> leads;
    std::string file = {};  // its name
    ImportId part_of = {};
};
// `count` leads of what `filter` lets through of the list's pool, spread evenly over the agents;
// or, where `leads` is not empty, exactly these. All or nothing.
struct AssignLeads {
    ListId list;
    std::vector<Username> agents;
    std::int64_t count = 0;
    std::vector<LeadId> leads;
    LeadChoice filter = {};
};

// The standing plan of a campaign, in place of the one before; none: there is none from now on.
struct PlanNumbers {
    Code campaign;
    std::optional<int> minute;  // of the desk's day
};
// By the scheduler: one slice of it. Sent again until nobody lacks any, or nothing is left.
struct GivePlanned {
    Code campaign;
};

// --- An agent's work on own numbers: RULES.md §5, §6.
struct ClaimLead {
    AssignmentId assignment;
};
struct ExtendClaim {
    AssignmentId assignment;
};
struct ReleaseClaim {
    AssignmentId assignment;
};
// Instants in these two are the tab's own clock: evidence of when the work was done, no authority.
struct StartCall {
    AssignmentId assignment;
    Instant at;
    Phone phone = {};      // which of the person's; none: phone_to_call()
    std::string why = {};  // where the customer's hours are closed: Campaign::closed_calls
};
struct CompleteCall {
    AssignmentId assignment;
    Code outcome;
    std::string notes;
    Instant started_at;  // zero: not known
    Instant ended_at;
    std::optional<NewCallback> callback = std::nullopt;  // with an outcome that promises one
    // The own promise that was kept by it, where its number was not taken before: RULES.md §18.
    // Then no assignment is named.
    CallbackId kept = {};
    LeadId lead = {};  // whose promise that is
};

// The own call that was completed last of this number, put right: RULES.md §6. It says the whole
// call, so that it may stand for a completion that never came to anything.
struct CorrectOutcome {
    AssignmentId assignment;
    Code outcome;
    std::string notes;
    Instant started_at;  // as the completion said them
    Instant ended_at;
    Instant at;  // when it was corrected, by the tab's own clock
    std::optional<NewCallback> callback = std::nullopt;
};

// --- Taking back: RULES.md §8.
// Where `assignments` is not empty, of the scope only these; what has ended meanwhile is left out.
struct Recycle {
    std::optional<Username> agent;
    std::optional<Kind> kind;
    std::vector<AssignmentId> assignments = {};
};
struct ArchiveCompleted {};

// --- Sent by the scheduler, never by a person.
struct LapseClaim {
    AssignmentId assignment;
};
// One slice of the end of `day`. Sent again until the day is closed.
struct CloseDay {
    Day day;
};

// --- Leads one by one, or some that were chosen.
// The lead's data, corrected. Completed calls keep it as it was.
struct EditLead {
    LeadId lead;
    Phone phone;
    std::string name;
    std::string zone;
    Columns columns;
    std::string label = {};  // of the first number
    std::optional<std::vector<LabelledPhone>> further = std::nullopt;  // none: as they are, with
                                                                       // their labels
};
// A number nobody has begun to work on is taken back. The phone number goes on the desk's
// do-not-call list; where the lead may be called again, off that and off its campaign's.
struct SetDoNotCall {
    std::vector<LeadId> leads;
    bool do_not_call = true;
};
// These stand on the do-not-call list of the campaign, or of the desk. Who stands there already
// has this reason and this last day from now on.
struct AddDoNotCall {
    Code campaign;  // none: the desk
    std::vector<Phone> phones;
    std::string reason;
    Day expires;    // the last day; none: until they are taken off
};
struct RemoveDoNotCall {
    std::vector<DoNotCallKey> numbers;
};
// What is done goes back to the pool, as new.
struct RestoreLeads {
    std::vector<LeadId> leads;
};
// A follow-up: these go straight to one agent for today, whether they are done or in the pool, and
// keep their status. All or nothing. RULES.md §10.
struct ReassignLeads {
    std::vector<LeadId> leads;
    Username agent;
};
// All open numbers of one agent go to another for today: somebody fell ill, or left.
struct HandOn {
    Username from;
    Username to;
};
// An agent puts away own calls only.
struct ArchiveCalls {
    std::vector<CallId> calls;
};
// Written beside what its agent wrote, which stays as it was: by that agent until it is archived,
// by managers always. They may say too that they have reviewed it.
struct NoteCall {
    CallId call;
    std::string text;
    bool reviewed = false;
};
// The leads of the import vanish, if nobody has touched one of them.
struct UndoImport {
    ImportId import;
};

// --- Callbacks: RULES.md §11, §12.
// A number for today, claimed at once: the owner's own, or one that was released to anyone.
struct TakeCallback {
    CallbackId callback;
};
// What is not given stays. A zero time is not given.
struct MoveCallback {
    CallbackId callback;
    Instant time;
    std::string wall_time;
    std::string zone;
    std::optional<Recipient> recipient;
    std::optional<Username> user;
    std::optional<std::string> comments;
    std::string why = {};
};
struct CancelCallback {
    CallbackId callback;
    std::string why;
};
// By the scheduler: a callback to anyone whose time has come.
struct ReleaseCallback {
    CallbackId callback;
};
// The same of many at once, in the order of their times; what has ended meanwhile is left out.
struct ReleaseCallbacks {
    std::vector<CallbackId> callbacks;
};
// By the scheduler: one kept for an agent who let it pass becomes anyone's.
struct OpenCallback {
    CallbackId callback;
};

// --- The hopper: what to dial next. RULES.md §13.
// Its head, for today and claimed at once.
struct TakeNext {
    Code campaign;
};
// By the scheduler: numbers that were called too lately have waited long enough.
struct EndWaits {};
// The desk was ahead of the time, and goes on at that of the request.
struct TurnClockBack {};
// By the scheduler: the last day of some lines of the do-not-call lists is over.
struct EndDoNotCall {};
// The list's numbers count as not called, where its campaign dials each of them once.
struct ResetList {
    ListId list;
};

// --- Work that no rule could place: RULES.md §15.
// Refused on this device, or left without a number: with everything typed to the managers.
struct HandToManager {
    HandedWork work;
};
// It becomes its agent's completed call of the day it was made, on this number. Where the outcome
// is given, it takes the place of the one that was typed.
struct PlaceUnplaced {
    UnplacedId unplaced;
    LeadId lead;
    Code outcome = {};
};
// The number goes to an agent for today, and what was written of it comes along.
struct HandUnplaced {
    UnplacedId unplaced;
    Username agent;
    LeadId lead = {};  // none: the one it names itself
};
struct DismissUnplaced {
    UnplacedId unplaced;
    std::string why;
};

using Command =
    std::variant<ConfigureDesk, SaveUser, SaveCampaign, SaveList, ImportLeads, AssignLeads,
                 ClaimLead, ExtendClaim, ReleaseClaim, StartCall, CompleteCall, Recycle,
                 ArchiveCompleted, LapseClaim, CloseDay, EditLead, SetDoNotCall,
                 RestoreLeads, ReassignLeads, HandOn, ArchiveCalls, UndoImport, TakeCallback,
                 MoveCallback, CancelCallback, ReleaseCallback, TakeNext, EndWaits, ResetList,
                 ReleaseCallbacks, OpenCallback, AddDoNotCall, RemoveDoNotCall, EndDoNotCall,
                 HandToManager, PlaceUnplaced, HandUnplaced, DismissUnplaced, NoteCall,
                 PlanNumbers, GivePlanned, TurnClockBack, CorrectOutcome>;

template <typename C>
concept AboutAssignment = requires(const C& command) { command.assignment; };

// Own work: on an agent's own numbers, calls and promises. It takes nothing from a shared place.
template <typename C>
constexpr bool is_own_work =
    (AboutAssignment<C> && !std::is_same_v<C, LapseClaim>) || std::is_same_v<C, ArchiveCalls> ||
    std::is_same_v<C, MoveCallback> || std::is_same_v<C, HandToManager>;

// May the tab keep this wish while the relay is out of reach? Own work yes; whatever takes from a
// shared place no, because nobody offline can know what is left there.
bool works_offline(const Command& command);

// The assignment an agent's command is about, if it is about one.
std::optional<AssignmentId> assignment_of(const Command& command);

// The call that a command says the outcome of: one that is completed or corrected.
std::optional<CompleteCall> call_in(const Command& command);
CompleteCall call_in(const CorrectOutcome& correction);

}  // namespace recall
