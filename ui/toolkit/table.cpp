#include "ui/toolkit/table.hpp"

#include "ui/toolkit/feedback.hpp"
#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace recall::ui {
namespace {

constexpr float two_line_height_px = 56;
constexpr float empty_height_px = 180;
constexpr std::size_t copy_label_bytes_max = 60;

constexpr ImGuiTableFlags table_flags = ImGuiTableFlags_BordersInnerH |
                                        ImGuiTableFlags_SizingStretchProp |
                                        ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_PadOuterX;

float height_of_row(const TableOptions& options) {
    if (options.row_height == two_line_row) return px(two_line_height_px);
    return px(options.row_height > 0 ? options.row_height : table_row_px());
}

float header_px() { return std::max<float>(toolkit().density().control, 36); }
float header_height() { return px(header_px()); }

}  // namespace

float table_height_px(std::size_t rows, float row_height) {
    constexpr float lines = 3;  // around it and between
    return header_px() + row_height * static_cast<float>(rows) + lines;
}

float table_row_px() {
    const Density& density = toolkit().density();
    return frame().compact_tables ? density.compact_row : density.row;
}

Table::Table(std::string_view id, std::string_view name, std::span<const Column> columns,
             const TableOptions& options)
    : columns_(columns), options_(options), name_(name), row_height_(height_of_row(options)) {
    IM_ASSERT(columns.size() <= columns_max);
    const ImVec2 left = ImGui::GetContentRegionAvail();
    const bool scrolls = options.height != whole_height;
    float height = 0;
    if (scrolls) {
        height = options.height > 0 ? px(options.height)
                                    : std::max<float>(left.y, px(options.height_min));
    }

    int shown = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        slots_[i] = width_left() >= columns[i].hide_below ? shown++ : -1;
    }
    const ImGuiID table_id = make_id(id);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    outer_ = ImRect(from.x, from.y, from.x + left.x, from.y + height);
    if (scrolls) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(outer_.Min, outer_.Max, theme().surface, px(radius::card));
        list.AddRect(outer_.Min, outer_.Max, theme().line, px(radius::card), 0, px(1));
    }
    // Another id for another number of columns, so that ImGui works the widths out afresh.
    const ImGuiTableFlags flags = table_flags | (scrolls ? ImGuiTableFlags_ScrollY : 0);
    // Inside the outline, so that a selected row does not paint over it.
    const float inset = scrolls ? px(1) : 0;
    move_cursor({from.x + inset, from.y + inset});
    open_ = ImGui::BeginTable(CString(id, shown), shown, flags,
                              {left.x - 2 * inset, std::max<float>(height - 2 * inset, 0)});
    toolkit().semantics().enter(table_id, &outer_, {.role = AriaRole::table, .name = name});
    if (!open_) return;
    toolkit().semantics().push_window(name);
    set_up_columns();
    draw_header();
}

Table::~Table() {
    if (!open_) {
        toolkit().semantics().leave();
        return;
    }
    end_row();
    toolkit().semantics().count_rows(count_);
    if (!finished_) clipper_.End();  // The caller stopped early.
    toolkit().semantics().set_cell(-1, -1);
    toolkit().semantics().leave();
    const ImVec2 below = ImGui::GetCursorScreenPos();
    if (count_ <= 0 && options_.height != whole_height) draw_empty(below);
    toolkit().semantics().pop_window();
    ImGui::EndTable();
    if (options_.height != whole_height) {
        move_cursor(outer_.Min);
        ImGui::ItemSize(outer_.GetSize());
    }
    if (count_ <= 0 && options_.height == whole_height) draw_empty(ImGui::GetCursorScreenPos());
    draw_copy_menu();
}

void Table::set_up_columns() {
    ImGui::TableSetupScrollFreeze(0, 1);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (slots_[i] < 0) continue;
        const Column& column = columns_[i];
        const bool fixed = column.width > 0;
        ImGui::TableSetupColumn(
            CString(column.name),
            fixed ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
            fixed ? px(column.width) : column.weight);
    }
}

void Table::draw_header() {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, header_height());
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
        const int slot = slots_[static_cast<std::size_t>(i)];
        if (slot < 0 || !ImGui::TableSetColumnIndex(slot)) continue;
        toolkit().semantics().set_cell(-1, slot);
        header_cell(i);
    }
    toolkit().semantics().set_cell(-1, -1);
}

void Table::header_cell(int index) {
    const Theme& t = theme();
    const Column& column = columns_[static_cast<std::size_t>(index)];
    const TypeScope scope(Type::small);
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, header_height()});
    ColumnSort* sort = options_.sort;
    const bool sortable = column.sortable && sort != nullptr;
    const bool sorted = sortable && sort->column == index;
    const std::string_view order = !sortable          ? std::string_view{}
                                   : !sorted          ? "none"
                                   : sort->descending ? "descending"
                                                      : "ascending";
    const Description description{
        .role = AriaRole::columnheader, .name = column.name, .value = order};
    Colour colour = t.text_muted;
    if (sortable) {
        const Touch touch = touch_item(make_id(column.name), area, false);
        if (touch.pressed) {
            *sort = {index, sorted && !sort->descending};
            sort_changed_ = true;
        }
        toolkit().semantics().describe(touch.id, description);
        if (touch.hovered || sorted) colour = t.text;
        ImGui::RenderNavCursor(area, touch.id, ImGuiNavRenderCursorFlags_Compact);
    } else {
        ImGui::ItemSize(area.GetSize());
        toolkit().semantics().describe_area(make_id(column.name), area, description);
    }
    if (column.name_hidden) return;
    const float arrow = sorted ? px(space::two) : 0;
    const float words = std::min<float>(measure(column.name).x, area.GetWidth() - arrow);
    const float x = column.number ? area.Max.x - words - arrow : area.Min.x;
    draw_line({x, area.Min.y, x + words, area.Max.y}, column.name, colour);
    if (sorted) {
        draw_line({x + words + px(3), area.Min.y, area.Max.x + px(4), area.Max.y},
                  sort->descending ? icon::arrow_down : icon::arrow_up, colour);
    }
}

void Table::draw_empty(ImVec2 from) {
    const ImVec2 back = ImGui::GetCursorScreenPos();
    const bool scrolls = options_.height != whole_height;
    const float room = scrolls ? outer_.Max.y - from.y : px(empty_height_px);
    const float width = outer_.GetWidth();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float y = from.y + room / 2 - px(28);
    const float middle = outer_.Min.x + width / 2;
    list.PushClipRect(outer_.Min, {outer_.Max.x, from.y + room}, false);
    if (options_.empty_icon != nullptr) {
        const TypeScope scope(Type::figure);
        draw_words({middle - measure(options_.empty_icon).x / 2, y}, options_.empty_icon,
                   theme().text_muted);
    }
    y += px(40);
    const ImVec2 size = measure(options_.empty);
    const ImRect line(middle - size.x / 2, y, middle + size.x / 2, y + size.y);
    draw_words(line.Min, options_.empty, theme().text_muted);
    list.PopClipRect();
    ImGui::PushClipRect(outer_.Min, {outer_.Max.x, from.y + room}, false);
    toolkit().semantics().describe_area(make_id("##empty"), line,
                                        {.role = AriaRole::text, .name = options_.empty});
    ImGui::PopClipRect();
    move_cursor(back);
    if (!scrolls) ImGui::ItemSize({width, room});
}

bool Table::next(std::size_t count) {
    if (!open_ || finished_) return false;
    end_row();
    if (count_ < 0) {
        count_ = static_cast<int>(count);
        clipper_.Begin(count_, row_height_);
        row_ = -1;
    }
    ++row_;
    while (row_ >= clipper_.DisplayEnd) {
        if (!clipper_.Step()) {
            finished_ = true;
            return false;
        }
        row_ = clipper_.DisplayStart;
    }
    return true;
}

void Table::end_row() {
    if (row_open_) ImGui::PopID();
    row_open_ = false;
    if (copying_ == Copying::at_once) {
        std::string row;
        for (const std::string& words : toolkit().copies())
            row += (row.empty() ? "" : "\t") + on_one_line(words);
        ImGui::SetClipboardText(row.c_str());
    }
    // A menu that was asked for opens once the table is closed.
    if (copying_ == Copying::at_once) copying_ = Copying::nothing;
}

// Does the person want the words of this row?
void Table::notice_copying(bool focused) {
    const ImGuiTable& table = *ImGui::GetCurrentTable();
    const ImRect row(table.WorkRect.Min.x, cell_top_, table.WorkRect.Max.x,
                     cell_top_ + row_height_);
    const bool pointed = ImGui::IsMouseReleased(ImGuiMouseButton_Right) &&
                         ImGui::IsWindowHovered() && row.Contains(ImGui::GetIO().MousePos);
    if (pointed || (focused && ImGui::IsKeyPressed(ImGuiKey_Menu))) {
        copying_ = Copying::offered;
    } else if (focused && ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C)) {
        copying_ = Copying::at_once;
    } else {
        return;
    }
    toolkit().copies().clear();
    copied_row_ = row_;
}

void Table::note_words(std::string_view words) {
    if (copying_ == Copying::nothing || copied_row_ != row_ || words.empty()) return;
    toolkit().copies().emplace_back(words);
}

void Table::draw_copy_menu() {
    const std::string id = "copy " + std::string(name_);
    std::vector<std::string>& copies = toolkit().copies();
    if (copying_ == Copying::offered && !copies.empty()) open_menu(id);
    if (!ImGui::IsPopupOpen(id.c_str())) return;
    std::vector<std::string> labels;
    for (const std::string& words : copies) {
        std::string label = on_one_line(words);
        if (cut_to_fit(label, {}, copy_label_bytes_max)) label += "…";
        labels.push_back("Copy “" + label + "”");
    }
    std::vector<MenuItem> items;
    for (const std::string& label : labels) items.push_back({.label = label, .icon = icon::copy});
    const int chosen = ui::menu(id, "Copy", items, MenuPlace::pointer);
    if (chosen >= 0) ImGui::SetClipboardText(copies[static_cast<std::size_t>(chosen)].c_str());
}

void Table::start_row() {
    ImGui::TableNextRow(0, row_height_);
    ImGui::TableSetColumnIndex(0);
    ImGui::PushID(row_);
    row_open_ = true;
    cell_ = -1;
    cell_top_ = ImGui::GetCursorScreenPos().y;
    toolkit().semantics().set_cell(row_, -1);
}

bool Table::begin_row(std::string_view name, bool selected) {
    const Theme& t = theme();
    start_row();
    const ImVec2 from = ImGui::GetCursorScreenPos();
    ImGui::PushStyleColor(ImGuiCol_Header, t.row_selected);
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, selected ? t.row_selected_hover : t.row_hover);
    ImGui::PushStyleColor(ImGuiCol_HeaderActive, t.row_selected_hover);
    const bool pressed =
        ImGui::Selectable("##row", selected,
                          ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap |
                              ImGuiSelectableFlags_NoPadWithHalfSpacing,
                          {0, row_height_});
    ImGui::PopStyleColor(3);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const ImGuiID id = ImGui::GetItemID();
    toolkit().focus_home().offer(id, selected ? FocusRank::chosen_row : FocusRank::row);
    if (toolkit().focus_home().take_found()) toolkit().semantics().focus(id);
    toolkit().semantics().describe(id,
                                   {.role = AriaRole::row, .name = name, .selected = selected});
    notice_copying(ImGui::IsItemFocused());
    move_cursor(from);
    return pressed;
}

void Table::begin_plain_row(std::string_view name) {
    start_row();
    const ImGuiTable& table = *ImGui::GetCurrentTable();
    const ImRect area(table.WorkRect.Min.x, cell_top_, table.WorkRect.Max.x,
                      cell_top_ + row_height_);
    ImGui::PushClipRect(table.InnerClipRect.Min, table.InnerClipRect.Max, false);
    toolkit().semantics().describe_area(make_id("##row"), area,
                                        {.role = AriaRole::row, .name = name});
    ImGui::PopClipRect();
    notice_copying(false);
}

// To the next given cell. False if its column is hidden or scrolled out of sight.
bool Table::next_cell() {
    ++cell_;
    IM_ASSERT(cell_ < static_cast<int>(columns_.size()) && "more cells than columns");
    const int slot = slots_[static_cast<std::size_t>(cell_)];
    if (slot < 0) return false;
    toolkit().semantics().set_cell(row_, slot);
    return ImGui::TableSetColumnIndex(slot);
}

void Table::place(float height_px, float width_px) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    float x = from.x;
    if (columns_[static_cast<std::size_t>(cell_)].number) {
        x += std::max<float>(0, ImGui::GetContentRegionAvail().x - width_px);
    }
    move_cursor({x, std::round(cell_top_ + (row_height_ - height_px) / 2)});
}

void Table::text(std::string_view words, Ink ink, Type type) {
    if (!next_cell()) return;
    const TypeScope scope(type);
    const std::string line = on_one_line(words);
    const ImVec2 size = measure(line);
    const float left = ImGui::GetContentRegionAvail().x;
    place(size.y, std::min<float>(size.x, left));
    const ImRect area = rect_at_cursor({std::min<float>(std::max<float>(size.x, 1), left), size.y});
    ImGui::ItemSize({area.GetWidth(), 0});
    ImGui::ItemAdd(area, 0);
    if (words.empty()) return;
    toolkit().semantics().describe_area(make_id("##cell"), area,
                                        {.role = AriaRole::cell, .name = words});
    note_words(words);
    if (draw_line(area, line, ink_colour(ink))) item_tooltip(words);
}

void Table::two_lines(std::string_view words, std::string_view below) {
    if (!next_cell()) return;
    const Theme& t = theme();
    const std::string upper = on_one_line(words);
    const std::string lower = on_one_line(below);
    const float first = measure(upper).y;
    float second = 0;
    {
        const TypeScope scope(Type::small);
        second = measure(lower).y;
    }
    place(first + second + px(2), 0);
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, first + second + px(2)});
    ImGui::ItemSize({area.GetWidth(), 0});
    ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(make_id("##cell"), area,
                                        {.role = AriaRole::cell, .name = words, .value = below});
    note_words(words);
    note_words(below);
    bool cut = draw_line({area.Min.x, area.Min.y, area.Max.x, area.Min.y + first}, upper, t.text);
    {
        const TypeScope scope(Type::small);
        cut = draw_line({area.Min.x, area.Max.y - second, area.Max.x, area.Max.y}, lower,
                        t.text_muted) ||
              cut;
    }
    if (cut) item_tooltip(std::string(words) + "\n" + std::string(below));
}

void Table::number(std::int64_t value) { text(grouped(value)); }

void Table::badge(std::string_view words, Tone tone) {
    if (!next_cell() || words.empty()) return;
    place(px(badge_height_px), px(badge_width(words)));
    ui::badge(words, tone);
}

void Table::progress(float share, std::string_view words) {
    if (!next_cell()) return;
    place(ImGui::GetTextLineHeight(), 0);
    ui::progress_line(share, words);
}

bool Table::check(std::string_view name, bool& checked) {
    if (!next_cell()) return false;
    place(px(toolkit().density().small), 0);
    return ui::tick_box(name, checked, width_left());
}

bool Table::button(std::string_view id, std::string_view label, const ButtonOptions& options) {
    if (!next_cell()) return false;
    ButtonOptions small = options;
    small.small = true;
    place(px(toolkit().density().small), px(button_width(label, small)));
    ImGui::SetNextItemAllowOverlap();
    return ui::button(id, label, small);
}

int Table::menu(std::string_view id, std::string_view name, std::span<const MenuItem> items) {
    if (!next_cell()) return -1;
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    place(px(toolkit().density().small), px(icon_button_width(ghost)));
    return menu_button(id, icon::ellipsis, name, items, ghost);
}

bool Table::custom(float height, float width) {
    if (!next_cell()) return false;
    place(px(height), px(width));
    return true;
}

}  // namespace recall::ui
