#include "ui/toolkit/fields.hpp"

#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/field_parts.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/text.hpp"
#include "ui/toolkit/text_box.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace recall::ui {
namespace {

constexpr std::size_t digits_max = 9;

struct Line {
    AriaRole role;
    float left_inset = 0;
    float right_inset = 0;
    bool digits = false;
};

// One line of `words` inside a box, past the insets for what else stands in it.
ImRect words_in(const ImRect& area, const Line& line) {
    const float padding = ImGui::GetStyle().FramePadding.x;
    return {area.Min.x + padding + line.left_inset, area.Min.y,
            area.Max.x - padding - line.right_inset, area.Max.y};
}

void draw_line_at_rest(const ImRect& words, std::string_view value, const FieldOptions& options) {
    const bool off = !options.disabled.empty();
    if (value.empty()) {
        draw_line(words, options.placeholder, theme().placeholder);
    } else {
        draw_line(words, options.password ? dots_for(value) : value,
                  off ? theme().text_disabled : theme().text);
    }
}

FieldEdit edit_line(std::string_view label, std::string& value, const FieldOptions& options,
               const Line& line) {
    const ImGuiID id = make_id("##value");
    FieldEdit edit = take_edit(id, value, options);
    const ImRect area = rect_at_cursor({field_width(options), px(toolkit().density().control)});
    const Touch touch = touch_text_box(id, area, options);
    Description description = describe_field(line.role, label, options);
    description.value = options.password ? dots_for(value) : std::string_view(value);
    const BelowField below = below_field(options, &value);
    if (options.disabled.empty()) description.hint = below.words;
    toolkit().semantics().describe(id, description);
    const ImRect words = words_in(area, line);
    if (touch.visible) {
        draw_field_frame(touch, options, is_edited(id));
        if (!is_edited(id)) draw_line_at_rest(words, value, options);
        item_tooltip(options.disabled);
    }
    if (!options.disabled.empty()) return edit;
    const ImRect whole(area.Min.x, area.Min.y, line.right_inset > 0 ? words.Max.x : area.Max.x,
                       area.Max.y);
    lay_field(id, whole, words,
              {.name = std::string(label),
               .value = value,
               .placeholder = std::string(options.placeholder),
               .autocomplete = std::string(options.autocomplete),
               .password = options.password,
               .search = line.role == AriaRole::searchbox,
               .digits = line.digits,
               .spellcheck = options.spellcheck,
               .walks = options.walks});
    return edit;
}

// Wrapped, as the page's own text area shows it.
void draw_notes_at_rest(const ImRect& words, std::string_view value, const FieldOptions& options) {
    const Colour written = options.disabled.empty() ? theme().text : theme().text_disabled;
    ImGui::PushClipRect(words.Min, words.Max, true);
    draw_wrapped(words.Min, words.GetWidth(), value.empty() ? options.placeholder : value,
                 value.empty() ? theme().placeholder : written);
    ImGui::PopClipRect();
}

// The cross at the right end of a search field.
bool clear_button(const ImRect& area) {
    const ImVec2 after = ImGui::GetCursorScreenPos();
    move_cursor(area.Min);
    const Touch touch = touch_item(make_id("clear"), area, false);
    toolkit().semantics().describe(touch.id, {.role = AriaRole::button, .name = "Clear search"});
    draw_line(touch.area, icon::cross, touch.hovered ? theme().text : theme().text_muted, 0.5F);
    ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    move_cursor(after);
    ImGui::ItemSize({0, 0});
    return touch.pressed;
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

FieldEdit text_field(std::string_view id, std::string_view label, std::string& value,
                const FieldOptions& options) {
    const FieldScope scope(id, label, options, &value);
    return edit_line(label, value, options, {.role = AriaRole::textbox});
}

FieldEdit search_field(std::string_view id, std::string_view label, std::string& value,
                  const FieldOptions& options) {
    FieldOptions without_label = options;
    without_label.label_hidden = true;
    without_label.seeks = !options.walks;
    const FieldScope scope(id, label, without_label);
    if (pressed(key::search) || pressed(key::find)) {
        toolkit().semantics().focus(make_id("##value"));
    }
    const float button = px(toolkit().density().control);
    const bool can_clear = !value.empty() && options.disabled.empty();
    const Line line{.role = AriaRole::searchbox,
                    .left_inset = px(22),
                    .right_inset = can_clear ? button - ImGui::GetStyle().FramePadding.x : 0};
    FieldEdit edit = edit_line(label, value, without_label, line);
    const ImRect area(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    const float left = area.Min.x + px(10);
    draw_line({left, area.Min.y, left + line.left_inset, area.Max.y}, icon::search,
              theme().text_muted);
    if (can_clear && clear_button({area.Max.x - button, area.Min.y, area.Max.x, area.Max.y})) {
        value.clear();
        edit.changed = true;
    }
    return edit;
}

FieldEdit notes_field(std::string_view id, std::string_view label, std::string& value,
                 const FieldOptions& options) {
    const FieldScope scope(id, label, options, &value);
    const ImGuiID field = make_id("##value");
    FieldEdit edit = take_edit(field, value, options);
    const auto lines = static_cast<float>(options.lines);
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    const ImRect area =
        rect_at_cursor({field_width(options), line_height() * lines + 2 * padding.y});
    const Touch touch = touch_text_box(field, area, options);
    // As for a button that does the same: both in one frame, so it is done once.
    edit.submitted = edit.submitted || (is_edited(field) && pressed(key::confirm));
    Description description = describe_field(AriaRole::textbox, label, options);
    description.value = value;
    description.multiline = true;
    const BelowField below = below_field(options, &value);
    if (options.disabled.empty()) description.hint = below.words;
    toolkit().semantics().describe(field, description);
    const ImRect words(area.Min.x + padding.x, area.Min.y + padding.y - px(2),
                       area.Max.x - padding.x, area.Max.y - px(2));
    if (touch.visible) {
        draw_field_frame(touch, options, is_edited(field));
        if (!is_edited(field)) draw_notes_at_rest(words, value, options);
        item_tooltip(options.disabled);
    }
    if (!options.disabled.empty()) return edit;
    lay_field(field, area, words,
              {.name = std::string(label),
               .value = value,
               .placeholder = std::string(options.placeholder),
               .multiline = true,
               .spellcheck = true});
    return edit;
}

bool number_field(std::string_view id, std::string_view label, int& value, int least, int most,
                  const FieldOptions& options) {
    const FieldScope scope(id, label, options);
    const int before = value;
    // While somebody writes, the field shows what was written, be it nothing or too much.
    std::optional<std::string>& draft = toolkit().text_entry().draft();
    const bool drafted = is_edited(make_id("##value")) && draft;
    std::string digits = drafted ? *draft : std::to_string(value);
    FieldOptions line = options;
    line.bytes_max = digits_max;
    const float steps = 2 * (icon_button_width() + space::half);
    const float whole = options.width > 0 ? options.width : std::min<float>(width_left(), 220);
    line.width = std::max<float>(whole - steps, 48);
    if (edit_line(label, digits, line, {.role = AriaRole::textbox, .digits = true}).changed) {
        // Anything but digits is passed over, so that a pasted "1 000" means a thousand.
        std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
        value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        draft = digits;
    }
    step("less", icon::minus, "One less", value, -1, least);
    step("more", icon::plus, "One more", value, 1, most);
    value = std::clamp(value, least, std::max(least, most));
    return value != before;
}

}  // namespace recall::ui
