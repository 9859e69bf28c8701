#include "ui/fields.hpp"

#include "ui/buttons.hpp"
#include "ui/field_parts.hpp"
#include "ui/icons.hpp"
#include "ui/item.hpp"
#include "ui/text.hpp"

#include <algorithm>
#include <cstring>

namespace recall::ui {
namespace {

constexpr std::string_view password_dots = "••••••••••••••••";

// Lends a string's bytes to ImGui with room to grow to the field's limit.
class Lent {
public:
    Lent(std::string& value, std::size_t bytes_max) : value_(value) {
        value_.resize(std::max(bytes_max, value.size()));
    }
    ~Lent() { value_.resize(std::strlen(value_.c_str())); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    char* data() { return value_.data(); }
    std::size_t size() const { return value_.size() + 1; }

private:
    std::string& value_;
};

// A text the page's own input element wrote replaces ours, also in the midst of an edit.
bool take_page_text(ImGuiID id, std::string& value) {
    auto text = toolkit().semantics().take_text(id);
    if (!text || *text == value) return false;
    value = std::move(*text);
    if (ImGuiInputTextState* state = ImGui::GetInputTextState(id)) {
        state->ReloadUserBufAndMoveToEnd();
    }
    return true;
}

void wants_keyboard(ImGuiID id, bool on_appearing) {
    const bool asked = toolkit().semantics().take_focus_request(id);
    if (asked || (on_appearing && ImGui::IsWindowAppearing())) ImGui::SetKeyboardFocusHere();
}

// Escape leaves a field. ImGui would also undo what was typed; we keep it.
class KeptOnEscape {
public:
    KeptOnEscape(ImGuiID id, std::string& value)
        : value_(value),
          leaving_(ImGui::GetActiveID() == id && ImGui::IsKeyPressed(ImGuiKey_Escape)) {
        if (leaving_) typed_ = value;
    }
    ~KeptOnEscape() {
        if (leaving_) value_ = typed_;
    }
    KeptOnEscape(const KeptOnEscape&) = delete;
    KeptOnEscape& operator=(const KeptOnEscape&) = delete;

private:
    std::string& value_;
    std::string typed_;
    bool leaving_;
};

struct Line {
    Role role;
    float left_inset = 0;
    float right_inset = 0;
};

Edit edit_line(std::string_view label, std::string& value, const FieldOptions& options,
               const Line& line) {
    const FieldFrame frame_style(options, ImGui::GetID("##value"));
    const ImGuiID id = ImGui::GetID("##value");
    Edit edit;
    edit.changed = take_page_text(id, value);
    wants_keyboard(id, options.focus);

    ImGuiInputTextFlags flags = ImGuiInputTextFlags_EnterReturnsTrue;
    if (options.password) flags |= ImGuiInputTextFlags_Password;
    const float padding = ImGui::GetStyle().FramePadding.x;
    ImGui::PushStyleVarX(ImGuiStyleVar_FramePadding, padding + line.left_inset);
    ImGui::SetNextItemWidth(field_width(options));
    ImGui::SetNextItemAllowOverlap();
    {
        const KeptOnEscape kept(id, value);
        Lent lent(value, options.bytes_max);
        const CString hint(options.placeholder);
        edit.submitted = ImGui::InputTextWithHint("##value", hint, lent.data(), lent.size(), flags);
    }
    ImGui::PopStyleVar();
    edit.changed = edit.changed || ImGui::IsItemEdited();
    edit.left = ImGui::IsItemDeactivatedAfterEdit();
    const std::string_view dots =
        password_dots.substr(0, 3 * std::min<std::size_t>(value.size(), 16));
    toolkit().semantics().describe(id, {.role = line.role,
                                        .name = label,
                                        .value = options.password ? dots : value,
                                        .password = options.password});
    item_tooltip(options.disabled);
    return edit;
}

// Draws the text wrapped over the field, whose own does not wrap, while nobody edits it.
void draw_at_rest(const ImRect& area, std::string_view words, Colour colour) {
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    ImGui::PushClipRect({area.Min.x, area.Min.y + px(2)}, {area.Max.x, area.Max.y - px(2)}, true);
    draw_wrapped({area.Min.x + padding.x, area.Min.y + padding.y - px(2)},
                 area.GetWidth() - 2 * padding.x, words, colour);
    ImGui::PopClipRect();
}

bool step(std::string_view id, const char* icon, std::string_view name, int& value, int by,
          int limit) {
    const std::string_view reason = value == limit ? "As far as it goes" : std::string_view{};
    ImGui::SameLine(0, px(space::half));
    if (!icon_button(id, icon, name, {.disabled = reason})) return false;
    value += by;
    return true;
}

}  // namespace

Edit text_field(std::string_view id, std::string_view label, std::string& value,
                const FieldOptions& options) {
    const FieldScope scope(id, label, options);
    return edit_line(label, value, options, {.role = Role::textbox});
}

Edit search_field(std::string_view id, std::string_view label, std::string& value,
                  const FieldOptions& options) {
    FieldOptions without_label = options;
    without_label.label_hidden = true;
    const FieldScope scope(id, label, without_label);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float inset = px(22);
    Edit edit = edit_line(label, value, options, {.role = Role::searchbox, .left_inset = inset});
    const ImRect area(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    draw_line({from.x + px(10), area.Min.y, from.x + px(10) + inset, area.Max.y}, icon::search,
              theme().text_muted);
    if (value.empty() || !options.disabled.empty()) return edit;

    const float size = area.GetHeight() - 2 * px(3);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    move_cursor({area.Max.x - size - px(3), area.Min.y + px(3)});
    const Touch touch = touch_item(make_id("clear"), rect_at_cursor({size, size}), false);
    toolkit().semantics().describe(touch.id, {.role = Role::button, .name = "Clear search"});
    const Colour colour = touch.hovered ? theme().text : theme().text_muted;
    draw_line(touch.area, icon::cross, colour, 0.5F);
    if (touch.pressed) {
        value.clear();
        edit.changed = true;
    }
    move_cursor(after);
    ImGui::ItemSize({0, 0});
    return edit;
}

Edit notes_field(std::string_view id, std::string_view label, std::string& value,
                 const FieldOptions& options) {
    const FieldScope scope(id, label, options);
    const ImGuiID field = ImGui::GetID("##value");
    const FieldFrame frame_style(options, field);
    Edit edit;
    edit.changed = take_page_text(field, value);
    wants_keyboard(field, options.focus);

    const bool editing = ImGui::GetActiveID() == field;
    const auto lines = static_cast<float>(options.lines);
    const ImVec2 size(field_width(options),
                      line_height() * lines + 2 * ImGui::GetStyle().FramePadding.y);
    if (!editing) ImGui::PushStyleColor(ImGuiCol_Text, 0);
    {
        const KeptOnEscape kept(field, value);
        Lent lent(value, options.bytes_max);
        edit.submitted = ImGui::InputTextMultiline("##value", lent.data(), lent.size(), size,
                                                   ImGuiInputTextFlags_EnterReturnsTrue);
    }
    if (!editing) ImGui::PopStyleColor();
    edit.changed = edit.changed || ImGui::IsItemEdited();
    edit.left = ImGui::IsItemDeactivatedAfterEdit();
    const ImRect area(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    toolkit().semantics().describe(
        field, {.role = Role::textbox, .name = label, .value = value, .multiline = true});
    item_tooltip(options.disabled);
    if (!editing) {
        draw_at_rest(area, value.empty() ? options.placeholder : std::string_view(value),
                     value.empty() ? theme().placeholder : theme().text);
    }
    return edit;
}

bool number_field(std::string_view id, std::string_view label, int& value, int least, int most,
                  const FieldOptions& options) {
    const FieldScope scope(id, label, options);
    const int before = value;
    std::string digits = std::to_string(value);
    FieldOptions line = options;
    line.bytes_max = 9;
    const float steps = 2 * (icon_button_width() + space::half);
    const float whole = options.width > 0 ? options.width : std::min<float>(width_left(), 220);
    line.width = std::max<float>(whole - steps, 48);
    if (edit_line(label, digits, line, {.role = Role::textbox}).changed) {
        // Anything but digits is passed over, so that a pasted "1 000" means a thousand.
        int typed = 0;
        for (const char c : digits) {
            if (c >= '0' && c <= '9' && typed < 100'000'000) typed = typed * 10 + (c - '0');
        }
        value = typed;
    }
    step("less", icon::minus, "One less", value, -1, least);
    step("more", icon::plus, "One more", value, 1, most);
    value = std::clamp(value, least, std::max(least, most));
    return value != before;
}

}  // namespace recall::ui
