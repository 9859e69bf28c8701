#include "shell/app/recall_app.hpp"

#include "shell/app/http_json.hpp"
#include "shell/app/program.hpp"
#include "ui/parts/command_words.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/toolkit/widgets.hpp"
#include "wire/protocol.hpp"

#include <algorithm>
#include <array>

namespace recall::shell {

namespace {

constexpr std::int64_t message_ms = 5'000;
constexpr std::int64_t offer_ms = 30'000;
const char* const alert_offer_id = "alert-offer";
const char* const version_offer_id = "new-version";
constexpr std::size_t messages_max = 4;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

std::string replaced(std::string text, std::string_view mark, std::string_view by) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), by);
    return text;
}

}  // namespace

std::unique_ptr<App> make_app(Host& host) { return std::make_unique<RecallApp>(host); }

RecallApp::RecallApp(Host& host)
    : host_(host),
      http_(host.http),
      address_(host.page),
      connection_(host.socket, host.timers, host.clock),
      sign_in_(host.http, host.store, host.timers, host.frames),
      hand_in_(host.store, host.http, host.frames),
      import_(host.files, http_, host.frames),
      password_(http_, host.page, host.frames),
      queries_(http_, host.frames),
      downloads_(http_, host.frames),
      bulk_(http_, host.timers, host.frames),
      do_not_call_(host.files, http_, host.frames),
      alerts_(host.page, host.store, host.timers),
      departed_kept_(host.store),
      questions_(http_, host.timers, host.frames) {
    listen_to_sign_in();
    listen_to_hand_in();
    connection_.on_silent = [this] { on_socket_closed(close_code::going_away, ""); };
    password_.on_changed = [this] { say(ui::Tone::good, "Your password is changed"); };
    alerts_.on_due = [this] { alerts_.look(model()); };
    import_.on_done = [this](const ListId&) { queries_.outdate(); };
    do_not_call_.on_changed = [this] { queries_.outdate(); };
    do_not_call_.on_problem = [this](const std::string& why) { say(ui::Tone::bad, why); };
    bulk_.on_ended = [this] {
        queries_.outdate();
        questions_.refresh();
    };
    downloads_.on_saved = [this](const std::string& name) {
        say(ui::Tone::good, name + " is in your downloads.");
    };
}

// ---- The screen

void RecallApp::draw() {
    follow_address();
    ui::Wishes wishes;
    ui::draw_page(model(), memory_, wishes, manager_screen());
    offer_alerts();
    offer_version();
    draw_messages();
    for (const ui::Wish& wish : wishes) carry_out(wish);
    if (shows_screens()) address_.show(screen_shown(), memory_);
    alerts_.look(model());
    const bool looked = shows_screens() && host_.page.visible() &&
                        connection_.state() == Connection::State::open;
    questions_.look(looked ? std::optional(screen_shown()) : std::nullopt, memory_, today(),
                    !manages());
    if (lacks_screens() && !std::exchange(changing_program_, true)) {
        host_.page.start_managers_program();
    }
}

// Whoever turns out to manage goes on in the program that has their screens.
bool RecallApp::lacks_screens() const { return manages() && !manager_screen(); }

bool RecallApp::shows_screens() const {
    const bool here = session_ == ui::Session::signed_in || session_ == ui::Session::expired;
    return here && replica_ && replica_->me() && !lacks_screens();
}

void RecallApp::follow_address() {
    if (!shows_screens()) return;
    if (const auto followed = address_.follow(*replica_, memory_)) {
        if (followed->screen) screen_ = followed->screen;
        else say(ui::Tone::bad, followed->problem);
    }
    const ui::Screen shown = screen_shown();
    if (std::exchange(drawn_, shown) != shown) queries_.outdate();
}

void RecallApp::draw_messages() {
    std::erase_if(messages_, [this](const ui::Message& one) { return one.until_ms <= now().ms; });
    const ui::MessageAnswer answered = ui::messages(messages_);
    if (answered.index >= 0) {
        const auto message = messages_.begin() + answered.index;
        if (message->id == alert_offer_id) answer_alert_offer(answered.answer);
        if (message->id == version_offer_id) {
            new_version_ = false;  // Put off: the next start brings it.
            if (answered.answer == ui::NoticeAnswer::action) host_.page.change_version();
        }
        messages_.erase(message);
    }
    for (const ui::Message& message : messages_) {
        if (message.until_ms != ui::Message::never_until_dismissed) {
            host_.frames.request_redraw_at(message.until_ms - clock_offset_ms());
        }
    }
}

// Only while a reload disturbs nothing; a call that begins meanwhile takes the offer away again.
void RecallApp::offer_version() {
    const auto offered =
        std::find_if(messages_.begin(), messages_.end(),
                     [](const ui::Message& one) { return one.id == version_offer_id; });
    const bool wanted = new_version_ && ui::can_reload(model());
    if (!wanted && offered != messages_.end()) messages_.erase(offered);
    if (!wanted || offered != messages_.end()) return;
    messages_.push_back(
        {version_offer_id, ui::Tone::info, "A new version is ready.", "Change now"});
}

// Offered beside the work, where it takes no room from it.
void RecallApp::offer_alerts() {
    if (!shows_screens() || !alerts_.take_offer(model())) return;
    messages_.push_back({alert_offer_id, ui::Tone::info,
                       "Shall Recall call you back when a claim is about to run out or numbers "
                       "arrive while you look elsewhere?",
                       "Turn on notifications", now().ms + offer_ms});
}

void RecallApp::answer_alert_offer(ui::NoticeAnswer answer) {
    ui::AlertSettings settings = alerts_.settings();
    settings.answered = true;
    settings.notify = answer == ui::NoticeAnswer::action;
    alerts_.set(settings);
}

// Good news goes by itself; what went wrong stays until it is read.
void RecallApp::say(ui::Tone tone, std::string words) {
    put_message(tone, std::move(words), tone == ui::Tone::bad);
}

void RecallApp::put_message(ui::Tone tone, std::string words, bool stays) {
    if (messages_.size() >= messages_max) {
        const auto goes = std::find_if(
            messages_.begin(), messages_.end(), [](const ui::Message& one) {
                return one.until_ms != ui::Message::never_until_dismissed;
            });
        messages_.erase(goes == messages_.end() ? messages_.begin() : goes);
    }
    messages_.push_back(
        {"said-" + std::to_string(++message_count_), tone, std::move(words), "",
         stays ? ui::Message::never_until_dismissed : now().ms + message_ms});
}

ui::Model RecallApp::model() const {
    ui::Model model;
    // Nothing can be pressed in a page that is about to be left for the managers' program.
    model.session = lacks_screens() ? ui::Session::opening : session_;
    model.sign_in_problem = sign_in_.problem().empty() ? sign_in_problem_ : sign_in_.problem();
    model.ended_words = ended_words_;
    model.replica = replica_.get();
    const bool open = connection_.state() == Connection::State::open;
    if (open && !link_problem_.empty()) model.link = ui::Link::unavailable;
    else if (open && replica_ && replica_->is_live()) model.link = ui::Link::live;
    else if (open || connection_.state() == Connection::State::connecting) {
        model.link = ui::Link::connecting;
    } else if (!link_problem_.empty()) {
        model.link = ui::Link::refused;
    }
    model.link_problem = link_problem_;
    model.rows_at = rows_at_;
    model.news_at = news_at_;
    model.device_keeps = device_.health == DeviceHealth::ok;
    model.device_problem = device_.health == DeviceHealth::opening ? "" : device_.reason;
    model.device_returns = device_.health == DeviceHealth::reconnecting;
    // Where the session has ended nobody is adopted for, and it may be this very user's.
    model.others_work = device_.others_work && session_ != ui::Session::expired;
    model.now = now();
    model.utc_offset_ms = utc_offset_ms();
    model.today = today();
    model.clock_differs_ms = replica_ ? replica_->device_ahead_ms(device_time()).value_or(0) : 0;
    model.zone_offset_ms = [this](const std::string& zone, Instant at) {
        return host_.clock.utc_offset_ms(zone, at.ms);
    };
    model.screen = screen_shown();
    model.answers = &queries_.answers();
    model.download = downloads_.model();
    model.import = import_.model();
    model.demo = demo_ || (replica_ && replica_->is_demo());
    model.password = password_.model();
    model.watched = &questions_.watched();
    model.alerts = alerts_.settings();
    model.may_notify = alerts_.may_notify();
    model.version = RECALL_VERSION;
    model.asking = !asked_.empty();
    model.bulk = bulk_.model();
    model.do_not_call = do_not_call_.model();
    return model;
}

Instant RecallApp::now() const {
    return replica_ ? replica_->relay_time(device_time()) : device_time().wall;
}

DeviceTime RecallApp::device_time() const {
    return {{host_.clock.wall_ms()}, host_.clock.monotonic_ms()};
}

std::int64_t RecallApp::clock_offset_ms() const { return now() - device_time().wall; }

std::int64_t RecallApp::utc_offset_ms() const {
    if (!replica_) return 0;
    return host_.clock.utc_offset_ms(replica_->view().desk().zone, now().ms);
}

Day RecallApp::today() const {
    return {static_cast<std::int32_t>((now().ms + utc_offset_ms()) / day_ms)};
}

bool RecallApp::manages() const {
    const User* me = replica_ ? replica_->me() : nullptr;
    return me && me->role != Role::agent;
}

// The chosen screen where this user has it, else the first of the user's own.
ui::Screen RecallApp::screen_shown() const {
    if (!replica_) return ui::Screen::client_crm;
    if (screen_ == ui::Screen::tray) return *screen_;
    const std::vector<ui::Screen> screens = ui::screens_of(*replica_);
    const auto found = std::find(screens.begin(), screens.end(), screen_);
    return found == screens.end() ? screens.front() : *found;
}

// ---- Wishes

void RecallApp::carry_out(const ui::Wish& wish) {
    struct Doing {
        RecallApp& app;
        void operator()(const ui::SignIn& w) { app.sign_in(w); }
        void operator()(const ui::SignOut&) { app.sign_out(); }
        void operator()(const ui::Show& w) { app.screen_ = w.screen; }
        void operator()(const ui::SetAlerts& w) { app.alerts_.set(w.settings); }
        void operator()(const ui::ToggleDark&) {
            app.host_.page.choose_dark(!app.host_.page.appearance().dark);
        }
        void operator()(const ui::ChooseTextSize& w) { app.host_.page.choose_text_size(w.percent); }
        void operator()(const ui::Give& w) { app.give(w); }
        void operator()(const ui::Dial& w) { app.dial(w.phone); }
        void operator()(const ui::Copy& w) { app.host_.page.copy_text(w.text); }
        void operator()(const ui::KeepDraft& w) { app.keep_draft(w); }
        void operator()(const ui::LetGo& w) { app.let_go(w.assignment); }
        void operator()(const ui::TryAgain& w) { app.try_again(w); }
        void operator()(const ui::DropAllRefused&) { app.drop_all_refused(); }
        void operator()(const ui::Ask& w) { app.queries_.ask(w); }
        void operator()(const ui::SaveListing& w) { app.downloads_.save(w); }
        void operator()(const ui::StopSaving&) { app.downloads_.stop(); }
        void operator()(const ui::Print& w) { app.host_.page.print(w.title); }
        void operator()(const ui::ChooseImportFile& w) { app.import_.choose(w.list); }
        void operator()(const ui::ConfirmImport&) { app.import_.confirm(); }
        void operator()(const ui::CloseImport&) { app.import_.close(); }
        void operator()(const ui::ShowColumns&) { app.import_.show_columns(); }
        void operator()(const ui::CallColumn& w) { app.import_.call_column(w.column, w.use); }
        void operator()(const ui::CheckColumns&) { app.import_.check_columns(); }
        void operator()(const ui::LeaveOutElsewhere& w) {
            app.import_.leave_out_elsewhere(w.leave_out);
        }
        void operator()(const ui::SayPresence& w) {
            app.questions_.presence().say(w.state, w.code);
        }
        void operator()(const ui::SetPauseCodes& w) {
            app.questions_.presence().set_codes(w.codes);
        }
        void operator()(const ui::GiveMany& w) {
            app.bulk_.start(w, app.host_.store.begin_client());
        }
        void operator()(const ui::StopBulk&) { app.bulk_.stop(); }
        void operator()(const ui::CloseBulk&) { app.bulk_.close(); }
        void operator()(const ui::AddToDoNotCall& w) { app.do_not_call_.add(w); }
        void operator()(const ui::ChooseDoNotCallFile&) { app.do_not_call_.choose_file(); }
        void operator()(const ui::CloseDoNotCall& w) {
            if (w.keep_file) app.do_not_call_.go_back();
            else app.do_not_call_.close();
        }
        void operator()(const ui::TakeOffDoNotCall& w) { app.do_not_call_.take_off(w.number); }
        void operator()(const ui::SaveRefusedRows&) { app.import_.save_refused_rows(app.today()); }
        void operator()(const ui::ChangePassword& w) { app.password_.change(w.current, w.fresh); }
        void operator()(const ui::ChoosePassword& w) { app.password_.choose(w.fresh); }
        void operator()(const ui::MakePasswordLink& w) { app.password_.make_link(w.username); }
        void operator()(const ui::MakeToken& w) { app.questions_.system().make_token(w.name); }
        void operator()(const ui::RevokeToken& w) { app.questions_.system().revoke_token(w.id); }
        void operator()(const ui::ChangeCallbacks& w) { app.questions_.change_callbacks(w); }
        void operator()(const ui::PreviewCampaign& w) { app.questions_.preview_campaign(w); }
        void operator()(const ui::LeavePassword&) { app.password_.leave(); }
        void operator()(const ui::SaveUnsent&) {
            app.host_.store.save_unsent(app.replica_ ? app.replica_->user() : "");
        }
        void operator()(const ui::DropRefused& w) { app.drop_refused(w.client, w.number); }
    };
    std::visit(Doing{*this}, wish);
    host_.frames.request_redraw();
}

void RecallApp::give(const ui::Give& wish) {
    if (!replica_) return;
    auto given = replica_->wish(wish.command, now(), today());
    if (!given) return say(ui::Tone::bad, given.error().message);
    const Pending pending = std::move(given).value();
    if (!wish.done.empty()) done_texts_[pending.number] = wish.done;
    if (pending.on_device) asked_.insert(pending.number);
    else host_.store.put_command(replica_->user(), to_stored(pending));
    if (const auto* completed = std::get_if<CompleteCall>(&pending.command)) {
        memory_.work.notes.erase(completed->assignment);
        memory_.work.callbacks.erase(completed->assignment);
        // The call is wrapped up.
        if (questions_.watched().own.said.state == "wrap_up")
            questions_.presence().say("ready", "");
        host_.store.put_draft(replica_->user(), draft_key(completed->assignment), "");
    }
    guard_leaving();
    flush();
}

void RecallApp::dial(Phone phone) {
    const std::string number = to_text(phone);
    const std::string& url = replica_->view().desk().dial_url;
    if (url.empty()) return host_.page.open_link("tel:" + number, "_self");
    // A plus sign in an address means a space: it goes as %2B.
    host_.page.open_link(replaced(url, "{number}", "%2B" + number.substr(1)), "recall-phone");
}

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
        say(ui::Tone::bad, "Some of what waits on this device cannot be read by this page. It "
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
    put_message(ui::Tone::info, std::string(words), true);
}

// The rows come again from the relay, whole, so that the device can keep them again.
void RecallApp::on_device_emptied(std::string_view words) {
    if (!words.empty()) say(ui::Tone::bad, std::string(words));
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
    tell_answers(effects);
    tell_departed(effects);
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
    say(
        ui::Tone::bad,
        "The relay was put back to an earlier state. You see what it knows now; what still waited "
        "on this device is sent again. Look through your last calls: some may be missing.");
}

void RecallApp::tell_answers(const Effects& effects) {
    const auto answered = [this](const std::string& client, std::int64_t number) {
        if (client != replica_->client()) return std::string();
        const auto done = done_texts_.extract(number);
        if (asked_.erase(number) > 0) {
            queries_.outdate();
            questions_.refresh();
        }
        return done ? done.mapped() : std::string();
    };
    for (const auto& [client, number] : effects.accepted) {
        std::string done = answered(client, number);
        if (!done.empty()) say(ui::Tone::good, std::move(done));
    }
    for (const Refused& refused : effects.refused) {
        (void)answered(refused.client, refused.number);
        if (wants_a_person(refused, effects)) {
            say(ui::Tone::bad, ui::refusal_words(refused, model()));
        }
    }
}

// A number that somebody took away is told, unless the agent's own work ended it.
void RecallApp::tell_departed(const Effects& effects) {
    if (manages()) return;
    std::vector<const Departed*> taken;
    for (const Departed& one : effects.departed) {
        const bool given_back = std::any_of(
            replica_->pending().begin(), replica_->pending().end(), [&one](const Pending& wish) {
                const auto* release = std::get_if<ReleaseClaim>(&wish.command);
                return release && release->assignment == one.assignment.id;
            });
        const bool counts = replica_->waiting_completion(one.assignment.id) != nullptr;
        if (!given_back && !counts) taken.push_back(&one);
    }
    if (taken.empty()) return;
    const std::size_t count = taken.size();
    const std::string& first = taken.front()->lead.name;
    say(ui::Tone::neutral,
        count == 1 ? "“" + first + "” went back to the pool."
                   : std::to_string(count) + " of your numbers went back to the pool.");
}

void RecallApp::on_socket_closed(int code, std::string_view) {
    if (replica_ && replica_->is_live()) rows_at_ = now();
    if (replica_) replica_->disconnected();
    queries_.outdate();
    connection_.on_closed();
    if (session_ != ui::Session::signed_in) return;
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

void RecallApp::on_route(std::string_view route) {
    if (!password_.take_link(route)) address_.arrived(route);
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
    if (session_ == ui::Session::signed_out) sign_in_.ask();
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

// ---- Files dragged onto the page

std::string RecallApp::drop_words() const {
    if (!shows_screens() || !manages()) return "Only a manager who is signed in imports files.";
    if (import_.is_open()) return "Another file is being imported. Finish that one first.";
    const auto& chosen = memory_.database.chosen;
    const List* list = chosen ? replica_->view().list(*chosen) : nullptr;
    if (screen_shown() != ui::Screen::database || !list) {
        return "To import a file, choose its list in the Database Manager and drop it there.";
    }
    return "Drop the file to import it into “" + list->name + "”. You see what is in it first.";
}

void RecallApp::on_file_dropped(const ChosenFile& file) {
    const auto& chosen = memory_.database.chosen;
    const bool can_take = shows_screens() && manages() && !import_.is_open() && chosen &&
                          screen_shown() == ui::Screen::database &&
                          replica_->view().list(*chosen);
    if (can_take) return import_.take_file(*chosen, file);
    host_.files.forget(file.handle);
    say(ui::Tone::neutral, drop_words());
}

bool RecallApp::busy() const {
    if (session_ == ui::Session::opening || session_ == ui::Session::signing_in) return true;
    if (session_ != ui::Session::signed_in || !replica_) return false;
    const bool open = connection_.state() == Connection::State::open;
    if (connection_.state() == Connection::State::connecting) return true;
    return open && link_problem_.empty() && (!replica_->is_live() || !replica_->pending().empty());
}

}  // namespace recall::shell
