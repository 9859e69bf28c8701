# SDL2 as a plain library of the files a page needs: window, events, timer.
# (SDL's own CMake spends minutes on checks whose answers are known. 2.26.5 is the newest that
# Emscripten 3.1.6 compiles.) Audio, gamepads, haptics, sensors, the 2D renderer and surfaces of
# pixels are left out: they were a third of the module. So is OpenGL: SDL takes EGL for it, which
# brings all that Emscripten has of main loops and full screens. shell/browser/window.cpp makes the
# context.
recall_debian_source(RECALL_SDL2_DIR libsdl2 2.26.5+dfsg-1
    b3f2c822151804125d08db94c65852f711c2e5df2145a59da120748dc32eb9c3
    bookworm)

file(GLOB sdl2_sources CONFIGURE_DEPENDS
    "${RECALL_SDL2_DIR}/src/*.c"
    "${RECALL_SDL2_DIR}/src/atomic/*.c"
    "${RECALL_SDL2_DIR}/src/cpuinfo/*.c"
    "${RECALL_SDL2_DIR}/src/events/*.c"
    "${RECALL_SDL2_DIR}/src/file/*.c"
    "${RECALL_SDL2_DIR}/src/filesystem/emscripten/*.c"
    "${RECALL_SDL2_DIR}/src/libm/*.c"
    "${RECALL_SDL2_DIR}/src/loadso/dummy/*.c"
    "${RECALL_SDL2_DIR}/src/locale/*.c"
    "${RECALL_SDL2_DIR}/src/locale/emscripten/*.c"
    "${RECALL_SDL2_DIR}/src/main/dummy/*.c"
    "${RECALL_SDL2_DIR}/src/misc/*.c"
    "${RECALL_SDL2_DIR}/src/misc/emscripten/*.c"
    "${RECALL_SDL2_DIR}/src/stdlib/*.c"
    "${RECALL_SDL2_DIR}/src/thread/*.c"
    "${RECALL_SDL2_DIR}/src/thread/generic/*.c"
    "${RECALL_SDL2_DIR}/src/timer/*.c"
    "${RECALL_SDL2_DIR}/src/timer/unix/*.c"
    "${RECALL_SDL2_DIR}/src/video/*.c"
    "${RECALL_SDL2_DIR}/src/video/emscripten/*.c")
list(FILTER sdl2_sources EXCLUDE REGEX
    "/SDL_(blit.*|RLEaccel|stretch|yuv|surface|fillrect|egl|emscripten(framebuffer|opengles))\\.c$")

# SDL's headers are included as <SDL2/SDL.h>, and by ImGui's backend as <SDL.h>.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/sdl2")
file(CREATE_LINK "${RECALL_SDL2_DIR}/include" "${PROJECT_BINARY_DIR}/sdl2/SDL2" SYMBOLIC)

add_library(sdl2 STATIC ${sdl2_sources} "${PROJECT_SOURCE_DIR}/cmake/sdl2/absent.c")
target_include_directories(sdl2 SYSTEM PUBLIC
    "${RECALL_SDL2_DIR}/include" "${PROJECT_BINARY_DIR}/sdl2")
target_compile_definitions(sdl2 PRIVATE
    SDL_AUDIO_DISABLED=1
    SDL_JOYSTICK_DISABLED=1
    SDL_LOADSO_DUMMY=1
    SDL_POWER_DISABLED=1
    SDL_RENDER_DISABLED=1
    SDL_SENSOR_DISABLED=1)
target_compile_options(sdl2 PRIVATE -w -include "${PROJECT_SOURCE_DIR}/cmake/sdl2/without_gl.h")
