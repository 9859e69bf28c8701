#include "core/nouns.hpp"

#include <tuple>

namespace recall {

bool TallyKey::operator<(const TallyKey& other) const {
    return std::tie(day, agent, kind) < std::tie(other.day, other.agent, other.kind);
}

}  // namespace recall
