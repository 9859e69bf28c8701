// Server: the network's thread. Listens, and carries what connections and the desk have for each
// other. What a connection says is in http_session.cpp and sync_session.cpp.
#pragma once

#include "relay/api/http_api.hpp"
#include "relay/http/static_files.hpp"
#include "relay/net/hub.hpp"

#include <memory>

namespace recall {

class Server {
public:
    // All must outlive it.
    Server(const HttpApi& api, const StaticFiles& files, Hub& hub);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Takes the port; 0: any that is free. Otherwise a sentence that says why not and what to do.
    std::optional<std::string> listen(const std::string& address, unsigned short port);
    unsigned short port() const;

    // From here on SIGINT and SIGTERM are a stop(). Before run(), and before anybody is told that
    // it serves: whoever was told may stop it at once.
    void stop_on_signals();
    // Serves until stop(), or a signal.
    void run();
    // From any thread. Says goodbye (1001) to all, and waits for them stop_wait_ms_max.
    void stop();

    // For Mail, from any thread.
    void carry(Letters letters);
    // Looks at all connections at once: sessions have ended. From any thread.
    void check_sessions();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace recall
