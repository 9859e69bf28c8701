// Phone numbers as people write them, read by libphonenumber: RULES.md §3.
#pragma once

#include "core/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace recall {

// "NG" and the like: a region that has a country code.
bool is_known_region(const std::string& region);
// The region of a country calling code, "234" → "NG"; empty where there is none.
std::string region_of_calling_code(std::string_view code);
// The same of a column that says where numbers belong, as files have it: "44", "+44", "0044",
// "(44)", a spreadsheet's "44.0", or the region itself, "GB", "uk".
std::string region_of_country(std::string_view text);

struct ReadPhone {
    Phone phone;         // none where it cannot be used
    std::string reason;  // then: why, for a person
};
// The whole cell must be the number, with an extension or without (relay/import/phone_text.hpp):
// one that holds more is refused, never made into another number. A number without a country code
// belongs to `region`. A leading 00 is read as +.
ReadPhone read_phone(std::string_view text, const std::string& region);

struct ReadPhones {
    std::vector<Phone> phones;  // none where the cell cannot be used
    std::string reason;         // then: why, for a person
};
// The whole cell must be one number, or several with a stroke, comma, semicolon, “or” or a line
// break between them, each of which is whole: 0803 123 4567/8 is refused.
ReadPhones read_phones(std::string_view text, const std::string& region);

}  // namespace recall
