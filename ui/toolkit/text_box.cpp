#include "ui/toolkit/text_box.hpp"

#include "ui/toolkit/keys.hpp"

#include <algorithm>
#include <utility>

namespace recall::ui {
namespace {

constexpr std::string_view password_dots = "••••••••••••••••";
constexpr std::size_t dots_max = 16;
constexpr std::size_t dot_bytes = 3;

TextEntry& entry() { return toolkit().text_entry(); }

}  // namespace

std::string_view dots_for(std::string_view password) {
    return password_dots.substr(0, dot_bytes * std::min(password.size(), dots_max));
}

bool is_edited(ImGuiID id) { return entry().edits(id); }

FieldEdit take_edit(ImGuiID id, std::string& value, const FieldOptions& options) {
    FieldEdit edit;
    if (auto text = entry().take_text(id); text && options.disabled.empty()) {
        entry().set_cut(id, cut_to_fit(*text, value, options.bytes_max));
        edit.changed = *text != value;
        if (edit.changed) value = std::move(*text);
    }
    edit.submitted = entry().take_submit(id);
    edit.left = entry().take_left(id);
    return edit;
}

Touch touch_text_box(ImGuiID id, const ImRect& area, const FieldOptions& options) {
    const bool disabled = !options.disabled.empty();
    ImGui::SetNextItemAllowOverlap();
    const Touch touch = touch_item(id, area, disabled);
    if (touch.hovered && !disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    const bool asked = toolkit().semantics().take_focus_request(id) || pressed(options.key) ||
                       (options.focus && ImGui::IsWindowAppearing());
    if ((touch.pressed || asked) && !disabled) entry().begin(id);
    if (!entry().edits(id)) return touch;
    entry().keep(id);
    // The keyboard goes on from here, and a press elsewhere ends the writing.
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    if (ImGui::GetCurrentContext()->NavId != id) {
        ImGui::SetFocusID(id, window);
        ImGui::ScrollToRect(window, area);
    }
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !touch.hovered) entry().leave(id);
    if (options.seeks && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) {
        ImGui::NavMoveRequestCancel();  // which knows nothing of what was found
        entry().leave(id);
        toolkit().focus_home().seek_found();
    }
    return touch;
}

void lay_field(ImGuiID id, const ImRect& area, const ImRect& words, LayerField field) {
    field.id = id;
    field.left = words.Min.x - area.Min.x;
    field.right = area.Max.x - words.Max.x;
    field.top = words.Min.y - area.Min.y;
    field.lettering.size = ImGui::GetFontSize();
    field.lettering.semibold = ImGui::GetFont() != ImGui::GetIO().FontDefault;
    if (field.lettering.colour == 0) field.lettering.colour = theme().text;
    field.placeholder_colour = theme().placeholder;
    field.line_height = line_height();
    toolkit().layer().add_field(area, std::move(field));
}

}  // namespace recall::ui
