#include "core/row.hpp"

namespace recall {

bool Changes::empty() const {
    return !desk && !counters && users.empty() && campaigns.empty() && lists.empty() &&
           list_counts.empty() && leads.empty() && tallies.empty() && recycles.empty() &&
           imports.empty() && do_not_calls.empty() && assignments.empty() && calls.empty() &&
           finished_recycles.empty() && callbacks.empty() && callbacks_lost.empty() &&
           unplaced.empty();
}

}  // namespace recall
