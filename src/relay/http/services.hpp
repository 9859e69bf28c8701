// What every answer over HTTP is made with: the relay's parts, and who asks.
#pragma once

#include "journal/desk_notes.hpp"
#include "relay/accounts/accounts.hpp"
#include "relay/accounts/peers.hpp"
#include "relay/desk/desk_clock.hpp"
#include "relay/desk/desk_thread.hpp"
#include "relay/desk/presence.hpp"
#include "relay/http/http.hpp"

namespace recall {

// What the handlers work with. All of it outlives them and may be used by several threads.
struct Services {
    DeskThread& desk;
    JournalReader& reader;
    Accounts& accounts;
    const Calendar& calendar;
    Clock clock;
    DeskClock& desk_clock;  // what `clock` reads
    Metrics& metrics;
    Health& health;
    Presence& presence;
    DeskNotes& notes;
    Instant started_at;         // the relay
    std::string data;           // the desk's folder; empty: it is in memory
    std::string public_origin;  // "https://crm.example.com"; empty: as the Host header says
    AllowedHosts hosts;
    TrustedProxies proxies;
    bool secure = false;  // the browser speaks https: cookies must not travel otherwise
    bool demo = false;
};

// Where a request is worked on, so that a slow kind does not hold up the others.
// `direct` answers from memory, and may run on the network's thread; `quick` waits for the desk at
// most, `reads` for the journal and what it takes to search it.
enum class Lane { direct, quick, reads, password, import };

// Who asks, as the desk knows them at that moment.
struct Caller {
    SessionPtr session;
    User user;
    bool leads_people() const { return user.role != Role::agent; }
};

// The session of a request's cookie or bearer token; null: nobody is signed in.
SessionPtr session_of(const HttpRequest& request, const Services& services);
// The same where it needs no disk, so for the network's thread; null: it may be one all the same.
SessionPtr session_at_hand(const HttpRequest& request, const Services& services);
// Whose work the session of a request's cookie may hand in, whether or not it has ended.
std::optional<Username> may_hand_in(const HttpRequest& request, const Services& services);
std::string session_cookie_name(const Services& services);
// 401. Where the session has ended but may hand in, it says whose work, and whether that user was
// deactivated.
HttpReply not_signed_in(const Services& services, const HttpRequest& request);
// What a browser keeps of having been signed in with, so that nobody else's wrong tries are its
// own.
std::string device_cookie_name(const Services& services);

}  // namespace recall
