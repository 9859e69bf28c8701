#include "shell/browser/shell.hpp"

#include <SDL2/SDL.h>
#include <emscripten.h>
#include <imgui.h>

#include "shell/browser/layer_json.hpp"

// clang-format off
EM_JS(void, js_show_layer, (const char* json), {
    recall_layer.show(JSON.parse(UTF8ToString(json)));
});
EM_JS(double, js_measure, (const char* words, double size, int semibold), {
    return recall_layer.measure(UTF8ToString(words), size, semibold !== 0);
});
// clang-format on

namespace recall::shell {
namespace {

// In ImGui units, as the size is.
float measure_words(std::string_view words, float size, bool semibold) {
    return static_cast<float>(js_measure(std::string(words).c_str(), size, semibold ? 1 : 0));
}

// SDL calls this from within the browser's own event callbacks: the moment to ask for a frame.
int on_sdl_event(void* loop, SDL_Event* event) {
    // Polling for events puts this one in by itself, in every frame.
    if (event->type != SDL_POLLSENTINEL) static_cast<FrameLoop*>(loop)->request();
    return 1;
}

// SDL keeps copied text to itself, so that pasting it back works; the system must have it too.
void copy_to_system(ImGuiContext*, const char* text) {
    SDL_SetClipboardText(text);
    static_cast<PageEffects*>(ImGui::GetPlatformIO().Platform_ClipboardUserData)->copy_text(text);
}

}  // namespace

Shell::Shell() : loop_([this] { paint(); }), host_(loop_) {}

bool Shell::start(const CanvasSize& size) {
    if (!window_.open(size)) return false;
    ImGui::GetPlatformIO().Platform_SetClipboardTextFn = &copy_to_system;
    ImGui::GetPlatformIO().Platform_ClipboardUserData = &host_.page;
    kit_ = std::make_unique<ui::Toolkit>();
    kit_->load_fonts({host_.assets.bytes("inter-regular.otf"),
                      host_.assets.bytes("inter-semibold.otf"), host_.assets.bytes("icons.ttf")});
    kit_->layer().set_measure(&measure_words);
    set_appearance(host_.page.appearance());
    app_ = make_app(host_.host);
    app_->start();
    SDL_AddEventWatch(&on_sdl_event, &loop_);
    loop_.request();
    return true;
}

void Shell::resize(const CanvasSize& size) {
    if (size == window_.size()) return;
    window_.resize(size);
    loop_.request();
    loop_.paint_now();
}

void Shell::set_appearance(const Appearance& appearance) {
    appearance_ = appearance;
    ImGui::GetIO().ConfigMacOSXBehaviors = appearance.apple_keys;
}

void Shell::tap(float x, float y, bool held) {
    window_.tap(x, y, held);
    loop_.request();
}

void Shell::release_keys() {
    window_.release_keys();
    loop_.request();
}

void Shell::context_restored() {
    window_.restore_device();
    loop_.resume();
}

bool Shell::idle() const {
    return loop_.idle() && host_.store.idle() && host_.http.idle() && !app_->busy();
}

ui::Frame Shell::describe_frame() const {
    const CanvasSize& size = window_.size();
    ui::Frame frame;
    frame.text_size = static_cast<float>(appearance_.text_size_percent) / 100;
    frame.scale = static_cast<float>(size.pixel_ratio) * frame.text_size;
    frame.width = static_cast<float>(size.width) / frame.scale;
    frame.height = static_cast<float>(size.height) / frame.scale;
    frame.coarse_pointer = appearance_.coarse_pointer;
    frame.dark = appearance_.dark;
    frame.compact_tables = appearance_.compact_tables;
    frame.reduced_motion = appearance_.reduced_motion;
    frame.now_ms = host_.clock.wall_ms() + app_->clock_offset_ms();
    return frame;
}

void Shell::paint() {
    window_.begin_frame();
    kit_->begin_frame(describe_frame());
    app_->draw();
    kit_->end_frame();
    window_.end_frame();
    // In the frame itself, so that canvas and text move together.
    if (kit_->layer().changed()) js_show_layer(write_layer(kit_->layer()).c_str());
    if (kit_->wants_frame()) loop_.request();
    if (kit_->wake_at_ms() != ui::never_ms) {
        loop_.request_at(kit_->wake_at_ms() - app_->clock_offset_ms());
    }
}

}  // namespace recall::shell
