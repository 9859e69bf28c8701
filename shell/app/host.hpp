// What the browser can do for the application: every effect behind one narrow interface each, so
// that the application is a function of its inputs and tests can hand it fakes.
//
// Rules that hold for all of them:
// - Nothing here blocks, and no answer arrives before the asking call has returned.
// - Everything runs on the page's one thread.
// - One-shot questions take a `std::function` that is called exactly once, unless the page dies.
//   What happens by itself (messages, routes, ...) arrives at `App` (shell/app/app.hpp).
// - Texts are UTF-8 without NUL. Instants are UTC milliseconds, durations are milliseconds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recall::shell {

// Keeps a slow relay from filling the tab's memory: past this, Socket::send refuses.
constexpr std::size_t socket_buffer_bytes_max = 1024 * 1024;
// How much of a chosen file is read for the preview; the rest goes up without passing through us.
constexpr std::size_t file_preview_bytes_max = 64 * 1024;

class DeviceClock {
public:
    virtual ~DeviceClock() = default;
    // The tab's own wall clock: evidence, never authority.
    virtual std::int64_t wall_ms() const = 0;
    // Never goes backwards; its zero means nothing.
    virtual std::int64_t monotonic_ms() const = 0;
    // What is added to UTC in an IANA zone at that moment; 0 where the browser does not know it.
    virtual std::int64_t utc_offset_ms(const std::string& zone, std::int64_t at_ms) const = 0;
    // Else what it adds to UTC is a guess: nothing.
    virtual bool knows_zone(const std::string& zone) const = 0;
};

using TimerId = std::int32_t;

// Browsers slow timers in hidden tabs down to one a minute: use them for retries, not for rules.
class Timers {
public:
    virtual ~Timers() = default;
    virtual TimerId after(std::int64_t delay_ms, std::function<void()> then) = 0;
    virtual void cancel(TimerId timer) = 0;  // Harmless when it has fired or never was.
};

// Frames are drawn only when asked for. Every event delivered to App asks by itself.
class Frames {
public:
    virtual ~Frames() = default;
    virtual void request_redraw() = 0;
    // For what changes with time alone (a countdown). Views ask again in every frame they are
    // drawn; the earliest wish of the last frame wins.
    virtual void request_redraw_at(std::int64_t wall_ms) = 0;
};

// One line to the relay at a time: a websocket, which the tabs of one user in one browser share.
// What the relay says to one of them the others hear too. Outcomes: App::on_socket_opened /
// _message / _closed; every open() is followed by exactly one on_socket_closed, unless close() was
// called: that is silent.
class Socket {
public:
    virtual ~Socket() = default;
    // `path`: on this origin, e.g. "/sync".
    virtual void open(const std::string& path, const std::string& user) = 0;
    // False when not open or when socket_buffer_bytes_max would be passed: nothing was sent.
    [[nodiscard]] virtual bool send(const std::string& text) = 0;
    virtual void close() = 0;
};

struct StoredCommand {
    std::string client;
    std::int64_t number = 0;
    std::string text;  // The command's JSON.
};

struct StoredRow {
    std::string kind;
    std::string id;
    std::string text;  // The row's JSON; empty means "this row is gone".
};

struct StoredDraft {
    std::string key;
    std::string text;
};

// All that this device keeps for one user, except the outbox, which is adopted.
struct StoredView {
    std::string position;  // Where the rows stand in the relay's stream; empty: never synced.
    std::string history;   // What was handed in with them; empty: by a page that knew of none.
    std::vector<StoredRow> rows;
    std::vector<StoredCommand> rejected;
    std::vector<StoredDraft> drafts;
};

enum class DeviceHealth {
    opening,      // Not yet known. Writes wait.
    ok,           // Writes are kept.
    unavailable,  // No IndexedDB here (private window, policy), or it will not open.
    blocked,      // An older tab holds the database: close it. Writes wait.
    outdated,      // A newer Recall has the database: only what waited there is still used.
    failed,       // Writes are refused: disk full, store corrupt. The reason says which.
    reconnecting,  // The browser has dropped its store, which is opened again. Writes wait.
};

struct DeviceStatus {
    DeviceHealth health = DeviceHealth::opening;
    std::string reason;        // A sentence for the screen.
    std::vector<std::string> others_work{};  // Users whose commands wait here, but for the one
                                             // that was adopted for.
};

// What the device keeps (IndexedDB, database "recall"), so that nothing is lost with the tab.
// Failures are never silent: App::on_device_status tells each change, and a command whose write
// failed is named by App::on_command_not_stored. Everything is keyed by user, never by session.
class DeviceStore {
public:
    virtual ~DeviceStore() = default;
    virtual DeviceStatus status() const = 0;

    // A fresh random client id (32 hex digits), one for each replica: no number is given twice
    // under it. A Web Lock says that this page answers for it, until let_go or the page's end.
    virtual std::string begin_client() = 0;
    // Reads the user's rows, tray and drafts. Answers empty when there is no store.
    virtual void load(const std::string& user, std::function<void(StoredView)> then) = 0;
    // Takes over the user's commands that no other page answers for, now and whenever another
    // page dies, lets go, or does not show within 15 s that it lives. App::on_commands_adopted
    // gets them, in number order per client, possibly none; send them under their old client id.
    // Those of living pages are left alone: App::on_others_commands tells them, now and at every
    // change. One user at a time: adopting for another lets go of the one before.
    virtual void adopt(const std::string& user) = 0;
    // This page answers for none of the user's commands any more: whoever is signed in, here or
    // in another tab, adopts them. What the device could not keep yet stays in memory, goes on
    // being tried, and is handed over with the rest if this page adopts for the user again.
    virtual void let_go(const std::string& user) = 0;

    // Strict durability; App::on_command_stored(client, number) says when it is on the disk.
    virtual void put_command(const std::string& user, const StoredCommand& command) = 0;
    virtual void remove_command(const std::string& user, const std::string& client,
                                std::int64_t number) = 0;
    // Moves a refused command from the outbox to the tray in one transaction. `text` is the
    // command with whatever the tray shall show (reason, what was typed).
    virtual void reject_command(const std::string& user, const StoredCommand& command) = 0;
    virtual void drop_rejected(const std::string& user, const std::string& client,
                               std::int64_t number) = 0;
    // One transaction: all the rows and the position, or none of it. `whole`: in place of all
    // rows there were. What the device keeps is always a whole view: where it lacks what came
    // before, a change is not kept, until the next whole view.
    virtual void put_rows(const std::string& user, const std::vector<StoredRow>& rows,
                          const std::string& position, const std::string& history,
                          bool whole) = 0;
    virtual void put_draft(const std::string& user, const std::string& key,
                           const std::string& text) = 0;  // Empty text removes it.
    // Sign-out: removes the user's rows and position. Outbox, tray and drafts stay theirs.
    virtual void forget_rows(const std::string& user) = 0;

    virtual void get_meta(const std::string& key, std::function<void(std::string)> then) = 0;
    virtual void put_meta(const std::string& key, const std::string& text) = 0;

    // Asks the browser not to clear this device's store when space is short.
    virtual void ask_to_stay() = 0;
    // Downloads the user's commands on this device that nobody has answered, as a file.
    virtual void save_unsent(const std::string& user) = 0;
};

using FileHandle = std::int32_t;

struct HttpQuestion {
    std::string method = "GET";
    std::string path;  // On this origin.
    std::string body;
    std::string content_type = "application/json";
    std::optional<FileHandle> file;                      // Sent as the body instead of `body`.
    std::function<void(double share)> on_progress = {};  // Of the upload, 0 to 1.
    // A name: what is answered with success becomes a file in the downloads folder, and the
    // response has no body. It passes through the browser only.
    std::string save_as = {};
    std::function<void(std::int64_t bytes, std::int64_t bytes_total)> on_received = {};
    // Whom it is asked for: the relay refuses it with 409 where the browser's cookie is another's.
    std::string for_user = {};
};

struct HttpResponse {
    // 0: no answer of the relay came: offline, refused, cut, nothing for 20 s (60 s for files), or
    // an answer that is not the relay's, as a network's sign-in page gives to everything.
    int status = 0;
    std::string body;
};

using RequestId = std::int32_t;

class Http {
public:
    virtual ~Http() = default;
    virtual RequestId send(HttpQuestion request, std::function<void(HttpResponse)> then) = 0;
    // No answer comes any more. The relay does nothing with a body that has not wholly arrived.
    virtual void cancel(RequestId request) = 0;
};

struct ChosenFile {
    FileHandle handle = 0;
    std::string name;
    std::int64_t size_bytes = 0;
    std::string head;  // The first file_preview_bytes_max bytes, as they are: check the encoding.
};

class Files {
public:
    virtual ~Files() = default;
    // Opens the browser's dialog; call it in the frame that saw the click. Nothing: cancelled.
    virtual void choose(const std::string& accept,
                        std::function<void(std::optional<ChosenFile>)> then) = 0;
    virtual void forget(FileHandle file) = 0;  // One that was dropped arrives at App.
    virtual void download(const std::string& name, const std::string& mime_type,
                          const std::string& text) = 0;
};

struct Appearance {
    bool dark = false;
    bool reduced_motion = false;
    bool coarse_pointer = false;  // Fingers: targets of 44 px.
    bool apple_keys = false;      // Cmd where others have Ctrl.
    int text_size_percent = 100;
    bool compact_tables = false;
};

class PageEffects {
public:
    virtual ~PageEffects() = default;
    virtual void set_title(const std::string& title) = 0;
    // The hash route without '#', e.g. "/lead/12?tab=calls"; "/" when there is none.
    virtual std::string route() const = 0;
    // Changes the address without calling App::on_route. `replace` leaves no history entry.
    virtual void set_route(const std::string& route, bool replace) = 0;
    // What others can open: this page's own address with that route.
    virtual std::string address_of(const std::string& route) const = 0;
    // A tel: link, or a URL in the tab of that name (re-used if open). In the click's frame.
    virtual void open_link(const std::string& url, const std::string& window_name) = 0;
    virtual void copy_text(const std::string& text) = 0;
    virtual Appearance appearance() const = 0;
    // Instead of the system's preference, from now on, on this device. App::on_appearance follows.
    virtual void choose_dark(bool dark) = 0;
    // From now on, on this device. App::on_appearance follows.
    virtual void choose_text_size(int percent) = 0;
    virtual void choose_compact(bool compact) = 0;  // Likewise.
    virtual bool online() const = 0;  // False is certain; true only means "perhaps".
    virtual bool visible() const = 0;
    // Tabs of this origin: arrives at their App::on_other_tab.
    virtual void tell_other_tabs(const std::string& text) = 0;
    // The browser asks before closing while this is on. For work that is not safe on the device.
    virtual void warn_before_leaving(bool warn) = 0;
    // A system notification, if the person has allowed it. Ask in a click's frame; pressing one
    // brings the tab to the front.
    enum class MayNotify { unasked, granted, denied };
    virtual MayNotify may_notify() const = 0;
    virtual void ask_to_notify() = 0;
    virtual void notify(const std::string& title, const std::string& body,
                        const std::string& tag) = 0;
    // The screen in words, on paper: headings, figures and tables.
    virtual void print(const std::string& title) = 0;
    virtual void chime() = 0;  // A short, quiet sound.
    virtual void reload() = 0;
    // Reloads, now and from now on with the program that has the managers' screens.
    virtual void start_managers_program() = 0;
    // Asks the relay for a newer page; App::on_new_version says when one is kept and ready.
    virtual void look_for_version() = 0;
    virtual void change_version() = 0;  // Reloads with it.
};

// Files that were fetched beside the program, by their plain names ("inter-regular.otf").
class Assets {
public:
    virtual ~Assets() = default;
    // Empty when the page has no such file. The bytes live as long as the page.
    virtual std::span<const std::byte> bytes(std::string_view name) const = 0;
};

struct Host {
    DeviceClock& clock;
    Timers& timers;
    Frames& frames;
    Socket& socket;
    DeviceStore& store;
    Http& http;
    Files& files;
    PageEffects& page;
    Assets& assets;
};

}  // namespace recall::shell
