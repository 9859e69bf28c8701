// audit(): the laws of a whole State, recomputed from its nouns. Tests, the simulator and
// `recall verify` call it after whatever they did; a State that breaks one is a bug of ours.
#pragma once

#include "core/state.hpp"

#include <string>
#include <vector>

namespace recall {

// One sentence for each law that is broken; empty where all is well. Only for the relay's State:
// a tab sees a part, and the laws are about the whole.
std::vector<std::string> audit(const State& state);

}  // namespace recall
