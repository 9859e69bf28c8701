// One websocket: what a tab and the relay say to each other, wire/messages.hpp.
#include "relay/http/answering.hpp"
#include "relay/desk/log.hpp"
#include "relay/net/network.hpp"
#include "relay/net/outgoing.hpp"
#include "wire/protocol.hpp"


#include <netinet/in.h>
#include <netinet/tcp.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace recall {

namespace {

namespace websocket = beast::websocket;
using Seen = boost::system::error_code;
using Milliseconds = std::chrono::milliseconds;

// What an idle connection may keep of a read buffer that a large message once needed.
constexpr std::size_t idle_buffer_bytes_max = 1024;

class SyncSession final : public SyncConnection,
                          public Outlet,
                          public std::enable_shared_from_this<SyncSession> {
public:
    SyncSession(Network& network, beast::tcp_stream stream, SessionPtr session)
        : network_(network),
          session_(std::move(session)),
          id_(network.next_connection++),
          line_(std::make_shared<Line>()),
          ws_(std::move(stream)),
          outgoing_(ws_),
          wake_reader_(network.io, asio::steady_timer::time_point::max()) {
        outgoing_.on_view_sent = [this] {
            view_under_way_ = false;
            wake_reader_.cancel();
        };
    }

    asio::awaitable<void> run(beast::http::request<beast::http::empty_body> upgrade) {
        // From here on the websocket has timeouts of its own.
        beast::get_lowest_layer(ws_).expires_never();
        auto timeouts = websocket::stream_base::timeout::suggested(beast::role_type::server);
        ws_.set_option(timeouts);
        ws_.set_option(websocket::permessage_deflate{});  // off
        ws_.read_message_max(message_bytes_max);
        ws_.text(true);
        ws_.auto_fragment(false);  // one frame a message: less to copy and to send
        Seen error;
        co_await ws_.async_accept(upgrade, asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return;

        const auto self = shared_from_this();
        const Begun begun(*this);
        asio::co_spawn(network_.io, write_loop(self), asio::detached);
        co_await read_loop();
    }

    // ---- Outlet, called on the network's thread.

    void send(const Texts& texts, bool whole_view) override {
        if (!outgoing_.send(texts, whole_view)) cut("too slow");
    }

    // After what is waiting to be sent.
    void close(int code, const std::string& reason) override {
        line_->broken = true;
        outgoing_.close(code, reason);
        wake_reader_.cancel();
    }

    // ---- SyncConnection

    void check(Instant now) override {
        const auto at = std::chrono::steady_clock::now();
        if (!session_->is_valid(now)) close(close_code::not_signed_in, "not signed in");
        if (!said_hello_ && at > began_ + Milliseconds(hello_wait_ms_max)) {
            close(close_code::protocol_error, "no hello");
        }
        const auto word_due = outgoing_.last_sent() + Milliseconds(word_every_ms);
        if (pulses_ && !outgoing_.writing() && at > word_due) say_time("");
        const bool view_has_come = outgoing_.writing() || !outgoing_.empty();
        if (view_under_way_ && !view_has_come &&
            at > view_asked_ + Milliseconds(view_wait_ms_max)) {
            unavailable(DeskThread::busy());
        }
        if (outgoing_.stalled(at)) cut("stalled");
        if (outgoing_.close_is_late(at) || has_peer_gone()) abandon();
    }
    void close_for_stop() override { close(close_code::going_away, "the relay stops"); }

private:
    // Known to the others from its beginning to its end, whatever that end is.
    class Begun {
    public:
        explicit Begun(SyncSession& session) : session_(session) { session_.begin(); }
        ~Begun() { session_.finish(); }
        Begun(const Begun&) = delete;
        Begun& operator=(const Begun&) = delete;

    private:
        SyncSession& session_;
    };

    asio::awaitable<void> read_loop() {
        beast::flat_buffer buffer;
        Seen error;
        while (true) {
            co_await ws_.async_read(buffer, asio::redirect_error(asio::use_awaitable, error));
            if (error) co_return;  // a message that is too big has been answered with 1009
            if (!outgoing_.closing()) {
                co_await wait_for_turn();
                take(std::string_view(static_cast<const char*>(buffer.data().data()),
                                      buffer.size()));
            }
            buffer.consume(buffer.size());
            if (buffer.capacity() > idle_buffer_bytes_max) buffer.shrink_to_fit();
        }
    }

    // Whoever sends faster than is fair waits; so does who has enough under way, or has asked for
    // a view that is not yet sent: nobody can pile views up here. What they send meanwhile waits
    // with them, in the socket.
    asio::awaitable<void> wait_for_turn() {
        Seen ignored;
        while (!outgoing_.closing() &&
               (view_under_way_ || under_way_ >= connection_commands_max)) {
            wake_reader_.expires_at(asio::steady_timer::time_point::max());
            co_await wake_reader_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
        const auto& clock = network_.api.services().clock;
        while (!outgoing_.closing()) {
            const auto wait_ms = network_.messages.take(session_->username, clock());
            if (wait_ms == 0) break;
            wake_reader_.expires_after(Milliseconds(wait_ms));
            co_await wake_reader_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
    }

    void take(std::string_view text) {
        if (outgoing_.closing()) return;
        if (!session_->is_valid(network_.api.services().clock())) {
            close(close_code::not_signed_in, "not signed in");
            return;
        }
        if (!ws_.got_text()) return refuse({"malformed", "Messages are texts."});
        auto message = decode_tab_message(text);
        if (!message) return refuse(message.error());
        std::visit([this](const auto& one) { take(one); }, message.value());
    }

    void take(const Hello& hello) {
        if (hello.version < protocol_version_min) {
            return refuse({"version_old", "This page is older than the relay. Reload it."});
        }
        if (hello.version > protocol_version) {
            return refuse({"version_new", "The relay is older than this page."});
        }
        if (hello.version >= 2 && hello.user != session_->username) {
            say(ErrorMessage{{"another_user", "Somebody else has signed in in this browser."}});
            return close(close_code::another_user, "another user");
        }
        said_hello_ = true;
        pulses_ = pulses_ || hello.version >= 2;
        view_under_way_ = true;
        view_asked_ = std::chrono::steady_clock::now();
        const bool taken = network_.api.services().desk.post(
            [self = shared_from_this(), hello](const DeskThread::Desk& desk) {
                self->network_.hub.join(self->id_, self, self->session_->username, hello, desk);
            });
        if (!taken) unavailable(DeskThread::busy());
    }

    void take(const TimeQuestion& question) {
        if (!said_hello_) return refuse({"malformed", "hello comes first."});
        say_time(question.id);
    }

    void take(const CommandMessage& message) {
        if (!said_hello_) return refuse({"malformed", "hello comes first."});
        if (message.client.empty() || message.client.size() > client_bytes_max ||
            message.number < 1) {
            return refuse({"malformed", "A command has a client and a number from 1."});
        }
        auto command = command_from_json(message.command);
        if (!command) return answer(message, command.error());
        const auto& services = network_.api.services();
        if (auto wrong = check_outside_the_rules(services.calendar, command.value())) {
            return answer(message, *wrong);
        }
        Submission submission{session_->username, message.client, message.number,
                              std::move(command).value()};
        ++under_way_;
        const bool taken = services.desk.submit(
            line_, std::move(submission),
            [self = shared_from_this(), client = message.client, number = message.number](
                const SubmissionResult& result) { self->answered(client, number, result); });
        if (!taken) unavailable(DeskThread::busy());
    }

    // On the desk thread.
    void answered(const std::string& client, std::int64_t number, const SubmissionResult& result) {
        Mail& mail = network_.hub.mail();
        if (!result) {
            mail.put(
                [self = shared_from_this(), error = result.error()] { self->unavailable(error); });
            return;
        }
        // What the user did must be seen before it is called saved.
        network_.hub.flush_for(session_->username);
        AnswerMessage answer{client, number, result.value().now, std::nullopt};
        const CommandAnswer& decided = result.value().answer;
        if (decided.rejection) answer.error = to_wire(*decided.rejection);
        answer.nothing = !decided.rejection && !decided.repeated && decided.events.empty();
        auto text = std::make_shared<const std::string>(encode(RelayMessage{std::move(answer)}));
        mail.put([self = shared_from_this(), text = std::move(text)] {
            --self->under_way_;
            self->send({text}, false);
            self->wake_reader_.cancel();
        });
    }

    void say_time(const std::string& id) { say(TimeMessage{id, network_.api.services().clock()}); }
    void say(const RelayMessage& message) {
        send({std::make_shared<const std::string>(encode(message))}, false);
    }
    void answer(const CommandMessage& message, const WireError& error) {
        const Instant now = network_.api.services().clock();
        say(AnswerMessage{message.client, message.number, now, error, false});
    }
    // Not of the grammar.
    void refuse(const WireError& error) {
        log::info("websocket of {}: {}: {}", session_->username, error.code, error.message);
        ++network_.api.services().metrics.websockets_cut;
        say(ErrorMessage{error});
        close(close_code::protocol_error, error.code);
    }
    // The tab has all that was not answered, and sends it again when it comes back.
    void unavailable(const JournalError& error) {
        say(UnavailableMessage{{error.code, error.message}});
        close(close_code::too_slow, "try again");
    }
    void cut(const char* why) {
        if (outgoing_.closing() && outgoing_.empty()) return;
        log::info("websocket of {} cut: {}", session_->username, why);
        ++network_.api.services().metrics.websockets_cut;
        outgoing_.drop_waiting();
        close(close_code::too_slow, why);
    }
    // Whoever waits here for something to be sent, or for a turn, waits no longer: nothing will be.
    void abandon() {
        outgoing_.end();
        line_->broken = true;
        wake_reader_.cancel();
        Seen ignored;
        beast::get_lowest_layer(ws_).socket().close(ignored);
    }
    // Also while nobody reads from it or writes to it, which would be told otherwise.
    bool has_peer_gone() {
        auto& socket = beast::get_lowest_layer(ws_).socket();
        tcp_info info{};
        socklen_t size = sizeof info;
        return socket.is_open() &&
               ::getsockopt(socket.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
               info.tcpi_state == TCP_CLOSE;
    }

    static asio::awaitable<void> write_loop(std::shared_ptr<SyncSession> self) {
        try {
            co_await self->outgoing_.run();
            if (!self->finished_) self->abandon();
        } catch (const std::exception& error) {
            log::error("a websocket's writer failed: {}", error.what());
            self->abandon();
        }
    }

    void begin() {
        network_.syncs[id_] = weak_from_this();
        network_.api.services().presence.came(session_->username);
        ++network_.api.services().metrics.websockets;
    }

    void finish() {
        finished_ = true;
        outgoing_.end();
        line_->broken = true;
        network_.syncs.erase(id_);
        const Services& services = network_.api.services();
        services.presence.went(session_->username, services.clock());
        --services.metrics.websockets;
        services.desk.post(
            [&hub = network_.hub, id = id_](const DeskThread::Desk&) { hub.leave(id); }, true);
    }

    Network& network_;
    const SessionPtr session_;
    const ConnectionId id_;
    const std::shared_ptr<Line> line_;
    websocket::stream<beast::tcp_stream> ws_;

    Outgoing<websocket::stream<beast::tcp_stream>> outgoing_;
    std::size_t under_way_ = 0;
    bool said_hello_ = false;
    bool pulses_ = false;          // whoever listens understands the time
    bool view_under_way_ = false;  // asked for by a hello, not yet sent
    bool finished_ = false;
    asio::steady_timer wake_reader_;  // never ends by itself: cancel() wakes who waits
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point view_asked_;
};

}  // namespace

asio::awaitable<void> serve_sync(Network& network, beast::tcp_stream stream,
                                 beast::http::request<beast::http::empty_body> upgrade,
                                 SessionPtr session) {
    const auto sync = std::make_shared<SyncSession>(network, std::move(stream), std::move(session));
    co_await sync->run(std::move(upgrade));
}

}  // namespace recall
