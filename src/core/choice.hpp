// Choice: which leads of a pool somebody means. What is given has to fit, all of it.
#pragma once

#include "core/nouns.hpp"

#include <string_view>

namespace recall {

struct LeadChoice {
    std::optional<Code> status;
    std::optional<int> attempts_max;
    std::string text;  // somewhere in the name, the phone or the value of a further column
    bool operator==(const LeadChoice&) const = default;
};

bool fits(const LeadChoice& choice, const Lead& lead);

// Is `part` somewhere in `text`, without regard to the case of A-Z? The empty part always is.
bool contains_text(std::string_view text, std::string_view part);

}  // namespace recall
