#include "shell/app/notices.hpp"

#include "ui/parts/status_line.hpp"

#include <algorithm>

namespace recall::shell {

namespace {

constexpr std::int64_t message_ms = 5'000;
constexpr std::int64_t offer_ms = 30'000;
constexpr std::ptrdiff_t messages_of_kind_max = 4;
const char* const alert_offer_id = "alert-offer";
const char* const version_offer_id = "new-version";
const char* const away_id = "away";

bool goes_by_itself(const ui::Message& message) {
    return message.until_ms != ui::Message::never_until_dismissed;
}

// What was said, as opposed to offered.
bool is_of_kind(const ui::Message& message, bool bad, bool stays) {
    return message.action.empty() && (message.tone == ui::Tone::bad) == bad &&
           goes_by_itself(message) != stays;
}

}  // namespace

void Notices::put(ui::Tone tone, std::string words, bool stays) {
    const auto is_like_it = [tone, stays](const ui::Message& one) {
        return is_of_kind(one, tone == ui::Tone::bad, stays);
    };
    const auto alike = std::count_if(messages_.begin(), messages_.end(), is_like_it);
    if (alike >= messages_of_kind_max) {
        messages_.erase(std::find_if(messages_.begin(), messages_.end(), is_like_it));
    }
    messages_.push_back({"said-" + std::to_string(++count_), tone, std::move(words), "",
                         stays ? ui::Message::never_until_dismissed : now_().ms + message_ms});
}

void Notices::tell_away(ui::Tone tone, std::string words) {
    for (ui::Message& message : messages_) {
        if (message.id != away_id) continue;
        message.tone = tone;
        message.words = std::move(words);
        return;
    }
    messages_.push_back({away_id, tone, std::move(words), "Show"});
}

void Notices::forget_away() {
    std::erase_if(messages_, [](const ui::Message& one) { return one.id == away_id; });
}

void Notices::draw(const ui::Model& model, bool may_offer) {
    if (may_offer && alerts_.take_offer(model)) offer_alerts();
    offer_version(model);
    std::erase_if(messages_, [this](const ui::Message& one) { return one.until_ms <= now_().ms; });
    take_answer(ui::messages(messages_));
    for (const ui::Message& message : messages_) {
        if (goes_by_itself(message)) {
            frames_.request_redraw_at(message.until_ms - clock_offset_ms_());
        }
    }
}

void Notices::take_answer(const ui::MessageAnswer& answer) {
    if (answer.index < 0) return;
    const auto message = messages_.begin() + answer.index;
    const bool agreed = answer.answer == ui::NoticeAnswer::action;
    if (message->id == alert_offer_id) {
        ui::AlertSettings settings = alerts_.settings();
        settings.answered = true;
        settings.notify = agreed;
        alerts_.set(settings);
    }
    if (message->id == version_offer_id) {
        new_version_ = false;  // Put off: the next start brings it.
        if (agreed) page_.change_version();
    }
    const bool away = message->id == away_id;
    messages_.erase(message);
    if (away) on_away(agreed);
}

// Beside the work, where it takes no room from it.
void Notices::offer_alerts() {
    messages_.push_back({alert_offer_id, ui::Tone::info,
                         "Shall Recall call you back when a claim is about to run out or numbers "
                         "arrive while you look elsewhere?",
                         "Turn on notifications", now_().ms + offer_ms});
}

// Only while a reload disturbs nothing; a call that begins meanwhile takes the offer away again.
void Notices::offer_version(const ui::Model& model) {
    const auto offered =
        std::find_if(messages_.begin(), messages_.end(),
                     [](const ui::Message& one) { return one.id == version_offer_id; });
    const bool wanted = new_version_ && ui::can_reload(model);
    if (!wanted && offered != messages_.end()) messages_.erase(offered);
    if (!wanted || offered != messages_.end()) return;
    messages_.push_back(
        {version_offer_id, ui::Tone::info, "A new version is ready.", "Change now"});
}

}  // namespace recall::shell
