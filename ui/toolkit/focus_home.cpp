#include "ui/toolkit/focus_home.hpp"

#include <imgui_internal.h>

namespace recall::ui {
namespace {

bool any_key_pressed() {
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_GamepadStart; ++key) {
        if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(key), false)) return true;
    }
    return false;
}

bool is_reachable() {
    const ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    return modal == nullptr || ImGui::GetCurrentWindow()->RootWindow == modal;
}

}  // namespace

void FocusHome::offer(ImGuiID id, FocusRank rank) {
    const bool first_counts = rank < FocusRank::action;
    if (rank < rank_ || (rank == rank_ && first_counts) || !is_reachable()) return;
    offered_ = id;
    rank_ = rank;
}

void FocusHome::begin_frame() {
    offered_ = 0;
    rank_ = FocusRank::none;
    seeking_ = false;
    const bool points = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    const bool keys = !points && any_key_pressed();
    if (points) by_keys_ = false;
    if (keys) by_keys_ = true;
    if (points || keys) said_ = 0;
}

ImGuiID FocusHome::end_frame(bool is_somewhere) {
    if (coming_ > 0 && --coming_ == 0 && by_keys_) return said_ = offered_;
    if (!by_keys_ || is_somewhere || offered_ == said_) return 0;
    return said_ = offered_;
}

}  // namespace recall::ui
