// HTTP and websockets, as they come from a socket.
#include "core/ensure.hpp"
#include "relay/accounts/peers.hpp"
#include "relay/desk/limits.hpp"
#include "relay/http/http.hpp"
#include "relay/net/request_parser.hpp"
#include "tests/fuzz/targets.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/beast/_experimental/test/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace recall::fuzz {

namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Seen = boost::system::error_code;

// One request as RequestReader reads it: never more held than header_bytes_max. How much of the
// bytes it took; nothing where the connection ends with it.
std::optional<std::size_t> read_request(std::string_view bytes, std::size_t piece_bytes) {
    RequestParser parser;
    parser.header_limit(header_bytes_max);
    parser.body_limit(body_bytes_max);
    std::string held;
    std::size_t taken = 0;
    for (const bool head_only : {true, false}) {
        while (!is_read(parser, head_only)) {
            Seen error;
            held.erase(0, feed(parser, held, head_only, error));
            if (error) return std::nullopt;
            if (is_read(parser, head_only)) break;
            const std::size_t room = header_bytes_max - held.size();
            const std::size_t piece = std::min({piece_bytes, room, bytes.size() - taken});
            if (piece == 0) return std::nullopt;
            held += bytes.substr(taken, piece);
            taken += piece;
        }
        if (!head_only) break;
        HttpRequest request;
        const auto target = parser.get().target();
        (void)read_target({target.data(), target.size()}, request);
        (void)parser.get().keep_alive();
    }
    ensure(parser.get().body().size() <= body_bytes_max);
    return taken - held.size();
}

}  // namespace

void read_http(std::string_view bytes) {
    if (bytes.empty()) return;
    const std::size_t piece_bytes = 1 + static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    while (!bytes.empty()) {
        const auto taken = read_request(bytes, piece_bytes);
        if (!taken || *taken == 0) return;
        bytes.remove_prefix(*taken);
    }
}

void read_websocket(std::string_view bytes) {
    boost::asio::io_context io;
    websocket::stream<beast::test::stream> server(io);
    server.next_layer().append(
        "GET /sync HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    beast::test::stream client(io);
    server.next_layer().connect(client);
    server.read_message_max(message_bytes_max);
    Seen error;
    server.accept(error);
    ensure(!error);
    server.next_layer().append({bytes.data(), bytes.size()});
    client.close();
    beast::flat_buffer buffer;
    while (!error) {
        server.read(buffer, error);
        if (error) break;
        ensure(buffer.size() <= message_bytes_max);
        read_message({static_cast<const char*>(buffer.data().data()), buffer.size()});
        buffer.consume(buffer.size());
    }
}

void read_query(std::string_view bytes) {
    HttpRequest request;
    if (!read_target(bytes, request)) return;
    ensure(!request.path.empty() && request.path.front() == '/');
    for (const auto& [name, value] : request.query) {
        ensure(!name.empty() && value.find('\0') == value.npos);
    }
}

void read_cookie(std::string_view bytes) {
    const std::string cookie = cookie_value(bytes, "recall_session");
    ensure(cookie.size() <= bytes.size() && cookie.find(';') == cookie.npos);
    const std::string hops(bytes);
    for (const char* header : {"X-Forwarded-For", "Forwarded"}) {
        static const auto by_header = [](const char* name) {
            return TrustedProxies::from_text("127.0.0.0/8, 10.0.0.0/8, ::1", name).value();
        };
        const std::string origin = by_header(header).origin_of("127.0.0.1", hops);
        ensure(!origin.empty() && !share_of(origin).empty());
        // One that nobody trusts is believed nothing.
        ensure(by_header(header).origin_of("192.0.2.1", hops) == "192.0.2.1");
    }
    static const AllowedHosts hosts =
        AllowedHosts::from_text("https://crm.example.com", "").value();
    (void)hosts.allows(bytes, "192.0.2.1");
    (void)AllowedHosts::from_text(bytes, bytes);
    (void)TrustedProxies::from_text(bytes, "Forwarded");
    HttpRequest request;
    request.host = request.origin = request.sec_fetch_site = hops;
    (void)is_own_origin(request, "https://crm.example.com");
}

}  // namespace recall::fuzz
