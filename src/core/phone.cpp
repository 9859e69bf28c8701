#include "core/phone.hpp"

#include <algorithm>
#include <charconv>

namespace recall {

namespace {

constexpr std::string_view extension_word = ";ext=";

template <typename Number>
std::optional<Number> number_of(std::string_view digits) {
    Number number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string to_text(Phone phone) {
    if (!phone) return "";
    std::string text = '+' + std::to_string(phone.digits);
    if (phone.extension) text += std::string(extension_word) + extension_of(phone);
    return text;
}

std::optional<Phone> phone_from_text(std::string_view text) {
    constexpr std::size_t digits_min = 4, digits_max = 15;
    if (text.empty() || text.front() != '+') return std::nullopt;
    text.remove_prefix(1);
    Phone phone;
    if (const std::size_t at = text.find(extension_word); at != text.npos) {
        phone.extension = extension_from_text(text.substr(at + extension_word.size()));
        if (!phone.extension) return std::nullopt;
        text = text.substr(0, at);
    }
    if (text.size() < digits_min || text.size() > digits_max || text.front() == '0') {
        return std::nullopt;
    }
    const auto digits = number_of<std::uint64_t>(text);
    if (!digits) return std::nullopt;
    phone.digits = *digits;
    return phone;
}

std::string extension_of(Phone phone) {
    return phone.extension ? std::to_string(phone.extension).substr(1) : "";
}

std::uint32_t extension_from_text(std::string_view digits) {
    if (digits.empty() || digits.size() > extension_digits_max || !are_digits(digits)) return 0;
    return number_of<std::uint32_t>("1" + std::string(digits)).value_or(0);
}

Phone without_extension(Phone phone) { return {.digits = phone.digits}; }

std::size_t country_code_digits(std::string_view digits) {
    // They are one, two or three digits long; these are the zones' short ones.
    constexpr std::string_view of_two =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 "
        "63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";
    if (digits.starts_with('1') || digits.starts_with('7')) return 1;
    return of_two.find(digits.substr(0, 2)) != std::string_view::npos ? 2 : 3;
}

}  // namespace recall
