// A person in front of a tab that is really drawn, into nothing: finds things by role and name in
// the semantic tree, and points, presses and types there. The words are those of
// tests/browser/lib/screen.mjs. Whatever is waited for, time goes by meanwhile (World::until).
//
// Where something is not found the test ends, and says what was on the screen. At its end a screen
// must have no fault (ui::Semantics::lint).
#pragma once

#include "tests/shell/world.hpp"
#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>

namespace recall::shell {

// A text that a node has: exactly this one, or one that an expression fits.
class Words {
public:
    Words(const char* exactly) : text_(exactly) {}
    Words(std::string exactly) : text_(std::move(exactly)) {}
    friend Words like(std::string expression);

    bool fit(const std::string& text) const;
    std::string shown() const { return is_expression_ ? "/" + text_ + "/" : "“" + text_ + "”"; }

private:
    std::string text_;
    bool is_expression_ = false;
};
Words like(std::string expression);

// What else a node must be.
struct More {
    std::optional<Words> value = {}, window = {};
    std::optional<bool> enabled = {}, checked = {}, selected = {}, focusable = {};
    std::optional<int> row = {};
};

struct Size {
    float width, height;
};
constexpr Size desktop{1280, 800};
constexpr Size phone{390, 844};
// For tests that are run at both.
inline std::string name_of_size(const ::testing::TestParamInfo<Size>& one) {
    return one.param.width < ui::medium_width_min_px ? "Phone" : "Desktop";
}
inline void PrintTo(const Size& size, std::ostream* out) { *out << size.width; }

class Screen {
public:
    // Somebody with a device of their own, signed in where they have a name.
    explicit Screen(World& world, const std::string& user = "", const std::string& route = "/",
                    Size size = desktop);
    // Another tab on the same device.
    Screen(World& world, Browser& device, const std::string& route = "/", Size size = desktop);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void sign_in(const std::string& user, const std::string& password = "recall-demo");
    // The tab is closed, as a window is; no_faults() before it.
    void close();
    void reload();

    // --- What is there
    using Nodes = std::vector<ui::Node>;
    Nodes nodes();
    Nodes find_all(std::string_view role, const Words& name, const More& more = {});
    Nodes find_all(std::string_view role) { return find_all(role, like("")); }
    // Waits until exactly one visible thing matches.
    ui::Node find(std::string_view role, const Words& name, const More& more = {});
    void gone(std::string_view role, const Words& name);
    // Until something says so, perhaps scrolled out of sight.
    void reads(const Words& words);
    bool shows(std::string_view role, const Words& name, const More& more = {}) {
        return !find_all(role, name, more).empty();
    }
    std::string value(std::string_view role, const Words& name) { return find(role, name).value; }
    std::string figure(const Words& label) { return value("status", label); }
    void figure_becomes(const Words& label, int expected);
    std::string faults();
    // The name of the row that is chosen, up to its first comma.
    std::string chosen();

    // --- What the person does
    void click(std::string_view role, const Words& name, const More& more = {});
    void click(const ui::Node& node);
    void type(const Words& field, const std::string& text, std::string_view role = "textbox");
    // One key after another, into the field in use or as what the keys stand for.
    void write(std::string_view text);
    // "n", "Control+Enter", "Shift+Tab", "ArrowLeft".
    void press(std::string_view key);
    void press_all(std::string_view keys);
    // Goes on with that key until the keyboard is on what is wanted.
    void go_to(std::string_view role, const Words& name, std::string_view key = "Tab");
    void choose(const Words& field, const Words& option);
    void choose_file(const Words& button, const Tab::File& file);
    void dismiss_messages();

    // --- The page
    std::string route() const { return tab_->route(); }
    void go(const std::string& route);
    void go_back(int steps = 1);
    void route_becomes(const Words& expected);
    void title_becomes(const Words& expected);
    void look_elsewhere(bool elsewhere) { tab_->set_visible(!elsewhere), world_.settle(); }
    void set_online(bool online) { device_.set_online(online), world_.settle(); }
    Tab& tab() { return *tab_; }
    Browser& device() { return device_; }

private:
    void open(const std::string& route);
    bool paint();
    void before_frame();
    std::string told();

    World& world_;
    Browser& device_;
    const Size size_;
    std::optional<ui::Stage> stage_;
    Tab* tab_ = nullptr;
    int frames_left_ = 0;
    int restless_frames_ = 0;
};

// What an agent does all day, by mouse and keys. The claimed number: nobody answered.
void claim_next(Screen& agent);
void complete(Screen& agent, const std::string& notes);

}  // namespace recall::shell
