#include "wire/phone_cell.hpp"

#include <algorithm>

namespace recall {

namespace {

constexpr std::string_view extension_sign = " ext. ";

// Threes, and then twos: 3 is 1 and 2, so that the last group always has two.
std::size_t next_group(std::size_t digits) {
    if (digits >= 5 && digits != 6) return 3;
    return digits == 1 || digits == 3 ? 1 : 2;
}

}  // namespace

std::string phone_cell(Phone phone) {
    if (!phone) return "";
    const std::string digits = std::to_string(phone.digits);
    const std::size_t code = std::min(country_code_digits(digits), digits.size());
    std::string text = '+' + digits.substr(0, code);
    for (std::size_t at = code; at < digits.size();) {
        const std::size_t group = next_group(digits.size() - at);
        text += ' ' + digits.substr(at, group);
        at += group;
    }
    if (phone.extension) text += std::string(extension_sign) + extension_of(phone);
    return text;
}

std::optional<Phone> phone_from_cell(std::string_view text) {
    if (text.empty() || text.front() != '+' || text.find(' ') == text.npos) return std::nullopt;
    std::string plain;
    for (const char c : text.substr(0, text.find(extension_sign))) {
        if (c != ' ') plain += c;
    }
    std::optional<Phone> phone = phone_from_text(plain);
    if (!phone) return std::nullopt;
    if (const std::size_t at = text.find(extension_sign); at != text.npos) {
        phone->extension = extension_from_text(text.substr(at + extension_sign.size()));
    }
    // Whoever typed a number into the table is read as anybody else.
    if (phone_cell(*phone) != text) return std::nullopt;
    return phone;
}

}  // namespace recall
