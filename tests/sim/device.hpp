// Device: a browser, which one or two people use, and the tabs open in it. The Replica is the
// production code; what is played here is the page around it (shell/app/recall_app.cpp) and its
// store (web/store.js): writes in order, each some time after it was asked for, a tab that may die
// between any two of them, and one cookie for all tabs, whoever they work for.
#pragma once

#include "tests/sim/laws.hpp"
#include "tests/sim/link.hpp"
#include "tests/sim/sim_relay.hpp"

#include "replica/replica.hpp"

#include <list>

namespace recall::sim {

// What all of them share.
struct Surroundings {
    World& world;
    const Weather& weather;
    SimRelay& relay;
    Laws& laws;
    Counters& counters;
};

class Device;

// Works for a user, or stands at the sign-in page. A user whose session has ended under the tab is
// still shown, and may go on working; nothing is sent until somebody signs in.
class Tab {
public:
    Tab(Surroundings& around, Device& device, const Username& user);

    const Replica& replica() const { return *replica_; }
    const Username& user() const { return replica_->user(); }
    const std::string& client() const { return replica_->client(); }
    bool is_dead() const { return dead_; }
    bool is_signed_in() const { return signed_in_; }
    // The user's wish. False where the tab itself refuses it.
    bool give(Command command);
    DeviceTime local_time() const;
    Instant now() const { return replica_->relay_time(local_time()); }

    // --- Who sits here. sign_in: the relay has let them in, and the cookie is theirs.
    void sign_in(const Username& user);
    void sign_out();
    void look_who_is_here();  // as after news from another tab, or from the relay

    // --- What befalls it.
    void cut();
    void stall();
    void start_over();  // the device has lost its rows
    void die();
    void adopt(std::vector<Pending> commands);
    // Law: what the user sees is what was confirmed, with the pending commands run over it.
    void check_view() const;
    const State& confirmed() const { return confirmed_; }

private:
    void open(const Username& user);
    void load();
    void let_go();
    void drop_link();
    void try_to_connect();
    void reconnect_later();
    void on_message(const std::string& text);
    void on_closed(int code);
    void flush();
    void keep(const Effects& effects, const Position& from);
    void tell_answers(const Effects& effects);
    void kept(const Pending& pending);
    Day today() const;
    // Runs only while it is still this replica's life.
    std::function<void()> in_this_life(std::function<void()> happens);

    Surroundings& around_;
    Device& device_;
    std::unique_ptr<Replica> replica_;
    State confirmed_;  // a second copy of the confirmed rows, for check_view
    std::shared_ptr<Link> link_;
    std::int64_t pause_ms_ = 500;
    std::map<std::pair<std::string, std::int64_t>, bool> wished_live_;
    std::uint64_t life_ = 0;  // counts the replicas
    bool signed_in_ = false;
    bool dead_ = false;
};

class Device {
public:
    Device(Surroundings& around, std::vector<Username> people);

    // Whose it is; the first is the one who usually sits here.
    const std::vector<Username>& people() const { return people_; }
    std::vector<Tab*> tabs() const;  // the living ones
    // Those that work for this user, signed in or not.
    std::vector<Tab*> tabs_of(const Username& user) const;
    // As whoever signed in last.
    Tab& open_tab();
    void close_tab(Tab& tab);  // from one moment to the next
    void close_tab_soon(Tab& tab);
    void wipe_rows();

    // --- Signing in, with the password, in some tab. False where the relay cannot be asked, or
    // does not let them in.
    bool sign_in(Tab& tab, const Username& user);
    void sign_out(Tab& tab);
    // Whom the relay takes the browser for; empty: nobody, or a sign-out is still to be told.
    const Username& session() const { return session_; }

    // --- What befalls it, until then.
    Instant offline_until;
    Instant full_until;
    bool dies_at_next_wish = false;  // the tab that wishes, before or after it is saved
    std::int64_t clock_offset_ms = 0;
    bool is_offline() const { return around_.world.now() < offline_until; }

    // --- The store.
    using CommandKey = std::pair<std::string, std::int64_t>;
    struct Kept {
        std::map<CommandKey, Pending> outbox;
        std::map<CommandKey, Refused> tray;
        std::map<std::pair<std::string, std::string>, Row> rows;
        Position position;
    };
    const Kept& kept(const Username& user) const;
    // Told once everything asked for before is written.
    void after_writes(Tab& tab, std::function<void()> then);
    void put_command(Tab& tab, const Pending& pending, std::function<void(bool kept)> then);
    void remove_command(Tab& tab, const std::string& client, std::int64_t number);
    void reject_command(Tab& tab, const Refused& refused);
    void drop_rejected(Tab& tab, const std::string& client, std::int64_t number);
    void put_rows(Tab& tab, const Effects& effects, const Position& from);
    void forget_rows(Tab& tab);
    // What no tab answers for in this user's outbox, in its order.
    std::vector<Pending> orphaned(const Username& user) const;
    // Whoever is signed in takes over what nobody answers for any more.
    void hand_over_orphaned();
    // Never used before, on no device.
    std::string fresh_client(const Username& user);

private:
    struct Write {
        Tab* tab = nullptr;
        std::function<void()> happens;
        std::function<void()> then;  // told to the tab
    };
    void write(Tab& tab, std::function<void()> happens, std::function<void()> then = {});
    void write_next();
    void compare_later(Tab& tab);
    void tell_tabs(const Tab& but);

    Surroundings& around_;
    const std::vector<Username> people_;
    Random random_;
    std::list<std::unique_ptr<Tab>> tabs_;  // dead ones too, for what still points to them
    std::deque<Write> writes_;
    std::map<Username, Kept> kept_;
    Username session_;
    Username last_user_;
    int clients_ = 0;
};

}  // namespace recall::sim
