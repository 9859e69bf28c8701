#include "ui/toolkit/theme.hpp"

#include <algorithm>
#include <cmath>

namespace recall::ui {
namespace {

constexpr Theme light{
    .background = rgb(0xF6F7F9),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .sunken = rgb(0xEEF0F4),
    .line = rgb(0xE3E6EC),
    .field_line = rgb(0x7B8292),
    .button_line = rgb(0x7B8292),
    .text = rgb(0x181B25),
    .text_muted = rgb(0x596072),
    .placeholder = rgb(0x626A7C),
    .text_disabled = rgb(0x9AA1AF),
    .accent = rgb(0x4F46E5),
    .accent_hover = rgb(0x4338CA),
    .accent_active = rgb(0x3730A3),
    .on_accent = rgb(0xFFFFFF),
    .danger = rgb(0xC92A2A),
    .danger_hover = rgb(0xB02020),
    .danger_active = rgb(0x971A1A),
    .on_danger = rgb(0xFFFFFF),
    .focus = rgb(0x4F46E5),
    .row_hover = rgb(0xF4F5F8),
    .row_selected = rgb(0xF1F2FE),
    .row_selected_hover = rgb(0xE9EBFD),
    .button_hover = rgb(0xF1F3F6),
    .button_active = rgb(0xE6E9EF),
    .scrollbar = rgb(0x868D9C),
    .scrollbar_hover = rgb(0x687082),
    .dim = rgb(0x10131C, 110),
    .shadow = rgb(0x10131C, 26),
    .text_selection = rgb(0x4F46E5, 60),
    .neutral = {rgb(0x4A5162), rgb(0xEEF0F4)},
    .accent_tone = {rgb(0x4038C8), rgb(0xE2E4FD)},
    .good = {rgb(0x14693E), rgb(0xE3F5EA)},
    .warn = {rgb(0x854700), rgb(0xFDF1D6)},
    .bad = {rgb(0xB42323), rgb(0xFDEBEB)},
    .info = {rgb(0x175CB0), rgb(0xE6F0FC)},
};

constexpr Theme dark{
    .background = rgb(0x0E1015),
    .surface = rgb(0x161920),
    .raised = rgb(0x1D212A),
    .sunken = rgb(0x22262F),
    .line = rgb(0x292E39),
    .field_line = rgb(0x7B8496),
    .button_line = rgb(0x7B8496),
    .text = rgb(0xE9EBF1),
    .text_muted = rgb(0xA2A9B8),
    .placeholder = rgb(0x939BAB),
    .text_disabled = rgb(0x626A7A),
    .accent = rgb(0x6862EE),
    .accent_hover = rgb(0x5F58E6),
    .accent_active = rgb(0x524BDB),
    .on_accent = rgb(0xFFFFFF),
    .danger = rgb(0xC93A3A),
    .danger_hover = rgb(0xD24444),
    .danger_active = rgb(0xB02C2C),
    .on_danger = rgb(0xFFFFFF),
    .focus = rgb(0x8F8BFF),
    .row_hover = rgb(0x1C2029),
    .row_selected = rgb(0x25264A),
    .row_selected_hover = rgb(0x2C2D57),
    .button_hover = rgb(0x272C36),
    .button_active = rgb(0x313744),
    .scrollbar = rgb(0x6F7788),
    .scrollbar_hover = rgb(0x8A92A4),
    .dim = rgb(0x000000, 150),
    .shadow = rgb(0x000000, 90),
    .text_selection = rgb(0x7C76FF, 90),
    .neutral = {rgb(0xB9BFCC), rgb(0x2A2F3A)},
    .accent_tone = {rgb(0xB4B1FF), rgb(0x32336A)},
    .good = {rgb(0x6FD79C), rgb(0x15301F)},
    .warn = {rgb(0xF2BE62), rgb(0x35280F)},
    .bad = {rgb(0xFF9C9C), rgb(0x3D1B1D)},
    .info = {rgb(0x86BCFF), rgb(0x152A46)},
};

constexpr Colour clear = rgb(0, 0);

struct StyleColour {
    ImGuiCol slot;
    Colour Theme::*token;
};

constexpr StyleColour style_colours[] = {
    {ImGuiCol_Text, &Theme::text},
    {ImGuiCol_TextDisabled, &Theme::placeholder},
    {ImGuiCol_WindowBg, &Theme::background},
    {ImGuiCol_PopupBg, &Theme::raised},
    {ImGuiCol_Border, &Theme::line},
    {ImGuiCol_FrameBg, &Theme::surface},
    {ImGuiCol_FrameBgHovered, &Theme::surface},
    {ImGuiCol_FrameBgActive, &Theme::surface},
    {ImGuiCol_TitleBg, &Theme::raised},
    {ImGuiCol_TitleBgActive, &Theme::raised},
    {ImGuiCol_TitleBgCollapsed, &Theme::raised},
    {ImGuiCol_MenuBarBg, &Theme::surface},
    {ImGuiCol_ScrollbarGrab, &Theme::scrollbar},
    {ImGuiCol_ScrollbarGrabHovered, &Theme::scrollbar_hover},
    {ImGuiCol_ScrollbarGrabActive, &Theme::scrollbar_hover},
    {ImGuiCol_CheckMark, &Theme::on_accent},
    {ImGuiCol_SliderGrab, &Theme::accent},
    {ImGuiCol_SliderGrabActive, &Theme::accent_active},
    {ImGuiCol_Button, &Theme::surface},
    {ImGuiCol_ButtonHovered, &Theme::button_hover},
    {ImGuiCol_ButtonActive, &Theme::button_active},
    {ImGuiCol_Header, &Theme::row_selected},
    {ImGuiCol_HeaderHovered, &Theme::row_hover},
    {ImGuiCol_HeaderActive, &Theme::row_selected},
    {ImGuiCol_Separator, &Theme::line},
    {ImGuiCol_SeparatorHovered, &Theme::field_line},
    {ImGuiCol_SeparatorActive, &Theme::accent},
    {ImGuiCol_ResizeGrip, &Theme::line},
    {ImGuiCol_ResizeGripHovered, &Theme::field_line},
    {ImGuiCol_ResizeGripActive, &Theme::accent},
    {ImGuiCol_InputTextCursor, &Theme::text},
    {ImGuiCol_TabHovered, &Theme::button_hover},
    {ImGuiCol_Tab, &Theme::surface},
    {ImGuiCol_TabSelected, &Theme::row_selected},
    {ImGuiCol_TabSelectedOverline, &Theme::accent},
    {ImGuiCol_TabDimmed, &Theme::surface},
    {ImGuiCol_TabDimmedSelected, &Theme::row_selected},
    {ImGuiCol_TabDimmedSelectedOverline, &Theme::line},
    {ImGuiCol_PlotLines, &Theme::accent},
    {ImGuiCol_PlotLinesHovered, &Theme::accent_hover},
    {ImGuiCol_PlotHistogram, &Theme::accent},
    {ImGuiCol_PlotHistogramHovered, &Theme::accent_hover},
    {ImGuiCol_TableBorderStrong, &Theme::line},
    {ImGuiCol_TableBorderLight, &Theme::line},
    {ImGuiCol_TextSelectedBg, &Theme::text_selection},
    {ImGuiCol_TreeLines, &Theme::line},
    {ImGuiCol_DragDropTarget, &Theme::accent},
    {ImGuiCol_NavCursor, &Theme::focus},
    {ImGuiCol_NavWindowingHighlight, &Theme::focus},
    {ImGuiCol_NavWindowingDimBg, &Theme::dim},
    {ImGuiCol_ModalWindowDimBg, &Theme::dim},
};

void apply_colours(ImGuiStyle& style, const Theme& theme) {
    for (ImVec4& colour : style.Colors) colour = ImGui::ColorConvertU32ToFloat4(clear);
    for (const StyleColour& entry : style_colours) {
        style.Colors[entry.slot] = ImGui::ColorConvertU32ToFloat4(theme.*entry.token);
    }
    style.Colors[ImGuiCol_TextLink] = ImGui::ColorConvertU32ToFloat4(theme.accent_tone.text);
}

// Paddings are rounded after scaling, so that edges fall on real pixels at 125 % too.
void apply_sizes(ImGuiStyle& style, const Frame& frame) {
    const auto px = [&](float css) { return std::round(css * frame.scale); };
    const Density& density = frame.coarse_pointer ? coarse_density : fine_density;
    const float body = type_size(Type::body, frame.coarse_pointer);

    style.FontSizeBase = body;
    style.FontScaleMain = 1;
    style.FontScaleDpi = frame.scale;
    style.Alpha = 1;
    style.DisabledAlpha = 1;  // Widgets pick their disabled colours themselves.

    style.WindowPadding = {px(space::two), px(space::two)};
    style.WindowRounding = px(radius::card);
    style.WindowBorderSize = 0;
    style.WindowMinSize = {px(space::four), px(space::four)};
    style.ChildRounding = px(radius::card);
    style.ChildBorderSize = std::max<float>(1, px(1));
    style.PopupRounding = px(radius::card);
    style.PopupBorderSize = std::max<float>(1, px(1));

    style.FramePadding = {px(10), std::round((px(density.control) - px(body)) / 2)};
    style.FrameRounding = px(radius::control);
    style.FrameBorderSize = std::max<float>(1, px(1));
    style.ItemSpacing = {px(space::one), px(space::one)};
    style.ItemInnerSpacing = {px(space::one), px(space::half)};
    style.CellPadding = {px(space::one_half), 0};
    style.IndentSpacing = px(space::two);
    style.ScrollbarSize = px(10);
    style.ScrollbarRounding = px(radius::pill);
    style.GrabMinSize = px(24);
    style.GrabRounding = px(radius::control);
    style.TabRounding = px(radius::control);
    style.SeparatorTextBorderSize = std::max<float>(1, px(1));
    style.DisplaySafeAreaPadding = {px(space::one), px(space::one)};
    style.MouseCursorScale = frame.scale;
    style.CircleTessellationMaxError = 0.2F;
    style.HoverDelayShort = 0.25F;
    style.HoverDelayNormal = 0.5F;
}

}  // namespace

const Theme& light_theme() { return light; }
const Theme& dark_theme() { return dark; }

const ToneColours& Theme::tone(Tone wanted) const {
    switch (wanted) {
        case Tone::accent: return accent_tone;
        case Tone::good: return good;
        case Tone::warn: return warn;
        case Tone::bad: return bad;
        case Tone::info: return info;
        case Tone::neutral: break;
    }
    return neutral;
}

float type_size(Type type, bool coarse_pointer) {
    switch (type) {
        case Type::small: return coarse_pointer ? 13 : 12.5F;
        case Type::heading: return 16;
        case Type::title: return 20;
        case Type::figure: return 28;
        case Type::body:
        case Type::strong: break;
    }
    return coarse_pointer ? 15 : 14;
}

bool type_is_semibold(Type type) { return type != Type::small && type != Type::body; }

void apply_theme(ImGuiStyle& style, const Theme& theme, const Frame& frame) {
    style = ImGuiStyle();
    apply_colours(style, theme);
    apply_sizes(style, frame);
}

}  // namespace recall::ui
