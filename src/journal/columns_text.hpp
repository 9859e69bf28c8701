// Columns as the JSON text that tables hold: [["Company","Okafor & Sons"],...]. Most texts need
// no escape, and a desk reads a million of these when it starts; so those go without a parser.
#pragma once

#include "core/columns.hpp"

#include <string>
#include <string_view>

namespace recall {

std::string columns_to_text(const Columns& columns);
// False where the text is not of that form.
bool columns_from_text(std::string_view text, Columns& columns);

}  // namespace recall
