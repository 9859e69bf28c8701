#include "core/call_index.hpp"

#include "core/maps.hpp"
#include "core/laws.hpp"

namespace recall {

const CallIndex::Ids& CallIndex::of_agent(const Username& agent) const {
    return value_or_empty(of_agent_, agent);
}

void CallIndex::put(const CompletedCall& call) {
    by_day_.emplace(call.day, call.id);
    of_agent_[call.agent].insert(call.id);
}

void CallIndex::remove(const CompletedCall& call) {
    by_day_.erase({call.day, call.id});
    erase_from(of_agent_, call.agent, call.id);
}

void CallIndex::check(const std::map<CallId, CompletedCall>& calls, Laws& laws) const {
    std::map<Username, Ids> of_agent;
    for (const auto& [id, call] : calls) {
        laws.hold(by_day_.contains({call.day, id}),
                  "call " + std::to_string(id.value) + " is missing from its day");
        of_agent[call.agent].insert(id);
    }
    laws.hold(of_agent == of_agent_, "the agents' calls are not the calls");
    laws.hold(by_day_.size() == calls.size(), "the days' calls are stale");
}

}  // namespace recall
