// Draws frames only when something changed: an idle tab draws none and uses no processor.
//
// A request draws a few frames (ImGui needs two or three to settle), then the loop looks whether
// ImGui itself needs more: queued input (it takes one event a frame), a held mouse button, a
// tooltip about to show, a dialog fading in. When none does, nothing runs until the next request.
// Hidden tabs draw nothing: the browser holds the pending frame back until they are shown.
#pragma once

#include <cstdint>
#include <functional>

namespace recall::shell {

class FrameLoop {
public:
    // `paint` draws one whole frame. It may call request and request_at.
    explicit FrameLoop(std::function<void()> paint);
    FrameLoop(const FrameLoop&) = delete;
    FrameLoop& operator=(const FrameLoop&) = delete;

    void request();
    // Wakes the loop at that time of the tab's clock. Asked during a frame; the earliest wish
    // of the last frame counts, wishes of earlier frames are forgotten.
    void request_at(std::int64_t wall_ms);
    // Draws at once: a resized canvas is empty until then.
    void paint_now();

    void suspend();  // No frames until resume(): the GPU is away, or the program has failed.
    void resume();

    // No frame is due and ImGui has no input left.
    bool idle() const;
    std::uint64_t frames() const { return frames_; }

private:
    static int on_animation_frame(double time, void* loop);
    static void on_wake(void* loop);
    void schedule();
    void arm_wake();

    std::function<void()> paint_;
    std::uint64_t frames_ = 0;
    int frames_left_ = 0;
    bool scheduled_ = false;
    bool painting_ = false;
    bool suspended_ = false;
    std::int64_t wake_at_ms_ = 0;  // 0: none.
    int wake_timer_ = 0;           // The browser's id; 0: none.
};

}  // namespace recall::shell
