#include "shell/app/password_flow.hpp"

#include "shell/app/acts.hpp"
#include "ui/model/route.hpp"

namespace recall::shell {

namespace {

constexpr std::string_view link_prefix = "/reset/";

}  // namespace

bool PasswordFlow::take_link(std::string_view route) {
    if (!route.starts_with(link_prefix) || route.size() == link_prefix.size()) return false;
    model_ = {};
    model_.token = ui::unescaped(route.substr(link_prefix.size()));
    return true;
}

void PasswordFlow::ask(HttpQuestion request, std::function<void(const HttpResponse&)> then) {
    model_.done = false;
    post_act(http_, frames_, model_, std::move(request), std::move(then));
}

void PasswordFlow::change(const std::string& current, const std::string& fresh) {
    ask({.path = "/me/password", .body = to_text(Json{{"current", current}, {"new", fresh}})},
        [this](const HttpResponse&) {
            model_.done = true;
            if (on_changed) on_changed();
        });
}

void PasswordFlow::choose(const std::string& fresh) {
    ask({.path = "/password-reset",
         .body = to_text(Json{{"token", model_.token}, {"password", fresh}})},
        [this](const HttpResponse&) { model_.done = true; });
}

void PasswordFlow::make_link(const Username& username) {
    model_.link_for = username;
    model_.link.clear();
    ask({.path = "/users/" + ui::escaped(username) + "/reset-link"},
        [this](const HttpResponse& response) {
            const Json body = body_of(response);
            std::string route = text_in(body, "path");
            // The relay gives the whole path, "/#/reset/…"; the page knows where it stands itself.
            const std::size_t mark = route.find('#');
            if (mark != std::string::npos) route.erase(0, mark + 1);
            model_.link = page_.address_of(route);
            model_.link_expires = instant_in(body, "expires");
        });
}

void PasswordFlow::leave() {
    if (!model_.token.empty()) page_.set_route("/", true);
    model_ = {};
}

void PasswordFlow::carry_out(const ui::PasswordWish& wish) {
    struct Doing {
        PasswordFlow& flow;
        void operator()(const ui::ChangePassword& w) { flow.change(w.current, w.fresh); }
        void operator()(const ui::ChoosePassword& w) { flow.choose(w.fresh); }
        void operator()(const ui::MakePasswordLink& w) { flow.make_link(w.username); }
        void operator()(const ui::LeavePassword&) { flow.leave(); }
    };
    std::visit(Doing{*this}, wish);
}

}  // namespace recall::shell
