#include "ui/toolkit/field_parts.hpp"

#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/numbers.hpp"
#include "ui/toolkit/text.hpp"

#include <string>

namespace recall::ui {
namespace {

constexpr const char* cut_words = "No more fits in here; what was too much is left out.";
constexpr const char* full_words = "No more fits in here.";
// What is shorter has a form of its own, as days and codes do, and is full when it is right.
constexpr std::size_t limit_told_bytes_min = 100;

}  // namespace

BelowField below_field(const FieldOptions& options, const std::string* written) {
    if (!options.error.empty()) return {std::string(options.error), Ink::bad};
    if (toolkit().text_entry().is_cut(make_id("##value"))) {
        return {cut_words, Ink::warn, Live::polite};
    }
    const bool told = written && options.bytes_max >= limit_told_bytes_min &&
                      options.disabled.empty() && !options.password && !options.label_hidden;
    if (told && written->size() >= options.bytes_max) return {full_words, Ink::warn, Live::polite};
    const std::size_t left = told ? options.bytes_max - written->size() : options.bytes_max;
    if (told && left <= options.bytes_max / 10) return {grouped(left) + " left"};
    return {std::string(options.hint)};
}

FieldScope::FieldScope(std::string_view id, std::string_view label, const FieldOptions& options,
                       const std::string* written)
    : options_(options), written_(written) {
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
    const BelowField below = below_field(options_, written_);
    if (!below.words.empty()) {
        move_cursor_up(space::half);
        paragraph(below.words, below.ink, Type::small, below.live);
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
