# The toolchain of the web presets: Emscripten's own, wherever it is installed.
# Debian's lives in /usr/share/emscripten; an emsdk sets EMSDK (or EMSCRIPTEN) in the environment.
find_file(RECALL_EMSCRIPTEN_TOOLCHAIN Emscripten.cmake
    PATHS "$ENV{EMSCRIPTEN}" "$ENV{EMSDK}/upstream/emscripten" /usr/share/emscripten
    PATH_SUFFIXES cmake/Modules/Platform
    NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
if(NOT RECALL_EMSCRIPTEN_TOOLCHAIN)
    message(FATAL_ERROR "Emscripten is missing: install the Debian package emscripten (./run does), "
        "or activate an emsdk so that EMSDK is set.")
endif()
include("${RECALL_EMSCRIPTEN_TOOLCHAIN}")
