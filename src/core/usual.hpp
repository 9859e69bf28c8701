// What a campaign is as the user's documents describe it: RULES.md §2. A desk begins with one of
// each kind, and a new campaign is begun from it.
#pragma once

#include "core/nouns.hpp"

namespace recall {

// The outcomes of its kind with their flags, what is dialled, and how a promise is tried again:
// three times, at the same hour of the next open day. Without a script.
Campaign usual_campaign(Kind kind);

}  // namespace recall
