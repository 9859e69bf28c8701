#include "relay/phone_numbers.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <charconv>

namespace recall {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Far more than any number with all its brackets; spares the parser what is no number at all.
constexpr std::size_t phone_text_bytes_max = 100;

const PhoneNumberUtil& util() { return *PhoneNumberUtil::GetInstance(); }

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string reason_not_possible(const PhoneNumber& number) {
    switch (util().IsPossibleNumberWithReason(number)) {
        case PhoneNumberUtil::TOO_SHORT: return "too short for a phone number";
        case PhoneNumberUtil::TOO_LONG: return "too long for a phone number";
        case PhoneNumberUtil::INVALID_COUNTRY_CODE: return "there is no such country code";
        default: return "no network has such a number";
    }
}

std::string reason_not_read(PhoneNumberUtil::ErrorType error) {
    switch (error) {
        case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return "there is no such country code";
        case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
        case PhoneNumberUtil::TOO_SHORT_NSN: return "too short for a phone number";
        case PhoneNumberUtil::TOO_LONG_NSN: return "too long for a phone number";
        default: return "not a phone number";
    }
}

}  // namespace

bool is_known_region(const std::string& region) {
    return util().GetCountryCodeForRegion(region) != 0;
}

std::string region_of_calling_code(std::string_view code) {
    if (!code.empty() && code.front() == '+') code.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
    if (error != std::errc() || end != code.data() + code.size() || number <= 0) return "";
    std::string region;
    util().GetRegionCodeForCountryCode(number, &region);
    return region == "ZZ" || region == "001" ? "" : region;
}

ReadPhone read_phone(std::string_view cell, const std::string& region) {
    std::string text = trimmed(cell);
    if (text.empty()) return {{}, "there is no phone number"};
    if (text.size() > phone_text_bytes_max) return {{}, "not a phone number"};
    if (text.starts_with("00")) text = "+" + text.substr(2);
    PhoneNumber number;
    const auto error = util().Parse(text, region, &number);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) return {{}, reason_not_read(error)};
    if (!util().IsValidNumber(number)) return {{}, reason_not_possible(number)};
    std::string e164;
    util().Format(number, PhoneNumberUtil::E164, &e164);
    const auto phone = phone_from_text(e164);
    if (!phone) return {{}, "too long for a phone number"};
    return {*phone, ""};
}

}  // namespace recall
