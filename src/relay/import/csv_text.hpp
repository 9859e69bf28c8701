// Writing CSV that a spreadsheet may open, and reading it again: RFC 4180, and no cell that it
// would take for a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recall {

// What a spreadsheet would reckon with gets an apostrophe before it: = + - @ tab and return, also
// as East Asian keyboards write them. So does what follows a semicolon or a line break: where a
// semicolon parts cells, that is where a spreadsheet takes the next one to begin, quoted or not.
// A telephone number as phone_cell() spells it is left alone, for it reckons with nothing.
std::string guarded(std::string_view text);
// What guarded() was given. Nothing is taken off that it would not have put there.
std::string without_guard(std::string_view text);

std::string csv_cell(std::string_view text);  // guarded, and in quotes where it has to be
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace recall
