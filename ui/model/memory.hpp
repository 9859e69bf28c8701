// What the views remember between frames and nobody else needs: what is being typed, searched,
// selected. Losing it loses no work; what is entered of a call is kept on the device (KeepDraft).
#pragma once

#include "core/choice.hpp"
#include "ui/model/call_draft.hpp"
#include "ui/model/draft.hpp"
#include "wire/answers/callbacks.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace recall::ui {

struct SignInMemory {
    std::string username, password;
};

struct PasswordMemory {
    bool open = false;  // the dialog that changes one's own
    std::string current, fresh;
};

enum class CallbacksShown { all, due, upcoming };

struct CallbacksMemory {
    std::string search;
    CallbacksShown shown = CallbacksShown::all;
    Day day;                  // only those of this day; none: of any
    bool month_open = false;  // the calendar that chooses it is in sight
    CalendarState month;
    int sort_column = 0;  // the time
    bool sort_descending = false;
    std::optional<CallbackId> chosen;
    std::optional<CallbackId> moving;
    CallbackDraft draft;
    std::optional<LeadId> taken;  // opened in the work screen once it is in hand
    std::map<CallbackId, CallDraft> kept;  // calls to own promises whose number could not be taken
};

enum class WorkFilter { all, open, done };

class WorkList;

// One agent's work screens.
// A completed call that is put right.
struct Correction {
    AssignmentId call;
    Instant since;
    std::optional<AssignmentId> after;  // what was looked at before
    CallDraft from;                     // the call as it was
};

struct WorkMemory {
    std::shared_ptr<WorkList> list;  // what was last worked out of the numbers
    std::string search;
    WorkFilter filter = WorkFilter::all;
    int sort_column = -1;  // -1: in the order of work
    bool sort_descending = false;
    std::optional<AssignmentId> chosen;
    std::optional<AssignmentId> by_address;        // chosen by a link, and not found as yet
    bool all_facts = false;                        // of the chosen one, not only the first few
    std::map<AssignmentId, CallDraft> drafts;      // of calls, also restored from the device
    std::set<AssignmentId> held, lapsed;           // claims seen, and those that ran out
    std::optional<AssignmentId> letting_go;        // that is asked about
    std::optional<Correction> correcting;
    bool correct_last = false;                     // somebody wants to, wherever it stands
    std::optional<AssignmentId> written_elsewhere;  // in another tab of this user, a moment ago;
    std::int64_t written_until_ms = 0;              // said until then, of Frame::now_ms
    std::optional<Code> taking;  // the campaign whose next number is on its way here
    float form_height = 0;  // of the last frame, CSS pixels: the form stands at the pane's foot
    float form_end_height = 0;  // and of its buttons, where what is entered scrolls above them
};

struct TrackerMemory {
    std::optional<Kind> kind;
    std::string search;
    int sort_column = 0;
    bool sort_descending = false;
    bool asking_all = false;               // the "Recycle Now" question is open
    std::optional<Username> asking_agent;  // the question for one agent is open
    std::optional<Kind> asking_kind;
};

// Days to look at, both included; none: open on that side.
struct DayRange {
    Day from, to;
    bool operator==(const DayRange&) const = default;
};
// The dialog that chooses them.
struct RangeChoice {
    bool open = false;
    CalendarState from, to;
};

// What the listing screens are narrowed by, as it stands in the address; empty: any.
struct Filters {
    std::string agent, type, campaign, outcome, command, text;
    DayRange days;
    bool operator==(const Filters&) const = default;
};

enum class BulkAction { do_not_call, may_call, restore, assign, follow_up };
struct BulkMemory {
    std::optional<BulkAction> action;  // that is asked about
    Username agent;
};

struct ArchiveMemory {
    Filters filters;
    bool with_today = false;  // also what is completed and not archived yet
    int sort_column = 1;      // when it was completed
    bool sort_descending = true;
    std::int64_t page = 1;
    std::int64_t typed_at_ms = 0;
    std::optional<CallId> chosen;
    RangeChoice choice;
    bool filters_open = false;  // where there is no room for them
    std::map<CallId, LeadId> ticked;
    BulkMemory bulk;
    std::map<CallId, std::string> notes;  // typed beside a call, not yet given
};

enum class ActivityTab { recycling, audit, logins };

struct ActivityMemory {
    ActivityTab tab = ActivityTab::recycling;
    Filters filters;
    std::int64_t page = 1;
};

struct ReportsMemory {
    std::string period;  // "week", "month"; empty: "day"
    Filters filters;
    RangeChoice choice;
};

// A lead that is being edited.
struct LeadDraft {
    struct Number {
        std::string label, phone;
    };
    std::string name, zone;
    std::vector<Number> numbers{1};  // the first is the lead's key
    std::vector<std::pair<std::string, std::string>> columns;
};

// A list's settings, as typed.
struct ListSettings {
    std::string name, expires;
};

// A campaign's standing plan, as it is being changed.
struct PlanDraft {
    Code campaign;
    bool on = false;
    int minute = plan_minute_usual;
};

// What is being changed of one callback.
struct CallbackMove {
    Callback callback;  // as it was
    CallbackDraft draft;
    Recipient recipient = Recipient::ANYONE;
    Username user;
    std::string why;
};
// What is being changed of many: of all that the terms find, or of those that are named.
struct CallbacksChange {
    bool all = false;
    CallbackTerms terms;
    std::set<CallbackId> callbacks;
    std::int64_t count = 0;
    std::optional<Username> user;
    int recipient = 0;  // 0: as it is; 1: their owner only; 2: anyone
    int later_minutes = 0;
    bool cancel = false;
    std::string why;
    bool asked = false;  // the relay was asked what would change
};

// What a manager changes of callbacks, wherever they are shown.
struct CallbackChanges {
    std::optional<CallbackMove> move;
    std::optional<CallbacksChange> many;
    std::uint64_t made = 0;  // what is shown is asked again
};

struct DatabaseMemory {
    std::string list_search;
    std::optional<ListId> chosen;

    std::string search;  // among the chosen list's numbers
    std::int64_t typed_at_ms = 0;
    std::int64_t page = 1;

    bool assigning = false;
    bool narrowing = false;  // only the numbers of `choice`
    LeadChoice choice;
    std::string agent_search;
    std::set<Username> assignees;
    int count = 0;

    std::set<LeadId> ticked;
    bool all_match = false;  // instead: all that the search finds
    BulkMemory bulk;

    bool showing_imports = false;
    std::optional<LeadId> lead;  // whose record is open
    std::optional<LeadDraft> lead_draft;
    CallbackChanges lead_callbacks;  // being changed, of that record

    std::optional<ListSettings> list_settings;  // the dialog is open
    std::optional<PlanDraft> plan;              // and this one

    bool creating_list = false;
    std::string list_id, list_name;
    bool list_id_typed = false;  // else it follows the name
    std::optional<Code> list_campaign;
};

struct HopperMemory {
    Code campaign;  // whose; none: the first
    bool held = false;  // instead: the callbacks it does not dial
    std::int64_t page = 1;
};

// Numbers that are to stand on a do-not-call list.
struct DoNotCallDraft {
    Code scope;  // whose list; none: the desk's
    std::string reason, expires, numbers;
};
struct DoNotCallMemory {
    std::string scope;  // "desk", or a campaign's id; empty: all
    std::string text;
    std::int64_t typed_at_ms = 0;
    std::int64_t page = 1;
    std::optional<DoNotCallDraft> adding;
    std::optional<DoNotCall> removing;
};

enum class UnplacedDeed { place, give, dismiss };
// What is being made of one item.
struct UnplacedPlace {
    bool begun = false;  // what was typed of it has been looked for
    std::string search;  // for its number
    std::int64_t typed_at_ms = 0;
    std::optional<Lead> lead;
    Code outcome;  // none: nothing is chosen
    Username agent;
    std::string why;
};
struct UnplacedMemory {
    std::string state = "open";  // a word of the relay's; empty: all
    std::string by;
    std::int64_t page = 1;
    std::optional<UnplacedId> chosen;
    std::optional<UnplacedDeed> deed;  // its dialog is open
    UnplacedPlace place;
};

struct TeamMemory {
    std::string search;
    std::optional<Username> chosen;
};

// The managers' callbacks.
struct ViewerMemory {
    Filters filters;  // agent: the owner
    std::string list, status, recipient;
    std::string mark;  // "overdue", "escalated", "held", "orphaned"; empty: all
    int sort_column = 1;
    bool sort_descending = false;
    std::int64_t page = 1;
    RangeChoice choice;
    bool filters_open = false;  // where there is no room for them
    std::set<CallbackId> ticked;
    std::optional<CallbackId> chosen;
    CallbackChanges changes;
    bool calendar_shown = false;
    CalendarState calendar;
};

enum class AdminPart { users, campaigns, desk, system };

// An outcome of the campaign that is being edited; one past its last is a new one.
struct EditedOutcome {
    std::size_t index = 0;
    Outcome outcome;
    std::string code;  // as typed
};

// A line of the calling hours, or of the waits between two calls; one past the last is a new one.
struct EditedHours {
    std::size_t index = 0;
    HoursRule rule;
};
struct EditedRecycling {
    std::size_t index = 0;
    RecyclingRule rule;
};

struct AdminMemory {
    bool progress_open = false;
    AdminPart part = AdminPart::users;
    std::string search;
    std::optional<Username> user;  // chosen
    bool new_user = false;
    std::optional<Draft<User>> user_draft;
    std::optional<Code> campaign;  // chosen
    bool new_campaign = false;
    std::string campaign_id;  // of the new one, as typed
    std::optional<Draft<Campaign>> campaign_draft;
    Campaign settling;  // the draft as it stood last, and since when: it is asked about
    User settling_user;
    std::int64_t settling_since_ms = 0;  // once nobody types in it any more,
    bool preview_asked = false;          // and not again until it is another
    float foot_height = 0;  // of the open form, in the last frame
    std::optional<EditedOutcome> outcome;
    std::optional<EditedHours> hours;
    std::optional<EditedRecycling> recycling;
    std::string holidays;  // of the campaign's draft, as typed
    std::optional<Draft<Desk>> desk;
    std::string token_name;
    std::optional<std::string> pause_codes;  // as typed
    bool pauses_typed = false;
};

// How many numbers are open, worked out when the rows change.
struct OpenNumbers {
    std::uint64_t version = 0;
    int client = 0, customer = 0;
};

class PaletteList;

struct PaletteMemory {
    bool open = false;
    std::string text;
    std::size_t marked = 0;             // of what is found, the one that Enter takes
    std::shared_ptr<PaletteList> list;  // what there is to find, while it is open
    std::uint32_t wrote_in = 0;         // the field that was written in before; 0: none was
};

struct TrayMemory {
    bool removing_all = false;  // that question is open
};

struct Memory {
    SignInMemory sign_in;
    WorkMemory work;
    TrackerMemory tracker;
    DatabaseMemory database;
    AdminMemory admin;
    TeamMemory team;
    PasswordMemory password;
    CallbacksMemory callbacks;
    ViewerMemory viewer;
    ArchiveMemory archive;
    ActivityMemory activity;
    ReportsMemory reports;
    HopperMemory hopper;
    DoNotCallMemory do_not_call;
    UnplacedMemory unplaced;
    TrayMemory tray;
    PaletteMemory palette;
    OpenNumbers open_numbers;
    bool keys_open = false;
    bool alerts_open = false;
    bool away_open = false;  // what happened meanwhile is being read
    bool asking_sign_out = false;  // the question while work is still waiting
    bool signing_in_again = false;  // the dialog over the rows of an ended session
};

}  // namespace recall::ui
