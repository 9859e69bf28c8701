// Events are facts, in the past tense. The journal keeps them for ever: add alternatives and
// fields, never change the meaning of one. Personal fields (marked) are in the event while it is
// applied and in the rows it touched, but never in the journal's records: a person can be erased.
#pragma once

#include "core/nouns.hpp"

#include <variant>

namespace recall {

struct DayOpened {
    Day day;
};
struct DeskConfigured {
    Desk desk;
};
struct UserSaved {
    User user;
};
struct CampaignSaved {
    Campaign campaign;
};
struct ListSaved {
    List list;
};

// `count` leads with the identities first, first + 1, ...
struct LeadsImported {
    ListId list;
    LeadId first;
    std::int64_t count = 0;
    std::vector<NewLead> leads;  // personal
    ImportId import = {};        // none in records from before there were imports
    std::vector<LeadId> barred = {};  // those of them that stand on a do-not-call list
};
// leads[i] became the assignment first + i.
struct LeadsAssigned {
    AssignmentId first;
    std::vector<LeadId> leads;
    Username agent;
    Username by;
    Day day;
    Instant at;
    bool from_hopper = false;
};

struct LeadClaimed {
    AssignmentId assignment;
    Instant expires;
};
struct ClaimExtended {
    AssignmentId assignment;
    Instant expires;
    bool by_itself = false;  // it would have lapsed during a call
};
struct ClaimReleased {
    AssignmentId assignment;
};
struct ClaimLapsed {
    AssignmentId assignment;
};
struct CallStarted {
    AssignmentId assignment;
    Instant at;
    Phone phone = {};      // personal
    Day made_on = {};      // none: the day of the assignment
    std::string why = {};  // personal: why it is rung in closed hours
};

struct CallCompleted {
    CallId call;
    Assignment assignment;  // as it stood; it may have ended before, and then the call is late
    Code outcome;
    std::string notes;  // personal
    Instant started_at;
    Instant completed_at;
    Instant received_at;
    bool late = false;
    bool settles_lead = true;  // false: somebody's later call has settled it
    bool do_not_call = false;
    bool promise_stands = false;  // what somebody else promised since still holds the lead
    Day made_on = {};             // none: the day of the assignment
    bool closed_there = false;
    bool from_callback = false;  // it was made to keep a promise
};
// Its agent chose wrong, and said so.
struct CallCorrected {
    CallId call;
    Code outcome;
    std::string notes;  // personal
    bool settles_lead = true;  // false: somebody's later call has settled it
    bool do_not_call = false;
};
// Taken from an agent who had not begun: somebody's late call came first, or the lead must not be
// called any more.
struct AssignmentWithdrawn {
    AssignmentId assignment;
    Instant at;
};

struct RecycleStarted {
    RecycleEntry entry;
};
struct AssignmentsRecycled {
    RecycleId entry;
    std::vector<AssignmentId> assignments;
    Instant at;
    bool handed_on = false;  // to another agent, whose figures they are in from then on
};
struct CallsArchived {
    RecycleId entry;
    std::vector<CallId> calls;
    Instant at;
};
struct RecycleFinished {
    RecycleId entry;
};
struct DayClosed {
    Day day;
};

// Its leads follow: LeadsImported.
struct ImportStarted {
    Import import;
};
struct ImportUndone {
    ImportId import;
    Instant at;
};
struct LeadEdited {
    LeadId lead;
    Phone phone;       // personal, as all that follows
    std::string name;
    std::string zone;
    Columns columns;
    bool barred = false;  // by the new number
    ZoneFrom zone_from = ZoneFrom::desk;
    std::string label = {};
    std::vector<LabelledPhone> further = {};
};
struct DoNotCallSet {
    std::vector<LeadId> leads;
    bool do_not_call = false;
};
struct DoNotCallAdded {
    Code campaign;
    std::vector<Phone> phones;  // personal, as the reason
    std::string reason;
    Day expires;
    Instant at;
    Username by;
    std::int64_t count = 0;     // how many phones there are
    std::vector<LeadId> leads;  // that are not called from now on
};
struct DoNotCallRemoved {
    std::vector<DoNotCallKey> numbers;  // personal
    std::int64_t count = 0;
    std::vector<LeadId> leads;  // that may be called again
    bool expired = false;       // by the clock
};
struct LeadsRestored {
    std::vector<LeadId> leads;
};

// The lead is on hold until its time.
struct CallbackBooked {
    Callback callback;
};
// As it is after the move; it keeps its identity and its lead.
struct CallbackMoved {
    Callback callback;
    std::string why = {};  // personal
};
struct CallbackReleased {
    CallbackId callback;
    Instant at;
};
struct CallbackEnded {
    CallbackId callback;
    CallbackEnd end = CallbackEnd::none;
    Instant at;
    std::string why;  // personal
    Instant kept_at = {};  // when the call began that ended it
    Code leaves = {};      // the status of its lead from then on; none: as its last call left it
};
// In the order of their times.
struct CallbacksReleased {
    std::vector<CallbackId> callbacks;
    Instant at;
};
// Its number is in an agent's hands, claimed. It stays open until the outcome.
struct CallbackTaken {
    CallbackId callback;
    Username agent;
    Instant at;
};

// Nobody works on it, so it is back in the hopper it came from.
struct NumberReturned {
    AssignmentId assignment;
    Instant at;
    bool uncounted = false;  // it leaves its agent's figures: records of before say it did not
};
// What was stamped later than that is of that time.
struct ClockTurnedBack {
    Instant to;
};
struct WaitsEnded {
    Instant until;
};
struct ListReset {
    ListId list;
};

struct UnplacedAdded {
    Unplaced item;
};
// Nobody's record says that the number was in the agent's hands. From now on it counts as handed
// out and taken back again on the day of the call, and the call that follows is late work.
struct NumberReckoned {
    Assignment assignment;
};
struct UnplacedClosed {
    UnplacedId unplaced;
    UnplacedState state = UnplacedState::dismissed;
    Instant at;
    Username by;
    std::string why;  // personal
    LeadId lead;      // where it was placed, or which number was handed out
    CallId call;
    AssignmentId assignment;  // that the notes go with
};

// Beside what its agent wrote. Whoever gave the command wrote it, then.
struct CallNoted {
    CallId call;
    std::string text;  // personal
    bool reviewed = false;
};

struct NumbersPlanned {
    Code campaign;
    std::optional<int> minute;
};
// Nobody lacks a number any more, or nothing is left to give.
struct PlanDone {
    Code campaign;
    Day day;
};

using Event =
    std::variant<DayOpened, DeskConfigured, UserSaved, CampaignSaved, ListSaved, LeadsImported,
                 LeadsAssigned, LeadClaimed, ClaimExtended, ClaimReleased, ClaimLapsed, CallStarted,
                 CallCompleted, AssignmentWithdrawn, RecycleStarted, AssignmentsRecycled,
                 CallsArchived, RecycleFinished, DayClosed, ImportStarted, ImportUndone, LeadEdited,
                 DoNotCallSet, LeadsRestored, CallbackBooked, CallbackMoved, CallbackReleased,
                 CallbackEnded, NumberReturned, WaitsEnded, ListReset, CallbacksReleased,
                 CallbackTaken, DoNotCallAdded, DoNotCallRemoved, UnplacedAdded, NumberReckoned,
                 UnplacedClosed, CallNoted, NumbersPlanned, PlanDone, ClockTurnedBack,
                 CallCorrected>;
using Events = std::vector<Event>;

}  // namespace recall
