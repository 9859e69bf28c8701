// The nouns of a call centre, as plain data. What each is for: README, "The words".
// A noun knows nothing of how it changes; that is apply's business (event.hpp, rules.hpp).
#pragma once

#include "core/boxed.hpp"
#include "core/calling_hours.hpp"
#include "core/columns.hpp"
#include "core/ids.hpp"
#include "core/limits.hpp"

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace recall {

enum class Role { agent, manager, admin };
enum class Kind { client, customer };  // Client CRM, Customer Service

// The settings of the whole organisation.
struct Desk {
    std::string name;
    std::string zone;      // IANA, "Africa/Lagos": the day begins and ends by it
    std::string region;    // ISO 3166, "NG": how numbers without a country code are read
    std::string dial_url;  // with {number} in it; empty: a tel: link
    int pool_low = pool_low_default;  // a pool with fewer numbers is running low; 0: never told
    // One person, by first number, in several lists of a kind of work: while one of their leads is
    // in hand or promised, the others are not dialled.
    bool one_per_person = true;
    // Said by the rules: the zone was changed to one where it is a later date already, and this day
    // goes on until then.
    Day held_day = {};
    Instant held_until = {};
    bool operator==(const Desk&) const = default;
};

struct User {
    Username username;
    std::string name;
    Role role = Role::agent;
    std::vector<Code> campaigns;
    int daily_target = 0;             // completed calls a day; 0: none set
    bool may_keep_callbacks = false;  // may set USERONLY callbacks
    bool active = true;
    bool may_set_callbacks = true;    // at all
    bool operator==(const User&) const = default;
};

// What a call came to. A code in use is retired, never deleted: old calls still name it.
struct Outcome {
    Code code;
    std::string label;
    bool callback = false;
    bool notes_required = false;
    bool dialable_again = false;  // may stand among the campaign's dial statuses
    bool do_not_call = false;
    bool success = false;
    bool retired = false;
    // Whether somebody spoke to the customer; not said: as the other flags have it. reaches().
    std::optional<bool> reached = std::nullopt;
    bool may_promise = false;  // a time may be given with it: a follow-up
    bool operator==(const Outcome&) const = default;
};

// In which order a pool is handed out, after the callbacks that were released. By name means by its
// first eight letters.
enum class PoolOrder { fewest_attempts, newest, name };

// A number of this status is dialled again only after so long, and only so often.
struct RecyclingRule {
    Code status;
    int minutes = 0;       // since its last call
    int attempts_max = 0;  // as many calls as this, and it is done; 0: no end
    bool operator==(const RecyclingRule&) const = default;
};

// How a tab tells its agent that an own callback is due.
enum class CallbackAlert { none, blink, colour };

// What a campaign allows and does with callbacks. How far ahead: Campaign::callback_days.
struct CallbackRules {
    bool agents_may_set = true;   // else calls end without a promise
    bool agents_may_keep = true;  // USERONLY ones, who have the permission
    bool only_me_default = false;
    int slot_minutes = callback_slot_minutes_default;
    int kept_max = 0;           // open USERONLY ones of one agent; 0: any number
    int to_anyone_minutes = 0;  // a USERONLY one overdue by so much is anyone's; 0: never
    int retry_minutes = 60;     // nobody was reached: it is set again, so much later (0: at the
                                // same hour of the next open day),
    int retries_max = 0;        // and so often; 0: not by itself
    CallbackAlert alert = CallbackAlert::blink;
    bool due_first = false;     // what is due stands before an agent's other numbers
    int remind_minutes = 0;     // before its time; 0: no reminder
    int escalate_minutes = callback_escalate_minutes_default;  // overdue by so much, managers are
                                                               // told; 0: never
    bool operator==(const CallbackRules&) const = default;
};

// Who may ring a customer whose hours are closed all the same, saying why.
enum class ClosedCalls { nobody, managers, everybody };

struct Campaign {
    Code id;
    std::string name;
    Kind kind = Kind::client;
    std::vector<Outcome> outcomes;
    std::vector<Code> dial_statuses;  // a lead of any other status is not in the pool
    int claim_minutes = claim_minutes_default;
    int claims_max = claims_max_default;
    std::string script;
    bool active = true;
    int callback_days = callback_days_default;  // how far ahead a callback may be promised
    bool agents_pull = false;  // agents may take the next number of the hopper
    PoolOrder pool_order = PoolOrder::fewest_attempts;
    bool only_since_reset = false;  // a number is dialled once, until its list is reset
    std::vector<RecyclingRule> recycling;
    CallingHours hours;
    CallbackRules callbacks = {};
    ClosedCalls closed_calls = ClosedCalls::nobody;
    // The standing plan, which PlanNumbers says: from this minute of the desk's day on every agent
    // has numbers up to the own daily target. None: nobody is given any.
    std::optional<int> plan_minute = std::nullopt;
    Day planned = {};  // said by the rules: the last day it was done for
    bool operator==(const Campaign&) const = default;
};

struct List {
    ListId id;
    Code campaign;
    std::string name;
    bool active = true;
    Day expires;  // the last day its numbers are dialled; none: they always are
    bool operator==(const List&) const = default;
};

// Who says where a customer is: nobody, so the desk's zone counts; a column of the file; the number
// by its first digits; or somebody who corrected it.
enum class ZoneFrom { desk, column, number, person };

// A number, and what it is called: "Mobile".
struct LabelledPhone {
    Phone phone;
    std::string label;
    bool operator==(const LabelledPhone&) const = default;
};
// One of several that reach a person.
struct LeadNumber {
    Phone phone;
    std::string label;
    bool barred = false;  // it stands on a do-not-call list
    bool operator==(const LeadNumber&) const = default;
};

// Somebody to call. Numbers, name, zone and columns are personal: rows keep them, records never.
struct Lead {
    LeadId id;
    ListId list;
    Phone phone;  // the first: the lead's key in its list
    std::string name;
    // IANA; empty: the desk's. Two with a comma between: it may be in either (first_zone()).
    std::string zone;
    Columns columns;  // the further columns of its file, in their order
    Code status;
    int attempts = 0;
    bool called_since_reset = false;
    bool do_not_call = false;  // by its outcome, or because somebody marked it
    Instant last_call;
    Code last_outcome;
    bool was_assigned = false;  // ever, whatever came of it
    bool barred = false;        // none of its numbers is left that stands on no do-not-call list
    ZoneFrom zone_from = ZoneFrom::desk;
    Boxed<std::vector<LeadNumber>> numbers;  // where there are several: all, the first too
    bool may_be_called() const { return !do_not_call && !barred; }
    bool operator==(const Lead&) const = default;
};

// Who must not be called, and where: in one campaign, or anywhere (none).
struct DoNotCallKey {
    Code campaign;
    Phone phone;
    std::strong_ordering operator<=>(const DoNotCallKey&) const = default;
};
// One line of a do-not-call list. Phone and reason are personal.
struct DoNotCall {
    DoNotCallKey key;
    std::string reason;
    Instant added_at;
    Username added_by;
    Day expires;  // the last day it holds; none: until it is taken off
    bool operator==(const DoNotCall&) const = default;
};

// As it comes from a file, before it has an identity.
struct NewLead {
    Phone phone;
    std::string name;
    std::string zone;
    Columns columns;
    ZoneFrom zone_from = ZoneFrom::desk;
    std::string label = {};                    // of the first number, where others follow it
    std::vector<LabelledPhone> further = {};  // at most lead_numbers_max - 1
    bool operator==(const NewLead&) const = default;
};

// Returned: it left its agent's figures too, because another agent works on it, or nobody did.
enum class Stage { assigned, claimed, completed, recycled, withdrawn, returned };
constexpr bool is_open(Stage stage) { return stage == Stage::assigned || stage == Stage::claimed; }

// A number in an agent's hands. Only open ones are in the State; ended ones are in the journal.
struct Assignment {
    AssignmentId id;
    LeadId lead;
    ListId list;
    Code campaign;
    Kind kind = Kind::client;
    Username agent;
    Day day;
    Instant assigned_at;
    Username assigned_by;
    Stage stage = Stage::assigned;
    Instant claim_expires;  // of the claim in force, or of the last one
    Instant call_started;
    Instant ended_at;
    bool from_hopper = false;  // goes back there as soon as nobody works on it
    bool extended = false;     // its claim, by itself, because the call was begun: once for a claim
    std::string notes = {};    // personal: of a call that a manager handed back with the number
    Phone called = {};         // personal: which number of the lead; none: phone_to_call()
    std::string closed_why = {};  // personal: why it was rung while its hours were closed
    bool operator==(const Assignment&) const = default;
};

// A call with its outcome, and the lead as it was: RULES.md §6.
struct CompletedCall {
    CallId id;
    AssignmentId assignment;
    LeadId lead;
    ListId list;
    Code campaign;
    Kind kind = Kind::client;
    Username agent;
    Day day;              // on which it was made, in the desk's zone. Which day's work it was says
                          // its assignment
    Instant started_at;
    Instant completed_at;
    Instant received_at;  // when the relay heard of it
    Code outcome;
    std::string notes;
    Phone phone;
    std::string name;
    std::string zone;
    Columns columns;
    bool late = false;    // the number had been taken back before the news came
    Instant archived_at;  // once archived it is in the journal only
    bool closed_there = false;    // the customer's hours were closed
    std::string closed_why = {};  // personal: what was said of that
    bool from_callback = false;   // it was made to keep a promise
    Code corrected_from = {};     // the outcome it was completed with, where its agent chose wrong
    bool operator==(const CompletedCall&) const = default;
};

struct TallyKey {
    Username agent;
    Kind kind = Kind::client;
    Day day;
    bool operator==(const TallyKey&) const = default;
    bool operator<(const TallyKey& other) const;
};

// An agent's figures of one day and kind. assigned = completed + taken_back + uncompleted. Numbers
// go by the day they were given out for, calls by the day they were made.
struct Tally {
    TallyKey key;
    int assigned = 0;    // every number given to the agent for that day, but those that left again
    int completed = 0;
    int taken_back = 0;  // recycled, or withdrawn because somebody's late call came first
    int calls = 0;       // calls begun on that day
    Instant last_call;
    int uncompleted() const { return assigned - completed - taken_back; }
    bool operator==(const Tally&) const = default;
};

struct AgentCount {
    Username agent;
    int recycled = 0;
    int archived = 0;
    bool operator==(const AgentCount&) const = default;
};

// One line of the recycling log.
struct RecycleEntry {
    RecycleId id;
    Instant at;
    Username by;                    // or clock_name
    Day day;                        // the day it was done for
    std::optional<Username> agent;  // its scope: nothing means all
    std::optional<Kind> kind;
    int recycled = 0;
    int archived = 0;
    std::vector<AgentCount> agents;  // in order of name
    bool finished = false;           // midnight goes slice by slice
    bool chosen = false;             // of its scope only what somebody picked one by one
    bool operator==(const RecycleEntry&) const = default;
};

// A file that entered a list: its leads are first, first + 1, ... The file's name is personal, for
// people call files after people.
struct Import {
    ImportId id;
    ListId list;
    std::string file;
    Instant at;
    Username by;
    std::int64_t count = 0;
    LeadId first;
    Instant undone_at;  // its leads are gone
    bool operator==(const Import&) const = default;
};

// The words are those of the user's second document: RULES.md §12.
enum class CallbackStatus { ACTIVE, LIVE, ARCHIVE };
constexpr bool is_open(CallbackStatus status) { return status != CallbackStatus::ARCHIVE; }
enum class Recipient { USERONLY, ANYONE };
// Not reached: it is booked again. Given up: nobody was reached at the last try either. Corrected:
// its agent chose another outcome for the call it was promised in.
enum class CallbackEnd {
    none,
    called,
    replaced,
    do_not_call,
    success,
    cancelled,
    not_reached,
    given_up,
    corrected
};

// A promise to call a lead again. Only open ones are in the State; ended ones are in the journal.
struct Callback {
    CallbackId id;
    LeadId lead;
    ListId list;
    Code campaign;
    CallbackStatus status = CallbackStatus::ACTIVE;
    Instant entry_time;
    Instant callback_time;
    Instant modify_date;
    Username user;  // who promised it, or to whom it was moved
    Recipient recipient = Recipient::ANYONE;
    std::string comments;   // personal
    std::string wall_time;  // as it was promised, "2026-11-21 14:30",
    std::string zone;       // and by whose clocks: IANA; empty: the desk's
    CallbackEnd ended = CallbackEnd::none;
    std::string why;  // personal: said by who cancelled it
    int retries = 0;  // how often it was set again by itself: CallbackRules::retries_max
    Instant kept_at;  // when the call began that ended it; zero: none did
    bool operator==(const Callback&) const = default;
};

// As it is promised, before it has an identity.
struct NewCallback {
    Instant time;
    std::string wall_time;
    std::string zone;
    Recipient recipient = Recipient::ANYONE;
    std::string comments;
    bool operator==(const NewCallback&) const = default;
};

// Everything that was typed of a call, and what was known of its number when it was: as far as it
// goes, for it is kept also where no rule can make sense of it.
struct HandedWork {
    std::string command;  // which wish it was, "CompleteCall"
    std::string reason;   // why it was refused: the stable name,
    std::string why;      // and the sentence. personal
    Instant wished_at;    // by the device's clock, as all times here: evidence, no authority
    AssignmentId assignment;
    LeadId lead;
    ListId list;
    Code campaign;
    Phone phone;       // personal
    std::string name;  // personal
    Code outcome;
    std::string notes;  // personal
    Instant started_at;
    Instant ended_at;
    std::optional<NewCallback> callback;  // personal
    std::string note;                     // personal: what its agent says to the manager
    bool operator==(const HandedWork&) const = default;
};

// Came in by itself, of a session that had ended; or a person handed it over.
enum class UnplacedSource { handed_in, handed_over };
enum class UnplacedState { open, placed, handed, dismissed };

// Work that the rules could not place, until a manager says where it belongs. Only open ones are in
// the State; closed ones are in the journal, with all that was typed.
struct Unplaced {
    UnplacedId id;
    Username by;  // whose work it is
    UnplacedSource source = UnplacedSource::handed_in;
    Instant handed_at;
    HandedWork work;
    UnplacedState state = UnplacedState::open;
    Username closed_by;
    Instant closed_at;
    std::string closed_why;  // personal: said by who dismissed it
    LeadId placed_on;        // the number it went to
    CallId call;             // what it became, where it was placed
    bool operator==(const Unplaced&) const = default;
};
constexpr bool is_open(UnplacedState state) { return state == UnplacedState::open; }

// How many are open: all that a manager's tab is told of them without asking.
struct UnplacedCount {
    int open = 0;
    bool operator==(const UnplacedCount&) const = default;
};

// What was given out of a list for a day: each number once, however often and to whom.
struct GivenOut {
    Day day;
    int numbers = 0;
    int completed = 0;    // by any of those who had it
    int uncompleted = 0;  // in somebody's hands, and completed by nobody
    bool operator==(const GivenOut&) const = default;
};

// How the leads of a list stand.
// total = available + assigned + claimed + held + done + resting + elsewhere + waiting.
struct ListCounts {
    ListId list;
    int total = 0;
    int available = 0;  // the pool: exactly what can be assigned
    int assigned = 0;
    int claimed = 0;
    int done = 0;     // status not among the dial statuses, or do-not-call
    int resting = 0;  // would be available, but the list or campaign is inactive or expired
    int held = 0;     // promised to be called back, and not to be dialled before
    int waiting = 0;  // called too lately to be dialled again: RecyclingRule
    int elsewhere = 0;  // another list has the same person, in hand or promised
    GivenOut given = {};  // of the day that is open
    bool operator==(const ListCounts&) const = default;
};

// What the State hands out next, and the day that is not closed yet.
struct Counters {
    LeadId next_lead{1};
    AssignmentId next_assignment{1};
    CallId next_call{1};
    RecycleId next_recycle{1};
    Day open_day;
    ImportId next_import{1};
    CallbackId next_callback{1};
    Instant waits_ended;  // numbers whose wait ended by then are dialled again
    UnplacedId next_unplaced{1};
    bool operator==(const Counters&) const = default;
};

// Statuses the rules themselves give. Every other one is an outcome's code.
constexpr Code status_new{"NEW"};
constexpr Code status_callback_hold{"CBHOLD"};  // can never be a dial status
constexpr Code status_callback_due{"CALLBK"};   // a callback that was released
constexpr Code status_callback_ended{"CBENDED"};  // a callback that was cancelled

}  // namespace recall
