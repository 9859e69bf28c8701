#include "ui/field_parts.hpp"

#include "ui/icons.hpp"
#include "ui/item.hpp"
#include "ui/text.hpp"

#include <string>

namespace recall::ui {

FieldScope::FieldScope(std::string_view id, std::string_view label, const FieldOptions& options)
    : options_(options) {
    ImGui::PushID(id.data(), id.data() + id.size());
    ImGui::BeginGroup();
    if (options.label_hidden || label.empty()) return;
    // The label is the field's name in the tree, so it is drawn but not described again.
    const TypeScope scope(Type::small);
    const ImVec2 size = measure(label);
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, size.y});
    draw_line(area, label, theme().text_muted);
    if (options.required) {
        draw_words({area.Min.x + size.x + px(3), area.Min.y}, "*", theme().bad.text);
    }
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(space::half));
    ImGui::ItemSize({size.x, size.y});
    ImGui::PopStyleVar();
}

FieldScope::~FieldScope() {
    const bool wrong = !options_.error.empty();
    const std::string_view below = wrong ? options_.error : options_.hint;
    if (!below.empty()) {
        move_cursor_up(space::half);
        paragraph(below, wrong ? Ink::bad : Ink::muted, Type::small);
    }
    ImGui::EndGroup();
    ImGui::PopID();
}

Colour outline_of(const FieldOptions& options, bool editing) {
    const Theme& t = theme();
    if (!options.disabled.empty()) return t.line;
    if (!options.error.empty()) return t.bad.text;
    return editing ? t.focus : t.field_line;
}

FieldFrame::FieldFrame(const FieldOptions& options, ImGuiID id)
    : disabled_(!options.disabled.empty()) {
    const Theme& t = theme();
    const bool editing = ImGui::GetActiveID() == id;
    const Colour fill = disabled_ ? t.sunken : t.surface;
    ImGui::PushStyleColor(ImGuiCol_Border, outline_of(options, editing));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, fill);
    ImGui::PushStyleColor(ImGuiCol_Text, disabled_ ? t.text_disabled : t.text);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, px(editing ? 2 : 1));
    if (disabled_) ImGui::BeginDisabled();
}

FieldFrame::~FieldFrame() {
    if (disabled_) ImGui::EndDisabled();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(3);
}

float field_width(const FieldOptions& options) {
    if (options.width > 0) {
        const float wanted = px(options.width);
        const float left = ImGui::GetContentRegionAvail().x;
        return wanted < left ? wanted : left;
    }
    return ImGui::GetContentRegionAvail().x;
}

}  // namespace recall::ui
