#include "ui/toolkit/dialog.hpp"

#include "ui/toolkit/icons.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/message_list.hpp"
#include "ui/toolkit/text.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>
#include <utility>

namespace recall::ui {
namespace {

constexpr float height_min_px = 160;       // whatever else is said on the page
constexpr float body_height_min_px = 120;  // whatever stands above and below it
constexpr float foot_height_px = 64;       // of the first frame, before it is known

constexpr ImGuiWindowFlags dialog_flags =
    ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
    ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings;

float margin_px() {
    return px(frame().layout() == Width::narrow ? space::one : space::three);
}

struct Room {
    float top, bottom;
};

Room room_on_page() {
    const float margin = margin_px();
    const float top = std::max<float>(margin, message_line_bottom_px() + px(space::half));
    return {top, std::max<float>(messages_top_px() - margin, top + px(height_min_px))};
}

// In the middle of the page, below the line of messages; higher where messages stand below it, and
// no further than it must, so that one that comes or goes moves nothing under somebody's hand.
void place(const std::string& name, float width_px) {
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    const float width = std::min<float>(px(width_px), page.x - 2 * margin_px());
    const auto [top, bottom] = room_on_page();
    const ImGuiWindow* known = ImGui::FindWindowByName(name.c_str());
    const float half = known != nullptr ? known->SizeFull.y / 2 : 0;
    const float middle = std::max(std::min(page.y / 2, bottom - half), top + half);
    ImGui::SetNextWindowPos({page.x / 2, std::round(middle)}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, bottom - top});
}

// Where the body ended in this frame, if there is one; and what stood below it in the last.
float* body_end() { return ImGui::GetStateStorage()->GetFloatRef(make_id("##body_end"), 0); }
float* whole_height_before() {
    return ImGui::GetStateStorage()->GetFloatRef(make_id("##whole_height"), 0);
}
float* foot_height() {
    return ImGui::GetStateStorage()->GetFloatRef(make_id("##foot_height"), px(foot_height_px));
}

// On as many lines as it needs beside the cross.
void draw_title(std::string_view title, float width) {
    float& edge = ImGui::GetCurrentWindow()->ContentRegionRect.Max.x;
    const float before = edge;
    edge = ImGui::GetCursorScreenPos().x + width;
    const TypeScope scope(Type::title);
    if (measure(title).x <= width) ui::title(title);
    else paragraph(title, Ink::normal, Type::title);
    edge = before;
}

bool escape_pressed() {
    const bool editing = ImGui::GetCurrentContext()->ActiveId != 0;
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    const bool front = ImGui::GetTopMostPopupModal() == &window &&
                       ImGui::GetCurrentContext()->OpenPopupStack.back().Window == &window;
    return front && !editing && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
}

}  // namespace

Dialog::Dialog(std::string_view id, std::string_view title, const DialogOptions& options) {
    const std::string name = std::string(title) + "###" + std::string(id);
    const ImGuiID popup = ImGui::GetID(name.c_str());
    toolkit().keep_dialog(popup);
    if (!ImGui::IsPopupOpen(popup, 0)) ImGui::OpenPopup(popup);
    place(name, options.width);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, theme().raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(radius::dialog));
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, px(radius::dialog));
    const float padding = px(frame().layout() == Width::narrow ? space::two : 20);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(padding, padding));
    open_ = ImGui::BeginPopupModal(name.c_str(), nullptr, dialog_flags);
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
    if (!open_) return;
    *body_end() = 0;

    Semantics& semantics = toolkit().semantics();
    semantics.push_window(title);
    const ImRect area = ImGui::GetCurrentWindow()->Rect();
    semantics.enter(popup, &area, {.role = AriaRole::dialog, .name = title, .hint = options.below});
    dismissed_ = options.dismissable && escape_pressed();
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float words = ImGui::GetContentRegionAvail().x - px(icon_button_width(ghost) + 8);
    draw_title(title, words);
    if (options.dismissable) {
        const ImVec2 after = ImGui::GetCursorScreenPos();
        move_cursor({from.x + words + px(12), from.y - px(4)});
        // What the dialog is for has the keyboard first.
        ImGui::PushItemFlag(ImGuiItemFlags_NoNavDefaultFocus, true);
        dismissed_ = icon_button("##close", icon::cross, "Close", ghost) || dismissed_;
        ImGui::PopItemFlag();
        move_cursor(after);
    }
    if (!options.below.empty()) {
        move_cursor_up(space::half);
        paragraph(options.below, Ink::muted);
    }
    gap(space::half);
}

Dialog::~Dialog() {
    if (!open_) return;
    if (*body_end() > 0) {
        const float foot = ImGui::GetCursorPosY() - *body_end();
        // The body is as high as is left: from the next frame on. And the dialog stands in the
        // middle as high as it was in the last.
        const bool grows = foot != std::exchange(*foot_height(), foot);
        const float height = ImGui::GetCursorPosY();
        const bool moves = height != std::exchange(*whole_height_before(), height);
        if (grows || moves) toolkit().keep_moving();
    }
    toolkit().semantics().leave();
    toolkit().semantics().pop_window();
    ImGui::EndPopup();
}

DialogBody::DialogBody() {
    const auto [top, bottom] = room_on_page();
    const float below = *foot_height() + ImGui::GetCurrentWindow()->WindowPadding.y;
    const float room = bottom - top - ImGui::GetCursorPosY() - below;
    const float most = std::max<float>(std::floor(room), px(body_height_min_px));
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, most});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    ImGui::BeginChild("body", {0, 0},
                      ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding |
                          ImGuiChildFlags_AutoResizeY);
    ImGui::PopStyleVar();
}

DialogBody::~DialogBody() {
    ImGui::EndChild();
    *body_end() = ImGui::GetCursorPosY();
}

DialogAnswer dialog_buttons(const DialogButtons& buttons) {
    gap(space::one_half);
    const ButtonOptions confirm{.kind = buttons.kind,
                                .icon = buttons.icon,
                                .disabled = buttons.disabled,
                                .key = key::confirm.chord,
                                .busy = buttons.busy};
    // What stands in the way is said beside the buttons too: a finger cannot rest on a button.
    if (!buttons.disabled.empty()) muted(buttons.disabled);
    const float total =
        button_width(buttons.cancel) + space::one + button_width(buttons.confirm, confirm);
    to_right(total);
    DialogAnswer answer = DialogAnswer::none;
    if (button("cancel", buttons.cancel)) answer = DialogAnswer::cancel;
    beside();
    if (button("confirm", buttons.confirm, confirm)) answer = DialogAnswer::confirm;
    return answer;
}

DialogAnswer ask(std::string_view id, const Question& question) {
    DialogAnswer answer = DialogAnswer::none;
    const Dialog dialog(id, question.title, {.width = 420});
    if (dialog) {
        paragraph(question.words);
        answer = dialog_buttons(
            {.confirm = question.confirm, .kind = question.kind, .busy = question.busy});
    }
    return dialog.dismissed() ? DialogAnswer::cancel : answer;
}

}  // namespace recall::ui
