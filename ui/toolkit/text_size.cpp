#include "ui/toolkit/text_size.hpp"

#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <cmath>

namespace recall::ui {
namespace {

constexpr const char* popup_id = "text sizes";
constexpr int plain_percent = 100;

int percent_now() { return static_cast<int>(std::round(frame().text_size * plain_percent)); }

// The next step up or down; the same where there is none.
int step_from(int percent, bool up) {
    const auto& steps = text_size_steps;
    if (up) {
        const auto next = std::upper_bound(steps.begin(), steps.end(), percent);
        return next == steps.end() ? percent : *next;
    }
    const auto here = std::lower_bound(steps.begin(), steps.end(), percent);
    return here == steps.begin() ? percent : *(here - 1);
}

// In the corner where its button is, whatever the layout has just become.
void place() {
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const bool narrow = frame().layout() == Width::narrow;
    const float bar = px(toolkit().density().control + 16);
    if (narrow)
        ImGui::SetNextWindowPos({page.x - px(space::one), bar}, 0, {1, 0});
    else
        ImGui::SetNextWindowPos({px(space::one), page.y - bar}, 0, {0, 1});
}

int draw_steps() {
    const int now = percent_now();
    const int smaller = step_from(now, false);
    const int larger = step_from(now, true);
    int chosen = 0;
    strong("Text size");
    if (icon_button("smaller", icon::minus, "Smaller text",
                    {.disabled = smaller == now ? "This is the smallest text." : ""})) {
        chosen = smaller;
    }
    beside();
    const ImVec2 room(measure("000 %").x, px(toolkit().density().control));
    const ImRect area = rect_at_cursor(room);
    ImGui::ItemSize(room);
    draw_line(area, text_size_words(), theme().text, 0.5F);
    toolkit().semantics().describe_area(
        make_id("##now"), area,
        {.role = AriaRole::status, .name = text_size_words(), .live = Live::polite});
    beside();
    if (icon_button("larger", icon::plus, "Larger text",
                    {.disabled = larger == now ? "This is the largest text." : ""})) {
        chosen = larger;
    }
    beside();
    if (button("reset", "Reset",
               {.kind = ButtonKind::ghost,
                .disabled = now == plain_percent ? "The text has its plain size." : ""})) {
        chosen = plain_percent;
    }
    return chosen;
}

}  // namespace

std::string text_size_words() { return std::to_string(percent_now()) + " %"; }

void open_text_sizes() { ImGui::OpenPopup(ImHashStr(popup_id)); }

int draw_text_sizes() {
    place();
    ImGui::PushOverrideID(ImHashStr(popup_id));
    const bool open = ImGui::BeginPopupEx(
        ImHashStr(popup_id), ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoTitleBar |
                                 ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove);
    int chosen = 0;
    if (open) {
        const Inside group(make_id("##sizes"), {.role = AriaRole::group, .name = "Text size"});
        chosen = draw_steps();
        ImGui::EndPopup();
    }
    ImGui::PopID();
    return chosen;
}

}  // namespace recall::ui
