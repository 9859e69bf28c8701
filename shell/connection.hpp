// The line to the relay: opened when there is a user, opened again after every loss, with a
// pause that grows so that a thousand tabs do not fall upon a relay that has just come back.
#pragma once

#include "shell/host.hpp"
#include "wire/protocol.hpp"

namespace recall::shell {

constexpr std::int64_t reconnect_ms_min = 500;
constexpr std::int64_t reconnect_ms_max = 15'000;

class Connection {
public:
    enum class State { closed, connecting, open };

    Connection(Socket& socket, Timers& timers) : socket_(socket), timers_(timers) {}

    State state() const { return state_; }
    // Opens, and stays open: every loss but close() is followed by another try.
    void keep_open(const Username& user);
    void close();
    // The network is back, or somebody looks at the tab: do not wait for the pause to end.
    void try_now();
    // False: not open, or the line does not take it. It is cut then, and comes back by itself.
    bool send(const std::string& text);

    void on_opened();
    void on_settled() { pause_ms_ = reconnect_ms_min; }  // the relay answered: it is well
    void on_closed();

private:
    void open();

    Socket& socket_;
    Timers& timers_;
    State state_ = State::closed;
    Username user_;
    bool wanted_ = false;
    TimerId timer_ = 0;
    std::int64_t pause_ms_ = reconnect_ms_min;
};

}  // namespace recall::shell
