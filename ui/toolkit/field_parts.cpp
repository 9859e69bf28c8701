#include "ui/toolkit/field_parts.hpp"

#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/text.hpp"

#include <string>

namespace recall::ui {
namespace {

constexpr std::string_view cut_words = "No more fits in here; what was too much is left out.";

}  // namespace

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
    const bool cut = toolkit().text_entry().is_cut(make_id("##value"));
    const std::string_view below = wrong ? options_.error : cut ? cut_words : options_.hint;
    if (!below.empty()) {
        move_cursor_up(space::half);
        paragraph(below, wrong ? Ink::bad : cut ? Ink::warn : Ink::muted, Type::small);
    }
    ImGui::EndGroup();
    ImGui::PopID();
}

Description describe_field(AriaRole role, std::string_view label, const FieldOptions& options) {
    const bool wrong = !options.error.empty();
    const std::string_view hint = !options.disabled.empty() ? options.disabled
                                  : wrong                   ? options.error
                                                            : options.hint;
    return {.role = role,
            .name = label,
            .hint = hint,
            .disabled = !options.disabled.empty(),
            .password = options.password,
            .required = options.required,
            .invalid = wrong};
}

Colour outline_of(const FieldOptions& options, bool editing) {
    const Theme& t = theme();
    if (!options.disabled.empty()) return t.line;
    if (!options.error.empty()) return t.bad.text;
    return editing ? t.focus : t.field_line;
}

void draw_field_frame(const Touch& touch, const FieldOptions& options, bool editing) {
    const Theme& t = theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = px(radius::control);
    const ImRect& area = touch.area;
    list.AddRectFilled(area.Min, area.Max, options.disabled.empty() ? t.surface : t.sunken,
                       rounding);
    list.AddRect(area.Min, area.Max, outline_of(options, editing), rounding, 0,
                 px(editing ? 2 : 1));
    if (!editing) ImGui::RenderNavCursor(area, touch.id);
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
