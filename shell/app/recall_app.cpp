#include "shell/app/recall_app.hpp"

#include "shell/app/http_json.hpp"
#include "shell/app/program.hpp"

#include <algorithm>

namespace recall::shell {

namespace {

constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

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
      acts_(http_, host.frames, queries_),
      downloads_(http_, host.frames),
      bulk_(http_, host.timers, host.frames),
      do_not_call_(host.files, http_, host.frames),
      alerts_(host.page, host.store, host.timers),
      notices_(host.frames, host.page, alerts_, [this] { return now(); },
               [this] { return clock_offset_ms(); }),
      departed_kept_(host.store),
      drafts_(host.store, host.page) {
    listen_to_sign_in();
    listen_to_hand_in();
    connection_.on_silent = [this] { on_socket_closed(close_code::going_away, ""); };
    password_.on_changed = [this] { notices_.say(ui::Tone::good, "Your password is changed"); };
    notices_.on_away = [this](bool show) { read_away(show); };
    alerts_.on_due = [this] { alerts_.look(model()); };
    import_.on_done = [this](const ListId&) { queries_.outdate(); };
    do_not_call_.on_changed = [this] { queries_.outdate(); };
    do_not_call_.on_problem = [this](const std::string& why) { notices_.say(ui::Tone::bad, why); };
    bulk_.on_ended = [this] { queries_.outdate(); };
    downloads_.on_saved = [this](const std::string& name) {
        notices_.say(ui::Tone::good, name + " is in your downloads.");
    };
}

// ---- The screen

void RecallApp::draw() {
    follow_address();
    ui::Wishes wishes;
    const ui::Model shown = model();
    ui::draw_page(shown, memory_, wishes, manager_screen());
    notices_.draw(shown, shows_screens());
    for (const ui::Wish& wish : wishes) carry_out(wish);
    if (shows_screens()) address_.show(screen_shown(), memory_);
    alerts_.look(model());
    const bool system = screen_shown() == ui::Screen::admin &&
                        memory_.admin.part == ui::AdminPart::system;
    if (!system) acts_.forget_fresh_token();
    if (lacks_screens() && !std::exchange(changing_program_, true)) {
        host_.page.start_managers_program();
    }
}

// Whoever turns out to manage goes on in the program that has their screens.
bool RecallApp::lacks_screens() const { return manages() && !manager_screen(); }

bool RecallApp::shows_screens() const {
    const bool here =
        session_ == ui::SessionState::signed_in || session_ == ui::SessionState::expired;
    return here && replica_ && replica_->me() && !lacks_screens();
}

void RecallApp::follow_address() {
    if (!shows_screens()) return;
    if (const auto followed = address_.follow(*replica_, memory_)) {
        if (followed->screen) screen_ = followed->screen;
        else notices_.say(ui::Tone::bad, followed->problem);
    }
    const ui::Screen shown = screen_shown();
    if (std::exchange(drawn_, shown) != shown) queries_.outdate();
}

ui::Model RecallApp::model() const {
    ui::Model model;
    // Nothing can be pressed in a page that is about to be left for the managers' program.
    model.session = lacks_screens() ? ui::SessionState::opening : session_;
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
    if (session_ != ui::SessionState::expired) model.others_work = device_.others_work;
    model.now = now();
    model.utc_offset_ms = utc_offset_ms();
    model.today = today();
    model.clock_differs_ms = replica_ ? replica_->device_ahead_ms(device_time()).value_or(0) : 0;
    model.zone_offset_ms = [this](const std::string& zone, Instant at) {
        return host_.clock.utc_offset_ms(zone, at.ms);
    };
    model.knows_zone = [this](const std::string& zone) { return host_.clock.knows_zone(zone); };
    model.screen = screen_shown();
    model.answers = &queries_.answers();
    model.download = downloads_.model();
    model.import = import_.model();
    model.demo = demo_ || (replica_ && replica_->is_demo());
    model.password = password_.model();
    model.acts = &acts_.model();
    model.away = &away_.news();
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
    // A zone that was changed in mid-shift ends no day before its own midnight.
    if (replica_ && now() < replica_->view().desk().held_until) {
        return replica_->view().desk().held_day;
    }
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

void RecallApp::on_route(std::string_view route) {
    if (!password_.take_link(route)) address_.arrived(route);
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
    const bool can_take = managers_program && shows_screens() && manages() &&
                          !import_.is_open() && chosen &&
                          screen_shown() == ui::Screen::database &&
                          replica_->view().list(*chosen);
    if (can_take) return import_.take_file(*chosen, file);
    host_.files.forget(file.handle);
    notices_.say(ui::Tone::neutral, drop_words());
}

bool RecallApp::busy() const {
    if (session_ == ui::SessionState::opening || session_ == ui::SessionState::signing_in)
        return true;
    if (session_ != ui::SessionState::signed_in || !replica_) return false;
    const bool open = connection_.state() == Connection::State::open;
    if (connection_.state() == Connection::State::connecting) return true;
    return open && link_problem_.empty() && (!replica_->is_live() || !replica_->pending().empty());
}

}  // namespace recall::shell
