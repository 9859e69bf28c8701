#include "shell/app/program.hpp"
#include "tests/shell/tab_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace recall::shell {

bool has_managers_screens = true;

const bool managers_program = true;

ui::DrawScreen manager_screen() {
    return has_managers_screens ? ui::draw_manager_screen : nullptr;
}

const CommandJson& command_json() {
    return has_managers_screens ? commands_json : agents_commands_json;
}

namespace {

constexpr int answer_wait_ms = 60;  // of a relay on this machine

}  // namespace

// ---- A device

std::size_t Device::unsent() const {
    std::size_t count = 0;
    for (const auto& [user, kept] : of) count += kept.outbox.size();
    return count;
}

// ---- A tab

Tab::Tab(Browser& browser, std::string route)
    : browser_(browser),
      parts_(std::make_unique<Parts>(*this, browser)),
      history_{std::move(route)},
      app_(std::make_unique<RecallApp>(parts_->host)) {
    app_->start();
}
Tab::~Tab() = default;

bool Tab::step() {
    if (!due_.empty()) {
        const auto happens = std::move(due_.front());
        due_.pop_front();
        happens();
        parts_->redraw = true;
        return true;
    }
    if (parts_->fire_one()) {
        parts_->redraw = true;
        return true;
    }
    return parts_->read_one() || (paint && visible_ && paint());
}

bool Tab::take_redraw() {
    if (parts_->redraw_at_ms <= parts_->wall_ms()) {
        parts_->redraw_at_ms = ui::never_ms;
        parts_->redraw = true;
    }
    return std::exchange(parts_->redraw, false);
}

void Tab::redraw_at(std::int64_t wall_ms) { parts_->request_redraw_at(wall_ms); }
std::int64_t Tab::wall_ms() const { return parts_->wall_ms(); }

void Tab::drop(const File& file) {
    app_->on_file_dropped(parts_->take(file));
    parts_->redraw = true;
}

void Tab::go(const std::string& route) {
    parts_->set_route(route, false);
    app_->on_route(route);
    parts_->redraw = true;
}

void Tab::go_back(int steps) {
    const auto to = static_cast<std::ptrdiff_t>(at_) - steps;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(history_.size())) return;
    at_ = static_cast<std::size_t>(to);
    app_->on_route(history_[at_]);
    parts_->redraw = true;
}

void Tab::set_visible(bool visible) {
    visible_ = visible;
    app_->on_visible(visible);
    parts_->redraw = true;
}

// What nobody answers for comes to whoever adopts; the rest is told as another tab's.
void Tab::hand_over(const std::string& user, bool adopt) {
    if (!model().replica || model().replica->user() != user) return;
    std::set<std::string> living;
    for (const auto& other : browser_.tabs_) {
        if (other.get() != this) living.insert(other->clients_.begin(), other->clients_.end());
    }
    std::vector<StoredCommand> adopted, others;
    for (const auto& [key, text] : browser_.device.of[user].outbox) {
        if (clients_.contains(key.first)) continue;
        const bool mine = adopt && !living.contains(key.first);
        (mine ? adopted : others).push_back({key.first, key.second, text});
    }
    for (const StoredCommand& one : adopted) clients_.insert(one.client);
    if (adopt) app_->on_commands_adopted(user, std::move(adopted));
    app_->on_others_commands(user, std::move(others));
}

bool Tab::shows(const std::string& user) const {
    const ui::Model now = model();
    const bool here =
        now.session == ui::SessionState::signed_in || now.session == ui::SessionState::expired;
    return here && now.replica && now.replica->user() == user && now.replica->has_rows();
}

bool Tab::was_told(const std::string& words) const {
    return std::any_of(
        app_->messages().begin(), app_->messages().end(),
        [&](const ui::Message& message) { return message.words.find(words) != std::string::npos; });
}

std::vector<AssignmentId> Tab::numbers() const {
    std::vector<AssignmentId> open;
    for (const AssignmentId id : replica().view().assignments_of(replica().user())) {
        const Assignment* one = replica().view().assignment(id);
        if (one && is_open(one->stage)) open.push_back(id);
    }
    return open;
}

void Tab::complete(AssignmentId id, const std::string& notes) {
    give(ClaimLead{id});
    CompleteCall call{id, Code{"SUCCESS"}, notes, {}, {}};
    give(call);
}

// ---- The browser

Tab& Browser::open_tab(const std::string& route) {
    tabs_.push_back(std::make_unique<Tab>(*this, route));
    run();
    return *tabs_.back();
}

void Browser::close_tab(Tab& tab) {
    tabs_.remove_if([&tab](const auto& one) { return one.get() == &tab; });
    for (const auto& other : tabs_) {
        if (!other->adopter_.empty()) other->hand_over(other->adopter_, true);
    }
}

bool Browser::step() {
    return std::any_of(tabs_.begin(), tabs_.end(), [](const auto& tab) { return tab->step(); });
}

bool Browser::is_busy() const {
    return reaches() && std::any_of(tabs_.begin(), tabs_.end(),
                                    [](const auto& tab) { return tab->app_->busy(); });
}

void Browser::let_through() {
    on_request = nullptr;
    for (const auto& tab : tabs_) {
        for (const RequestId id : std::exchange(tab->held_, {})) {
            tab->due_.push_back([tab = tab.get(), id] { tab->parts_->answer(id); });
        }
    }
}

std::int64_t Browser::wall_ms() const {
    static const std::int64_t began_ms = system_now().ms;
    return began_ms - 1'000'000 + monotonic_ms + wall_off_ms;
}

void Browser::run() {
    constexpr int steps_max = 100'000;
    int quiet_ms = 0;
    for (int steps = 0; quiet_ms < answer_wait_ms && steps < steps_max; ++steps) {
        if (step()) {
            quiet_ms = 0;
            continue;
        }
        constexpr int look_again_ms = 5;
        std::this_thread::sleep_for(std::chrono::milliseconds(look_again_ms));
        quiet_ms += look_again_ms;
    }
}

// In steps, so that what a timer begins has its own time.
void Browser::pass(std::int64_t ms) {
    constexpr std::int64_t step_ms = 500;
    for (std::int64_t passed = 0; passed < ms; passed += step_ms) {
        monotonic_ms += std::min(step_ms, ms - passed);
        while (step()) {}
    }
    run();
}

void Browser::set_online(bool online) {
    online_ = online;
    for (const auto& tab : tabs_) tab->app_->on_online(online);
}

void Browser::move_to(TestRelay& relay) {
    const std::string cookie = http_.cookie;
    relay_ = &relay;
    http_ = HttpClient(relay.port());
    http_.cookie = cookie;
    for (const auto& tab : tabs_) {
        if (!tab->parts_->line) continue;
        tab->parts_->line.reset();
        tab->app_->on_socket_closed(1006, "");
    }
}

}  // namespace recall::shell
