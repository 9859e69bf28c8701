// Fields whose value is one of several: tick box, drop-down, radio buttons, segmented tabs.
#include "core/lookup.hpp"
#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/field_parts.hpp"
#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/numbers.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace recall::ui {
namespace {

constexpr std::size_t entries_before_filter = 12;
constexpr float popup_height_max_px = 320;
constexpr float tick_px = 18;

void draw_select_face(const ImRect& area, std::string_view shown, bool placeholder,
                      const FieldOptions& options, bool open, bool hovered) {
    const Theme& t = theme();
    const bool disabled = !options.disabled.empty();
    const float rounding = px(radius::control);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Colour fill = disabled ? t.sunken : hovered && !open ? t.button_hover : t.surface;
    list.AddRectFilled(area.Min, area.Max, fill, rounding);
    list.AddRect(area.Min, area.Max, outline_of(options, open), rounding, 0, px(open ? 2 : 1));
    const float padding = px(10);
    const float chevron = px(18);
    const Colour words = disabled ? t.text_disabled : placeholder ? t.placeholder : t.text;
    draw_line({area.Min.x + padding, area.Min.y, area.Max.x - padding - chevron, area.Max.y}, shown,
              words);
    draw_line({area.Max.x - padding - chevron, area.Min.y, area.Max.x - padding, area.Max.y},
              icon::chevron_down, disabled ? t.text_disabled : t.text_muted, 1);
}

// One line of an open drop-down. True when it is chosen.
bool option_row(int index, std::string_view label, bool selected) {
    const Theme& t = theme();
    const float height = px(toolkit().density().entry);
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, height});
    ImGui::PushID(index);
    const Touch touch = touch_item(make_id("option"), area, false);
    ImGui::PopID();
    if (toolkit().focus_home().take_found()) toolkit().semantics().focus(touch.id);
    toolkit().semantics().describe(touch.id,
                                   {.role = AriaRole::option, .name = label, .selected = selected});
    if (selected && ImGui::IsWindowAppearing()) {
        ImGui::SetScrollHereY(0.5F);
        ImGui::SetItemDefaultFocus();
    }
    if (!touch.visible) return touch.pressed;
    if (touch.hovered || selected) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            area.Min, area.Max, touch.hovered ? t.button_hover : t.row_selected, px(radius::small));
    }
    ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    const float padding = px(space::one);
    draw_line({area.Min.x + padding, area.Min.y, area.Max.x - px(28), area.Max.y}, label, t.text);
    if (selected) {
        draw_line({area.Max.x - px(26), area.Min.y, area.Max.x - padding, area.Max.y}, icon::check,
                  t.accent_tone.text, 1);
    }
    return touch.pressed;
}

std::vector<int> entries_found(std::string_view filter,
                               std::span<const std::string_view> entries) {
    const Lookup wanted(filter);
    std::vector<int> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (wanted.finds({entries[i]})) found.push_back(static_cast<int>(i));
    }
    return found;
}

// The entries below the filter, in a list that scrolls by itself and begins with the chosen one in
// sight. Which one was pressed; none: -1.
int select_options(std::string_view name, std::span<const std::string_view> entries,
                   const std::vector<int>& found, int index, float height_max) {
    const float row = px(toolkit().density().entry) + ImGui::GetStyle().ItemSpacing.y;
    const float height = std::min<float>(row * static_cast<float>(found.size()), height_max);
    const ImVec2 size(ImGui::GetContentRegionAvail().x, height);
    ImGui::BeginChild("##list", size, ImGuiChildFlags_NavFlattened);
    int pressed = -1;
    {
        const Inside list(make_id("##options"), {.role = AriaRole::listbox, .name = name});
        for (const int i : found) {
            if (option_row(i, entries[static_cast<std::size_t>(i)], i == index)) pressed = i;
        }
    }
    ImGui::EndChild();
    return pressed;
}

bool select_popup(const ImRect& field, std::string_view name,
                  std::span<const std::string_view> entries, int& index) {
    const float row = px(toolkit().density().entry) + px(2);
    const float height =
        std::min<float>(row * static_cast<float>(entries.size()), px(popup_height_max_px));
    place_popup(field, {field.GetWidth(), height});
    ImGui::SetNextWindowSizeConstraints({field.GetWidth(), 0}, {field.GetWidth(), FLT_MAX});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(px(space::half), px(space::half)));
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    bool chosen = false;
    if (ImGui::BeginPopup("##entries")) {
        std::string& filter = toolkit().select_filter();
        const Inside popup(make_id("##popup"), {.role = AriaRole::group, .name = name});
        if (ImGui::IsWindowAppearing()) filter.clear();
        bool take_first = false;
        if (entries.size() > entries_before_filter) {
            const FieldEdit edit =
                search_field("filter", "Filter", filter,
                             // A finger would be shown a keyboard over the entries.
                             {.placeholder = "Filter", .focus = !frame().coarse_pointer});
            take_first = edit.submitted && !filter.empty();
        }
        const std::vector<int> found = entries_found(filter, entries);
        if (found.empty()) muted("Nothing matches");
        int taken = select_options(name, entries, found, index, px(popup_height_max_px));
        if (take_first && !found.empty()) taken = found.front();
        if (taken >= 0) {
            chosen = index != taken;
            index = taken;
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    return chosen;
}

void choice_key_hint(const ImRect& area, ImGuiKeyChord key) {
    if (key == 0 || frame().coarse_pointer) return;
    const TypeScope scope(Type::small);
    draw_line({area.Min.x, area.Min.y, area.Max.x - px(space::one_half), area.Max.y},
              ImGui::GetKeyChordName(key), theme().text_muted, 1);
}

ImGuiID id_of_choice(int index) {
    ImGui::PushID(index);
    const ImGuiID id = make_id("choice");
    ImGui::PopID();
    return id;
}

// Where an arrow leads from the one that has the keyboard: as they stand, and not past the ends.
std::optional<int> choice_walked_to(int from, int last, int columns) {
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) return std::max(from - 1, 0);
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) return std::min(from + 1, last);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) return from < columns ? from : from - columns;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) return std::min(from + columns, last);
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) return 0;
    if (ImGui::IsKeyPressed(ImGuiKey_End)) return last;
    return std::nullopt;
}

// For Tab they are one stop, as a calendar's days are; arrows walk, Enter or Space chooses.
void walk_choices(int count, int columns) {
    int from = 0;
    while (from < count && ImGui::GetFocusID() != id_of_choice(from)) ++from;
    if (from == count) return;
    const std::optional<int> to = choice_walked_to(from, count - 1, columns);
    if (!to) return;
    ImGui::NavMoveRequestCancel();  // which would go by what stands nearest
    toolkit().semantics().focus(id_of_choice(*to));
    toolkit().keep_moving();
}

bool choice_button(int index, const Choice& choice, bool chosen, float width) {
    const Theme& t = theme();
    const ImRect area = rect_at_cursor({width, px(toolkit().density().control + 4)});
    const Touch touch = touch_item(id_of_choice(index), area, false);
    toolkit().semantics().describe(touch.id, {.role = AriaRole::radio,
                                              .name = choice.label,
                                              .checked = chosen,
                                              .walked = true});
    const bool by_key = ui::pressed(choice.key);
    if (by_key) toolkit().semantics().focus(touch.id);
    if (!touch.visible) return touch.pressed || by_key;

    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Colour fill = chosen ? t.row_selected : touch.hovered ? t.button_hover : t.surface;
    list.AddRectFilled(area.Min, area.Max, fill, px(radius::control));
    list.AddRect(area.Min, area.Max, chosen ? t.accent : t.field_line, px(radius::control), 0,
                 px(chosen ? 2 : 1));
    ImGui::RenderNavCursor(area, touch.id);
    float left = area.Min.x + px(space::one_half);
    const Colour words = chosen ? t.accent_tone.text : t.text;
    if (choice.icon != nullptr) {
        draw_line({left, area.Min.y, left + px(20), area.Max.y}, choice.icon,
                  chosen ? words : t.text_muted);
        left += px(24);
    }
    const TypeScope scope(chosen ? Type::strong : Type::body);
    draw_line({left, area.Min.y, area.Max.x - px(28), area.Max.y}, choice.label, words);
    choice_key_hint(area, choice.key);
    return touch.pressed || by_key;
}

ImRect tick_area(const Touch& touch) {
    const float box = px(tick_px);
    const float top = std::round(touch.area.GetCenter().y - box / 2);
    return {touch.area.Min.x, top, touch.area.Min.x + box, top + box};
}

void draw_tick(const Touch& touch, bool checked, bool off) {
    const Theme& t = theme();
    const ImRect square = tick_area(touch);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Colour filled = off ? t.text_disabled : touch.hovered ? t.accent_hover : t.accent;
    list.AddRectFilled(square.Min, square.Max, checked ? filled : t.surface, px(radius::small));
    if (checked) {
        draw_line(square, icon::check, t.on_accent, 0.5F);
    } else {
        const Colour line = off ? t.line : touch.hovered ? t.text_muted : t.field_line;
        list.AddRect(square.Min, square.Max, line, px(radius::small), 0, px(1));
    }
}

float count_width(int badge) {
    if (badge < 0) return 0;
    const TypeScope scope(Type::small);
    return measure(grouped(badge)).x + px(12) + px(6);
}

bool segment(const Tab& tab, bool selected, float width) {
    const Theme& t = theme();
    const float height = px(toolkit().density().segment);
    const ImRect area = rect_at_cursor({width, height});
    const Touch touch = touch_item(make_id(tab.label), area, false);
    const std::string count = tab.badge < 0 ? std::string() : grouped(tab.badge);
    toolkit().semantics().describe(
        touch.id, {.role = AriaRole::tab, .name = tab.label, .value = count, .selected = selected});
    if (!touch.visible) return touch.pressed;

    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (selected) {
        list.AddRectFilled(area.Min, area.Max, frame().dark ? t.button_active : t.surface,
                           px(radius::small + 1));
        list.AddRect(area.Min, area.Max, t.field_line, px(radius::small + 1), 0, px(1));
    }
    ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    const Colour words = selected || touch.hovered ? t.text : t.text_muted;
    const TypeScope scope(selected ? Type::strong : Type::body);
    const float badge = count_width(tab.badge);
    draw_line({area.Min.x, area.Min.y, area.Max.x - badge, area.Max.y}, tab.label, words, 0.5F);
    if (tab.badge < 0) return touch.pressed;
    const TypeScope small(Type::small);
    const ImVec2 size = measure(count);
    const ImRect pill(area.Max.x - badge - px(4), area.GetCenter().y - px(9), area.Max.x - px(8),
                      area.GetCenter().y + px(9));
    list.AddRectFilled(pill.Min, pill.Max, selected ? t.row_selected : t.line, px(9));
    draw_words({pill.GetCenter().x - size.x / 2, pill.GetCenter().y - size.y / 2}, count,
               selected ? t.accent_tone.text : t.text_muted);
    return touch.pressed;
}

float segment_width(const Tab& tab) {
    const TypeScope scope(Type::strong);
    return measure(tab.label).x + px(28) + count_width(tab.badge);
}

}  // namespace

bool checkbox(std::string_view id, std::string_view label, bool& checked,
              std::string_view disabled) {
    const bool off = !disabled.empty();
    const float gap = px(space::one);
    const float wanted = px(tick_px) + gap + measure(label).x;
    const float width = std::min<float>(wanted, ImGui::GetContentRegionAvail().x);
    const ImRect area = rect_at_cursor({width, px(toolkit().density().small)});
    const Touch touch = touch_item(make_id(id), area, off);
    if (touch.pressed) checked = !checked;
    toolkit().semantics().describe(
        touch.id,
        {.role = AriaRole::checkbox, .name = label, .value = disabled, .checked = checked});
    if (!touch.visible) return touch.pressed;
    draw_tick(touch, checked, off);
    draw_line({area.Min.x + px(tick_px) + gap, area.Min.y, area.Max.x, area.Max.y}, label,
              off ? theme().text_disabled : theme().text);
    ImGui::RenderNavCursor(area, touch.id);
    item_tooltip(disabled);
    return touch.pressed;
}

bool tick_box(std::string_view name, bool& checked, float width) {
    ImGui::SetNextItemAllowOverlap();
    const ImRect area =
        rect_at_cursor({px(std::max(tick_px, width)), px(toolkit().density().small)});
    const Touch touch = touch_item(make_id("##tick"), area, false);
    if (touch.pressed) checked = !checked;
    toolkit().semantics().describe(touch.id,
                                   {.role = AriaRole::checkbox, .name = name, .checked = checked});
    if (!touch.visible) return touch.pressed;
    draw_tick(touch, checked, false);
    ImGui::RenderNavCursor(tick_area(touch), touch.id);
    return touch.pressed;
}

bool select(std::string_view id, std::string_view label, std::span<const std::string_view> entries,
            int& index, const FieldOptions& options) {
    const FieldScope scope(id, label, options);
    const ImRect area = rect_at_cursor({field_width(options), px(toolkit().density().control)});
    const bool none = index < 0 || index >= static_cast<int>(entries.size());
    const std::string_view shown =
        none ? options.placeholder : entries[static_cast<std::size_t>(index)];
    const Touch touch = touch_item(make_id("select"), area, !options.disabled.empty());
    if (touch.pressed) ImGui::OpenPopup("##entries");
    const bool open = ImGui::IsPopupOpen("##entries");
    Description description = describe_field(AriaRole::combobox, label, options);
    description.value = none ? std::string_view{} : shown;
    description.opens = open ? Opens::open : Opens::closed;
    toolkit().semantics().describe(touch.id, description);
    item_tooltip(options.disabled);
    if (touch.visible) {
        draw_select_face(area, shown, none, options, open, touch.hovered);
        ImGui::RenderNavCursor(area, touch.id);
    }
    return open && select_popup(area, label, entries, index);
}

bool choices(std::string_view id, std::string_view label, std::span<const Choice> entries,
             int& index, std::string_view error) {
    const FieldOptions options{.error = error, .required = true};
    const FieldScope scope(id, label, options);
    const Inside group(make_id("##group"), describe_field(AriaRole::radiogroup, label, options));
    const int before = index;
    const float left = ImGui::GetContentRegionAvail().x;
    const float gap = px(space::one);
    const bool two = left >= px(360);
    const float width = two ? std::floor((left - gap) / 2) : left;
    walk_choices(static_cast<int>(entries.size()), two ? 2 : 1);
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        if (two && i % 2 == 1) ImGui::SameLine(0, gap);
        if (choice_button(i, entries[static_cast<std::size_t>(i)], i == index, width)) index = i;
    }
    // Nothing else goes on before one is chosen.
    if (index < 0 && !entries.empty()) {
        toolkit().focus_home().offer(id_of_choice(0), FocusRank::action);
    }
    return index != before;
}

bool tabs(std::string_view id, std::span<const Tab> entries, int& index, std::string_view name) {
    ImGui::PushID(id.data(), id.data() + id.size());
    const Inside list(make_id("##tabs"), {.role = AriaRole::tablist, .name = name});
    float total = 0;
    for (const Tab& tab : entries) total += segment_width(tab);
    const float inset = px(3);
    const float left = ImGui::GetContentRegionAvail().x - 2 * inset;
    const float squeeze = total > left ? left / total : 1;

    const float height = px(toolkit().density().segment) + 2 * inset;
    const ImVec2 from = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled(
        from, {from.x + std::min<float>(total, left) + 2 * inset, from.y + height}, theme().sunken,
        px(radius::control + 1));
    bool changed = false;
    float x = from.x + inset;
    for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
        const Tab& tab = entries[static_cast<std::size_t>(i)];
        const float width = std::floor(segment_width(tab) * squeeze);
        move_cursor({x, from.y + inset});
        if (segment(tab, i == index, width) && i != index) {
            index = i;
            changed = true;
        }
        x += width;
    }
    move_cursor(from);
    ImGui::ItemSize({x - from.x + inset, height});
    ImGui::PopID();
    return changed;
}

}  // namespace recall::ui
