// RecallApp's share in what the device keeps and the relay says.
#include "shell/app/http_json.hpp"
#include "shell/app/recall_app.hpp"
#include "wire/protocol.hpp"

#include <algorithm>

namespace recall::shell {

// ---- The device

void RecallApp::on_command_stored(const std::string& client, std::int64_t number) {
    if (!replica_) return;
    replica_->stored(client, number);
    guard_leaving();
    flush();
}

// It is in this tab's memory only, and the status line says so; it is sent all the same.
void RecallApp::on_command_not_stored(const std::string&, std::int64_t) {
    if (!replica_) return;
    replica_->device_failed();
    flush();
}

void RecallApp::on_commands_adopted(const std::string& user, std::vector<StoredCommand> commands) {
    if (!replica_ || replica_->user() != user) return;
    std::vector<Pending> pending = pending_from(commands);
    if (pending.size() < commands.size()) {
        notices_.say(ui::Tone::bad,
                     "Some of what waits on this device cannot be read by this page. It "
                     "is kept; reload the page, or show it to whoever looks after Recall.");
    }
    replica_->adopt(std::move(pending));
    flush();
    adopted_ = true;
    if (const auto nobody = std::exchange(nobody_, std::nullopt)) expire(*nobody);
}

void RecallApp::on_others_commands(const std::string& user, std::vector<StoredCommand> commands) {
    if (!replica_ || replica_->user() != user) return;
    replica_->set_others(pending_from(commands));
}

void RecallApp::on_device_status(const DeviceStatus& status) {
    device_ = status;
    guard_leaving();
}

void RecallApp::on_remark(std::string_view words) {
    notices_.keep(ui::Tone::info, std::string(words));
}

// The rows come again from the relay, whole, so that the device can keep them again.
void RecallApp::on_device_emptied(std::string_view words) {
    if (!words.empty()) notices_.say(ui::Tone::bad, std::string(words));
    if (!replica_) return;
    replica_->start_over();
    sign_in_.came(replica_->user());
    if (connection_.state() == Connection::State::closed) return;
    lose_line();
    connection_.try_now();
}

// The browser asks before a tab is closed whose work is in its memory only.
void RecallApp::guard_leaving() {
    const bool waits = replica_ && !replica_->pending().empty();
    const bool kept = device_.health == DeviceHealth::ok && replica_ &&
                      replica_->save_state().unsaved == 0;
    host_.page.warn_before_leaving(waits && !kept);
}

// ---- The relay

void RecallApp::flush() {
    if (!replica_ || connection_.state() != Connection::State::open) return;
    for (const std::string& text : replica_->outgoing()) {
        if (!connection_.send(text)) return replica_->disconnected();
    }
}

void RecallApp::on_socket_opened() {
    connection_.on_opened();
    if (!replica_) return connection_.close();
    link_problem_.clear();
    host_.page.look_for_version();
    replica_->connected();
    (void)connection_.send(encode(TabMessage{replica_->hello(device_time())}));
}

bool RecallApp::on_socket_message(std::string_view text) {
    if (!replica_) return false;
    connection_.on_heard();
    auto effects = replica_->receive(text, device_time());
    news_at_ = now();
    if (!effects) {
        // A relay that speaks a language this page does not know: a newer page will.
        link_problem_ = "The relay and this page do not understand each other. Reload the page.";
        return true;
    }
    ask_the_time();
    const bool quiet = effects.value().quiet;
    if (!quiet) take(std::move(effects).value());
    if (replica_ && replica_->is_live()) away_.knew_all(now());
    return !quiet;
}

void RecallApp::ask_the_time() {
    if (const auto question = replica_->time_question(device_time())) {
        (void)connection_.send(*question);
    }
}

void RecallApp::take(Effects effects) {
    if (effects.another_user) return end_session(displaced_words);
    if (effects.welcomed) connection_.on_welcome(replica_->relay_version());
    if (effects.other_history) tell_other_history();
    const Username& user = replica_->user();
    if (effects.position.number > 0) {
        const StoredHistory history{effects.position.mark, replica_->known_time(device_time())};
        host_.store.put_rows(user, to_stored(effects), std::to_string(effects.position.number),
                             history_text(history), effects.reset);
        connection_.on_settled();
        link_problem_.clear();
    }
    for (const auto& [client, number] : effects.accepted) {
        host_.store.remove_command(user, client, number);
    }
    for (const Refused& refused : effects.refused) {
        host_.store.reject_command(user, to_stored(refused));
    }
    for (const auto& [client, number] : effects.pointless) {
        host_.store.drop_rejected(user, client, number);
    }
    departed_kept_.take(effects, *replica_, memory_.work);
    if (effects.unavailable) link_problem_ = effects.unavailable->message;
    if (effects.error) take_error(*effects.error);
    tell_news(effects);
    alerts_.look(model());
    guard_leaving();
    flush();
}

// The relay closes after it. What can be done differs; nothing is lost in any case.
void RecallApp::take_error(const WireError& error) {
    if (error.code == "another_user") return end_session(displaced_words);
    link_problem_ = error.message;
    if (error.code == "version_old") host_.page.look_for_version();
    if (error.code == "version_new" || error.code == "version") {
        link_problem_ =
            "The relay is older than this page. What you do is kept on this device and "
            "sent once the relay is up to date. Tell whoever looks after Recall.";
    }
}

void RecallApp::tell_other_history() {
    notices_.say(
        ui::Tone::bad,
        "The relay was put back to an earlier state. You see what it knows now; what still waited "
        "on this device is sent again. Look through your last calls: some may be missing.");
}

void RecallApp::on_socket_closed(int code, std::string_view) {
    if (replica_ && replica_->is_live()) rows_at_ = now();
    if (replica_) replica_->disconnected();
    queries_.outdate();
    connection_.on_closed();
    if (session_ != ui::SessionState::signed_in) return;
    const bool ended = code == close_code::not_signed_in || code == close_code::another_user;
    if (ended)
        sign_in_.ask();
    else
        look_into_line();
}

// A browser does not tell why a websocket was refused. Asked as a page, the same address does.
void RecallApp::look_into_line() {
    if (std::exchange(looking_into_line_, true)) return;
    http_.send({.path = "/sync"}, [this](const HttpResponse& response) {
        looking_into_line_ = false;
        host_.frames.request_redraw();
        if (connection_.state() == Connection::State::open || response.status == 0) return;
        const bool would_open = response.status == 426;
        if (!would_open && response.status != 401 && response.status != 409) {
            link_problem_ = problem_of(response);
        }
        if (would_open && connection_.refusals() >= refusals_before_blocked) {
            link_problem_ =
                "The relay answers, but something on the way lets no live connection "
                "through: a proxy that does not pass websockets on. What you do is "
                "kept on this device. Tell whoever looks after the network.";
        }
    });
}

// The line is gone, or not to be relied on: it is cut at once, rather than when it times out.
void RecallApp::lose_line() {
    if (connection_.state() == Connection::State::closed) return;
    host_.socket.close();
    on_socket_closed(close_code::going_away, "");
}

// The browser says it has no network. A relay on this very machine still answers then, so the tab
// goes on trying.
void RecallApp::on_online(bool online) {
    if (!online) return lose_line();
    sign_in_.try_now();
    if (session_ == ui::SessionState::signed_out) sign_in_.ask();
    (void)connection_.doubt();
    connection_.try_now();
}

void RecallApp::on_visible(bool visible) {
    alerts_.on_visible(visible);
    if (!visible) return;
    sign_in_.try_now();
    (void)connection_.doubt();
    connection_.try_now();
    if (replica_) ask_the_time();
}

}  // namespace recall::shell
