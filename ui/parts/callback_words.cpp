#include "ui/parts/callback_words.hpp"

#include "ui/parts/manager_parts.hpp"

namespace recall::ui {

std::string callback_end_words(CallbackEnd end) {
    switch (end) {
        case CallbackEnd::none: return "";
        case CallbackEnd::called: return "Called";
        case CallbackEnd::replaced: return "Called, promised again";
        case CallbackEnd::do_not_call: return "Do not call";
        case CallbackEnd::success: return "Sold meanwhile";
        case CallbackEnd::cancelled: return "Cancelled";
    }
    return "";
}

std::string callback_state_words(const CallbackLine& line) {
    const Callback& callback = line.callback;
    if (callback.status == CallbackStatus::ARCHIVE) return callback_end_words(callback.ended);
    if (line.held == "list_inactive") return "Held: list is off";
    if (line.held == "campaign_inactive") return "Held: campaign is off";
    if (line.held == "not_a_dial_status") return "Held: not dialled";
    if (line.held == "number_in_hand") return "Held: in hand";
    if (line.held == "hours_closed") return "Held: closed hours";
    if (!line.held.empty()) return "Held: " + line.held;
    if (line.orphaned) return "Owner has left";
    if (callback.status == CallbackStatus::LIVE) return "Released";
    if (line.escalated) return "Long overdue";
    return line.overdue ? "Overdue" : "Waiting";
}

std::string held_words(std::string_view word) {
    if (word == "list_inactive") return "Its list is off, or has expired";
    if (word == "campaign_inactive") return "The campaign is off";
    if (word == "not_a_dial_status") return "Due callbacks are not called";
    if (word == "number_in_hand") return "An agent has the number";
    if (word == "hours_closed") return "No calling hours there now";
    return std::string(word);
}

Tone callback_state_tone(const CallbackLine& line) {
    if (line.escalated || line.orphaned || !line.held.empty()) return Tone::bad;
    if (line.overdue) return Tone::warn;
    return line.callback.status == CallbackStatus::LIVE ? Tone::good : Tone::neutral;
}

std::string callback_owner_words(const Model& model, const Callback& callback) {
    if (callback.recipient == Recipient::ANYONE) return "anyone";
    return name_of(model.replica->view(), callback.user);
}

}  // namespace recall::ui
