#include "tests/sim/simulation.hpp"

#include "core/decide.hpp"
#include "core/hopper.hpp"
#include "tests/sim/life.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace recall::sim {

namespace {

constexpr std::int64_t hear_ms = 2 * second_ms;  // longer than any link without faults takes
constexpr int hear_tries_max = 20;

}  // namespace

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

// ---- The course of a run

void Simulation::open_desk() {
    relay_.start();
    std::vector<Submission> submissions;
    for (const Command& command : Workload::opening(plan_)) {
        submissions.push_back({operator_name, "opening",
                               static_cast<std::int64_t>(submissions.size()) + 1, command});
    }
    for (const CommandAnswer& answer : relay_.run_now(submissions).answers) {
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
    relay_.end_leap();
    if (!relay_.is_up()) relay_.start();
    if (relay_.is_up()) relay_.confirm_clock();
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
    let_all_hear();
    check_devices("at rest");
    const State& state = relay_.state();
    law(state.counters().open_day >= relay_.today(), "a day that is over is still open");
    const TzCalendar calendar;
    const Instant a_minute_ago = relay_.clock() + -scheduler_sleep_ms_max;
    law(due(state, a_minute_ago, relay_.today(), 1, &calendar).empty(),
        "what was due was not done");
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
    let_all_hear();
    check_devices("the next morning");
}

// What the relay's own clock did a moment ago is still on its way to them.
void Simulation::let_all_hear() {
    std::size_t known = 0;
    for (int tries = 0; known != journal_.records().size(); ++tries) {
        law(tries < hear_tries_max, "the relay finds no rest");
        known = journal_.records().size();
        world_.run_until(world_.now() + hear_ms);
    }
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
            for (const Code campaign : relay_.state().user(name)->campaigns) {
                law(tab->replica().promises_due(campaign) ==
                        promises_due(relay_.state(), campaign),
                    who + ": the promised calls that wait are miscounted");
            }
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
        const CommandAnswer answer = relay_.run_now({again}).answers.front();
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
            } else if (std::holds_alternative<CallCorrected>(event)) {
                counters_.saw("a call corrected");
            } else if (std::holds_alternative<AssignmentWithdrawn>(event)) {
                counters_.saw("withdrawn from another agent");
            } else if (std::holds_alternative<PlanDone>(event)) {
                counters_.saw("a plan done");
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

namespace {

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
        "a plan done",
        "the clock a year behind",
        "the clock a year ahead",
        "the clock in doubt",
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
