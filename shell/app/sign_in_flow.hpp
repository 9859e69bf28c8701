// Who sits here: what the relay says of the browser's cookie, signing in, and signing out for good.
//
// The cookie is the browser's: another tab may change it, and an answer may come from somebody who
// is not the relay at all. So an answer counts only where it names a user or is the relay's own
// refusal; all else is "not reachable", and changes nothing.
//
// Whoever signs out is signed out at once, with or without a connection. Until the relay has been
// told, the wish stays on the device, and no cookie signs anybody in: it might still be theirs.
#pragma once

#include "shell/app/host.hpp"
#include "wire/json.hpp"

#include <functional>
#include <string>
#include <vector>

namespace recall::shell {

class SignInFlow {
public:
    SignInFlow(Http& http, DeviceStore& store, Timers& timers, Frames& frames)
        : http_(http), store_(store), timers_(timers), frames_(frames) {}

    // --- What comes of it; each is called once for each question that is asked.
    std::function<void(const std::string& user)> on_here;        // the cookie is this user's
    std::function<void(const std::string& user)> on_signed_in;   // with the password, just now
    // Nobody's: never was, or the session has ended. `why`: the relay's words.
    struct Nobody {
        bool demo = false;
        std::string why;
        std::string may_hand_in;  // whose work the relay still takes by this cookie
        bool deactivated = false;
    };
    std::function<void(const Nobody&)> on_nobody;
    std::function<void()> on_unreachable;
    std::function<void()> on_refused;  // the password is wrong, or the like: problem() says why

    // Reads what the device knows, and hands on who was here last; empty where nobody is.
    void start(std::function<void(std::string last_user)> then);
    void ask();
    void sign_in(const std::string& username, const std::string& password);
    void sign_out(const std::string& user);
    // The network is back, or somebody looks: a sign-out that waits is told now.
    void try_now();
    void came(const std::string& user);  // and is remembered for the next start
    // In another tab. What is kept on the device that tab sees to.
    void heard_sign_out(const std::string& user);
    void heard_sign_in() { leaving_.clear(); }

    const std::string& problem() const { return problem_; }
    void forget_problem() { problem_.clear(); }
    // The relay has not been told of a sign-out: nobody can sign in before it has.
    bool is_leaving() const { return !leaving_.empty(); }

private:
    void tell_sign_out(std::function<void(bool told)> then);
    void send_password(const std::string& username, const std::string& password);
    void left();

    Http& http_;
    DeviceStore& store_;
    Timers& timers_;
    Frames& frames_;
    std::string leaving_;  // who signed out and the relay does not know; empty: nobody
    std::string problem_;
    std::uint64_t asked_ = 0;  // only the newest question is answered
    std::vector<std::function<void(bool told)>> waiting_;  // for the answer to a sign-out
    TimerId timer_ = 0;
};

}  // namespace recall::shell
