// WorkerPool: a few threads for work that may wait, and bounded queues before them: one for each
// who asks, taken from in turns, so that whoever asks for much keeps nobody waiting but themselves.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace recall {

class WorkerPool {
public:
    struct Limits {
        std::size_t threads = 1;
        std::size_t queued_max = 1;
        std::size_t own_queued_max = queued_max;  // of one who asks
        std::size_t own_running_max = threads;    // of them, at a time
    };
    explicit WorkerPool(Limits limits);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False, and nothing done, where there is no room or the pool has stopped. What `work` throws
    // is logged, and ends nothing else. `who`: whose queue it waits in.
    bool submit(std::function<void()> work, const std::string& who = "");
    // Drops what waits and returns when what runs has ended. The destructor does the same.
    void stop();

private:
    struct Queue {
        std::deque<std::function<void()>> waiting;
        std::size_t running = 0;
        bool has_turn = false;  // stands in turns_
    };
    void run();
    void give_turn(const std::string& who, Queue& queue);

    const Limits limits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, Queue> queues_;  // of those who wait or are being worked for
    std::deque<std::string> turns_;
    std::size_t queued_ = 0;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace recall
