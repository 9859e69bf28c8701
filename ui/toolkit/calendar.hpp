// A month to choose a day from.
#pragma once
#include "core/ids.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace recall::ui {

// The caller keeps it; a press on a day or an arrow changes it.
struct CalendarState {
    Day chosen;  // None: nothing chosen yet.
    Day shown;   // Any day of the month in sight; none: the chosen one's, or the first allowed's.
    bool operator==(const CalendarState&) const = default;
};

// Days before `first` and after `last` cannot be chosen. `today` is marked. True when a day was.
// For the keyboard it is one thing: arrows walk by days and weeks, Page Up and Page Down by months,
// Home and End to the ends of the week. `focus`, where it is just opened: the keyboard goes there,
// and all of it is scrolled into sight.
// `counts`, where there are any, stand below the days of the month in sight: what is promised then.
bool calendar(std::string_view id, CalendarState& state, Day today, Day first, Day last,
              std::span<const std::int64_t> counts = {}, bool focus = false);

Day first_of_month(Day day);
int days_in_month(Day first);
std::string_view month_name(int month);  // 1…12
// "Sat 21 Nov 2026"; "Sat 21 Nov" where the year is that of `today`.
std::string day_words(Day day, Day today = {});
std::string_view weekday_name(Day day);  // "Saturday"

}  // namespace recall::ui
