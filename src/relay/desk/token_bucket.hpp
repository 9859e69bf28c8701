// TokenBuckets: how often somebody may do something. Each key has a bucket that holds `burst`
// tokens and fills by `per_second`. Not for several threads at a time.
#pragma once

#include "core/ids.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace recall {

class TokenBuckets {
public:
    TokenBuckets(double burst, double per_second, std::size_t keys_max)
        : burst_(burst), per_second_(per_second), keys_max_(keys_max) {}

    // Takes a token. Otherwise says how long until there is one, in milliseconds.
    std::int64_t take(const std::string& key, Instant now) {
        Bucket& bucket = filled(key, now);
        if (bucket.tokens >= 1) {
            bucket.tokens -= 1;
            return 0;
        }
        return std::max<std::int64_t>(
            1, static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) / per_second_ * 1000)));
    }
    void give_back(const std::string& key, Instant now) {
        Bucket& bucket = filled(key, now);
        bucket.tokens = std::min(burst_, bucket.tokens + 1);
    }

private:
    struct Bucket {
        double tokens = 0;
        Instant at;
    };

    double tokens_at(const Bucket& bucket, Instant now) const {
        const double seconds = static_cast<double>(std::max<std::int64_t>(0, now - bucket.at)) /
                               static_cast<double>(second_ms);
        return std::min(burst_, bucket.tokens + seconds * per_second_);
    }
    Bucket& filled(const std::string& key, Instant now) {
        // A full bucket says nothing that a new one would not.
        if (buckets_.size() >= keys_max_) {
            std::erase_if(buckets_,
                          [&](const auto& b) { return tokens_at(b.second, now) >= burst_; });
        }
        const auto [at, fresh] = buckets_.try_emplace(key, Bucket{burst_, now});
        if (!fresh) at->second = {tokens_at(at->second, now), std::max(now, at->second.at)};
        return at->second;
    }

    double burst_;
    double per_second_;
    std::size_t keys_max_;
    std::map<std::string, Bucket> buckets_;
};

}  // namespace recall
