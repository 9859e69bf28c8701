#include "tests/shell/screen.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace recall::shell {
namespace {

constexpr int frames_to_settle = 3;  // as shell/browser/frame_loop.cpp has it
constexpr int restless_frames_max = 60;
constexpr int keys_max = 80;

struct Chord {
    ImGuiKey key = ImGuiKey_None;
    ImGuiKey modifier = ImGuiKey_None;
    char character = 0;
};

ImGuiKey key_of(std::string_view name) {
    static const std::map<std::string_view, ImGuiKey> keys{
        {"Enter", ImGuiKey_Enter},         {"Escape", ImGuiKey_Escape},
        {"Space", ImGuiKey_Space},         {"Delete", ImGuiKey_Delete},
        {"ArrowLeft", ImGuiKey_LeftArrow}, {"ArrowRight", ImGuiKey_RightArrow},
        {"ArrowUp", ImGuiKey_UpArrow},     {"ArrowDown", ImGuiKey_DownArrow},
        {"Tab", ImGuiKey_Tab}};
    if (const auto found = keys.find(name); found != keys.end()) return found->second;
    const char c = name.size() == 1 ? name[0] : ' ';
    if (c >= 'a' && c <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'a'));
    if (c >= '0' && c <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (c - '0'));
    return ImGuiKey_None;
}

Chord chord_of(std::string_view written) {
    Chord chord;
    const std::size_t plus = written.size() > 1 ? written.find('+') : std::string_view::npos;
    if (plus != std::string_view::npos) {
        chord.modifier = written.starts_with("Control") ? ImGuiMod_Ctrl : ImGuiMod_Shift;
        written.remove_prefix(plus + 1);
    } else if (written.size() == 1) {
        chord.character = written[0];
    } else if (written == "Space") {
        chord.character = ' ';
    }
    chord.key = key_of(written);
    return chord;
}

template <typename Wanted, typename Is>
bool fits(const std::optional<Wanted>& wanted, const Is& is) {
    if constexpr (std::is_same_v<Wanted, Words>) return !wanted || wanted->fit(is);
    else return !wanted || *wanted == is;
}

bool matches(const ui::Node& node, std::string_view role, const Words& name, const More& more) {
    return ui::to_string(node.role) == role && name.fit(node.name) &&
           fits(more.value, node.value) && fits(more.window, node.window) &&
           fits(more.enabled, node.enabled) && fits(more.checked, node.checked) &&
           fits(more.selected, node.selected) && fits(more.focusable, node.focusable) &&
           fits(more.row, node.row);
}

}  // namespace

Words like(std::string expression) {
    Words words(std::move(expression));
    words.is_expression_ = true;
    return words;
}

bool Words::fit(const std::string& text) const {
    return is_expression_ ? std::regex_search(text, std::regex(text_)) : text == text_;
}

// ---- The tab

Screen::Screen(World& world, const std::string& user, const std::string& route, Size size)
    : world_(world), device_(world.new_device()), size_(size) {
    open(route);
    if (!user.empty()) sign_in(user);
}

Screen::Screen(World& world, Browser& device, const std::string& route, Size size)
    : world_(world), device_(device), size_(size) {
    open(route);
}

Screen::~Screen() {
    if (tab_ == nullptr) return;
    const bool failed = std::uncaught_exceptions() > 0;
    EXPECT_EQ(failed ? "" : faults(), "");
    close();
}

void Screen::open(const std::string& route) {
    stage_.emplace(size_.width, size_.height);
    tab_ = &device_.open_tab(route);
    before_frame();
    stage_->show_bare([this] { tab_->app().draw(); });
    tab_->paint = [this] { return paint(); };
    world_.settle();
}

void Screen::close() {
    device_.close_tab(*tab_);
    tab_ = nullptr;
    stage_.reset();
}

void Screen::reload() {
    const std::string route = tab_->route();
    close();
    open(route);
}

void Screen::before_frame() {
    if (tab_ != nullptr) {
        stage_->frame.now_ms = tab_->wall_ms() + tab_->app().clock_offset_ms();
    }
}

bool Screen::paint() {
    if (tab_->take_redraw()) {
        frames_left_ = frames_to_settle;
        restless_frames_ = 0;
    }
    const bool restless = !stage_->is_quiet() && restless_frames_++ < restless_frames_max;
    if (frames_left_ == 0 && !restless) return false;
    if (frames_left_ > 0) --frames_left_;
    before_frame();
    stage_->frames(1);
    const std::int64_t wake_at_ms = stage_->kit().wake_at_ms();
    if (wake_at_ms != ui::never_ms) tab_->redraw_at(wake_at_ms - tab_->app().clock_offset_ms());
    return true;
}

void Screen::sign_in(const std::string& user, const std::string& password) {
    type("Username", user);
    type("Password", password);
    press("Enter");
    find("status", "Connected");
}

// ---- What is there

Screen::Nodes Screen::nodes() {
    world_.settle();
    return stage_->nodes();
}

Screen::Nodes Screen::find_all(std::string_view role, const Words& name, const More& more) {
    Nodes found = nodes();
    std::erase_if(found, [&](const ui::Node& node) { return !matches(node, role, name, more); });
    return found;
}

ui::Node Screen::find(std::string_view role, const Words& name, const More& more) {
    Nodes found;
    const auto is_there = [&] {
        found = find_all(role, name, more);
        return found.size() == 1;
    };
    try {
        world_.until("", is_there);
    } catch (const std::runtime_error&) {
        throw std::runtime_error(std::to_string(found.size()) + " of " + std::string(role) + " " +
                                 name.shown() + ". On the screen: " + told());
    }
    return found.front();
}

void Screen::gone(std::string_view role, const Words& name) {
    world_.until(name.shown() + " is still there", [&] { return !shows(role, name); });
}

void Screen::reads(const Words& words) {
    world_.until(words.shown() + " is nowhere", [&] {
        const Nodes all = stage_->kit().semantics().nodes(ui::Reach::scrolled);
        return std::any_of(all.begin(), all.end(), [&](const ui::Node& node) {
            return words.fit(node.name) || words.fit(node.value);
        });
    });
}

std::string Screen::told() {
    std::string all;
    for (const ui::Node& node : nodes()) {
        all += std::string(ui::to_string(node.role)) + " “" + node.name + "” " + node.value +
               (node.enabled ? "" : " (disabled)") + ", ";
    }
    return all;
}

void Screen::figure_becomes(const Words& label, int expected) {
    find("status", label, {.value = like("^" + std::to_string(expected) + "\\b")});
}

std::string Screen::faults() {
    world_.settle();
    return stage_->faults();
}

std::string Screen::chosen() {
    const Nodes rows = find_all("row", like(""), {.selected = true});
    return rows.empty() ? "" : rows.front().name.substr(0, rows.front().name.find(','));
}

// ---- What the person does

void Screen::click(std::string_view role, const Words& name, const More& more) {
    More enabled = more;
    enabled.enabled = true;
    click(find(role, name, enabled));
}

void Screen::click(const ui::Node& node) {
    before_frame();
    stage_->click(node);
    stage_->point_at(2, 2);
    world_.settle();
}

void Screen::type(const Words& field, const std::string& text, std::string_view role) {
    click(role, field);
    stage_->press(ImGuiKey_A, ImGuiMod_Ctrl);
    stage_->type(text);
    world_.settle();
}

void Screen::press(std::string_view key) {
    const Chord chord = chord_of(key);
    before_frame();
    if (chord.key == ImGuiKey_Tab) stage_->move_on(chord.modifier == ImGuiMod_Shift);
    else if (chord.character != 0 && stage_->is_writing()) stage_->type({&chord.character, 1});
    else if (chord.key == ImGuiKey_None) stage_->type({&chord.character, 1});
    else stage_->press(chord.key, chord.modifier);
    world_.settle();
}

void Screen::press_all(std::string_view keys) {
    for (const char key : keys) press({&key, 1});
}

void Screen::write(std::string_view text) {
    while (!text.empty()) {
        std::size_t bytes = 1;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
            ++bytes;
        }
        if (bytes > 1) stage_->type(text.substr(0, bytes));
        else press(text.substr(0, 1));
        text.remove_prefix(bytes);
    }
}

void Screen::go_to(std::string_view role, const Words& name, std::string_view key) {
    std::string passed;
    for (int step = 0; step < keys_max; ++step) {
        for (const ui::Node& node : nodes()) {
            if (!node.focused) continue;
            if (matches(node, role, name, {})) return;
            passed += std::string(ui::to_string(node.role)) + " “" + node.name + "”, ";
        }
        press(key);
    }
    throw std::runtime_error("the keyboard does not come to " + std::string(role) + " " +
                             name.shown() + ": " + passed);
}

void Screen::choose(const Words& field, const Words& option) {
    click("combobox", field);
    click("option", option);
}

void Screen::choose_file(const Words& button, const Tab::File& file) {
    tab_->at_hand = file;
    click("button", button);
}

void Screen::dismiss_messages() {
    for (;;) {
        const Nodes crosses = find_all("button", "Dismiss", {.enabled = true});
        if (crosses.empty()) return;
        click(crosses.front());
    }
}

void claim_next(Screen& agent) {
    agent.click("button", "Next number");
    agent.click("button", "Claim");
}

void complete(Screen& agent, const std::string& notes) {
    agent.click("radio", "No Answer");
    agent.type("Notes", notes);
    agent.click("button", "Complete");
}

// ---- The page

void Screen::go(const std::string& route) {
    tab_->go(route);
    world_.settle();
}

void Screen::go_back(int steps) {
    tab_->go_back(steps);
    world_.settle();
}

void Screen::route_becomes(const Words& expected) {
    world_.until(expected.shown() + " is not " + route(), [&] {
        return expected.fit(route());
    });
}

void Screen::title_becomes(const Words& expected) {
    world_.until(expected.shown() + " is not " + tab_->title,
                 [&] { return expected.fit(tab_->title); });
}

}  // namespace recall::shell
