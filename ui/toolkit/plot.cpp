#include "ui/toolkit/plot.hpp"

#include "ui/toolkit/feedback.hpp"
#include "ui/toolkit/fonts.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/numbers.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace recall::ui {
namespace {

constexpr float bar_row_px = 28;
constexpr float bar_px = 10;
constexpr float label_share = 0.3F;
constexpr float words_px = 132;
constexpr float chart_px = 150;
constexpr float axis_px = 22;
constexpr float label_px = 74;  // Of the time axis: as many as fit.

std::int64_t most_of(std::span<const Mark> marks) {
    std::int64_t most = 1;
    for (const Mark& mark : marks) most = std::max(most, mark.value);
    return most;
}

float share_of(const Mark& mark, std::int64_t most) {
    return static_cast<float>(mark.value) / static_cast<float>(most);
}

// A row of the table, with its two cells, over what is drawn of it.
void describe_mark(int row, const Mark& mark, const ImRect& area, const ImRect& label,
                   const ImRect& words) {
    Semantics& semantics = toolkit().semantics();
    ImGui::PushID(row);
    semantics.set_cell(row, -1);
    semantics.describe_area(make_id("##row"), area, {.role = AriaRole::row, .name = mark.label});
    semantics.set_cell(row, 0);
    semantics.describe_area(make_id("##label"), label,
                            {.role = AriaRole::cell, .name = mark.label});
    semantics.set_cell(row, 1);
    semantics.describe_area(make_id("##words"), words,
                            {.role = AriaRole::cell, .name = mark.words});
    semantics.set_cell(-1, -1);
    ImGui::PopID();
}

void draw_bar(int row, const Mark& mark, std::int64_t most, Colour colour) {
    const float width = ImGui::GetContentRegionAvail().x;
    const ImRect area = rect_at_cursor({width, px(bar_row_px)});
    ImGui::ItemSize(area.GetSize());
    ImGui::ItemAdd(area, 0);
    const float left = area.Min.x + std::floor(width * label_share);
    const float right = std::max(area.Max.x - px(words_px), left + px(space::one));
    const ImRect label(area.Min.x, area.Min.y, left - px(space::one), area.Max.y);
    const ImRect words(right + px(space::one), area.Min.y, area.Max.x, area.Max.y);
    if (draw_line(label, mark.label, theme().text)) item_tooltip(mark.label + ": " + mark.words);
    draw_line(words, mark.words, theme().text_muted);
    const float top = area.GetCenter().y - px(bar_px) / 2;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({left, top}, {right, top + px(bar_px)}, theme().sunken, px(bar_px) / 2);
    if (mark.value > 0) {
        const float end = left + std::max((right - left) * share_of(mark, most), px(bar_px));
        list.AddRectFilled({left, top}, {end, top + px(bar_px)}, colour, px(bar_px) / 2);
    }
    describe_mark(row, mark, area, label, words);
}

Colour bar_colour(Tone tone) {
    return tone == Tone::accent ? theme().accent : theme().tone(tone).text;
}

void draw_axis(const ImRect& plot, std::span<const Mark> marks) {
    const TypeScope scope(Type::small);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine(plot.GetBL(), plot.GetBR(), theme().line, px(1));
    list.AddLine(plot.GetTL(), plot.GetTR(), theme().line, px(1));
    const auto fit = static_cast<std::size_t>(std::max(plot.GetWidth() / px(label_px), 1.0F));
    const std::size_t step = (marks.size() + fit - 1) / fit;
    const float slot = plot.GetWidth() / static_cast<float>(marks.size());
    for (std::size_t i = 0; i < marks.size(); i += step) {
        const float x = plot.Min.x + slot * static_cast<float>(i);
        const float end = std::min(x + slot * static_cast<float>(step), plot.Max.x);
        draw_line({x, plot.Max.y, end, plot.Max.y + px(axis_px)}, marks[i].label,
                  theme().text_muted);
    }
}

void draw_marks(const ImRect& plot, std::span<const Mark> marks, Drawn drawn) {
    const std::int64_t most = most_of(marks);
    const float slot = plot.GetWidth() / static_cast<float>(marks.size());
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::vector<ImVec2> line;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        const float x = plot.Min.x + slot * static_cast<float>(i);
        const float y = plot.Max.y - plot.GetHeight() * share_of(mark, most);
        const ImRect strip(x, plot.Min.y, x + slot, plot.Max.y);
        ImGui::ItemAdd(strip, 0);
        item_tooltip(mark.label + ": " + mark.words);
        const float gap = std::min(px(2), slot / 4);
        line.push_back({x + slot / 2, y});
        if (drawn == Drawn::columns && mark.value > 0) {
            list.AddRectFilled({x + gap, std::min(y, plot.Max.y - px(2))},
                               {x + slot - gap, plot.Max.y}, theme().accent,
                               std::min(px(radius::small), slot / 4),
                               ImDrawFlags_RoundCornersTop);
        }
        describe_mark(static_cast<int>(i), mark, strip, strip, strip);
    }
    if (drawn == Drawn::columns) return;
    list.AddPolyline(line.data(), static_cast<int>(line.size()), theme().accent, 0, px(2));
    list.AddCircleFilled(line.back(), px(4), theme().accent);
}

}  // namespace

void bar_chart(std::string_view name, std::span<const Mark> marks, Tone tone) {
    const Inside table(make_id(name), {.role = AriaRole::table, .name = name});
    toolkit().semantics().count_rows(static_cast<int>(marks.size()));
    const std::int64_t most = most_of(marks);
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
    ImGui::PushID(name.data(), name.data() + name.size());
    for (std::size_t i = 0; i < marks.size(); ++i) {
        draw_bar(static_cast<int>(i), marks[i], most, bar_colour(tone));
    }
    ImGui::PopID();
    ImGui::PopStyleVar();
}

void time_chart(std::string_view name, std::span<const Mark> marks, Drawn drawn) {
    if (marks.empty()) return;
    const ImRect area =
        rect_at_cursor({ImGui::GetContentRegionAvail().x, px(chart_px + axis_px + space::two)});
    const Inside table(make_id(name), area, {.role = AriaRole::table, .name = name});
    toolkit().semantics().count_rows(static_cast<int>(marks.size()));
    const ImRect plot(area.Min.x, area.Min.y + px(space::two), area.Max.x,
                      area.Max.y - px(axis_px));
    {
        const TypeScope scope(Type::small);
        draw_words(area.Min, grouped(most_of(marks)), theme().text_muted);
    }
    ImGui::PushID(name.data(), name.data() + name.size());
    draw_axis(plot, marks);
    draw_marks(plot, marks, drawn);
    ImGui::PopID();
    move_cursor(area.Min);
    ImGui::ItemSize(area.GetSize());
    ImGui::ItemAdd(area, 0);
}

}  // namespace recall::ui
