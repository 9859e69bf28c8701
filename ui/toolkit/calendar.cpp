#include "ui/toolkit/calendar.hpp"

#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/numbers.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>

namespace recall::ui {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr float cell_height_px = 36;
constexpr float width_max_px = 320;

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

sys_days to_sys(Day day) { return sys_days(days(day.number)); }
Day to_day(sys_days at) { return Day{static_cast<std::int32_t>(at.time_since_epoch().count())}; }
year_month_day date_of(Day day) { return year_month_day(to_sys(day)); }

// Monday is 0.
int column_of_day(Day day) { return static_cast<int>(weekday(to_sys(day)).iso_encoding()) - 1; }

Day shift_month(Day day, int by) {
    const year_month_day date = date_of(day);
    return to_day(sys_days((date.year() / date.month() / 1) + std::chrono::months(by)));
}

std::string month_words(Day day) {
    const year_month_day date = date_of(day);
    return std::string(month_name(static_cast<int>(static_cast<unsigned>(date.month())))) + " " +
           std::to_string(static_cast<int>(date.year()));
}

bool month_arrows(Day& shown, Day first, Day last) {
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    ButtonOptions before = ghost;
    ButtonOptions after = ghost;
    if (first_of_month(shown) <= first) before.disabled = "No earlier day can be chosen";
    if (shift_month(shown, 1) > last) after.disabled = "No later day can be chosen";
    bool moved = false;
    if (icon_button("earlier", icon::chevron_left, "Previous month", before)) {
        shown = shift_month(shown, -1);
        moved = true;
    }
    beside(2);
    if (icon_button("later", icon::chevron_right, "Next month", after)) {
        shown = shift_month(shown, 1);
        moved = true;
    }
    return moved;
}

struct Cell {
    Day day;
    bool chosen;
    bool today;
    bool allowed;
    std::int64_t count = 0;
};

std::string cell_words(const Cell& cell) {
    std::string words = cell.today ? "today" : "";
    if (cell.count > 0) {
        words += (words.empty() ? "" : ", ") + grouped(cell.count) + " promised";
    }
    return words;
}

ImGuiID id_of_cell(Day day) {
    ImGui::PushID(day.number);
    const ImGuiID id = make_id("day");
    ImGui::PopID();
    return id;
}

// As the days of ARIA's date grid are walked.
Day walked_from(Day day) {
    const Day month = first_of_month(day);
    const auto in_month = [&](int by) {
        const Day other = shift_month(day, by);
        return Day{other.number + std::min(day.number - month.number, days_in_month(other) - 1)};
    };
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) return {day.number - 1};
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) return {day.number + 1};
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) return {day.number - 7};
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) return {day.number + 7};
    if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) return in_month(-1);
    if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) return in_month(1);
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) return {day.number - column_of_day(day)};
    if (ImGui::IsKeyPressed(ImGuiKey_End)) return {day.number + 6 - column_of_day(day)};
    return day;
}

// Where the keyboard stands on a day of this month, and a key moves it on. Before the days are
// drawn: one of them may get the keyboard then.
void walk(Day month, Day first, Day last, Day& shown) {
    Day from = month;
    const Day end{month.number + days_in_month(month)};
    while (from < end && ImGui::GetFocusID() != id_of_cell(from)) from = next(from);
    if (from == end) return;
    const Day wanted = walked_from(from);
    if (wanted == from) return;
    ImGui::NavMoveRequestCancel();  // which would go by what stands nearest
    const Day to = std::clamp(wanted, first, last);
    if (first_of_month(to) != first_of_month(shown)) shown = to;
    toolkit().semantics().focus(id_of_cell(to));
    toolkit().keep_moving();
}

bool day_cell(const Cell& cell, const ImRect& area) {
    const Theme& t = theme();
    move_cursor(area.Min);
    const Touch touch = touch_item(id_of_cell(cell.day), area, !cell.allowed);
    const std::string words_below = cell_words(cell);
    toolkit().semantics().describe(touch.id, {.role = AriaRole::button,
                                              .name = day_words(cell.day),
                                              .value = words_below,
                                              .selected = cell.chosen,
                                              .walked = true});
    if (!touch.visible) return touch.pressed;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 middle = area.GetCenter();
    const float round = std::min<float>(area.GetWidth(), area.GetHeight()) / 2 - px(1);
    if (cell.chosen)
        list.AddCircleFilled(middle, round, t.accent);
    else if (touch.hovered && cell.allowed)
        list.AddCircleFilled(middle, round, t.button_hover);
    if (cell.today && !cell.chosen) list.AddCircle(middle, round, t.accent, 0, px(1));
    ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    const unsigned number = static_cast<unsigned>(date_of(cell.day).day());
    const Colour words = cell.chosen ? t.on_accent : cell.allowed ? t.text : t.text_disabled;
    if (cell.count == 0) {
        draw_line(area, std::to_string(number), words, 0.5F);
        return touch.pressed;
    }
    draw_line({area.Min, {area.Max.x, middle.y + px(3)}}, std::to_string(number), words, 0.5F);
    const TypeScope scope(Type::small);
    const Colour below = cell.chosen ? t.on_accent : t.text_muted;
    draw_line({{area.Min.x, middle.y - px(1)}, area.Max}, grouped(cell.count), below, 0.5F);
    return touch.pressed;
}

void weekday_row(ImVec2 from, float cell) {
    const TypeScope scope(Type::small);
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
        const float x = from.x + cell * static_cast<float>(i);
        draw_line({x, from.y, x + cell, from.y + px(24)}, weekdays[i], theme().text_muted, 0.5F);
    }
}

// Where the keyboard comes in: on the chosen day, today, or the first that can be chosen.
Day entry_of(Day month, Day chosen, Day today, Day first, Day last) {
    const Day end{month.number + days_in_month(month) - 1};
    for (const Day day : {chosen, today}) {
        if (month <= day && day <= end && first <= day && day <= last) return day;
    }
    return std::max(month, first);
}

}  // namespace

Day first_of_month(Day day) {
    const year_month_day date = date_of(day);
    return to_day(sys_days(date.year() / date.month() / 1));
}

int days_in_month(Day first) { return shift_month(first, 1).number - first.number; }

std::string_view month_name(int month) { return months.at(static_cast<std::size_t>(month - 1)); }

std::string day_words(Day day, Day today) {
    const year_month_day date = date_of(day);
    const auto month = static_cast<int>(static_cast<unsigned>(date.month()));
    const std::string words = std::string(weekdays[static_cast<std::size_t>(column_of_day(day))]) +
                              " " + std::to_string(static_cast<unsigned>(date.day())) + " " +
                              std::string(month_name(month).substr(0, 3));
    if (today && date_of(today).year() == date.year()) return words;
    return words + " " + std::to_string(static_cast<int>(date.year()));
}

std::string_view weekday_name(Day day) {
    static constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                 "Friday", "Saturday", "Sunday"};
    return names[column_of_day(day)];
}

bool calendar(std::string_view id, CalendarState& state, Day today, Day first, Day last,
              std::span<const std::int64_t> counts, bool focus) {
    ImGui::PushID(id.data(), id.data() + id.size());
    if (!state.shown) state.shown = state.chosen ? state.chosen : first;
    const float width = std::min<float>(ImGui::GetContentRegionAvail().x, px(width_max_px));
    const float cell = std::floor(width / 7);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    move_cursor({top.x + px(6), top.y + px(4)});
    strong(month_words(state.shown));
    move_cursor({top.x + cell * 7 - 2 * px(icon_button_width(ghost)) - px(2), top.y});
    month_arrows(state.shown, first, last);

    const ImVec2 from(top.x, top.y + px(toolkit().density().small) + px(space::half));
    weekday_row(from, cell);
    const Day month = first_of_month(state.shown);
    const int offset = column_of_day(month);
    const float row_height = px(std::max(cell_height_px, toolkit().density().line));
    const ImVec2 grid(from.x, from.y + px(26));
    bool picked = false;
    walk(month, first, last, state.shown);
    if (focus) {
        toolkit().semantics().focus(id_of_cell(entry_of(month, state.chosen, today, first, last)));
    }
    for (int i = 0; i < days_in_month(month); ++i) {
        const Day day{month.number + i};
        const float x = grid.x + cell * static_cast<float>((offset + i) % 7);
        const float y = grid.y + row_height * static_cast<float>((offset + i) / 7);
        const bool allowed = first <= day && day <= last;
        const auto index = static_cast<std::size_t>(i);
        const Cell drawn{day, day == state.chosen, day == today, allowed,
                         index < counts.size() ? counts[index] : 0};
        if (day_cell(drawn, {x, y, x + cell, y + row_height})) {
            state.chosen = day;
            picked = true;
        }
    }
    // Six weeks high in every month, so that nothing jumps when the month changes.
    move_cursor(top);
    ImGui::ItemSize({cell * 7, grid.y + row_height * 6 - top.y});
    if (focus) ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {top, ImGui::GetCursorScreenPos()});
    ImGui::PopID();
    return picked;
}

}  // namespace recall::ui
