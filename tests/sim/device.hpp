// Device: what a user's browser keeps, and the tabs open in it. The Replica is the production
// code; what is played here is the page around it (shell/recall_app.cpp) and its store
// (web/store.js): writes in order, each some time after it was asked for, and a tab that may die
// between any two of them.
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

class Tab {
public:
    Tab(Surroundings& around, Device& device, std::string client);

    const Replica& replica() const { return *replica_; }
    const std::string& client() const { return client_; }
    bool is_dead() const { return dead_; }
    // The user's wish. False where the tab itself refuses it.
    bool give(Command command);
    Instant local_now() const;
    Instant now() const { return replica_->relay_time(local_now()); }

    // --- What befalls it.
    void cut();
    void stall();
    void die();
    void adopt(std::vector<Pending> commands);
    void on_kept(const Pending& pending);
    void on_not_kept();
    // Law: what the user sees is what was confirmed, with the pending commands run over it.
    void check_view() const;
    const State& confirmed() const { return confirmed_; }

private:
    void load();
    void try_to_connect();
    void reconnect_later();
    void on_message(const std::string& text);
    void on_closed();
    void flush();
    void keep(const Effects& effects, std::int64_t from);
    Day today() const;

    Surroundings& around_;
    Device& device_;
    const std::string client_;
    std::unique_ptr<Replica> replica_;
    State confirmed_;  // a second copy of the confirmed rows, for check_view
    std::shared_ptr<Link> link_;
    std::int64_t pause_ms_ = 500;
    std::map<std::pair<std::string, std::int64_t>, bool> wished_live_;
    bool dead_ = false;
};

class Device {
public:
    Device(Surroundings& around, Username user);

    const Username& user() const { return user_; }
    std::vector<Tab*> tabs() const;  // the living ones
    Tab& open_tab();
    void close_tab(Tab& tab);  // from one moment to the next
    void close_tab_soon(Tab& tab);
    void wipe_rows();

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
        std::int64_t position = 0;
    };
    const Kept& kept() const { return kept_; }
    void put_command(Tab& tab, const Pending& pending);
    void remove_command(Tab& tab, const std::string& client, std::int64_t number);
    void reject_command(Tab& tab, const Refused& refused);
    void put_rows(Tab& tab, const Effects& effects, std::int64_t from);
    // What dead tabs left in the outbox, in their order.
    std::vector<Pending> orphaned() const;

private:
    struct Write {
        Tab* tab = nullptr;
        std::function<void()> happens;
        std::function<void()> then;  // told to the tab
    };
    void write(Tab& tab, std::function<void()> happens, std::function<void()> then = {});
    void write_next();

    Surroundings& around_;
    const Username user_;
    Random random_;
    std::list<std::unique_ptr<Tab>> tabs_;  // dead ones too, for what still points to them
    std::deque<Write> writes_;
    Kept kept_;
    int tabs_opened_ = 0;
};

}  // namespace recall::sim
