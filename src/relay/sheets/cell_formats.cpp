#include "relay/sheets/cell_formats.hpp"

#include "core/dates.hpp"
#include "core/ids.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace recall {

namespace {

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The signs of a format's first section that are neither text nor a colour, a language or a
// condition. Elapsed hours, [h], stay as "[".
std::string signs_of(std::string_view code) {
    std::string signs;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == ';') break;
        if (c == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            const char first = at + 1 < end ? lower(code[at + 1]) : ' ';
            const auto within = code.substr(at + 1, end - at - 1);
            const bool is_time = std::all_of(within.begin(), within.end(),
                                             [first](char d) { return lower(d) == first; });
            if (is_time && (first == 'h' || first == 'm' || first == 's')) signs += '[';
            at = end;
        } else {
            signs += lower(c);
        }
    }
    return signs;
}

void take_out(std::string& signs, std::string_view word) {
    for (auto at = signs.find(word); at != signs.npos; at = signs.find(word)) {
        signs.erase(at, word.size());
    }
}

std::optional<double> number_of(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

std::string shortest(double number) {
    if (number == 0) return "0";
    const double size = std::fabs(number);
    const auto form =
        size < 1e-9 || size >= 1e21 ? std::chars_format::scientific : std::chars_format::fixed;
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, form);
    return error == std::errc() ? std::string(text.data(), end) : std::string();
}

std::string padded(std::int64_t number, int digits) {
    std::string text = std::to_string(number);
    const auto wanted = static_cast<std::size_t>(digits);
    return text.size() < wanted ? std::string(wanted - text.size(), '0') + text : text;
}

std::string clock_text(std::int64_t ms) {
    std::string text = padded(ms / 3'600'000, 2) + ":" + padded(ms / 60'000 % 60, 2) + ":" +
                       padded(ms / 1000 % 60, 2);
    if (ms % 1000 != 0) text += "." + padded(ms % 1000, 3);
    return text;
}

// Excel's first day is the 1st of January 1900. It has a 29th of February that year, as a
// spreadsheet before it had.
std::string day_text(std::int64_t serial, bool since_1904) {
    constexpr std::int64_t never_was = 60;
    if (!since_1904 && serial == never_was) return "1900-02-29";
    const std::chrono::sys_days first =
        since_1904 ? std::chrono::sys_days(std::chrono::January / 1 / 1904)
        : serial < never_was ? std::chrono::sys_days(std::chrono::December / 31 / 1899)
                             : std::chrono::sys_days(std::chrono::December / 30 / 1899);
    return to_text(to_day(first + std::chrono::days(serial)));
}

}  // namespace

CellFormat builtin_format(std::int64_t id) {
    const auto between = [id](std::int64_t first, std::int64_t last) {
        return id >= first && id <= last;
    };
    // From 27 on they are those of East Asian languages.
    if (between(14, 17) || between(27, 31) || id == 36 || between(50, 54) || between(57, 58)) {
        return {.date = true};
    }
    if (id == 22) return {.date = true, .time = true};
    if (between(18, 21) || between(32, 35) || id == 45 || id == 47 || between(55, 56)) {
        return {.time = true};
    }
    if (id == 46) return {.time = true, .elapsed = true};
    return {};
}

CellFormat format_of_code(std::string_view code) {
    std::string signs = signs_of(code);
    if (signs.size() > 1 && signs.find_first_not_of('0') == signs.npos && code.size() <= 32) {
        return {.zeros = static_cast<int>(signs.size())};
    }
    for (const std::string_view word : {"general", "e+", "e-"}) take_out(signs, word);
    CellFormat format;
    for (const std::string_view half_day : {"am/pm", "a/p"}) {
        format.time = format.time || signs.find(half_day) != signs.npos;
        take_out(signs, half_day);
    }
    const auto has = [&signs](std::string_view any) {
        return signs.find_first_of(any) != signs.npos;
    };
    format.elapsed = has("[");
    format.time = format.time || format.elapsed || has("hs");
    // An m beside hours or seconds is minutes.
    format.date = has("dye") || (has("m") && !format.time);
    return format;
}

std::string number_text(std::string_view stored, const CellFormat& format) {
    std::string_view digits = stored;
    if (digits.starts_with('-') || digits.starts_with('+')) digits.remove_prefix(1);
    const bool whole = !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
    std::string text;
    if (whole && digits.find_first_not_of('0') == digits.npos && digits.size() == 1) {
        text = "0";
    } else if (whole) {
        text = stored.starts_with('-') ? stored : digits;
    } else {
        const auto number = number_of(stored);
        if (!number) return std::string(stored);
        text = shortest(*number);
    }
    const bool plain = std::all_of(text.begin(), text.end(), is_digit);
    const auto zeros = static_cast<std::size_t>(format.zeros);
    if (plain && text.size() < zeros) text.insert(0, zeros - text.size(), '0');
    return text;
}

std::string date_text(std::string_view stored, const CellFormat& format, bool since_1904) {
    const auto number = number_of(stored);
    const double last_day = since_1904 ? 2'957'003 : 2'958'465;  // 9999-12-31
    if (!number || *number < 0 || *number >= last_day + 1) return number_text(stored);
    const std::int64_t ms = std::llround(*number * static_cast<double>(day_ms));
    const std::int64_t serial = ms / day_ms, in_day = ms % day_ms;
    if (format.elapsed) return clock_text(ms);
    // Nobody's first day is the one before 1900: a time alone, or a blank that became 0.
    if (serial == 0 && !(since_1904 && format.date)) {
        return in_day != 0 || format.time ? clock_text(in_day) : number_text(stored);
    }
    if (static_cast<double>(serial) > last_day) return number_text(stored);
    const bool with_time = in_day != 0 || format.time;
    return day_text(serial, since_1904) + (with_time ? " " + clock_text(in_day) : "");
}

std::string iso_date_text(std::string_view stored, const CellFormat& format) {
    std::string text(stored);
    if (text.size() < 11 || text[10] != 'T') return text;
    text[10] = ' ';
    if (!format.time && text.find_first_not_of("0:.Z", 11) == text.npos) text.resize(10);
    return text;
}

}  // namespace recall
