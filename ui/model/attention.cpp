#include "ui/model/attention.hpp"

#include "ui/model/screens.hpp"
#include "ui/toolkit/numbers.hpp"

#include <algorithm>
#include <utility>

namespace recall::ui {
namespace {

std::string assigned_words(std::size_t count) {
    return count == 1 ? "1 number was assigned to you"
                      : grouped(count) + " numbers were assigned to you";
}

std::string claim_words(std::int64_t left_ms) {
    const std::int64_t minutes = left_ms / minute_ms;
    if (minutes < 1) return "Your claim runs out in less than a minute";
    return "Your claim runs out in " + std::to_string(minutes) +
           (minutes == 1 ? " minute" : " minutes");
}

std::string name_of(const Replica& replica, const Assignment& assignment) {
    const Lead* lead = replica.view().lead(assignment.lead);
    if (!lead) return "";
    return lead->name.empty() ? phone_text(lead->phone) : lead->name;
}

}  // namespace

std::vector<Alert> Attention::look(const Replica& replica, Instant now) {
    std::vector<Alert> alerts;
    const bool changed = std::exchange(version_, replica.version()) != replica.version();
    const bool due = next_look_ && *next_look_ <= now;
    if (!replica.has_rows() || (!changed && !due)) return alerts;
    next_look_.reset();
    look_for_assigned(replica, alerts);
    look_at_claims(replica, now, alerts);
    look_at_callbacks(replica, now, alerts);
    look_at_promises(replica, now, alerts);
    return alerts;
}

void Attention::look_for_assigned(const Replica& replica, std::vector<Alert>& alerts) {
    std::set<AssignmentId> now;
    std::size_t fresh = 0;
    const Assignment* first = nullptr;
    for (const AssignmentId id : replica.view().assignments_of(replica.user())) {
        now.insert(id);
        if (known_.contains(id)) continue;
        ++fresh;
        if (!first) first = replica.view().assignment(id);
    }
    known_ = std::move(now);
    if (!std::exchange(knows_, true) || fresh == 0) return;
    std::string body = fresh == 1 && first ? name_of(replica, *first) : std::string();
    alerts.push_back({assigned_words(fresh), std::move(body), "assigned"});
}

void Attention::look_at_claims(const Replica& replica, Instant now, std::vector<Alert>& alerts) {
    std::map<AssignmentId, Instant> told;
    for (const AssignmentId id : known_) {
        const Assignment* assignment = replica.view().assignment(id);
        if (!assignment || assignment->stage != Stage::claimed) continue;
        const Campaign* campaign = replica.view().campaign(assignment->campaign);
        const Instant ends =
            campaign ? lapses_at(*assignment, *campaign) : assignment->claim_expires;
        const std::int64_t left = ends - now;
        if (left <= 0) continue;
        if (left > claim_alert_early_ms) {
            const Instant at = ends + -claim_alert_early_ms;
            next_look_ = next_look_ ? std::min(*next_look_, at) : at;
            continue;
        }
        const auto before = told_.find(id);
        if (before == told_.end() || before->second != ends) {
            alerts.push_back({claim_words(left), name_of(replica, *assignment),
                              "claim" + std::to_string(id.value)});
        }
        told[id] = ends;
    }
    told_ = std::move(told);
}

// Those kept for this agent. What is for anyone comes back by itself.
void Attention::look_at_callbacks(const Replica& replica, Instant now,
                                  std::vector<Alert>& alerts) {
    std::map<CallbackId, Instant> told;
    const State& view = replica.view();
    for (const CallbackId id : view.callbacks_of(replica.user())) {
        const Callback& callback = *view.callback(id);
        if (callback.recipient != Recipient::USERONLY || view.assignment_of(callback.lead))
            continue;
        // Told once when the reminder is due, where the campaign has one, and once at its time.
        const Campaign* campaign = view.campaign(callback.campaign);
        const int early = campaign ? campaign->callbacks.remind_minutes : 0;
        const Instant due = callback.callback_time;
        const Instant remind = due + -early * minute_ms;
        const Instant at = now < remind || now >= due ? due : remind;
        const Instant next = now < remind ? remind : due;
        if (next > now) next_look_ = next_look_ ? std::min(*next_look_, next) : next;
        if (now < remind) continue;
        const auto before = told_callbacks_.find(id);
        if (before == told_callbacks_.end() || before->second != at) {
            const Lead* lead = view.lead(callback.lead);
            std::string body = !lead                ? std::string()
                               : lead->name.empty() ? phone_text(lead->phone)
                                                    : lead->name;
            const std::int64_t minutes = (due - now + minute_ms - 1) / minute_ms;
            std::string title = now >= due ? "A callback is due"
                                           : "A callback is due in " + std::to_string(minutes) +
                                                 (minutes == 1 ? " minute" : " minutes");
            alerts.push_back(
                {std::move(title), std::move(body), "callback" + std::to_string(id.value)});
        }
        told[id] = at;
    }
    told_callbacks_ = std::move(told);
}

// More of them than before; not to who is on a number anyway.
void Attention::look_at_promises(const Replica& replica, Instant now, std::vector<Alert>& alerts) {
    const User* me = replica.me();
    if (!me || me->role != Role::agent) return;
    int due = 0;
    bool busy = false;
    for (const Code campaign : me->campaigns) {
        due += replica.promises_due(campaign);
        busy = busy || replica.view().claims_of(me->username, campaign) > 0;
    }
    if (due <= promises_ || busy) {
        promises_ = std::min(promises_, due);
        return;
    }
    const Instant earliest = promises_told_ + promises_alert_ms;
    if (now < earliest) {
        next_look_ = next_look_ ? std::min(*next_look_, earliest) : earliest;
        return;
    }
    promises_ = due;
    promises_told_ = now;
    alerts.push_back({due == 1 ? "A promised call is due"
                               : grouped(due) + " promised calls are due",
                      "Whoever is free takes the next.", "promises"});
}

std::optional<Alert> Attention::look_at_wanting(std::int64_t count) {
    const std::int64_t before = std::exchange(wanting_, count);
    if (count <= before) return std::nullopt;
    return Alert{count == 1 ? "A callback wants looking after"
                            : grouped(count) + " callbacks want looking after",
                 "Nobody has called, or nobody is there to. Open Callbacks to see them.",
                 "wanting"};
}

bool holds_a_claim(const Model& model) {
    const State& view = model.replica->view();
    return std::any_of(view.campaigns().begin(), view.campaigns().end(), [&](const auto& one) {
        return view.claims_of(model.replica->user(), one.first) > 0;
    });
}

bool is_time_to_offer(const Model& model) {
    const bool open = !model.alerts.answered && model.may_notify != Permission::denied;
    return open && !holds_a_claim(model);
}

bool is_quiet(const AlertSettings& settings, int hour_of_day) {
    if (!settings.quiet || settings.quiet_from == settings.quiet_until) return false;
    if (settings.quiet_from < settings.quiet_until) {
        return hour_of_day >= settings.quiet_from && hour_of_day < settings.quiet_until;
    }
    return hour_of_day >= settings.quiet_from || hour_of_day < settings.quiet_until;
}

std::string page_title(const Model& model, int unseen) {
    const bool here =
        model.session == SessionState::signed_in || model.session == SessionState::expired;
    std::string title = here ? std::string(name_of(model.screen)) + " – Recall" : "Recall";
    return unseen > 0 ? "(" + std::to_string(unseen) + ") " + title : title;
}

}  // namespace recall::ui
