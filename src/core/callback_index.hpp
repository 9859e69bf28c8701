// Where to find an open callback: by its lead, its user, and by its time where the clock is to do
// something with it. That it does only while nobody has the lead in hand: then it is watched.
#pragma once

#include "core/nouns.hpp"

#include <map>
#include <set>

namespace recall {

class Laws;
class State;

class CallbackIndex {
public:
    using Ids = std::set<CallbackId>;
    using Times = std::set<std::pair<Instant, CallbackId>>;
    // A list, and the zone of the lead: calling hours open place by place.
    using Place = std::pair<ListId, std::string>;

    CallbackId of_lead(LeadId lead) const;  // none where nobody is promised a call
    const Ids& of_user(const Username& user) const;
    // ACTIVE and watched: those the clock is to release to anyone, and those kept for an agent.
    const std::map<Place, Times>& to_release() const { return to_release_; }
    const std::map<Code, Times>& kept() const { return kept_; }

    // Open ones only, and one of a lead. It is removed as it was put, after it was unwatched.
    void put(const Callback& callback);
    void remove(const Callback& callback);
    // `zone` is the lead's, the same when it is unwatched. Unwatching twice does no harm.
    void watch(const Callback& callback, const std::string& zone);
    void unwatch(const Callback& callback, const std::string& zone);

    // Against the callbacks of a whole State.
    void check(const State& state, Laws& laws) const;

private:
    std::map<LeadId, CallbackId> of_lead_;
    std::map<Username, Ids> of_user_;
    std::map<Place, Times> to_release_;
    std::map<Code, Times> kept_;
};

}  // namespace recall
