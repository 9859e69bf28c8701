// Relay: a desk that is served. Puts the parts together in the one order that works, and takes
// them apart in the other.
#pragma once

#include "journal/accounts.hpp"
#include "journal/desk_notes.hpp"
#include "relay/accounts/accounts.hpp"
#include "relay/api/http_api.hpp"
#include "relay/desk/calendar.hpp"
#include "relay/desk/desk_clock.hpp"
#include "relay/desk/desk_thread.hpp"
#include "relay/desk/worker_pool.hpp"
#include "relay/http/static_files.hpp"
#include "relay/net/hub.hpp"
#include "relay/net/server.hpp"

#include <memory>

namespace recall {

struct RelaySettings {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;
    std::string page;           // folder; empty: none
    std::string data;           // the desk's folder; empty: it is in memory
    std::string public_origin;  // "https://crm.example.com"; empty: as the Host header says
    AllowedHosts hosts;
    TrustedProxies proxies;
    bool demo = false;
    std::int64_t session_ms = session_hours_default * 60 * minute_ms;
    std::int64_t hand_in_ms = hand_in_days_default * twenty_four_hours_ms;
    // The machine's; the desk's own is reckoned from them.
    Clock clock = system_now;
    SteadyClock steady_ms = {};  // none: steady_now_ms
    std::int64_t clock_leap_ms_max = clock_leap_hours_default * 60 * minute_ms;
};

class Relay {
public:
    // All three must outlive it. `journal` is used by the desk's thread alone.
    Relay(RelaySettings settings, Journal& journal, JournalReader& reader, AccountStore& store);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    // Loads the desk and takes the port. Otherwise a sentence for a person.
    std::optional<std::string> start();
    unsigned short port() const { return server_->port(); }
    // SIGINT and SIGTERM are a stop() from here on. Before anybody is told that it serves.
    void stop_on_signals() { server_->stop_on_signals(); }
    // Serves until stop(), or a signal; then finishes what it took.
    void run();
    void stop() { server_->stop(); }  // from any thread, while run() runs

    DeskThread& desk() { return *desk_; }
    // Who cannot sign in here until they have a password of their own.
    const std::vector<Username>& closed_demo_users() const { return demo_users_; }
    Accounts& accounts() { return accounts_; }

private:
    const RelaySettings settings_;
    DeskClock clock_;
    TzCalendar calendar_;
    Metrics metrics_;
    Health health_;
    DeskNotes notes_;
    Presence presence_;
    Accounts accounts_;
    StaticFiles files_;
    WorkerPool ending_{{1, users_max}};  // ends sessions, which waits for the disk
    std::vector<Username> demo_users_;
    Mail mail_;
    std::unique_ptr<Hub> hub_;
    std::unique_ptr<DeskThread> desk_;
    std::unique_ptr<HttpApi> api_;
    std::unique_ptr<Server> server_;
};

}  // namespace recall
