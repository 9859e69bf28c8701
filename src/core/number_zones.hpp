// Where a number may ring, by its first digits: RULES.md §3. Not in the page, which is told.
#pragma once

#include "core/phone.hpp"

namespace recall {

// An IANA zone; two with a comma between where it may be in either, or anywhere between; nothing
// where that is not known, or so far apart that it says nothing.
std::string_view zone_of_number(Phone phone);

}  // namespace recall
