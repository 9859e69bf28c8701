// Inside the server: what its connections share. All of it belongs to the network's one thread.
#pragma once

#include "relay/api/http_api.hpp"
#include "relay/desk/worker_pool.hpp"
#include "relay/http/static_files.hpp"
#include "relay/net/hub.hpp"

#include <utility>  // before asio, which forgets it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

namespace recall {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;

// A websocket, as the server sees it.
class SyncConnection {
public:
    virtual ~SyncConnection() = default;
    // Ends it where its session has ended or it takes nothing.
    virtual void check(Instant now) = 0;
    virtual void close_for_stop() = 0;
};

// How many somebody has of what everybody can have so many of.
class Shares {
public:
    // One of them, taken while this lives; taken() is false where there were `most` already. An
    // empty name takes nothing and may have as many as it likes.
    class Share {
    public:
        Share(Shares& shares, const std::string& who, std::size_t most) : shares_(shares) {
            if (who.empty()) return;
            std::size_t& count = shares_.counts_[who];
            taken_ = count < most;
            if (!taken_) return;
            who_ = who;
            ++count;
        }
        ~Share() {
            if (!who_.empty() && --shares_.counts_[who_] == 0) shares_.counts_.erase(who_);
        }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        bool taken() const { return taken_; }

    private:
        Shares& shares_;
        std::string who_;
        bool taken_ = true;
    };

private:
    std::map<std::string, std::size_t> counts_;
};

struct Network {
    Network(const HttpApi& http_api, const StaticFiles& static_files, Hub& the_hub)
        : api(http_api), files(static_files), hub(the_hub) {}

    const HttpApi& api;
    const StaticFiles& files;
    Hub& hub;
    WorkerPool quick_workers{
        {quick_threads, quick_requests_max, quick_own_requests_max, quick_running_max}};
    WorkerPool reads_workers{
        {reads_threads, reads_requests_max, reads_own_requests_max, reads_running_max}};
    WorkerPool password_workers{
        {password_threads, password_requests_max, password_own_requests_max, password_running_max}};
    WorkerPool import_workers{{import_threads, import_requests_max}};

    std::size_t connections = 0;
    Shares connections_of;  // by share_of their address, where it is not loopback
    Shares requests_of;     // by username
    std::size_t requests_under_way = 0;
    std::size_t imports_under_way = 0;  // bodies being read, or worked on
    bool stopping = false;

    ConnectionId next_connection = 1;
    std::map<ConnectionId, std::weak_ptr<SyncConnection>> syncs;
    TokenBuckets messages{user_messages_burst, user_messages_per_second, buckets_max};

    // Last, so that it goes first: the connections it still holds use all of the above.
    asio::io_context io{1};
};

// One connection, from its first request to its end. http_session.cpp
asio::awaitable<void> serve_connection(Network& network, tcp::socket socket);

// The connection becomes a websocket of this session. sync_session.cpp
asio::awaitable<void> serve_sync(Network& network, beast::tcp_stream stream,
                                 beast::http::request<beast::http::empty_body> upgrade,
                                 SessionPtr session);

}  // namespace recall
