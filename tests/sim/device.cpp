#include "tests/sim/device.hpp"

#include <algorithm>

namespace recall::sim {

namespace {

constexpr std::int64_t write_mean_ms = 8;
constexpr std::int64_t tell_mean_ms = 50;
constexpr std::int64_t compare_after_ms = 5'000;  // web/store.js

}  // namespace

Device::Device(Surroundings& around, std::vector<Username> people)
    : around_(around),
      people_(std::move(people)),
      random_(around.weather.plan.seed, "device of " + people_.front()),
      session_(people_.front()),
      last_user_(people_.front()) {
    for (const Username& user : people_) kept_[user];
    if (around.weather.has(Fault::tab_clocks)) {
        const std::int64_t day_ms = 24 * 60 * minute_ms;
        clock_offset_ms = random_.between(-day_ms, day_ms);
    }
}

const Device::Kept& Device::kept(const Username& user) const { return kept_.at(user); }

std::string Device::fresh_client(const Username& user) {
    return user + "-" + people_.front() + "-" + std::to_string(++clients_);
}

// ---- Tabs

std::vector<Tab*> Device::tabs() const {
    std::vector<Tab*> living;
    for (const auto& tab : tabs_) {
        if (!tab->is_dead()) living.push_back(tab.get());
    }
    return living;
}

std::vector<Tab*> Device::tabs_of(const Username& user) const {
    std::vector<Tab*> theirs;
    for (Tab* tab : tabs()) {
        if (tab->user() == user) theirs.push_back(tab);
    }
    return theirs;
}

Tab& Device::open_tab() {
    tabs_.push_back(std::make_unique<Tab>(around_, *this, last_user_));
    return *tabs_.back();
}

// Its writes that have begun may have reached the disk or not, in their order.
void Device::close_tab(Tab& tab) {
    std::int64_t own = 0;
    for (const Write& one : writes_) own += one.tab == &tab;
    std::int64_t reach_disk = random_.between(0, own);
    std::deque<Write> others;
    for (Write& one : writes_) {
        if (one.tab != &tab) others.push_back(std::move(one));
        else if (reach_disk-- > 0) others.push_back({nullptr, std::move(one.happens), {}});
        else around_.counters.saw("a write died with its tab");
    }
    // In one step, so that whoever adopts its outbox finds it settled, as under the Web Lock.
    writes_.clear();
    for (Write& one : others) {
        if (one.tab == nullptr) one.happens();
        else writes_.push_back(std::move(one));
    }
    tab.die();
    hand_over_orphaned();
}

void Device::close_tab_soon(Tab& tab) {
    around_.world.after(random_.wait_ms(write_mean_ms), [this, &tab] {
        if (!tab.is_dead()) close_tab(tab);
        if (tabs().empty()) open_tab();
    });
}

std::vector<Pending> Device::orphaned(const Username& user) const {
    std::set<std::string> taken;
    for (const Tab* tab : tabs_of(user)) {
        taken.insert(tab->client());
        for (const Pending& pending : tab->replica().pending()) taken.insert(pending.client);
    }
    std::vector<Pending> left;
    for (const auto& [key, pending] : kept(user).outbox) {
        if (!taken.contains(key.first)) left.push_back(pending);
    }
    return left;
}

void Device::hand_over_orphaned() {
    for (Tab* heir : tabs()) {
        if (heir->is_signed_in()) heir->adopt(orphaned(heir->user()));
    }
}

void Device::wipe_rows() {
    for (auto& [user, kept] : kept_) {
        kept.rows.clear();
        kept.position = {};
    }
}

// ---- Who sits here

// A tab that is frozen, or was opened in another window of the browser long ago, hears nothing.
void Device::tell_tabs(const Tab& but) {
    for (Tab* tab : tabs()) {
        if (tab == &but || random_.percent(20)) continue;
        around_.world.after(random_.wait_ms(tell_mean_ms), [tab] { tab->look_who_is_here(); });
    }
}

bool Device::sign_in(Tab& tab, const Username& user) {
    if (is_offline() || !around_.relay.lets_in(user)) return false;
    if (user != session_) around_.counters.saw("another user signed in in the same browser");
    session_ = last_user_ = user;
    tab.sign_in(user);
    tell_tabs(tab);
    return true;
}

void Device::sign_out(Tab& tab) {
    around_.counters.saw(is_offline() ? "signed out without a connection" : "signed out");
    // Without one the cookie stays; that they wanted to be signed out is kept beside it.
    session_.clear();
    tab.sign_out();
    tell_tabs(tab);
    hand_over_orphaned();
}

// ---- The store: one write after the other

void Device::write(Tab& tab, std::function<void()> happens, std::function<void()> then) {
    writes_.push_back({&tab, std::move(happens), std::move(then)});
    around_.world.after(random_.wait_ms(write_mean_ms), [this] { write_next(); });
}

void Device::write_next() {
    if (writes_.empty()) return;
    const Write one = std::move(writes_.front());
    writes_.pop_front();
    one.happens();
    if (one.then && !one.tab->is_dead()) one.then();
}

void Device::after_writes(Tab& tab, std::function<void()> then) {
    write(
        tab, [] {}, std::move(then));
}

void Device::put_command(Tab& tab, const Pending& pending, std::function<void(bool kept)> then) {
    if (around_.world.now() < full_until) {
        around_.counters.saw("the device could not keep a command");
        return write(
            tab, [] {}, [then] { then(false); });
    }
    const auto put = [this, user = tab.user(), pending] {
        kept_[user].outbox[{pending.client, pending.number}] = pending;
    };
    write(tab, put, [then] { then(true); });
}

void Device::remove_command(Tab& tab, const std::string& client, std::int64_t number) {
    write(tab, [this, user = tab.user(), client, number] {
        kept_[user].outbox.erase({client, number});
    });
}

void Device::reject_command(Tab& tab, const Refused& refused) {
    write(tab, [this, user = tab.user(), refused] {
        kept_[user].outbox.erase({refused.client, refused.number});
        kept_[user].tray.insert_or_assign({refused.client, refused.number}, refused);
    });
}

void Device::forget_rows(Tab& tab) {
    write(tab, [this, user = tab.user()] {
        kept_[user].rows.clear();
        kept_[user].position = {};
    });
}

void Device::drop_rejected(Tab& tab, const std::string& client, std::int64_t number) {
    write(tab, [this, user = tab.user(), client, number] {
        kept_[user].tray.erase({client, number});
    });
}

// Rows and position in one step. A change is only kept where the store stands where it begins:
// after an eviction, behind another tab, or over rows of a history that the relay has lost, it
// would leave a hole that no later hello could tell.
void Device::put_rows(Tab& tab, const Effects& effects, const Position& from) {
    write(tab, [this, &tab, user = tab.user(), effects, from] {
        Kept& kept = kept_[user];
        if (effects.reset) {
            kept.rows.clear();
        } else if (kept.position == effects.position) {
            return;
        } else if (kept.position != from) {
            around_.counters.saw("the store stood elsewhere than a change begins");
            return compare_later(tab);
        }
        const auto key = [](const auto& row) {
            const RowKey named = key_of(row);
            return std::pair{named.kind, named.id};
        };
        for (const Row& row : effects.rows) kept.rows.insert_or_assign(key(row), row);
        for (const GoneRow& gone : effects.gone) kept.rows.erase(key(gone));
        kept.position = effects.position;
    });
}

// Another tab may be about to write what is missing; where none does, the whole view comes again.
void Device::compare_later(Tab& tab) {
    around_.world.after(compare_after_ms, [this, &tab] {
        if (tab.is_dead()) return;
        const Position& here = tab.replica().position();
        const Position& at = kept(tab.user()).position;
        if (at != here && at.number <= here.number) tab.start_over();
    });
}

}  // namespace recall::sim
