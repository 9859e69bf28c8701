// Calls somebody back who looks elsewhere: numbers that were assigned, claims that are about to
// lapse, callbacks that are due. What is worth an alert is decided here; how it reaches the person
// (a notification, the title, a sound) is the shell's.
#pragma once

#include "ui/model/model.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace recall::ui {

// How long before its end a claim is worth an alert, in milliseconds.
constexpr std::int64_t claim_alert_early_ms = 5 * minute_ms;

// How often at most an agent is told of calls that were promised to anyone, in milliseconds.
constexpr std::int64_t promises_alert_ms = minute_ms;

struct Alert {
    std::string title, body;
    std::string tag;  // a later alert of the same tag takes the place of an earlier one
};

class Attention {
public:
    // What has happened since the last look. The first look at a user's numbers only learns them.
    std::vector<Alert> look(const Replica& replica, Instant now);
    // What managers are told of, as the relay counts it: callbacks that are long overdue, without
    // an owner, or due while nobody is here who could take them.
    std::optional<Alert> look_at_wanting(std::int64_t count);
    // When time alone will bring the next alert; nothing where it will not.
    std::optional<Instant> next_look() const { return next_look_; }

private:
    void look_for_assigned(const Replica& replica, std::vector<Alert>& alerts);
    void look_at_callbacks(const Replica& replica, Instant now, std::vector<Alert>& alerts);
    void look_at_claims(const Replica& replica, Instant now, std::vector<Alert>& alerts);
    void look_at_promises(const Replica& replica, Instant now, std::vector<Alert>& alerts);

    bool knows_ = false;
    std::uint64_t version_ = 0;  // of the replica, at the last look
    std::set<AssignmentId> known_;
    std::map<AssignmentId, Instant> told_;  // claims that were told of, by when they end
    std::map<CallbackId, Instant> told_callbacks_;  // that are due, by their time
    int promises_ = 0;     // to anyone, that were due at the last look
    Instant promises_told_;
    std::optional<Instant> next_look_;
    std::int64_t wanting_ = 0;
};

bool holds_a_claim(const Model& model);
// The first claim is the first thing worth being called back for: once it is over alerts are
// offered, unless the person has answered or the browser forbids them.
bool is_time_to_offer(const Model& model);

// Quiet hours may span midnight; where both ends are the same there are none.
bool is_quiet(const AlertSettings& settings, int hour_of_day);

// "(2) Client CRM – Recall".
std::string page_title(const Model& model, int unseen);

}  // namespace recall::ui
