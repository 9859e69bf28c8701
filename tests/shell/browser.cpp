#include "tests/shell/browser.hpp"

#include "shell/app/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::shell {

bool has_managers_screens = true;

ui::DrawScreen manager_screen() {
    if (!has_managers_screens) return nullptr;
    return [](const ui::Model&, ui::Screen, ui::Memory&, ui::Wishes&) {};
}

namespace {

constexpr int answer_wait_ms = 60;  // of a relay on this machine

std::int64_t now_of_this_machine_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}  // namespace

std::size_t Device::unsent() const {
    std::size_t count = 0;
    for (const auto& [user, kept] : of) count += kept.outbox.size();
    return count;
}

// ---- The host of one tab

struct Tab::Parts final : DeviceClock,
                          Timers,
                          Frames,
                          shell::Socket,
                          DeviceStore,
                          Http,
                          Files,
                          PageEffects,
                          Assets {
    Parts(Tab& tab_, Browser& browser_) : tab(tab_), browser(browser_) {}
    Tab& tab;
    Browser& browser;
    Host host{*this, *this, *this, *this, *this, *this, *this, *this, *this};

    void later(std::function<void()> happens) { tab.due_.push_back(std::move(happens)); }

    // --- Clock
    std::int64_t wall_ms() const override {
        static const std::int64_t began_ms = now_of_this_machine_ms();
        return began_ms - 1'000'000 + browser.monotonic_ms + browser.wall_off_ms;
    }
    std::int64_t monotonic_ms() const override { return browser.monotonic_ms; }
    std::int64_t utc_offset_ms(const std::string&, std::int64_t) const override {
        return 60 * minute_ms;  // Lagos
    }

    // --- Timers
    std::map<TimerId, std::pair<std::int64_t, std::function<void()>>> timers;
    static constexpr TimerId no_timer = -1;
    TimerId last_timer = 0;
    TimerId after(std::int64_t delay_ms, std::function<void()> then) override {
        timers[++last_timer] = {browser.monotonic_ms + delay_ms, std::move(then)};
        return last_timer;
    }
    // Of a timer; a request, which has the same kind of id, is answered all the same.
    void cancel(TimerId timer) override { timers.erase(timer); }
    bool fire_one() {
        for (auto one = timers.begin(); one != timers.end(); ++one) {
            if (one->second.first > browser.monotonic_ms) continue;
            const auto then = std::move(one->second.second);
            timers.erase(one);
            then();
            return true;
        }
        return false;
    }

    // --- Frames
    void request_redraw() override {}
    void request_redraw_at(std::int64_t) override {}

    // --- Socket
    std::unique_ptr<SyncClient> line;
    void open(const std::string&, const std::string&) override {
        line.reset();
        if (!browser.reaches() || browser.portal_) {
            // A stalled network says nothing at all.
            if (!browser.stalled_) later([this] { tab.app_->on_socket_closed(1006, ""); });
            return;
        }
        auto fresh = std::make_unique<SyncClient>(browser.relay_->port(), browser.http_.cookie);
        if (fresh->status() != 101) {
            return later([this] { tab.app_->on_socket_closed(1006, ""); });
        }
        line = std::move(fresh);
        later([this] {
            if (line) tab.app_->on_socket_opened();
        });
    }
    bool send(const std::string& text) override {
        if (!line) return false;
        return browser.stalled_ || line->send(text);
    }
    void close() override { line.reset(); }
    bool read_one() {
        if (!line || browser.stalled_) return false;
        const auto text = line->text_within(0);
        if (text) {
            tab.app_->on_socket_message(*text);
            return true;
        }
        if (!line->has_ended()) return false;
        const int code = line->close_code() == 0 ? 1006 : line->close_code();
        line.reset();
        tab.app_->on_socket_closed(code, "");
        return true;
    }

    // --- DeviceStore
    Device::Kept& kept(const std::string& user) { return browser.device.of[user]; }
    DeviceStatus status() const override { return {DeviceHealth::ok, ""}; }
    std::string begin_client() override {
        static int count = 0;
        const std::string client = "client-" + std::to_string(++count);
        tab.clients_.insert(client);
        return client;
    }
    void load(const std::string& user, std::function<void(StoredView)> then) override {
        later([this, user, then] {
            StoredView view{kept(user).position, kept(user).history, {}, {}, {}};
            for (const auto& [key, text] : kept(user).rows) {
                view.rows.push_back({key.first, key.second, text});
            }
            for (const auto& [key, text] : kept(user).rejected) {
                view.rejected.push_back({key.first, key.second, text});
            }
            for (const auto& [key, text] : kept(user).drafts) view.drafts.push_back({key, text});
            then(std::move(view));
        });
    }
    void adopt(const std::string& user) override {
        tab.adopter_ = user;
        later([this, user] { tab.hand_over(user, true); });
    }
    void let_go(const std::string& user) override {
        tab.clients_.clear();
        if (tab.adopter_ == user) tab.adopter_.clear();
        later([this, user] { tell_tabs(user); });
    }
    void tell_tabs(const std::string& user) {
        for (const auto& other : browser.tabs_) other->hand_over(user, other->adopter_ == user);
    }
    void put_command(const std::string& user, const StoredCommand& command) override {
        later([this, user, command] {
            kept(user).outbox[{command.client, command.number}] = command.text;
            tell_tabs(user);
            tab.app_->on_command_stored(command.client, command.number);
        });
    }
    void remove_command(const std::string& user, const std::string& client,
                        std::int64_t number) override {
        kept(user).outbox.erase({client, number});
        later([this, user] { tell_tabs(user); });
    }
    void reject_command(const std::string& user, const StoredCommand& command) override {
        remove_command(user, command.client, command.number);
        kept(user).rejected[{command.client, command.number}] = command.text;
    }
    void drop_rejected(const std::string& user, const std::string& client,
                       std::int64_t number) override {
        kept(user).rejected.erase({client, number});
    }
    void put_rows(const std::string& user, const std::vector<StoredRow>& rows,
                  const std::string& position, const std::string& history, bool whole) override {
        Device::Kept& to = kept(user);
        if (whole) to.rows.clear();
        for (const StoredRow& row : rows) {
            if (row.text.empty())
                to.rows.erase({row.kind, row.id});
            else
                to.rows[{row.kind, row.id}] = row.text;
        }
        to.position = position;
        to.history = history;
    }
    void put_draft(const std::string& user, const std::string& key,
                   const std::string& text) override {
        if (text.empty())
            kept(user).drafts.erase(key);
        else
            kept(user).drafts[key] = text;
    }
    void forget_rows(const std::string& user) override {
        kept(user).rows.clear();
        kept(user).position.clear();
    }
    void get_meta(const std::string& key, std::function<void(std::string)> then) override {
        later([this, key, then] { then(browser.device.meta[key]); });
    }
    void put_meta(const std::string& key, const std::string& text) override {
        browser.device.meta[key] = text;
    }
    void ask_to_stay() override {}
    void save_unsent(const std::string&) override {}

    // --- Http
    RequestId send(HttpQuestion request, std::function<void(HttpResponse)> then) override {
        if (browser.stalled_) return no_timer;  // for ever, as far as a test waits
        later([this, request = std::move(request), then = std::move(then)] {
            if (!browser.online_) return then({});
            if (browser.portal_) return then({200, "<html>Welcome to the hotel</html>"});
            Headers headers{
                {"Origin", "http://127.0.0.1:" + std::to_string(browser.relay_->port())}};
            if (!request.for_user.empty()) headers.push_back({"Recall-User", request.for_user});
            const Response response =
                browser.http_.request(request.method, request.path, request.body, headers);
            then({response.status, response.body});
        });
        return no_timer;
    }

    // --- Files
    void choose(const std::string&, std::function<void(std::optional<ChosenFile>)>) override {}
    void forget(FileHandle) override {}
    void download(const std::string&, const std::string&, const std::string&) override {}

    // --- Page
    void set_title(const std::string&) override {}
    std::string route() const override { return "/"; }
    void set_route(const std::string&, bool) override {}
    std::string address_of(const std::string& route) const override { return route; }
    void open_link(const std::string&, const std::string&) override {}
    void copy_text(const std::string&) override {}
    Appearance appearance() const override { return {}; }
    void choose_dark(bool) override {}
    void choose_text_size(int) override {}
    bool online() const override { return browser.online_; }
    bool visible() const override { return true; }
    void tell_other_tabs(const std::string& text) override {
        for (const auto& other : browser.tabs_) {
            if (other.get() == &tab) continue;
            other->due_.push_back([to = other.get(), text] { to->app_->on_other_tab(text); });
        }
    }
    void warn_before_leaving(bool) override {}
    MayNotify may_notify() const override { return MayNotify::denied; }
    void ask_to_notify() override {}
    void notify(const std::string&, const std::string&, const std::string&) override {}
    void print(const std::string&) override {}
    void chime() override {}
    void reload() override {}
    void start_managers_program() override {}
    void look_for_version() override {}
    void change_version() override {}

    // --- Assets
    std::span<const std::byte> bytes(std::string_view) const override { return {}; }
};

// ---- A tab

Tab::Tab(Browser& browser)
    : browser_(browser),
      parts_(std::make_unique<Parts>(*this, browser)),
      app_(std::make_unique<RecallApp>(parts_->host)) {
    app_->start();
}
Tab::~Tab() = default;

bool Tab::step() {
    if (!due_.empty()) {
        const auto happens = std::move(due_.front());
        due_.pop_front();
        happens();
        return true;
    }
    return parts_->fire_one() || parts_->read_one();
}

// What nobody answers for comes to whoever adopts; the rest is told as another tab's.
void Tab::hand_over(const std::string& user, bool adopt) {
    if (!model().replica || model().replica->user() != user) return;
    std::set<std::string> living;
    for (const auto& other : browser_.tabs_) {
        if (other.get() != this) living.insert(other->clients_.begin(), other->clients_.end());
    }
    std::vector<StoredCommand> adopted, others;
    for (const auto& [key, text] : browser_.device.of[user].outbox) {
        if (clients_.contains(key.first)) continue;
        const bool mine = adopt && !living.contains(key.first);
        (mine ? adopted : others).push_back({key.first, key.second, text});
    }
    for (const StoredCommand& one : adopted) clients_.insert(one.client);
    if (adopt) app_->on_commands_adopted(user, std::move(adopted));
    app_->on_others_commands(user, std::move(others));
}

bool Tab::shows(const std::string& user) const {
    const ui::Model now = model();
    const bool here =
        now.session == ui::SessionState::signed_in || now.session == ui::SessionState::expired;
    return here && now.replica && now.replica->user() == user && now.replica->has_rows();
}

bool Tab::was_told(const std::string& words) const {
    return std::any_of(
        app_->messages().begin(), app_->messages().end(),
        [&](const ui::Message& message) { return message.words.find(words) != std::string::npos; });
}

std::vector<AssignmentId> Tab::numbers() const {
    std::vector<AssignmentId> open;
    for (const AssignmentId id : replica().view().assignments_of(replica().user())) {
        const Assignment* one = replica().view().assignment(id);
        if (one && is_open(one->stage)) open.push_back(id);
    }
    return open;
}

void Tab::complete(AssignmentId id, const std::string& notes) {
    give(ClaimLead{id});
    CompleteCall call{id, Code{"SUCCESS"}, notes, {}, {}};
    give(call);
}

// ---- The browser

Tab& Browser::open_tab() {
    tabs_.push_back(std::make_unique<Tab>(*this));
    run();
    return *tabs_.back();
}

void Browser::close_tab(Tab& tab) {
    tabs_.remove_if([&tab](const auto& one) { return one.get() == &tab; });
    for (const auto& other : tabs_) {
        if (!other->adopter_.empty()) other->hand_over(other->adopter_, true);
    }
}

bool Browser::step() {
    return std::any_of(tabs_.begin(), tabs_.end(), [](const auto& tab) { return tab->step(); });
}

void Browser::run() {
    constexpr int steps_max = 100'000;
    int quiet_ms = 0;
    for (int steps = 0; quiet_ms < answer_wait_ms && steps < steps_max; ++steps) {
        if (step()) {
            quiet_ms = 0;
            continue;
        }
        constexpr int look_again_ms = 5;
        std::this_thread::sleep_for(std::chrono::milliseconds(look_again_ms));
        quiet_ms += look_again_ms;
    }
}

// In steps, so that what a timer begins has its own time.
void Browser::pass(std::int64_t ms) {
    constexpr std::int64_t step_ms = 500;
    for (std::int64_t passed = 0; passed < ms; passed += step_ms) {
        monotonic_ms += std::min(step_ms, ms - passed);
        while (step()) {}
    }
    run();
}

void Browser::set_online(bool online) {
    online_ = online;
    for (const auto& tab : tabs_) tab->app_->on_online(online);
}

void Browser::move_to(TestRelay& relay) {
    const std::string cookie = http_.cookie;
    relay_ = &relay;
    http_ = HttpClient(relay.port());
    http_.cookie = cookie;
    for (const auto& tab : tabs_) {
        if (!tab->parts_->line) continue;
        tab->parts_->line.reset();
        tab->app_->on_socket_closed(1006, "");
    }
}

}  // namespace recall::shell
