// What befalls a run: lines cut, tabs killed, disks full, clocks that jump.
#include "tests/sim/life.hpp"

namespace recall::sim {

void Simulation::blow(Fault fault, std::int64_t mean_ms, void (Simulation::*once)(Random&)) {
    struct Storm {
        Random random;
        std::function<void()> next;
    };
    auto storm = std::make_shared<Storm>(Storm{Random(plan_.seed, name_of(fault)), {}});
    // The world outlives no event, so a weak hold is enough and makes no ring.
    storm->next = [this, fault, mean_ms, once, weak = std::weak_ptr(storm)] {
        const auto held = weak.lock();
        world_.after(held->random.wait_ms(mean_ms) + 1, [this, fault, once, held] {
            if (!weather_.has(fault) || workload_.is_over()) return;
            (this->*once)(held->random);
            held->next();
        });
    };
    storm->next();
}

Tab* Simulation::some_tab(Random& random) {
    const auto tabs = somebody(random).tabs();
    return tabs.empty() ? nullptr : random.pick(tabs);
}

void Simulation::cut_somebody(Random& random) {
    if (Tab* tab = some_tab(random)) tab->cut();
}

void Simulation::stall_somebody(Random& random) {
    Tab* tab = some_tab(random);
    if (!tab) return;
    counters_.saw("a connection half open");
    tab->stall();
    // Whoever notices first; it may be another connection by then, which is cut like any.
    world_.after(random.between(5, 90) * second_ms, [tab] { tab->cut(); });
}

void Simulation::take_offline(Random& random) {
    Device& device = somebody(random);
    const std::int64_t mean_ms = random.percent(60) ? 10 * minute_ms : 3 * hour_ms;
    device.offline_until = world_.now() + random.wait_ms(std::min(mean_ms, span_ms_));
    for (Tab* tab : device.tabs()) {
        if (random.percent(50)) tab->stall();
        tab->cut();
    }
}

void Simulation::kill_tab(Random& random) {
    Device& device = somebody(random);
    if (random.percent(60)) {
        device.dies_at_next_wish = true;
        return;
    }
    const auto tabs = device.tabs();
    if (!tabs.empty()) device.close_tab(*random.pick(tabs));
    if (device.tabs().empty()) {
        world_.after(random.wait_ms(minute_ms), [&device] {
            if (device.tabs().empty()) device.open_tab();
        });
    }
}

void Simulation::open_second_tab(Random& random) {
    Device& device = somebody(random);
    if (device.tabs().size() != 1) return;
    counters_.saw("two tabs of one user");
    device.open_tab();
}

void Simulation::wipe(Random& random) {
    counters_.saw("rows evicted from the device");
    somebody(random).wipe_rows();
}

void Simulation::fill_device(Random& random) {
    somebody(random).full_until = world_.now() + random.wait_ms(10 * minute_ms);
}

void Simulation::restart_in(std::int64_t ms) {
    down_until_ = world_.now() + ms;
    world_.after(ms, [this] {
        if (relay_.is_up() || world_.now() < down_until_) return;
        const Day before = plan_.zone.day_at(relay_.clock());
        const Day open = journal_.rows().counters().open_day;
        if (open < before) missed_.insert(open);
        relay_.start();
    });
}

void Simulation::kill_relay(Random& random) {
    relay_.kill();
    const bool long_one = weather_.has(Fault::long_outages) && random.percent(50);
    restart_in(random.wait_ms(long_one ? std::max(span_ms_ / 3, hour_ms) : 10 * second_ms));
}

void Simulation::fill_disk(Random& random) {
    disk_full_until_ = world_.now() + random.wait_ms(8 * second_ms);
}

void Simulation::leap_clock(Random& random) {
    const bool back = random.percent(50);
    counters_.saw(back ? "the clock a year behind" : "the clock a year ahead");
    relay_.leap_clock((back ? -365 : 365) * twenty_four_hours_ms);
    world_.after(random.wait_ms(hour_ms), [this] { relay_.end_leap(); });
}

void Simulation::step_clock(Random& random) {
    if (random.percent(20)) return leap_clock(random);
    const std::int64_t most = random.percent(70) ? 10 * minute_ms : 26 * hour_ms;
    const std::int64_t step = random.between(-most, most);
    counters_.saw(step < 0 ? "the clock set back" : "the clock set forth");
    relay_.step_clock(step);
}

// From a copy that was made some time before, while the relay ran.
void Simulation::put_relay_back(Random& random) {
    if (!relay_.is_up()) return;
    struct Copy {
        SimJournal::Kept kept;
        Laws::Known known;
    };
    auto copy = std::make_shared<Copy>(Copy{journal_.copy(), laws_.known()});
    world_.after(random.wait_ms(std::max(span_ms_ / 10, 10 * second_ms)), [this, copy] {
        if (!weather_.has(Fault::restores) || workload_.is_over()) return;
        counters_.saw("the relay was put back to an earlier copy");
        relay_.kill();
        journal_.put_back(copy->kept);
        laws_.put_back(copy->known);
        restart_in(second_ms);
    });
}

SimJournal::Fate Simulation::fate_of_commit() {
    using Fate = SimJournal::Fate;
    if (weather_.calm) return Fate::goes_well;
    if (world_.now() < disk_full_until_) return Fate::fails;
    if (!weather_.has(Fault::relay_kills) || !kills_.percent(1.5)) return Fate::goes_well;
    const bool durable = kills_.percent(50);
    restart_in(kills_.wait_ms(10 * second_ms));
    counters_.saw(durable ? "relay killed after a commit" : "relay killed before a commit");
    return durable ? Fate::killed_after : Fate::killed_before;
}

void Simulation::begin_faults() {
    const std::int64_t often = std::max(span_ms_ / 20, 2 * second_ms);
    const std::int64_t seldom = std::max(span_ms_ / 6, 5 * second_ms);
    blow(Fault::cuts, often, &Simulation::cut_somebody);
    blow(Fault::stalls, often, &Simulation::stall_somebody);
    blow(Fault::offline, seldom, &Simulation::take_offline);
    blow(Fault::tab_kills, often, &Simulation::kill_tab);
    blow(Fault::second_tabs, often, &Simulation::open_second_tab);
    blow(Fault::wipes, seldom, &Simulation::wipe);
    blow(Fault::full_devices, seldom, &Simulation::fill_device);
    blow(Fault::relay_kills, seldom, &Simulation::kill_relay);
    blow(Fault::full_disk, seldom, &Simulation::fill_disk);
    blow(Fault::clock_steps, seldom, &Simulation::step_clock);
    blow(Fault::restores, seldom, &Simulation::put_relay_back);
    journal_.fate_of_commit = [this] { return fate_of_commit(); };
    journal_.load_fails = [this] {
        return !weather_.calm && world_.now() < disk_full_until_ && disk_.percent(30);
    };
}

}  // namespace recall::sim
