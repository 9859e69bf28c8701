#include "ui/toolkit/toolkit.hpp"

#include "ui/toolkit/keys.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace recall::ui {

Toolkit::Toolkit() {
    ImGuiIO& io = ImGui::GetIO();
    io.UserData = this;
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigNavMoveSetMousePos = false;
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

Toolkit::~Toolkit() {
    ImGuiContext* context = ImGui::GetCurrentContext();
    if (context == nullptr || context->IO.UserData != this) return;
    context->TestEngineHookItems = false;
    context->IO.UserData = nullptr;
}

void Toolkit::begin_frame(const Frame& frame) {
    frame_ = frame;
    moving_ = false;
    escape_taken_ = false;
    wake_at_ms_ = never_ms;
    apply_theme(ImGui::GetStyle(), theme(), frame_);
    semantics_.begin_frame();
    layer_.begin_frame();
    text_entry_.begin_frame();
    keys_rest_.begin_frame();
    ImGui::NewFrame();
    focus_home_.begin_frame();
    const bool press = ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
                       ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    if (press || !std::exchange(told_, false)) telling_ = 0;
    if (touch_scroll_.glide(ImGui::GetIO().DeltaTime)) keep_moving();
    if (frame_.reduced_motion) dim_at_once();
}

// ImGui fades the page behind a dialog.
void Toolkit::dim_at_once() {
    ImGui::GetCurrentContext()->DimBgRatio = ImGui::GetTopMostPopupModal() ? 1.0F : 0.0F;
}

// ImGui keeps a popup open until it is told; ours are open while they are drawn.
void Toolkit::close_unwanted_dialogs() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    for (const ImGuiID open : dialogs_open_) {
        const bool wanted = std::find(dialogs_wanted_.begin(), dialogs_wanted_.end(), open) !=
                            dialogs_wanted_.end();
        if (wanted) continue;
        for (int level = 0; level < context.OpenPopupStack.Size; ++level) {
            if (context.OpenPopupStack[level].PopupId != open) continue;
            ImGui::ClosePopupToLevel(level, true);
            break;
        }
    }
    dialogs_open_.swap(dialogs_wanted_);
    dialogs_wanted_.clear();
}

// Whoever writes into nothing goes on writing: see KeysRest.
void Toolkit::rest_keys() {
    if (ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false)) text_entry_.finish();
    const bool in_vain = text_entry_.editing() == 0 && asked_to_write();
    text_entry_.end_frame();
    if (text_entry_.editing() != 0) keys_rest_.end();
    if (text_entry_.take_vanished() || in_vain) keys_rest_.begin();
}

// A menu, a list that is open, a field that is written in have it.
void Toolkit::settle_focus() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const bool busy = text_entry_.editing() != 0 || context.ActiveId != 0 ||
                      context.OpenPopupStack.Size > (ImGui::GetTopMostPopupModal() ? 1 : 0);
    // Where ImGui itself puts it, with no ring, nobody has put it.
    const bool is_somewhere = semantics_.has_focus(context.NavCursorVisible);
    const ImGuiID home = focus_home_.end_frame(busy || is_somewhere);
    if (focus_home_.is_coming()) keep_moving();
    if (home == 0) return;
    semantics_.focus(home);
    keep_moving();
}

void Toolkit::end_frame() {
    close_unwanted_dialogs();
    settle_focus();
    // Before Render(): windows still know what they cover.
    semantics_.end_frame(frame_.pixel_ratio());
    rest_keys();
    layer_.end_frame(frame_.pixel_ratio(), text_entry_.editing(), text_entry_.revision());
    ImGui::Render();
}

Toolkit& toolkit() {
    void* bound = ImGui::GetIO().UserData;
    IM_ASSERT(bound != nullptr && "a ui::Toolkit must be made after ImGui::CreateContext()");
    return *static_cast<Toolkit*>(bound);
}

float px(float css) { return std::round(css * frame().scale); }
float width_left() { return ImGui::GetContentRegionAvail().x / frame().scale; }
float height_left() { return ImGui::GetContentRegionAvail().y / frame().scale; }

}  // namespace recall::ui
