// What a campaign allows and does with callbacks: every rule of CallbackRules has its field here.
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>
#include <string>

namespace recall::ui {
namespace {

constexpr float field_width_min_px = 180;
constexpr std::array slot_lengths = {15, 30, 60};
constexpr std::array slot_names = {"15 minutes", "30 minutes", "60 minutes"};
constexpr std::array alert_names = {"Nothing", "Blinks", "Is coloured"};

void draw_who(CallbackRules& rules) {
    checkbox("may_set", "Agents may promise callbacks", rules.agents_may_set);
    const char* none = rules.agents_may_set ? "" : "Agents promise none in this campaign.";
    checkbox("may_keep", "Agents with the permission may keep them: “Only me”",
             rules.agents_may_keep, none);
    const char* kept = rules.agents_may_keep ? none : "Callbacks are for anyone in this campaign.";
    checkbox("only_me", "“Only me” is ticked to begin with", rules.only_me_default, kept);
    checkbox("due_first", "What is due stands before an agent's other numbers", rules.due_first);
}

void draw_times(Campaign& campaign) {
    CallbackRules& rules = campaign.callbacks;
    Grid grid("callback_times", field_width_min_px, 2);
    grid.next();
    number_field("days", "Days ahead", campaign.callback_days, 1, callback_days_max);
    grid.next();
    int slot = 0;
    for (std::size_t i = 0; i < slot_lengths.size(); ++i) {
        if (slot_lengths[i] == rules.slot_minutes) slot = static_cast<int>(i);
    }
    if (select("slot", "Times to choose from, every", slot_names, slot)) {
        rules.slot_minutes = slot_lengths[static_cast<std::size_t>(slot)];
    }
    grid.next();
    number_field("kept_max", "Kept by one agent at most", rules.kept_max, 0, callbacks_kept_max,
                 {.hint = "0: any number"});
    grid.next();
    number_field("to_anyone", "Kept ones are anyone's when overdue, minutes",
                 rules.to_anyone_minutes, 0, callback_minutes_max, {.hint = "0: never"});
    grid.next();
    number_field("retries", "Set again where nobody was reached, times", rules.retries_max, 0,
                 callback_retries_max, {.hint = "0: not by itself"});
    grid.next();
    number_field("retry_minutes", "And so many minutes later", rules.retry_minutes, 0,
                 callback_minutes_max, {.hint = "0: same hour, next open day"});
    grid.next();
    number_field("remind", "Reminder before, minutes", rules.remind_minutes, 0,
                 callback_minutes_max, {.hint = "0: none"});
    grid.next();
    number_field("escalate", "Managers are told when overdue, minutes", rules.escalate_minutes, 0,
                 callback_minutes_max, {.hint = "0: never"});
    grid.next();
    int alert = static_cast<int>(rules.alert);
    if (select("alert", "When one is due, the button", alert_names, alert)) {
        rules.alert = static_cast<CallbackAlert>(alert);
    }
}

}  // namespace

void draw_callback_rules(Campaign& campaign) {
    gap(space::half);
    heading("Callbacks");
    draw_who(campaign.callbacks);
    gap(space::half);
    draw_times(campaign);
}

}  // namespace recall::ui
