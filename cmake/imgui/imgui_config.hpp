// How Recall wants Dear ImGui, in the page and in the native tests alike (IMGUI_USER_CONFIG).
#pragma once

// WebGL has no base vertex, so one draw list must be able to index more than 64k vertices.
#define ImDrawIdx unsigned int

// Names may hold any character, also beyond the basic plane.
#define IMGUI_USE_WCHAR32

// The hooks from which the semantic tree takes what is on screen; ui/ defines them.
#define IMGUI_ENABLE_TEST_ENGINE

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS

// A page has no files and no shell.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Every byte of the first visit counts: the page brings its own fonts and needs no debugger.
#ifdef __EMSCRIPTEN__
#define IMGUI_DISABLE_DEFAULT_FONT
#ifdef NDEBUG
#define IMGUI_DISABLE_DEBUG_TOOLS
#endif
#endif
