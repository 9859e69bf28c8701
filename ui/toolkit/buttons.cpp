#include "ui/toolkit/buttons.hpp"

#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace recall::ui {
namespace {

constexpr std::string_view busy_reason = "Waiting for the answer";
constexpr float icon_gap_px = 6;

struct Paint {
    Colour fill;
    Colour line;
    Colour words;
};

Paint paint_of(const ButtonOptions& options, bool disabled, const Touch& touch) {
    const Theme& t = theme();
    const bool ghost = options.kind == ButtonKind::ghost;
    if (disabled) return {ghost ? 0 : t.sunken, ghost ? 0 : t.line, t.text_disabled};
    const bool down = touch.held && touch.hovered;
    const auto pick = [&](Colour rest, Colour hover, Colour active) {
        return down ? active : touch.hovered ? hover : rest;
    };
    switch (options.kind) {
        case ButtonKind::primary:
            return {pick(t.accent, t.accent_hover, t.accent_active), 0, t.on_accent};
        case ButtonKind::danger:
            return {pick(t.danger, t.danger_hover, t.danger_active), 0, t.on_danger};
        case ButtonKind::ghost: return {pick(0, t.button_hover, t.button_active), 0, t.text};
        case ButtonKind::secondary: break;
    }
    return {pick(t.surface, t.button_hover, t.button_active), t.button_line, t.text};
}

float height_of(const ButtonOptions& options) {
    const Density& density = toolkit().density();
    return px(options.small ? density.small : density.control);
}

float padding_of(const ButtonOptions& options) { return px(options.small ? 10 : 14); }

float content_width(std::string_view label, const char* icon) {
    float width = label.empty() ? 0 : measure(label).x;
    if (icon != nullptr) width += measure(icon).x;
    if (icon != nullptr && !label.empty()) width += px(icon_gap_px);
    return width;
}

Type type_of(const ButtonOptions& options) { return options.small ? Type::body : Type::strong; }

std::string tooltip_words(std::string_view first, const ButtonOptions& options) {
    std::string words(first);
    if (options.key == 0) return words;
    if (!words.empty()) words += "  ";
    return words + "(" + ImGui::GetKeyChordName(options.key) + ")";
}

void draw_content(const ImRect& area, std::string_view label, const char* icon, Colour colour) {
    const float width = std::min<float>(content_width(label, icon), area.GetWidth());
    float x = std::round(area.Min.x + (area.GetWidth() - width) / 2);
    if (icon != nullptr) {
        const float icon_width = measure(icon).x;
        draw_line({x, area.Min.y, x + icon_width + 1, area.Max.y}, icon, colour);
        x += icon_width + px(icon_gap_px);
    }
    if (!label.empty()) draw_line({x, area.Min.y, area.Max.x, area.Max.y}, label, colour);
}

struct Face {
    std::string_view id, label, name;
    float width;
};

bool press_button(const Face& face, const ButtonOptions& options) {
    const TypeScope scope(type_of(options));
    const bool disabled = options.busy || !options.disabled.empty();
    const std::string_view reason = options.busy ? busy_reason : options.disabled;
    const ImRect area = rect_at_cursor({face.width, height_of(options)});
    const Touch touch = touch_item(make_id(face.id), area, disabled);
    toolkit().semantics().describe(
        touch.id,
        {.role = AriaRole::button,
         .name = face.name,
         .value = reason,
         .dials = options.dials,
         .disabled = disabled});
    const bool pressed = touch.pressed || (!disabled && ui::pressed(options.key));
    if (!disabled && options.kind == ButtonKind::primary) {
        toolkit().focus_home().offer(touch.id, FocusRank::action);
    }
    if (!touch.visible) return pressed;

    const Paint paint = paint_of(options, disabled, touch);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = px(radius::control);
    if (paint.fill != 0) list.AddRectFilled(area.Min, area.Max, paint.fill, rounding);
    if (paint.line != 0) list.AddRect(area.Min, area.Max, paint.line, rounding, 0, px(1));
    ImGui::RenderNavCursor(area, touch.id);

    const float inset = face.label.empty() ? 0 : padding_of(options) / 2;
    const ImRect inner(area.Min.x + inset, area.Min.y, area.Max.x - inset, area.Max.y);
    draw_content(inner, face.label, options.busy ? icon::hourglass : options.icon, paint.words);

    const std::string_view named = face.label.empty() ? face.name : std::string_view{};
    if (disabled)
        item_tooltip(reason);
    else
        item_tooltip(tooltip_words(options.tooltip.empty() ? named : options.tooltip, options));
    return pressed;
}

}  // namespace

bool button(std::string_view id, std::string_view label, const ButtonOptions& options) {
    float width = px(options.width);
    if (options.width == 0) width = px(button_width(label, options));
    if (options.width < 0) width = ImGui::GetContentRegionAvail().x;
    return press_button({id, label, label, width}, options);
}

bool icon_button(std::string_view id, const char* icon, std::string_view name,
                 const ButtonOptions& options) {
    ButtonOptions with_icon = options;
    with_icon.icon = icon;
    return press_button({id, {}, name, height_of(options)}, with_icon);
}

bool link(std::string_view id, std::string_view label) {
    const ImVec2 size = measure(label);
    const float height = std::max<float>(size.y, px(toolkit().density().line));
    const ImRect area =
        rect_at_cursor({std::min<float>(size.x, ImGui::GetContentRegionAvail().x), height});
    const Touch touch = touch_item(make_id(id), area, false);
    toolkit().semantics().describe(touch.id, {.role = AriaRole::link, .name = label});
    if (!touch.visible) return touch.pressed;
    const Colour colour = ink_colour(Ink::accent);
    draw_line(area, label, colour);
    if (touch.hovered) {
        const float y = area.GetCenter().y + size.y / 2;
        ImGui::GetWindowDrawList()->AddLine({area.Min.x, y}, {area.Max.x, y}, colour, px(1));
    }
    ImGui::RenderNavCursor(area, touch.id);
    return touch.pressed;
}

float button_width(std::string_view label, const ButtonOptions& options) {
    const TypeScope scope(type_of(options));
    const char* icon = options.busy ? icon::hourglass : options.icon;
    return (content_width(label, icon) + 2 * padding_of(options)) / frame().scale;
}

float icon_button_width(const ButtonOptions& options) { return height_of(options) / frame().scale; }

}  // namespace recall::ui
