// recall_sim: the simulator by hand. `recall_sim --seed N` lives through one seed again.
#include "tests/sim/simulation.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace recall::sim {

namespace {

constexpr const char* usage =
    "recall_sim [--seeds N] [--first N] [--seed N] [--steps N] [--without FAULT]... \n"
    "           [--sabotage BUG] [--counters]\n"
    "Lives through N seeds (500), from the first (1) on, or through one. A seed that breaks a law\n"
    "is printed with its faults, the law, and a smaller run that breaks one too.\n";

struct Wanted {
    Options options;
    std::uint64_t first = 1;
    std::uint64_t seeds = 500;
    bool counters = false;
};

bool sabotage_from(std::string_view name, Sabotage& sabotage) {
    for (int i = 0; i < static_cast<int>(Sabotage::count_); ++i) {
        if (name_of(static_cast<Sabotage>(i)) != name) continue;
        sabotage = static_cast<Sabotage>(i);
        return true;
    }
    return false;
}

bool read(int count, char** words, Wanted& wanted) {
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--counters") {
            wanted.counters = true;
            continue;
        }
        if (i + 1 == count) return false;
        const char* value = words[++i];
        const std::uint64_t number = std::strtoull(value, nullptr, 10);
        if (word == "--seeds") wanted.seeds = number;
        else if (word == "--first") wanted.first = number;
        else if (word == "--steps") wanted.options.steps = static_cast<int>(number);
        else if (word == "--seed") wanted.first = number, wanted.seeds = 1;
        else if (Fault fault; word == "--without" && from_name(value, fault)) {
            wanted.options.without.insert(fault);
        } else if (word != "--sabotage" || !sabotage_from(value, wanted.options.sabotage)) {
            return false;
        }
    }
    return true;
}

void tell(const Options& options, const Verdict& verdict) {
    std::printf("seed %llu broke a law\n  faults: %s\n  law:    %s\n  replay: %s\n",
                static_cast<unsigned long long>(options.seed), verdict.faults.c_str(),
                verdict.broken.c_str(), replay_text(options).c_str());
    const Options smaller = shrink(options);
    const Verdict again = live_through(smaller);
    std::printf("  smaller: %s\n           %s\n", replay_text(smaller).c_str(),
                again.broken.c_str());
}

int run(const Wanted& wanted) {
    Counters counters;
    int broken = 0;
    std::int64_t commands = 0, rejections = 0, virtual_ms = 0;
    const auto began = std::chrono::steady_clock::now();
    for (std::uint64_t i = 0; i < wanted.seeds; ++i) {
        Options options = wanted.options;
        options.seed = wanted.first + i;
        const Verdict verdict = live_through(options);
        counters.add(verdict.counters);
        commands += verdict.commands;
        rejections += verdict.rejections;
        virtual_ms += verdict.virtual_ms;
        if (verdict.broken.empty()) continue;
        ++broken;
        tell(options, verdict);
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    if (wanted.counters || wanted.seeds > 1) {
        for (const auto& [what, times] : counters.all()) {
            std::printf("%9lld  %s\n", static_cast<long long>(times), what.c_str());
        }
        std::printf(
            "%lld commands, %.0f %% of them rejected; %.0f virtual hours in %.1f s\n",
            static_cast<long long>(commands),
            100.0 * static_cast<double>(rejections) / static_cast<double>(commands + !commands),
            static_cast<double>(virtual_ms) / 3'600'000.0, seconds);
    }
    std::printf("%llu seeds, %d broke a law; %.1f seeds/s\n",
                static_cast<unsigned long long>(wanted.seeds), broken,
                static_cast<double>(wanted.seeds) / seconds);
    return broken == 0 ? 0 : 1;
}

}  // namespace

}  // namespace recall::sim

int main(int count, char** words) {
    using namespace recall::sim;
    Wanted wanted;
    if (!read(count, words, wanted)) {
        std::fputs(usage, stderr);
        return 2;
    }
    tell_seed_on_abort();
    return run(wanted);
}
