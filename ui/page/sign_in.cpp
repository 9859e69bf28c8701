#include "ui/page/page.hpp"
#include "ui/page/sign_in_form.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>
#include <string>

namespace recall::ui {
namespace {

constexpr float form_column_width_px = 400;
constexpr std::size_t others_named_max = 3;
constexpr const char* demo_password = "recall-demo";
constexpr std::array<const char*, 8> demo_users = {"admin",  "manager", "agent1", "agent2",
                                                   "agent3", "agent4",  "agent5", "agent6"};

std::string why_not(const SignInMemory& memory) {
    if (memory.username.empty()) return "Type your username.";
    if (memory.password.empty()) return "Type your password.";
    return "";
}

void draw_demo_logins(SignInMemory& memory) {
    gap();
    const Card card("demo", "Demo logins", {.subtitle = "Pick one; the password is recall-demo."});
    bool first = true;
    for (const char* user : demo_users) {
        const ButtonOptions small{.small = true};
        if (!first) flow(button_width(user, small));
        first = false;
        if (button(user, user, small)) memory = {user, demo_password};
    }
}

// Whose it is matters to them, and to nobody who sits here in their place. What it is stays theirs
// too; but they may be unable to sign in, and a file saves it.
void draw_others_work(const Model& model, Wishes& wishes) {
    if (model.others_work.empty()) return;
    if (model.replica) {
        notice("others_work", {.tone = Tone::info,
                               .words = "Work of somebody else waits on this device; it is sent "
                                        "when they sign in here."});
        return gap();
    }
    std::size_t named = 0;
    for (const Username& user : model.others_work) {
        if (++named > others_named_max) break;
        const std::string words =
            "Work of " + user + " waits on this device; it is sent when they sign in here.";
        const NoticeAnswer answer =
            notice(user, {.tone = Tone::info, .words = words, .action = "Save it as a file"});
        if (answer == NoticeAnswer::action) wishes.push_back(SaveUnsent{user});
    }
    if (named > others_named_max) muted("And work of others.");
    gap();
}

void draw_waiting(const Model& model) {
    if (!has_waiting_work(model)) return;
    const std::string words = count_words(waiting_calls(model), "call waits", "calls wait") +
                              " on this device. Nothing is lost: sign in to send them.";
    notice("waiting", {.tone = Tone::info, .words = words});
    gap();
}

}  // namespace

void draw_sign_in_form(const Model& model, SignInMemory& memory, Wishes& wishes) {
    const bool busy = model.session == SessionState::signing_in;
    if (!model.sign_in_problem.empty() && !busy) {
        notice("problem", {.tone = Tone::bad, .words = model.sign_in_problem});
        gap(space::half);
    }
    const bool known = !memory.username.empty();  // Again, after a session has ended.
    const FieldEdit username = text_field("username", "Username", memory.username,
                                     {.bytes_max = username_bytes_max,
                                      .autocomplete = "username",
                                      .focus = !known});
    const FieldEdit password =
        text_field("password", "Password", memory.password,
                   {.password = true, .autocomplete = "current-password", .focus = known});
    gap(space::half);
    const std::string reason = why_not(memory);
    const bool pressed = button("sign_in", "Sign in",
                                {.kind = ButtonKind::primary,
                                 .icon = icon::log_in,
                                 .disabled = reason,
                                 .width = fill_width,
                                 .busy = busy});
    const bool entered = (username.submitted || password.submitted) && reason.empty() && !busy;
    if (pressed || entered) wishes.push_back(SignIn{memory.username, memory.password});
}

void draw_sign_in(const Model& model, SignInMemory& memory, Wishes& wishes) {
    const PlainPage page("Sign in", form_column_width_px);
    title("Sign in to Recall");
    muted("Your numbers, calls and callbacks of today.");
    gap();
    draw_waiting(model);
    draw_others_work(model, wishes);
    {
        const Card card("form");
        draw_sign_in_form(model, memory, wishes);
    }
    if (model.demo) draw_demo_logins(memory);
    gap();
    const Status link = link_status(model);
    if (model.link != Link::live && model.link != Link::offline) {
        badge(link.words, link.tone, link.icon);
    }
    if (!model.version.empty()) muted("Recall " + model.version);
}

}  // namespace recall::ui
