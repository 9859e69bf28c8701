#include "ui/text.hpp"

#include "ui/icons.hpp"
#include "ui/item.hpp"

#include <algorithm>
#include <string>

namespace recall::ui {
namespace {

constexpr std::string_view nothing_known = "\u2013";

ImGuiID words_id(std::string_view words) {
    return ImHashData(words.data(), words.size(), ImGui::GetCurrentWindow()->IDStack.back());
}

Role role_of(Type type) {
    return type == Type::heading || type == Type::title ? Role::heading : Role::text;
}

void one_line(std::string_view words, std::string_view name, Ink ink, Type type) {
    const TypeScope scope(type);
    const ImVec2 whole = measure(words);
    const float width = std::min<float>(whole.x, ImGui::GetContentRegionAvail().x);
    const ImRect area = rect_at_cursor({std::max<float>(width, 1), whole.y});
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(words_id(words), area,
                                        {.role = role_of(type), .name = name});
    if (shown && draw_line(area, words, ink_colour(ink))) item_tooltip(words);
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

void text(std::string_view words, Ink ink, Type type) {
    if (!words.empty()) one_line(words, words, ink, type);
}
void muted(std::string_view words) { text(words, Ink::muted, Type::small); }
void strong(std::string_view words) { text(words, Ink::normal, Type::strong); }
void heading(std::string_view words) { text(words, Ink::normal, Type::heading); }
void title(std::string_view words) { text(words, Ink::normal, Type::title); }

void paragraph(std::string_view words, Ink ink, Type type) {
    if (words.empty()) return;
    const TypeScope scope(type);
    const float width = std::max<float>(ImGui::GetContentRegionAvail().x, 1);
    const ImRect area = rect_at_cursor(measure_wrapped(words, width));
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(words_id(words), area,
                                        {.role = role_of(type), .name = words});
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
    // ImGui wants to write; read-only it never does.
    std::string shown(value);
    const float whole = measure(value).x + px(space::half);
    const float room = ImGui::GetContentRegionAvail().x;
    const bool cut = whole > room;
    ImGui::SetNextItemWidth(std::max<float>(cut ? room : whole, px(space::two)));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, px(1)));  // Room for descenders.
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    // Cut short it shows an ellipsis, which ImGui's field cannot, until it is being selected.
    ImGui::PushID(CString(id));
    const bool cover = cut && ImGui::GetActiveID() != ImGui::GetID("##copyable");
    ImGui::PushStyleColor(ImGuiCol_Text, cover ? 0 : theme().text);
    ImGui::InputText("##copyable", shown.data(), shown.size() + 1,
                     ImGuiInputTextFlags_ReadOnly | ImGuiInputTextFlags_NoHorizontalScroll);
    if (ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) {
        ImGui::SetClipboardText(shown.c_str());
    }
    toolkit().semantics().describe(ImGui::GetItemID(),
                                   {.role = Role::text, .name = name, .value = value});
    if (cover) {
        draw_line({ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}, value, theme().text);
        item_tooltip(value);
    }
    ImGui::PopID();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(2);
}

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
    // As high as a wrapped line would be.
    move_cursor_up(-3);
    copyable(id, label, value);
    ImGui::PopStyleVar();
    move_cursor_up(-3);
    ImGui::Dummy({0, px(space::half) / 2});
}

}  // namespace recall::ui
