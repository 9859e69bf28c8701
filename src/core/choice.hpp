// Choice: which leads of a pool somebody means. What is given has to fit, all of it.
#pragma once

#include "core/nouns.hpp"

namespace recall {

struct LeadChoice {
    std::optional<Code> status;
    std::optional<int> attempts_max;
    std::string text;  // what is looked up: core/lookup.hpp
    bool operator==(const LeadChoice&) const = default;
};

}  // namespace recall
