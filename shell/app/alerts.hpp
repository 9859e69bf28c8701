// Brings what ui/model/attention.hpp finds worth an alert to the person: a notification and a sound
// while the tab is hidden, where they want them, and a count in the title until they come back.
#pragma once

#include "shell/app/host.hpp"
#include "ui/model/attention.hpp"

namespace recall::shell {

class Alerts {
public:
    Alerts(PageEffects& page, DeviceStore& store, Timers& timers)
        : page_(page), store_(store), timers_(timers) {}

    // Reads the settings that this device keeps.
    void start();
    const ui::AlertSettings& settings() const { return settings_; }
    void set(const ui::AlertSettings& settings);
    ui::Permission may_notify() const;

    // True once, when it is time to offer them.
    bool take_offer(const ui::Model& model);
    // After everything that may have changed the numbers, or the title.
    void look(const ui::Model& model);
    void on_visible(bool visible);
    // Another user: what was known of the last one's numbers says nothing.
    void forget() { attention_ = {}; }
    // Called when time alone makes another look worth it.
    std::function<void()> on_due;

private:
    void tell(const ui::Alert& alert, const ui::Model& model);

    PageEffects& page_;
    DeviceStore& store_;
    Timers& timers_;
    ui::Attention attention_;
    ui::AlertSettings settings_;
    std::string title_;
    std::optional<Instant> wake_;
    TimerId timer_ = 0;
    int unseen_ = 0;
    bool offered_ = false;
    bool has_held_ = false;  // a number, since the page is open
};

}  // namespace recall::shell
