#include "relay/desk/worker_pool.hpp"

#include "relay/desk/log.hpp"


namespace recall {

WorkerPool::WorkerPool(Limits limits) : limits_(limits) {
    for (std::size_t i = 0; i < limits_.threads; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::submit(std::function<void()> work, const std::string& who) {
    {
        const std::lock_guard lock(mutex_);
        if (stopped_ || queued_ >= limits_.queued_max) return false;
        const auto known = queues_.find(who);
        if (known != queues_.end() && known->second.waiting.size() >= limits_.own_queued_max) {
            return false;
        }
        Queue& queue = queues_[who];
        queue.waiting.push_back(std::move(work));
        ++queued_;
        give_turn(who, queue);
    }
    changed_.notify_one();
    return true;
}

void WorkerPool::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        queued_ = 0;
        turns_.clear();
        for (auto& [who, queue] : queues_) queue.waiting.clear();
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

// A queue stands in turns_ once, and only where it has work that may run.
void WorkerPool::give_turn(const std::string& who, Queue& queue) {
    if (queue.has_turn || queue.waiting.empty() || queue.running >= limits_.own_running_max) return;
    queue.has_turn = true;
    turns_.push_back(who);
}

void WorkerPool::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return stopped_ || !turns_.empty(); });
        if (stopped_) return;
        const std::string who = std::move(turns_.front());
        turns_.pop_front();
        Queue& queue = queues_[who];
        queue.has_turn = false;
        std::function<void()> work = std::move(queue.waiting.front());
        queue.waiting.pop_front();
        --queued_;
        ++queue.running;
        give_turn(who, queue);
        lock.unlock();
        try {
            work();
        } catch (const std::exception& error) {
            log::error("a worker's task failed: {}", error.what());
        } catch (...) { log::error("a worker's task failed for an unknown reason"); }
        work = nullptr;
        lock.lock();
        --queue.running;
        give_turn(who, queue);
        if (queue.running == 0 && queue.waiting.empty()) {
            queues_.erase(who);
        } else if (queue.has_turn) {
            changed_.notify_one();
        }
    }
}

}  // namespace recall
