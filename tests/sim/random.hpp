// Random numbers from one seed. Each class of faults draws from a stream of its own, so that
// switching one class off leaves the draws of all the others as they were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace recall::sim {

class Random {
public:
    Random(std::uint64_t seed, std::string_view stream) : state_(seed) {
        // FNV-1a of the stream's name.
        std::uint64_t hash = 0xcbf29ce484222325u;
        for (const char c : stream) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
        }
        state_ = next() ^ hash;
    }

    std::uint64_t next() {  // splitmix64
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    // From least to most, both included.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        const auto width = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<std::int64_t>(next() % width);
    }
    bool percent(double chance) { return unit() * 100 < chance; }
    // Milliseconds to wait for what happens every `mean_ms` on the average: exponential, cut off.
    std::int64_t wait_ms(std::int64_t mean_ms);

    template <typename Container>
    const auto& pick(const Container& from) {
        return *std::next(from.begin(), between(0, static_cast<std::int64_t>(from.size()) - 1));
    }

private:
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    std::uint64_t state_;
};

}  // namespace recall::sim
