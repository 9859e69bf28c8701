// Hub: who is connected, and what each of them is told of a change. Lives on the desk thread.
//
// After each durable batch every touched row goes to the users who may see it (core/query.hpp),
// written once however many tabs it goes to. An agent hears at once. Managers and admins see the
// same rows; theirs are gathered, a later row in place of an earlier one of the same noun, and
// sent at most once in manager_rows_ms. How many promised calls wait for anyone is no row: every
// user of the campaign is told the count, at most once in due_ms.
#pragma once

#include "relay/desk/desk_thread.hpp"
#include "relay/desk/mail.hpp"
#include "wire/messages.hpp"

#include <map>
#include <memory>

namespace recall {

using Text = std::shared_ptr<const std::string>;
using Texts = std::vector<Text>;

// A connection, as the hub knows it. Called on the network's thread, by way of Mail.
class Outlet {
public:
    virtual ~Outlet() = default;
    // `whole_view`: it may be larger than what may otherwise wait for a tab.
    virtual void send(const Texts& texts, bool whole_view) = 0;
    virtual void close(int code, const std::string& reason) = 0;
};

using ConnectionId = std::uint64_t;

class Hub final : public DeskObserver {
public:
    // `user_ended` is called when a user was deactivated. Both must outlive the hub.
    Hub(Mail& mail, bool demo, std::function<void(const Username&)> user_ended)
        : mail_(mail), demo_(demo), user_ended_(std::move(user_ended)) {}

    // Says welcome and sends the whole view, or that nothing has changed since hello.position.
    void join(ConnectionId id, std::shared_ptr<Outlet> outlet, const Username& username,
              const Hello& hello, const DeskThread::Desk& desk);
    void leave(ConnectionId id);
    // The network is about to go: what is held of its connections must go first.
    void forget_connections();
    // For what else the desk thread has to say to connections, in order with the hub's own.
    Mail& mail() { return mail_; }
    // Before a user's own command is answered: what it changed must not arrive after the answer.
    void flush_for(const Username& username);

    void publish(const State& state, const Sequencer::Done& done) override;
    std::optional<Instant> next_flush() const override;
    void flush_due(Instant now) override;
    void start_over() override;
    void round_ended() override { mail_.send(); }

private:
    struct Connection {
        Username username;
        std::shared_ptr<Outlet> outlet;
        int version = protocol_version;  // of the protocol, that the tab speaks
    };
    // What one user is to be told of one change.
    struct Feed {
        std::vector<std::string> rows;
        std::vector<std::string> gone;
    };
    using Feeds = std::map<Username, Feed>;
    using Outlets = std::map<ConnectionId, std::shared_ptr<Outlet>>;

    bool is_connected(const Username& username) const { return of_user_.contains(username); }
    Outlets outlets_of(const Username& username) const;
    void to_user(const Username& username, const Texts& texts, bool whole_view);
    void send_whole_view(const State& state, const User& user);
    Feed* feed_of(Feeds& feeds, const Username& username, std::int64_t position);

    void publish_settings(const State& state, const Changes& changes, Feeds& feeds);
    void publish_callbacks(const State& state, const Changes& changes, Feeds& feeds);
    void tell_callback(const State& state, const Changes& changes, const Username& username,
                       CallbackId id, Feeds& feeds);
    void publish_tallies(const State& state, const Changes& changes, Feeds& feeds);
    void publish_work(const State& state, const Changes& changes, Feeds& feeds);
    void publish_users(const State& state, const Changes& changes);
    void for_managers(const std::string& key, const std::string& row);
    void flush_managers(Instant now);
    void count_due(const State& state);
    void flush_due_counts(Instant now);
    Text due_text(const User& user) const;
    std::int64_t unchanged_since(const User& user) const;
    Position here() const { return {position_, mark_}; }

    Mail& mail_;
    const bool demo_;
    std::function<void(const Username&)> user_ended_;

    std::map<ConnectionId, Connection> connections_;
    std::map<Username, Outlets> of_user_;
    std::map<Username, User> seen_as_;  // connected users, as their tabs know them

    // The position of the last change a user could see. Before the first it is the position at
    // which the hub began: what was before, it cannot tell.
    std::map<Username, std::int64_t> changed_at_;
    std::int64_t managers_changed_at_ = 0;
    std::int64_t all_changed_at_ = 0;
    std::int64_t began_at_ = -1;

    std::map<std::string, std::string> managers_rows_;  // by noun: row text
    Instant managers_due_;                              // when they may be told again
    std::map<Code, int> due_counts_;  // none of a campaign that has none
    bool due_changed_ = false;
    Instant due_due_;  // when they may be told again
    std::int64_t position_ = 0;
    std::string mark_;
    Instant now_;
    Day open_day_;
};

}  // namespace recall
