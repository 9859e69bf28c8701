// Scrolling by finger: what is under it follows, and glides on when it is let go.
#pragma once
#include <imgui.h>
#include <imgui_internal.h>

#include <cstddef>

#include <cstddef>

namespace recall::ui {

// Places and distances in ImGui units.
class TouchScroll {
public:
    // A finger comes down. True if it stopped something that glided: then it is no tap.
    bool press();
    // The finger that came down at `from` has moved by `by` since the last call.
    void drag(ImVec2 from, ImVec2 by);
    // It is lifted while moving so fast, in units a second.
    void let_go(ImVec2 speed);
    // Once a frame. True while something glides.
    bool glide(float seconds);

private:
    ImGuiWindow* window() const;
    void choose(ImVec2 from, ImVec2 by);
    bool move(float by);

    ImGuiID window_ = 0;    // 0: none, or not yet chosen.
    std::size_t axis_ = 1;  // 0 across the page, 1 along it: the first movement decides.
    bool chosen_ = false;
    float place_ = 0;  // Where the window is scrolled to, with its fraction.
    float speed_ = 0;
};

}  // namespace recall::ui
