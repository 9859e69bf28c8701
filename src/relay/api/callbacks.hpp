// GET /callbacks (RULES.md §12): for leaders all there ever were; for an agent the own
// open ones. What waits and why, whose owner has left and what managers are told of is asked of
// the rules. The other addresses below /callbacks share what is here.
#pragma once

#include "relay/api/handlers.hpp"

namespace recall::api {

CallbackLine line_of(const DeskThread::Desk& desk, Callback callback);

// What a query narrows them down to. An agent's is the own open ones, whatever it says.
struct AskedCallbacks {
    CallbackFilter filter;
    CallbackSort sort;
    bool held = false;
    bool orphaned = false;
    bool escalated = false;
    bool sifted() const { return held || orphaned || escalated; }
};
AskedCallbacks asked_callbacks(const Services& services, const Caller& caller,
                               const CallbackTerms& terms);
Result<Page<CallbackLine>, JournalError> callbacks_page(const Services& services,
                                                        const AskedCallbacks& asked,
                                                        PageRequest request);
// All of them at once, where the rules have to be asked of each: AskedCallbacks::sifted().
std::vector<CallbackLine> sifted_callbacks(const Services& services, const AskedCallbacks& asked);

// By whose clocks the desk's days are; UTC where it has no zone.
struct DeskTimes {
    std::string zone;
    Instant now;
    Day today;
};
DeskTimes desk_times(const Services& services);

}  // namespace recall::api
