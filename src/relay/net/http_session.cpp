#include "relay/net/network.hpp"
#include "relay/desk/log.hpp"
#include "relay/net/request_reader.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace recall {

namespace {

namespace http = beast::http;
using Milliseconds = std::chrono::milliseconds;
using Outcome = RequestReader::Outcome;
using Seen = boost::system::error_code;
using Parser = RequestParser;

// How long, and how much, is read of a body that was refused, so that its sender gets to read why.
constexpr std::int64_t linger_ms_max = 5 * second_ms;
constexpr std::uint64_t linger_bytes_max = 2 * import_file_bytes_max;
constexpr std::size_t linger_piece_bytes = 16 * 1024;

std::string text(boost::string_view view) { return std::string(view.data(), view.size()); }

// All headers of that name, as one.
std::string all_of(const http::fields& fields, boost::string_view name) {
    std::string all;
    const auto [from, to] = fields.equal_range(name);
    for (auto at = from; at != to; ++at) all += (all.empty() ? "" : ", ") + text(at->value());
    return all;
}

HttpReply fault_reply() {
    return error_reply(500, "internal", "The relay met a fault of its own. Its log says more.");
}

// Runs `work` on a pool's thread and comes back to the network's. Where it throws, or the pool has
// no room, `otherwise` of the reply that says so is what comes back.
template <typename T>
asio::awaitable<T> on_worker(Network& network, WorkerPool& pool, std::string who,
                             std::function<T()> work, T (*otherwise)(HttpReply)) {
    auto start = [&network, &pool, who = std::move(who), work = std::move(work),
                  otherwise](auto handler) mutable {
        using Handler = decltype(handler);
        auto resume = std::make_shared<Handler>(std::move(handler));
        const auto finish = [&network, resume](T result) {
            asio::post(network.io, [resume, result = std::move(result)]() mutable {
                (*resume)(std::move(result));
            });
        };
        const bool taken = pool.submit(
            [finish, work = std::move(work), otherwise] {
                std::optional<T> result;
                try {
                    result = work();
                } catch (const std::exception& error) {
                    log::error("a request failed: {}", error.what());
                } catch (...) { log::error("a request failed for an unknown reason"); }
                finish(result ? std::move(*result) : otherwise(fault_reply()));
            },
            who);
        if (!taken) finish(otherwise(error_reply(DeskThread::busy())));
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(T)>(std::move(start),
                                                                        asio::use_awaitable);
}

// Who asks; or nobody, and what to answer. An ended session's user may hand in, and no more.
struct Identified {
    SessionPtr session;
    std::optional<Username> hands_in;
    HttpReply no;
};

class HttpSession {
public:
    HttpSession(Network& network, tcp::socket socket)
        : network_(network), stream_(std::move(socket)), reader_(stream_) {
        Seen ignored;
        const auto peer = stream_.socket().remote_endpoint(ignored);
        if (!ignored) peer_ = peer.address().to_string();
        const auto own = stream_.socket().local_endpoint(ignored);
        if (!ignored) reached_ = own.address().to_string();
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
        const Outcome head_read =
            co_await reader_.read_head(parser, first ? http_read_ms_max : http_idle_ms_max);
        if (head_read != Outcome::ok) co_return co_await refuse_unread(head_read, 0, false);

        HttpRequest request = read_header(parser);
        const bool head = request.method == "HEAD";
        const bool readable = read_target(
            std::string_view(parser.get().target().data(), parser.get().target().size()), request);
        if (!readable) {
            const HttpReply no = error_reply(400, "malformed", "The address cannot be read.");
            co_return co_await refuse(no, head);
        }
        if (const auto no = refuse_host(parser, request)) co_return co_await refuse(*no, head);
        const Shares::Share share(network_.connections_of, counted_address(request),
                                  address_connections_max);
        if (!share.taken()) {
            const HttpReply no = error_reply(429, "too_many_connections",
                                             "Too many connections come from this address.");
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
        const auto& proxies = network_.api.services().proxies;
        HttpRequest request;
        request.method = text(message.method_string());
        const std::string x_forwarded_for = all_of(message, "X-Forwarded-For");
        const std::string forwarded = all_of(message, "Forwarded");
        request.proxied = !x_forwarded_for.empty() || !forwarded.empty();
        request.address = proxies.origin_of(
            peer_,
            proxies.header() == TrustedProxies::Header::forwarded ? forwarded : x_forwarded_for);
        request.host = text(message[http::field::host]);
        host_ = request.host;
        request.origin = text(message[http::field::origin]);
        request.sec_fetch_site = text(message["Sec-Fetch-Site"]);
        request.cookie = text(message[http::field::cookie]);
        request.authorization = text(message[http::field::authorization]);
        request.for_user = text(message["Recall-User"]);
        return request;
    }

    // Of those who come by way of a trusted proxy; all others were counted when they connected.
    std::string counted_address(const HttpRequest& request) const {
        if (request.address == peer_ || is_loopback(request.address)) return "";
        return share_of(request.address);
    }

    // Whoever looks whether the relay lives may call it what they like.
    std::optional<HttpReply> refuse_host(const Parser& parser, const HttpRequest& request) const {
        const auto hosts = parser.get().count(http::field::host);
        if (hosts > 1) return error_reply(400, "malformed", "Two Host headers are one too many.");
        if (request.path == "/healthz") return std::nullopt;
        if (request.host.empty()) {
            return error_reply(400, "host_missing", "The Host header is missing.");
        }
        if (network_.api.services().hosts.allows(request.host, reached_)) return std::nullopt;
        return error_reply(421, "host_unknown",
                           "This relay does not answer to that host's name. Whoever runs it allows "
                           "a name by the option hosts, or by public_url.");
    }

    // What became of a request that was not read to its end. Always false.
    asio::awaitable<bool> refuse_unread(Outcome outcome, std::uint64_t bytes_max, bool head) {
        if (outcome == Outcome::ended || outcome == Outcome::too_slow) co_return false;
        HttpReply no = error_reply(400, "malformed", "This is no HTTP request.");
        if (outcome == Outcome::head_too_big) {
            no = error_reply(431, "header_too_big", "The request's head is too big.");
        }
        if (outcome == Outcome::body_too_big) no = too_big(bytes_max);
        co_return co_await refuse(no, head);
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
        if (!co_await read_body(parser, public_body_bytes_max, head)) co_return false;
        const auto& message = parser.get();
        const HttpReply reply =
            network_.files.reply(request.path, text(message[http::field::accept_encoding]),
                                 text(message[http::field::if_none_match]));
        co_return co_await write(reply, message.keep_alive(), head);
    }

    // Who asks is asked before what they send is read: nobody's body is a small one.
    asio::awaitable<bool> reply_api(Parser& parser, HttpRequest request) {
        const bool head = request.method == "HEAD";
        const HttpApi::Way way = HttpApi::way_of(request.method, request.path);
        if (way.for_anybody) {
            const std::string who = share_of(request.address);
            co_return co_await reply_whole(parser, std::move(request), way, who);
        }
        const Identified by = co_await identify(request);
        if (!by.session && !(way.for_ended && by.hands_in)) {
            if (!parser.is_done()) co_return co_await refuse(by.no, head);
            co_return co_await write(by.no, parser.get().keep_alive(), head);
        }
        const std::string who = by.session ? by.session->username : *by.hands_in;
        const Shares::Share share(network_.requests_of, who, user_requests_max);
        const bool changes = request.method != "GET" && !head;
        const std::int64_t wait_ms =
            changes ? network_.messages.take(who, network_.api.services().clock()) : 0;
        if (!share.taken() || wait_ms > 0) {
            const HttpReply no = too_many_requests(wait_ms);
            co_return co_await refuse(no, head);
        }
        co_return co_await reply_whole(parser, std::move(request), way, who);
    }

    static HttpReply too_many_requests(std::int64_t wait_ms) {
        const std::int64_t seconds =
            std::max<std::int64_t>(1, (wait_ms + second_ms - 1) / second_ms);
        HttpReply no = error_reply(429, "too_many_requests",
                                   "You ask for more at a time than is fair to the others. Wait "
                                   "for answers before you ask again.");
        no.headers.emplace_back("Retry-After", std::to_string(seconds));
        return no;
    }

    // Where the session is not at hand the store is asked, which may wait for the disk.
    asio::awaitable<Identified> identify(const HttpRequest& request) {
        Identified at_hand{session_at_hand(request, network_.api.services()), {}, {}};
        if (at_hand.session) co_return at_hand;
        std::function<Identified()> work = [&api = network_.api, request] {
            Identified by{session_of(request, api.services()), {}, {}};
            if (by.session) return by;
            by.hands_in = may_hand_in(request, api.services());
            by.no = api.handle(request);
            return by;
        };
        const std::string who = share_of(request.address);
        co_return co_await on_worker<Identified>(network_, network_.quick_workers, who,
                                                 std::move(work), [](HttpReply no) {
                                                     return Identified{nullptr, {}, std::move(no)};
                                                 });
    }

    asio::awaitable<bool> reply_whole(Parser& parser, HttpRequest request, HttpApi::Way way,
                                      std::string who) {
        const bool head = request.method == "HEAD";
        const bool keep_alive = parser.get().keep_alive();
        std::optional<Counted> importing;
        if (way.lane == Lane::import) {
            // A large body is read only for so many at a time.
            if (network_.imports_under_way >= import_requests_max) {
                const HttpReply no = error_reply(DeskThread::busy());
                co_return co_await refuse(no, head);
            }
            importing.emplace(network_.imports_under_way);
        }
        if (!co_await read_body(parser, way.body_bytes_max, head)) co_return false;
        request.body = std::move(parser.get().body());
        if (way.lane == Lane::direct) {
            const HttpReply reply = network_.api.handle(std::move(request));
            co_return co_await write(reply, keep_alive, head);
        }
        std::function<HttpReply()> work =
            [&api = network_.api, whole = std::make_shared<HttpRequest>(std::move(request))] {
                return api.handle(std::move(*whole));
            };
        const HttpReply reply = co_await on_worker<HttpReply>(
            network_, pool_of(way.lane), who, std::move(work), [](HttpReply no) { return no; });
        co_return co_await write(reply, keep_alive, head);
    }

    WorkerPool& pool_of(Lane lane) {
        switch (lane) {
            case Lane::password: return network_.password_workers;
            case Lane::import: return network_.import_workers;
            case Lane::reads: return network_.reads_workers;
            default: return network_.quick_workers;
        }
    }

    // False where it was too much or did not come: then the connection has been answered.
    asio::awaitable<bool> read_body(Parser& parser, std::uint64_t bytes_max, bool head) {
        const bool expects = text(parser.get()[http::field::expect]) == "100-continue";
        const bool too_long = parser.content_length().value_or(0) > bytes_max;
        if (!parser.is_done() && expects && !too_long) {
            Seen error;
            http::response<http::empty_body> go_on(http::status::continue_, 11);
            stream_.expires_after(Milliseconds(http_write_ms_max));
            co_await http::async_write(stream_, go_on,
                                       asio::redirect_error(asio::use_awaitable, error));
            if (error) co_return false;
        }
        const bool is_file = bytes_max > body_bytes_max;
        const Outcome outcome = co_await reader_.read_body(
            parser, bytes_max, is_file ? http_import_ms_max : http_body_ms_max);
        if (outcome != Outcome::ok) co_return co_await refuse_unread(outcome, bytes_max, head);
        co_return true;
    }

    static HttpReply too_big(std::uint64_t bytes_max) {
        const std::uint64_t kibibytes = bytes_max / 1024;
        const std::string most = kibibytes < 1024 ? std::to_string(kibibytes) + " KiB"
                                                  : std::to_string(kibibytes / 1024) + " MiB";
        return error_reply(413, "too_big", "At most " + most + " can be sent at once. Send less.",
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
        std::vector<char> rest(linger_piece_bytes);
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
            return error_reply(403, "wrong_origin", "This request came from another site's page.");
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
        const Identified by = co_await identify(request);
        const SessionPtr& session = by.session;
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
    RequestReader reader_;
    bool upgraded_ = false;
    std::string peer_;     // who connected
    std::string reached_;  // the address of ours they connected to
    std::string host_;     // of the request being answered
};

}  // namespace

asio::awaitable<void> serve_connection(Network& network, tcp::socket socket) {
    HttpSession session(network, std::move(socket));
    co_await session.run();
}

}  // namespace recall
