// What web/*.js calls. Each hands its text as pointer and length, frees it itself, and each event
// is followed by a frame.
#include <emscripten.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "shell/browser/shell.hpp"
#include "shell/browser/ui_tree.hpp"

#ifndef RECALL_VERSION
#define RECALL_VERSION "0"
#endif

namespace {

using namespace recall::shell;

std::string_view view(const char* text, int bytes) {
    return {text, static_cast<std::size_t>(bytes)};
}
std::string copy(const char* text, int bytes) { return std::string(view(text, bytes)); }

// Keeps what a JavaScript caller is about to read alive until the next call.
const char* lend(std::string text) {
    static std::string lent;
    lent = std::move(text);
    return lent.c_str();
}

// Hands an event to the application, if it runs, and asks for a frame.
template <typename Event>
void deliver(Event&& event) {
    Shell* running = shell();
    if (running == nullptr) return;
    event(*running);
    running->loop().request();
}

}  // namespace

extern "C" {

// ---- Questions of window.recall and of the page's own scripts.

EMSCRIPTEN_KEEPALIVE const char* recall_version() { return RECALL_VERSION; }
EMSCRIPTEN_KEEPALIVE const char* recall_ui() {
    return lend(write_nodes(shell()->kit().semantics().nodes()));
}
// As recall_ui, and what could be scrolled to as well: for the page in words.
EMSCRIPTEN_KEEPALIVE const char* recall_all_ui() {
    return lend(write_nodes(shell()->kit().semantics().nodes(recall::ui::Reach::scrolled)));
}
EMSCRIPTEN_KEEPALIVE const char* recall_lint() {
    return lend(write_nodes(shell()->kit().semantics().lint()));
}
EMSCRIPTEN_KEEPALIVE double recall_ui_version() {
    // Only ever compared for equality: the lower bits do.
    return static_cast<double>(shell()->kit().semantics().version() & 0xFFFFFFFFFFFFFULL);
}
EMSCRIPTEN_KEEPALIVE int recall_idle() { return shell() != nullptr && shell()->idle() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE double recall_frames() {
    return shell() == nullptr ? 0 : static_cast<double>(shell()->loop().frames());
}
// ---- The canvas.

EMSCRIPTEN_KEEPALIVE void recall_on_resize(int width, int height, double pixel_ratio) {
    // Draws by itself, in this very callback.
    if (shell() != nullptr) shell()->resize({width, height, pixel_ratio});
}
EMSCRIPTEN_KEEPALIVE void recall_on_keys_lost() {
    deliver([](Shell& s) { s.release_keys(); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_context_lost() {
    if (shell() != nullptr) shell()->context_lost();
}
EMSCRIPTEN_KEEPALIVE void recall_on_context_restored() {
    if (shell() != nullptr) shell()->context_restored();
}

// ---- Fingers; places and distances in device pixels.

EMSCRIPTEN_KEEPALIVE int recall_on_finger() {
    return shell() != nullptr && shell()->kit().touch_scroll().press() ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE void recall_on_finger_drag(float x, float y, float by_x, float by_y) {
    deliver([&](Shell& s) { s.kit().touch_scroll().drag({x, y}, {by_x, by_y}); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_finger_lifted(float speed_x, float speed_y) {
    deliver([&](Shell& s) { s.kit().touch_scroll().let_go({speed_x, speed_y}); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_tap(float x, float y, int held) {
    if (shell() != nullptr) shell()->tap(x, y, held != 0);
}

// ---- Writing in the fields over the canvas.

EMSCRIPTEN_KEEPALIVE void recall_on_field(unsigned id) {
    deliver([&](Shell& s) { s.kit().text_entry().begin(id); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_field_left(unsigned id) {
    deliver([&](Shell& s) { s.kit().text_entry().leave(id); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_field_submitted(unsigned id) {
    deliver([&](Shell& s) { s.kit().text_entry().submit(id); });
}
// Moves the keyboard to the next thing, or the one before. 0: there is none, it leaves the page.
EMSCRIPTEN_KEEPALIVE int recall_on_tab(int backwards) {
    if (shell() == nullptr) return 0;
    const unsigned stop = shell()->kit().semantics().next_stop(backwards != 0);
    if (stop == 0) return 0;
    deliver([&](Shell& s) {
        s.kit().text_entry().leave(s.kit().text_entry().editing());
        s.kit().semantics().focus(stop);
    });
    return 1;
}

// ---- Acting on a node, for screen readers.

EMSCRIPTEN_KEEPALIVE void recall_activate(unsigned id) {
    deliver([&](Shell& s) { s.kit().semantics().activate(id); });
}
EMSCRIPTEN_KEEPALIVE void recall_focus(unsigned id) {
    deliver([&](Shell& s) { s.kit().semantics().focus(id); });
}
EMSCRIPTEN_KEEPALIVE void recall_set_text(unsigned id, const char* text, int bytes) {
    deliver([&](Shell& s) { s.kit().text_entry().type(id, copy(text, bytes)); });
}

// ---- The host's events and answers.

EMSCRIPTEN_KEEPALIVE void recall_on_timer(int timer) {
    deliver([&](Shell& s) { s.host().timers.on_fired(timer); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_socket_opened() {
    deliver([](Shell& s) { s.app().on_socket_opened(); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_socket_message(const char* text, int bytes) {
    Shell* running = shell();
    if (running == nullptr) return;
    if (running->app().on_socket_message(view(text, bytes))) running->loop().request();
}
EMSCRIPTEN_KEEPALIVE void recall_on_socket_closed(int code, const char* reason, int bytes) {
    deliver([&](Shell& s) { s.app().on_socket_closed(code, view(reason, bytes)); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_response(int id, int status, const char* body, int bytes) {
    deliver([&](Shell& s) { s.host().http.on_response(id, {status, copy(body, bytes)}); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_progress(int id, double share) {
    deliver([&](Shell& s) { s.host().http.on_progress(id, share); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_received(int id, double bytes, double bytes_total) {
    deliver([&](Shell& s) {
        s.host().http.on_received(id, static_cast<std::int64_t>(bytes),
                                  static_cast<std::int64_t>(bytes_total));
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_file(int id, int handle, double size_bytes, const char* name,
                                         int name_bytes, const char* head, int head_bytes) {
    deliver([&](Shell& s) {
        s.host().files.on_chosen(
            id, ChosenFile{handle, copy(name, name_bytes), static_cast<std::int64_t>(size_bytes),
                           copy(head, head_bytes)});
    });
}
EMSCRIPTEN_KEEPALIVE const char* recall_drop_words() { return lend(shell()->app().drop_words()); }
EMSCRIPTEN_KEEPALIVE void recall_on_drop(int handle, double size_bytes, const char* name,
                                         int name_bytes, const char* head, int head_bytes) {
    deliver([&](Shell& s) {
        s.app().on_file_dropped({handle, copy(name, name_bytes),
                                 static_cast<std::int64_t>(size_bytes), copy(head, head_bytes)});
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_no_file(int id) {
    deliver([&](Shell& s) { s.host().files.on_chosen(id, std::nullopt); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_appearance() {
    deliver([](Shell& s) {
        const Appearance appearance = s.host().page.appearance();
        s.set_appearance(appearance);
        s.app().on_appearance(appearance);
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_route(const char* route, int bytes) {
    deliver([&](Shell& s) { s.app().on_route(view(route, bytes)); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_online(int online) {
    deliver([&](Shell& s) { s.app().on_online(online != 0); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_visible(int visible) {
    deliver([&](Shell& s) { s.app().on_visible(visible != 0); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_new_version() {
    deliver([](Shell& s) { s.app().on_new_version(); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_other_tab(const char* text, int bytes) {
    deliver([&](Shell& s) { s.app().on_other_tab(view(text, bytes)); });
}

// ---- The device store's.

EMSCRIPTEN_KEEPALIVE void recall_on_device_status(int health, const char* reason, int bytes,
                                                  const char* others, int others_bytes) {
    deliver([&](Shell& s) {
        DeviceStatus status{static_cast<DeviceHealth>(health), copy(reason, bytes)};
        std::string_view names = view(others, others_bytes);
        while (!names.empty()) {
            const std::size_t end = std::min(names.find(','), names.size());
            status.others_work.emplace_back(names.substr(0, end));
            names.remove_prefix(std::min(end + 1, names.size()));
        }
        s.host().store.on_status(status);
        s.app().on_device_status(status);
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_remark(const char* words, int bytes) {
    deliver([&](Shell& s) { s.app().on_remark(view(words, bytes)); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_device_emptied(const char* words, int bytes) {
    deliver([&](Shell& s) { s.app().on_device_emptied(view(words, bytes)); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_stored(const char* client, int bytes, double number) {
    deliver([&](Shell& s) {
        s.app().on_command_stored(copy(client, bytes), static_cast<std::int64_t>(number));
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_not_stored(const char* client, int bytes, double number) {
    deliver([&](Shell& s) {
        s.app().on_command_not_stored(copy(client, bytes), static_cast<std::int64_t>(number));
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_loaded(int id, const char* json, int bytes) {
    deliver([&](Shell& s) { s.host().store.on_loaded(id, view(json, bytes)); });
}
EMSCRIPTEN_KEEPALIVE void recall_on_adopted(const char* user, int user_bytes, const char* json,
                                            int bytes) {
    deliver([&](Shell& s) {
        s.app().on_commands_adopted(copy(user, user_bytes), read_commands(view(json, bytes)));
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_others(const char* user, int user_bytes, const char* json,
                                           int bytes) {
    deliver([&](Shell& s) {
        s.app().on_others_commands(copy(user, user_bytes), read_commands(view(json, bytes)));
    });
}
EMSCRIPTEN_KEEPALIVE void recall_on_meta(int id, const char* text, int bytes) {
    deliver([&](Shell& s) { s.host().store.on_meta(id, copy(text, bytes)); });
}

}  // extern "C"
