// Where to find a completed call that is not archived: by its day, and by its agent.
#pragma once

#include "core/nouns.hpp"

#include <map>
#include <set>

namespace recall {

class Laws;

class CallIndex {
public:
    using Ids = std::set<CallId>;
    using Days = std::set<std::pair<Day, CallId>>;

    const Days& by_day() const { return by_day_; }
    const Ids& of_agent(const Username& agent) const;

    void put(const CompletedCall& call);
    void remove(const CompletedCall& call);  // as it was put

    void check(const std::map<CallId, CompletedCall>& calls, Laws& laws) const;

private:
    Days by_day_;
    std::map<Username, Ids> of_agent_;
};

}  // namespace recall
