// Counters: what happened at least sometimes. Over the seeds of a test run each must be more than
// zero, else the generator has rotted and the laws were never put to the question.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace recall::sim {

class Counters {
public:
    void saw(const std::string& what, std::int64_t times = 1) { counts_[what] += times; }
    std::int64_t of(const std::string& what) const {
        const auto at = counts_.find(what);
        return at == counts_.end() ? 0 : at->second;
    }
    void add(const Counters& other) {
        for (const auto& [what, times] : other.counts_) counts_[what] += times;
    }
    const std::map<std::string, std::int64_t>& all() const { return counts_; }

private:
    std::map<std::string, std::int64_t> counts_;
};

}  // namespace recall::sim
