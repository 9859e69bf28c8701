#include "shell/window.hpp"

#include <SDL2/SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>

#include <GLES3/gl3.h>

#include <algorithm>
#include <cstdint>

namespace recall::shell {
namespace {

// Frames are drawn on demand, so the time between two may be hours. ImGui measures double clicks
// and key repeats in this time: the cap must stay above those, or two slow clicks become a double.
constexpr float frame_seconds_max = 1.0F;
constexpr float frame_seconds_min = 0.0001F;

ImGuiKey paste_modifier() {
    // ImGui swaps the two where Cmd does what Ctrl does elsewhere.
    return ImGui::GetIO().ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
}

bool paste_modifier_held() {
    const SDL_Keymod held = SDL_GetModState();
    return (held & (ImGui::GetIO().ConfigMacOSXBehaviors ? KMOD_GUI : KMOD_CTRL)) != 0;
}

SDL_GLContext create_context(SDL_Window* window) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    // The page behind the canvas must not shine through half-transparent pixels.
    SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_MULTISAMPLESAMPLES, 0);
    return SDL_GL_CreateContext(window);
}

}  // namespace

bool Window::open(const CanvasSize& size) {
    // Around the hidden text area of web/input.js; other fields of the page need their keys.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#stage");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        error_ = SDL_GetError();
        return false;
    }
    // Neither resizable nor high-DPI for SDL: it would size the canvas itself, and not exactly.
    window_ = SDL_CreateWindow("Recall", 0, 0, size.width, size.height, SDL_WINDOW_OPENGL);
    if (window_ != nullptr) context_ = create_context(window_);
    if (context_ == nullptr) {
        error_ = SDL_GetError();
        return false;
    }
    ImGui::CreateContext();
    ImGui_ImplSDL2_InitForOpenGL(window_, context_);
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
    SDL_GL_SwapWindow(window_);
}

void Window::release_keys() {
    SDL_ResetKeyboard();
    ImGui::GetIO().ClearInputKeys();
}

void Window::type(const char* text) {
    take_events();  // What was typed before comes before.
    ImGui::GetIO().AddInputCharactersUTF8(text);
}

void Window::paste(const std::string& text) {
    take_events();
    SDL_SetClipboardText(text.c_str());
    // ImGui takes one change of a key a frame: V goes up in a later frame than down, and what
    // follows, such as the release of a Ctrl that was really held, later still.
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(paste_modifier(), true);
    io.AddKeyEvent(ImGuiKey_V, true);
    io.AddKeyEvent(ImGuiKey_V, false);
    io.AddKeyEvent(paste_modifier(), paste_modifier_held());
}

void Window::restore_device() {
    // The objects are gone already; this forgets their names, and ImGui uploads its textures anew.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

}  // namespace recall::shell
