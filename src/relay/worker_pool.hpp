// WorkerPool: a few threads for work that may wait, and a bounded queue before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace recall {

class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queued_max);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False, and nothing done, where the queue is full or the pool has stopped.
    bool submit(std::function<void()> work);
    // Drops what waits and returns when what runs has ended. The destructor does the same.
    void stop();

private:
    void run();

    const std::size_t queued_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace recall
