#include "ui/item.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace recall::ui {
namespace {

constexpr float line_spacing = 1.4F;  // Of the size of the type.

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Takes the next line, as wide as `width` at most, off the front of `words`.
std::string_view take_line(std::string_view& words, float width) {
    const std::size_t end = words.find('\n');
    const std::string_view paragraph = words.substr(0, end);
    const char* first = paragraph.data();
    const char* last = first + paragraph.size();
    const char* cut =
        ImGui::GetFont()->CalcWordWrapPosition(ImGui::GetFontSize(), first, last, width);
    if (cut >= last || cut == first) {
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
        return paragraph;
    }
    const auto size = static_cast<std::size_t>(cut - first);
    std::size_t next = size;
    while (next < paragraph.size() && is_blank(paragraph[next])) ++next;
    words.remove_prefix(next);
    return paragraph.substr(0, size);
}

}  // namespace

ImGuiID make_id(std::string_view words) {
    return ImGui::GetCurrentWindow()->GetID(words.data(), words.data() + words.size());
}

ImVec2 measure(std::string_view words) {
    return ImGui::CalcTextSize(words.data(), words.data() + words.size());
}

void draw_words(ImVec2 at, std::string_view words, Colour colour) {
    const ImVec2 whole(std::round(at.x), std::round(at.y));
    ImGui::GetWindowDrawList()->AddText(whole, colour, words.data(), words.data() + words.size());
}

bool draw_line(const ImRect& area, std::string_view words, Colour colour, float align) {
    const ImVec2 size = measure(words);
    const float y = area.Min.y + (area.GetHeight() - size.y) / 2;
    if (size.x <= area.GetWidth() + 1) {
        draw_words({area.Min.x + (area.GetWidth() - size.x) * align, y}, words, colour);
        return false;
    }
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::RenderTextEllipsis(ImGui::GetWindowDrawList(), {std::round(area.Min.x), std::round(y)},
                              {area.Max.x, y + size.y}, area.Max.x, words.data(),
                              words.data() + words.size(), &size);
    ImGui::PopStyleColor();
    return true;
}

float line_height() { return std::round(ImGui::GetFontSize() * line_spacing); }

ImVec2 measure_wrapped(std::string_view words, float width) {
    ImVec2 size(0, 0);
    while (!words.empty()) {
        size.x = std::max<float>(size.x, measure(take_line(words, width)).x);
        size.y += line_height();
    }
    return size;
}

void draw_wrapped(ImVec2 at, float width, std::string_view words, Colour colour) {
    at.y += (line_height() - ImGui::GetFontSize()) / 2;
    while (!words.empty()) {
        draw_words(at, take_line(words, width), colour);
        at.y += line_height();
    }
}

ImRect rect_at_cursor(ImVec2 size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    return {at.x, at.y, at.x + size.x, at.y + size.y};
}

void move_cursor(ImVec2 at) { ImGui::GetCurrentWindow()->DC.CursorPos = at; }

void move_cursor_up(float css) { ImGui::GetCurrentWindow()->DC.CursorPos.y -= px(css); }

Touch touch_item(ImGuiID id, const ImRect& area, bool disabled) {
    Touch touch;
    touch.id = id;
    touch.area = area;
    ImGui::ItemSize(area.GetSize());
    if (disabled) ImGui::BeginDisabled();
    touch.visible = ImGui::ItemAdd(area, id);
    if (touch.visible) {
        touch.pressed = ImGui::ButtonBehavior(area, id, &touch.hovered, &touch.held);
        if (touch.hovered && !disabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (disabled) ImGui::EndDisabled();
    return touch;
}

void item_tooltip(std::string_view words) {
    if (words.empty()) return;
    const ImGuiHoveredFlags flags = ImGuiHoveredFlags_AllowWhenDisabled |
                                    ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_NoNavOverride;
    if (!ImGui::IsItemHovered(flags)) {
        // Resting takes a while, and an idle tab draws no frames to notice it.
        if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) toolkit().keep_moving();
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(px(10), px(6)));
    if (ImGui::BeginTooltip()) {
        ImGui::PushTextWrapPos(px(320));
        ImGui::TextUnformatted(words.data(), words.data() + words.size());
        ImGui::PopTextWrapPos();
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

CString::CString(std::string_view words) {
    const std::size_t size = std::min(words.size(), bytes_max - 1);
    if (size > 0) std::memcpy(buffer_, words.data(), size);
    buffer_[size] = '\0';
}

CString::CString(std::string_view words, int number) {
    std::snprintf(buffer_, bytes_max, "%.*s/%d", static_cast<int>(words.size()), words.data(),
                  number);
}

}  // namespace recall::ui
