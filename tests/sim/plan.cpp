#include "tests/sim/plan.hpp"

#include <array>
#include <chrono>
#include <cmath>

namespace recall::sim {

namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr Day first_day_of_2026{20454};

constexpr std::array fault_names{
    "cuts",       "stalls",       "slow_links",  "offline",        "tab_kills", "second_tabs",
    "wipes",      "full_devices", "relay_kills", "long_outages",   "full_disk", "clock_steps",
    "tab_clocks", "late_clock",   "sign_outs",   "shared_devices", "restores"};
static_assert(fault_names.size() == static_cast<std::size_t>(Fault::count_));
constexpr std::array sabotage_names{
    "none",           "answers_before_commit", "lies_about_commit",   "forgets_clients",
    "drops_commands", "forgets_a_row",         "loses_rows",          "abandons_outbox",
    "early_midnight", "reuses_client",         "believes_the_cookie", "trusts_positions",
    "releases_nothing", "ends_promises",       "calls_all_night",     "forgets_a_figure"};
static_assert(sabotage_names.size() == static_cast<std::size_t>(Sabotage::count_));

// No summer time; a change in the small hours; and one at midnight itself, which in spring does
// not exist there and in autumn comes twice.
const std::array zones{Zone{"Africa/Lagos", hour_ms, hour_ms},
                       Zone{"Europe/London", 0, hour_ms},
                       Zone{"Atlantic/Azores", -hour_ms, 0}};

// Nearly all of the days on which something is different, and some on which nothing is.
Day day_of_start(Random& random) {
    constexpr std::int32_t spring = 87, autumn = 297;  // days of the year of the two changes
    const std::int64_t day = random.percent(40)   ? random.between(spring - 1, spring)
                             : random.percent(60) ? random.between(autumn - 1, autumn)
                                                  : random.between(0, 364);
    return {first_day_of_2026.number + static_cast<std::int32_t>(day)};
}

template <typename T>
std::set<T> some_of(Random& random, double chance) {
    std::set<T> chosen;
    for (int i = 0; i < static_cast<int>(T::count_); ++i) {
        if (random.percent(chance)) chosen.insert(static_cast<T>(i));
    }
    return chosen;
}

}  // namespace

std::int64_t Random::wait_ms(std::int64_t mean_ms) {
    const double wait = -std::log(1.0 - unit()) * static_cast<double>(mean_ms);
    return std::min(static_cast<std::int64_t>(wait), 10 * mean_ms);
}

std::string_view name_of(Fault fault) { return fault_names.at(static_cast<std::size_t>(fault)); }
std::string_view name_of(Sabotage sabotage) {
    return sabotage_names.at(static_cast<std::size_t>(sabotage));
}
bool from_name(std::string_view name, Fault& fault) {
    for (std::size_t i = 0; i < fault_names.size(); ++i) {
        if (name != fault_names.at(i)) continue;
        fault = static_cast<Fault>(i);
        return true;
    }
    return false;
}

std::int64_t Zone::offset_at(Instant at) const {
    using namespace std::chrono;
    const auto time = sys_time<milliseconds>(milliseconds(at.ms));
    const auto year = year_month_day(floor<days>(time)).year();
    const bool summer = time >= sys_days(year / March / Sunday[last]) + hours(1) &&
                        time < sys_days(year / October / Sunday[last]) + hours(1);
    return summer ? summer_offset_ms : offset_ms;
}
int Zone::minute_at(Instant at) const {
    return static_cast<int>((at + offset_at(at)).ms % day_ms / minute_ms);
}
Day Zone::day_at(Instant at) const {
    return {static_cast<std::int32_t>((at + offset_at(at)).ms / day_ms)};
}

Plan::Plan(const Options& options)
    : seed(options.seed), steps(options.steps), sabotage(options.sabotage) {
    Random random(seed, "plan");
    faults = some_of<Fault>(random, 45);
    deeds = some_of<Deed>(random, 85);
    deeds.insert({Deed::assign, Deed::claim, Deed::complete});  // nothing happens without
    big_desk = seed % 40 == 0;
    agents = static_cast<int>(random.between(2, 4));
    leads = big_desk ? 700 : static_cast<int>(random.between(10, 40));
    const int steps_drawn = static_cast<int>(random.between(50, 140));
    if (steps == 0) steps = steps_drawn;

    pace_ms = random.pick(std::array{20 * second_ms, 3 * minute_ms, 20 * minute_ms});
    zone = random.pick(zones);
    const Day day = day_of_start(random);
    // Half of the runs are to live through a midnight, the others begin at any hour.
    if (big_desk) pace_ms = 3 * minute_ms;
    const std::int64_t span_ms = steps_drawn * pace_ms / (agents + 2);
    const Instant day_begins{day.number * day_ms};
    start = big_desk             ? day_begins + (day_ms - span_ms * 3 / 4)
            : random.percent(50) ? day_begins + (day_ms - random.between(0, span_ms))
                                 : day_begins + random.between(0, day_ms);
    start = start + -zone.offset_at(start);
    Random night(seed, "night");
    if (night.percent(60)) {
        const Instant falls = start + night.between(0, span_ms / 2);
        closes = zone.minute_at(falls);
        opens = zone.minute_at(falls + std::max(span_ms / 4, 5 * minute_ms));
    }
    for (const Fault fault : options.without) faults.erase(fault);
}

std::string Plan::faults_text() const {
    std::string text;
    for (const Fault fault : faults)
        text += (text.empty() ? "" : ", ") + std::string(name_of(fault));
    return text.empty() ? "none" : text;
}

}  // namespace recall::sim
