// A relay on a free port of this machine, over a journal in memory and a clock that tests move.
// Its desk, in Lagos: admin "ada", manager "max", agents "ann" and "bob", all with the password
// "correct horse"; campaign "client" and its list "L1" with ten numbers. Or, with settings.demo,
// the demo's desk and users.
#pragma once

#include "journal/memory_journal.hpp"
#include "relay/cli/relay.hpp"
#include "tests/relay/http_client.hpp"
#include "tests/relay/sync_client.hpp"

#include <thread>

namespace recall {

inline constexpr std::int64_t hour_ms = 60 * minute_ms;

class TestRelay {
public:
    // `reader`: in place of the journal's own. `kept`: the journal, in place of the one in memory.
    explicit TestRelay(RelaySettings settings = {}, JournalReader* reader = nullptr,
                       std::int64_t ahead_ms = 0, Journal* kept = nullptr);
    ~TestRelay();

    unsigned short port() const { return relay_->port(); }
    HttpClient client() const { return HttpClient(port()); }
    // A client that has signed in.
    HttpClient signed_in(const std::string& username);
    void stop();
    // What was committed is served again, on the same port.
    void restart();
    const std::string& password() const { return password_; }  // of every user

    // Gives a command to the desk; fails the test where it is refused.
    Events give(const Username& by, Command command);
    // Ann's numbers, given by the manager.
    std::vector<AssignmentId> assign(const Username& agent, int count);

    // Completes the number with a promise to call again.
    void promise(const Username& agent, AssignmentId assignment, std::int64_t ms_ahead,
                 Recipient recipient);

    std::atomic<std::int64_t> clock_ahead_ms{0};  // of the real one
    MemoryJournal journal;
    std::unique_ptr<AccountStore> store = memory_account_store();
    Relay& relay() { return *relay_; }

private:
    void start();
    void make_desk();

    RelaySettings settings_;
    JournalReader* reader_;
    Journal* kept_;
    std::string password_;
    std::unique_ptr<Relay> relay_;
    std::thread thread_;
    std::int64_t number_ = 0;
};

// A new folder that is removed with the object.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    std::string path;
};

}  // namespace recall
