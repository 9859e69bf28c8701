// World: a desk for tests. It plays the relay's part: it stamps who and when, recalls ended
// assignments as the journal would, decides, applies, and keeps what it saw.
//
//     World world = working_desk();
//     world.when("mia", AssignLeads{"clients", {"ann"}, 3});
//     EXPECT_EQ(world.when("bob", ClaimLead{A(1)}), no(Reason::not_your_number));
//
// The working desk: its day is 2026-11-20 and begins at `start`; campaigns `client` and
// `customer`, one list of 10 numbers each (`clients`, leads 1 to 10; `customers`, 11 to 20);
// agents ann, bob and cid in both campaigns, manager mia, admin ada.
#pragma once

#include "core/audit.hpp"
#include "core/decide.hpp"
#include "core/query.hpp"

#include <map>
#include <string>
#include <vector>

namespace recall::test {

constexpr Day first_day{20777};                      // 2026-11-20
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr Instant start{first_day.number * day_ms};  // the test desk keeps UTC
constexpr Instant minutes(std::int64_t count) { return start + count * minute_ms; }
constexpr Day day_of(Instant at) { return {static_cast<std::int32_t>(at.ms / day_ms)}; }

constexpr LeadId L(std::uint64_t id) { return {id}; }
constexpr AssignmentId A(std::uint64_t id) { return {id}; }
constexpr CallbackId B(std::uint64_t id) { return {id}; }
constexpr CallId C(std::uint64_t id) { return {id}; }
constexpr UnplacedId U(std::uint64_t id) { return {id}; }

constexpr Code client{"client"}, customer{"customer"};
constexpr Code success{"SUCCESS"}, no_answer{"NA"}, not_interested{"NI"}, do_not_call{"DNC"},
    old_outcome{"OLD"}, call_back{"CALLBK"}, resolved{"RESOLVED"}, follow_up{"FOLLOWUP"};

// What a decision came to, to be compared and printed: "" where it was not refused.
struct Verdict {
    std::string refusal;
    Events events;
    bool refused() const { return !refusal.empty(); }
    bool operator==(const Verdict& other) const { return refusal == other.refusal; }
};
Verdict no(Reason reason);  // refused with it
Verdict yes();              // not refused
void PrintTo(const Verdict& verdict, std::ostream* out);

// Places whose clocks are so many minutes ahead of UTC, whatever the season.
class FixedClocks final : public Clocks {
public:
    explicit FixedClocks(std::map<std::string, int> ahead) : ahead_(std::move(ahead)) {}
    std::optional<LocalTime> local_time(Instant at, const std::string& zone) const override;

private:
    std::map<std::string, int> ahead_;
};

inline const FixedClocks lagos_and_utc{{{"Africa/Lagos", 60}, {"Etc/UTC", 0}}};

class World {
public:
    // Puts the request to the rules, with the time and the recalled assignment filled in.
    // `handed_in`: by a session that has ended, of what was wished then.
    Decision ask(const Username& by, const Command& command,
                 std::optional<Instant> handed_in = std::nullopt) const;
    // The same, and applies what follows.
    Verdict when(const Username& by, const Command& command,
                 std::optional<Instant> handed_in = std::nullopt);
    void apply_all(const Events& events);

    const State& state() const { return state_; }
    const Lead& lead(std::uint64_t id) const { return *state_.lead({id}); }
    // The assignment, open or ended; the call, archived or not.
    const Assignment& assignment(std::uint64_t id) const;
    const CompletedCall& call(std::uint64_t id) const { return calls_.at({id}); }
    // The callback, open or ended.
    const Callback& callback(std::uint64_t id) const { return callbacks_.at({id}); }
    // The unplaced item, open or closed.
    const Unplaced& unplaced(std::uint64_t id) const { return unplaced_.at({id}); }
    const RecycleEntry& log(std::uint64_t id) const { return log_.at({id}); }
    Tally tally(const Username& agent, Kind kind, Day day) const;

    Request request(const Username& by, const Command& command) const;
    const std::map<AssignmentId, Assignment>& ended() const { return ended_; }
    const Events& history() const { return history_; }
    const Changes& last_changes() const { return changes_; }  // of the last when()

    Instant now = start;
    // What the clocks of a place show; a null one where nobody vouches for it.
    const Clocks* clocks = nullptr;
    Day today() const { return day_of(now); }

private:
    State state_;
    Events history_;
    Changes changes_;
    std::map<AssignmentId, Assignment> ended_;
    std::map<CallId, CompletedCall> calls_;
    std::map<CallbackId, Callback> callbacks_;
    std::map<UnplacedId, Unplaced> unplaced_;
    std::map<RecycleId, RecycleEntry> log_;
};

World empty_desk();       // configured, with the admin ada and nothing else
World working_desk();     // as above
World desk_with(const std::vector<std::pair<Username, int>>& assigned);  // of list clients

User user(const Username& username, Role role);
Campaign client_campaign();
Campaign customer_campaign();
NewLead new_lead(std::uint64_t number);  // with the phone +23480…number
std::vector<NewLead> new_leads(std::uint64_t from, std::uint64_t count);

}  // namespace recall::test
