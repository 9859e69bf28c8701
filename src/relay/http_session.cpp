#include "relay/network.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <limits>

namespace recall {

namespace {

namespace http = beast::http;
using Milliseconds = std::chrono::milliseconds;
using Parser = http::request_parser<http::string_body>;
using Seen = boost::system::error_code;

// How long, and how much, is read of a body that was refused, so that its sender gets to read why.
constexpr std::int64_t linger_ms_max = 5 * second_ms;
constexpr std::uint64_t linger_bytes_max = 2 * import_file_bytes_max;

std::string text(boost::string_view view) { return std::string(view.data(), view.size()); }

// Runs `work` on a pool's thread and comes back to the network's.
asio::awaitable<HttpReply> on_worker(Network& network, WorkerPool& pool,
                                     std::function<HttpReply()> work) {
    auto start = [&network, &pool, work = std::move(work)](auto handler) mutable {
        using Handler = decltype(handler);
        auto resume = std::make_shared<Handler>(std::move(handler));
        const auto finish = [&network, resume](HttpReply reply) {
            asio::post(network.io, [resume, reply = std::move(reply)]() mutable {
                (*resume)(std::move(reply));
            });
        };
        const bool taken = pool.submit([finish, work = std::move(work)] { finish(work()); });
        if (!taken) finish(error_reply(DeskThread::busy()));
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(HttpReply)>(
        std::move(start), asio::use_awaitable);
}

class HttpSession {
public:
    HttpSession(Network& network, tcp::socket socket)
        : network_(network), stream_(std::move(socket)) {
        Seen ignored;
        const auto peer = stream_.socket().remote_endpoint(ignored);
        if (!ignored) address_ = peer.address().to_string();
        stream_.socket().set_option(tcp::no_delay(true), ignored);
    }

    asio::awaitable<void> run() {
        bool more = true;
        for (bool first = true; more && !network_.stopping; first = false) {
            more = co_await serve_one(first);
        }
        if (upgraded_) co_return;  // the stream is the websocket's now
        Seen ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

private:
    // g++ 12 destroys some temporaries of a co_await twice; so what is not trivial has a name in
    // every coroutine here.

    // False where the connection has ended.
    asio::awaitable<bool> serve_one(bool first) {
        Parser parser;
        parser.header_limit(header_bytes_max);
        // The limit depends on the path, which is not read yet.
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());
        Seen error;
        stream_.expires_after(Milliseconds(first ? http_read_ms_max : http_idle_ms_max));
        co_await http::async_read_header(stream_, buffer_, parser,
                                         asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return co_await refuse_header(error);

        HttpRequest request = read_header(parser);
        const bool head = request.method == "HEAD";
        if (!read_target(std::string_view(parser.get().target().data(),
                                          parser.get().target().size()),
                         request)) {
            const HttpReply no = error_reply(400, "malformed", "The address cannot be read.");
            co_return co_await refuse(no, head);
        }
        if (request.path == "/sync") co_return co_await upgrade(parser, request);

        const Counted under_way(network_.requests_under_way);
        if (!HttpApi::owns(request.path)) co_return co_await reply_file(parser, request);
        co_return co_await reply_api(parser, std::move(request));
    }

    class Counted {
    public:
        explicit Counted(std::size_t& count) : count_(count) { ++count_; }
        ~Counted() { --count_; }
        Counted(const Counted&) = delete;
        Counted& operator=(const Counted&) = delete;

    private:
        std::size_t& count_;
    };

    HttpRequest read_header(const Parser& parser) {
        const auto& message = parser.get();
        HttpRequest request;
        request.method = text(message.method_string());
        request.address = address_;
        request.host = text(message[http::field::host]);
        host_ = request.host;
        request.origin = text(message[http::field::origin]);
        request.sec_fetch_site = text(message["Sec-Fetch-Site"]);
        request.cookie = text(message[http::field::cookie]);
        request.authorization = text(message[http::field::authorization]);
        request.for_user = text(message["Recall-User"]);
        return request;
    }

    asio::awaitable<bool> refuse_header(Seen error) {
        const bool ended =
            error == http::error::end_of_stream || error == http::error::partial_message ||
            error.category() != make_error_code(http::error::bad_method).category();
        if (ended) co_return false;
        const HttpReply no =
            error == http::error::header_limit
                ? error_reply(431, "header_too_big", "The request's head is too big.")
                : error_reply(400, "malformed", "This is no HTTP request.");
        co_return co_await refuse(no, false);
    }

    asio::awaitable<bool> reply_file(Parser& parser, const HttpRequest& request) {
        const bool head = request.method == "HEAD";
        if (request.method != "GET" && !head) {
            const bool known = network_.files.has(request.path);
            HttpReply reply =
                known ? error_reply(405, "method_not_allowed", "This address takes GET only.")
                      : error_reply(404, "not_found", "There is nothing at this address.");
            if (known) reply.headers.emplace_back("Allow", "GET");
            co_return co_await refuse(reply, false);
        }
        if (!co_await read_body(parser, body_bytes_max, head)) co_return false;
        const auto& message = parser.get();
        const HttpReply reply = network_.files.reply(
            request.path, text(message[http::field::accept_encoding]),
            text(message[http::field::if_none_match]));
        co_return co_await write(reply, message.keep_alive(), head);
    }

    asio::awaitable<bool> reply_api(Parser& parser, HttpRequest request) {
        const bool head = request.method == "HEAD";
        const bool keep_alive = parser.get().keep_alive();
        const Lane lane = HttpApi::lane_of(request.method, request.path);
        std::optional<Counted> importing;
        if (lane == Lane::import) {
            // A large body is read only for somebody, and only for so many at a time.
            if (!session_of(request, network_.api.services())) {
                const HttpReply no = network_.api.handle(std::move(request));
                co_return co_await refuse(no, head);
            }
            if (network_.imports_under_way >= import_requests_max) {
                const HttpReply no = error_reply(DeskThread::busy());
                co_return co_await refuse(no, head);
            }
            importing.emplace(network_.imports_under_way);
        }
        const auto bytes_max = HttpApi::body_bytes_max_of(request.method, request.path);
        if (!co_await read_body(parser, bytes_max, head)) co_return false;
        request.body = std::move(parser.get().body());
        if (lane == Lane::direct) {
            const HttpReply reply = network_.api.handle(std::move(request));
            co_return co_await write(reply, keep_alive, head);
        }
        WorkerPool& pool = lane == Lane::password ? network_.password_workers
                           : lane == Lane::import ? network_.import_workers
                                                  : network_.api_workers;
        std::function<HttpReply()> work =
            [&api = network_.api, whole = std::make_shared<HttpRequest>(std::move(request))] {
                return api.handle(std::move(*whole));
            };
        const HttpReply reply = co_await on_worker(network_, pool, std::move(work));
        co_return co_await write(reply, keep_alive, head);
    }

    // False where it was too much or did not come: then the connection has been answered.
    asio::awaitable<bool> read_body(Parser& parser, std::uint64_t bytes_max, bool head) {
        parser.body_limit(bytes_max);
        const auto length = parser.content_length();
        if (length && *length > bytes_max) {
            const HttpReply no = too_big(bytes_max);
            co_return co_await refuse(no, head);
        }
        Seen error;
        if (!parser.is_done() && text(parser.get()[http::field::expect]) == "100-continue") {
            http::response<http::empty_body> go_on(http::status::continue_, 11);
            stream_.expires_after(Milliseconds(http_write_ms_max));
            co_await http::async_write(stream_, go_on,
                                       asio::redirect_error(asio::use_awaitable, error));
            if (error) co_return false;
        }
        const auto deadline =
            std::chrono::steady_clock::now() + Milliseconds(http_request_ms_max);
        while (!parser.is_done()) {
            stream_.expires_after(Milliseconds(http_read_ms_max));
            co_await http::async_read_some(stream_, buffer_, parser,
                                           asio::redirect_error(asio::use_awaitable, error));
            if (error == http::error::body_limit) {
                const HttpReply no = too_big(bytes_max);
                co_return co_await refuse(no, head);
            }
            if (error || std::chrono::steady_clock::now() > deadline) co_return false;
        }
        co_return true;
    }

    static HttpReply too_big(std::uint64_t bytes_max) {
        const std::uint64_t mebibytes = bytes_max / (1024 * 1024);
        return error_reply(413, "too_big",
                           "At most " + std::to_string(mebibytes) +
                               " MiB can be sent at once. Send less.",
                           {{"bytes_max", bytes_max}});
    }

    asio::awaitable<bool> write(const HttpReply& reply, bool keep_alive, bool head) {
        http::response<http::string_body> message(static_cast<http::status>(reply.status), 11);
        message.set(http::field::content_type, reply.content_type);
        const auto& services = network_.api.services();
        for (const auto& [name, value] : security_headers(host_, services.secure)) {
            message.set(name, value);
        }
        for (const auto& [name, value] : reply.headers) message.insert(name, value);
        message.keep_alive(keep_alive && !network_.stopping);
        message.body() = reply.body;
        message.prepare_payload();
        if (head) message.body().clear();
        Seen error;
        stream_.expires_after(Milliseconds(http_write_ms_max));
        if (head) {
            http::response_serializer<http::string_body> serializer(message);
            co_await http::async_write_header(stream_, serializer,
                                              asio::redirect_error(asio::use_awaitable, error));
        } else {
            co_await http::async_write(stream_, message,
                                       asio::redirect_error(asio::use_awaitable, error));
        }
        co_return !error && message.keep_alive();
    }

    // Answers and ends, reading on for a while: a connection that is closed while its peer still
    // sends is reset, and the answer lost.
    // Always false: the connection has ended.
    asio::awaitable<bool> refuse(const HttpReply& reply, bool head) {
        co_await write(reply, false, head);
        Seen error;
        stream_.socket().shutdown(tcp::socket::shutdown_send, error);
        stream_.expires_after(Milliseconds(linger_ms_max));
        std::vector<char> rest(64 * 1024);
        std::uint64_t read = 0;
        while (!error && read < linger_bytes_max) {
            read += co_await stream_.async_read_some(
                asio::buffer(rest), asio::redirect_error(asio::use_awaitable, error));
        }
        co_return false;
    }

    // Why this request does not become a websocket, if it does not. A page is told nothing of a
    // refusal; asked without an upgrade the same address says what it would have been.
    std::optional<HttpReply> refuse_upgrade(const Parser& parser, const HttpRequest& request,
                                            const SessionPtr& session) const {
        if (!is_own_origin(request, network_.api.services().public_origin)) {
            return error_reply(403, "wrong_origin",
                               "This request came from another site's page.");
        }
        if (!session) return error_reply(401, "not_signed_in", "Sign in first.");
        const Presence& presence = network_.api.services().presence;
        if (presence.connections_of(session->username) >= user_websockets_max) {
            return error_reply(429, "too_many_connections",
                               "You have too many tabs open. Close some.");
        }
        if (!beast::websocket::is_upgrade(parser.get())) {
            HttpReply no = error_reply(426, "websocket_only", "This address is a websocket.");
            no.headers.emplace_back("Upgrade", "websocket");
            return no;
        }
        return std::nullopt;
    }

    asio::awaitable<bool> upgrade(Parser& parser, const HttpRequest& request) {
        const SessionPtr session = session_of(request, network_.api.services());
        const std::optional<HttpReply> no = refuse_upgrade(parser, request, session);
        if (no) co_return co_await refuse(*no, request.method == "HEAD");
        http::request<http::empty_body> head;
        head.base() = std::move(parser.get().base());
        upgraded_ = true;
        co_await serve_sync(network_, std::move(stream_), std::move(head), session);
        co_return false;
    }

    Network& network_;
    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    bool upgraded_ = false;
    std::string address_;
    std::string host_;  // of the request being answered
};

}  // namespace

asio::awaitable<void> serve_connection(Network& network, tcp::socket socket) {
    HttpSession session(network, std::move(socket));
    co_await session.run();
}

}  // namespace recall
