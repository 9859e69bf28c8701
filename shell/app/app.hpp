// The seam between the shell and the application: what the shell drives, and nothing more.
//
// Order of calls: make_app, start, then draw and events in any order, never one inside another.
// There is no end: pages are closed, crash or are reloaded without notice.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shell/app/host.hpp"

namespace recall::shell {

class App {
public:
    virtual ~App() = default;

    // ui::toolkit() exists with its fonts, and no frame was drawn: read the route, load what the
    // device keeps, open the socket.
    virtual void start() = 0;
    // The views, between ui::Toolkit::begin_frame and end_frame; no effects but through Host. The
    // shell draws again when the toolkit wants it, at its wake_at, and after every event.
    virtual void draw() = 0;
    // The relay's clock minus the tab's, as far as it is known: ui::Frame::now_ms is the sum.
    virtual std::int64_t clock_offset_ms() const = 0;
    // Something was sent and is not answered (commands, a first sync). Store writes, requests
    // and frames are counted by the shell. Tests wait for "not busy", so end it on failure too.
    virtual bool busy() const = 0;

    virtual void on_socket_opened() {}
    // False where nothing of it could be seen: then no frame is drawn for it.
    virtual bool on_socket_message(std::string_view) { return true; }
    virtual void on_socket_closed(int /*code*/, std::string_view /*reason*/) {}
    virtual void on_command_stored(const std::string& /*client*/, std::int64_t /*number*/) {}
    virtual void on_command_not_stored(const std::string& /*client*/, std::int64_t /*number*/) {}
    // They are `user`'s: where somebody else sits here by now, leave them; they stay adoptable.
    virtual void on_commands_adopted(const std::string& /*user*/, std::vector<StoredCommand>) {}
    // All commands of `user` on this device that other living pages answer for, in place of those
    // told before.
    virtual void on_others_commands(const std::string& /*user*/, std::vector<StoredCommand>) {}
    virtual void on_device_status(const DeviceStatus&) {}
    // What the device kept is gone, and its store is made anew; put_command's commands are put
    // back by the store itself. `words` say why; empty where another tab says it.
    virtual void on_device_emptied(std::string_view /*words*/) {}
    // Something that only the page itself knows, for the person to read.
    virtual void on_remark(std::string_view /*words*/) {}
    virtual void on_route(std::string_view) {}  // Back, forward, or a typed address.
    virtual void on_appearance(const Appearance&) {}
    virtual void on_online(bool) {}
    virtual void on_visible(bool) {}
    virtual void on_other_tab(std::string_view) {}
    virtual void on_new_version() {}
    // What a file that is dragged over the page would do if it were dropped now: a sentence.
    virtual std::string drop_words() const { return {}; }
    virtual void on_file_dropped(const ChosenFile&) {}
};

// Given by the application, called once. `host` outlives the App.
std::unique_ptr<App> make_app(Host& host);

}  // namespace recall::shell
