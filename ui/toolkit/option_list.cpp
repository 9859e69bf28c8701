#include "ui/toolkit/option_list.hpp"

#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/numbers.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <string>

namespace recall::ui {
namespace {

constexpr float option_icon_px = 26;
constexpr float below_share_max = 0.6F;  // Of the line, for what else is said.

void draw_option(const Touch& touch, const OptionWords& words, bool marked) {
    const Theme& t = theme();
    const ImRect& area = touch.area;
    if (marked || touch.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            area.Min, area.Max, marked ? t.row_selected : t.button_hover, px(radius::small));
    }
    ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    float left = area.Min.x + px(space::one);
    float right = area.Max.x - px(space::one);
    if (words.icon != nullptr) {
        draw_line({left, area.Min.y, left + px(20), area.Max.y}, words.icon, t.text_muted);
        left += px(option_icon_px);
    }
    if (!words.below.empty()) {
        const TypeScope scope(Type::small);
        const float width =
            std::min<float>(measure(words.below).x, (right - left) * below_share_max);
        draw_line({right - width, area.Min.y, right, area.Max.y}, words.below, t.text_muted, 1);
        right -= width + px(space::one);
    }
    draw_line({left, area.Min.y, right, area.Max.y}, words.name, t.text);
}

}  // namespace

OptionList::OptionList(std::string_view id, std::string_view name, float height,
                       std::size_t count, std::size_t& marked)
    : marked_(marked), writing_(toolkit().text_entry().editing() != 0) {
    if (marked_ >= count) marked_ = count > 0 ? count - 1 : 0;
    if (writing_) walk(count);
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    ImGui::BeginChild(CString(id), {0, px(height)}, ImGuiChildFlags_NavFlattened);
    if (count == 0) return;
    list_.emplace(make_id("##options"), Description{.role = AriaRole::listbox, .name = name});
}

OptionList::~OptionList() {
    group_.reset();
    list_.reset();
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

// Round and round.
void OptionList::walk(std::size_t count) {
    const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
    if (!down && !ImGui::IsKeyPressed(ImGuiKey_UpArrow)) return;
    ImGui::NavMoveRequestCancel();  // Which would take the keyboard to what stands nearest.
    if (count == 0) return;
    marked_ = (marked_ + (down ? 1 : count - 1)) % count;
    walked_ = true;
}

void OptionList::to_top() { ImGui::SetScrollY(0); }

void OptionList::group(std::string_view title) {
    group_.reset();
    // The title is the group's name in the tree, so it is drawn but not described again.
    group_.emplace(make_id(title), Description{.role = AriaRole::group, .name = title});
    const TypeScope scope(Type::small);
    const ImRect area =
        rect_at_cursor({ImGui::GetContentRegionAvail().x, px(toolkit().density().small)});
    draw_line({area.Min.x + px(space::one), area.Min.y, area.Max.x, area.Max.y}, title,
              theme().text_muted);
    ImGui::ItemSize(area.GetSize());
}

bool OptionList::option(const OptionWords& words) {
    const std::size_t index = index_++;
    const ImRect area =
        rect_at_cursor({ImGui::GetContentRegionAvail().x, px(toolkit().density().entry)});
    ImGui::PushID(static_cast<int>(index));
    const Touch touch = touch_item(make_id("option"), area, false);
    ImGui::PopID();
    // Who has left the line by Tab goes on with ImGui's own arrows.
    if (!writing_ && ImGui::GetCurrentContext()->NavId == touch.id) marked_ = index;
    const bool marked = marked_ == index;
    std::string said(words.name);
    if (!words.below.empty()) said += ", " + std::string(words.below);
    toolkit().semantics().describe(touch.id, {.role = AriaRole::option,
                                              .name = said,
                                              .selected = marked,
                                              .walked = true,
                                              .live = marked ? Live::polite : Live::off});
    if (marked && walked_) ImGui::ScrollToRect(ImGui::GetCurrentWindow(), area);
    if (touch.visible) draw_option(touch, words, marked);
    return touch.pressed;
}

void OptionList::more(std::size_t count) {
    ImGui::Indent(px(space::one));
    muted("… and " + grouped(count) + " more");
    ImGui::Unindent(px(space::one));
}

void OptionList::nothing(std::string_view words) {
    const float width = std::max<float>(ImGui::GetContentRegionAvail().x, 1);
    const ImRect area = rect_at_cursor(measure_wrapped(words, width));
    ImGui::ItemSize(area.GetSize());
    toolkit().semantics().describe_area(
        make_id("##nothing"), area,
        {.role = AriaRole::status, .name = words, .live = Live::polite});
    draw_wrapped(area.Min, width, words, theme().text_muted);
}

}  // namespace recall::ui
