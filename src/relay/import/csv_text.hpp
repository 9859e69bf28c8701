// Writing CSV that a spreadsheet may open: RFC 4180, and no cell that it would take for a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recall {

// A cell that begins with = + - @ tab or return gets an apostrophe before it. So does what follows
// a semicolon: where that is what parts cells, a spreadsheet takes it for the next one, quoted or
// not.
std::string csv_cell(std::string_view text);
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace recall
