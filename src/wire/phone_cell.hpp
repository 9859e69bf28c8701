// How a telephone number is spelled in a table for people.
//
// "+234 803 123 45 67", "+234 1 23 45 67 ext. 12": it has to stay text. Excel, Sheets and
// LibreOffice make a number of "+2348031234567" and show 2.34803E+12, and a sum of
// "+234-803-123". With blanks it is neither: they part no sum. Where blanks group thousands, in
// French for one, groups of three alone would be a number all the same, so the last one has two
// digits. It needs no apostrophe, which other systems would take for a part of the number.
#pragma once

#include "core/phone.hpp"

namespace recall {

std::string phone_cell(Phone phone);  // "" where there is none
// Of what phone_cell() wrote, and nothing else.
std::optional<Phone> phone_from_cell(std::string_view text);
inline bool is_phone_cell(std::string_view text) { return bool(phone_from_cell(text)); }

}  // namespace recall
