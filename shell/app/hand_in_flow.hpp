// Hands in what this device keeps of a user whose session has ended, over that session: POST
// /outbox. Write only; nobody is signed in by it.
//
// The relay says who it may be (may_hand_in in the facts of its 401); whoever calls hand_in() has
// the user's outbox, adopted from the device or pending in a replica. What is answered leaves the
// device's outbox: accepted, or kept for the user's managers; refused things go to the tray. What
// is not answered stays, and can be handed in again: the relay does nothing twice.
#pragma once

#include "core/ids.hpp"
#include "shell/app/host.hpp"
#include "wire/json.hpp"

#include <deque>
#include <functional>

namespace recall::shell {

constexpr std::size_t hand_in_commands_max = 200;  // of one request: the relay's own limit
constexpr std::size_t hand_in_bytes_max = 512 * 1024;

class HandInFlow {
public:
    HandInFlow(DeviceStore& store, Http& http, Frames& frames)
        : store_(store), http_(http), frames_(frames) {}

    // In their order. Nothing happens while one is running.
    void hand_in(const Username& user, std::vector<StoredCommand> commands);
    // Somebody signed in, or out: what is not answered by now is sent another way.
    void stop();
    bool is_running() const { return request_.has_value(); }

    // One command was answered: whoever has it pending drops it. `error` where it was refused.
    std::function<void(const std::string& client, std::int64_t number,
                       const std::optional<WireError>& error)>
        on_answered;
    struct Done {
        std::size_t calls = 0;     // handed in, of all that was answered
        std::size_t unplaced = 0;  // of them, those that managers are to place
        std::size_t left = 0;      // commands that were not answered
        std::string problem;       // why not
    };
    std::function<void(const Username& user, const Done& done)> on_done;

private:
    struct Item {
        StoredCommand stored;
        Json sent;
        bool is_call = false;
    };
    void send_portion();
    void take(const HttpResponse& response);
    void take_answer(const Item& item, const Json& answer);
    void end(std::string problem);

    DeviceStore& store_;
    Http& http_;
    Frames& frames_;
    Username user_;
    std::deque<Item> items_;
    std::vector<Item> portion_;
    std::optional<RequestId> request_;
    Done done_;
};

// "3 calls were handed in for your manager."
std::string words_of(const HandInFlow::Done& done);

}  // namespace recall::shell
