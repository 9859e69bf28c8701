#include "ui/toolkit/fonts.hpp"

#include "ui/toolkit/toolkit.hpp"

#include <cstdio>

namespace recall::ui {
namespace {

// The icon font's glyphs fill their square. Drawn a little larger than the text and lowered by
// this share of the size, they sit on the middle of its lower-case letters.
constexpr float icon_drop = 0.14F;
constexpr float reference_size_px = 16;

// Inter keeps alternates of its own where the icons live.
constexpr ImWchar private_use[] = {0xE000, 0xF8FF, 0};

ImFont* add(std::span<const std::byte> bytes, ImFontConfig config) {
    config.FontDataOwnedByAtlas = false;
    // ImGui asks for mutable bytes but, as it does not own them, only reads.
    auto* data = const_cast<std::byte*>(bytes.data());
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()),
                                                      reference_size_px, &config);
}

ImFont* add_with_icons(std::span<const std::byte> text, std::span<const std::byte> icons,
                       const char* name) {
    ImFontConfig text_config;
    std::snprintf(text_config.Name, sizeof text_config.Name, "%s", name);
    text_config.GlyphExcludeRanges = private_use;
    ImFont* font = add(text, text_config);
    if (font == nullptr || icons.empty()) return font;
    ImFontConfig icon_config;
    icon_config.MergeMode = true;
    icon_config.PixelSnapH = true;
    icon_config.GlyphOffset.y = reference_size_px * icon_drop;
    add(icons, icon_config);
    return font;
}

}  // namespace

bool Fonts::load(const FontBytes& bytes) {
    if (bytes.regular.empty() || bytes.semibold.empty()) return false;
    regular_ = add_with_icons(bytes.regular, bytes.icons, "Inter Regular");
    semibold_ = add_with_icons(bytes.semibold, bytes.icons, "Inter SemiBold");
    ImGui::GetIO().FontDefault = regular_;
    return regular_ != nullptr && semibold_ != nullptr;
}

TypeScope::TypeScope(Type type) {
    const Toolkit& kit = toolkit();
    ImGui::PushFont(kit.fonts().get(type), type_size(type, kit.frame().coarse_pointer));
}

}  // namespace recall::ui
