#include "ui/toolkit/keys_rest.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <utility>

namespace recall::ui {
namespace {

bool is_typed(const ImGuiInputEvent& event) {
    if (event.Type == ImGuiInputEventType_Text) return true;
    if (event.Type != ImGuiInputEventType_Key || !event.Key.Down) return false;
    const ImGuiKey key = event.Key.Key;
    const bool modifier = (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper) ||
                          (key & ImGuiMod_Mask_) != 0;
    return !modifier;
}

bool is_escape(const ImGuiInputEvent& event) {
    return event.Type == ImGuiInputEventType_Key && event.Key.Key == ImGuiKey_Escape;
}

bool is_press(const ImGuiInputEvent& event) {
    return event.Type == ImGuiInputEventType_MouseButton && event.MouseButton.Down;
}

}  // namespace

void KeysRest::begin() {
    resting_ = true;
    since_s_ = ImGui::GetTime();
}

void KeysRest::begin_frame() {
    if (!resting_) return;
    ImGuiContext& context = *ImGui::GetCurrentContext();
    const double now_s = context.Time + context.IO.DeltaTime;
    if (now_s - since_s_ >= keys_rest_s) resting_ = false;
    ImVector<ImGuiInputEvent> kept;
    for (const ImGuiInputEvent& event : context.InputEventsQueue) {
        resting_ = resting_ && !is_press(event);
        if (!resting_ || !is_typed(event)) {
            kept.push_back(event);
            continue;
        }
        since_s_ = now_s;
        resting_ = !is_escape(event);
    }
    context.InputEventsQueue.swap(kept);
}

}  // namespace recall::ui
