// Promises that leave their maker's hands: told, unless the maker's own call has kept them.
#include "replica/replica.hpp"

#include <algorithm>

namespace recall {

void Replica::compare_promises(const State& fresh, Instant now, Effects& effects) {
    for (const auto& [id, callback] : confirmed_.callbacks()) {
        if (const Callback* after = fresh.callback(id)) {
            const bool moved = after->callback_time != callback.callback_time;
            const bool own = callback.user == user_ && after->user == user_;
            if (moved && own && after->lead == callback.lead && !is_moved_here(id)) {
                effects.moved_promises.push_back({*after, promised_to(callback)});
            }
            continue;
        }
        // Of an own one whose time has passed nobody here knows whether this user kept it on
        // another device; one to anyone waits for whoever takes it.
        const bool due = callback.callback_time <= now;
        if (due && callback.recipient == Recipient::USERONLY) continue;
        if (!kept_by_user(callback, fresh)) {
            lose_promise(callback, CallbackEnd::none, now, effects);
        }
    }
}

// The relay may have done it before the line broke, and its answer is still to come.
bool Replica::is_moved_here(CallbackId id) const {
    const auto moves = [id](const Pending& one) {
        const auto* move = std::get_if<MoveCallback>(&one.command);
        return move && move->callback == id;
    };
    return std::any_of(pending_.begin(), pending_.end(), moves) ||
           std::any_of(others_.begin(), others_.end(), moves);
}

std::string Replica::promised_to(const Callback& callback) const {
    const Lead* lead = confirmed_.lead(callback.lead);
    if (!lead) return "";
    return lead->name.empty() ? to_text(lead->phone) : lead->name;
}

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
    LostPromise lost{callback, promised_to(callback), ended};
    const bool released = ended == CallbackEnd::none && callback.recipient == Recipient::ANYONE &&
                          callback.callback_time <= now;
    if (!released) return effects.lost_promises.push_back(std::move(lost));
    effects.released_promises.push_back(lost);
    if (released_.size() < released_max) released_.emplace(callback.id, std::move(lost));
}

}  // namespace recall
