// A command in a number: equal for equal commands, whoever wrote them down. By it the relay tells a
// command that was sent again from another one that carries the same number.
//
// A field that holds what it holds by default counts as absent, so that a field which a newer
// version adds changes the digest of no command that does without it. It is no secret: whoever
// guesses the command can check the guess. So it stands beside a record and not in its chain, where
// it could not be taken away again.
#pragma once

#include "core/command.hpp"

#include <cstdint>

namespace recall {

// Never 0, which stands for "not known".
std::int64_t digest_of(const Command& command);

}  // namespace recall
