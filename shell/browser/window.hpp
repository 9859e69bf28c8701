// The canvas: an SDL2 window with a WebGL2 context, and Dear ImGui drawing into it.
//
// Dear ImGui's display is the canvas in device pixels, one unit a pixel, so text and lines are
// sharp at any pixel ratio and browser zoom; positions of the mouse come from SDL in the same unit.
#pragma once

#include <string>

struct SDL_Window;

namespace recall::shell {

struct CanvasSize {
    int width = 0;  // Device pixels.
    int height = 0;
    double pixel_ratio = 1;
    bool operator==(const CanvasSize&) const = default;
};

class Window {
public:
    Window() = default;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // False, with the reason in error(): there is no WebGL2 here. Call once.
    [[nodiscard]] bool open(const CanvasSize& size);
    const std::string& error() const { return error_; }

    // Clears the canvas: draw a frame before returning to the browser, or it flashes.
    void resize(const CanvasSize& size);
    const CanvasSize& size() const { return size_; }

    void begin_frame();  // Feeds SDL's events to ImGui; call before ImGui::NewFrame.
    void end_frame();    // Shows what ImGui::Render has made.

    // Keys whose release went elsewhere (another window, a DOM element) would stay down.
    void release_keys();
    // A finger touched there, device pixels: a press and a release. `held` long it is the right
    // button's, and the pointer rests there, until the next one.
    void tap(float x, float y, bool held);
    // The GPU has forgotten everything we gave it: give it again at the next frame.
    void restore_device();

private:
    void take_events();

    SDL_Window* window_ = nullptr;
    CanvasSize size_;
    std::string error_;
};

}  // namespace recall::shell
