// One run of the simulator: the relay, the devices, and what befalls them.
#pragma once

#include "tests/sim/compare.hpp"
#include "tests/sim/simulation.hpp"

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace recall::sim {

constexpr std::int64_t hour_ms = 60 * minute_ms;

class Simulation {
public:
    explicit Simulation(const Options& options);
    Verdict run();

private:
    // --- Faults, each class from a stream of its own.
    void blow(Fault fault, std::int64_t mean_ms, void (Simulation::*once)(Random&));
    void cut_somebody(Random& random);
    void stall_somebody(Random& random);
    void take_offline(Random& random);
    void kill_tab(Random& random);
    void open_second_tab(Random& random);
    void wipe(Random& random);
    void fill_device(Random& random);
    void kill_relay(Random& random);
    void fill_disk(Random& random);
    void step_clock(Random& random);
    void leap_clock(Random& random);
    void put_relay_back(Random& random);
    void everybody_signs_in(std::size_t who);
    void begin_faults();
    void restart_in(std::int64_t ms);
    SimJournal::Fate fate_of_commit();

    Device& somebody(Random& random) { return *random.pick(seats_).second; }
    Tab* some_tab(Random& random);
    void open_desk();
    void calm_down();
    void let_everybody_in();
    void come_right();
    void let_all_hear();
    void check_devices(const std::string& when);
    void check_resend();
    void count(const Batch& batch);

    const Plan plan_;
    Weather weather_{plan_};
    World world_;
    Counters counters_;
    SimJournal journal_;
    Laws laws_;
    SimRelay relay_;
    Surroundings around_;
    std::vector<std::unique_ptr<Device>> devices_;
    std::map<Username, Device*> seats_;
    Workload workload_;
    Random kills_, disk_;
    Instant disk_full_until_;
    Instant down_until_;
    std::int64_t span_ms_ = 0;
    std::set<Day> missed_;  // midnights at which the relay was down
};

}  // namespace recall::sim
