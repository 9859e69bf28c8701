#include "relay/cli/relay.hpp"

#include "relay/desk/clock_note.hpp"
#include "relay/desk/log.hpp"


namespace recall {

Relay::Relay(RelaySettings settings, Journal& journal, JournalReader& reader, AccountStore& store)
    : settings_(std::move(settings)),
      clock_(settings_.clock, settings_.steady_ms ? settings_.steady_ms : steady_now_ms,
             settings_.clock_leap_ms_max,
             [this] { return take_clock_word(settings_.data, settings_.clock()); }),
      accounts_(store, [this] { return clock_.now(); }, settings_.session_ms,
                settings_.hand_in_ms),
      mail_([this](Letters letters) { server_->carry(std::move(letters)); }) {
    hub_ = std::make_unique<Hub>(mail_, settings_.demo, [this](const Username& username) {
        ending_.submit([this, username] { (void)accounts_.retire_sessions_of(username); });
    });
    const Clock clock = [this] { return clock_.now(); };
    desk_ = std::make_unique<DeskThread>(journal, calendar_, clock, metrics_, health_);
    desk_->hold_clock_while([this] { return clock_.doubt().has_value(); });
    api_ = std::make_unique<HttpApi>(Services{
        .desk = *desk_,
        .reader = reader,
        .accounts = accounts_,
        .calendar = calendar_,
        .clock = clock,
        .desk_clock = clock_,
        .metrics = metrics_,
        .health = health_,
        .presence = presence_,
        .notes = notes_,
        .started_at = clock(),
        .data = settings_.data,
        .public_origin = settings_.public_origin,
        .hosts = settings_.hosts,
        .proxies = settings_.proxies,
        .secure = settings_.public_origin.starts_with("https://"),
        .demo = settings_.demo,
    });
}

Relay::~Relay() {
    ending_.stop();
    if (server_) accounts_.on_sessions_ended(nullptr);
    desk_->stop();
    hub_->forget_connections();
    server_.reset();
}

std::optional<std::string> Relay::start() {
    if (auto error = notes_.open(settings_.data)) return error->message;
    auto files = StaticFiles::load(settings_.page);
    if (!files) return files.error();
    files_ = std::move(files).value();
    server_ = std::make_unique<Server>(*api_, files_, *hub_);
    if (!settings_.demo) {
        auto closed = accounts_.close_demo();
        if (!closed) return closed.error().message;
        demo_users_ = std::move(closed).value();
    }
    accounts_.on_sessions_ended([this] { server_->check_sessions(); });
    if (auto error = server_->listen(settings_.address, settings_.port)) return error;
    if (auto error = desk_->start(hub_.get())) return error->message;
    return std::nullopt;
}

void Relay::run() {
    server_->run();
    desk_->stop();
    accounts_.refresh();  // stores what it still holds
}

}  // namespace recall
