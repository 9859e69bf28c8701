// One's own password, changed in a dialog; and the page behind a one-time link, on which somebody
// chooses a password without knowing an old one.
#include "ui/page/page.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/toolkit/widgets.hpp"
#include "wire/answers/accounts.hpp"

namespace recall::ui {
namespace {

constexpr float column_width_px = 400;

std::string why_not(const std::string& fresh) {
    if (fresh.empty()) return "Type the new password.";
    if (fresh.size() < password_bytes_min) {
        return "A password has at least " + std::to_string(password_bytes_min) + " characters.";
    }
    return "";
}

FieldEdit fresh_field(std::string& fresh, bool focus) {
    return text_field("fresh", "New password", fresh,
                      {.hint = "At least 8 characters. A few words are better than a few signs.",
                       .password = true,
                       .autocomplete = "new-password",
                       .focus = focus});
}

void draw_problem(const PasswordModel& password) {
    if (password.problem.empty() || password.asking) return;
    notice("problem", {.tone = Tone::bad, .words = password.problem});
    gap(space::half);
}

void draw_chosen(Wishes& wishes) {
    notice("done", {.tone = Tone::good, .words = "The password is yours. Sign in with it."});
    gap();
    if (button("go_on", "Sign in",
               {.kind = ButtonKind::primary, .icon = icon::log_in, .width = fill_width})) {
        wishes.push_back(LeavePassword{});
    }
}

}  // namespace

void draw_password_dialog(const Model& model, PasswordMemory& memory, Wishes& wishes) {
    if (!memory.open) return;
    const PasswordModel& password = model.password;
    bool close = password.done;
    const Dialog dialog("password", "Change your password",
                        {.below = "Your other sessions end; this one stays.", .width = 400});
    if (dialog) {
        draw_problem(password);
        text_field("current", "Current password", memory.current,
                   {.password = true, .autocomplete = "current-password", .focus = true});
        fresh_field(memory.fresh, false);
        std::string reason = memory.current.empty() ? "Type your current password."
                                                    : why_not(memory.fresh);
        if (model.link != Link::live) reason = "The relay cannot be reached now.";
        const DialogAnswer answer = dialog_buttons(
            {.confirm = "Change password", .disabled = reason, .busy = password.asking});
        if (answer == DialogAnswer::confirm) {
            wishes.push_back(ChangePassword{memory.current, memory.fresh});
        }
        close = close || answer == DialogAnswer::cancel;
    }
    if (!close && !dialog.dismissed()) return;
    memory = {};
    wishes.push_back(LeavePassword{});
}

void draw_choose_password(const Model& model, PasswordMemory& memory, Wishes& wishes) {
    const PlainPage page("Choose a password", column_width_px);
    title("Choose a password");
    muted("The link you opened is yours and works once.");
    gap();
    const Card card("form");
    if (model.password.done) return draw_chosen(wishes);
    draw_problem(model.password);
    const FieldEdit edit = fresh_field(memory.fresh, true);
    gap(space::half);
    const std::string reason = why_not(memory.fresh);
    const bool pressed = button("choose", "Set password",
                                {.kind = ButtonKind::primary,
                                 .icon = icon::key,
                                 .disabled = reason,
                                 .width = fill_width,
                                 .busy = model.password.asking});
    if ((pressed || edit.submitted) && reason.empty() && !model.password.asking) {
        wishes.push_back(ChoosePassword{memory.fresh});
    }
    if (link("leave", "Sign in instead")) wishes.push_back(LeavePassword{});
}

}  // namespace recall::ui
