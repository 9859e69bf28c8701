#include "shell/connection.hpp"

#include <algorithm>

namespace recall::shell {

void Connection::open() {
    timers_.cancel(timer_);
    timer_ = 0;
    state_ = State::connecting;
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
    timer_ = 0;
    pause_ms_ = reconnect_ms_min;
    if (state_ != State::closed) socket_.close();
    state_ = State::closed;
}

void Connection::try_now() {
    if (wanted_ && state_ == State::closed) open();
}

bool Connection::send(const std::string& text) {
    if (state_ != State::open) return false;
    if (socket_.send(text)) return true;
    socket_.close();
    on_closed();
    return false;
}

void Connection::on_opened() { state_ = State::open; }

void Connection::on_closed() {
    state_ = State::closed;
    if (!wanted_ || timer_ != 0) return;
    timer_ = timers_.after(pause_ms_, [this] {
        timer_ = 0;
        try_now();
    });
    pause_ms_ = std::min(pause_ms_ * 2, reconnect_ms_max);
}

}  // namespace recall::shell
