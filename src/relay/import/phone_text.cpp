#include "relay/import/phone_text.hpp"

#include "core/phone.hpp"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace recall {

namespace {

constexpr const char* not_a_number = "not a phone number";
constexpr const char* holds_more = "the cell holds more than a phone number";
constexpr const char* several = "the cell holds more than one phone number";
constexpr const char* shortened =
    "a spreadsheet has shortened this number and its last digits are gone: format the column as "
    "text and save the file again";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_separator(char c) {
    return std::string_view(" -.()[]/~").find(c) != std::string_view::npos;
}

// ---- Characters

struct Range {
    char32_t first, last;
};
bool is_in(std::span<const Range> ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(), [code](const Range& range) {
        return code >= range.first && code <= range.last;
    });
}
// Written, but not seen.
constexpr std::array<Range, 10> unseen{{{0xAD, 0xAD},
                                        {0x34F, 0x34F},
                                        {0x61C, 0x61C},
                                        {0x180B, 0x180E},
                                        {0x200B, 0x200F},
                                        {0x202A, 0x202E},
                                        {0x2060, 0x206F},
                                        {0x20E3, 0x20E3},  // the frame of a keycap
                                        {0xFE00, 0xFE0F},
                                        {0xFEFF, 0xFEFF}}};
constexpr std::array<Range, 3> line_ends{{{0x0A, 0x0D}, {0x85, 0x85}, {0x2028, 0x2029}}};
constexpr std::array<Range, 7> spaces{{{0x09, 0x09},
                                       {0x20, 0x20},
                                       {0xA0, 0xA0},
                                       {0x1680, 0x1680},
                                       {0x2000, 0x200A},
                                       {0x202F, 0x202F},
                                       {0x205F, 0x205F}}};
constexpr std::array<Range, 4> dashes{
    {{0x2010, 0x2015}, {0x2212, 0x2212}, {0x30FC, 0x30FC}, {0xFF0D, 0xFF0D}}};
// The nought of each script whose digits stand one after another.
constexpr std::array<char32_t, 20> noughts{0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                           0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
                                           0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10, 0x1D7CE};

// What it is in ASCII; nothing where it is not seen; none where it belongs to no number.
std::optional<std::string_view> plain(char32_t code) {
    static constexpr std::string_view digits = "0123456789";
    if (is_in(unseen, code)) return "";
    if (is_in(line_ends, code)) return "\n";
    if (is_in(spaces, code) || code == 0x3000) return " ";
    if (is_in(dashes, code)) return "-";
    for (const char32_t nought : noughts) {
        if (code >= nought && code < nought + 10) return digits.substr(code - nought, 1);
    }
    switch (code) {
        case 0xB7:
        case 0x2022:
        case 0xFF0E: return ".";
        case 0x2044:
        case 0xFF0F: return "/";
        case 0xFF08: return "(";
        case 0xFF09: return ")";
        case 0xFF3B: return "[";
        case 0xFF3D: return "]";
        case 0xFF0B: return "+";
        case 0xFF5E:
        case 0x223C: return "~";
        default: return std::nullopt;
    }
}

std::optional<std::string> plain_text(std::string_view cell) {
    if (!utf8::is_valid(cell)) return std::nullopt;
    std::string text;
    for (auto at = cell.begin(); at != cell.end();) {
        const char32_t code = utf8::unchecked::next(at);
        if (code > 0x20 && code < 0x7F) {
            text += static_cast<char>(code);
            continue;
        }
        const auto written = plain(code);
        if (!written) return std::nullopt;
        const bool blank = *written == " " || *written == "\n";
        if (blank && (text.empty() || text.back() == written->front())) continue;
        text += *written;
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    return text;
}

// ---- What is not a number, and looks like one

std::vector<std::string_view> tokens_of(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) all.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

// "2024-11-05", "5.11.2024", "05/11/2024": three groups, one of four digits that is a year.
bool is_date(std::string_view token) {
    std::array<int, 3> groups{};
    std::array<std::size_t, 3> sizes{};
    std::size_t group = 0;
    char separator = 0;
    for (const char c : token) {
        if (is_digit(c)) {
            groups[group] = groups[group] * 10 + (c - '0');
            if (++sizes[group] > 4) return false;
            continue;
        }
        if ((c != '-' && c != '.' && c != '/') || (separator != 0 && c != separator)) return false;
        separator = c;
        if (++group > 2) return false;
    }
    const auto is_year = [&](std::size_t i) {
        return sizes[i] == 4 && groups[i] >= 1900 && groups[i] < 2100;
    };
    const auto is_part = [&](std::size_t i) {
        return sizes[i] >= 1 && sizes[i] <= 2 && groups[i] >= 1 && groups[i] <= 31;
    };
    if (group != 2) return false;
    return is_part(1) && ((is_year(0) && is_part(2)) || (is_part(0) && is_year(2)));
}

// "2.34803E+12"
bool is_shortened(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0) return false;
    const std::string_view before = text.substr(0, e);
    std::string_view after = text.substr(e + 1);
    if (!after.empty() && (after.front() == '+' || after.front() == '-')) after.remove_prefix(1);
    const auto is_part = [](char c) { return is_digit(c) || c == '.' || c == ','; };
    return !after.empty() && std::all_of(after.begin(), after.end(), is_digit) &&
           std::all_of(before.begin(), before.end(), is_part);
}

// A spreadsheet's "8031234567.0" is the number without it. Where points stand between the digits
// already nobody knows.
bool undo_decimals(std::string& text) {
    const std::size_t point = text.find_last_of(".,");
    if (point == std::string::npos || point == 0 || point + 1 == text.size()) return true;
    if (text.find_first_not_of('0', point + 1) != std::string::npos) return true;
    if (!is_digit(text[point - 1]) || text.size() - point > 3) return true;
    if (text.find_last_of(".,", point - 1) != std::string::npos) return false;
    text.resize(point);
    return true;
}

// ---- The extension

// The words before it; the longer ones first.
constexpr std::array<std::string_view, 21> extension_words{
    "nebenstelle", "extension", "durchwahl", "apparat", "interno", ";ext=", "extn.",
    "extn",        "ext.",      "ext:",      "ext",     "anexo",   "ramal", "poste",
    "nst.",        "app.",      "app",       "int.",    "dw",      "x",     "#"};

std::string lower(std::string_view text) {
    std::string all(text);
    std::transform(all.begin(), all.end(), all.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return all;
}

// Takes it off the text's end.
std::string take_extension(std::string& text) {
    std::size_t digits = text.size();
    while (digits > 0 && is_digit(text[digits - 1])) --digits;
    const std::size_t count = text.size() - digits;
    if (count == 0 || count > extension_digits_max || digits == 0) return "";
    std::string before = lower(std::string_view(text).substr(0, digits));
    while (!before.empty() &&
           (before.back() == ' ' || before.back() == '.' || before.back() == ':')) {
        before.pop_back();
    }
    if (before.ends_with(",,") || before.ends_with(";")) {
        const std::string extension = text.substr(digits);
        text.resize(before.find_last_not_of(",; ") + 1);
        return extension;
    }
    for (std::string_view word : extension_words) {
        while (word.size() > 1 && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
        if (!before.ends_with(word)) continue;
        std::size_t at = before.size() - word.size();
        if (is_letter(word.front()) && at > 0 && is_letter(before[at - 1])) return "";
        const std::string extension = text.substr(digits);
        while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == ',' || text[at - 1] == '(')) --at;
        text.resize(at);
        return extension;
    }
    return "";
}

// ---- The number

std::size_t digits_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

// "030/1234567" is a number; "1234567/8" and "08031234567/08031234568" are two.
bool has_two_by_slash(std::string_view text) {
    constexpr std::size_t before_max = 7, after_min = 5;
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return false;
    return text.find('/', slash + 1) != std::string_view::npos ||
           digits_in(text.substr(0, slash)) > before_max ||
           digits_in(text.substr(slash)) < after_min;
}

// "1-800-FLOWERS": one word of letters at the end, ten digits and letters (after the 1).
bool is_vanity(std::string_view text) {
    const std::size_t letters =
        text.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    std::string all;
    for (const char c : text) {
        if (is_digit(c) || is_letter(c))
            all += c;
        else if (!is_separator(c) && c != '+')
            return false;
    }
    if (letters == std::string_view::npos || letters == 0) return false;
    const std::string_view word = text.substr(letters);
    const auto count = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_letter));
    if (count < 3 || digits_in(word) > 0) return false;
    if (all.size() == 11 && all.front() == '1') all.erase(0, 1);
    return all.size() == 10 && all.front() == '8';
}

}  // namespace

PhoneText read_phone_text(std::string_view cell) {
    auto plain_one = plain_text(cell);
    if (!plain_one) return {.reason = not_a_number};
    std::string text = std::move(*plain_one);
    if (text.empty()) return {.reason = "there is no phone number"};
    if (digits_in(text) == 0) return {.reason = not_a_number};
    if (is_shortened(text)) return {.reason = shortened};
    // "tel:" and a spreadsheet's apostrophe are around the number, not in it.
    if (lower(text).starts_with("tel:")) text.erase(0, 4);
    if (text.front() == '\'') text.erase(0, 1);

    PhoneText read;
    read.extension = take_extension(text);
    if (read.extension.empty() && !undo_decimals(text)) {
        return {.reason = "it ends in .0, as a spreadsheet writes numbers: write it without"};
    }
    const std::vector<std::string_view> tokens = tokens_of(text);
    if (tokens.size() == 1 && is_date(tokens.front())) {
        return {.reason = "a date, not a phone number"};
    }
    if (std::any_of(tokens.begin(), tokens.end(), is_date)) return {.reason = holds_more};
    if (has_two_by_slash(text)) return {.reason = several};
    if (text.find_first_of(",;|\n") != std::string::npos) return {.reason = several};
    if (std::any_of(text.begin(), text.end(), is_letter)) {
        if (!is_vanity(text)) return {.reason = digits_in(text) < 3 ? not_a_number : holds_more};
    } else {
        const std::size_t plus = text.find_last_of('+');
        const bool late = plus != std::string::npos && digits_in(text.substr(0, plus)) > 0;
        if (late) return {.reason = several};
        const bool other = std::any_of(text.begin(), text.end(), [](char c) {
            return !is_digit(c) && !is_separator(c) && c != '+';
        });
        if (other) return {.reason = holds_more};
    }
    read.number = std::move(text);
    return read;
}

}  // namespace recall
