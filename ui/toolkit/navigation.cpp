#include "ui/toolkit/navigation.hpp"

#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/feedback.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/menu.hpp"
#include "ui/toolkit/message_list.hpp"
#include "ui/toolkit/text.hpp"
#include "ui/toolkit/text_size.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace recall::ui {
namespace {

constexpr float side_bar_width_px = 236;
constexpr float rail_width_px = 68;
constexpr float bottom_bar_height_px = 60;
constexpr float content_width_max_px = 1600;
constexpr float content_height_min_px = 160;  // where messages leave less on a small page
constexpr std::size_t bottom_entries_max = 5;

constexpr ImGuiWindowFlags page_flags =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse;

void begin_page() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImGui::Begin("Recall", nullptr, page_flags);
    ImGui::PopStyleVar(3);
}

void begin_bar(const char* id, ImVec2 size, ImVec2 padding) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, theme().surface);
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::BeginChild(id, size,
                      ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

void edge(ImVec2 from, ImVec2 to) {
    ImGui::GetWindowDrawList()->AddLine(from, to, theme().line, px(1));
}

// The brand: a rounded square with a returning arrow.
void draw_mark(ImVec2 at, float size) {
    const ImRect area(at.x, at.y, at.x + size, at.y + size);
    ImGui::GetWindowDrawList()->AddRectFilled(area.Min, area.Max, theme().accent,
                                              px(radius::control));
    const TypeScope scope(Type::heading);
    draw_line(area, icon::rotate_ccw, theme().on_accent, 0.5F);
}

// The name beside the brand. Large, but no heading: the page's own title is that.
void draw_name() {
    const TypeScope scope(Type::title);
    const ImRect area = rect_at_cursor(measure("Recall"));
    ImGui::ItemSize(area.GetSize());
    ImGui::ItemAdd(area, 0);
    draw_words(area.Min, "Recall", theme().text);
    toolkit().semantics().describe_area(make_id("##name"), area,
                                        {.role = AriaRole::text, .name = "Recall"});
}

std::string badge_words(int badge) { return badge > 999 ? "999+" : std::to_string(badge); }

Colour badge_fill(const NavItem& item, bool current) {
    const Theme& t = theme();
    if (item.steady) return t.warn.text;
    if (item.alert) return strobe(t.warn.soft, t.warn.text);
    return current ? t.accent_tone.soft : t.sunken;
}

Colour badge_ink(const NavItem& item, bool current) {
    const Theme& t = theme();
    if (item.steady) return t.warn.soft;
    if (item.alert) return strobe(t.warn.text, t.warn.soft);
    return current ? t.accent_tone.text : t.text_muted;
}

void draw_badge(const NavItem& item, bool current, ImVec2 middle_right) {
    if (item.badge <= 0) return;
    const TypeScope scope(Type::small);
    const std::string words = badge_words(item.badge);
    const ImVec2 size = measure(words);
    const float height = px(20);
    const float width = std::max<float>(size.x + px(12), height);
    const ImRect area(middle_right.x - width, middle_right.y - height / 2, middle_right.x,
                      middle_right.y + height / 2);
    ImGui::GetWindowDrawList()->AddRectFilled(area.Min, area.Max, badge_fill(item, current),
                                              height / 2);
    draw_line(area, words, badge_ink(item, current), 0.5F);
}

void draw_dot(const NavItem& item, ImVec2 at) {
    if (item.badge <= 0) return;
    const Theme& t = theme();
    const Colour colour = item.steady  ? t.warn.text
                          : item.alert ? strobe(t.surface, t.warn.text)
                                       : t.accent;
    ImGui::GetWindowDrawList()->AddCircleFilled(at, px(4), colour);
}

Touch entry_touch(const NavItem& item, bool current, ImVec2 size) {
    const ImRect area = rect_at_cursor(size);
    const Touch touch = touch_item(make_id(item.id), area, false);
    toolkit().semantics().describe(
        touch.id, {.role = AriaRole::link,
                   .name = item.label,
                   .value = item.badge > 0 ? badge_words(item.badge) : std::string(),
                   .selected = current});
    if (!touch.visible) return touch;
    const Theme& t = theme();
    if (current || touch.hovered) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            area.Min, area.Max, current ? t.row_selected : t.button_hover, px(radius::control));
    }
    ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    return touch;
}

bool wide_entry(const NavItem& item, bool current) {
    const Theme& t = theme();
    const float height = px(toolkit().density().row - 4);
    const Touch touch = entry_touch(item, current, {ImGui::GetContentRegionAvail().x, height});
    if (!touch.visible) return touch.pressed;
    const ImRect& area = touch.area;
    const Colour colour = current ? t.accent_tone.text : t.text_muted;
    const float left = area.Min.x + px(10);
    {
        const TypeScope scope(Type::heading);
        draw_line({left, area.Min.y, left + px(22), area.Max.y}, item.icon, colour);
    }
    const TypeScope scope(current ? Type::strong : Type::body);
    const float badge = px(item.badge > 0 ? 44 : 8);
    draw_line({left + px(28), area.Min.y, area.Max.x - badge, area.Max.y}, item.label,
              current ? t.accent_tone.text : t.text);
    draw_badge(item, current, {area.Max.x - px(8), area.GetCenter().y});
    return touch.pressed;
}

bool rail_entry(const NavItem& item, bool current) {
    const Theme& t = theme();
    const Touch touch = entry_touch(item, current, {ImGui::GetContentRegionAvail().x, px(44)});
    if (!touch.visible) return touch.pressed;
    {
        const TypeScope scope(Type::title);
        draw_line(touch.area, item.icon, current ? t.accent_tone.text : t.text_muted, 0.5F);
    }
    draw_dot(item, {touch.area.GetCenter().x + px(12), touch.area.Min.y + px(11)});
    item_tooltip(item.label);
    return touch.pressed;
}

bool bottom_entry(const NavItem& item, bool current, float width) {
    const Theme& t = theme();
    const Touch touch = entry_touch(item, current, {width, px(bottom_bar_height_px - 8)});
    if (!touch.visible) return touch.pressed;
    const ImRect& area = touch.area;
    const Colour colour = current ? t.accent_tone.text : t.text_muted;
    const float middle = area.Min.y + px(30);
    {
        const TypeScope scope(Type::title);
        draw_line({area.Min.x, area.Min.y + px(3), area.Max.x, middle}, item.icon, colour, 0.5F);
    }
    draw_dot(item, {area.GetCenter().x + px(12), area.Min.y + px(9)});
    const TypeScope scope(Type::small);
    draw_line({area.Min.x + 1, middle, area.Max.x - 1, area.Max.y - px(2)},
              item.brief.empty() ? item.label : item.brief, colour, 0.5F);
    return touch.pressed;
}

void section_heading(std::string_view words, bool labels) {
    gap(labels ? space::one_half : space::one);
    if (!labels) return hairline();
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + px(10));
    muted(words);
}

}  // namespace

AppFrame::AppFrame(std::span<const NavItem> items, std::string_view current, const Account& account)
    : items_(items), current_(current), account_(account) {
    begin_page();
    const Width width = frame().layout();
    if (width == Width::wide) side_bar();
    if (width == Width::medium) rail();
    if (width == Width::narrow)
        bars();
    else
        ImGui::SameLine(0, 0);
    text_size_ = draw_text_sizes();
    content();
}

AppFrame::~AppFrame() {
    toolkit().semantics().leave();
    toolkit().semantics().pop_window();
    ImGui::EndGroup();
    ImGui::EndChild();
    ImGui::End();
}

void AppFrame::entries(bool labels) {
    std::string_view section;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const NavItem& item = items_[i];
        if (item.section != section) section_heading(item.section, labels);
        section = item.section;
        const bool current = item.id == current_;
        if (labels ? wide_entry(item, current) : rail_entry(item, current)) {
            chosen_ = static_cast<int>(i);
        }
    }
}

// What a person sets for this device; and the way out, where there is no room beside it.
void AppFrame::settings_menu(const char* icon, std::string_view name, const ButtonOptions& options,
                             bool with_way_out) {
    const bool dark = frame().dark;
    std::vector<MenuItem> items{
        {.label = dark ? "Light colours" : "Dark colours", .icon = dark ? icon::sun : icon::moon},
        {.label = "Text size…", .icon = icon::text_size},
        {.label = frame().compact_tables ? "Comfortable tables" : "Compact tables",
         .icon = icon::list},
        {.label = "Alerts…", .icon = icon::bell},
        {.label = "Keys", .icon = icon::keyboard},
        {.label = "Password…", .icon = icon::key},
        {.label = "Find anything…", .icon = icon::search}};
    if (with_way_out) items.push_back({.label = "Sign out", .icon = icon::log_out});
    switch (menu_button("settings", icon, name, items, options)) {
        case 0: toggle_dark_ = true; break;
        case 1: open_text_sizes(); break;
        case 2: toggle_compact_ = true; break;
        case 3: show_alerts_ = true; break;
        case 4: show_keys_ = true; break;
        case 5: show_password_ = true; break;
        case 6: show_palette_ = true; break;
        case 7: log_out_ = true; break;
        default: break;
    }
}

void AppFrame::account_corner(bool labels) {
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    if (!labels) {
        const ButtonOptions tall{.kind = ButtonKind::ghost};
        const float shift = (ImGui::GetContentRegionAvail().x - px(icon_button_width(tall))) / 2;
        ImGui::Indent(std::max<float>(shift, 1));
        show_sync_ = icon_button("sync", account_.sync_icon, account_.sync, tall);
        settings_menu(icon::settings, "Settings", tall, false);
        log_out_ = icon_button("log_out", icon::log_out, "Sign out", tall);
        return ImGui::Unindent(std::max<float>(shift, 1));
    }
    hairline();
    gap(space::half);
    const NavItem sync{.id = "sync", .label = account_.sync, .icon = account_.sync_icon};
    show_sync_ = wide_entry(sync, false);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetTextLineHeight();
    move_cursor({from.x + px(10), from.y});
    const float words = ImGui::GetContentRegionAvail().x - 2 * px(icon_button_width(ghost)) - px(4);
    ImGui::PushClipRect(from, {from.x + px(10) + words, from.y + px(44)}, true);
    ImGui::BeginGroup();
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    strong(account_.name);
    muted(account_.role);
    ImGui::PopStyleVar();
    ImGui::EndGroup();
    ImGui::PopClipRect();
    const float top = from.y + line - px(toolkit().density().small) / 2;
    const float right = from.x + ImGui::GetContentRegionAvail().x;
    const float size = px(icon_button_width(ghost));
    move_cursor({right - 2 * size, top});
    settings_menu(icon::settings, "Settings", ghost, false);
    move_cursor({right - size, top});
    log_out_ = icon_button("log_out", icon::log_out, "Sign out", ghost);
}

void AppFrame::side_bar() {
    begin_bar("navigation", {px(side_bar_width_px), 0}, {px(space::one_half), px(space::two)});
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    edge({at.x + size.x - 1, at.y}, {at.x + size.x - 1, at.y + size.y});
    draw_mark({at.x + px(20), at.y + px(18)}, px(28));
    ImGui::SetCursorPos({px(58), px(20)});
    {
        const Inside banner(make_id("##banner"), {.role = AriaRole::banner, .name = "Recall"});
        draw_name();
        if (!account_.desk.empty()) {
            beside();
            badge(account_.desk, Tone::accent);
        }
    }
    gap(space::two);
    const float corner = px(toolkit().density().row + 46);
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(2));
    {
        const ScrollArea area("entries", "Navigation",
                              (ImGui::GetContentRegionAvail().y - corner) / frame().scale,
                              AriaRole::navigation);
        entries(true);
    }
    ImGui::SetCursorPosY(size.y - corner - px(space::one));
    {
        const Inside corner_of(make_id("##account"), {.role = AriaRole::region, .name = "Account"});
        account_corner(true);
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void AppFrame::rail() {
    begin_bar("navigation", {px(rail_width_px), 0}, {px(space::one_half), px(space::two)});
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    edge({at.x + size.x - 1, at.y}, {at.x + size.x - 1, at.y + size.y});
    draw_mark({at.x + (size.x - px(32)) / 2, at.y + px(space::two)}, px(32));
    ImGui::SetCursorPosY(px(64));
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, px(space::half));
    const float corner = 3 * px(toolkit().density().control + space::half);
    {
        const ScrollArea area("entries", "Navigation",
                              (ImGui::GetContentRegionAvail().y - corner) / frame().scale,
                              AriaRole::navigation);
        entries(false);
    }
    {
        const Inside corner_of(make_id("##account"), {.role = AriaRole::region, .name = "Account"});
        account_corner(false);
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

// Both before the content, so that what was chosen is known when the view is drawn.
void AppFrame::bars() {
    top_bar();
    const ImVec2 below = ImGui::GetCursorScreenPos();
    move_cursor({0, ImGui::GetIO().DisplaySize.y - px(bottom_bar_height_px)});
    bottom_bar();
    move_cursor(below);
}

void AppFrame::top_bar() {
    const float height = px(toolkit().density().control + 12);
    begin_bar("top", {0, height}, {px(space::one_half), px(6)});
    const ImVec2 at = ImGui::GetWindowPos();
    const float control = px(toolkit().density().control);
    edge({at.x, at.y + height - 1}, {at.x + ImGui::GetWindowSize().x, at.y + height - 1});
    draw_mark({at.x + px(space::one_half), at.y + (height - px(28)) / 2}, px(28));
    ImGui::SetCursorPos({px(50), (height - px(20)) / 2});
    give_line_room({at.x + px(space::one), at.y + px(4),
                    at.x + ImGui::GetWindowSize().x - 2 * control - px(space::two),
                    at.y + height - px(4)});
    const Inside banner(make_id("##banner"), {.role = AriaRole::banner, .name = "Recall"});
    draw_name();
    const float taken = ImGui::GetItemRectMax().x - at.x;
    const float room = ImGui::GetWindowSize().x - taken - 2 * control - px(space::three);
    if (!account_.desk.empty() && px(badge_width(account_.desk)) <= room) {
        beside();
        badge(account_.desk, Tone::accent);
    }
    ImGui::SetCursorPos({ImGui::GetWindowSize().x - 2 * control - px(space::one_half), px(6)});
    show_sync_ =
        icon_button("sync", account_.sync_icon, account_.sync, {.kind = ButtonKind::ghost});
    ImGui::SameLine(0, 0);
    settings_menu(icon::user, account_.name, {.kind = ButtonKind::ghost}, true);
    ImGui::EndChild();
}

void AppFrame::bottom_bar() {
    begin_bar("navigation", {0, px(bottom_bar_height_px)}, {px(space::half), px(space::half)});
    const ImVec2 at = ImGui::GetWindowPos();
    edge(at, {at.x + ImGui::GetWindowSize().x, at.y});
    const Inside navigation(make_id("##navigation"),
                            {.role = AriaRole::navigation, .name = "Navigation"});
    const bool more = items_.size() > bottom_entries_max;
    const std::size_t shown = more ? bottom_entries_max - 1 : items_.size();
    const auto slots = static_cast<float>(more ? shown + 1 : shown);
    const float width = std::floor(ImGui::GetContentRegionAvail().x / std::max<float>(slots, 1));
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) ImGui::SameLine(0, 0);
        const NavItem& item = items_[i];
        if (bottom_entry(item, item.id == current_, width)) chosen_ = static_cast<int>(i);
    }
    if (more) {
        ImGui::SameLine(0, 0);
        bool beyond = false;
        int waiting = 0;
        std::vector<MenuItem> rest;
        for (const NavItem& item : items_.subspan(shown)) {
            beyond = beyond || item.id == current_;
            waiting += item.badge;
            rest.push_back({.label = item.label, .icon = item.icon});
        }
        const NavItem entry{
            .id = "more", .label = "More", .icon = icon::ellipsis, .badge = waiting};
        if (bottom_entry(entry, beyond, width)) open_menu("more entries");
        const int picked = menu("more entries", "More", rest);
        if (picked >= 0) chosen_ = static_cast<int>(shown) + picked;
    }
    ImGui::EndChild();
}

void AppFrame::content() {
    const Width layout = frame().layout();
    const bool narrow = layout == Width::narrow;
    const float padding = px(narrow ? 12 : layout == Width::wide ? space::three : space::two);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const float bottom = page.y - (narrow ? px(bottom_bar_height_px) : 0);
    const float margin = narrow ? px(space::one) : padding;
    give_foot_room({from.x + margin, from.y, page.x - margin, bottom - margin});
    // Messages stand where the space below the content would be, and above that.
    const float height = std::max<float>(bottom - foot_px() - from.y, px(content_height_min_px));
    ImGui::BeginChild("content", {0, height},
                      ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened);
    ImGui::PopStyleVar(2);
    // A very wide page keeps its lines together in the middle.
    ImGuiWindow& window = *ImGui::GetCurrentWindow();
    const float spare = window.WorkRect.GetWidth() - px(content_width_max_px);
    if (spare > 0) {
        window.WorkRect.Max.x -= std::floor(spare / 2);
        window.ContentRegionRect.Max.x = window.WorkRect.Max.x;
        ImGui::Indent(std::floor(spare / 2));
    }
    ImGui::BeginGroup();
    std::string_view name = "Recall";
    for (const NavItem& item : items_) {
        if (item.id == current_) name = item.label;
    }
    toolkit().semantics().push_window(name);
    const ImRect area = window.Rect();
    toolkit().semantics().enter(make_id("##main"), &area, {.role = AriaRole::main, .name = name});
}

PlainPage::PlainPage(std::string_view name, float width) {
    begin_page();
    toolkit().semantics().push_window(name);
    const ImRect area = ImGui::GetCurrentWindow()->Rect();
    toolkit().semantics().enter(make_id("##main"), &area, {.role = AriaRole::main, .name = name});
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const float column = std::min<float>(px(width), page.x - 2 * px(space::two));
    ImGui::SetCursorPos({std::round((page.x - column) / 2), px(frame().height > 640 ? 96 : 24)});
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float bottom = page.y - px(space::two);
    give_foot_room({from.x, from.y, from.x + column, bottom});
    const float height = std::max<float>(bottom - foot_px() - from.y, px(content_height_min_px));
    ImGui::BeginChild("column", {column, height},
                      ImGuiChildFlags_NavFlattened);
    draw_mark(ImGui::GetCursorScreenPos(), px(36));
    ImGui::Dummy({px(36), px(36)});
    gap(space::one);
}

PlainPage::~PlainPage() {
    ImGui::EndChild();
    toolkit().semantics().leave();
    toolkit().semantics().pop_window();
    ImGui::End();
}

}  // namespace recall::ui
