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
#include <functional>
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
    explicit Tab(Browser& browser, std::string route = "/");
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

    // --- What it did to the world around it
    std::string title;
    std::vector<std::string> opened;  // links of other programs: tel:
    std::vector<std::string> noted;   // system notifications, and "a sound"
    std::map<std::string, std::string> saved;  // files, by their names

    // What the person takes where a file is asked for; nothing: the question is cancelled.
    struct File {
        std::string name, text;
    };
    std::optional<File> at_hand;
    void drop(const File& file);  // onto the page

    // --- Its address, without the mark: typed, back, forward
    const std::string& route() const { return history_[at_]; }
    void go(const std::string& route);
    void go_back(int steps = 1);

    // Hidden tabs draw nothing.
    void set_visible(bool visible);

    // --- For what draws it (screen.hpp): a frame, if one is wanted; whether there was one.
    std::function<bool()> paint;
    bool take_redraw();  // something has asked for a frame, or its time has come
    void redraw_at(std::int64_t wall_ms);
    std::int64_t wall_ms() const;

private:
    friend class Browser;
    struct Parts;  // the host's: tab_host.hpp
    // One thing that is due; false where there is none.
    bool step();
    void hand_over(const std::string& user, bool adopt);

    Browser& browser_;
    std::unique_ptr<Parts> parts_;
    std::deque<std::function<void()>> due_;
    std::set<std::string> clients_;  // whose locks this tab holds
    std::string adopter_;
    std::vector<std::string> history_;
    std::size_t at_ = 0;  // in it
    bool visible_ = true;
    std::vector<RequestId> held_;
    std::unique_ptr<RecallApp> app_;
};

class Browser {
public:
    explicit Browser(TestRelay& relay) : relay_(&relay), http_(relay.port()) {}

    Tab& open_tab(const std::string& route = "/");
    void close_tab(Tab& tab);
    // Until nothing more comes of it.
    void run();
    // Time goes by, and what it brings happens.
    void pass(std::int64_t ms);
    // One thing that is due, in any tab; false where there is none.
    bool step();
    // A tab waits for the relay.
    bool is_busy() const;
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
    std::int64_t wall_ms() const;

    // What becomes of a request on its way; those that wait do so until they are let through.
    enum class Fate { passes, waits, refused };
    std::function<Fate(const HttpQuestion&)> on_request;
    HttpResponse refusal;
    void let_through();

    Device device;
    std::string clipboard;
    PageEffects::MayNotify may_notify = PageEffects::MayNotify::denied;

private:
    friend class Tab;
    bool reaches() const { return online_ && !stalled_; }

    TestRelay* relay_;
    HttpClient http_;  // the cookie
    std::list<std::unique_ptr<Tab>> tabs_;
    bool online_ = true, stalled_ = false, portal_ = false;
};

}  // namespace recall::shell
