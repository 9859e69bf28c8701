#include "shell/browser/frame_loop.hpp"

#include <SDL2/SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace recall::shell {
namespace {

// ImGui learns the size of some things only by drawing them: windows, tables, popups.
constexpr int frames_to_settle = 3;
// Browsers fire a little early at times; a countdown must not show the old second.
constexpr double wake_slack_ms = 2;

bool mouse_button_down(const ImGuiIO& io) {
    return std::any_of(std::begin(io.MouseDown), std::end(io.MouseDown),
                       [](bool down) { return down; });
}

bool tooltip_pending(const ImGuiContext& g) {
    if (g.HoverItemDelayId == 0) return false;
    return g.HoverItemDelayTimer < g.Style.HoverDelayNormal ||
           g.MouseStationaryTimer < g.Style.HoverStationaryDelay;
}

bool imgui_wants_frame() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool fading = g.DimBgRatio > 0.0F && g.DimBgRatio < 1.0F;
    const bool waiting = SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE;
    return waiting || g.InputEventsQueue.Size > 0 || mouse_button_down(g.IO) ||
           tooltip_pending(g) || fading;
}

}  // namespace

FrameLoop::FrameLoop(std::function<void()> paint) : paint_(std::move(paint)) {}

void FrameLoop::request() {
    frames_left_ = frames_to_settle;
    schedule();
}

void FrameLoop::request_at(std::int64_t wall_ms) {
    wake_at_ms_ = wake_at_ms_ == 0 ? wall_ms : std::min(wake_at_ms_, wall_ms);
    if (!painting_) arm_wake();
}

void FrameLoop::paint_now() {
    if (suspended_ || painting_) return;
    painting_ = true;
    wake_at_ms_ = 0;
    ++frames_;
    paint_();
    painting_ = false;
    arm_wake();
}

void FrameLoop::suspend() { suspended_ = true; }

void FrameLoop::resume() {
    suspended_ = false;
    request();
}

bool FrameLoop::idle() const {
    if (suspended_) return true;
    return !scheduled_ && frames_left_ == 0 && !imgui_wants_frame();
}

int FrameLoop::on_animation_frame(double, void* loop) {
    FrameLoop& self = *static_cast<FrameLoop*>(loop);
    self.scheduled_ = false;
    if (self.suspended_) return 0;
    if (self.frames_left_ > 0) --self.frames_left_;
    // What this frame takes in may open something, which takes frames to settle in its turn.
    if (imgui_wants_frame()) self.frames_left_ = frames_to_settle;
    self.paint_now();
    if (self.frames_left_ > 0 || imgui_wants_frame()) self.schedule();
    return 0;
}

void FrameLoop::on_wake(void* loop) {
    FrameLoop& self = *static_cast<FrameLoop*>(loop);
    self.wake_timer_ = 0;
    self.wake_at_ms_ = 0;
    // Time alone changes a figure, not the layout: one frame does.
    self.frames_left_ = std::max(self.frames_left_, 1);
    self.schedule();
}

void FrameLoop::schedule() {
    if (scheduled_ || suspended_) return;
    scheduled_ = true;
    emscripten_request_animation_frame(&FrameLoop::on_animation_frame, this);
}

void FrameLoop::arm_wake() {
    if (wake_timer_ != 0) emscripten_clear_timeout(wake_timer_);
    wake_timer_ = 0;
    if (wake_at_ms_ == 0) return;
    const double delay_ms = static_cast<double>(wake_at_ms_) - emscripten_date_now();
    wake_timer_ =
        emscripten_set_timeout(&FrameLoop::on_wake, std::max(delay_ms, 0.0) + wake_slack_ms, this);
}

}  // namespace recall::shell
