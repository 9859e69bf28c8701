#include "shell/app/connection.hpp"

#include <algorithm>

namespace recall::shell {

void Connection::open() {
    timers_.cancel(timer_);
    timer_ = 0;
    state_ = State::connecting;
    speaks_ = true;
    on_heard();
    settled_ = false;
    watch();
    socket_.open("/sync", user_);
}

void Connection::keep_open(const Username& user) {
    if (user != user_) close();
    user_ = user;
    wanted_ = true;
    if (state_ == State::closed && timer_ == 0) open();
}

void Connection::close() {
    wanted_ = false;
    timers_.cancel(timer_);
    timers_.cancel(watch_);
    timer_ = watch_ = 0;
    pause_ms_ = reconnect_ms_min;
    refusals_ = 0;
    if (state_ != State::closed) socket_.close();
    state_ = State::closed;
}

void Connection::try_now() {
    if (wanted_ && state_ == State::closed) open();
}

bool Connection::doubt() {
    if (state_ == State::closed || !is_silent()) return false;
    socket_.close();
    on_silent();
    return true;
}

bool Connection::send(const std::string& text) {
    if (state_ != State::open) return false;
    if (socket_.send(text)) return true;
    socket_.close();
    on_closed();
    return false;
}

void Connection::on_opened() {
    state_ = State::open;
    refusals_ = 0;
}

void Connection::on_heard() {
    settled_ = true;
    heard_ms_ = clock_.monotonic_ms();
    heard_wall_ms_ = clock_.wall_ms();
}

bool Connection::is_silent() const {
    const std::int64_t silent_ms =
        std::max(clock_.monotonic_ms() - heard_ms_, clock_.wall_ms() - heard_wall_ms_);
    return owes_word() && silent_ms >= silence_ms_max;
}

// A timer that is late, as in a hidden tab, cuts later; whoever looks then doubts it first.
void Connection::watch() {
    timers_.cancel(watch_);
    const std::int64_t heard_ms = owes_word() ? heard_ms_ : clock_.monotonic_ms();
    const std::int64_t left_ms = heard_ms + silence_ms_max - clock_.monotonic_ms();
    watch_ = timers_.after(std::max<std::int64_t>(left_ms, 1), [this] {
        watch_ = 0;
        if (state_ == State::closed || doubt()) return;
        watch();
    });
}

void Connection::on_closed() {
    timers_.cancel(watch_);
    watch_ = 0;
    if (state_ == State::connecting) ++refusals_;
    state_ = State::closed;
    if (!wanted_ || timer_ != 0) return;
    timer_ = timers_.after(pause_ms_, [this] {
        timer_ = 0;
        try_now();
    });
    pause_ms_ = std::min(pause_ms_ * 2, reconnect_ms_max);
}

}  // namespace recall::shell
