#include "core/ids.hpp"

#include "core/dates.hpp"

#include <charconv>
#include <cstdio>

namespace recall {

namespace {

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
    const std::chrono::year_month_day date(to_sys(day));
    char text[32];
    const int size =
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return std::string(text, static_cast<std::size_t>(size));
}

std::optional<Day> day_from_text(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_from_text<unsigned>(text.substr(0, 4));
    const auto month = number_from_text<unsigned>(text.substr(5, 2));
    const auto day = number_from_text<unsigned>(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month), std::chrono::day(*day));
    if (!date.ok()) return std::nullopt;
    return to_day(date);
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

}  // namespace recall
