// Which lines of the do-not-call lists end, by their last day.
#pragma once

#include "core/nouns.hpp"

#include <map>
#include <set>

namespace recall {

class Laws;

class DoNotCallIndex {
public:
    using Ends = std::set<std::pair<Day, DoNotCallKey>>;

    const Ends& by_expiry() const { return ends_; }

    void put(const DoNotCall& line);
    void remove(const DoNotCall& line);  // as it was put

    void check(const std::map<DoNotCallKey, DoNotCall>& lines, Laws& laws) const;

private:
    Ends ends_;
};

}  // namespace recall
