// What goes out through one websocket: message after message, within a bound, to its end. The
// network's thread alone may call it.
#pragma once

#include "relay/desk/limits.hpp"
#include "relay/net/hub.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <algorithm>
#include <chrono>
#include <deque>
#include <functional>
#include <string>

namespace recall {

// How long a close may take before the connection is cut.
constexpr std::int64_t close_wait_ms_max = 3 * second_ms;

// `Stream` is a websocket of Beast's, over whatever; it outlives this.
template <typename Stream>
class Outgoing {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit Outgoing(Stream& stream)
        : stream_(stream), wake_(stream.get_executor(), Time::max()) {}

    // The last message of a whole view is out.
    std::function<void()> on_view_sent = [] {};

    // Nothing is taken once it closes. False: more waits than may (whole views do not count).
    bool send(const Texts& texts, bool whole_view) {
        if (closing_) return true;
        for (const Text& text : texts) {
            bytes_ += whole_view ? 0 : text->size();
            waiting_.push_back({text, whole_view});
        }
        if (bytes_ > outgoing_bytes_max) return false;
        wake_.cancel();
        return true;
    }
    // After what is waiting to be sent.
    void close(int code, const std::string& reason) {
        if (closing_) return;
        closing_ = true;
        reason_ = boost::beast::websocket::close_reason(
            static_cast<boost::beast::websocket::close_code>(code),
            boost::beast::string_view(reason.data(),
                                      std::min<std::size_t>(reason.size(), reason_bytes_max)));
        close_by_ = now() + std::chrono::milliseconds(close_wait_ms_max);
        wake_.cancel();
    }
    void drop_waiting() { waiting_.clear(); }
    // Nothing goes out any more, not even a close.
    void end() {
        ended_ = closing_ = true;
        wake_.cancel();
    }

    bool closing() const { return closing_; }
    bool empty() const { return waiting_.empty(); }
    bool writing() const { return writing_; }
    // One message is under way for longer than it may be.
    bool stalled(Time at) const {
        return writing_ && at > write_began_ + std::chrono::milliseconds(outgoing_stall_ms_max);
    }
    // The close is not answered.
    bool close_is_late(Time at) const { return closing_ && at > close_by_; }
    Time last_sent() const { return sent_at_; }

    // Until it is closed, ended or broken. Whatever this stands in lives as long.
    boost::asio::awaitable<void> run() {
        boost::system::error_code error;
        while (!ended_) {
            if (waiting_.empty()) {
                if (closing_) break;
                co_await woken();
                continue;
            }
            const Message next = std::move(waiting_.front());
            waiting_.pop_front();
            writing_ = true;
            write_began_ = now();
            co_await stream_.async_write(
                boost::asio::buffer(*next.text),
                boost::asio::redirect_error(boost::asio::use_awaitable, error));
            writing_ = false;
            sent_at_ = now();
            if (!next.whole_view) bytes_ -= std::min(bytes_, next.text->size());
            else if (waiting_.empty() || !waiting_.front().whole_view) on_view_sent();
            if (error) co_return;
        }
        if (ended_) co_return;
        co_await stream_.async_close(
            reason_, boost::asio::redirect_error(boost::asio::use_awaitable, error));
    }

private:
    struct Message {
        Text text;
        bool whole_view;
    };
    static constexpr std::size_t reason_bytes_max = 120;

    static Time now() { return std::chrono::steady_clock::now(); }
    boost::asio::awaitable<void> woken() {
        wake_.expires_at(Time::max());
        boost::system::error_code ignored;
        co_await wake_.async_wait(
            boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    Stream& stream_;
    std::deque<Message> waiting_;
    std::size_t bytes_ = 0;  // waiting, without whole views
    bool writing_ = false;
    bool closing_ = false;
    bool ended_ = false;
    boost::beast::websocket::close_reason reason_;
    boost::asio::steady_timer wake_;  // never ends by itself: cancel() wakes who waits
    Time write_began_, close_by_;
    Time sent_at_ = now();
};

}  // namespace recall
