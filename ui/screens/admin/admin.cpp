#include "ui/screens/admin/admin.hpp"

#include "core/decide.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr float form_end_height_px = 84;  // The buttons, and two small lines below them.
constexpr float form_height_min_px = 160;

// RULES.md §19: the tracker also stands in the Admin Panel, behind its heading.
void draw_call_progress(const Admin& admin, TrackerMemory& tracker) {
    bool& open = admin.memory.progress_open;
    const ButtonOptions options{.kind = ButtonKind::ghost,
                                .icon = open ? icon::chevron_down : icon::chevron_right};
    if (button("progress", open ? "Hide Call Progress & Recycling" : "Call Progress & Recycling",
               options)) {
        open = !open;
    }
    if (open) draw_tracker(admin.model, tracker, admin.wishes);
    gap(space::half);
}

}  // namespace

std::string refusal_of(const Admin& admin, Command command) {
    if (!admin.why_not.empty()) return admin.why_not;
    const Request request{admin.model.replica->user(), admin.model.now, admin.model.today,
                          std::move(command)};
    const Decision decision = decide(admin.view(), request);
    return decision ? "" : message_of(decision.error());
}

FormBody::FormBody(const Admin& admin) {
    const float room = height_left() - std::max(admin.memory.foot_height, form_end_height_px);
    if (frame().layout() == Width::narrow || room < form_height_min_px) return;
    area_.emplace("form", "Form", room);
}

FormFoot::FormFoot(const Admin& admin)
    : height_(admin.memory.foot_height), top_(ImGui::GetCursorPosY()) {}

FormFoot::~FormFoot() {
    const float height = (ImGui::GetCursorPosY() - top_) / frame().scale;
    // What stands above it is as high as is left: from the next frame on.
    if (height != height_) toolkit().keep_moving();
    height_ = height;
}

FormAnswer draw_form_end(const Admin& admin, FormEnd end) {
    gap(space::half);
    if (end.overtaken) {
        notice("overtaken", {.tone = Tone::warn,
                             .words = "Somebody else has changed this since. What you save "
                                      "replaces it; “Put back” shows it."});
    }
    std::string reason = end.changed ? refusal_of(admin, end.command) : "Nothing has been changed.";
    FormAnswer answer = FormAnswer::none;
    if (button("save", "Save",
               {.kind = ButtonKind::primary, .disabled = reason, .busy = admin.model.asking})) {
        admin.wishes.push_back(Give{std::move(end.command), std::move(end.done)});
        answer = FormAnswer::saved;
    }
    if (!end.changed) return answer;
    const ButtonOptions undo{.icon = icon::undo, .tooltip = "As it is saved"};
    flow(button_width("Put back", undo));
    if (button("put_back", "Put back", undo)) answer = FormAnswer::put_back;
    // Beside the button that cannot be pressed, where a finger cannot rest on it to ask why.
    if (!reason.empty()) paragraph(reason, Ink::bad, Type::small);
    return answer;
}

void draw_admin(const Model& model, AdminMemory& memory, TrackerMemory& tracker, Wishes& wishes) {
    if (model.replica == nullptr) return;
    const Admin admin{model, memory, wishes, why_not_now(model)};
    page_header("Admin Panel", "Who works here, on what, and by which rules");
    gap(space::half);
    draw_call_progress(admin, tracker);
    constexpr std::array parts{Tab{"Users"}, Tab{"Campaigns"}, Tab{"Desk"}, Tab{"System"}};
    int index = static_cast<int>(memory.part);
    if (tabs("part", parts, index)) memory.part = static_cast<AdminPart>(index);
    gap(space::half);
    switch (memory.part) {
        case AdminPart::users: draw_users(admin); break;
        case AdminPart::campaigns: draw_campaigns(admin); break;
        case AdminPart::desk: draw_desk_settings(admin); break;
        case AdminPart::system: draw_system(admin); break;
    }
}

}  // namespace recall::ui
