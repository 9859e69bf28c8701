#include "tests/sim/device.hpp"

#include "tests/sim/compare.hpp"

#include "relay/desk/calendar.hpp"
#include "wire/protocol.hpp"

namespace recall::sim {

namespace {

constexpr std::int64_t pause_ms_min = 500, pause_ms_max = 15'000;  // shell/app/connection.hpp
constexpr std::int64_t load_mean_ms = 20;

}  // namespace

Tab::Tab(Surroundings& around, Device& device, const Username& user)
    : around_(around), device_(device) {
    open(user);
    signed_in_ = device.session() == user;
}

DeviceTime Tab::local_time() const {
    return {around_.world.now() + device_.clock_offset_ms, around_.world.now().ms};
}

Day Tab::today() const {
    const std::string& zone = replica_->view().desk().zone;
    return TzCalendar{}.day_at(now(), zone.empty() ? "UTC" : zone);
}

std::function<void()> Tab::in_this_life(std::function<void()> happens) {
    return [this, life = life_, happens = std::move(happens)] {
        if (!dead_ && life == life_) happens();
    };
}

// ---- Who sits here

// A new replica for whoever it is, with what the device keeps of them.
void Tab::open(const Username& user) {
    drop_link();
    const bool again = replica_ && replica_->user() == user;
    const bool reuses = again && around_.weather.plan.sabotage == Sabotage::reuses_client;
    std::string client = reuses ? replica_->client() : device_.fresh_client(user);
    replica_ = std::make_unique<Replica>(user, std::move(client));
    confirmed_ = State{};
    ++life_;
    around_.world.after(load_mean_ms, in_this_life([this] {
                            device_.after_writes(*this, in_this_life([this] { load(); }));
                        }));
}

void Tab::sign_in(const Username& user) {
    open(user);
    signed_in_ = true;
}

void Tab::sign_out() {
    device_.forget_rows(*this);
    signed_in_ = false;
    open(replica_->user());
}

void Tab::look_who_is_here() {
    if (dead_ || device_.is_offline()) return;
    const bool theirs = device_.session() == user();
    if (theirs && !signed_in_) return sign_in(user());
    if (!theirs && signed_in_) let_go();
}

// The session is another's, or nobody's. Work goes on; nothing is sent.
void Tab::let_go() {
    around_.counters.saw("a session ended under a tab");
    drop_link();
    signed_in_ = false;
    replica_->let_go(device_.fresh_client(user()));
    device_.hand_over_orphaned();
}

// ---- The device

void Tab::load() {
    const Device::Kept& kept = device_.kept(user());
    if (kept.position.number > 0 && !kept.rows.empty()) {
        std::vector<Row> rows;
        for (const auto& [key, row] : kept.rows) rows.push_back(row);
        replica_->restore_rows(rows, kept.position.number, kept.position.mark);
        for (const Row& row : rows) confirmed_.put(row);
        around_.counters.saw("rows restored from the device");
    }
    if (!signed_in_) return;
    if (around_.weather.plan.sabotage != Sabotage::abandons_outbox) adopt(device_.orphaned(user()));
    try_to_connect();
}

void Tab::adopt(std::vector<Pending> commands) {
    if (commands.empty()) return;
    around_.counters.saw("the outbox of a dead tab adopted");
    for (const Pending& one : commands) {
        around_.laws.on_saved({user(), one.client}, one.number, one.command);
    }
    replica_->adopt(std::move(commands));
    flush();
}

void Tab::kept(const Pending& pending) {
    replica_->stored(pending.client, pending.number);
    flush();
}

// ---- Wishes

bool Tab::give(Command command) {
    if (dead_) return false;
    const auto given = replica_->wish(std::move(command), now(), today());
    if (!given) {
        around_.counters.saw("a wish refused by the tab itself");
        return false;
    }
    const Pending& pending = given.value();
    around_.laws.on_wished({user(), pending.client}, pending.number, pending.command);
    wished_live_[{pending.client, pending.number}] = replica_->is_live();
    if (!pending.on_device) {
        device_.put_command(
            *this, pending, [this, pending, user = user(), life = life_](bool kept) {
                if (kept)
                    around_.laws.on_saved({user, pending.client}, pending.number, pending.command);
                if (life != life_) return device_.hand_over_orphaned();
                if (kept) return this->kept(pending);
                replica_->device_failed();
                flush();
            });
    }
    flush();
    if (std::exchange(device_.dies_at_next_wish, false)) device_.close_tab_soon(*this);
    return true;
}

void Tab::flush() {
    if (!link_) return;
    for (const std::string& text : replica_->outgoing()) link_->send(Link::relay, text);
}

// ---- The connection

void Tab::drop_link() {
    if (!link_) return;
    link_->detach(Link::tab);
    link_->cut();
    link_.reset();
    replica_->disconnected();
}

void Tab::try_to_connect() {
    if (dead_ || link_ || !signed_in_) return;
    LinkPace pace;
    if (around_.weather.has(Fault::slow_links)) pace = {200, 2'000};
    auto link = std::make_shared<Link>(around_.world, around_.relay.link_delays(), pace);
    // The line is opened with the browser's cookie, whoever that is by now.
    if (device_.is_offline() || !around_.relay.accept(link, device_.session())) {
        if (device_.session().empty()) look_who_is_here();
        return reconnect_later();
    }
    link->attach(Link::tab, {[this](const std::string& text) { on_message(text); },
                             [this](int code) { on_closed(code); }});
    link_ = std::move(link);
    replica_->connected();
    link_->send(Link::relay, encode(TabMessage{replica_->hello(local_time())}));
    flush();
}

void Tab::reconnect_later() {
    around_.world.after(pause_ms_, in_this_life([this] { try_to_connect(); }));
    pause_ms_ = std::min(2 * pause_ms_, pause_ms_max);
}

void Tab::on_closed(int code) {
    link_.reset();
    replica_->disconnected();
    if (code == close_code::another_user) look_who_is_here();
    reconnect_later();
}

void Tab::cut() {
    if (link_) link_->cut();
}
void Tab::stall() {
    if (link_) link_->stall();
}

void Tab::start_over() {
    around_.counters.saw("a tab asked for the whole view again");
    replica_->start_over();
    if (!link_) return;
    drop_link();
    try_to_connect();
}

void Tab::die() {
    dead_ = true;
    for (const Pending& pending : replica_->pending()) {
        if (!pending.on_device) around_.counters.saw("a wish died before it was saved");
    }
    if (!link_) return;
    link_->detach(Link::tab);
    link_->cut();
    link_.reset();
}

// ---- What the relay says

void Tab::on_message(const std::string& text) {
    const Position from = replica_->position();
    auto received = replica_->receive(text, local_time());
    law(bool(received), "a tab does not understand the relay");
    const Effects effects = std::move(received).value();
    law(!effects.another_user, "a tab was welcomed as another user");
    if (effects.unavailable) around_.counters.saw("a tab was told that nothing can be saved");
    keep(effects, from);
    tell_answers(effects);
    if (!effects.departed.empty()) around_.counters.saw("a number left its agent's hands");
    flush();
}

void Tab::tell_answers(const Effects& effects) {
    for (const auto& [client, number] : effects.accepted) {
        around_.laws.on_answer({user(), client}, number, std::nullopt);
        device_.remove_command(*this, client, number);
    }
    for (const Refused& refused : effects.refused) {
        if (refused.error.code == "other_history") {
            // Never sent: it can be read in the tray, and that is all there is of it.
            around_.counters.saw("a wish about a number that another history knows as another");
            around_.laws.on_put_aside({user(), refused.client}, refused.number);
            device_.reject_command(*this, refused);
            continue;
        }
        around_.laws.on_answer({user(), refused.client}, refused.number, refused.error);
        device_.reject_command(*this, refused);
        const auto wished = wished_live_.find({refused.client, refused.number});
        if (works_offline(refused.command) && (wished == wished_live_.end() || !wished->second)) {
            around_.counters.saw("rejected after offline");
        }
    }
    for (const auto& [client, number] : effects.pointless) {
        around_.laws.on_left_tray({user(), client}, number);
        device_.drop_rejected(*this, client, number);
        around_.counters.saw("a refusal left the tray because its call was accepted");
    }
}

void Tab::keep(const Effects& effects, const Position& from) {
    const bool whole_change = effects.position.number > 0;
    if (!whole_change) return;
    pause_ms_ = pause_ms_min;
    if (effects.reset) confirmed_ = State{};
    else if (effects.rows.empty() && effects.gone.empty())
        around_.counters.saw("nothing had changed");
    // As the replica does it: a lead's new callback may come with the end of the one before.
    for (const GoneRow& gone : effects.gone) {
        if (std::holds_alternative<CallbackId>(gone)) confirmed_.remove(gone);
    }
    for (const Row& row : effects.rows) confirmed_.put(row);
    for (const GoneRow& gone : effects.gone) confirmed_.remove(gone);
    device_.put_rows(*this, effects, from);
}

void Tab::check_view() const {
    Replica fresh(user(), "fresh");
    std::vector<Row> rows;
    const auto gather = [&rows](const auto& nouns) {
        for (const auto& [id, noun] : nouns) rows.push_back(noun);
    };
    rows.push_back(confirmed_.desk());
    gather(confirmed_.users());
    gather(confirmed_.campaigns());
    gather(confirmed_.lists());
    for (const auto& [id, list] : confirmed_.lists()) rows.push_back(confirmed_.counts(id));
    gather(confirmed_.leads());
    gather(confirmed_.assignments());
    gather(confirmed_.calls());
    gather(confirmed_.tallies());
    gather(confirmed_.recycles());
    gather(confirmed_.callbacks());
    fresh.restore_rows(rows, 1);
    fresh.set_others(replica_->others());
    fresh.adopt({replica_->pending().begin(), replica_->pending().end()});
    law_says("what " + user() + " sees is not confirmed + pending",
             difference(replica_->view(), fresh.view()));
    // A guess never hides what the relay has said, but for calls that are being put away or put
    // right, in this tab or in another of the device.
    std::set<CallId> put_away;
    std::set<AssignmentId> put_right;
    const auto note = [&](const Pending& pending) {
        const auto* archive = std::get_if<ArchiveCalls>(&pending.command);
        if (archive) put_away.insert(archive->calls.begin(), archive->calls.end());
        const auto* correction = std::get_if<CorrectOutcome>(&pending.command);
        if (correction) put_right.insert(correction->assignment);
    };
    for (const Pending& pending : replica_->pending()) note(pending);
    for (const Pending& pending : replica_->others()) note(pending);
    for (const auto& [id, call] : confirmed_.calls()) {
        const CompletedCall* seen = replica_->view().call(id);
        if (!seen && put_away.contains(id)) continue;
        if (seen && put_right.contains(call.assignment)) continue;
        law(seen && *seen == call, "a guess hides call " + std::to_string(id.value));
    }
}

}  // namespace recall::sim
