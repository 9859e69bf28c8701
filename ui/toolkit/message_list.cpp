#include "ui/toolkit/message_list.hpp"

#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/text.hpp"
#include "ui/toolkit/toolkit.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace recall::ui {
namespace {

constexpr float line_width_min_px = 140;
constexpr std::size_t foot_max_wide = 3;
constexpr std::size_t foot_max_narrow = 2;

constexpr ImGuiWindowFlags message_flags =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

bool passes(const Message& message) {
    return message.until_ms != Message::never_until_dismissed && message.action.empty() &&
           message.tone != Tone::bad;
}

// Over everything but menus and what else somebody has just opened.
void bring_to_front() {
    const auto& open = ImGui::GetCurrentContext()->OpenPopupStack;
    const ImGuiWindow* front = open.empty() ? nullptr : open.back().Window;
    const bool menu_open = front != nullptr && (front->Flags & ImGuiWindowFlags_Modal) == 0;
    if (!menu_open) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
}

// The newest that goes by itself, where its words fit into the line; its place in the list.
int draw_line_of(std::span<const Message> list, const MessageRoom& room) {
    if (!room.exists()) return -1;
    const auto newest = std::find_if(list.rbegin(), list.rend(), passes);
    if (newest == list.rend()) return -1;
    const Message& message = *newest;
    const TypeScope scope(Type::small);
    const float icon = px(22);
    const float words_max = room.right - room.left - icon - px(space::one);
    if (words_max < px(line_width_min_px)) return -1;
    const ImVec2 size = measure_wrapped(message.words, words_max);
    if (size.y > room.bottom - room.top) return -1;

    ImGui::SetNextWindowPos({room.left, room.top});
    ImGui::SetNextWindowSize({room.right - room.left, room.bottom - room.top});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::Begin("##message line", nullptr, message_flags | ImGuiWindowFlags_NoInputs);
    bring_to_front();
    const ToneColours& colours = theme().tone(message.tone);
    const ImRect area(room.left, room.top, room.right, room.bottom);
    // On a ground of its own: on a phone it stands where the brand was.
    ImGui::GetWindowDrawList()->AddRectFilled(
        area.Min, {area.Min.x + icon + size.x + px(space::one), area.Max.y}, colours.soft,
        std::min<float>(px(radius::control), area.GetHeight() / 2));
    const float left = area.Min.x + px(6);
    draw_line({left, area.Min.y, left + icon, area.Max.y}, tone_icon(message.tone), colours.text);
    const float top = std::round(area.Min.y + (area.GetHeight() - size.y) / 2);
    draw_wrapped({area.Min.x + icon + px(2), top}, words_max, message.words, colours.text);
    toolkit().semantics().describe_area(
        make_id("##words"), area,
        {.role = AriaRole::alert, .name = message.words, .live = Live::polite});
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    return static_cast<int>(&message - list.data());
}

// The places in the list of those at the foot, in its order.
std::vector<int> foot_of(std::span<const Message> list, int in_line) {
    std::vector<int> all;
    for (int i = 0; i < static_cast<int>(list.size()); ++i) {
        const Message& message = list[static_cast<std::size_t>(i)];
        // Older good news has been overtaken by what stands in the line.
        const bool overtaken = in_line >= 0 && passes(message) && message.tone == Tone::good;
        if (i != in_line && !overtaken) all.push_back(i);
    }
    const std::size_t most = frame().layout() == Width::narrow ? foot_max_narrow : foot_max_wide;
    const auto matters_less = [&](int a, int b) {
        const auto rank = [&](int i) {
            const Message& message = list[static_cast<std::size_t>(i)];
            if (message.tone == Tone::bad) return 3;
            if (message.tone == Tone::warn) return 2;
            return message.action.empty() ? 0 : 1;
        };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
    };
    while (all.size() > most) all.erase(std::min_element(all.begin(), all.end(), matters_less));
    return all;
}

MessageRoom foot_column(const MessageRoom& given) {
    if (given.exists()) return given;
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const float margin = px(space::two);
    return {margin, margin, page.x - margin, page.y - margin};
}

}  // namespace

MessageAnswer messages(std::span<const Message> list) {
    MessageAnswer answered;
    Toolkit& kit = toolkit();
    MessagePlace& place = kit.message_place();
    const float before = place.foot_px;
    place.foot_px = 0;
    const MessageRoom line = std::exchange(place.line, {});
    place.line_bottom_px = line.bottom;
    const MessageRoom column = foot_column(std::exchange(place.column, {}));
    if (!list.empty()) {
        const Inside region(ImHashStr("##messages"),
                            {.role = AriaRole::region, .name = "Messages"});
        for (const Message& message : list) {
            if (message.until_ms != Message::never_until_dismissed) kit.wake_at(message.until_ms);
        }
        const int in_line = draw_line_of(list, line);
        const std::vector<int> foot = foot_of(list, in_line);
        const float width = column.right - column.left;
        float edge = column.bottom;
        for (auto it = foot.rbegin(); it != foot.rend(); ++it) {
            const Message& message = list[static_cast<std::size_t>(*it)];
            ImGui::SetNextWindowPos({column.left, edge}, ImGuiCond_Always, {0, 1});
            ImGui::SetNextWindowSizeConstraints({width, 0}, {width, column.bottom});
            ImGui::PushStyleColor(ImGuiCol_WindowBg, theme().raised);
            ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, px(1));
            ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(px(14), px(6)));
            const std::string window = "##message " + message.id;
            ImGui::Begin(window.c_str(), nullptr,
                         message_flags | ImGuiWindowFlags_AlwaysAutoResize);
            bring_to_front();
            const NoticeAnswer answer =
                notice_face({message.tone, message.words, message.action, true}, AriaRole::alert,
                            message.tone == Tone::bad ? Live::assertive : Live::polite);
            edge -= ImGui::GetWindowHeight() + px(space::one);
            ImGui::End();
            ImGui::PopStyleVar(2);
            ImGui::PopStyleColor();
            if (answer != NoticeAnswer::none) answered = {*it, answer};
        }
        place.foot_px = column.bottom - edge;
        place.bottom_px = column.bottom;
    }
    if (place.foot_px != before) kit.keep_moving();  // The page makes room, or takes it back.
    return answered;
}

void give_line_room(const MessageRoom& room) { toolkit().message_place().line = room; }
void give_foot_room(const MessageRoom& column) { toolkit().message_place().column = column; }
float foot_px() { return toolkit().message_place().foot_px; }

float message_line_bottom_px() { return toolkit().message_place().line_bottom_px; }

float messages_top_px() {
    const MessagePlace& place = toolkit().message_place();
    const float whole = ImGui::GetIO().DisplaySize.y;
    return place.foot_px > 0 ? place.bottom_px - place.foot_px : whole;
}

}  // namespace recall::ui
