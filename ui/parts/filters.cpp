#include "ui/parts/filters.hpp"

#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <set>

namespace recall::ui {
namespace {

constexpr std::int32_t days_back_max = 10 * 366;
constexpr float calendar_width_min_px = 240;

void sort_by_label(Choosables& entries) {
    std::stable_sort(
        entries.begin() + 1, entries.end(),
        [](const Choosable& one, const Choosable& other) { return one.label < other.label; });
}

std::string short_day(Day day, Day today) { return day_words(day, today).substr(4); }

struct Preset {
    const char* label;
    DayRange days;
};

std::vector<Preset> presets_of(Day today, bool ahead) {
    const auto off = [today](std::int32_t by) { return Day{today.number + by}; };
    if (ahead) {
        return {{"Any day", {}},
                {"Until today", {{}, today}},
                {"Today", {today, today}},
                {"Tomorrow", {off(1), off(1)}},
                {"Next 7 days", {today, off(6)}}};
    }
    return {{"Any day", {}},
            {"Today", {today, today}},
            {"Yesterday", {off(-1), off(-1)}},
            {"Last 7 days", {off(-6), today}},
            {"Last 30 days", {off(-29), today}}};
}

bool draw_range_dialog(const Model& model, DayRange& days, RangeChoice& choice, int days_ahead) {
    const Dialog dialog("days", "Which days?", {.width = 600});
    const DayRange before = days;
    if (dialog) {
        const Day today = model.today;
        const std::vector<Preset> presets = presets_of(today, days_ahead > 0);
        for (std::size_t i = 0; i < presets.size(); ++i) {
            const ButtonOptions small{.small = true};
            if (i > 0) flow(button_width(presets[i].label, small));
            if (!button(presets[i].label, presets[i].label, small)) continue;
            days = presets[i].days;
            choice.open = false;
        }
        gap(space::half);
        const Day first{today.number - days_back_max};
        const Day last{today.number + days_ahead};
        choice.from.chosen = days.from;
        choice.to.chosen = days.to;
        if (!choice.from.shown) choice.from.shown = days.from ? days.from : today;
        if (!choice.to.shown) choice.to.shown = days.to ? days.to : today;
        Grid grid("calendars", calendar_width_min_px, 2);
        grid.next();
        strong("From");
        if (calendar("from", choice.from, today, first, days.to ? days.to : last)) {
            days.from = choice.from.chosen;
        }
        grid.next();
        strong("To");
        if (calendar("to", choice.to, today, days.from ? days.from : first, last)) {
            days.to = choice.to.chosen;
        }
    }
    if (dialog && choice.open && button("done", "Done", {.kind = ButtonKind::primary})) {
        choice.open = false;
    }
    if (dialog.dismissed()) choice.open = false;
    return !(days == before);
}

}  // namespace

Choosables agents_to_choose(const State& state) {
    Choosables entries = {{"", "All agents"}};
    for (const auto& [username, user] : state.users()) {
        if (user.role != Role::agent) continue;
        entries.push_back({username, name_of(state, username)});
    }
    sort_by_label(entries);
    return entries;
}

Choosables people_to_choose(const State& state) {
    Choosables entries = {{"", "Everybody"}, {clock_name, "The clock"}};
    for (const auto& [username, user] : state.users()) {
        entries.push_back({username, name_of(state, username)});
    }
    sort_by_label(entries);
    return entries;
}

Choosables campaigns_to_choose(const State& state) {
    Choosables entries = {{"", "All campaigns"}};
    for (const auto& [id, campaign] : state.campaigns()) {
        entries.push_back({id.text(), campaign.name});
    }
    sort_by_label(entries);
    return entries;
}

Choosables outcomes_to_choose(const State& state, std::string_view campaign) {
    Choosables entries = {{"", "All outcomes"}};
    std::set<Code> seen;
    for (const auto& [id, one] : state.campaigns()) {
        if (!campaign.empty() && id.view() != campaign) continue;
        for (const Outcome& outcome : one.outcomes) {
            if (seen.insert(outcome.code).second) {
                entries.push_back({outcome.code.text(), outcome.label});
            }
        }
    }
    sort_by_label(entries);
    return entries;
}

Choosables types_to_choose() {
    return {{"", "All types"},
            {"client", kind_words(Kind::client)},
            {"customer", kind_words(Kind::customer)}};
}

bool filter_select(std::string_view id, std::string_view label, const Choosables& entries,
                   std::string& value, float width) {
    std::vector<std::string_view> labels;
    int index = -1;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        labels.push_back(entries[i].label);
        if (entries[i].value == value) index = static_cast<int>(i);
    }
    const std::string unknown = value;
    if (index < 0) {
        index = static_cast<int>(labels.size());
        labels.push_back(unknown);
    }
    const bool narrow = frame().layout() == Width::narrow;
    if (!narrow) flow(width);
    const FieldOptions options{.width = narrow ? 0 : width, .label_hidden = true};
    if (!select(id, label, labels, index, options)) return false;
    const auto chosen = static_cast<std::size_t>(index);
    value = chosen < entries.size() ? entries[chosen].value : unknown;
    return true;
}

bool toolbar_link(std::string_view id, std::string_view label) {
    const float before = ImGui::GetCursorPosY();
    flow(measure(label).x / px(1), space::one_half);
    const bool beside_them = ImGui::GetCursorPosY() < before;
    const float height = std::max<float>(measure(label).y, px(toolkit().density().line));
    const float below = (px(toolkit().density().control) - height) / 2;
    if (beside_them && below > 0) ImGui::SetCursorPosY(ImGui::GetCursorPosY() + below);
    return link(id, label);
}

std::string range_words(DayRange days, Day today) {
    if (!days.from && !days.to) return "Any day";
    if (days.from == days.to) return short_day(days.from, today);
    if (!days.from) return "Until " + short_day(days.to, today);
    if (!days.to) return "From " + short_day(days.from, today);
    return short_day(days.from, today) + " – " + short_day(days.to, today);
}

Code code_in(std::string_view text) { return Code::from_text(text).value_or(Code{}); }

std::string searched(const std::string& text) {
    constexpr std::ptrdiff_t letters_min = 3;
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    return letters < letters_min ? "" : text;
}

float days_width(const Model& model, DayRange days) {
    return button_width(range_words(days, model.today), {.icon = icon::calendar});
}

bool draw_days(const Model& model, DayRange& days, RangeChoice& choice, int days_ahead) {
    const ButtonOptions options{.icon = icon::calendar};
    const std::string words = range_words(days, model.today);
    if (frame().layout() != Width::narrow) flow(button_width(words, options));
    if (button("days", words, options)) {
        choice = {};
        choice.open = true;
    }
    return choice.open && draw_range_dialog(model, days, choice, days_ahead);
}

}  // namespace recall::ui
