// A cell with a telephone number in it, as people and programs write them: made plain, and looked
// at strictly. Whether a network has such a number is not asked here:
// relay/import/phone_numbers.hpp.
#pragma once

#include <string>
#include <string_view>

namespace recall {

struct PhoneText {
    std::string number;     // ASCII: digits, a leading +, separators; letters of a vanity number
    std::string extension;  // digits, where one is named
    std::string reason;     // where the cell is anything but one number: why, for a person
};
// What is written but not seen (marks of direction, joiners, variation selectors, every kind of
// space) goes; digits, dashes and brackets of every script become ours. Then the whole cell must be
// one number, with an extension or without: nothing in it is left out in order to find one.
PhoneText read_phone_text(std::string_view cell);

}  // namespace recall
