// A stage for ui/ without a browser: an ImGui context that draws into nothing, a page of a given
// size, and a person who points, presses and types at what the semantic tree shows. Typing goes
// into the page's field over the text box in use, as in a browser. There may be several stages.
#pragma once
#include "ui/toolkit/widgets.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

class Stage {
public:
    explicit Stage(float width = 1280, float height = 800);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // What a frame draws, inside a window that fills the page, or by itself (bare).
    using Draw = std::function<void()>;
    void show(Draw draw);
    void show_bare(Draw draw);
    void frames(int count);
    // Nothing is under way that goes on by itself: a fade, a glide, a press.
    bool is_quiet() const;

    void click(float x, float y);
    void click(const Node& node) { click(node.x + node.w / 2, node.y + node.h / 2); }
    void click(AriaRole role, std::string_view name) { click(the(role, name)); }
    void point_at(float x, float y);
    void press(ImGuiKey key, ImGuiKey modifier = ImGuiKey_None);
    void type(std::string_view words);
    // Tab, or Shift+Tab.
    void move_on(bool backwards);
    bool is_writing() const { return field_in_use() != nullptr; }

    std::vector<Node> nodes() const { return kit_->semantics().nodes(); }
    std::vector<Node> all(AriaRole role) const;
    std::optional<Node> find(AriaRole role, std::string_view name) const;
    // Fails the test where there is none.
    Node the(AriaRole role, std::string_view name) const;
    // What the keyboard is on, by its name.
    std::string focused() const;
    // What stands in the text that can be selected under that name.
    std::string copied(std::string_view name) const;
    // Every fault of the last frame, as text: empty where all is well.
    std::string faults() const;

    Frame frame;
    Toolkit& kit() { return *kit_; }

private:
    void use() const;
    void one_frame();
    void serve_textures() const;
    const LayerField* field_in_use() const;
    bool press_in_field(ImGuiKey key, ImGuiKey modifier);

    ImGuiContext* context_;
    std::optional<Toolkit> kit_;
    Draw draw_;
    bool all_selected_ = false;  // In the field in use.
};

}  // namespace recall::ui
