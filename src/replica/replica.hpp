// Replica: a client without a screen. What the user sees = confirmed rows, with the pending
// commands run over them by the same decide and apply as on the relay.
//
// It owns no clock, socket or disk: a tab, a test and the simulator drive it alike.
//
//   wish()      a command the user gives; it is pending at once
//   stored()    the device keeps it: only then may it be sent, so that no reload loses what the
//               relay already knows
//   outgoing()  what to send now, in order
//   receive()   what the relay said; the answer to a command takes it out of the pending ones.
//               A refused one goes to the tray, with its reason and all that was typed.
//
// The pending commands belong to the user: a lost session or connection changes nothing in them.
#pragma once

#include "core/decide.hpp"
#include "wire/protocol.hpp"

#include <deque>

namespace recall {

constexpr std::size_t pending_max = 5'000;         // then new wishes are refused, aloud
constexpr std::size_t commands_in_flight_max = 256;
constexpr std::size_t departed_max = 200;          // numbers that went away in this session
constexpr std::size_t refused_max = 500;           // of the tray that is shown; the device has all

struct Pending {
    std::string client;
    std::int64_t number = 0;
    Command command;
    Instant wished_at;       // the relay's time, as this client knows it
    bool on_device = false;  // it survives a reload
    bool sent = false;       // on this connection
};

// A wish the relay refused. Its text can be read again from `command`.
struct Refused {
    std::string client;
    std::int64_t number = 0;
    Command command;
    Instant wished_at;
    WireError error;
};

// A number that left this user's hands, with what was known of it.
struct Departed {
    Assignment assignment;
    Lead lead;
};

// How this user's work on this device stands: the truth behind the status line.
struct SaveState {
    std::size_t unsaved = 0;  // in this tab's memory only
    std::size_t waiting = 0;  // on this device, not yet at the relay, whichever tab sends it
};

// What receive() asks the driver to keep, or to drop, on the device.
struct Effects {
    bool reset = false;  // the rows below are all there are
    std::vector<Row> rows;
    std::vector<GoneRow> gone;
    std::int64_t position = 0;
    std::vector<std::pair<std::string, std::int64_t>> accepted;  // drop from the outbox
    std::vector<Refused> refused;                                // move from the outbox to the tray
    std::vector<Departed> departed;                              // numbers that were taken away
    std::optional<WireError> unavailable;  // connected, but nothing can be made durable
    std::optional<WireError> error;        // the relay is about to close, and why
    bool rows_changed = false;
};

class Replica {
public:
    // `client`: this tab's own id, never used before.
    Replica(Username user, std::string client);

    // --- What the device had kept, before the relay answers.
    void restore_rows(const std::vector<Row>& rows, std::int64_t position);
    void restore_refused(std::vector<Refused> refused);
    // Of a tab that died: sent again under its own client id.
    void adopt(std::vector<Pending> pending);
    // What other tabs of this user on this device have given and will send: guessed before this
    // tab's own, and waiting as those are. In place of what was set before.
    void set_others(std::vector<Pending> others);

    // --- Wishes. Refused here only where the relay would refuse it too, or where nobody offline
    // can know. The Pending returned is to be stored, then stored() to be called; where it does
    // not work offline it is not stored (on_device is already set) and dies with the tab.
    Result<Pending, WireError> wish(Command command, Instant now, Day today);
    void stored(const std::string& client, std::int64_t number);
    // The device cannot keep anything: what is pending is sent all the same.
    void device_failed();

    // --- The relay.
    void connected();
    void disconnected();
    bool is_live() const { return live_; }  // connected, and its first view has come
    // The device has lost its rows: the next hello asks for the whole view.
    void start_over() { wants_whole_view_ = true; }
    Hello hello() const { return {protocol_version, wants_whole_view_ ? 0 : position_}; }
    std::vector<std::string> outgoing();
    Result<Effects, WireError> receive(std::string_view text, Instant local_now);

    // --- Reading.
    // Changes with everything below: who has worked something out need not do it again till then.
    std::uint64_t version() const { return version_; }
    const Username& user() const { return user_; }
    const State& view() const { return view_; }
    const User* me() const { return view_.user(user_); }
    const std::string& client() const { return client_; }
    const std::deque<Pending>& pending() const { return pending_; }
    const std::vector<Pending>& others() const { return others_; }
    const std::deque<Refused>& refused() const { return refused_; }
    void drop_refused(const std::string& client, std::int64_t number);
    const std::deque<Departed>& departed() const { return departed_; }
    const Departed* departed(AssignmentId id) const;
    bool is_pending(AssignmentId id) const;  // a command about it waits for the relay
    SaveState save_state() const;
    bool has_rows() const { return position_ > 0 || live_; }
    bool is_demo() const { return demo_; }
    // The relay's clock minus the local one.
    std::int64_t clock_offset_ms() const { return clock_offset_ms_; }
    Instant relay_time(Instant local_now) const { return local_now + clock_offset_ms_; }

private:
    Effects take(Welcome message, Instant local_now);
    Effects take(RowsMessage message, Instant local_now);
    Effects take(AnswerMessage message, Instant local_now);
    Effects take(UnavailableMessage message, Instant local_now);
    Effects take(ErrorMessage message, Instant local_now);
    void depart(const Assignment& ended, Effects& effects);
    void settle_clock(Instant relay_now, Instant local_now);
    void rebuild();
    void guess(const Pending& pending);
    std::optional<Request> request_for(const Command& command, Instant now, Day today) const;

    Username user_;
    std::string client_;
    std::int64_t next_number_ = 1;
    State confirmed_;
    State view_;
    std::deque<Pending> pending_;
    std::vector<Pending> others_;
    std::deque<Refused> refused_;
    std::deque<Departed> departed_;
    std::optional<RowsMessage> partial_;  // parts of a change whose last part is still to come
    std::int64_t position_ = 0;
    std::int64_t clock_offset_ms_ = 0;
    Day today_;
    std::uint64_t version_ = 0;
    bool connected_ = false;
    bool live_ = false;
    bool wants_whole_view_ = false;
    bool demo_ = false;
};

// How the device and the messages name a row: {"lead", "17"}.
struct RowKey {
    std::string kind;
    std::string id;
    bool operator==(const RowKey&) const = default;
};
RowKey key_of(const Row& row);
RowKey key_of(const GoneRow& gone);

}  // namespace recall
