// DeskThread: the one thread that owns a desk. It takes what is submitted, in batches, to the
// Sequencer; wakes the Scheduler; and between batches lets others read the State.
//
//   submissions ─┐  (bounded: a full queue is "busy", never a longer wait)
//   asks ────────┼─► one round: asks → batch → commit → publish → answers
//   the clock ───┘
//
// Where a commit fails nobody is told "ok": everybody who waits gets the JournalError, health says
// why, and it tries again with what comes next. A fault of our own, an exception where there should
// be none, is met in the same way: the desk is read from the journal again, and who may have been
// told half of something starts over. Where not even that can be done the process ends and says so.
#pragma once

#include "relay/desk/clock.hpp"
#include "relay/desk/limits.hpp"
#include "relay/desk/metrics.hpp"
#include "relay/desk/scheduler.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <stdexcept>
#include <thread>

namespace recall {

// One connection's line of commands. A client numbers upwards, so none may overtake one that
// failed: once broken, nothing more of the line is done, and its owner reconnects.
struct Line {
    std::atomic<bool> broken{false};
};

struct Answered {
    CommandAnswer answer;
    Instant now;
};
using SubmissionResult = Result<Answered, JournalError>;

// Asking a desk that has stopped, or whose state cannot be read.
struct Unavailable : std::runtime_error {
    explicit Unavailable(JournalError why)
        : std::runtime_error(why.message), error(std::move(why)) {}
    JournalError error;
};

// What the desk thread tells after each durable batch, on that thread.
class DeskObserver {
public:
    virtual ~DeskObserver() = default;
    virtual void publish(const State& state, const Sequencer::Done& done) = 0;
    // Something held back until then; nothing where there is none. Called when it is due.
    virtual std::optional<Instant> next_flush() const = 0;
    virtual void flush_due(Instant now) = 0;
    // The end of a round: what was handed out may go.
    virtual void round_ended() = 0;
    // It failed at one of these, and may have told some and not others: whoever listens is to begin
    // anew.
    virtual void start_over() = 0;
};

class DeskThread {
public:
    // Everything handed in must outlive it. `journal` is used by this thread alone.
    DeskThread(Journal& journal, const Calendar& calendar, Clock clock, Metrics& metrics,
               Health& health);
    ~DeskThread();
    DeskThread(const DeskThread&) = delete;
    DeskThread& operator=(const DeskThread&) = delete;

    // While this is so the clock's own work waits: no day is closed, nothing is released and no
    // claim lapses. Asked on the desk's thread. Before start().
    void hold_clock_while(std::function<bool()> holds) { clock_held_ = std::move(holds); }
    // Loads the desk and begins. `observer` may be null.
    std::optional<JournalError> start(DeskObserver* observer);
    // Finishes what was submitted, and ends.
    void stop();

    // `done` is called on the desk thread, once the batch is durable and published or has failed;
    // not at all for what stands behind a broken line. False, and nothing called, where there is
    // no room.
    using Done = std::function<void(const SubmissionResult&)>;
    bool submit(std::shared_ptr<Line> line, Submission submission, Done done);
    // The same, and waits. "busy" where there is no room.
    SubmissionResult submit_and_wait(Submission submission);
    // The same for who sends a command once and has no client: in a line of the relay's own.
    SubmissionResult submit_and_wait(const Username& by, Command command);

    // Runs `work` on the desk thread, between batches. False where there is no room; what must be
    // done (as a connection's end) finds room always, unless the desk has stopped.
    struct Desk {
        const State& state;
        std::int64_t position;
        Stamp stamp;
        Instant last_at = {};    // of the last record; none where there is no record
        Instant next_wake = {};  // when the clock looks for work again
        const Clocks* clocks = nullptr;
        const Sequencer* history = nullptr;  // for Sequencer::mark_at
        std::string mark_at(std::int64_t at) const { return history ? history->mark_at(at) : ""; }
    };
    bool post(std::function<void(const Desk&)> work, bool must = false);
    // The same, waits, and hands on what `read` returns. Throws Unavailable.
    template <typename Read>
    auto ask(Read read) {
        using T = std::invoke_result_t<Read, const Desk&>;
        auto promise = std::make_shared<std::promise<T>>();
        auto future = promise->get_future();
        // Whoever lets go of the question, unasked, breaks the promise: it is held there alone.
        const bool taken = post([promise = std::move(promise), read](const Desk& desk) {
            try {
                promise->set_value(read(desk));
            } catch (...) { promise->set_exception(std::current_exception()); }
        });
        if (!taken) throw Unavailable(busy());
        try {
            return future.get();
        } catch (const std::future_error&) {
            throw Unavailable(busy());  // the desk stopped before it came to this
        }
    }

    static JournalError busy();

private:
    struct Waiting {
        std::shared_ptr<Line> line;
        Submission submission;
        Done done;
    };
    struct Ask {
        std::function<void(const Desk&)> work;
        bool must = false;
    };
    struct Round {
        std::deque<Ask> asks;
        std::vector<Waiting> waiting;
        bool stopping = false;
    };

    void run();
    bool run_round();  // false after the last one
    void recover(Instant now);
    void survive(const std::function<void()>& work);
    Round next_round();
    bool is_clock_held();
    std::vector<Submission> due(Instant now);
    void run_batch(std::vector<Submission> clock_work, std::vector<Waiting> waiting, Instant now);
    Result<Sequencer::Done, JournalError> run_submissions(std::span<const Submission> submissions,
                                                          Instant now);
    void answer(std::vector<Waiting>& waiting, std::size_t skip, const Sequencer::Done& done);
    void fail(std::vector<Waiting> waiting, const JournalError& error);

    const std::string own_client_;  // one for each time the relay starts
    Clock clock_;
    const Calendar& calendar_;
    Metrics& metrics_;
    Health& health_;
    Sequencer sequencer_;
    Scheduler scheduler_;
    DeskObserver* observer_ = nullptr;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Ask> asks_;
    std::deque<Waiting> waiting_;
    std::int64_t own_number_ = 0;  // of own_client_, one for all users
    bool stopping_ = true;

    // The desk thread's own.
    Instant wake_;       // when the clock may have work
    Instant failed_at_;  // the last batch failed; none where it did not
    bool has_more_ = false;
    std::function<bool()> clock_held_;
    bool was_held_ = false;
    std::thread thread_;
};

}  // namespace recall
