// Oracle: a naive second opinion on a lead's life, fed with the journal's records. It shares no
// code with apply(): where the two disagree one of them is wrong. It also asks of every fact
// whether it could follow what was there.
#pragma once

#include "tests/sim/plan.hpp"

#include "journal/journal.hpp"

#include <map>
#include <set>

namespace recall::sim {

class Oracle {
public:
    explicit Oracle(const Zone& zone) : zone_(zone) {}

    // Both return the first law that is broken, or nothing to say.
    std::string feed(const Record& record);
    std::string compare(const State& state) const;
    std::string compare_lead(const State& state, LeadId id) const;

private:
    enum class Life { assigned, claimed, completed, taken_back, returned };
    struct Number {  // an assignment
        LeadId lead;
        Username agent;
        Code campaign;
        Day day;
        Life life = Life::assigned;
        Instant expires;
        bool called = false;
        bool from_hopper = false;
        bool extended = false;  // by itself, since it was claimed
        bool is_open() const { return life == Life::assigned || life == Life::claimed; }
    };
    struct OneLead {
        ListId list;
        Phone phone;
        Code status{"NEW"};
        int attempts = 0;
        bool do_not_call = false;
        bool barred = false;
        Instant last_call;
        Code last_outcome{"NEW"};
        AssignmentId held;  // by whom, if by anybody
        bool was_assigned = false;
        ImportId import;
        CallbackId callback;  // the open one, if there is one
        bool called_since_reset = false;
        bool promise_kept = false;  // by its last call, so that it may end
        bool reached = false;       // by its last call
    };
    struct Promise {
        LeadId lead;
        Username user;
        Instant time;
        bool to_anyone = false;
        bool released = false;
        Instant entered;
    };
    struct Figures {
        int assigned = 0, completed = 0, taken_back = 0, calls = 0;
    };

    template <typename E>
    void take(const Record&, const E&) {}  // settings of no concern here
    void take(const Record&, const DayOpened&);
    void take(const Record&, const UserSaved&);
    void take(const Record&, const CampaignSaved&);
    void take(const Record&, const ListSaved&);
    void take(const Record&, const LeadsImported&);
    void take(const Record&, const ImportUndone&);
    void take(const Record&, const DoNotCallSet&);
    void take(const Record&, const LeadEdited&);
    void take(const Record&, const DoNotCallAdded&);
    void take(const Record&, const DoNotCallRemoved&);
    void take(const Record&, const LeadsRestored&);
    void take(const Record&, const LeadsAssigned&);
    void take(const Record&, const LeadClaimed&);
    void take(const Record&, const ClaimExtended&);
    void take(const Record&, const ClaimReleased&);
    void take(const Record&, const ClaimLapsed&);
    void take(const Record&, const CallStarted&);
    Day day_counted(const Record& record, Instant at) const;
    static bool keeps(const Promise& promise, const CallCompleted& e, const Outcome& outcome);
    void take(const Record&, const CallCompleted&);
    void take(const Record&, const CallCorrected&);
    void take(const Record&, const AssignmentWithdrawn&);
    void take(const Record&, const AssignmentsRecycled&);
    void take(const Record&, const CallsArchived&);
    void take(const Record&, const DayClosed&);
    void take(const Record&, const CallbackBooked&);
    void take(const Record&, const CallbackMoved&);
    void take(const Record&, const CallbackReleased&);
    void take(const Record&, const CallbackEnded&);
    void take(const Record&, const NumberReturned&);
    void take(const Record&, const WaitsEnded&);
    void take(const Record&, const ClockTurnedBack&);
    void take(const Record&, const ListReset&);
    void take(const Record&, const DeskConfigured&);
    void take(const Record&, const NumbersPlanned&);
    void take(const Record&, const PlanDone&);
    void check_planned(const User& agent, Day day);
    void check_next(LeadId lead, Code campaign);
    bool comes_before(LeadId one, LeadId other) const;
    void take(const Record&, const CallbacksReleased&);
    void take(const Record&, const CallbackTaken&);
    std::string compare_callbacks(const State& state) const;
    void check_role(const Record& record);
    void law(bool holds, const std::string& sentence);
    bool is_dialable(const OneLead& lead) const;
    bool is_elsewhere(LeadId id) const;
    bool in_pool(LeadId id) const { return is_dialable(leads_.at(id)) && !is_elsewhere(id); }
    void number(LeadId id, Phone phone);
    bool hours_open(Code campaign, Instant at) const;
    std::string compare_given_out(const State& state) const;
    Number& claimed(AssignmentId id, const char* what);
    void take_back(AssignmentId id, const std::string& what, bool uncounted = false);
    Figures& figures_of(const Number& number, Day day);

    Zone zone_;
    std::string broken_;
    Day open_day_;
    std::map<Username, User> users_;
    std::map<Code, Campaign> campaigns_;
    std::map<ListId, List> lists_;
    std::map<LeadId, OneLead> leads_;
    std::map<Phone, std::set<LeadId>> people_;  // by first number
    bool one_per_person_ = true;
    std::uint64_t leads_ever_ = 0;
    std::map<AssignmentId, Number> numbers_;
    struct OneCall {
        Day day;
        LeadId lead;
        Code campaign, outcome;
        Username agent;
        Instant ended;
    };
    std::map<CallId, OneCall> calls_;  // not archived
    std::uint64_t calls_ever_ = 0;
    std::map<TallyKey, Figures> figures_;
    std::map<CallbackId, Promise> promises_;  // open ones
    std::uint64_t promises_ever_ = 0;
    Instant waits_ended_;
};

}  // namespace recall::sim
