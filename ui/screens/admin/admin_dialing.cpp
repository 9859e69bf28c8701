// How a campaign dials: in which order, who takes the next number, how long a number waits between
// two calls, and the hours in which customers may be rung.
#include "ui/parts/status_line.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace recall::ui {
namespace {

constexpr std::array weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                              "Friday", "Saturday", "Sunday"};
constexpr std::array order_names{"Fewest attempts, then oldest", "Newest first", "By name"};
constexpr std::array closed_names{"Nobody is called", "Managers may promise calls, saying why",
                                  "Everybody may call, saying why"};
constexpr float field_width_min_px = 160;
constexpr int half_hour_minutes = 30;

std::string days_text(const HoursRule& rule) {
    const auto brief = [](int day) {
        return std::string(weekdays[static_cast<std::size_t>(day - 1)]).substr(0, 3);
    };
    if (rule.first_weekday == rule.last_weekday) return brief(rule.first_weekday);
    return brief(rule.first_weekday) + " – " + brief(rule.last_weekday);
}

std::string wait_text(int minutes) {
    if (minutes % (24 * 60) == 0 && minutes > 0) {
        return count_words(static_cast<std::size_t>(minutes / (24 * 60)), "day", "days");
    }
    if (minutes % 60 == 0 && minutes > 0) {
        return count_words(static_cast<std::size_t>(minutes / 60), "hour", "hours");
    }
    return count_words(static_cast<std::size_t>(minutes), "minute", "minutes");
}

std::string status_name(const Campaign& campaign, Code status) {
    if (status == status_new) return "New numbers";
    for (const Outcome& outcome : campaign.outcomes) {
        if (outcome.code == status) return outcome.label;
    }
    return status.text();
}

// ---- Who takes what

void draw_hopper(Campaign& campaign) {
    gap(space::half);
    heading("The hopper");
    checkbox("agents_pull", "Agents take the next number themselves", campaign.agents_pull);
    int order = static_cast<int>(campaign.pool_order);
    if (select("pool_order", "Order, after callbacks that are due", order_names, order)) {
        campaign.pool_order = static_cast<PoolOrder>(order);
    }
    checkbox("only_since_reset", "Call each number once, until its list is reset",
             campaign.only_since_reset);
}

// ---- Waits between two calls

void draw_recycling(const Admin& admin, const Campaign& campaign) {
    gap(space::half);
    heading("Waiting between two calls");
    const ButtonOptions add{.icon = icon::plus, .small = true};
    beside();
    to_right(button_width("Add a rule…", add));
    if (button("new_recycling", "Add a rule…", add)) {
        admin.memory.recycling = {campaign.recycling.size(), {{}, 60, 5}};
    }
    const std::array<Column, 1> columns = {Column{.name = "Rule"}};
    Table table("recycling", "Waiting between two calls", columns,
                {.height = whole_height,
                 .row_height = two_line_row,
                 .empty = "Numbers may be called again at once"});
    while (table.next(campaign.recycling.size())) {
        const RecyclingRule& rule = campaign.recycling[table.row()];
        const std::string name = status_name(campaign, rule.status);
        if (table.begin_row(name)) admin.memory.recycling = {table.row(), rule};
        table.two_lines(name, "waits " + wait_text(rule.minutes) +
                                  (rule.attempts_max > 0
                                       ? ", at most " + std::to_string(rule.attempts_max) + " calls"
                                       : ", without an end"));
    }
}

// ---- Calling hours

void draw_preset(const Admin& admin, Campaign& campaign) {
    constexpr std::array<MenuItem, 4> places = {MenuItem{"Nigeria"}, MenuItem{"United Kingdom"},
                                                MenuItem{"United States"}, MenuItem{"France"}};
    if (button("preset", "Preset…", {.tooltip = "Usual hours of a country, with its holidays",
                                     .small = true})) {
        open_menu("presets");
    }
    const int chosen = menu("presets", "Preset", places);
    if (chosen < 0) return;
    const int year = std::stoi(to_text(admin.model.today).substr(0, 4));
    campaign.hours = preset_hours(static_cast<HoursPreset>(chosen), year);
    admin.memory.holidays = holidays_text(campaign.hours);
}

void draw_hours(const Admin& admin, Campaign& campaign) {
    gap(space::half);
    heading("Calling hours");
    const ButtonOptions add{.icon = icon::plus, .small = true};
    const ButtonOptions preset{.small = true};
    beside();
    to_right(button_width("Add hours…", add) + button_width("Preset…", preset) + space::one);
    draw_preset(admin, campaign);
    beside();
    if (button("new_hours", "Add hours…", add)) {
        admin.memory.hours = {campaign.hours.rules.size(), {}};
    }
    muted("By the clocks of the customer's place.");
    const std::array<Column, 1> columns = {Column{.name = "Hours"}};
    {
        Table table("hours", "Calling hours", columns,
                    {.height = whole_height,
                     .row_height = two_line_row,
                     .empty = "Customers may be called at any hour"});
        while (table.next(campaign.hours.rules.size())) {
            const HoursRule& rule = campaign.hours.rules[table.row()];
            const std::string name =
                days_text(rule) + ", " + clock_text(rule.opens * minute_ms) + " – " +
                clock_text(rule.closes * minute_ms);
            if (table.begin_row(name)) admin.memory.hours = {table.row(), rule};
            table.two_lines(name, rule.zone.empty() ? "everywhere" : rule.zone);
        }
    }
    int closed = static_cast<int>(campaign.closed_calls);
    if (select("closed_calls", "While they are closed", closed_names, closed)) {
        campaign.closed_calls = static_cast<ClosedCalls>(closed);
    }
    const HolidaysTyped typed = typed_holidays(admin.memory.holidays);
    if (notes_field(
            "holidays", "Holidays", admin.memory.holidays,
            {.placeholder = "2026-12-25",
             .hint = "One day a line; a time zone after it where it is a holiday there only.",
             .error = typed.error,
             .bytes_max = holidays_max * 80,
             .lines = 4})) {
        const HolidaysTyped fresh = typed_holidays(admin.memory.holidays);
        if (fresh.error.empty()) campaign.hours.holidays = fresh.holidays;
    }
}

// ---- The dialogs

std::vector<std::string> half_hours() {
    std::vector<std::string> names;
    for (int minute = 0; minute <= minutes_a_day; minute += half_hour_minutes) {
        names.push_back(clock_text(minute * minute_ms));
    }
    return names;
}

void draw_hours_fields(HoursRule& rule) {
    text_field("zone", "Where", rule.zone,
               {.placeholder = "Everywhere",
                .hint = "A time zone such as Europe/Paris, or the beginning of some: America/. "
                        "Empty: everywhere.",
                .bytes_max = zone_bytes_max});
    Grid grid("hours", field_width_min_px, 2);
    const auto weekday = [&grid](const char* id, const char* label, int& day) {
        grid.next();
        int index = day - 1;
        if (select(id, label, weekdays, index)) day = index + 1;
    };
    const auto clock = [&grid](const char* id, const char* label, int& minute) {
        grid.next();
        int index = minute / half_hour_minutes;
        if (select(id, label, half_hours(), index)) minute = index * half_hour_minutes;
    };
    weekday("first", "From", rule.first_weekday);
    weekday("last", "To", rule.last_weekday);
    clock("opens", "Opens", rule.opens);
    clock("closes", "Closes", rule.closes);
}

void draw_hours_dialog(AdminMemory& memory, Campaign& campaign) {
    if (!memory.hours) return;
    auto& rules = campaign.hours.rules;
    const bool is_new = memory.hours->index >= rules.size();
    const Dialog dialog("hours_rule", is_new ? "New calling hours" : "Calling hours",
                        {.width = 440});
    DialogAnswer answer = DialogAnswer::none;
    bool removed = false;
    if (dialog) {
        draw_hours_fields(memory.hours->rule);
        gap(space::half);
        if (!is_new)
            removed = button("remove", "Remove", {.kind = ButtonKind::danger, .small = true});
        const bool wrong = memory.hours->rule.opens == memory.hours->rule.closes;
        answer = dialog_buttons({.confirm = is_new ? "Add" : "Take over",
                                 .disabled = wrong ? "They open and close at the same time." : ""});
    }
    if (answer == DialogAnswer::confirm) {
        if (is_new) rules.push_back(memory.hours->rule);
        else rules[memory.hours->index] = memory.hours->rule;
    }
    if (removed) rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(memory.hours->index));
    if (removed || answer != DialogAnswer::none || dialog.dismissed()) memory.hours.reset();
}

// Statuses that may wait: those that are dialled at all, but for promises.
std::vector<Code> statuses_that_wait(const Campaign& campaign) {
    std::vector<Code> statuses;
    for (const Code status : campaign.dial_statuses) {
        if (status != status_callback_due) statuses.push_back(status);
    }
    return statuses;
}

void draw_recycling_fields(const Campaign& campaign, RecyclingRule& rule) {
    std::vector<std::string> names;
    int index = -1;
    const std::vector<Code> statuses = statuses_that_wait(campaign);
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        names.push_back(status_name(campaign, statuses[i]));
        if (statuses[i] == rule.status) index = static_cast<int>(i);
    }
    if (select("status", "After", names, index,
               {.placeholder = "Choose a status", .required = true})) {
        rule.status = statuses[static_cast<std::size_t>(index)];
    }
    Grid grid("waits", field_width_min_px, 2);
    grid.next();
    number_field("minutes", "Minutes to wait", rule.minutes, 0, recycling_minutes_max);
    grid.next();
    number_field("attempts", "Calls at most", rule.attempts_max, 0, attempts_at_most_max,
                 {.hint = "0: no end."});
}

std::string reason_not_to_take(const Campaign& campaign, const EditedRecycling& edited) {
    if (!edited.rule.status) return "Choose a status.";
    for (std::size_t i = 0; i < campaign.recycling.size(); ++i) {
        if (i != edited.index && campaign.recycling[i].status == edited.rule.status) {
            return "This status has a rule already.";
        }
    }
    return "";
}

void draw_recycling_dialog(AdminMemory& memory, Campaign& campaign) {
    if (!memory.recycling) return;
    auto& rules = campaign.recycling;
    const bool is_new = memory.recycling->index >= rules.size();
    const Dialog dialog("recycling_rule", is_new ? "New rule" : "Waiting between two calls",
                        {.width = 440});
    DialogAnswer answer = DialogAnswer::none;
    bool removed = false;
    if (dialog) {
        draw_recycling_fields(campaign, memory.recycling->rule);
        gap(space::half);
        if (!is_new)
            removed = button("remove", "Remove", {.kind = ButtonKind::danger, .small = true});
        const std::string reason = reason_not_to_take(campaign, *memory.recycling);
        answer = dialog_buttons({.confirm = is_new ? "Add" : "Take over", .disabled = reason});
    }
    if (answer == DialogAnswer::confirm) {
        if (is_new) rules.push_back(memory.recycling->rule);
        else rules[memory.recycling->index] = memory.recycling->rule;
    }
    if (removed) rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(memory.recycling->index));
    if (removed || answer != DialogAnswer::none || dialog.dismissed()) memory.recycling.reset();
}

}  // namespace

std::string holidays_text(const CallingHours& hours) {
    std::string text;
    for (const Holiday& holiday : hours.holidays) {
        text += to_text(holiday.day) + (holiday.zone.empty() ? "" : " " + holiday.zone) + "\n";
    }
    return text;
}

HolidaysTyped typed_holidays(const std::string& text) {
    HolidaysTyped typed;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        std::istringstream words(line);
        std::string day_text, zone, more;
        if (!(words >> day_text)) continue;
        words >> zone;
        const auto day = day_from_text(day_text);
        if (!day || (words >> more)) {
            typed.error = "Line " + std::to_string(number) +
                          " is no day. Write it as 2026-12-25, with a time zone after it or none.";
            return typed;
        }
        typed.holidays.push_back({*day, zone});
    }
    return typed;
}

void draw_dialing(const Admin& admin, Campaign& campaign) {
    draw_hopper(campaign);
    draw_recycling(admin, campaign);
    draw_hours(admin, campaign);
}

void draw_dialing_dialogs(const Admin& admin) {
    if (!admin.memory.campaign_draft) return;
    Campaign& campaign = admin.memory.campaign_draft->now;
    draw_hours_dialog(admin.memory, campaign);
    draw_recycling_dialog(admin.memory, campaign);
}

}  // namespace recall::ui
