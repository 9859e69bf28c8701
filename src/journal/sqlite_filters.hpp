// Filters and orders of the journal's readers, as SQL.
#pragma once

#include "journal/journal.hpp"
#include "journal/sqlite_where.hpp"

#include <string>

namespace recall {

// `by_order`: the page is read along the index of its order.
Where where_of(const CallFilter& filter, bool by_order = false);
Where where_of(const LeadFilter& filter);
Where where_of(const RecordFilter& filter);

// `from_the_end`: a last page is read from there.
std::string order_of(const CallFilter& filter, bool from_the_end = false);
std::string order_of(const LeadFilter& filter);

}  // namespace recall
