// The two text fonts, Inter Regular and SemiBold, each with the icons merged in.
//
// Dear ImGui 1.92 rasterises a glyph when it is first drawn, at the size it is drawn at, so one
// registration serves every size and every zoom of the page.
#pragma once
#include "ui/toolkit/theme.hpp"

#include <imgui.h>

#include <cstddef>
#include <span>

namespace recall::ui {

// The files' bytes, owned by the caller and alive as long as the ImGui context. `icons` may be
// empty (a native test without assets).
struct FontBytes {
    std::span<const std::byte> regular;
    std::span<const std::byte> semibold;
    std::span<const std::byte> icons;
};

class Fonts {
public:
    // Registers the fonts with the current context's atlas. False if the two text fonts are not
    // both there; ImGui then draws with whatever font the context has.
    bool load(const FontBytes& bytes);

    ImFont* get(Type type) const { return type_is_semibold(type) ? semibold_ : regular_; }

private:
    ImFont* regular_ = nullptr;
    ImFont* semibold_ = nullptr;
};

// While alive, text is drawn in a step of the type scale.
class TypeScope {
public:
    explicit TypeScope(Type type);
    ~TypeScope() { ImGui::PopFont(); }
    TypeScope(const TypeScope&) = delete;
    TypeScope& operator=(const TypeScope&) = delete;
};

}  // namespace recall::ui
