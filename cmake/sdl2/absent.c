/* What SDL and ImGui's SDL2 backend name, and a page that draws everything with WebGL never uses:
 * left out of the build (see sdl2.cmake), and standing here as empty as they may be. */
#include <SDL2/SDL.h>
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

/* Copying pixels between surfaces: only mouse cursors made of pictures and window icons would. */
int SDL_CalculateBlit(SDL_Surface* surface) {
    (void)surface;
    return SDL_SetError("Surfaces cannot be copied in this build of SDL");
}
int SDL_RLESurface(SDL_Surface* surface) {
    (void)surface;
    return -1;
}
void SDL_UnRLESurface(SDL_Surface* surface, int recode) {
    (void)surface;
    (void)recode;
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

/* Looking GL functions up by name would keep all of OpenGL ES in the page: 60 KB of script and
 * module. Nobody does: the backend calls the few it needs by themselves. */
void* eglGetProcAddress(const char* name) {
    (void)name;
    return NULL;
}
