// The host of one tab of a browser without a screen: every effect of the application, played as the
// page's JavaScript plays it.
#pragma once

#include "tests/shell/browser.hpp"
#include "ui/toolkit/toolkit.hpp"

namespace recall::shell {

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
    std::int64_t wall_ms() const override { return browser.wall_ms(); }
    std::int64_t monotonic_ms() const override { return browser.monotonic_ms; }
    bool knows_zone(const std::string&) const override { return true; }
    std::int64_t utc_offset_ms(const std::string&, std::int64_t) const override {
        return 60 * minute_ms;  // Lagos
    }

    // --- Timers
    std::map<TimerId, std::pair<std::int64_t, std::function<void()>>> timers;
    TimerId last_timer = 0;
    TimerId after(std::int64_t delay_ms, std::function<void()> then) override {
        timers[++last_timer] = {browser.monotonic_ms + delay_ms, std::move(then)};
        return last_timer;
    }
    // Of a timer, or of a request, whose ids are below nothing.
    void cancel(std::int32_t id) override {
        if (id > 0) timers.erase(id);
        else requests.erase(id);
    }
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
    bool redraw = true;
    std::int64_t redraw_at_ms = ui::never_ms;
    void request_redraw() override { redraw = true; }
    void request_redraw_at(std::int64_t wall_ms) override {
        redraw_at_ms = std::min(redraw_at_ms, wall_ms);
    }

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
            if (tab.app_->on_socket_message(*text)) redraw = true;
            return true;
        }
        if (!line->has_ended()) return false;
        const int code = line->close_code() == 0 ? 1006 : line->close_code();
        line.reset();
        tab.app_->on_socket_closed(code, "");
        redraw = true;
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
    using Answered = std::function<void(HttpResponse)>;
    std::map<RequestId, std::pair<HttpQuestion, Answered>> requests;  // of which none is answered
    RequestId last_request = 0;
    RequestId send(HttpQuestion request, Answered then) override {
        const RequestId id = --last_request;
        requests[id] = {std::move(request), std::move(then)};
        if (!browser.stalled_) later([this, id] { answer(id); });
        else after(silence_ms_max, [this, id] { give_up(id); });
        return id;
    }
    static constexpr std::int64_t silence_ms_max = 20'000;
    void give_up(RequestId id) {
        if (requests.contains(id)) finish(id, {});
    }
    void answer(RequestId id) {
        const auto found = requests.find(id);
        if (found == requests.end()) return;  // given up
        const HttpQuestion& request = found->second.first;
        if (browser.on_request) {
            const Browser::Fate fate = browser.on_request(request);
            if (fate == Browser::Fate::waits) {
                tab.held_.push_back(id);
                return;
            }
            if (fate == Browser::Fate::refused) return finish(id, browser.refusal);
        }
        if (!browser.online_) return finish(id, {});
        if (browser.portal_) return finish(id, {200, "<html>Welcome to the hotel</html>"});
        finish(id, ask(request));
    }
    HttpResponse ask(const HttpQuestion& request) {
        Headers headers{{"Origin", "http://127.0.0.1:" + std::to_string(browser.relay_->port())},
                        {"Content-Type", request.content_type}};
        if (!request.for_user.empty()) headers.push_back({"Recall-User", request.for_user});
        const std::string& body = request.file ? files[*request.file] : request.body;
        Response response = browser.http_.request(request.method, request.path, body, headers);
        if (request.save_as.empty() || response.status != 200) {
            return {response.status, std::move(response.body)};
        }
        tab.saved[request.save_as] = std::move(response.body);
        return {response.status, ""};
    }
    void finish(RequestId id, HttpResponse response) {
        const Answered then = std::move(requests.at(id).second);
        requests.erase(id);
        then(std::move(response));
    }

    // --- Files
    std::map<FileHandle, std::string> files;
    FileHandle last_file = 0;
    ChosenFile take(const Tab::File& file) {
        files[++last_file] = file.text;
        return {last_file, file.name, static_cast<std::int64_t>(file.text.size()),
                file.text.substr(0, file_preview_bytes_max)};
    }
    void choose(const std::string&, std::function<void(std::optional<ChosenFile>)> then) override {
        later([this, then] {
            if (!tab.at_hand) return then(std::nullopt);
            then(take(*std::exchange(tab.at_hand, std::nullopt)));
        });
    }
    void forget(FileHandle file) override { files.erase(file); }
    void download(const std::string& name, const std::string&, const std::string& text) override {
        tab.saved[name] = text;
    }

    // --- Page
    void set_title(const std::string& title) override { tab.title = title; }
    std::string route() const override { return tab.history_[tab.at_]; }
    void set_route(const std::string& route, bool replace) override {
        if (route == tab.history_[tab.at_]) return;
        if (!replace) ++tab.at_;
        tab.history_.resize(tab.at_ + 1);
        tab.history_[tab.at_] = route;
    }
    std::string address_of(const std::string& route) const override { return "#" + route; }
    void open_link(const std::string& url, const std::string&) override {
        tab.opened.push_back(url);
    }
    void copy_text(const std::string& text) override { browser.clipboard = text; }
    Appearance appearance() const override { return {}; }
    void choose_dark(bool) override {}
    void choose_text_size(int) override {}
    void choose_compact(bool) override {}
    bool online() const override { return browser.online_; }
    bool visible() const override { return tab.visible_; }
    void tell_other_tabs(const std::string& text) override {
        for (const auto& other : browser.tabs_) {
            if (other.get() == &tab) continue;
            other->due_.push_back([to = other.get(), text] { to->app_->on_other_tab(text); });
        }
    }
    void warn_before_leaving(bool) override {}
    MayNotify may_notify() const override { return browser.may_notify; }
    void ask_to_notify() override {
        if (browser.may_notify == MayNotify::unasked) browser.may_notify = MayNotify::granted;
    }
    void notify(const std::string& what, const std::string& body, const std::string&) override {
        tab.noted.push_back(what + ": " + body);
    }
    void print(const std::string&) override {}
    void chime() override { tab.noted.push_back("a sound"); }
    void reload() override {}
    void start_managers_program() override {}
    void look_for_version() override {}
    void change_version() override {}

    // --- Assets
    std::span<const std::byte> bytes(std::string_view) const override { return {}; }
};

}  // namespace recall::shell
