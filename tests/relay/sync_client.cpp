#include "tests/relay/sync_client.hpp"

namespace recall {

SyncClient::SyncClient(unsigned short port, const std::string& cookie, const Headers& headers)
    : socket_(port) {
    std::string text = "GET /sync HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                       "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!cookie.empty()) text += "Cookie: " + cookie + "\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    if (socket_.send(text + "\r\n")) status_ = read_response(socket_, false).status;
}

bool SyncClient::send(const std::string& text, int opcode) {
    std::string frame(1, static_cast<char>(0x80 | opcode));
    const std::size_t size = text.size();
    if (size < 126) {
        frame += static_cast<char>(0x80 | size);
    } else if (size < 65536) {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(size >> 8);
        frame += static_cast<char>(size & 255);
    } else {
        frame += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8) {
            frame += static_cast<char>(size >> shift & 255);
        }
    }
    // A mask of zeros is a mask.
    return socket_.send(frame + std::string(4, '\0') + text);
}

bool SyncClient::say_hello(std::int64_t from) {
    return send(R"({"type":"hello","version":1,"position":)" + std::to_string(from) + "}");
}

bool SyncClient::say_hello(const Hello& hello) { return send(encode(TabMessage{hello})); }

bool SyncClient::command(const std::string& client, std::int64_t number, const Command& command) {
    return send(encode(TabMessage{CommandMessage{client, number, command_to_json(command)}}));
}

bool SyncClient::need(std::size_t bytes) {
    while (socket_.received.size() < bytes) {
        if (!socket_.receive()) return false;
    }
    return true;
}

std::optional<std::string> SyncClient::next_frame() {
    if (close_code_ != 0) return std::nullopt;
    const auto byte = [this](std::size_t i) {
        return static_cast<unsigned char>(socket_.received[i]);
    };
    if (!need(2)) return std::nullopt;
    const int opcode = byte(0) & 15;
    std::size_t size = byte(1) & 127;
    std::size_t head = 2;
    if (size >= 126) {
        const std::size_t bytes = size == 126 ? 2 : 8;
        if (!need(2 + bytes)) return std::nullopt;
        size = 0;
        for (std::size_t i = 0; i < bytes; ++i) size = size << 8 | byte(2 + i);
        head += bytes;
    }
    if (!need(head + size)) return std::nullopt;
    const std::string payload = socket_.received.substr(head, size);
    socket_.received.erase(0, head + size);
    if (opcode == 8) {
        close_code_ = 1005;
        if (payload.size() >= 2) {
            close_code_ = static_cast<unsigned char>(payload[0]) << 8 |
                          static_cast<unsigned char>(payload[1]);
        }
        send(payload, 8);
        return std::nullopt;
    }
    if (opcode == 9) {
        send(payload, 10);
        return next_frame();
    }
    return payload;
}

std::optional<Json> SyncClient::next() {
    const auto text = next_frame();
    if (!text) return std::nullopt;
    auto json = parse_json(*text);
    if (!json) return std::nullopt;
    Json message = std::move(json).value();
    if (message["type"] == "rows") {
        if (message["reset"] == true) {
            rows.clear();
            gone.clear();
        }
        for (const Json& row : message["rows"]) rows.push_back(row);
        for (const Json& one : message["gone"]) gone.push_back(one);
        position = message["position"];
    }
    if (message["type"] == "due") {
        due = message["counts"];
        ++due_messages;
        return next();
    }
    return message;
}

std::optional<Json> SyncClient::next(const std::string& type) {
    while (auto message = next()) {
        if ((*message)["type"] == type) return message;
    }
    return std::nullopt;
}

void SyncClient::forget() {
    rows = {};
    gone = {};
    socket_.received.shrink_to_fit();
}

std::optional<std::string> SyncClient::text_within(int wait_ms) {
    if (ended_ || (socket_.received.empty() && !socket_.has_more(wait_ms))) return std::nullopt;
    auto text = next_frame();
    ended_ = !text;
    return text;
}

int SyncClient::closed_with() {
    while (next_frame()) {}
    return close_code_;
}

}  // namespace recall
