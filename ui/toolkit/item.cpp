#include "ui/toolkit/item.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <string>

namespace recall::ui {
namespace {

constexpr float line_spacing = 1.4F;  // Of the size of the type.
constexpr float tooltip_width_px = 320;
constexpr std::size_t tooltip_bytes_max = 1000;  // More would not fit on the page.
constexpr float tooltip_padding_px = 10;
constexpr float tooltip_padding_y_px = 6;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

const char* after_character(const char* at, const char* end) {
    unsigned int character = 0;
    return at + ImTextCharFromUtf8(&character, at, end);
}

// Where a line of words in another script ends: after as many words as fit, or, where not one
// does, as there are no spaces between them, after as many characters.
const char* wrap_foreign(std::string_view paragraph, float width) {
    const char* first = paragraph.data();
    const char* end = first + paragraph.size();
    const auto fits = [&](const char* to) {
        return measure({first, static_cast<std::size_t>(to - first)}).x <= width;
    };
    if (fits(end)) return end;
    const char* cut = first;
    for (const char* at = first; at < end; ++at) {
        if (!is_blank(*at)) continue;
        if (!fits(at)) break;
        cut = at;
    }
    if (cut != first) return cut;
    for (const char* at = after_character(first, end); at < end; at = after_character(at, end)) {
        if (!fits(at)) break;
        cut = at;
    }
    return cut == first ? after_character(first, end) : cut;
}

// Takes the next line, as wide as `width` at most, off the front of `words`.
std::string_view take_line(std::string_view& words, float width) {
    const std::size_t end = words.find('\n');
    const std::string_view paragraph = words.substr(0, end);
    const char* first = paragraph.data();
    const char* last = first + paragraph.size();
    const char* cut =
        toolkit().layer().is_foreign(paragraph)
            ? wrap_foreign(paragraph, width)
            : ImGui::GetFont()->CalcWordWrapPosition(ImGui::GetFontSize(), first, last, width);
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

// The pointer, or a finger held down, has stayed on the last item for a while.
bool rested_upon() {
    // By the pointer: ImGui takes what the keyboard is on for hovered too.
    constexpr ImGuiHoveredFlags pointed =
        ImGuiHoveredFlags_AllowWhenDisabled | ImGuiHoveredFlags_NoNavOverride;
    if (ImGui::IsItemHovered(pointed | ImGuiHoveredFlags_DelayNormal)) return true;
    // Resting takes a while, and an idle tab draws no frames to notice it.
    if (ImGui::IsItemHovered(pointed)) toolkit().keep_moving();
    return false;
}

bool has_keyboard() {
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    const ImGuiID item = context.LastItemData.ID;
    return item != 0 && context.NavId == item && context.NavCursorVisible;
}

// A finger was put on the last item, which is disabled; or it was before, and still says why.
bool is_tapped_in_vain() {
    const ImGuiLastItemData& item = ImGui::GetCurrentContext()->LastItemData;
    if ((item.ItemFlags & ImGuiItemFlags_Disabled) == 0) return false;
    const bool tapped = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen &&
                        ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                        ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled |
                                             ImGuiHoveredFlags_NoNavOverride);
    if (tapped) toolkit().begin_telling(item.ID);
    return toolkit().is_telling(item.ID);
}

float tooltip_width() {
    const float page = ImGui::GetIO().DisplaySize.x;
    return std::min(px(tooltip_width_px), page - 2 * px(tooltip_padding_px + space::half));
}

// Below the last item, or above where there is no room below; and within the page at its sides.
void place_beside_item(std::string_view words) {
    const TypeScope scope(Type::body);
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const ImVec2 size = measure_wrapped(words, tooltip_width());
    const float width = size.x + 2 * px(tooltip_padding_px);
    const float height = size.y + 2 * px(tooltip_padding_y_px);
    const float apart = px(space::half);
    const ImRect item(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    const float x = std::max(std::min(item.Min.x, page.x - width - apart), apart);
    const bool low = item.Max.y + apart + height > page.y;
    ImGui::SetNextWindowPos({x, low ? item.Min.y - apart - height : item.Max.y + apart},
                            ImGuiCond_Always);
}

// In the plain weight, whatever the item's own; ImGui wants it taken back before the tooltip ends.
void draw_tooltip_words(std::string_view words) {
    const TypeScope scope(Type::body);
    const float width = tooltip_width();
    const ImVec2 size = measure_wrapped(words, width);
    const ImRect area = rect_at_cursor(size);
    ImGui::ItemSize(size);
    toolkit().semantics().describe_area(make_id("##tooltip"), area,
                                        {.role = AriaRole::tooltip, .name = words});
    draw_wrapped(area.Min, width, words, theme().text);
}

}  // namespace

ImGuiID make_id(std::string_view words) {
    return ImGui::GetCurrentWindow()->GetID(words.data(), words.data() + words.size());
}

ImVec2 measure(std::string_view words) {
    const Layer& layer = toolkit().layer();
    if (layer.is_foreign(words)) return {layer.measure(words), ImGui::GetFontSize()};
    return ImGui::CalcTextSize(words.data(), words.data() + words.size());
}

void draw_words(ImVec2 at, std::string_view words, Colour colour) {
    const ImVec2 whole(std::round(at.x), std::round(at.y));
    Layer& layer = toolkit().layer();
    if (layer.is_foreign(words)) {
        const ImVec2 size = measure(words);
        return layer.add_words({whole, {whole.x + size.x, whole.y + size.y}}, words, colour, 0);
    }
    ImGui::GetWindowDrawList()->AddText(whole, colour, words.data(), words.data() + words.size());
}

bool draw_line(const ImRect& area, std::string_view words, Colour colour, float align) {
    const ImVec2 size = measure(words);
    const float y = std::round(area.Min.y + (area.GetHeight() - size.y) / 2);
    if (toolkit().layer().is_foreign(words)) {
        const ImRect line(area.Min.x, y, area.Max.x, y + size.y);
        toolkit().layer().add_words(line, words, colour, align);
        return size.x > area.GetWidth() + 1;
    }
    if (size.x <= area.GetWidth() + 1) {
        draw_words({area.Min.x + (area.GetWidth() - size.x) * align, y}, words, colour);
        return false;
    }
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::RenderTextEllipsis(ImGui::GetWindowDrawList(), {std::round(area.Min.x), y},
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

void focus_last_item() {
    toolkit().semantics().focus(ImGui::GetItemID());
    toolkit().focus_home().put_on(ImGui::GetItemID());
    toolkit().keep_moving();
}

void place_popup(const ImRect& owner, ImVec2 size) {
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const float apart = px(space::half);
    const bool above =
        owner.Max.y + apart + size.y > page.y && owner.Min.y - apart - size.y >= 0;
    const bool to_left = owner.Min.x + size.x > page.x;
    ImGui::SetNextWindowPos(
        {to_left ? owner.Max.x : owner.Min.x, above ? owner.Min.y - apart : owner.Max.y + apart},
        ImGuiCond_Appearing, {to_left ? 1.0F : 0.0F, above ? 1.0F : 0.0F});
}

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
    const bool asked = has_keyboard() && !toolkit().focus_home().came_to(ImGui::GetItemID());
    const bool beside = asked || is_tapped_in_vain();
    if (!beside && !rested_upon()) return;
    std::string shown(words);
    if (cut_to_fit(shown, {}, tooltip_bytes_max)) shown += "…";
    if (beside) place_beside_item(shown);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                        ImVec2(px(tooltip_padding_px), px(tooltip_padding_y_px)));
    if (ImGui::BeginTooltip()) {
        draw_tooltip_words(shown);
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
