// A small websocket client for tests: text frames, masked as the protocol asks, and closing codes.
#pragma once

#include "tests/relay/http_client.hpp"
#include "wire/protocol.hpp"

#include <optional>

namespace recall {

class SyncClient {
public:
    SyncClient(unsigned short port, const std::string& cookie, const Headers& headers = {});

    int status() const { return status_; }  // of the handshake: 101 where it is open
    bool send(const std::string& text, int opcode = 1);
    bool send_raw(std::string_view bytes) { return socket_.send(bytes); }
    // As a tab of the version before says it.
    bool say_hello(std::int64_t position = 0);
    bool say_hello(const Hello& hello);
    bool command(const std::string& client, std::int64_t number, const Command& command);
    // The next message; nothing once it is closed or out of time.
    std::optional<Json> next();
    // The next message of this type; others before it are applied to `rows` where they are rows.
    std::optional<Json> next(const std::string& type);
    // The next message as it came, if one has begun to arrive within that time; has_ended() says
    // whether there will be more.
    std::optional<std::string> text_within(int wait_ms);
    bool has_ended() const { return ended_; }
    int close_code() const { return close_code_; }
    // Reads to the end; the code the relay closed with, 0 where it just ended.
    int closed_with();
    // Breaks the connection without a word.
    void reset() { socket_.reset(); }
    // Gives back what the rows took.
    void forget();

    // What rows messages brought, newest last.
    std::vector<Json> rows;
    std::vector<Json> gone;
    // How many promised calls wait, as it was told last; next() passes over these messages.
    Json due;
    int due_messages = 0;
    std::int64_t position = 0;

private:
    // One frame's payload; nothing at the end. A close frame sets close_code_.
    std::optional<std::string> next_frame();
    bool need(std::size_t bytes);

    Socket socket_;
    int status_ = 0;
    int close_code_ = 0;
    bool ended_ = false;
};

}  // namespace recall
