// Faults of our own, an exception where there should be none: met where they happen, said in the
// log, and nobody's but theirs who ran into them.
#include "relay/desk/desk_thread.hpp"
#include "relay/desk/worker_pool.hpp"
#include "tests/relay/test_relay.hpp"

#include <gtest/gtest.h>

namespace recall::attack {

namespace {

TEST(Faults, ATaskThatThrowsLeavesItsWorkerAlive) {
    WorkerPool pool({.threads = 1, .queued_max = 4});
    std::promise<void> done;
    EXPECT_TRUE(pool.submit([] { throw std::runtime_error("a fault"); }));
    EXPECT_TRUE(pool.submit([] { throw 7; }));
    EXPECT_TRUE(pool.submit([&done] { done.set_value(); }));
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
}

TEST(Faults, OneWhoAsksForMuchWaitsForNobodyButThemselves) {
    WorkerPool pool({.threads = 2, .queued_max = 20, .own_queued_max = 10, .own_running_max = 1});
    std::promise<void> go;
    const std::shared_future<void> gone = go.get_future().share();
    std::atomic<int> muchs{0};
    EXPECT_TRUE(pool.submit([gone, &muchs] { gone.wait(), ++muchs; }, "much"));
    std::promise<void> other;
    int taken = 1;
    while (taken < 20 && pool.submit([gone, &muchs] { gone.wait(), ++muchs; }, "much")) ++taken;
    EXPECT_GE(taken, 10);
    EXPECT_LE(taken, 11);  // one may have begun
    EXPECT_TRUE(pool.submit([&other] { other.set_value(); }, "other"));
    EXPECT_EQ(other.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    EXPECT_EQ(muchs, 0);
    go.set_value();
    while (muchs < taken) std::this_thread::yield();
}

TEST(Faults, ACommitThatThrowsIsNotSaidToBeSavedAndTheDeskGoesOn) {
    TestRelay relay;
    HttpClient max = relay.signed_in("max");
    const auto save = [&max](const std::string& list) {
        return max.post("/lists", {{"id", list}, {"campaign", "client"}, {"name", list}}).status;
    };
    for (const CommitStep at : commit_steps) {
        std::atomic<bool> armed{true};
        relay.journal.on_commit_step([&armed, at](CommitStep step) {
            if (step == at && armed.exchange(false)) throw std::runtime_error("a fault");
            return true;
        });
        const std::string list = "F" + std::to_string(static_cast<int>(at));
        EXPECT_EQ(save(list), 503);
        EXPECT_FALSE(armed);
        const int again = save(list);
        // What had become durable before the fault is there, though nobody could say so.
        EXPECT_EQ(again, at == CommitStep::durable ? 200 : 201) << list;
        relay.journal.on_commit_step(nullptr);
    }
    EXPECT_EQ(max.get("/me").status, 200);
}

// Tells the desk thread's events, and fails once where it is told to.
class Listener final : public DeskObserver {
public:
    void publish(const State&, const Sequencer::Done&) override {
        if (fails.exchange(false)) throw std::runtime_error("a fault");
        ++published;
    }
    std::optional<Instant> next_flush() const override { return std::nullopt; }
    void flush_due(Instant) override {}
    void round_ended() override {}
    void start_over() override { ++started_over; }

    std::atomic<bool> fails{false};
    std::atomic<int> published{0}, started_over{0};
};

TEST(Faults, WhereTellingFailsEverybodyStartsOverAndTheAnswerStands) {
    MemoryJournal journal;
    const TzCalendar calendar;
    Metrics metrics;
    Health health;
    Listener listener;
    DeskThread desk(journal, calendar, system_now, metrics, health);
    ASSERT_FALSE(desk.start(&listener));
    listener.fails = true;
    const Desk settings{"Test", "Africa/Lagos", "NG", ""};
    ASSERT_TRUE(desk.submit_and_wait({operator_name, "test", 1, ConfigureDesk{settings}}));
    EXPECT_EQ(listener.started_over, 1);
    ASSERT_TRUE(desk.submit_and_wait({operator_name, "test", 2, ConfigureDesk{settings}}));
    EXPECT_GE(listener.published, 1);
    desk.stop();
}

TEST(Faults, AQuestionThatThrowsIsItsOwn) {
    TestRelay relay;
    EXPECT_TRUE(relay.relay().desk().post(
        [](const DeskThread::Desk&) { throw std::runtime_error("a fault"); }));
    EXPECT_THROW(relay.relay().desk().ask([](const DeskThread::Desk&) -> int {
        throw std::out_of_range("another");
    }),
                 std::out_of_range);
    EXPECT_EQ(relay.relay().desk().ask([](const DeskThread::Desk&) { return 7; }), 7);
}

}  // namespace

}  // namespace recall::attack
