// The standing plan: each morning every agent of a campaign has numbers up to the daily target.
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

constexpr int step_minutes = 30;
constexpr std::size_t named_max = 3;

PlanDraft plan_of(const Campaign& campaign) {
    return {campaign.id, campaign.plan_minute.has_value(),
            campaign.plan_minute.value_or(plan_minute_usual)};
}

std::optional<int> minute_of(const PlanDraft& plan) {
    return plan.on ? std::optional(plan.minute) : std::nullopt;
}

void draw_campaigns(const DatabaseFrame& database, PlanDraft& plan) {
    std::vector<std::string> names;
    std::vector<const Campaign*> campaigns;
    int index = -1;
    for (const auto& [id, campaign] : database.view().campaigns()) {
        if (!campaign.active) continue;
        if (id == plan.campaign) index = static_cast<int>(names.size());
        names.push_back(campaign.name);
        campaigns.push_back(&campaign);
    }
    if (select("campaign", "Campaign", names, index) && index >= 0) {
        plan = plan_of(*campaigns[static_cast<std::size_t>(index)]);
    }
}

void draw_time(PlanDraft& plan) {
    std::vector<std::string> times;
    std::vector<int> minutes;
    for (int minute = 0; minute < minutes_a_day; minute += step_minutes) {
        const bool between = plan.minute > minute && plan.minute < minute + step_minutes;
        for (const int one : {minute, between ? plan.minute : minute}) {
            if (!minutes.empty() && minutes.back() == one) continue;
            minutes.push_back(one);
            times.push_back(clock_of({{}, one}));
        }
    }
    int index = static_cast<int>(std::find(minutes.begin(), minutes.end(), plan.minute) -
                                 minutes.begin());
    if (select("time", "Every day from", times, index) && index >= 0) {
        plan.minute = minutes[static_cast<std::size_t>(index)];
    }
}

// "40 numbers for 2 agents, by their daily targets. No target, so none: Bola."
std::string effect_words(const DatabaseFrame& database, Code campaign) {
    std::int64_t numbers = 0;
    std::size_t agents = 0;
    std::vector<std::string> none;
    for (const auto& [username, user] : database.view().users()) {
        const bool works = std::find(user.campaigns.begin(), user.campaigns.end(), campaign) !=
                           user.campaigns.end();
        if (!user.active || user.role != Role::agent || !works) continue;
        numbers += user.daily_target;
        if (user.daily_target > 0) ++agents;
        else none.push_back(name_of(database.view(), username));
    }
    std::string words = "That is " + numbers_words(numbers) + " a day for " +
                        count_words(agents, "agent", "agents") +
                        ", less what they have been given already.";
    if (none.empty()) return words;
    words += " Without a daily target, and so without numbers: ";
    for (std::size_t i = 0; i < none.size() && i < named_max; ++i) {
        words += (i > 0 ? ", " : "") + none[i];
    }
    if (none.size() > named_max) {
        words += " and " + grouped(none.size() - named_max) + " more";
    }
    return words + ". An admin sets it in the Admin Panel.";
}

void draw_plan(const DatabaseFrame& database, PlanDraft& plan) {
    draw_campaigns(database, plan);
    checkbox("on", "Give every agent numbers up to the daily target", plan.on);
    if (!plan.on) {
        return paragraph("Nobody is given numbers by the clock: managers assign them.", Ink::muted,
                         Type::small);
    }
    draw_time(plan);
    paragraph(effect_words(database, plan.campaign), Ink::muted, Type::small);
    const Campaign* campaign = database.view().campaign(plan.campaign);
    if (campaign && campaign->planned == database.model.today) {
        paragraph("Today's numbers have been given: a change counts from tomorrow.", Ink::muted,
                  Type::small);
    }
}

}  // namespace

void open_plan_dialog(const DatabaseFrame& database) {
    const auto& campaigns = database.view().campaigns();
    const List* chosen =
        database.memory.chosen ? database.view().list(*database.memory.chosen) : nullptr;
    const Campaign* campaign = chosen ? database.view().campaign(chosen->campaign) : nullptr;
    for (auto at = campaigns.begin(); !campaign && at != campaigns.end(); ++at) {
        if (at->second.active) campaign = &at->second;
    }
    if (campaign) database.memory.plan = plan_of(*campaign);
}

void draw_plan_dialog(const DatabaseFrame& database) {
    std::optional<PlanDraft>& plan = database.memory.plan;
    if (!plan) return;
    const Dialog dialog("plan", "Standing plan", {.width = 460});
    DialogAnswer answer = DialogAnswer::none;
    if (dialog) {
        draw_plan(database, *plan);
        gap(space::half);
        const Campaign* before = database.view().campaign(plan->campaign);
        std::string reason = database.why_not;
        if (reason.empty() && before && before->plan_minute == minute_of(*plan)) {
            reason = "Nothing has been changed.";
        }
        answer = dialog_buttons({.confirm = "Save",
                                 .disabled = reason,
                                 .cancel = "Close",
                                 .busy = database.model.asking});
    }
    if (answer == DialogAnswer::confirm) {
        database.wishes.push_back(Give{PlanNumbers{plan->campaign, minute_of(*plan)},
                                       plan->on ? "The plan is saved" : "The plan has ended"});
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) plan.reset();
}

}  // namespace recall::ui
