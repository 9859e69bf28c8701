// The frame around every view: where one is, where one can go, who one is, what is saved.
//
// A wide page has a side bar, a medium one a rail of icons, a narrow one a bar at the top and one
// at the bottom.
//
//     ui::AppFrame app(items, current, account);
//     if (app.chosen() >= 0) go(items[app.chosen()]);
//     … draw the view: it stands in the content region, which scrolls …
#pragma once
#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/theme.hpp"

#include <span>
#include <string_view>

namespace recall::ui {

struct NavItem {
    std::string_view id;
    std::string_view label;
    const char* icon = nullptr;
    int badge = 0;               // A count of what waits there; 0 shows none.
    std::string_view brief{};    // The label where there is little room; empty: the label.
    bool alert = false;          // The badge strobes: a callback is due.
    bool steady = false;         // Or is coloured only.
    std::string_view section{};  // A heading before this entry, where it differs from the last's.
};

struct Account {
    std::string_view name;
    std::string_view role;
    std::string_view desk{};  // Shown beside the brand; "demo" on a demo relay.
    std::string_view sync;    // "All saved", "3 waiting", "Offline".
    const char* sync_icon = nullptr;
    Tone sync_tone = Tone::good;
};

class AppFrame {
public:
    AppFrame(std::span<const NavItem> items, std::string_view current, const Account& account);
    ~AppFrame();
    AppFrame(const AppFrame&) = delete;
    AppFrame& operator=(const AppFrame&) = delete;

    int chosen() const { return chosen_; }             // Index of the entry pressed, or -1.
    bool log_out() const { return log_out_; }          // "Sign out" was pressed.
    bool toggle_dark() const { return toggle_dark_; }  // The sun or moon was pressed.
    bool toggle_compact() const { return toggle_compact_; }  // Other rows in tables were chosen.
    bool show_alerts() const { return show_alerts_; }  // Their settings were asked for.
    bool show_password() const { return show_password_; }  // One's own was to be changed.
    bool show_keys() const { return show_keys_; }      // The sheet of keys was.
    bool show_palette() const { return show_palette_; }  // What finds anything was.
    int text_size() const { return text_size_; }       // The percent chosen, or 0.
    bool show_sync() const { return show_sync_; }      // What is saved was pressed.

private:
    void side_bar();
    void rail();
    void bars();
    void top_bar();
    void bottom_bar();
    void entries(bool labels);
    void account_corner(bool labels);
    void content();
    void settings_menu(const char* icon, std::string_view name, const ButtonOptions& options,
                       bool with_way_out);

    std::span<const NavItem> items_;
    std::string_view current_;
    const Account& account_;
    int chosen_ = -1;
    bool log_out_ = false;
    bool toggle_dark_ = false;
    bool toggle_compact_ = false;
    bool show_sync_ = false;
    int text_size_ = 0;
    bool show_alerts_ = false;
    bool show_keys_ = false;
    bool show_palette_ = false;
    bool show_password_ = false;
};

// A window that fills the page with nothing around it, its content in a column of at most
// `width` in the middle: the log-in screen, a start-up fault.
class PlainPage {
public:
    PlainPage(std::string_view title, float width);
    ~PlainPage();
    PlainPage(const PlainPage&) = delete;
    PlainPage& operator=(const PlainPage&) = delete;
};

}  // namespace recall::ui
