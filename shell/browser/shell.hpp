// The browser process: one window, one frame loop, one application, and the host between them.
// Made once by main.cpp; entry_points.cpp finds it through shell().
#pragma once

#include <memory>
#include <string>

#include "shell/app/app.hpp"
#include "shell/browser/frame_loop.hpp"
#include "shell/browser/host_browser.hpp"
#include "shell/browser/window.hpp"
#include "ui/toolkit/toolkit.hpp"

namespace recall::shell {

class Shell {
public:
    Shell();
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;

    // False, with the reason in error(): there is no WebGL2. Then only error() may be called.
    [[nodiscard]] bool start(const CanvasSize& size);
    const std::string& error() const { return window_.error(); }

    void resize(const CanvasSize& size);
    void set_appearance(const Appearance& appearance);
    void tap(float x, float y, bool held);
    void release_keys();
    void context_lost() { loop_.suspend(); }
    void context_restored();

    // Nothing is under way: no frame, input, request, write or unanswered command.
    bool idle() const;

    App& app() { return *app_; }
    BrowserHost& host() { return host_; }
    FrameLoop& loop() { return loop_; }
    ui::Toolkit& kit() { return *kit_; }

private:
    void paint();
    ui::Frame describe_frame() const;

    Window window_;
    FrameLoop loop_;
    BrowserHost host_;
    Appearance appearance_;
    std::unique_ptr<ui::Toolkit> kit_;
    std::unique_ptr<App> app_;
};

// The one Shell, once main has started it; null before and if it could not start.
Shell* shell();

}  // namespace recall::shell
