#include "ui/toolkit/menu.hpp"

#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

constexpr float menu_width_min_px = 180;

float width_of(std::span<const MenuItem> items) {
    float width = px(menu_width_min_px);
    for (const MenuItem& item : items)
        width = std::max<float>(width, measure(item.label).x + px(56));
    return width;
}

bool entry(const MenuItem& item, float width) {
    const Theme& t = theme();
    const ImRect area = rect_at_cursor({width, px(toolkit().density().entry)});
    const bool disabled = !item.disabled.empty();
    const Touch touch = touch_item(make_id(item.label), area, disabled);
    toolkit().semantics().describe(
        touch.id, {.role = AriaRole::button, .name = item.label, .value = item.disabled});
    if (!touch.visible) return touch.pressed;
    if (touch.hovered && !disabled) {
        ImGui::GetWindowDrawList()->AddRectFilled(area.Min, area.Max, t.button_hover,
                                                  px(radius::small));
    }
    ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    const Colour words = disabled ? t.text_disabled : item.danger ? t.bad.text : t.text;
    float left = area.Min.x + px(space::one);
    if (item.icon != nullptr) {
        draw_line({left, area.Min.y, left + px(20), area.Max.y}, item.icon,
                  disabled || item.danger ? words : t.text_muted);
        left += px(26);
    }
    draw_line({left, area.Min.y, area.Max.x, area.Max.y}, item.label, words);
    item_tooltip(item.disabled);
    return touch.pressed;
}

}  // namespace

void open_menu(std::string_view id) { ImGui::OpenPopup(make_id(id)); }

int menu(std::string_view id, std::string_view name, std::span<const MenuItem> items,
         MenuPlace place) {
    if (place == MenuPlace::item) {
        const float entries = px(toolkit().density().entry + 2) * static_cast<float>(items.size());
        place_popup({ImGui::GetItemRectMin(), ImGui::GetItemRectMax()},
                    {width_of(items) + 2 * px(space::half), entries + 2 * px(space::half)});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(px(space::half), px(space::half)));
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    int chosen = -1;
    if (ImGui::BeginPopup(CString(id))) {
        const Inside inside(make_id("##menu"), {.role = AriaRole::menu, .name = name});
        const float width = width_of(items);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!entry(items[i], width)) continue;
            chosen = static_cast<int>(i);
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    return chosen;
}

int menu_button(std::string_view id, const char* icon, std::string_view name,
                std::span<const MenuItem> items, const ButtonOptions& options) {
    ImGui::PushID(id.data(), id.data() + id.size());
    if (icon_button("open", icon, name, options)) open_menu("entries");
    toolkit().semantics().set_open(ImGui::GetItemID(), ImGui::IsPopupOpen("entries"));
    const int chosen = menu("entries", name, items);
    ImGui::PopID();
    return chosen;
}

}  // namespace recall::ui
