#include "core/standing.hpp"

#include <algorithm>

namespace recall {

namespace {

// The first eight letters, in an order that numbers have too; nameless ones come last.
std::uint64_t rank_of(const std::string& name) {
    if (name.empty()) return std::numeric_limits<std::uint64_t>::max();
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < sizeof rank; ++i) {
        const char c = i < name.size() ? name[i] : '\0';
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        rank = (rank << 8) | static_cast<unsigned char>(lower);
    }
    return rank;
}

}  // namespace

bool has_dial_status(const Campaign& campaign, const Lead& lead) {
    if (!lead.may_be_called()) return false;
    if (campaign.only_since_reset && lead.called_since_reset) return false;
    const auto& statuses = campaign.dial_statuses;
    if (std::find(statuses.begin(), statuses.end(), lead.status) == statuses.end()) return false;
    const RecyclingRule* rule = rule_of(campaign, lead.status);
    return !rule || rule->attempts_max == 0 || lead.attempts < rule->attempts_max;
}

const RecyclingRule* rule_of(const Campaign& campaign, Code status) {
    const auto& rules = campaign.recycling;
    const auto found = std::find_if(rules.begin(), rules.end(), [status](const RecyclingRule& r) {
        return r.status == status;
    });
    return found == rules.end() ? nullptr : &*found;
}

Instant wait_end(const Campaign& campaign, const Lead& lead) {
    const RecyclingRule* rule = rule_of(campaign, lead.status);
    if (!rule || !lead.last_call) return {};
    return lead.last_call + rule->minutes * minute_ms;
}

bool is_expired(const List& list, const Counters& counters) {
    return list.expires && list.expires < counters.open_day;
}

std::uint64_t rank_of(PoolOrder order, const Lead& lead) {
    switch (order) {
        case PoolOrder::fewest_attempts: return static_cast<std::uint64_t>(lead.attempts);
        case PoolOrder::newest: return ~lead.id.value;
        case PoolOrder::name: return rank_of(lead.name);
    }
    return 0;
}

bool dials_alike(const Campaign& one, const Campaign& other) {
    return one.active == other.active && one.dial_statuses == other.dial_statuses &&
           one.agents_pull == other.agents_pull && one.pool_order == other.pool_order &&
           one.only_since_reset == other.only_since_reset && one.recycling == other.recycling;
}

}  // namespace recall
