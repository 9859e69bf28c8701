#include "ui/toolkit/layout.hpp"

#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <cmath>

namespace recall::ui {
namespace {

constexpr float grid_gap_px = 16;
constexpr float pane_height_min_px = 400;  // Lower panes do not scroll by themselves.

constexpr ImGuiChildFlags region_flags =
    ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding;

void begin_region(std::string_view id, ImVec2 size, ImGuiChildFlags flags, float padding) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
    ImGui::BeginChild(CString(id), size, region_flags | flags);
    ImGui::PopStyleVar();
}

// A heading in the middle of a line that it shares with a button. A long one ends in an ellipsis.
void heading_in(const ImRect& area, std::string_view words) {
    float& edge = ImGui::GetCurrentWindow()->ContentRegionRect.Max.x;
    const float before = edge;
    edge = area.Max.x;
    const TypeScope scope(Type::heading);
    move_cursor({area.Min.x, std::round(area.GetCenter().y - measure(words).y / 2)});
    copyable_heading(words);
    edge = before;
}

}  // namespace

Card::Card(std::string_view id, std::string_view title, const CardOptions& options)
    : titled_(!title.empty()) {
    ImGuiChildFlags flags = ImGuiChildFlags_Borders;
    if (options.height == 0) flags |= ImGuiChildFlags_AutoResizeY;
    ImGui::PushStyleColor(ImGuiCol_ChildBg, theme().surface);
    begin_region(id, {0, px(options.height)}, flags, options.padded ? px(space::two) : 0);
    ImGui::PopStyleColor();
    if (!titled_) return;
    toolkit().semantics().push_window(title);
    heading(title);
    if (!options.subtitle.empty()) {
        move_cursor_up(space::half);
        muted(options.subtitle);
    }
    gap(2);
}

Card::~Card() {
    if (titled_) toolkit().semantics().pop_window();
    ImGui::EndChild();
}

ScrollArea::ScrollArea(std::string_view id, std::string_view name, float height, AriaRole role,
                       float width) {
    begin_region(id, {px(width), px(height)}, 0, 0);
    const ImRect area = ImGui::GetCurrentWindow()->Rect();
    toolkit().semantics().enter(make_id("##region"), &area, {.role = role, .name = name});
}

ScrollArea::~ScrollArea() {
    toolkit().semantics().leave();
    ImGui::EndChild();
}

Grid::Grid(std::string_view id, float cell_width_min, int columns_max)
    : columns_(std::clamp(
          static_cast<int>((width_left() + grid_gap_px) / (cell_width_min + grid_gap_px)), 1,
          columns_max)) {
    // Four cells stand as 4, 2 and 2, or one below the other, never as 3 and 1.
    while (columns_max % columns_ != 0) --columns_;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(px(grid_gap_px / 2), 0));
    open_ = ImGui::BeginTable(CString(id, columns_), columns_,
                              ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_NoPadOuterX |
                                  ImGuiTableFlags_NoSavedSettings);
}

void Grid::next() {
    if (!open_) return;
    if (cell_ % columns_ == 0) {
        if (cell_ > 0) {
            ImGui::TableNextRow(0, px(grid_gap_px));
            ImGui::TableSetColumnIndex(0);
        }
        ImGui::TableNextRow();
    }
    ImGui::TableSetColumnIndex(cell_ % columns_);
    ++cell_;
}

Grid::~Grid() {
    if (open_) ImGui::EndTable();
    ImGui::PopStyleVar();
}

Panes::Panes(std::string_view id, const PaneOptions& options)
    : options_(options),
      both_(width_left() >= options.both_width_min),
      grows_(!both_ && height_left() < pane_height_min_px),
      height_(std::max<float>(ImGui::GetContentRegionAvail().y, px(320))) {
    ImGui::PushID(id.data(), id.data() + id.size());
}

Panes::~Panes() {
    close();
    ImGui::PopID();
}

void Panes::close() {
    if (open_ == Open::detail) {
        toolkit().semantics().leave();
        toolkit().semantics().pop_window();
    }
    if (open_ != Open::none) ImGui::EndChild();
    open_ = Open::none;
}

void Panes::begin_pane(std::string_view id, float width, ImGuiChildFlags flags, float padding) {
    if (grows_) flags |= ImGuiChildFlags_AutoResizeY;
    begin_region(id, {width, grows_ ? 0 : height_}, flags, padding);
}

bool Panes::list() {
    if (options_.detail_open && !both_) return false;
    const bool beside_detail = both_ && options_.detail_open;
    const float width = beside_detail ? -px(options_.detail_width + space::two) : 0;
    begin_pane("list", width, 0, 0);
    open_ = Open::list;
    return true;
}

bool Panes::detail(std::string_view title) {
    const bool beside_list = open_ == Open::list;
    close();
    if (!options_.detail_open) return false;
    if (beside_list) {
        ImGui::SameLine(0, px(space::two));
        ImGui::PushStyleColor(ImGuiCol_ChildBg, theme().surface);
        begin_pane("detail", 0, ImGuiChildFlags_Borders, px(space::two));
        ImGui::PopStyleColor();
    } else {
        begin_pane("detail", 0, 0, 0);
    }
    open_ = Open::detail;
    toolkit().semantics().push_window(title);
    const ImRect area = ImGui::GetCurrentWindow()->Rect();
    toolkit().semantics().enter(make_id("##detail"), &area,
                                {.role = AriaRole::region, .name = title});
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float button = px(icon_button_width(ghost));
    const float right = from.x + ImGui::GetContentRegionAvail().x - button;
    const ImRect words(beside_list ? from.x : from.x + button + px(space::half), from.y,
                       beside_list ? right - px(space::half) : right + button, from.y + button);
    // In the order they are read: the way back stands before the title, the cross behind it.
    if (beside_list) heading_in(words, title);
    move_cursor({beside_list ? right : from.x, from.y});
    back_ = beside_list ? icon_button("back", icon::cross, "Close", ghost)
                        : icon_button("back", icon::arrow_left, "Back", ghost);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    if (!beside_list) heading_in(words, title);
    move_cursor({from.x, below.y});
    return true;
}

bool Panes::back() {
    if (options_.detail_open && !back_) back_ = take_escape();
    return back_;
}

void page_header(std::string_view words, std::string_view below) {
    ImGui::BeginGroup();
    title(words);
    if (!below.empty()) {
        move_cursor_up(space::half);
        muted(below);
    }
    ImGui::EndGroup();
}

void right_buttons(float width) {
    const float taken = ImGui::GetItemRectMax().x - ImGui::GetWindowPos().x;
    const float room = ImGui::GetCurrentWindow()->WorkRect.Max.x - ImGui::GetWindowPos().x - taken;
    if (room < px(width + space::two)) return;
    ImGui::SameLine();
    to_right(width);
}

void gap(float height) {
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
    ImGui::Dummy({0, px(height)});
    ImGui::PopStyleVar();
}

void hairline() {
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, px(1)});
    ImGui::ItemSize(area.GetSize());
    ImGui::GetWindowDrawList()->AddRectFilled(area.Min, area.Max, theme().line);
}

void beside(float distance) { ImGui::SameLine(0, px(distance)); }

void flow(float width, float distance) {
    if (ImGui::GetItemRectSize().x == 0) return;  // A gap is nothing to stand beside.
    const float end = ImGui::GetItemRectMax().x + px(distance + width);
    if (end <= ImGui::GetCurrentWindow()->WorkRect.Max.x) beside(distance);
}

void to_right(float width) {
    const float shift = ImGui::GetContentRegionAvail().x - px(width);
    if (shift > 0) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + shift);
}

}  // namespace recall::ui
