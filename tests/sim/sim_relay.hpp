// SimRelay: a relay's process in virtual time. Sequencer, Scheduler and Hub are the production
// code; what is played here is the desk thread around them (src/relay/desk/desk_thread.cpp), the
// sessions, the process that dies and the clock that is wrong.
#pragma once

#include "tests/sim/laws.hpp"
#include "tests/sim/link.hpp"

#include "relay/desk/desk_clock.hpp"
#include "relay/net/hub.hpp"
#include "wire/protocol.hpp"

#include <optional>

namespace recall::sim {

class SimRelay {
public:
    SimRelay(World& world, const Weather& weather, SimJournal& journal, Laws& laws,
             Counters& counters);
    // Lets go of the links, which hold on to the sessions that hold them.
    ~SimRelay() { kill(); }
    SimRelay(const SimRelay&) = delete;
    SimRelay& operator=(const SimRelay&) = delete;

    void start();
    // The process ends here and now; what was on its way to the tabs may arrive or not.
    void kill();
    bool is_up() const { return process_ != nullptr; }

    // Whether somebody is there who would let this user sign in.
    bool lets_in(const Username& user) const;
    // False where nothing listens, or where it does not let the user in.
    bool accept(const std::shared_ptr<Link>& link, const Username& user);
    // A command by the HTTP interface. False where nothing listens or there is no room.
    using Done = std::function<void(const SubmissionResult&)>;
    bool submit(Submission submission, Done done);
    // The same at once, for the setting up of a desk and for the last questions.
    Sequencer::Done run_now(const std::vector<Submission>& submissions);

    // The relay's own time, and a step of the machine's clock.
    Instant clock() const { return process_ ? process_->clock.now() : machine_clock(); }
    Random& link_delays() { return link_delays_; }
    void step_clock(std::int64_t ms) { clock_offset_ms_ += ms; }
    // So far that nobody believes it, or back; until it ends, at the latest with the process.
    void leap_clock(std::int64_t ms) { leap_ms_ = ms; }
    void end_leap() { leap_ms_ = 0; }
    // An admin has looked at it: what the machine's clock shows is right.
    void confirm_clock() { process_->clock.confirm(); }
    Day today() const { return process_->scheduler.stamp(clock()).today; }
    const State& state() const { return process_->sequencer.state(); }
    std::int64_t position() const { return process_->sequencer.position(); }

private:
    struct Session;
    struct Waiting {
        std::shared_ptr<Line> line;
        Submission submission;
        Done done;
        bool by_tab = false;
    };
    // All that dies with the process.
    struct Process {
        Process(Journal& journal, const Calendar& calendar, const SimRelay& relay);
        DeskClock clock;
        Sequencer sequencer;
        Scheduler scheduler;
        Mail mail;
        Hub hub;
        std::map<ConnectionId, std::shared_ptr<Session>> sessions;
        std::vector<std::function<void(const DeskThread::Desk&)>> asks;
        std::deque<Waiting> waiting;
        Instant wake;
        Instant failed_at;
        bool round_asked = false;
        std::uint64_t timer = 0;
        bool caught_up = false;  // has closed a day it had missed
    };

    void on_hello(const std::shared_ptr<Session>& session, ConnectionId id,
                  const std::string& text);
    void on_text(const std::shared_ptr<Session>& session, const std::string& text);
    void on_command(const std::shared_ptr<Session>& session, const CommandMessage& message);
    Instant machine_clock() const { return world_.now() + (clock_offset_ms_ + leap_ms_); }
    void ask_round(std::int64_t wait_ms);
    void set_timer();
    void round();
    void run_round();
    std::vector<Submission> due(Instant now);
    void run_batch(std::vector<Submission> clock_work, std::vector<Waiting> waiting, Instant now);
    void fail(std::vector<Waiting> waiting, const JournalError& error);
    void observe(const std::vector<Waiting>& waiting, std::size_t skip,
                 const Sequencer::Done& done);

    World& world_;
    const Weather& weather_;
    SimJournal& journal_;
    Laws& laws_;
    Counters& counters_;
    std::unique_ptr<Calendar> calendar_;
    Random delays_;
    Random lateness_;
    Random link_delays_;
    std::int64_t clock_offset_ms_ = 0;
    std::int64_t leap_ms_ = 0;
    std::unique_ptr<Process> process_;
    std::uint64_t generation_ = 0;
    ConnectionId next_connection_ = 1;
    Instant last_round_;
    int rounds_at_once_ = 0;
    std::set<std::pair<ClientKey, std::int64_t>> failed_;  // commands a failed commit threw back
};

}  // namespace recall::sim
