// How a lead stands in its list: whether it is dialled, when, and in which order. RULES.md §13.
#pragma once

#include "core/nouns.hpp"

#include <limits>

namespace recall {

// The order in which a pool is handed out: released callbacks first, by their time; then by the
// campaign's order, then the oldest.
struct PoolKey {
    static constexpr Instant no_callback{std::numeric_limits<std::int64_t>::max()};
    Instant callback = no_callback;
    std::uint64_t rank = 0;  // in the campaign's PoolOrder: the attempts, or the name's beginning
    LeadId lead;
    bool is_promised() const { return callback != no_callback; }
    auto operator<=>(const PoolKey&) const = default;
};

// How a lead stands in its list; what ListCounts counts.
enum class Standing { assigned, claimed, held, done, resting, elsewhere, waiting, available };

// Whether a lead that stands like this may be dialled at all, leaving aside whether its list is
// active and whether it has to wait.
bool has_dial_status(const Campaign& campaign, const Lead& lead);
// The campaign's rule for leads of this status; null where there is none.
const RecyclingRule* rule_of(const Campaign& campaign, Code status);
// When the lead may be dialled again; zero where it need not wait.
Instant wait_end(const Campaign& campaign, const Lead& lead);
bool is_expired(const List& list, const Counters& counters);
// PoolKey::rank.
std::uint64_t rank_of(PoolOrder order, const Lead& lead);
// Whether both campaigns have the same leads available, in the same order.
bool dials_alike(const Campaign& one, const Campaign& other);

}  // namespace recall
