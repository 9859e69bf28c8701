#include "ui/toolkit/touch_scroll.hpp"

#include <algorithm>
#include <cmath>

namespace recall::ui {
namespace {

constexpr float glide_s = 0.325F;     // In this time the speed falls to a third.
constexpr float speed_min = 24;       // Units a second; slower is at rest.
constexpr float frame_s_max = 0.05F;  // After a pause nothing jumps.

// Behind an open dialog nothing moves.
bool is_behind_dialog(ImGuiWindow* window) {
    ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    return modal != nullptr && !ImGui::IsWindowChildOf(window, modal, true);
}

bool has_room(const ImGuiWindow& window, std::size_t axis, float by) {
    const float place = window.Scroll[axis];
    return by > 0 ? place > 0 : place < window.ScrollMax[axis];
}

}  // namespace

ImGuiWindow* TouchScroll::window() const {
    return window_ == 0 ? nullptr : ImGui::FindWindowByID(window_);
}

bool TouchScroll::press() {
    chosen_ = false;
    window_ = 0;
    const bool glided = speed_ != 0;
    speed_ = 0;
    return glided;
}

// The innermost region under the finger that can go that way; one at its end hands over to the
// region around it, as long as the finger has only just begun to move.
void TouchScroll::choose(ImVec2 from, ImVec2 by) {
    chosen_ = true;
    axis_ = std::abs(by.x) > std::abs(by.y) ? 0 : 1;
    ImGuiWindow* hovered = nullptr;
    ImGuiWindow* under = nullptr;
    ImGui::FindHoveredWindowEx(from, false, &hovered, &under);
    if (hovered != nullptr && is_behind_dialog(hovered)) return;
    while (hovered != nullptr && !has_room(*hovered, axis_, by[axis_])) {
        const bool inner = (hovered->Flags & ImGuiWindowFlags_ChildWindow) != 0;
        hovered = inner ? hovered->ParentWindow : nullptr;
    }
    if (hovered == nullptr) return;
    window_ = hovered->ID;
    place_ = hovered->Scroll[axis_];
}

// False at the end, or when there is nothing to move.
bool TouchScroll::move(float by) {
    ImGuiWindow* moved = window();
    if (moved == nullptr) return false;
    const float end = moved->ScrollMax[axis_];
    place_ = std::clamp(place_ - by, 0.F, std::max(end, 0.F));
    if (axis_ == 0)
        ImGui::SetScrollX(moved, place_);
    else
        ImGui::SetScrollY(moved, place_);
    return place_ > 0 && place_ < end;
}

void TouchScroll::drag(ImVec2 from, ImVec2 by) {
    if (!chosen_) choose(from, by);
    move(by[axis_]);
}

void TouchScroll::let_go(ImVec2 speed) { speed_ = window_ == 0 ? 0 : speed[axis_]; }

bool TouchScroll::glide(float seconds) {
    if (speed_ == 0) return false;
    const float passed = std::min(seconds, frame_s_max);
    const bool going = move(speed_ * passed);
    speed_ *= std::exp(-passed / glide_s);
    if (!going || std::abs(speed_) < speed_min) speed_ = 0;
    return speed_ != 0;
}

}  // namespace recall::ui
