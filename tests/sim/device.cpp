#include "tests/sim/device.hpp"

namespace recall::sim {

namespace {

constexpr std::int64_t write_mean_ms = 8;

}  // namespace

Device::Device(Surroundings& around, Username user)
    : around_(around),
      user_(std::move(user)),
      random_(around.weather.plan.seed, "device of " + user_) {
    if (around.weather.has(Fault::tab_clocks)) {
        const std::int64_t day_ms = 24 * 60 * minute_ms;
        clock_offset_ms = random_.between(-day_ms, day_ms);
    }
}

// ---- Tabs

std::vector<Tab*> Device::tabs() const {
    std::vector<Tab*> living;
    for (const auto& tab : tabs_) {
        if (!tab->is_dead()) living.push_back(tab.get());
    }
    return living;
}

Tab& Device::open_tab() {
    // Never used before, on no device.
    const std::string client = user_ + "-" + std::to_string(++tabs_opened_);
    tabs_.push_back(std::make_unique<Tab>(around_, *this, client));
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
    for (Tab* heir : tabs()) heir->adopt(orphaned());
}

void Device::close_tab_soon(Tab& tab) {
    around_.world.after(random_.wait_ms(write_mean_ms), [this, &tab] {
        if (!tab.is_dead()) close_tab(tab);
        if (tabs().empty()) open_tab();
    });
}

std::vector<Pending> Device::orphaned() const {
    std::set<std::string> taken;
    for (const Tab* tab : tabs()) {
        taken.insert(tab->client());
        for (const Pending& pending : tab->replica().pending()) taken.insert(pending.client);
    }
    std::vector<Pending> left;
    for (const auto& [key, pending] : kept_.outbox) {
        if (!taken.contains(key.first)) left.push_back(pending);
    }
    return left;
}

void Device::wipe_rows() {
    kept_.rows.clear();
    kept_.position = 0;
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

void Device::put_command(Tab& tab, const Pending& pending) {
    if (around_.world.now() < full_until) {
        around_.counters.saw("the device could not keep a command");
        return write(tab, [] {}, [&tab] { tab.on_not_kept(); });
    }
    write(tab, [this, pending] { kept_.outbox[{pending.client, pending.number}] = pending; },
          [&tab, pending] { tab.on_kept(pending); });
}

void Device::remove_command(Tab& tab, const std::string& client, std::int64_t number) {
    write(tab, [this, client, number] { kept_.outbox.erase({client, number}); });
}

void Device::reject_command(Tab& tab, const Refused& refused) {
    write(tab, [this, refused] {
        kept_.outbox.erase({refused.client, refused.number});
        kept_.tray.insert_or_assign({refused.client, refused.number}, refused);
    });
}

// Rows and position in one step. A change is only kept where the store stands between where it
// begins and where it ends: after an eviction, or behind another tab, it would leave a hole that
// no later hello could tell.
void Device::put_rows(Tab& tab, const Effects& effects, std::int64_t from) {
    write(tab, [this, effects, from] {
        if (effects.reset) wipe_rows();
        else if (kept_.position < from || kept_.position > effects.position) {
            around_.counters.saw("the store stood elsewhere than a change begins");
            return;
        }
        const auto key = [](const auto& row) {
            const RowKey named = key_of(row);
            return std::pair{named.kind, named.id};
        };
        for (const Row& row : effects.rows) kept_.rows.insert_or_assign(key(row), row);
        for (const GoneRow& gone : effects.gone) kept_.rows.erase(key(gone));
        kept_.position = effects.position;
    });
}

}  // namespace recall::sim
