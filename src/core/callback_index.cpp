#include "core/callback_index.hpp"

#include "core/ensure.hpp"
#include "core/maps.hpp"
#include "core/laws.hpp"
#include "core/state.hpp"

namespace recall {

CallbackId CallbackIndex::of_lead(LeadId lead) const { return value_or_empty(of_lead_, lead); }

const CallbackIndex::Ids& CallbackIndex::of_user(const Username& user) const {
    return value_or_empty(of_user_, user);
}

void CallbackIndex::put(const Callback& callback) {
    const auto [at, added] = of_lead_.emplace(callback.lead, callback.id);
    ensure(added);
    of_user_[callback.user].insert(callback.id);
}

void CallbackIndex::remove(const Callback& callback) {
    of_lead_.erase(callback.lead);
    erase_from(of_user_, callback.user, callback.id);
}

void CallbackIndex::watch(const Callback& callback, const std::string& zone) {
    if (callback.status != CallbackStatus::ACTIVE) return;
    Times& times = callback.recipient == Recipient::USERONLY
                       ? kept_[callback.campaign]
                       : to_release_[Place{callback.list, zone}];
    times.insert({callback.callback_time, callback.id});
}

void CallbackIndex::unwatch(const Callback& callback, const std::string& zone) {
    if (callback.status != CallbackStatus::ACTIVE) return;
    const std::pair time{callback.callback_time, callback.id};
    if (callback.recipient == Recipient::USERONLY) erase_from(kept_, callback.campaign, time);
    else erase_from(to_release_, Place{callback.list, zone}, time);
}

void CallbackIndex::check(const State& state, Laws& laws) const {
    std::map<LeadId, CallbackId> of_lead;
    std::map<Username, Ids> of_user;
    std::map<Place, Times> to_release;
    std::map<Code, Times> kept;
    for (const auto& [id, callback] : state.callbacks()) {
        laws.hold(of_lead.emplace(callback.lead, id).second,
                  "callback " + std::to_string(id.value) + " is a second open one of its lead");
        of_user[callback.user].insert(id);
        const Lead* lead = state.lead(callback.lead);
        const bool live = callback.status == CallbackStatus::LIVE;
        if (!lead || live || state.assignment_of(callback.lead)) continue;
        const bool is_kept = callback.recipient == Recipient::USERONLY;
        Times& times =
            is_kept ? kept[callback.campaign] : to_release[{callback.list, lead->zone}];
        times.insert({callback.callback_time, id});
    }
    laws.hold(of_lead == of_lead_, "leads and their callbacks disagree");
    laws.hold(of_user == of_user_, "the users' callbacks are not the callbacks");
    laws.hold(to_release == to_release_, "the watched callbacks are not those to release");
    laws.hold(kept == kept_, "the watched callbacks are not those that are kept");
}

}  // namespace recall
