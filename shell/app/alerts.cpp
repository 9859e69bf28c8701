#include "shell/app/alerts.hpp"

#include "shell/app/http_json.hpp"

#include <algorithm>

namespace recall::shell {

namespace {

const char* const settings_key = "alerts";
constexpr std::int64_t hour_ms = 60 * minute_ms;

std::string settings_text(const ui::AlertSettings& settings) {
    return to_text(Json{{"notify", settings.notify},
                                {"sound", settings.sound},
                                {"quiet", settings.quiet},
                                {"from", settings.quiet_from},
                                {"until", settings.quiet_until}});
}

std::optional<ui::AlertSettings> settings_from(const std::string& text) {
    auto json = parse_json(text);
    if (!json) return std::nullopt;
    const Json& kept = json.value();
    const auto hour = [&kept](const char* name) {
        return static_cast<int>(std::clamp<std::int64_t>(number_in(kept, name), 0, 23));
    };
    return ui::AlertSettings{.answered = true,
                             .notify = field_in(kept, "notify") == true,
                             .sound = field_in(kept, "sound") == true,
                             .quiet = field_in(kept, "quiet") == true,
                             .quiet_from = hour("from"),
                             .quiet_until = hour("until")};
}

}  // namespace

void Alerts::start() {
    store_.get_meta(settings_key, [this](const std::string& text) {
        if (const auto kept = settings_from(text)) settings_ = *kept;
    });
}

void Alerts::set(const ui::AlertSettings& settings) {
    settings_ = settings;
    store_.put_meta(settings_key, settings_text(settings));
    if (settings.notify) page_.ask_to_notify();
}

ui::Permission Alerts::may_notify() const {
    switch (page_.may_notify()) {
        case PageEffects::MayNotify::granted: return ui::Permission::granted;
        case PageEffects::MayNotify::denied: return ui::Permission::denied;
        case PageEffects::MayNotify::unasked: break;
    }
    return ui::Permission::unasked;
}

bool Alerts::take_offer(const ui::Model& model) {
    if (offered_ || !model.replica) return false;
    // Not in the middle of a call: once the first is over.
    if (ui::holds_a_claim(model)) has_held_ = true;
    offered_ = has_held_ && ui::is_time_to_offer(model);
    return offered_;
}

void Alerts::look(const ui::Model& model) {
    if (model.replica) {
        for (const ui::Alert& alert : attention_.look(*model.replica, model.now)) {
            tell(alert, model);
        }
        const std::int64_t wanting = model.answers->attention.wanting;
        if (const auto alert = attention_.look_at_wanting(wanting)) tell(*alert, model);
    }
    if (std::string title = ui::page_title(model, unseen_); title != title_) {
        title_ = std::move(title);
        page_.set_title(title_);
    }
    // Hidden tabs draw nothing, so a timer of their own wakes them.
    const auto next = attention_.next_look();
    if (next == wake_) return;
    wake_ = next;
    timers_.cancel(timer_);
    if (!next) return;
    timer_ = timers_.after(std::max<std::int64_t>(*next - model.now, 0), [this] {
        wake_.reset();
        on_due();
    });
}

// Whoever looks at the screen sees it there.
void Alerts::tell(const ui::Alert& alert, const ui::Model& model) {
    if (page_.visible()) return;
    ++unseen_;
    const std::int64_t local_ms = model.now.ms + model.utc_offset_ms;
    const int hour = static_cast<int>(local_ms / hour_ms % 24);
    if (!settings_.notify || ui::is_quiet(settings_, hour)) return;
    page_.notify(alert.title, alert.body, alert.tag);
    if (settings_.sound) page_.chime();
}

void Alerts::on_visible(bool visible) {
    if (visible) unseen_ = 0;
}

}  // namespace recall::shell
