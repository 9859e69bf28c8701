// Promises that leave their maker's hands: told, unless the maker's own call has kept them.
#include "replica/replica.hpp"

#include <algorithm>

namespace recall {

bool Replica::kept_by_user(const Callback& callback, const State& after) const {
    const auto& calls = after.calls_of(user_);
    return std::any_of(calls.begin(), calls.end(), [&](CallId id) {
        const CompletedCall& call = *after.call(id);
        if (call.lead != callback.lead || call.completed_at < callback.entry_time) return false;
        return call.completed_at > callback.entry_time || call.corrected_from;
    });
}

void Replica::lose_promise(const Callback& callback, CallbackEnd ended, Instant now,
                           Effects& effects) {
    // It was chosen by mistake, and taken back by whoever made it.
    if (callback.user != user_ || ended == CallbackEnd::corrected) return;
    const Lead* lead = confirmed_.lead(callback.lead);
    LostPromise lost{callback, lead ? lead->name : std::string(), ended};
    if (lead && lost.name.empty()) lost.name = to_text(lead->phone);
    const bool released = ended == CallbackEnd::none && callback.recipient == Recipient::ANYONE &&
                          callback.callback_time <= now;
    if (!released) effects.lost_promises.push_back(std::move(lost));
    else if (released_.size() < released_max) released_.emplace(callback.id, std::move(lost));
}

}  // namespace recall
