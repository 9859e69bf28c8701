// What the page says beside the work: messages, each for its time, and two offers (to be called
// back, and a new version of the page). Three kinds do not make room for each other: what went
// wrong, what else stays until it is read, and what goes by itself. Of each the oldest gives way.
#pragma once

#include "shell/app/alerts.hpp"
#include "shell/app/host.hpp"
#include "ui/model/model.hpp"
#include "ui/toolkit/message_list.hpp"

#include <functional>
#include <string>
#include <vector>

namespace recall::shell {

class Notices {
public:
    // `now` is the relay's time, `clock_offset_ms` what it is ahead of the device's.
    Notices(Frames& frames, PageEffects& page, Alerts& alerts, std::function<Instant()> now,
            std::function<std::int64_t()> clock_offset_ms)
        : frames_(frames),
          page_(page),
          alerts_(alerts),
          now_(std::move(now)),
          clock_offset_ms_(std::move(clock_offset_ms)) {}

    // Good news goes by itself; what went wrong stays until it is read.
    void say(ui::Tone tone, std::string words) {
        put(tone, std::move(words), tone == ui::Tone::bad);
    }
    void keep(ui::Tone tone, std::string words) { put(tone, std::move(words), true); }
    // What happened while one was away: one message, which says more where more comes of it, gives
    // way to none, and offers to show all of it.
    void tell_away(ui::Tone tone, std::string words);
    void forget_away();
    std::function<void(bool show)> on_away;  // it was answered
    void on_new_version() { new_version_ = true; }

    // Draws them, makes the offers whose time it is, and does what was answered. `may_offer`:
    // somebody works here.
    void draw(const ui::Model& model, bool may_offer);
    const std::vector<ui::Message>& messages() const { return messages_; }

private:
    void put(ui::Tone tone, std::string words, bool stays);
    void offer_alerts();
    void offer_version(const ui::Model& model);
    void take_answer(const ui::MessageAnswer& answer);

    Frames& frames_;
    PageEffects& page_;
    Alerts& alerts_;
    std::function<Instant()> now_;
    std::function<std::int64_t()> clock_offset_ms_;
    std::vector<ui::Message> messages_;
    std::int64_t count_ = 0;
    bool new_version_ = false;  // of the page: kept on this device, shown after a reload
};

}  // namespace recall::shell
