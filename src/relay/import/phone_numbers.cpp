#include "relay/import/phone_numbers.hpp"

#include "relay/import/phone_text.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <charconv>

namespace recall {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Far more than any number with all its brackets; spares the parser what is no number at all.
constexpr std::size_t phone_text_bytes_max = 200;

const PhoneNumberUtil& util() { return *PhoneNumberUtil::GetInstance(); }

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

constexpr std::string_view separators[] = {":::", " or ", " and ", " oder ", " ou ", "/", "\\",
                                           ",",   ";",    "|",     "&",      "\n",   "\r"};

// What stands between separators. A ";ext=" is none of them.
std::vector<std::string_view> parts_of(std::string_view cell) {
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; at < cell.size();) {
        const std::string_view rest = cell.substr(at);
        const auto* found = std::find_if(
            std::begin(separators), std::end(separators),
            [rest](std::string_view one) { return rest.starts_with(one); });
        if (found == std::end(separators) || rest.starts_with(";ext=")) {
            ++at;
            continue;
        }
        parts.push_back(cell.substr(from, at - from));
        at += found->size();
        from = at;
    }
    parts.push_back(cell.substr(from));
    std::erase_if(parts, [](std::string_view part) {
        return part.find_first_not_of(" \t") == std::string_view::npos;
    });
    return parts;
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

std::string region_of_country(std::string_view text) {
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
    if (text.ends_with(".0")) text.remove_suffix(2);
    if (text.starts_with("00")) text.remove_prefix(2);
    std::string region(text);
    for (char& c : region) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (region == "UK") region = "GB";
    return is_known_region(region) ? region : region_of_calling_code(text);
}

ReadPhone read_phone(std::string_view cell, const std::string& region) {
    if (cell.size() > phone_text_bytes_max) return {{}, "not a phone number"};
    const PhoneText read = read_phone_text(cell);
    if (!read.reason.empty()) return {{}, read.reason};
    std::string text = read.number;
    if (text.starts_with("00")) text = "+" + text.substr(2);
    PhoneNumber number;
    const auto error = util().Parse(text, region, &number);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) return {{}, reason_not_read(error)};
    if (!util().IsValidNumber(number)) return {{}, reason_not_possible(number)};
    // Only where people are used to dial by letters; elsewhere they are a typing error.
    const bool by_letters = text.find_first_not_of("0123456789+ -.()[]/~") != std::string::npos;
    if (by_letters && (number.country_code() != 1 ||
                       util().GetNumberType(number) != PhoneNumberUtil::TOLL_FREE)) {
        return {{}, "there are letters in the number"};
    }
    std::string e164;
    util().Format(number, PhoneNumberUtil::E164, &e164);
    auto phone = phone_from_text(e164);
    if (!phone) return {{}, "too long for a phone number"};
    phone->extension = extension_from_text(read.extension);
    return {*phone, ""};
}

ReadPhones read_phones(std::string_view cell, const std::string& region) {
    const ReadPhone whole = read_phone(cell, region);
    if (whole.phone) return {{whole.phone}, ""};
    ReadPhones several;
    for (const std::string_view part : parts_of(cell)) {
        const ReadPhone one = read_phone(part, region);
        if (!one.phone) return {{}, whole.reason};
        several.phones.push_back(one.phone);
    }
    if (several.phones.empty()) several.reason = whole.reason;
    return several;
}

}  // namespace recall
