#include "ui/parts/callback_words.hpp"

#include "ui/parts/manager_parts.hpp"

namespace recall::ui {

std::string callback_end_words(CallbackEnd end) {
    switch (end) {
        case CallbackEnd::none: return "";
        case CallbackEnd::called: return "Called";
        case CallbackEnd::replaced: return "Replaced by another";
        case CallbackEnd::do_not_call: return "Do not call";
        case CallbackEnd::success: return "Sold meanwhile";
        case CallbackEnd::cancelled: return "Cancelled";
        case CallbackEnd::not_reached: return "Not reached, tried again";
        case CallbackEnd::given_up: return "Not reached at the last try";
        case CallbackEnd::corrected: return "Outcome corrected";
    }
    return "";
}

namespace {

std::string held_briefly(Held held) {
    switch (held) {
        case Held::list_inactive: return "list is off";
        case Held::campaign_inactive: return "campaign is off";
        case Held::not_a_dial_status: return "not dialled";
        case Held::number_in_hand: return "in hand";
        case Held::hours_closed: return "closed hours";
    }
    return "";
}

}  // namespace

std::string callback_state_words(const CallbackLine& line) {
    const Callback& callback = line.callback;
    if (callback.status == CallbackStatus::ARCHIVE) return callback_end_words(callback.ended);
    if (line.held) return "Held: " + held_briefly(*line.held);
    if (line.orphaned) return "Owner has left";
    if (callback.status == CallbackStatus::LIVE) return "Released";
    if (line.escalated) return "Long overdue";
    return line.overdue ? "Overdue" : "Waiting";
}

std::string held_words(Held held) {
    switch (held) {
        case Held::list_inactive: return "Its list is off, or has expired";
        case Held::campaign_inactive: return "The campaign is off";
        case Held::not_a_dial_status: return "Due callbacks are not called";
        case Held::number_in_hand: return "An agent has the number";
        case Held::hours_closed: return "No calling hours there now";
    }
    return "";
}

Tone callback_state_tone(const CallbackLine& line) {
    if (line.escalated || line.orphaned || line.held) return Tone::bad;
    if (line.overdue) return Tone::warn;
    return line.callback.status == CallbackStatus::LIVE ? Tone::good : Tone::neutral;
}

std::string callback_owner_words(const Model& model, const Callback& callback) {
    if (callback.recipient == Recipient::ANYONE) return "anyone";
    return name_of(model.replica->view(), callback.user);
}

}  // namespace recall::ui
