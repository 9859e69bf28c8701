// Replica: a client without a screen. What the user sees = confirmed rows, with the pending
// commands run over them by the same decide and apply as on the relay.
//
// It owns no clock, socket or disk: a tab, a test and the simulator drive it alike.
//
//   wish()      a command the user gives; it is pending at once
//   stored()    the device keeps it: only then may it be sent, so that no reload loses what the
//               relay already knows
//   outgoing()  what to send now, in order
//               A relay with another history may know another number by an assignment's id: what
//               was wished of the one is not done to the other, but put into the tray
//   receive()   what the relay said; the answer to a command takes it out of the pending ones.
//               A refused one goes to the tray, with its reason and all that was typed.
//
// The pending commands belong to the user: a lost session or connection changes nothing in them.
// A client id belongs to one Replica and is never used by another: commands that died unanswered
// are adopted and sent again under the id and number they were given. What other tabs of the user
// hold is shown as done, and sent by them.
//
// A line belongs to the user too: until the relay has welcomed this user on it nothing is sent and
// nothing taken.
#pragma once

#include "core/decide.hpp"
#include "replica/relay_clock.hpp"
#include "wire/messages.hpp"

#include <deque>

namespace recall {

struct CommandJson;

constexpr std::size_t pending_max = 5'000;         // then new wishes are refused, aloud
constexpr std::size_t commands_in_flight_max = 256;
constexpr std::size_t departed_max = 200;          // numbers that went away
constexpr std::size_t released_max = 200;          // own promises that wait for anyone
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

// A promise of this user that left its hands by somebody else's doing, or without it.
struct LostPromise {
    Callback callback;
    std::string name;                       // of whom it was made to, or the number
    CallbackEnd ended = CallbackEnd::none;  // none: it is somebody else's now, or nobody knows
};

// A promise of this user that somebody else set to another time.
struct MovedPromise {
    Callback callback;  // as it is now
    std::string name;   // of whom it was made to, or the number
};

// How this user's work on this device stands: the truth behind the status line.
struct SaveState {
    std::size_t unsaved = 0;  // in this tab's memory only
    std::size_t waiting = 0;  // on this device, whichever tab holds it, not yet at the relay
};

// What receive() asks the driver to keep, or to drop, on the device.
struct Effects {
    bool reset = false;  // the rows below are all there are
    std::vector<Row> rows;
    std::vector<GoneRow> gone;
    Position position;
    std::vector<std::pair<std::string, std::int64_t>> accepted;  // drop from the outbox
    std::vector<Refused> refused;                                // move from the outbox to the tray
    std::vector<Departed> departed;                              // numbers that were taken away
    std::vector<LostPromise> lost_promises;
    std::vector<LostPromise> released_promises;  // to anyone, whose time came: they may yet be lost
    // In a whole view, by what was known before it.
    std::vector<AssignmentId> arrived;
    std::vector<MovedPromise> moved_promises;
    std::vector<std::pair<std::string, std::int64_t>> pointless;  // drop from the tray
    std::vector<AssignmentId> settled;  // numbers that went away and are completed now
    std::optional<WireError> unavailable;  // connected, but nothing can be made durable
    std::optional<WireError> error;        // the relay is about to close, and why
    bool nothing = false;  // followed from what was accepted
    bool rows_changed = false;
    bool caught_up = false;      // these are the first rows since there was a line
    bool another_user = false;   // the line is another's: it is to be closed
    bool other_history = false;  // the relay was put back: what it had answered since may be gone
    bool welcomed = false;       // by a relay that speaks `relay_version`
    bool quiet = false;          // nothing that anybody could see changed
};

class Replica {
public:
    // `client`: an id of its own, never used before. `json` (wire/json.hpp): of every command that
    // it will be given; without it, of all there are.
    Replica(Username user, std::string client);
    Replica(Username user, std::string client, const CommandJson& json);
    const std::string& client() const { return client_; }
    // The session has ended. What the device keeps is anybody's of this user to send, and what is
    // given from now on goes under a new id.
    void let_go(std::string fresh_client);

    // --- What the device had kept, before the relay answers.
    void restore_rows(const std::vector<Row>& rows, std::int64_t position, std::string mark = "");
    void restore_clock(KnownTime kept) { clock_.restore(kept); }
    void restore_refused(std::vector<Refused> refused);
    // Numbers that went away before this page was opened, and are not completed. Rows come first.
    void restore_departed(std::vector<Departed> departed);
    // Of a tab that died: sent again under its own client id.
    void adopt(std::vector<Pending> pending);
    // What other tabs of this user have on the device, not yet answered: all of it.
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
    // Said once on every line, first; the welcome that answers it tells the time too.
    Hello hello(DeviceTime at);
    // A question for the time where it is not known well enough; nothing where it is, or where
    // nobody would answer.
    std::optional<std::string> time_question(DeviceTime at);
    std::vector<std::string> outgoing();
    Result<Effects, WireError> receive(std::string_view text, DeviceTime at);

    // --- Reading.
    // Changes with everything below: who has worked something out need not do it again till then.
    std::uint64_t version() const { return version_; }
    const Username& user() const { return user_; }
    const State& view() const { return view_; }
    const User* me() const { return view_.user(user_); }
    // Promised calls to anyone that wait in this campaign; 0 too where nobody can know: offline.
    int promises_due(Code campaign) const;
    const std::deque<Pending>& pending() const { return pending_; }
    const std::vector<Pending>& others() const { return others_; }
    // It was answered in another way than on the line.
    void drop_pending(const std::string& client, std::int64_t number);
    const std::deque<Refused>& refused() const { return refused_; }
    void drop_refused(const std::string& client, std::int64_t number);
    const std::deque<Departed>& departed() const { return departed_; }
    const Departed* departed(AssignmentId id) const;
    // This one will not be completed here.
    void give_up(AssignmentId id);
    // The completion of this number that waits for the relay, in any tab; null where none does.
    const Pending* waiting_completion(AssignmentId id) const;
    bool is_pending(AssignmentId id) const;  // a command about it waits for the relay
    SaveState save_state() const;
    bool has_rows() const { return position_.number > 0 || live_; }
    const Position& position() const { return position_; }
    bool is_demo() const { return demo_; }
    int relay_version() const { return relay_version_; }  // of the protocol; 0: not yet welcomed
    Instant relay_time(DeviceTime at) const { return clock_.now(at, live_); }
    // How far the device's clock is ahead of the relay's, where that is known.
    std::optional<std::int64_t> device_ahead_ms(DeviceTime at) const {
        return clock_.device_ahead_ms(at, live_);
    }
    std::optional<KnownTime> known_time(DeviceTime at) const { return clock_.known(at, live_); }

private:
    Effects take(Welcome message, DeviceTime at);
    Effects take(RowsMessage message, DeviceTime at);
    Effects take(AnswerMessage message, DeviceTime at);
    Effects take(TimeMessage message, DeviceTime at);
    Effects take(DueMessage message, DeviceTime at);
    Effects take(UnavailableMessage message, DeviceTime at);
    Effects take(ErrorMessage message, DeviceTime at);
    void take_view(const RowsMessage& whole, Effects& effects);
    void compare_numbers(const State& fresh, Effects& effects);
    void compare_promises(const State& fresh, Instant now, Effects& effects);
    bool is_moved_here(CallbackId id) const;
    std::string promised_to(const Callback& callback) const;
    bool kept_by_user(const Callback& callback, const State& after) const;
    void lose_promise(const Callback& callback, CallbackEnd ended, Instant now, Effects& effects);
    void take_change(const RowsMessage& change, Effects& effects);
    void lose_line();
    void depart(const Assignment& ended, Effects& effects);
    bool is_adopted(const Pending& one) const;
    void put_aside_strangers(const State& fresh, Effects& effects);
    void keep_departed(Departed gone);
    void settle(const Command& accepted, Effects& effects);
    template <typename Is>
    void drop_pointless(const Is& is, Effects& effects);
    void settle_number(AssignmentId id, Effects& effects);
    void settle_call(const CompletedCall& call, Effects& effects);
    void settle_known_calls(Effects& effects);
    void settle_calls(const std::vector<Row>& rows, Effects& effects);
    void refuse(Refused refused, Effects& effects);
    void rebuild();
    void guess(const Pending& pending);
    bool knows(const Command& command) const;
    std::optional<Request> request_for(const Command& command, Instant now, Day today) const;

    Username user_;
    std::string client_;
    const CommandJson* json_;
    std::int64_t next_number_ = 1;
    State confirmed_;
    State view_;
    std::deque<Pending> pending_;
    std::deque<Refused> refused_;
    std::deque<Departed> departed_;
    std::vector<Pending> others_;
    std::optional<RowsMessage> partial_;  // parts of a change whose last part is still to come
    Position position_;
    RelayClock clock_;
    std::map<Code, int> due_;
    // Promises of this user that were released to anyone, until it is known what became of them.
    std::map<CallbackId, LostPromise> released_;
    std::int64_t questions_asked_ = 0;
    int relay_version_ = 0;
    Day today_;
    std::uint64_t version_ = 0;
    bool connected_ = false;
    bool welcomed_ = false;  // on this line
    bool other_history_ = false;  // until its rows have come: nothing is sent before
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
