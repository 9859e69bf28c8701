// Plan: what a seed decides before anything happens. Swarm testing: each seed has its own mix of
// faults and of deeds, because a run with everything switched on hides what few of them do.
#pragma once

#include "tests/sim/random.hpp"

#include "core/ids.hpp"

#include <set>
#include <string>

namespace recall::sim {

enum class Fault {
    cuts,          // connections break; what is under way is lost from some point on
    stalls,        // half open: nothing moves any more, and it takes long to be noticed
    slow_links,    // seconds instead of milliseconds
    offline,       // a device is out of reach for minutes or hours
    tab_kills,     // a tab ends at any moment, and another one adopts its outbox
    second_tabs,   // two tabs of one user on one device
    wipes,         // the browser evicts the rows it kept
    full_devices,  // the device cannot keep commands for a while
    relay_kills,   // between any two steps, before and after the commit
    long_outages,  // the relay stays down for hours, across midnight
    full_disk,     // commits fail, and sometimes reading too
    clock_steps,   // the relay's clock is set forth or back
    tab_clocks,    // the tabs' clocks are wrong by up to a day
    late_clock,    // the scheduler wakes late, or submits twice
    sign_outs,     // people sign out and in again in one tab, with and without a connection
    shared_devices,  // two people use one browser, which has one cookie
    restores,      // the relay's files are put back to an earlier copy
    count_
};
enum class Deed {
    import, assign, claim, extend, release, start, complete, recycle, archive, settings, roles,
    hostile,  // commands nobody's screen would offer: of wrong roles, about wrong numbers
    choose,   // leads, calls and imports picked one by one
    count_
};
// A relay or a device with a bug put in on purpose, to see that the laws notice.
enum class Sabotage {
    none,
    answers_before_commit,
    lies_about_commit,   // what it calls durable is gone after a restart
    forgets_clients,     // a restart forgets what it has answered, and does it twice
    drops_commands,      // never answers some of them
    forgets_a_row,       // a touched lead is not written
    loses_rows,          // a change does not reach the tabs
    abandons_outbox,     // a new tab does not adopt what a dead one left
    early_midnight,      // its calendar is two hours fast
    reuses_client,       // who signs in again goes on under the page's old client id
    believes_the_cookie, // a line is taken for the tab's user, whoever's session it is
    trusts_positions,    // a position is taken for one of this history, whatever its mark
    releases_nothing,    // a promise whose time has come is offered to nobody
    ends_promises,       // a call ends one that it was not made for
    calls_all_night,     // what the customers' clocks show is half a day off
    forgets_a_figure,    // a touched tally is not written
    count_
};

std::string_view name_of(Fault fault);
std::string_view name_of(Sabotage sabotage);
bool from_name(std::string_view name, Fault& fault);

// A zone, with the offset from UTC computed here, apart from the calendar under test.
struct Zone {
    std::string name;
    std::int64_t offset_ms = 0;         // in winter
    std::int64_t summer_offset_ms = 0;  // from March to October, as all over Europe
    std::int64_t offset_at(Instant at) const;
    int minute_at(Instant at) const;  // of the day there
    Day day_at(Instant at) const;
};

struct Options {
    std::uint64_t seed = 1;
    int steps = 0;  // deeds of the workload; 0: as the seed says
    std::set<Fault> without;
    Sabotage sabotage = Sabotage::none;
};

struct Plan {
    explicit Plan(const Options& options);

    bool has(Fault fault) const { return faults.contains(fault); }
    bool has(Deed deed) const { return deeds.contains(deed); }
    std::string faults_text() const;

    std::uint64_t seed;
    int steps;
    Sabotage sabotage;
    std::set<Fault> faults;
    std::set<Deed> deeds;
    Zone zone;
    Instant start;
    // The hours of clients, minutes of the day; equal: all of them. Some of the run is night.
    int opens = 0, closes = 0;
    int agents = 3;
    int leads = 40;          // of each list, at the start
    bool big_desk = false;   // so many numbers that midnight takes more than one slice
    std::int64_t pace_ms = 0;  // between two deeds of one person
};

// Which faults blow now: those of the plan, until they all stop so that everything can settle.
struct Weather {
    const Plan& plan;
    bool calm = false;
    bool has(Fault fault) const { return !calm && plan.has(fault); }
};

}  // namespace recall::sim
