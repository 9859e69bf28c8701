// The line to the relay: opened when there is a user, opened again after every loss, with a
// pause that grows so that a thousand tabs do not fall upon a relay that has just come back.
//
// A line that says nothing is dead, whatever the browser thinks of it: the relay lets no more than
// word_ms_max pass without a word. Opening one, and being welcomed on it, has the same limit.
#pragma once

#include "shell/app/host.hpp"
#include "wire/messages.hpp"

namespace recall::shell {

constexpr std::int64_t reconnect_ms_min = 500;
constexpr std::int64_t reconnect_ms_max = 15'000;
// So often in a row the line did not open although the relay would have taken it.
constexpr int refusals_before_blocked = 2;

class Connection {
public:
    enum class State { closed, connecting, open };

    Connection(Socket& socket, Timers& timers, const DeviceClock& clock)
        : socket_(socket), timers_(timers), clock_(clock) {}

    // The line was cut because nothing was heard on it; on_closed follows from here.
    std::function<void()> on_silent;

    State state() const { return state_; }
    // How often in a row a line was closed before it ever opened.
    int refusals() const { return refusals_; }
    // Opens, and stays open: every loss but close() is followed by another try.
    void keep_open(const Username& user);
    void close();
    // The network is back, or somebody looks at the tab: do not wait for the pause to end.
    void try_now();
    // Somebody looks: a line on which nothing was heard meanwhile is not trusted. True: it is cut.
    bool doubt();
    // False: not open, or the line does not take it. It is cut then, and comes back by itself.
    bool send(const std::string& text);

    void on_opened();
    void on_heard();
    // Relays of before say nothing by themselves: their silence means nothing once they answered.
    void on_welcome(int relay_version) { speaks_ = relay_version >= 2; }
    void on_settled() { pause_ms_ = reconnect_ms_min; }  // the relay answered: it is well
    void on_closed();

private:
    void open();
    void watch();
    bool is_silent() const;
    bool owes_word() const { return state_ != State::closed && (speaks_ || !settled_); }

    Socket& socket_;
    Timers& timers_;
    const DeviceClock& clock_;
    State state_ = State::closed;
    Username user_;
    bool wanted_ = false;
    bool speaks_ = true;
    bool settled_ = false;  // a first word has come on this line
    int refusals_ = 0;
    TimerId timer_ = 0;
    TimerId watch_ = 0;
    std::int64_t pause_ms_ = reconnect_ms_min;
    std::int64_t heard_ms_ = 0;       // by the monotonic clock
    std::int64_t heard_wall_ms_ = 0;  // a device that slept has only this one going on
};

}  // namespace recall::shell
