#include "shell/app/watch.hpp"

namespace recall::shell {

void Watch::look(const std::string& path) {
    if (path == path_) return;
    path_ = path;
    refresh();
}

void Watch::refresh() {
    ++round_;
    if (timer_) timers_.cancel(*timer_);
    timer_.reset();
    if (!path_.empty()) ask();
}

void Watch::ask() {
    http_.send({.path = path_}, [this, round = round_](const HttpResponse& response) {
        if (round != round_) return;
        const bool ok = is_ok(response);
        on_answer(path_, ok ? body_of(response) : Json(), ok ? "" : problem_of(response));
        frames_.request_redraw();
        timer_ = timers_.after(again_ms_, [this] {
            timer_.reset();
            ask();
        });
    });
}

}  // namespace recall::shell
