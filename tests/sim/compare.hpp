// Comparing two States noun by noun, and what a tab holds with what it should.
#pragma once

#include "core/state.hpp"

#include <functional>
#include <string>

namespace recall::sim {

enum class Personal { counts, ignored };  // records leave personal fields out

// Where the first differs from the second; nothing to say where they are the same.
std::string difference(const State& one, const State& other, Personal personal = Personal::counts);

// A tab's rows against core's view_of(). A tab keeps what it has outgrown until its next whole
// view: the figures of closed days, and a campaign that was the agent's only for one number.
std::string view_difference(const State& tab, const State& relay, const User& user);

}  // namespace recall::sim
