#include "relay/net/server.hpp"

#include "relay/desk/log.hpp"
#include "relay/net/network.hpp"


#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace recall {

namespace {

using Seen = boost::system::error_code;
using Milliseconds = std::chrono::milliseconds;

// How often sessions in memory are compared with those in the store, in session_check_ms.
constexpr int checks_between_refreshes = 30;
// Where no file descriptor is left, somebody has to go before the next can come.
constexpr std::int64_t accept_again_ms = 100;

}  // namespace

struct Server::Impl {
    Impl(const HttpApi& api, const StaticFiles& files, Hub& hub)
        : network(api, files, hub),
          acceptor(network.io),
          signals(network.io),
          check_timer(network.io),
          stop_timer(network.io) {}

    asio::awaitable<void> accept_loop() {
        while (!network.stopping) {
            Seen error;
            tcp::socket socket(network.io);
            co_await acceptor.async_accept(socket,
                                           asio::redirect_error(asio::use_awaitable, error));
            if (network.stopping) co_return;
            if (error) {
                log::warn("a connection could not be taken: {}", error.message());
                asio::steady_timer wait(network.io, Milliseconds(accept_again_ms));
                co_await wait.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            if (network.connections >= connections_max) continue;  // closes it
            asio::co_spawn(network.io, serve(std::move(socket)), asio::detached);
        }
    }

    // A connection is counted as long as it is served, however that ends.
    class Counted {
    public:
        explicit Counted(Network& counting) : network_(counting) {
            ++network_.connections;
            ++network_.api.services().metrics.connections;
        }
        ~Counted() {
            --network_.connections;
            --network_.api.services().metrics.connections;
        }
        Counted(const Counted&) = delete;
        Counted& operator=(const Counted&) = delete;

    private:
        Network& network_;
    };

    // Whose connections are limited: a proxy's are those of many, who are told apart by what it
    // writes into each request.
    std::string counted_address(const tcp::socket& socket) const {
        Seen error;
        const auto peer = socket.remote_endpoint(error);
        if (error) return "";
        const std::string address = peer.address().to_string();
        const bool of_many = is_loopback(address) || network.api.services().proxies.trusts(address);
        return of_many ? "" : share_of(address);
    }

    asio::awaitable<void> serve(tcp::socket socket) {
        const Counted counted(network);
        const std::string address = counted_address(socket);
        const Shares::Share share(network.connections_of, address, address_connections_max);
        if (!share.taken()) co_return;
        try {
            co_await serve_connection(network, std::move(socket));
        } catch (const std::exception& error) {
            log::error("a connection failed: {}", error.what());
        }
    }

    // What a handler throws ends with it. Whatever it held has let go of it on the way out; the
    // others go on.
    void run() {
        while (true) {
            try {
                network.io.run();
                return;
            } catch (const std::exception& error) {
                log::error("the network met a fault and goes on: {}", error.what());
            } catch (...) { log::error("the network met an unknown fault and goes on"); }
        }
    }

    void check_all() {
        const Instant now = network.api.services().clock();
        std::vector<std::shared_ptr<SyncConnection>> all;
        for (const auto& [id, weak] : network.syncs) {
            if (auto sync = weak.lock()) all.push_back(std::move(sync));
        }
        for (const auto& sync : all) sync->check(now);
    }

    asio::awaitable<void> check_loop() {
        for (int turn = 1; !network.stopping; ++turn) {
            Seen error;
            check_timer.expires_after(Milliseconds(session_check_ms));
            co_await check_timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
            if (network.stopping) co_return;
            check_all();
            if (turn % checks_between_refreshes == 0) {
                network.quick_workers.submit(
                    [&accounts = network.api.services().accounts] { accounts.refresh(); });
            }
        }
    }

    asio::awaitable<void> stop_all() {
        if (network.stopping) co_return;
        network.stopping = true;
        Seen ignored;
        acceptor.close(ignored);
        check_timer.cancel();
        signals.cancel();
        std::vector<std::shared_ptr<SyncConnection>> all;
        for (const auto& [id, weak] : network.syncs) {
            if (auto sync = weak.lock()) all.push_back(std::move(sync));
        }
        for (const auto& sync : all) sync->close_for_stop();
        all.clear();
        const auto deadline = std::chrono::steady_clock::now() + Milliseconds(stop_wait_ms_max);
        while ((!network.syncs.empty() || network.requests_under_way > 0) &&
               std::chrono::steady_clock::now() < deadline) {
            stop_timer.expires_after(Milliseconds(10));
            co_await stop_timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
        network.io.stop();
    }

    void begin_stop() { asio::co_spawn(network.io, stop_all(), asio::detached); }

    Network network;
    tcp::acceptor acceptor;
    asio::signal_set signals;
    asio::steady_timer check_timer;
    asio::steady_timer stop_timer;
};

Server::Server(const HttpApi& api, const StaticFiles& files, Hub& hub)
    : impl_(std::make_unique<Impl>(api, files, hub)) {}

Server::~Server() {
    // First those who may still hand something to the network.
    impl_->network.quick_workers.stop();
    impl_->network.reads_workers.stop();
    impl_->network.password_workers.stop();
    impl_->network.import_workers.stop();
}

std::optional<std::string> Server::listen(const std::string& address, unsigned short port) {
    Seen error;
    const auto ip = asio::ip::make_address(address == "localhost" ? "127.0.0.1" : address, error);
    if (error) {
        return "“" + address + "” is no IP address to listen on. Give one such as 127.0.0.1.";
    }
    const tcp::endpoint endpoint(ip, port);
    tcp::acceptor& acceptor = impl_->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (!error) return std::nullopt;
    const std::string where = address + " port " + std::to_string(port);
    if (error == asio::error::address_in_use) {
        return "Another program is using " + where +
               ". Stop it, or choose another port with --port.";
    }
    if (error == asio::error::access_denied) {
        return "You may not listen on " + where + ". Choose a port from 1024 with --port.";
    }
    return "Cannot listen on " + where + ": " + error.message() + ".";
}

unsigned short Server::port() const {
    Seen ignored;
    return impl_->acceptor.local_endpoint(ignored).port();
}

void Server::stop_on_signals() {
    impl_->signals.add(SIGINT);
    impl_->signals.add(SIGTERM);
    impl_->signals.async_wait([this](Seen error, int) {
        if (!error) impl_->begin_stop();
    });
}

void Server::run() {
    asio::co_spawn(impl_->network.io, impl_->accept_loop(), asio::detached);
    asio::co_spawn(impl_->network.io, impl_->check_loop(), asio::detached);
    impl_->run();
}

void Server::stop() {
    asio::post(impl_->network.io, [this] { impl_->begin_stop(); });
}

void Server::carry(Letters letters) {
    asio::post(impl_->network.io, [letters = std::move(letters)] {
        for (const Letter& letter : letters) {
            try {
                letter();
            } catch (const std::exception& error) {
                log::error("what the desk told a connection was lost: {}", error.what());
            }
        }
    });
}

void Server::check_sessions() {
    asio::post(impl_->network.io, [this] { impl_->check_all(); });
}

}  // namespace recall
