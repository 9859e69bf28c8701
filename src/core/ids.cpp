#include "core/ids.hpp"

#include <charconv>
#include <cstdio>

namespace recall {

namespace {

// Days since 1970-01-01 of a date in the proleptic Gregorian calendar, and back. Years are counted
// from March, so that the leap day is the last of its year.
std::int32_t days_from_date(std::int32_t year, std::int32_t month, std::int32_t day) {
    year -= month <= 2 ? 1 : 0;
    const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int32_t year_of_era = year - era * 400;
    const std::int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int32_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct Date {
    std::int32_t year, month, day;
};

Date date_from_days(std::int32_t days) {
    days += 719468;
    const std::int32_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int32_t day_of_era = days - era * 146097;
    const std::int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int32_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int32_t shifted_month = (5 * day_of_year + 2) / 153;
    const std::int32_t month = shifted_month + (shifted_month < 10 ? 3 : -9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
            day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

template <typename Number>
std::optional<Number> number_from_text(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_code_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-';
}

}  // namespace

Day next(Day day) { return {day.number + 1}; }
Day previous(Day day) { return {day.number - 1}; }

std::string to_text(Day day) {
    const Date date = date_from_days(day.number);
    char text[32];
    const int size =
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return std::string(text, static_cast<std::size_t>(size));
}

std::optional<Day> day_from_text(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_from_text<std::int32_t>(text.substr(0, 4));
    const auto month = number_from_text<std::int32_t>(text.substr(5, 2));
    const auto day = number_from_text<std::int32_t>(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return day_from_date(*year, *month, *day);
}

std::optional<Day> day_from_date(int year, int month, int day) {
    if (year < 0 || month < 1 || month > 12) return std::nullopt;
    const Day found{days_from_date(year, month, day)};
    // A date that does not exist comes back as another one.
    const Date back = date_from_days(found.number);
    if (back.year != year || back.month != month || back.day != day) return std::nullopt;
    return found;
}

std::optional<Code> Code::from_text(std::string_view text) {
    if (text.size() > bytes_max) return std::nullopt;
    Code code;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_code_character(text[i])) return std::nullopt;
        code.chars_[i] = text[i];
    }
    return code;
}

std::string_view Code::view() const {
    std::size_t size = 0;
    while (size < bytes_max && chars_[size] != '\0') ++size;
    return {chars_.data(), size};
}

std::string to_text(Phone phone) { return phone ? '+' + std::to_string(phone.digits) : ""; }

std::optional<Phone> phone_from_text(std::string_view e164) {
    constexpr std::size_t digits_min = 4, digits_max = 15;
    if (e164.empty() || e164.front() != '+') return std::nullopt;
    e164.remove_prefix(1);
    if (e164.size() < digits_min || e164.size() > digits_max || e164.front() == '0') {
        return std::nullopt;
    }
    const auto digits = number_from_text<std::uint64_t>(e164);
    if (!digits) return std::nullopt;
    return Phone{*digits};
}

}  // namespace recall
