#include "ui/toolkit/text.hpp"

#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/text_box.hpp"

#include <algorithm>
#include <string>

namespace recall::ui {
namespace {

constexpr std::string_view nothing_known = "\u2013";

ImGuiID words_id(std::string_view words) {
    return ImHashData(words.data(), words.size(), ImGui::GetCurrentWindow()->IDStack.back());
}

// A title is the page's or a dialog's heading, a heading that of a part of it.
Description description_of(std::string_view name, Type type) {
    const int level = type == Type::title ? 1 : type == Type::heading ? 2 : 0;
    return {.role = level > 0 ? AriaRole::heading : AriaRole::text, .name = name, .level = level};
}

void one_line(std::string_view words, std::string_view name, Ink ink, Type type) {
    const TypeScope scope(type);
    const ImVec2 whole = measure(words);
    const float width = std::min<float>(whole.x, ImGui::GetContentRegionAvail().x);
    const ImRect area = rect_at_cursor({std::max<float>(width, 1), whole.y});
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(words_id(words), area, description_of(name, type));
    if (shown && draw_line(area, words, ink_colour(ink))) item_tooltip(words);
}

// Where the keyboard is, around words that have no outline of their own.
void draw_ring(const ImRect& area) {
    const float out = px(3);
    ImGui::GetWindowDrawList()->AddRect({area.Min.x - out, area.Min.y - out},
                                        {area.Max.x + out, area.Max.y + out}, theme().focus,
                                        px(radius::small), 0, px(2));
}

// Words that lie over the canvas as a field of the page, for reading only: they are selected and
// copied there as any text of a page. In several lines where the description says so.
void select_text(std::string_view id, const ImRect& area, const Description& description) {
    const FieldOptions options;
    ImGui::PushID(CString(id));
    const Touch touch = touch_text_box(make_id("##copyable"), area, options);
    toolkit().semantics().describe(touch.id, description);
    const std::string_view words = description.value.empty() ? description.name : description.value;
    if (touch.visible && !is_edited(touch.id)) {
        ImGui::RenderNavCursor(area, touch.id);
        if (description.multiline) {
            draw_wrapped(area.Min, area.GetWidth(), words, theme().text);
        } else if (draw_line(area, words, theme().text)) {
            item_tooltip(words);
        }
    }
    if (touch.visible && is_edited(touch.id)) draw_ring(area);
    lay_field(touch.id, area, area,
              {.name = std::string(description.name),
               .value = std::string(words),
               .multiline = description.multiline,
               .read_only = true});
    ImGui::PopID();
}

}  // namespace

Colour ink_colour(Ink ink) {
    const Theme& colours = theme();
    switch (ink) {
        case Ink::muted: return colours.text_muted;
        case Ink::accent: return colours.accent_tone.text;
        case Ink::good: return colours.good.text;
        case Ink::warn: return colours.warn.text;
        case Ink::bad: return colours.bad.text;
        case Ink::info: return colours.info.text;
        case Ink::normal: break;
    }
    return colours.text;
}

std::string on_one_line(std::string_view words) {
    constexpr std::string_view breaks = "\n\r\t";
    std::string line;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find_first_of(breaks, at), words.size());
        line += words.substr(at, end - at);
        at = std::min(words.find_first_not_of(breaks, end), words.size());
        if (at > end && at < words.size() && !line.empty()) line += ' ';
    }
    return line;
}

void text(std::string_view words, Ink ink, Type type) {
    if (!words.empty()) one_line(words, words, ink, type);
}
void muted(std::string_view words) { text(words, Ink::muted, Type::small); }
void strong(std::string_view words) { text(words, Ink::normal, Type::strong); }
void heading(std::string_view words) { text(words, Ink::normal, Type::heading); }
void copyable_heading(std::string_view words) {
    if (words.empty()) return;
    const TypeScope scope(Type::heading);
    const float room = std::max<float>(ImGui::GetContentRegionAvail().x, 1);
    const ImRect area = rect_at_cursor(
        {std::min<float>(measure(words).x + px(space::half), room), ImGui::GetFontSize()});
    select_text("heading", area, description_of(words, Type::heading));
}
void title(std::string_view words) { text(words, Ink::normal, Type::title); }

void paragraph(std::string_view words, Ink ink, Type type, Live live) {
    if (words.empty()) return;
    const TypeScope scope(type);
    const float width = std::max<float>(ImGui::GetContentRegionAvail().x, 1);
    const ImRect area = rect_at_cursor(measure_wrapped(words, width));
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    Description description = description_of(words, type);
    description.live = live;
    toolkit().semantics().describe_area(words_id(words), area, description);
    if (shown) draw_wrapped(area.Min, width, words, ink_colour(ink));
}

void icon_mark(const char* icon, Ink ink) {
    const ImVec2 size = measure(icon);
    const ImRect area = rect_at_cursor(size);
    ImGui::ItemSize(size);
    if (ImGui::ItemAdd(area, 0)) draw_words(area.Min, icon, ink_colour(ink));
}

void copyable(std::string_view id, std::string_view name, std::string_view value, Type type) {
    const TypeScope scope(type);
    const ImVec2 size = measure(value);
    const float room = std::max<float>(ImGui::GetContentRegionAvail().x, 1);
    const ImRect area = rect_at_cursor(
        {std::min<float>(size.x + px(space::half), room), ImGui::GetFontSize() + 2 * px(1)});
    select_text(id, area, {.role = AriaRole::text, .name = name, .value = value});
}

namespace {

void wrapped_value(std::string_view id, std::string_view label, std::string_view value,
                   float width) {
    select_text(id, rect_at_cursor({width, measure_wrapped(value, width).y}),
                {.role = AriaRole::text, .name = label, .value = value, .multiline = true});
}

}  // namespace

void fact(std::string_view label, std::string_view value) {
    const std::string_view shown = value.empty() ? nothing_known : value;
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    muted(label);
    ImGui::PushID(CString(label));
    paragraph(shown);
    ImGui::PopID();
    ImGui::PopStyleVar();
    ImGui::Dummy({0, px(space::half) / 2});
}

void copyable_fact(std::string_view id, std::string_view label, std::string_view value) {
    if (value.empty()) return fact(label, value);
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    muted(label);
    const float room = std::max<float>(ImGui::GetContentRegionAvail().x, 1);
    if (measure(value).x > room) {
        wrapped_value(id, label, value, room);
        ImGui::PopStyleVar();
        ImGui::Dummy({0, px(space::half) / 2});
        return;
    }
    // As high as a wrapped line would be.
    move_cursor_up(-3);
    copyable(id, label, value);
    ImGui::PopStyleVar();
    move_cursor_up(-3);
    ImGui::Dummy({0, px(space::half) / 2});
}

void copyable_line(std::string_view id, std::string_view label, std::string_view value,
                   float label_width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = px(label_width);
    {
        const TypeScope scope(Type::small);
        draw_line({at.x, at.y, at.x + left - px(space::one), at.y + line_height()}, label,
                  theme().text_muted);
    }
    move_cursor({at.x + left, at.y});
    const float room = std::max<float>(ImGui::GetContentRegionAvail().x, 1);
    wrapped_value(id, label, value.empty() ? nothing_known : value, room);
}

void copyable_notes(std::string_view id, std::string_view label, std::string_view value) {
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    muted(label);
    wrapped_value(id, label, value, std::max<float>(ImGui::GetContentRegionAvail().x, 1));
    ImGui::PopStyleVar();
    ImGui::Dummy({0, px(space::half) / 2});
}

}  // namespace recall::ui
