#include "core/calling_hours.hpp"

#include "core/dates.hpp"
#include "core/ensure.hpp"

#include <algorithm>
#include <cstdlib>

namespace recall {

namespace {

constexpr int days_ahead_max = 366;

bool fits(const std::string& name, const std::string& zone) {
    if (name.empty() || name == zone) return true;
    return name.back() == '/' && zone.compare(0, name.size(), name) == 0;
}

// The rules that decide about the zone: those of the longest name that fits.
std::vector<const HoursRule*> rules_of(const CallingHours& hours, const std::string& zone) {
    std::size_t longest = 0;
    std::vector<const HoursRule*> rules;
    for (const HoursRule& rule : hours.rules) {
        if (!fits(rule.zone, zone) || rule.zone.size() < longest) continue;
        if (rule.zone.size() > longest) rules.clear();
        longest = rule.zone.size();
        rules.push_back(&rule);
    }
    return rules;
}

bool is_holiday(const CallingHours& hours, const std::string& zone, Day day) {
    return std::any_of(hours.holidays.begin(), hours.holidays.end(), [&](const Holiday& holiday) {
        return holiday.day == day && fits(holiday.zone, zone);
    });
}

bool has_weekday(const HoursRule& rule, int weekday) {
    if (rule.first_weekday <= rule.last_weekday) {
        return weekday >= rule.first_weekday && weekday <= rule.last_weekday;
    }
    return weekday >= rule.first_weekday || weekday <= rule.last_weekday;
}

struct Span {
    int opens, closes;
};

// The open spans of the day. A zone for which nobody wrote a rule is open: rules restrict.
std::vector<Span> spans_of(const CallingHours& hours, const std::string& zone, Day day) {
    if (is_holiday(hours, zone, day)) return {};
    const auto rules = rules_of(hours, zone);
    if (rules.empty()) return {{0, minutes_a_day}};
    std::vector<Span> spans;
    const int weekday = weekday_of(day);
    const bool follows_open = !is_holiday(hours, zone, previous(day));
    for (const HoursRule* rule : rules) {
        const bool past_midnight = rule->closes < rule->opens;
        if (has_weekday(*rule, weekday)) {
            spans.push_back({rule->opens, past_midnight ? minutes_a_day : rule->closes});
        }
        if (past_midnight && follows_open && has_weekday(*rule, weekday_of(previous(day)))) {
            spans.push_back({0, rule->closes});
        }
    }
    return spans;
}

std::optional<LocalTime> next_slot(const CallingHours& hours, const std::string& zone,
                                   LocalTime from, int slot_minutes) {
    for (int days = 0; days <= days_ahead_max; ++days) {
        const Day day{from.day.number + days};
        const int least = days == 0 ? from.minute : 0;
        std::optional<int> first;
        for (const Span& span : spans_of(hours, zone, day)) {
            const int after = std::max(span.opens, least);
            const int slot = (after + slot_minutes - 1) / slot_minutes * slot_minutes;
            if (slot < span.closes) first = std::min(first.value_or(slot), slot);
        }
        if (first) return LocalTime{day, *first};
    }
    return std::nullopt;
}

std::optional<LocalTime> previous_slot(const CallingHours& hours, const std::string& zone,
                                       LocalTime until, LocalTime earliest, int slot_minutes) {
    for (Day day = until.day; day >= earliest.day; day = previous(day)) {
        const int most = day == until.day ? until.minute : minutes_a_day - 1;
        std::optional<int> last;
        for (const Span& span : spans_of(hours, zone, day)) {
            const int slot = std::min(span.closes - 1, most) / slot_minutes * slot_minutes;
            if (slot >= span.opens) last = std::max(last.value_or(slot), slot);
        }
        if (!last) continue;
        const LocalTime found{day, *last};
        return found < earliest ? std::nullopt : std::optional(found);
    }
    return std::nullopt;
}

}  // namespace

// ---- Local time

LocalTime operator+(LocalTime at, int minutes) {
    const int total = at.minute + minutes;
    const int days = (total >= 0 ? total : total - minutes_a_day + 1) / minutes_a_day;
    return {Day{at.day.number + days}, total - days * minutes_a_day};
}

int minutes_between(LocalTime earlier, LocalTime later) {
    return (later.day.number - earlier.day.number) * minutes_a_day + later.minute - earlier.minute;
}

std::string clock_of(LocalTime at) {
    const auto two = [](int number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two(at.minute / 60) + ':' + two(at.minute % 60);
}

std::string to_text(LocalTime at) { return to_text(at.day) + ' ' + clock_of(at); }

std::optional<LocalTime> local_time_from_text(std::string_view text) {
    constexpr std::string_view shape = "2026-11-21 14:30";
    if (text.size() != shape.size() || text[10] != ' ' || text[13] != ':') return std::nullopt;
    const auto day = day_from_text(text.substr(0, 10));
    const auto two = [text](std::size_t at) {
        const int tens = text[at] - '0', ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    };
    const int hour = two(11), minute = two(14);
    if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    return LocalTime{*day, hour * 60 + minute};
}

int weekday_of(Day day) {
    return static_cast<int>(std::chrono::weekday(to_sys(day)).iso_encoding());
}

std::vector<std::string> zones_in(std::string_view zones) {
    std::vector<std::string> all;
    for (std::size_t from = 0; from < zones.size();) {
        const std::size_t to = std::min(zones.find(',', from), zones.size());
        if (to > from) all.emplace_back(zones.substr(from, to - from));
        from = to + 1;
    }
    return all;
}

std::string first_zone(std::string_view zones) {
    return std::string(zones.substr(0, zones.find(',')));
}

// ---- Hours

bool is_open(const CallingHours& hours, const std::string& zone, LocalTime at) {
    const auto spans = spans_of(hours, zone, at.day);
    return std::any_of(spans.begin(), spans.end(), [at](const Span& span) {
        return at.minute >= span.opens && at.minute < span.closes;
    });
}

std::optional<LocalTime> next_open(const CallingHours& hours, const std::string& zone,
                                   LocalTime from) {
    return next_slot(hours, zone, from, 1);
}

std::optional<LocalTime> nearest_open_slot(const CallingHours& hours, const std::string& zone,
                                           LocalTime wished, LocalTime earliest,
                                           int slot_minutes) {
    ensure(slot_minutes > 0 && slot_minutes <= minutes_a_day);
    wished = std::max(wished, earliest);
    const auto after = next_slot(hours, zone, wished, slot_minutes);
    const auto before = previous_slot(hours, zone, wished, earliest, slot_minutes);
    if (!after || !before) return after ? after : before;
    return minutes_between(*before, wished) < minutes_between(wished, *after) ? before : after;
}

}  // namespace recall
