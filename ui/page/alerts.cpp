// How this device calls its person back.
#include "ui/page/page.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>
#include <string>

namespace recall::ui {
namespace {

constexpr int hours_a_day = 24;
constexpr float hour_width_px = 110;

void pick_hour(std::string_view id, std::string_view label, int& hour) {
    static const auto hours = [] {
        std::array<std::string, hours_a_day> words;
        for (int i = 0; i < hours_a_day; ++i) {
            words[static_cast<std::size_t>(i)] = (i < 10 ? "0" : "") + std::to_string(i) + ":00";
        }
        return words;
    }();
    select(id, label, hours, hour, {.width = hour_width_px});
}

void draw_notify(const Model& model, AlertSettings& settings) {
    const bool denied = model.may_notify == Permission::denied;
    checkbox("notify", "Notifications while Recall is in the background", settings.notify,
             denied ? "This browser does not allow them: allow notifications for this page in its "
                      "site settings."
                    : "");
    paragraph("When numbers are assigned to you, and 5 minutes before a claim runs out. The "
              "count in the tab's title is there either way.",
              Ink::muted, Type::small);
    gap(space::half);
    checkbox("sound", "With a short sound", settings.sound,
             settings.notify ? "" : "Sounds come with notifications.");
}

void draw_quiet_hours(AlertSettings& settings) {
    checkbox("quiet", "Quiet hours", settings.quiet);
    if (!settings.quiet) return;
    pick_hour("from", "From", settings.quiet_from);
    beside();
    pick_hour("until", "Until", settings.quiet_until);
    paragraph("By the desk's clock. Nothing but the count in the title then.", Ink::muted,
              Type::small);
}

}  // namespace

void draw_alert_settings(const Model& model, bool& open, Wishes& wishes) {
    if (!open) return;
    const Dialog dialog("alerts", "Alerts", {.below = "Kept on this device."});
    if (dialog) {
        AlertSettings settings = model.alerts;
        draw_notify(model, settings);
        gap(space::one);
        draw_quiet_hours(settings);
        if (settings != model.alerts) {
            settings.answered = true;
            wishes.push_back(SetAlerts{settings});
        }
    }
    if (dialog.dismissed()) open = false;
}

}  // namespace recall::ui
