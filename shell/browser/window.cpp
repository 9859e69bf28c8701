#include "shell/browser/window.hpp"

#include <SDL2/SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cfloat>
#include <cstdint>

namespace recall::shell {
namespace {

// Frames are drawn on demand, so the time between two may be hours. ImGui measures double clicks
// and key repeats in this time: the cap must stay above those, or two slow clicks become a double.
constexpr float frame_seconds_max = 1.0F;
constexpr float frame_seconds_min = 0.0001F;

// On the canvas that SDL's window is: this build of SDL knows no OpenGL (cmake/sdl2/sdl2.cmake).
bool make_context() {
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    // The page behind the canvas must not shine through half-transparent pixels.
    wanted.alpha = false;
    wanted.depth = false;
    wanted.stencil = false;
    wanted.antialias = false;
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
        emscripten_webgl_create_context("#canvas", &wanted);
    return context > 0 &&
           emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

// What SDL says of no window is of ours, the only one. A release is, where the browser told that
// the pointer left before it told the release (Safari, with a captured pointer); ImGui would drop
// it.
void own(SDL_Event& event, SDL_Window* window) {
    const bool button = event.type == SDL_MOUSEBUTTONUP || event.type == SDL_MOUSEBUTTONDOWN;
    if (button && event.button.windowID == 0) event.button.windowID = SDL_GetWindowID(window);
}

}  // namespace

bool Window::open(const CanvasSize& size) {
    // Around what takes the keys for the canvas; web/input.js decides which ones get here.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#stage");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        error_ = SDL_GetError();
        return false;
    }
    // Neither resizable nor high-DPI for SDL: it would size the canvas itself, and not exactly.
    window_ = SDL_CreateWindow("Recall", 0, 0, size.width, size.height, 0);
    if (window_ == nullptr) {
        error_ = SDL_GetError();
        return false;
    }
    if (!make_context()) {
        error_ = "The browser gave no WebGL2 context.";
        return false;
    }
    ImGui::CreateContext();
    ImGui_ImplSDL2_InitForOpenGL(window_, nullptr);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    size_ = {};
    resize(size);
    return true;
}

void Window::resize(const CanvasSize& size) {
    if (size == size_) return;
    size_ = size;
    SDL_SetWindowSize(window_, size.width, size.height);
}

// A press that comes together with the move to where it happens (a tap, a quick hand) waits one
// frame: ImGui knows what is under the pointer only once a frame was drawn with it there.
void Window::take_events() {
    SDL_PumpEvents();
    SDL_Event event;
    bool moved = false;
    while (SDL_PeepEvents(&event, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1) {
        if (moved && event.type == SDL_MOUSEBUTTONDOWN) return;
        moved = moved || event.type == SDL_MOUSEMOTION;
        SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
        own(event, window_);
        ImGui_ImplSDL2_ProcessEvent(&event);
    }
}

void Window::begin_frame() {
    take_events();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = std::clamp(io.DeltaTime, frame_seconds_min, frame_seconds_max);
}

void Window::end_frame() {
    glViewport(0, 0, size_.width, size_.height);
    const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    glClearColor(ground.x, ground.y, ground.z, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::release_keys() {
    SDL_ResetKeyboard();
    ImGui::GetIO().ClearInputKeys();
}

void Window::tap(float x, float y, bool held) {
    take_events();
    const int button = held ? ImGuiMouseButton_Right : ImGuiMouseButton_Left;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(x, y);
    io.AddMouseButtonEvent(button, true);
    io.AddMouseButtonEvent(button, false);
    if (!held) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);  // A finger that is gone hovers nowhere.
}

void Window::restore_device() {
    // The objects are gone already; this forgets their names, and ImGui uploads its textures anew.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

}  // namespace recall::shell
