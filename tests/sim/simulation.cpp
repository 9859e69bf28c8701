#include "tests/sim/simulation.hpp"

#include "tests/sim/compare.hpp"

#include "core/decide.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace recall::sim {

namespace {

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

Simulation::Simulation(const Options& options)
    : plan_(options),
      world_(plan_.start),
      journal_(plan_.sabotage),
      laws_(journal_, plan_),
      relay_(world_, weather_, journal_, laws_, counters_),
      around_{world_, weather_, relay_, laws_, counters_},
      workload_(around_, seats_),
      kills_(plan_.seed, "kills in commits"),
      disk_(plan_.seed, "the disk"),
      span_ms_(plan_.steps * plan_.pace_ms / (plan_.agents + 3)) {
    journal_.committed = [this](const Batch& batch) {
        laws_.on_durable(batch);
        count(batch);
    };
}

// ---- Faults

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

void Simulation::step_clock(Random& random) {
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

// ---- The course of a run

void Simulation::open_desk() {
    relay_.start();
    std::vector<Submission> submissions;
    for (const Command& command : Workload::opening(plan_)) {
        submissions.push_back({operator_name, "opening",
                               static_cast<std::int64_t>(submissions.size()) + 1, command});
    }
    for (const Answer& answer : relay_.run_now(submissions).answers) {
        law(!answer.rejection, "the desk could not be opened");
    }
    std::vector<Username> people = Workload::people(plan_);
    const bool shares = weather_.has(Fault::shared_devices);
    for (std::size_t i = 0; i < people.size(); ++i) {
        std::vector<Username> here{people[i]};
        if (shares && i == 0) here.push_back(people[++i]);  // two of the agents
        devices_.push_back(std::make_unique<Device>(around_, here));
        for (const Username& user : here) seats_[user] = devices_.back().get();
        devices_.back()->open_tab();
    }
    world_.run_until(world_.now() + 5 * second_ms);
}

Verdict Simulation::run() {
    Verdict verdict;
    verdict.faults = plan_.faults_text();
    try {
        open_desk();
        begin_faults();
        workload_.begin();
        while (!workload_.is_over() && !world_.idle()) world_.step();
        calm_down();
        come_right();
    } catch (const LawBroken& broken) {
        verdict.broken = broken.sentence;
    }
    verdict.counters = counters_;
    verdict.commands = laws_.commands();
    verdict.rejections = laws_.rejections();
    verdict.virtual_ms = world_.now() - plan_.start;
    return verdict;
}

void Simulation::calm_down() {
    weather_.calm = true;
    if (!relay_.is_up()) relay_.start();
    for (const auto& device : devices_) {
        device->offline_until = device->full_until = {};
        device->dies_at_next_wish = false;
        for (Tab* tab : device->tabs()) {
            tab->check_view();
            tab->cut();  // some of them had stalled
        }
        if (device->tabs().empty()) device->open_tab();
    }
}

void Simulation::let_everybody_in() {
    std::int64_t number = 0;
    for (const Username& name : Workload::people(plan_)) {
        const User* user = relay_.state().user(name);
        if (user->active) continue;
        User back = *user;
        back.active = true;
        (void)relay_.run_now({{operator_name, "evening", ++number, SaveUser{back}}});
    }
}

void Simulation::come_right() {
    // What was on its way when the faults stopped may still shut somebody out.
    world_.run_until(world_.now() + settle_ms / 4);
    law(relay_.is_up(), "the relay did not come back");
    let_everybody_in();
    // What waits for somebody who shares a browser goes out when they sit down at it.
    everybody_signs_in(1);
    world_.run_until(world_.now() + settle_ms / 2);
    everybody_signs_in(0);
    world_.run_until(world_.now() + settle_ms);
    law(relay_.is_up(), "the relay did not come back");
    check_devices("at rest");
    const State& state = relay_.state();
    law(state.counters().open_day >= relay_.today(), "a day that is over is still open");
    const auto claim = next_due(state);
    law(!claim || *claim + scheduler_sleep_ms_max >= relay_.clock(), "a claim did not lapse");
    laws_.check_whole(state);
    laws_.check_replay(state, false);
    laws_.check_replay(state, true);
    laws_.check_saved([this](const ClientKey& client, std::int64_t number) {
        return seats_.at(client.user)->kept(client.user).tray.contains({client.client, number});
    });
    check_resend();

    // The next morning: everybody comes again, with what the device kept.
    for (const auto& device : devices_) {
        for (Tab* tab : device->tabs()) device->close_tab(*tab);
        device->open_tab();
    }
    world_.run_until(world_.now() + settle_ms / 4);
    check_devices("the next morning");
}

// In every tab, so that none goes on working for somebody else.
void Simulation::everybody_signs_in(std::size_t who) {
    for (const auto& device : devices_) {
        const Username& user = device->people().at(std::min(who, device->people().size() - 1));
        for (Tab* tab : device->tabs()) {
            if (tab->user() == user && tab->is_signed_in() && device->session() == user) continue;
            law(device->sign_in(*tab, user), user + " could not sign in");
        }
    }
}

void Simulation::check_devices(const std::string& when) {
    for (const auto& [name, device] : seats_) {
        const std::string who = when + ", " + name;
        law(device->kept(name).outbox.empty(), who + ": the outbox is not empty");
        for (const Tab* tab : device->tabs_of(name)) {
            law(tab->replica().is_live(), who + ": a tab is not live");
            law(tab->replica().pending().empty(), who + ": a wish waits still");
            law_says(who, view_difference(tab->replica().view(), relay_.state(),
                                          *relay_.state().user(name)));
            tab->check_view();
        }
    }
}

// Sent again long after, whatever it was: the same answer, and nothing happens. Another command
// under its number is refused, and nothing happens either.
void Simulation::check_resend() {
    constexpr std::size_t apart = 7;
    const auto& records = journal_.records();
    const std::size_t before = records.size();
    for (std::size_t i = plan_.seed % apart; i < before; i += apart) {
        const Record record = records[i];
        const Submission another{record.by, record.client, record.number, ExtendClaim{{987'654}}};
        const Rejection reused{Reason::number_reused};
        law(relay_.run_now({another}).answers.front().rejection == reused,
            "a number was taken twice: record " + std::to_string(record.seq));
        const Command* same = laws_.saved({record.by, record.client}, record.number);
        if (!same) continue;
        const Submission again{record.by, record.client, record.number, *same};
        const Answer answer = relay_.run_now({again}).answers.front();
        law(answer.repeated && answer.rejection == record.rejection,
            "sent again and answered otherwise: record " + std::to_string(record.seq));
    }
    law(records.size() == before, "sent again and done again");
}

// ---- What happened

void Simulation::count(const Batch& batch) {
    for (const Record& record : batch.records) {
        std::int64_t recycled = 0;
        for (const Event& event : record.events) {
            if (const auto* lapsed = std::get_if<ClaimLapsed>(&event)) {
                const Assignment* number = batch.state.assignment(lapsed->assignment);
                const bool offline = number && seats_.at(number->agent)->is_offline();
                counters_.saw(offline ? "a claim lapsed while its agent was offline"
                                      : "a claim lapsed");
            } else if (const auto* more = std::get_if<ClaimExtended>(&event)) {
                if (more->by_itself) counters_.saw("a claim extended by itself");
            } else if (const auto* call = std::get_if<CallCompleted>(&event)) {
                if (call->late) counters_.saw("a late completion accepted");
                if (!call->settles_lead) counters_.saw("a call that somebody's later one settled");
            } else if (std::holds_alternative<AssignmentWithdrawn>(event)) {
                counters_.saw("withdrawn from another agent");
            } else if (const auto* taken = std::get_if<AssignmentsRecycled>(&event)) {
                recycled += static_cast<std::int64_t>(taken->assignments.size());
            } else if (const auto* closed = std::get_if<DayClosed>(&event)) {
                counters_.saw("a day closed");
                if (missed_.contains(closed->day)) counters_.saw("a day closed after an outage");
                const Instant noon{closed->day.number * 24 * hour_ms + 12 * hour_ms};
                if (plan_.zone.offset_at(noon + -hour_ms * 14) != plan_.zone.offset_at(noon)) {
                    counters_.saw("a day of 23 or 25 hours closed");
                }
            }
        }
        if (record.command == "CloseDay" && recycled == close_day_slice_max) {
            counters_.saw("midnight in more than one slice");
        }
    }
}

thread_local char living_through[64];

void on_abort(int) {
    (void)!write(STDERR_FILENO, living_through, std::strlen(living_through));
    std::signal(SIGABRT, SIG_DFL);
    std::abort();
}

}  // namespace

Verdict live_through(const Options& options) {
    std::snprintf(living_through, sizeof living_through, "while living through seed %llu\n",
                  static_cast<unsigned long long>(options.seed));
    return Simulation(options).run();
}

void tell_seed_on_abort() { std::signal(SIGABRT, on_abort); }

Options shrink(Options options) {
    for (int i = 0; i < static_cast<int>(Fault::count_); ++i) {
        Options fewer = options;
        fewer.without.insert(static_cast<Fault>(i));
        if (!live_through(fewer).broken.empty()) options = fewer;
    }
    if (options.steps == 0) options.steps = Plan(options).steps;
    for (int less = options.steps / 2; less > 0; less /= 2) {
        Options fewer = options;
        fewer.steps -= less;
        if (!live_through(fewer).broken.empty()) options = fewer;
    }
    return options;
}

std::string replay_text(const Options& options) {
    std::string text = "recall_sim --seed " + std::to_string(options.seed);
    if (options.steps > 0) text += " --steps " + std::to_string(options.steps);
    for (const Fault fault : options.without) text += " --without " + std::string(name_of(fault));
    if (options.sabotage != Sabotage::none) {
        text += " --sabotage " + std::string(name_of(options.sabotage));
    }
    return text;
}

const std::vector<std::string>& must_happen() {
    static const std::vector<std::string> all{
        "answer lost, then the command deduplicated",
        "a claim lapsed",
        "a claim lapsed while its agent was offline",
        "a claim extended by itself",
        "a refusal left the tray because its call was accepted",
        "a late completion accepted",
        "a call that somebody's later one settled",
        "withdrawn from another agent",
        "a day closed",
        "a day closed after an outage",
        "a day of 23 or 25 hours closed",
        "midnight in more than one slice",
        "the outbox of a dead tab adopted",
        "a write died with its tab",
        "a wish died before it was saved",
        "a wish refused by the tab itself",
        "rejected after offline",
        "a number left its agent's hands",
        "an old command sent again",
        "commit failed",
        "commit failed, then retried",
        "a tab was told that nothing can be saved",
        "relay killed before a commit",
        "relay killed after a commit",
        "a connection half open",
        "two tabs of one user",
        "rows restored from the device",
        "rows evicted from the device",
        "the store stood elsewhere than a change begins",
        "the device could not keep a command",
        "nothing had changed",
        "the clock set back",
        "the clock set forth",
        "the clock woke late",
        "the clock submitted twice",
        "signed out",
        "signed out without a connection",
        "another user signed in in the same browser",
        "a session ended under a tab",
        "a line of another's session",
        "the relay was put back to an earlier copy",
        "a position of another history",
    };
    return all;
}

}  // namespace recall::sim
