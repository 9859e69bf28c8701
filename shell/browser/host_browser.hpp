// The host of shell/app/host.hpp in a real browser: thin calls into globalThis.recall_host
// (web/shell.js, web/store.js). What comes back enters through shell/browser/entry_points.cpp,
// which calls the members below the interfaces.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "shell/app/host.hpp"
#include "shell/browser/frame_loop.hpp"

namespace recall::shell {

// The functions that wait for an answer, by the number that went out with the question.
template <typename... Args>
class Waiting {
public:
    int add(std::function<void(Args...)> then) {
        waiting_.emplace(++last_, std::move(then));
        return last_;
    }
    // Calls and forgets it. An answer to a forgotten question is dropped.
    void answer(int id, Args... args) {
        const auto found = waiting_.find(id);
        if (found == waiting_.end()) return;
        const auto then = std::move(found->second);
        waiting_.erase(found);
        then(std::move(args)...);
    }
    void forget(int id) { waiting_.erase(id); }
    bool empty() const { return waiting_.empty(); }

private:
    std::map<int, std::function<void(Args...)>> waiting_;
    int last_ = 0;
};

class BrowserClock final : public DeviceClock {
public:
    std::int64_t wall_ms() const override;
    std::int64_t monotonic_ms() const override;
    std::int64_t utc_offset_ms(const std::string& zone, std::int64_t at_ms) const override;
    bool knows_zone(const std::string& zone) const override;
};

class BrowserTimers final : public Timers {
public:
    TimerId after(std::int64_t delay_ms, std::function<void()> then) override;
    void cancel(TimerId timer) override;
    void on_fired(TimerId timer) { waiting_.answer(timer); }

private:
    Waiting<> waiting_;
};

class BrowserFrames final : public Frames {
public:
    explicit BrowserFrames(FrameLoop& loop) : loop_(loop) {}
    void request_redraw() override { loop_.request(); }
    void request_redraw_at(std::int64_t wall_ms) override { loop_.request_at(wall_ms); }

private:
    FrameLoop& loop_;
};

class BrowserSocket final : public Socket {
public:
    void open(const std::string& path, const std::string& user) override;
    bool send(const std::string& text) override;
    void close() override;
};

class BrowserStore final : public DeviceStore {
public:
    DeviceStatus status() const override { return status_; }
    std::string begin_client() override;
    void load(const std::string& user, std::function<void(StoredView)> then) override;
    void adopt(const std::string& user) override;
    void let_go(const std::string& user) override;
    void put_command(const std::string& user, const StoredCommand& command) override;
    void remove_command(const std::string& user, const std::string& client,
                        std::int64_t number) override;
    void reject_command(const std::string& user, const StoredCommand& command) override;
    void drop_rejected(const std::string& user, const std::string& client,
                       std::int64_t number) override;
    void put_rows(const std::string& user, const std::vector<StoredRow>& rows,
                  const std::string& position, const std::string& history,
                  bool whole) override;
    void put_draft(const std::string& user, const std::string& key,
                   const std::string& text) override;
    void forget_rows(const std::string& user) override;
    void get_meta(const std::string& key, std::function<void(std::string)> then) override;
    void put_meta(const std::string& key, const std::string& text) override;
    void ask_to_stay() override;
    void save_unsent(const std::string& user) override;

    void on_status(DeviceStatus status) { status_ = std::move(status); }
    void on_loaded(int id, std::string_view json);
    void on_meta(int id, std::string text) { metas_.answer(id, std::move(text)); }
    bool idle() const;

private:
    DeviceStatus status_;
    Waiting<StoredView> loads_;
    Waiting<std::string> metas_;
};

// The commands in store.js's JSON: [{"client", "number", "text"}, ...].
std::vector<StoredCommand> read_commands(std::string_view json);

class BrowserHttp final : public Http {
public:
    RequestId send(HttpQuestion request, std::function<void(HttpResponse)> then) override;
    void cancel(RequestId request) override;
    void on_response(int id, HttpResponse response);
    void on_progress(int id, double share);
    void on_received(int id, std::int64_t bytes, std::int64_t bytes_total);
    bool idle() const { return waiting_.empty(); }

private:
    Waiting<HttpResponse> waiting_;
    std::map<int, std::function<void(double)>> progress_;
    std::map<int, std::function<void(std::int64_t, std::int64_t)>> received_;
};

class BrowserFiles final : public Files {
public:
    void choose(const std::string& accept,
                std::function<void(std::optional<ChosenFile>)> then) override;
    void forget(FileHandle file) override;
    void download(const std::string& name, const std::string& mime_type,
                  const std::string& text) override;
    void on_chosen(int id, std::optional<ChosenFile> file) { waiting_.answer(id, std::move(file)); }

private:
    Waiting<std::optional<ChosenFile>> waiting_;
};

class BrowserPage final : public PageEffects {
public:
    void set_title(const std::string& title) override;
    std::string route() const override;
    void set_route(const std::string& route, bool replace) override;
    std::string address_of(const std::string& route) const override;
    void open_link(const std::string& url, const std::string& window_name) override;
    void copy_text(const std::string& text) override;
    Appearance appearance() const override;
    void choose_dark(bool dark) override;
    void choose_text_size(int percent) override;
    void choose_compact(bool compact) override;
    bool online() const override;
    bool visible() const override;
    void tell_other_tabs(const std::string& text) override;
    void warn_before_leaving(bool warn) override;
    MayNotify may_notify() const override;
    void ask_to_notify() override;
    void notify(const std::string& title, const std::string& body, const std::string& tag) override;
    void print(const std::string& title) override;
    void chime() override;
    void reload() override;
    void start_managers_program() override;
    void look_for_version() override;
    void change_version() override;
};

class BrowserAssets final : public Assets {
public:
    std::span<const std::byte> bytes(std::string_view name) const override;

private:
    mutable std::map<std::string, std::span<const std::byte>, std::less<>> fetched_;
};

struct BrowserHost {
    explicit BrowserHost(FrameLoop& loop) : frames(loop) {}
    BrowserHost(const BrowserHost&) = delete;
    BrowserHost& operator=(const BrowserHost&) = delete;

    BrowserClock clock;
    BrowserTimers timers;
    BrowserFrames frames;
    BrowserSocket socket;
    BrowserStore store;
    BrowserHttp http;
    BrowserFiles files;
    BrowserPage page;
    BrowserAssets assets;
    Host host{clock, timers, frames, socket, store, http, files, page, assets};
};

}  // namespace recall::shell
