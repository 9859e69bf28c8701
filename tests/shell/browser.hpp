// A browser without a screen: the application of a page (shell/) in several tabs, which share a
// device's store, a cookie and what they tell each other, over a real relay on real sockets. What
// is played here is what the page's JavaScript does (web/store.js, tabs.js, shell.js) and the
// person: wishes are given as the views give them.
//
// Time of the page stands still but for pass().
#pragma once

#include "shell/app/recall_app.hpp"
#include "tests/relay/test_relay.hpp"

#include <deque>
#include <list>

namespace recall::shell {

class Browser;

// Which of the two programs all tabs run (shell/app/program.hpp): the managers', unless a test
// says.
extern bool has_managers_screens;

// The store that all tabs of a browser share.
struct Device {
    using Key = std::pair<std::string, std::int64_t>;
    struct Kept {
        std::map<Key, std::string> outbox, rejected;
        std::map<std::pair<std::string, std::string>, std::string> rows;
        std::map<std::string, std::string> drafts;
        std::string position, history;
    };
    std::map<std::string, Kept> of;  // by user
    std::map<std::string, std::string> meta;
    std::size_t unsent() const;  // of all users
};

class Tab {
public:
    explicit Tab(Browser& browser);
    ~Tab();

    RecallApp& app() { return *app_; }
    ui::Model model() const { return app_->model(); }
    const Replica& replica() const { return *model().replica; }
    bool shows(const std::string& user) const;  // rows of this user
    void wish(const ui::Wish& wish) { app_->carry_out(wish); }
    void give(Command command) { wish(ui::Give{std::move(command)}); }
    void sign_in(const std::string& user) { wish(ui::SignIn{user, "correct horse"}); }
    void sign_out() { wish(ui::SignOut{}); }
    std::vector<AssignmentId> numbers() const;  // open ones, in order
    void complete(AssignmentId id, const std::string& notes);
    // Something with these words stands among the messages.
    bool was_told(const std::string& words) const;

private:
    friend class Browser;
    struct Parts;  // the host's
    // One thing that is due; false where there is none.
    bool step();
    void hand_over(const std::string& user, bool adopt);

    Browser& browser_;
    std::unique_ptr<Parts> parts_;
    std::deque<std::function<void()>> due_;
    std::set<std::string> clients_;  // whose locks this tab holds
    std::string adopter_;
    std::unique_ptr<RecallApp> app_;
};

class Browser {
public:
    explicit Browser(TestRelay& relay) : relay_(&relay), http_(relay.port()) {}

    Tab& open_tab();
    void close_tab(Tab& tab);
    // Until nothing more comes of it.
    void run();
    // Time goes by, and what it brings happens.
    void pass(std::int64_t ms);
    void set_online(bool online);
    // Nothing reaches the relay any more, and nobody is told.
    void stall(bool stalled) { stalled_ = stalled; }
    // Every address answers 200 with a page of its own, as a hotel's network does.
    void answer_in_its_place(bool portal) { portal_ = portal; }
    // The same address is another relay from now on.
    void move_to(TestRelay& relay);
    // As a sign-in does of which no tab was told.
    void use_cookie(const std::string& cookie) { http_.cookie = cookie; }
    // Both clocks of the device, and how far the wall clock is off.
    std::int64_t monotonic_ms = 1'000'000;
    std::int64_t wall_off_ms = 0;

    Device device;

private:
    friend class Tab;
    bool step();
    bool reaches() const { return online_ && !stalled_; }

    TestRelay* relay_;
    HttpClient http_;  // the cookie
    std::list<std::unique_ptr<Tab>> tabs_;
    bool online_ = true, stalled_ = false, portal_ = false;
};

}  // namespace recall::shell
