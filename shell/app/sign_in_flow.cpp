#include "shell/app/sign_in_flow.hpp"

#include "shell/app/http_json.hpp"

#include <utility>

namespace recall::shell {

namespace {

constexpr std::int64_t tell_again_ms = 15'000;
const char* const last_user_key = "last_user";
const char* const leaving_key = "signing_out";
const char* const leaving_words =
    "The sign-out of whoever was here before has not reached the relay yet. Nobody can sign in on "
    "this device until it has: connect, and try again.";
const char* const strange_words =
    "Something between this device and the relay answers in its place, as the sign-in page of a "
    "hotel's network does. Open another page first, or try another network.";

SignInFlow::Nobody nobody_of(const HttpResponse& response) {
    const Json body = body_of(response);
    const Json& error = field_in(body, "error");
    return {.demo = field_in(error, "demo") == true,
            .why = text_in(error, "message"),
            .may_hand_in = text_in(error, "may_hand_in"),
            .deactivated = field_in(error, "deactivated") == true};
}

std::string user_of(const HttpResponse& response) {
    return is_ok(response) ? text_in(field_in(body_of(response), "user"), "username") : "";
}

}  // namespace

void SignInFlow::start(std::function<void(std::string last_user)> then) {
    store_.get_meta(leaving_key, [this, then = std::move(then)](std::string leaving) {
        leaving_ = std::move(leaving);
        store_.get_meta(last_user_key, [this, then](std::string user) {
            frames_.request_redraw();
            then(is_leaving() ? "" : std::move(user));
        });
    });
}

void SignInFlow::came(const std::string& user) { store_.put_meta(last_user_key, user); }

void SignInFlow::ask() {
    const std::uint64_t question = ++asked_;
    if (is_leaving()) {
        return tell_sign_out([this, question](bool told) {
            if (question != asked_) return;
            if (told)
                on_nobody({});
            else
                on_unreachable();
        });
    }
    http_.send({.path = "/me"}, [this, question](const HttpResponse& response) {
        frames_.request_redraw();
        if (question != asked_) return;
        const std::string user = user_of(response);
        if (!user.empty())
            on_here(user);
        else if (response.status == 401)
            on_nobody(nobody_of(response));
        else
            on_unreachable();
    });
}

void SignInFlow::sign_in(const std::string& username, const std::string& password) {
    ++asked_;
    problem_.clear();
    if (!is_leaving()) return send_password(username, password);
    tell_sign_out([this, username, password](bool told) {
        if (told) return send_password(username, password);
        problem_ = leaving_words;
        on_refused();
    });
}

void SignInFlow::send_password(const std::string& username, const std::string& password) {
    const std::uint64_t question = ++asked_;
    const Json body{{"username", username}, {"password", password}};
    http_.send({.method = "POST", .path = "/login", .body = to_text(body)},
               [this, question](const HttpResponse& response) {
                   frames_.request_redraw();
                   if (question != asked_) return;
                   const std::string user = user_of(response);
                   if (!user.empty()) return on_signed_in(user);
                   problem_ = is_ok(response) ? strange_words : problem_of(response);
                   on_refused();
               });
}

void SignInFlow::sign_out(const std::string& user) {
    ++asked_;
    leaving_ = user;
    store_.put_meta(leaving_key, user);
    store_.put_meta(last_user_key, "");
    tell_sign_out([](bool) {});
}

void SignInFlow::heard_sign_out(const std::string& user) {
    ++asked_;
    leaving_ = user;
}

void SignInFlow::try_now() {
    if (is_leaving()) tell_sign_out([](bool) {});
}

// An answer of any kind that is the relay's: it has ended the session, or knows of none, or the
// cookie is another's by now, whom this is none of.
void SignInFlow::tell_sign_out(std::function<void(bool told)> then) {
    waiting_.push_back(std::move(then));
    if (waiting_.size() > 1) return;  // It is being told: one answer is for all.
    timers_.cancel(timer_);
    http_.send({.method = "POST", .path = "/logout", .for_user = leaving_},
               [this](const HttpResponse& response) {
                   frames_.request_redraw();
                   const bool told =
                       is_ok(response) || response.status == 401 || response.status == 409;
                   if (told) left();
                   else timer_ = timers_.after(tell_again_ms, [this] { try_now(); });
                   for (const auto& one : std::exchange(waiting_, {})) one(told);
               });
}

void SignInFlow::left() {
    leaving_.clear();
    store_.put_meta(leaving_key, "");
}

}  // namespace recall::shell
