/* Included before every file of SDL: its settings for Emscripten, but for OpenGL (see sdl2.cmake). */
#include "SDL_config.h"

#undef SDL_VIDEO_OPENGL_EGL
#undef SDL_VIDEO_OPENGL_ES2
