#include "relay/desk/desk_thread.hpp"

#include "relay/desk/log.hpp"


#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

namespace recall {

namespace {

std::string new_client() {
    std::random_device random;
    std::string client = "relay-";
    for (int i = 0; i < 4; ++i) client += std::to_string(random()) + (i < 3 ? "-" : "");
    return client;
}

}  // namespace

DeskThread::DeskThread(Journal& journal, const Calendar& calendar, Clock clock, Metrics& metrics,
                       Health& health)
    : own_client_(new_client()),
      clock_(std::move(clock)),
      calendar_(calendar),
      metrics_(metrics),
      health_(health),
      sequencer_(journal, &calendar),
      scheduler_(sequencer_, calendar) {}

DeskThread::~DeskThread() { stop(); }

std::optional<JournalError> DeskThread::start(DeskObserver* observer) {
    if (auto error = sequencer_.load()) return error;
    observer_ = observer;
    stopping_ = false;
    thread_ = std::thread([this] { run(); });
    return std::nullopt;
}

void DeskThread::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

JournalError DeskThread::busy() {
    return {"busy", "The relay has more to do than it can take. Try again in a moment."};
}

bool DeskThread::submit(std::shared_ptr<Line> line, Submission submission, Done done) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || waiting_.size() >= queued_submissions_max) {
            ++metrics_.unavailable;
            return false;
        }
        // Numbered in the order in which they stand in the queue.
        if (submission.client.empty()) {
            submission.client = own_client_;
            submission.number = ++own_number_;
        }
        waiting_.push_back({std::move(line), std::move(submission), std::move(done)});
        metrics_.queue_depth = waiting_.size();
    }
    changed_.notify_one();
    return true;
}

SubmissionResult DeskThread::submit_and_wait(Submission submission) {
    auto promise = std::make_shared<std::promise<SubmissionResult>>();
    auto future = promise->get_future();
    const bool taken =
        submit(std::make_shared<Line>(), std::move(submission),
               [promise = std::move(promise)](const SubmissionResult& result) {
                   promise->set_value(result);
               });
    if (!taken) return busy();
    try {
        return future.get();
    } catch (const std::future_error&) { return busy(); }
}

SubmissionResult DeskThread::submit_and_wait(const Username& by, Command command) {
    return submit_and_wait({by, "", 0, std::move(command)});
}

bool DeskThread::post(std::function<void(const Desk&)> work, bool must) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || (!must && asks_.size() >= queued_asks_max)) return false;
        asks_.push_back({std::move(work), must});
    }
    changed_.notify_one();
    return true;
}

DeskThread::Round DeskThread::next_round() {
    Round round;
    std::unique_lock lock(mutex_);
    Instant wake = wake_;
    if (observer_) {
        if (const auto flush = observer_->next_flush()) wake = std::min(wake, *flush);
    }
    const auto something = [this] { return stopping_ || !asks_.empty() || !waiting_.empty(); };
    // No longer than that, whatever the clock says: it may have been set back.
    const std::int64_t wait_ms = std::min(wake - clock_(), scheduler_sleep_ms_max);
    if (!something() && wait_ms > 0) {
        changed_.wait_for(lock, std::chrono::milliseconds(wait_ms), something);
    }
    round.asks.swap(asks_);
    const std::size_t most = has_more_ ? batch_beside_clock_max : batch_submissions_max;
    while (!waiting_.empty() && round.waiting.size() < most) {
        round.waiting.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    metrics_.queue_depth = waiting_.size();
    round.stopping = stopping_ && waiting_.empty();
    return round;
}

namespace {

// EX_SOFTWARE of sysexits.h: whoever restarts services takes it for a fault.
constexpr int desk_lost_status = 70;

JournalError fault() {
    return {"internal", "The relay met a fault of its own; its log says more. Try again."};
}

[[noreturn]] void end_here(const char* why) {
    log::critical(
        "the desk met a fault it cannot mend, and the relay ends ({}). Start it again: "
        "all that was answered is saved.",
        why);
    log::end();
    std::_Exit(desk_lost_status);
}

}  // namespace

void DeskThread::run() {
    for (bool more = true; more;) {
        try {
            more = run_round();
        } catch (const std::exception& error) { end_here(error.what()); } catch (...) {
            end_here("an unknown fault");
        }
    }
}

// What the observer does may fail halfway; then those it tells begin anew.
void DeskThread::survive(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& error) {
        log::error("the desk met a fault, and everybody connected starts over: {}",
                      error.what());
        observer_->start_over();
        observer_->round_ended();
    }
}

bool DeskThread::run_round() {
    has_more_ = clock_() >= wake_;
    Round round = next_round();
    const Instant now = clock_();
    recover(now);
    const Stamp stamp = scheduler_.stamp(now);
    // A state that is not durable is nobody's to see: who asks then is told "unavailable".
    if (sequencer_.stale()) std::erase_if(round.asks, [](const Ask& ask) { return !ask.must; });
    for (const Ask& ask : round.asks) {
        try {
            ask.work({sequencer_.state(), sequencer_.position(), stamp, sequencer_.last_at(),
                      std::max(wake_, now), &calendar_, &sequencer_});
        } catch (const std::exception& error) {
            log::error("a question to the desk failed: {}", error.what());
        }
    }
    // The clock's work may have fallen due while waiting, when a whole batch was taken.
    const bool room = round.waiting.size() <= batch_beside_clock_max;
    std::vector<Submission> clock_work;
    if (room && !round.stopping) clock_work = due(now);
    if (!clock_work.empty() || !round.waiting.empty()) {
        run_batch(std::move(clock_work), std::move(round.waiting), now);
    }
    if (observer_) {
        survive([this] {
            observer_->flush_due(clock_());
            observer_->round_ended();
        });
    }
    return !round.stopping;
}

// After a failed commit: reads the journal again where that failed too, and in time takes the desk
// for well, for only the next commit can tell.
void DeskThread::recover(Instant now) {
    if (sequencer_.stale() && now >= failed_at_ + journal_retry_ms) (void)sequencer_.load();
    if (failed_at_ && !sequencer_.stale() && now >= failed_at_ + journal_unwell_ms) {
        health_.set(std::nullopt);
        failed_at_ = {};
    }
}

// In a doubt that lasts it says so once.
bool DeskThread::is_clock_held() {
    const bool held = clock_held_ && clock_held_();
    if (held && !was_held_) {
        log::error("the machine's clock has leapt ahead: the desk goes on at its own time, and "
                      "no day is closed, until an admin says on the page that the new time is "
                      "right, or “recall desk clock” does");
    } else if (!held && was_held_) {
        log::info("the desk and the machine's clock agree again");
        wake_ = {};
    }
    was_held_ = held;
    return held;
}

std::vector<Submission> DeskThread::due(Instant now) {
    if (is_clock_held()) {
        wake_ = now + clock_held_look_ms;
        return {};
    }
    if (now < wake_ && wake_ - now <= scheduler_sleep_ms_max) return {};
    std::vector<Submission> work = scheduler_.due(now);
    // There may be more of it: look again after this round. Otherwise sleep until there is.
    wake_ = work.empty() ? scheduler_.next_wake(now) : now;
    return work;
}

void DeskThread::run_batch(std::vector<Submission> clock_work, std::vector<Waiting> waiting,
                           Instant now) {
    std::vector<Submission> submissions = std::move(clock_work);
    const std::size_t skip = submissions.size();
    std::erase_if(waiting, [](const Waiting& one) { return one.line->broken.load(); });
    for (Waiting& one : waiting) submissions.push_back(std::move(one.submission));
    if (submissions.empty()) return;

    const auto began = std::chrono::steady_clock::now();
    auto result = run_submissions(submissions, now);
    const auto took = std::chrono::steady_clock::now() - began;
    metrics_.commit_microseconds += static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    ++metrics_.batches;
    metrics_.last_batch = submissions.size();

    if (!result) {
        fail(std::move(waiting), result.error());
        return;
    }
    if (failed_at_) {
        log::info("the journal can be written again");
        health_.set(std::nullopt);
        failed_at_ = {};
    }
    const Sequencer::Done done = std::move(result).value();
    // A claim may lapse sooner than the clock was to wake.
    wake_ = std::min(wake_, scheduler_.next_wake(now));
    if (observer_) survive([&] { observer_->publish(sequencer_.state(), done); });
    answer(waiting, skip, done);
}

// What it throws is a fault of our own, and leaves the state half changed.
Result<Sequencer::Done, JournalError> DeskThread::run_submissions(
    std::span<const Submission> submissions, Instant now) {
    try {
        return sequencer_.run(submissions, scheduler_.stamp(now));
    } catch (const std::exception& error) {
        log::error("a batch of {} commands met a fault: {}", submissions.size(), error.what());
        sequencer_.distrust();
        if (auto unread = sequencer_.load()) return *unread;
        return fault();
    }
}

void DeskThread::answer(std::vector<Waiting>& waiting, std::size_t skip,
                        const Sequencer::Done& done) {
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const CommandAnswer& one = done.answers[skip + i];
        ++metrics_.commands;
        if (one.rejection) ++metrics_.rejections;
        if (one.repeated) ++metrics_.repeats;
        try {
            waiting[i].done(Answered{one, done.now});
        } catch (const std::exception& error) {
            log::error("an answer was lost: {}", error.what());
            waiting[i].line->broken = true;
        }
    }
}

// Those who wait behind are told too: were one of them done now, its client could not send again
// what came before it.
void DeskThread::fail(std::vector<Waiting> waiting, const JournalError& error) {
    if (!failed_at_) log::error("the journal failed: {}: {}", error.code, error.message);
    failed_at_ = clock_();
    health_.set(error);
    wake_ = failed_at_ + journal_retry_ms;
    {
        const std::lock_guard lock(mutex_);
        std::move(waiting_.begin(), waiting_.end(), std::back_inserter(waiting));
        waiting_.clear();
        metrics_.queue_depth = 0;
    }
    for (Waiting& one : waiting) {
        if (one.line->broken.exchange(true)) continue;
        ++metrics_.unavailable;
        one.done(error);
    }
}

}  // namespace recall
