/* What SDL and ImGui's SDL2 backend name, and a page that draws everything with WebGL never uses:
 * left out of the build (see sdl2.cmake), and standing here as empty as they may be. */
#include <SDL2/SDL.h>
#include <emscripten/html5.h>
#include <stdarg.h>
#include <stdio.h>

/* Gamepads, and the 2D renderer: the backend finds no gamepad and never calls the rest. */
int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int joystick_index) {
    (void)joystick_index;
    return SDL_FALSE;
}
SDL_GameController* SDL_GameControllerOpen(int joystick_index) {
    (void)joystick_index;
    return NULL;
}
void SDL_GameControllerClose(SDL_GameController* gamepad) { (void)gamepad; }
Uint8 SDL_GameControllerGetButton(SDL_GameController* gamepad, SDL_GameControllerButton button) {
    (void)gamepad;
    (void)button;
    return 0;
}
Sint16 SDL_GameControllerGetAxis(SDL_GameController* gamepad, SDL_GameControllerAxis axis) {
    (void)gamepad;
    (void)axis;
    return 0;
}
int SDL_GetRendererOutputSize(SDL_Renderer* renderer, int* w, int* h) {
    (void)renderer;
    *w = 0;
    *h = 0;
    return -1;
}

/* Surfaces: only mouse cursors made of pictures, window icons and drawing without WebGL would use
 * them. */
SDL_Surface* SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 red,
                                  Uint32 green, Uint32 blue, Uint32 alpha) {
    (void)flags, (void)width, (void)height, (void)depth;
    (void)red, (void)green, (void)blue, (void)alpha;
    return NULL;
}
SDL_Surface* SDL_CreateRGBSurfaceFrom(void* pixels, int width, int height, int depth, int pitch,
                                      Uint32 red, Uint32 green, Uint32 blue, Uint32 alpha) {
    (void)pixels, (void)width, (void)height, (void)depth, (void)pitch;
    (void)red, (void)green, (void)blue, (void)alpha;
    return NULL;
}
SDL_Surface* SDL_ConvertSurfaceFormat(SDL_Surface* surface, Uint32 format, Uint32 flags) {
    (void)surface, (void)format, (void)flags;
    return NULL;
}
void SDL_FreeSurface(SDL_Surface* surface) { (void)surface; }
int Emscripten_CreateWindowFramebuffer(void* device, SDL_Window* window, Uint32* format,
                                       void** pixels, int* pitch) {
    (void)device, (void)window, (void)format, (void)pixels, (void)pitch;
    return -1;
}
int Emscripten_UpdateWindowFramebuffer(void* device, SDL_Window* window, const SDL_Rect* rects,
                                       int count) {
    (void)device, (void)window, (void)rects, (void)count;
    return -1;
}
void Emscripten_DestroyWindowFramebuffer(void* device, SDL_Window* window) {
    (void)device, (void)window;
}

/* Full screens and a locked pointer, which the page never asks for. Standing here they keep what
 * Emscripten does for them out of its script. */
EMSCRIPTEN_RESULT emscripten_set_fullscreenchange_callback_on_thread(
    const char* target, void* data, EM_BOOL capture, em_fullscreenchange_callback_func callback,
    pthread_t thread) {
    (void)target, (void)data, (void)capture, (void)callback, (void)thread;
    return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
EMSCRIPTEN_RESULT emscripten_request_fullscreen_strategy(
    const char* target, EM_BOOL later, const EmscriptenFullscreenStrategy* strategy) {
    (void)target, (void)later, (void)strategy;
    return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
EMSCRIPTEN_RESULT emscripten_exit_fullscreen(void) { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }
EMSCRIPTEN_RESULT emscripten_set_pointerlockchange_callback_on_thread(
    const char* target, void* data, EM_BOOL capture, em_pointerlockchange_callback_func callback,
    pthread_t thread) {
    (void)target, (void)data, (void)capture, (void)callback, (void)thread;
    return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
EMSCRIPTEN_RESULT emscripten_request_pointerlock(const char* target, EM_BOOL later) {
    (void)target, (void)later;
    return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}
EMSCRIPTEN_RESULT emscripten_exit_pointerlock(void) { return EMSCRIPTEN_RESULT_NOT_SUPPORTED; }

/* The page names itself, and nothing is placed on a screen. Either would bring the rest of
 * Emscripten's browser layer along, which makes main loops. */
void emscripten_set_window_title(const char* title) { (void)title; }
void emscripten_get_screen_size(int* width, int* height) {
    *width = 0;
    *height = 0;
}

/* The page asks by itself before it is left (web/shell.js); SDL would tell nobody but the program. */
EMSCRIPTEN_RESULT emscripten_set_beforeunload_callback_on_thread(
    void* data, em_beforeunload_callback callback, pthread_t thread) {
    (void)data, (void)callback, (void)thread;
    return EMSCRIPTEN_RESULT_NOT_SUPPORTED;
}

/* Whole numbers out of texts, and nothing else: "#version %d", from which ImGui knows what shaders it
 * may write. All that sscanf could besides is for settings in files, and there are none. */
int sscanf(const char* text, const char* format, ...) {
    int read = 0;
    va_list numbers;
    va_start(numbers, format);
    for (; *format != 0; ++format) {
        if (format[0] != '%' || format[1] != 'd') {
            if (*format != *text) break;
            ++text;
            continue;
        }
        ++format;
        int number = 0;
        const char* from = text;
        for (; *text >= '0' && *text <= '9'; ++text) number = number * 10 + (*text - '0');
        if (text == from) break;
        *va_arg(numbers, int*) = number;
        ++read;
    }
    va_end(numbers);
    return read;
}
