// Included before Dear ImGui's OpenGL backend, which asks for the state of the context in every
// frame, to leave it as it found it. In a browser each question waits for the graphics process
// (50 ms a frame have been measured), and nobody else draws here: it is told what a fresh context
// has. What a context is able to do it still asks for itself.
#pragma once

#include <GLES3/gl3.h>

static inline void recall_gl_get(GLenum name, GLint* value) {
    switch (name) {
        case GL_MAJOR_VERSION:
        case GL_MINOR_VERSION:
        case GL_MAX_TEXTURE_SIZE:
        case GL_NUM_EXTENSIONS: glGetIntegerv(name, value); break;
        case GL_VIEWPORT:
        case GL_SCISSOR_BOX: value[0] = value[1] = value[2] = value[3] = 0; break;
        case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; break;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; break;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA: *value = GL_ONE; break;
        default: *value = 0; break;  // nothing is bound; GL_ZERO
    }
}

#define glGetIntegerv recall_gl_get
#define glIsEnabled(capability) GL_FALSE
