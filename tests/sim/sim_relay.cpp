#include "tests/sim/sim_relay.hpp"

namespace recall::sim {

namespace {

constexpr std::int64_t commit_mean_ms = 3;  // while it lasts, more submissions gather
constexpr int rounds_at_once_max = 10'000;
constexpr std::int64_t two_hours_ms = 120 * minute_ms;

// Its clocks are ahead; or the hour that customers see is another one of the same day.
class FastCalendar final : public Calendar {
public:
    FastCalendar(std::int64_t ahead_ms, int minutes_off)
        : ahead_ms_(ahead_ms), minutes_off_(minutes_off) {}
    bool knows(const std::string& zone) const override { return true_.knows(zone); }
    Day day_at(Instant at, const std::string& zone) const override {
        return true_.day_at(at + ahead_ms_, zone);
    }
    Instant start_of(Day day, const std::string& zone) const override {
        return true_.start_of(day, zone) + -ahead_ms_;
    }
    std::optional<LocalTime> local_time(Instant at, const std::string& zone) const override {
        auto there = true_.local_time(at + ahead_ms_, zone);
        if (there) there->minute = (there->minute + minutes_off_) % minutes_a_day;
        return there;
    }

private:
    std::int64_t ahead_ms_;
    int minutes_off_;
    TzCalendar true_;
};

std::unique_ptr<Calendar> calendar_for(Sabotage sabotage) {
    if (sabotage == Sabotage::early_midnight) {
        return std::make_unique<FastCalendar>(two_hours_ms, 0);
    }
    if (sabotage == Sabotage::calls_all_night) {
        return std::make_unique<FastCalendar>(0, minutes_a_day / 2);
    }
    return std::make_unique<TzCalendar>();
}

}  // namespace

// The relay's end of one connection.
struct SimRelay::Session final : Outlet {
    std::shared_ptr<Link> link;
    Username user;
    std::shared_ptr<Line> line = std::make_shared<Line>();
    Username named;  // whom its tab works for
    bool loses_rows = false;
    int sent = 0;

    void send(const Texts& texts, bool whole_view) override {
        if (loses_rows && !whole_view && ++sent % 4 == 0) return;
        for (const Text& text : texts) link->send(Link::tab, as_told(*text));
    }
    // A tab that does not look whom it was welcomed as, played from this side.
    std::string as_told(const std::string& text) const {
        if (named == user || text.find("\"type\":\"welcome\"") == std::string::npos) return text;
        auto welcome = std::get<Welcome>(decode_relay_message(text).value());
        welcome.user = named;
        return encode(RelayMessage{welcome});
    }
    void close(int code, const std::string&) override { link->close(Link::relay, code); }
};

SimRelay::Process::Process(Journal& journal, const Calendar& calendar, const SimRelay& relay)
    : clock([&relay] { return relay.machine_clock(); }, [&relay] { return relay.world_.now().ms; },
            clock_leap_hours_default * 60 * minute_ms),
      sequencer(journal, &calendar),
      scheduler(sequencer, calendar),
      mail([](Letters letters) {
          for (const Letter& letter : letters) letter();
      }),
      hub(mail, false, [](const Username&) {}) {}

SimRelay::SimRelay(World& world, const Weather& weather, SimJournal& journal, Laws& laws,
                   Counters& counters)
    : world_(world),
      weather_(weather),
      journal_(journal),
      laws_(laws),
      counters_(counters),
      calendar_(calendar_for(weather.plan.sabotage)),
      delays_(weather.plan.seed, "commit delays"),
      lateness_(weather.plan.seed, "late clock"),
      link_delays_(weather.plan.seed, "link delays") {}

// ---- The process

void SimRelay::start() {
    ++generation_;
    end_leap();  // Nobody starts a machine whose clock shows another year.
    process_ = std::make_unique<Process>(journal_, *calendar_, *this);
    if (process_->sequencer.load()) {
        process_.reset();  // It says why and ends; whoever watches over it tries again.
        world_.after(5 * second_ms, [this, generation = generation_] {
            if (generation == generation_) start();
        });
        return;
    }
    process_->wake = clock();
    ask_round(0);
}

void SimRelay::kill() {
    if (!process_) return;
    ++generation_;
    for (const auto& [id, session] : process_->sessions) {
        session->link->detach(Link::relay);
        session->link->cut();
    }
    process_.reset();
}

// ---- Sessions

// Nobody can sign in who is not active, and without a session there is no websocket.
bool SimRelay::lets_in(const Username& user) const {
    if (!process_) return false;
    const User* known = state().user(user);
    return known && known->active;
}

bool SimRelay::accept(const std::shared_ptr<Link>& link, const Username& user) {
    if (!lets_in(user)) return false;
    const ConnectionId id = next_connection_++;
    auto session = std::make_shared<Session>();
    session->link = link;
    session->user = user;
    session->loses_rows = weather_.plan.sabotage == Sabotage::loses_rows;
    process_->sessions[id] = session;
    link->attach(Link::relay,
                 {[this, session, id, greeted = false](const std::string& text) mutable {
                      if (greeted) return on_text(session, text);
                      greeted = true;
                      on_hello(session, id, text);
                  },
                  [this, id, session](int) {
                      session->line->broken = true;
                      if (!process_) return;
                      process_->hub.leave(id);
                      process_->sessions.erase(id);
                  }});
    return true;
}

void SimRelay::on_hello(const std::shared_ptr<Session>& session, ConnectionId id,
                        const std::string& text) {
    const auto message = decode_tab_message(text);
    law(message && std::holds_alternative<Hello>(message.value()),
        "a connection began without a hello");
    Hello hello = std::get<Hello>(message.value());
    session->named = hello.user;
    const Sabotage bug = weather_.plan.sabotage;
    if (hello.user != session->user) {
        counters_.saw("a line of another's session");
        if (bug != Sabotage::believes_the_cookie) {
            return session->close(close_code::another_user, "another user");
        }
    }
    process_->asks.push_back([this, session, id, hello, bug](const DeskThread::Desk& desk) mutable {
        if (hello.position.mark != desk.mark_at(hello.position.number)) {
            counters_.saw("a position of another history");
            if (bug == Sabotage::trusts_positions) {
                hello.position.mark = desk.mark_at(hello.position.number);
            }
        }
        process_->hub.join(id, session, session->user, hello, desk);
    });
    ask_round(0);
}

void SimRelay::on_text(const std::shared_ptr<Session>& session, const std::string& text) {
    const auto message = decode_tab_message(text);
    law(bool(message), "the relay does not understand a tab");
    if (const auto* command = std::get_if<CommandMessage>(&message.value())) {
        on_command(session, *command);
    }
}

void SimRelay::on_command(const std::shared_ptr<Session>& session, const CommandMessage& message) {
    if (weather_.plan.sabotage == Sabotage::drops_commands && message.number % 5 == 3) return;
    auto command = command_from_json(message.command);
    law(bool(command), "the relay does not understand a command");
    Submission submission{session->user, message.client, message.number, command.value()};
    const auto answer = [this, session, message](const SubmissionResult& result) {
        Process& process = *process_;
        if (!result) {
            // It comes back on the next connection, with all that stands behind it.
            process.mail.put([session, error = result.error()] {
                const WireError why{error.code, error.message};
                session->link->send(Link::tab, encode(RelayMessage{UnavailableMessage{why}}));
                session->close(close_code::too_slow, "unavailable");
            });
            return;
        }
        const Answered& answered = result.value();
        AnswerMessage says{message.client, message.number, answered.now, std::nullopt};
        if (answered.answer.rejection) says.error = to_wire(*answered.answer.rejection);
        process.hub.flush_for(session->user);
        process.mail.put([session, text = encode(RelayMessage{says})] {
            session->link->send(Link::tab, text);
        });
    };
    process_->waiting.push_back({session->line, std::move(submission), answer, true});
    ask_round(delays_.wait_ms(commit_mean_ms));
}

bool SimRelay::submit(Submission submission, Done done) {
    if (!process_) return false;
    process_->waiting.push_back(
        {std::make_shared<Line>(), std::move(submission), std::move(done), false});
    ask_round(delays_.wait_ms(commit_mean_ms));
    return true;
}

// ---- Rounds, as the desk thread makes them

void SimRelay::ask_round(std::int64_t wait_ms) {
    if (process_->round_asked) return;
    process_->round_asked = true;
    world_.after(wait_ms, [this, generation = generation_] {
        if (generation == generation_) round();
    });
}

void SimRelay::set_timer() {
    Instant wake = process_->wake;
    if (const auto flush = process_->hub.next_flush()) wake = std::min(wake, *flush);
    std::int64_t wait_ms = std::max<std::int64_t>(wake - clock(), 0);
    if (weather_.has(Fault::late_clock) && lateness_.percent(5)) {
        wait_ms += lateness_.wait_ms(5 * minute_ms);
        counters_.saw("the clock woke late");
    }
    const std::uint64_t timer = ++process_->timer;
    world_.after(wait_ms, [this, timer, generation = generation_] {
        if (generation == generation_ && timer == process_->timer) round();
    });
}

void SimRelay::round() {
    rounds_at_once_ = world_.now() == last_round_ ? rounds_at_once_ + 1 : 0;
    last_round_ = world_.now();
    law(rounds_at_once_ < rounds_at_once_max, "the clock's work does not come to an end");
    process_->round_asked = false;
    try {
        run_round();
        set_timer();
    } catch (const Killed&) {
        counters_.saw("relay killed in a commit");
        kill();
    }
}

void SimRelay::run_round() {
    Process& process = *process_;
    const Instant now = clock();
    // A clock that was set back must not let it sleep.
    process.wake = std::min(process.wake, now + scheduler_sleep_ms_max);
    process.failed_at = std::min(process.failed_at, now);
    if (process.sequencer.stale() && now >= process.failed_at + journal_retry_ms) {
        (void)process.sequencer.load();
    }
    // A state that is not durable is nobody's to see: who comes then waits.
    if (!process.sequencer.stale()) {
        const DeskThread::Desk desk{process.sequencer.state(),
                                    process.sequencer.position(),
                                    process.scheduler.stamp(now),
                                    {},
                                    {},
                                    calendar_.get(),
                                    &process.sequencer};
        for (const auto& ask : std::exchange(process.asks, {})) ask(desk);
    }
    std::vector<Submission> clock_work = due(now);
    const std::size_t most =
        clock_work.empty() ? batch_submissions_max : batch_submissions_max - clock_work.size();
    std::vector<Waiting> waiting;
    while (!process.waiting.empty() && waiting.size() < most) {
        waiting.push_back(std::move(process.waiting.front()));
        process.waiting.pop_front();
    }
    if (!process.waiting.empty()) ask_round(0);
    if (!clock_work.empty() || !waiting.empty()) {
        run_batch(std::move(clock_work), std::move(waiting), now);
    }
    process.hub.flush_due(now);
    process.hub.round_ended();
}

std::vector<Submission> SimRelay::due(Instant now) {
    Process& process = *process_;
    if (process.clock.doubt()) {
        counters_.saw("the clock in doubt");
        process.wake = now + scheduler_sleep_ms_max;
        return {};
    }
    if (now < process.wake) return {};
    std::vector<Submission> work = process.scheduler.due(now);
    if (weather_.plan.sabotage == Sabotage::releases_nothing) {
        std::erase_if(work, [](const Submission& one) {
            return std::holds_alternative<ReleaseCallbacks>(one.command);
        });
        process.wake = now + scheduler_sleep_ms_max;
        return work;
    }
    if (!work.empty() && work.size() <= batch_submissions_max / 4 &&
        weather_.has(Fault::late_clock) && lateness_.percent(20)) {
        const std::vector<Submission> again = process.scheduler.due(now);
        work.insert(work.end(), again.begin(), again.end());
        counters_.saw("the clock submitted twice");
    }
    process.wake = work.empty() ? process.scheduler.next_wake(now) : now;
    return work;
}

void SimRelay::run_batch(std::vector<Submission> clock_work, std::vector<Waiting> waiting,
                         Instant now) {
    Process& process = *process_;
    std::vector<Submission> submissions = std::move(clock_work);
    const std::size_t skip = submissions.size();
    std::erase_if(waiting, [](const Waiting& one) { return one.line->broken.load(); });
    for (const Waiting& one : waiting) submissions.push_back(one.submission);
    if (submissions.empty()) return;

    const bool early = weather_.plan.sabotage == Sabotage::answers_before_commit;
    if (early) {
        for (const Waiting& one : waiting) one.done(Answered{CommandAnswer{}, now});
        process.mail.send();
    }
    auto result = process.sequencer.run(submissions, process.scheduler.stamp(now));
    if (!result) return fail(std::move(waiting), result.error());
    process.failed_at = {};
    const Sequencer::Done done = std::move(result).value();
    process.wake = std::min(process.wake, process.scheduler.next_wake(now));
    observe(waiting, skip, done);
    process.hub.publish(process.sequencer.state(), done);
    if (early) return;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        waiting[i].done(Answered{done.answers[skip + i], done.now});
    }
}

void SimRelay::fail(std::vector<Waiting> waiting, const JournalError& error) {
    Process& process = *process_;
    counters_.saw("commit failed");
    process.failed_at = clock();
    process.wake = process.failed_at + journal_retry_ms;
    std::move(process.waiting.begin(), process.waiting.end(), std::back_inserter(waiting));
    process.waiting.clear();
    for (const Waiting& one : waiting) {
        failed_.insert({{one.submission.by, one.submission.client}, one.submission.number});
        if (!one.line->broken.exchange(true)) one.done(error);
    }
}

// What the counters want to know of a durable batch.
void SimRelay::observe(const std::vector<Waiting>& waiting, std::size_t skip,
                       const Sequencer::Done& done) {
    for (std::size_t i = 0; i < skip; ++i) {
        const auto& rejection = done.answers[i].rejection;
        law(!rejection || rejection->reason != Reason::number_out_of_range,
            "the clock's work was taken for what it had done before");
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const Waiting& one = waiting[i];
        const CommandAnswer& answer = done.answers[skip + i];
        const std::pair<ClientKey, std::int64_t> key{{one.submission.by, one.submission.client},
                                                     one.submission.number};
        if (answer.repeated && one.by_tab)
            counters_.saw("answer lost, then the command deduplicated");
        if (!answer.repeated && failed_.erase(key) > 0)
            counters_.saw("commit failed, then retried");
    }
}

// ---- At once

Sequencer::Done SimRelay::run_now(const std::vector<Submission>& submissions) {
    auto done = process_->sequencer.run(submissions, process_->scheduler.stamp(clock()));
    ensure(bool(done));
    process_->hub.publish(process_->sequencer.state(), done.value());
    process_->hub.round_ended();
    return std::move(done).value();
}

}  // namespace recall::sim
