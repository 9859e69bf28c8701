#include "ui/toolkit/feedback.hpp"

#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace recall::ui {
namespace {

constexpr float stat_height_px = 112;
constexpr std::int64_t second_ms = 1000;
constexpr float notice_words_min_px = 150;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

void draw_bar(const ImRect& area, float share, Colour colour) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = area.GetHeight() / 2;
    list.AddRectFilled(area.Min, area.Max, theme().sunken, rounding);
    const float width = area.GetWidth() * std::clamp(share, 0.F, 1.F);
    if (width < 1) return;
    const float shown = std::max<float>(width, area.GetHeight());
    list.AddRectFilled(area.Min, {area.Min.x + shown, area.Max.y}, colour, rounding);
}

Colour bar_colour(Tone tone) {
    return tone == Tone::accent || tone == Tone::neutral ? theme().focus : theme().tone(tone).text;
}

std::string percent(float share) {
    std::array<char, 16> words{};
    const auto whole = static_cast<double>(std::round(std::clamp(share, 0.F, 1.F) * 100));
    std::snprintf(words.data(), words.size(), "%.0f %%", whole);
    return words.data();
}

// The narrowest in which the words need no more lines than in `width`: lines of about one length,
// which look centred where the block is.
float even_width(std::string_view words, float width) {
    const float step = px(space::one);
    const float height = measure_wrapped(words, width).y;
    float narrow = width;
    while (narrow > 2 * step && measure_wrapped(words, narrow - step).y == height) narrow -= step;
    return narrow;
}

void pill(ImGuiID id, std::string_view words, Tone tone, const char* icon,
          const Description& description) {
    const TypeScope scope(Type::small);
    const ToneColours& colours = theme().tone(tone);
    const float room = std::max<float>(ImGui::GetContentRegionAvail().x, px(badge_width_min_px));
    const float width = std::min<float>(px(badge_width(words, icon)), room);
    const ImRect area = rect_at_cursor({width, px(badge_height_px)});
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(id, area, description);
    if (!shown) return;
    ImGui::GetWindowDrawList()->AddRectFilled(area.Min, area.Max, colours.soft,
                                              area.GetHeight() / 2);
    float left = area.Min.x + px(9);
    if (icon != nullptr) {
        const float mark = measure(icon).x;
        draw_line({left, area.Min.y, left + mark + 1, area.Max.y}, icon, colours.text);
        left += mark + px(5);
    }
    const ImRect inside(left, area.Min.y, area.Max.x - px(8), area.Max.y);
    if (draw_line(inside, words, colours.text)) item_tooltip(words);
}

struct Change {
    std::string words;
    std::int64_t next_ms;  // How long the words stay true.
};

Change words_until(std::int64_t left_ms) {
    const std::int64_t unit = left_ms >= day_ms ? hour_ms : second_ms;
    return {clock_words(left_ms), left_ms % unit + 1};
}

}  // namespace

const char* tone_icon(Tone tone) {
    switch (tone) {
        case Tone::good: return icon::circle_check;
        case Tone::warn: return icon::triangle_alert;
        case Tone::bad: return icon::circle_alert;
        case Tone::neutral:
        case Tone::accent:
        case Tone::info: break;
    }
    return icon::info;
}

float badge_width(std::string_view words, const char* icon) {
    const TypeScope scope(Type::small);
    float width = measure(words).x + px(18);
    if (icon != nullptr) width += measure(icon).x + px(5);
    return std::ceil(width) / frame().scale;
}

void badge(std::string_view words, Tone tone, const char* icon) {
    pill(make_id(words), words, tone, icon, {.role = AriaRole::status, .name = words});
}

void live_badge(std::string_view words, Tone tone, const char* icon) {
    pill(make_id(words), words, tone, icon,
         {.role = AriaRole::status, .name = words, .live = Live::polite});
}

void stat_card(const Stat& stat) {
    const Theme& t = theme();
    const ToneColours& colours = t.tone(stat.tone);
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, px(stat_height_px)});
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(
        make_id(stat.label), area,
        {.role = AriaRole::status, .name = stat.label, .value = stat.figure});
    if (!shown) return;

    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(area.Min, area.Max, t.surface, px(radius::card));
    list.AddRect(area.Min, area.Max, t.line, px(radius::card), 0, px(1));
    const float padding = px(space::two);
    const ImRect inner(area.Min.x + padding, area.Min.y + px(14), area.Max.x - padding,
                       area.Max.y - px(14));
    float right = inner.Max.x;
    if (stat.icon != nullptr) {
        const float size = px(28);
        const ImRect mark(right - size, inner.Min.y - px(2), right, inner.Min.y - px(2) + size);
        list.AddRectFilled(mark.Min, mark.Max, colours.soft, px(radius::control));
        draw_line(mark, stat.icon, colours.text, 0.5F);
        right = mark.Min.x - px(space::one);
    }
    draw_line({inner.Min.x, inner.Min.y, right, inner.Min.y + px(20)}, stat.label, t.text_muted);
    {
        const TypeScope scope(Type::figure);
        draw_line({inner.Min.x, inner.Min.y + px(24), inner.Max.x, inner.Min.y + px(60)},
                  stat.figure, t.text);
    }
    const TypeScope scope(Type::small);
    if (stat.share >= 0) {
        const float bar = px(6);
        draw_bar({inner.Min.x, inner.Max.y - bar - px(4), inner.Max.x, inner.Max.y - px(4)},
                 stat.share, bar_colour(stat.tone));
        return;
    }
    draw_line({inner.Min.x, inner.Max.y - px(18), inner.Max.x, inner.Max.y}, stat.below,
              stat.tone == Tone::neutral ? t.text_muted : colours.text);
}

void progress_bar(std::string_view label, float share, std::string_view figure, Tone tone) {
    const Theme& t = theme();
    const float words = ImGui::GetTextLineHeight();
    const float bar = px(8);
    const float gap = px(6);
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, words + gap + bar});
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    const std::string spoken = figure.empty() ? percent(share) : std::string(figure);
    toolkit().semantics().describe_area(
        make_id(label), area,
        {.role = AriaRole::progressbar, .name = label, .value = spoken, .share = share});
    if (!shown) return;
    const float right = measure(spoken).x;
    draw_line({area.Min.x, area.Min.y, area.Max.x - right - px(8), area.Min.y + words}, label,
              t.text);
    draw_line({area.Max.x - right - 1, area.Min.y, area.Max.x, area.Min.y + words}, spoken,
              t.text_muted, 1);
    draw_bar({area.Min.x, area.Max.y - bar, area.Max.x, area.Max.y}, share, bar_colour(tone));
}

void progress_line(float share, std::string_view words, Tone tone) {
    const float line = ImGui::GetTextLineHeight();
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, line});
    ImGui::ItemSize({area.GetWidth(), 0});
    const std::string spoken = words.empty() ? percent(share) : std::string(words);
    toolkit().semantics().describe_area(
        make_id("##progress"), area,
        {.role = AriaRole::progressbar, .name = spoken, .share = share});
    const float words_width = std::max<float>(measure(spoken).x, measure("100 %").x);
    const float bar_right = area.Max.x - words_width - px(space::one);
    const float middle = area.GetCenter().y;
    draw_line({bar_right, area.Min.y, area.Max.x, area.Max.y}, spoken, theme().text, 1);
    if (bar_right - area.Min.x < px(space::two)) return;
    draw_bar({area.Min.x, middle - px(3), bar_right, middle + px(3)}, share, bar_colour(tone));
}

std::string clock_words(std::int64_t left_ms) {
    std::array<char, 32> words{};
    const auto days = static_cast<long long>(left_ms / day_ms);
    const auto hours = static_cast<long long>(left_ms % day_ms / hour_ms);
    const auto minutes = static_cast<long long>(left_ms % hour_ms / minute_ms);
    const auto seconds = static_cast<long long>(left_ms % minute_ms / second_ms);
    if (days > 0) {
        std::snprintf(words.data(), words.size(), "%lld d %lld h", days, hours);
    } else if (hours > 0) {
        std::snprintf(words.data(), words.size(), "%lld:%02lld:%02lld", hours, minutes, seconds);
    } else {
        std::snprintf(words.data(), words.size(), "%lld:%02lld", minutes, seconds);
    }
    return words.data();
}

void countdown(const Countdown& countdown) {
    Toolkit& kit = toolkit();
    const std::int64_t left = countdown.until_ms - kit.frame().now_ms;
    const ImGuiID id = make_id(countdown.name);
    if (left <= 0) {
        return pill(id, "Expired", Tone::bad, icon::timer,
                    {.role = AriaRole::timer, .name = countdown.name, .value = "Expired"});
    }
    const Change change = words_until(left);
    kit.wake_at(kit.frame().now_ms + change.next_ms);
    const Tone tone = left <= countdown.bad_ms    ? Tone::bad
                      : left <= countdown.warn_ms ? Tone::warn
                                                  : Tone::neutral;
    pill(id, change.words, tone, icon::timer,
         {.role = AriaRole::timer, .name = countdown.name, .value = change.words});
}

void stopwatch(std::string_view name, std::int64_t since_ms, Tone tone) {
    Toolkit& kit = toolkit();
    const std::int64_t ran = std::max<std::int64_t>(kit.frame().now_ms - since_ms, 0);
    kit.wake_at(kit.frame().now_ms + second_ms - ran % second_ms);
    const std::string words = std::string(name) + " " + clock_words(ran);
    pill(make_id(name), words, tone, icon::timer,
         {.role = AriaRole::timer, .name = name, .value = clock_words(ran)});
}

// Icon, wrapped words, room for buttons; where that would squeeze the words, the action stands
// below them.
NoticeAnswer notice_face(const Notice& notice, AriaRole role, Live live) {
    const ToneColours& colours = theme().tone(notice.tone);
    const float whole = ImGui::GetContentRegionAvail().x;
    float buttons = notice.dismissable ? icon_button_width({.small = true}) + space::one : 0;
    bool below = false;
    if (!notice.action.empty()) {
        const float action = button_width(notice.action, {.small = true}) + space::one;
        below = whole - px(26 + buttons + action) < px(notice_words_min_px);
        if (!below) buttons += action;
    }

    const float line = px(toolkit().density().small);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    draw_line({from.x, from.y, from.x + px(24), from.y + line}, tone_icon(notice.tone),
              colours.text);
    const float left = from.x + px(26);
    const float wrap = std::max<float>(whole - px(26) - px(buttons), px(80));
    const ImVec2 size = measure_wrapped(notice.words, wrap);
    const float top = std::round(from.y + std::max<float>(0, (line - size.y) / 2));
    draw_wrapped({left, top}, wrap, notice.words, theme().text);
    const ImRect area(left, top, left + size.x, top + size.y);
    toolkit().semantics().describe_area(make_id("##words"), area,
                                        {.role = role, .name = notice.words, .live = live});
    ImGui::ItemSize({whole, std::max<float>(line, size.y)});
    NoticeAnswer answer = NoticeAnswer::none;
    const bool acted = below && button("action", notice.action, {.small = true});
    const ImVec2 after = ImGui::GetCursorScreenPos();

    move_cursor({from.x + whole - px(buttons) + px(space::one), from.y});
    if (!notice.action.empty() && !below) {
        if (button("action", notice.action, {.small = true})) answer = NoticeAnswer::action;
        ImGui::SameLine(0, px(space::one));
    }
    if (acted) answer = NoticeAnswer::action;
    if (notice.dismissable && icon_button("dismiss", icon::cross, "Dismiss",
                                          {.kind = ButtonKind::ghost, .small = true})) {
        answer = NoticeAnswer::dismissed;
    }
    move_cursor(after);
    return answer;
}

NoticeAnswer notice(std::string_view id, const Notice& notice) {
    const ToneColours& colours = theme().tone(notice.tone);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, colours.soft);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(px(space::one_half), px(space::one)));
    ImGui::BeginChild(CString(id), {0, 0},
                      ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_AlwaysUseWindowPadding |
                          ImGuiChildFlags_NavFlattened);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    const bool urgent = notice.tone == Tone::bad || notice.tone == Tone::warn;
    const NoticeAnswer answer = notice_face(notice, urgent ? AriaRole::alert : AriaRole::status,
                                            urgent ? Live::assertive : Live::polite);
    ImGui::EndChild();
    return answer;
}

bool empty_state(std::string_view id, const EmptyState& state) {
    ImGui::PushID(id.data(), id.data() + id.size());
    const float width = ImGui::GetContentRegionAvail().x;
    const auto centre = [&](float wanted) {
        const float shift = std::max<float>(0, (width - wanted) / 2);
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::round(shift));
    };
    ImGui::Dummy({0, px(space::three)});
    if (state.icon != nullptr) {
        const ImRect area = rect_at_cursor({width, px(56)});
        const ImVec2 middle = area.GetCenter();
        ImGui::GetWindowDrawList()->AddCircleFilled(middle, px(28), theme().sunken);
        {
            const TypeScope scope(Type::title);
            draw_line(area, state.icon, theme().text_muted, 0.5F);
        }
        ImGui::ItemSize(area.GetSize());
        ImGui::Dummy({0, px(space::half)});
    }
    {
        const TypeScope scope(Type::strong);
        centre(measure(state.words).x);
    }
    strong(state.words);
    if (!state.below.empty()) {
        const float lines = even_width(state.below, width);
        centre(lines);
        float& edge = ImGui::GetCurrentWindow()->ContentRegionRect.Max.x;
        const float before = edge;
        edge = ImGui::GetCursorScreenPos().x + lines;
        paragraph(state.below, Ink::muted);
        edge = before;
    }
    bool pressed = false;
    if (!state.action.empty()) {
        const ButtonOptions options{.kind = ButtonKind::primary, .icon = state.action_icon};
        ImGui::Dummy({0, px(space::half)});
        centre(px(button_width(state.action, options)));
        pressed = button("action", state.action, options);
    }
    ImGui::Dummy({0, px(space::three)});
    ImGui::PopID();
    return pressed;
}

Colour strobe(Colour rest, Colour lit) {
    Toolkit& kit = toolkit();
    if (kit.frame().reduced_motion) return lit;
    // Twice a second is enough for the eye and keeps the tab from drawing all the time.
    constexpr std::int64_t half_ms = 500;
    const std::int64_t now = kit.frame().now_ms;
    kit.wake_at(now + half_ms - now % half_ms);
    return now / half_ms % 2 == 0 ? lit : rest;
}

}  // namespace recall::ui
