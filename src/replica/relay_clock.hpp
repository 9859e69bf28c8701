// RelayClock: the relay's time, as well as a tab can know it.
//
// The device's wall clock may be hours off and may jump, so it is asked only where nothing better
// is known. What counts is what the relay answered to a question, and how long the answer took:
// the best answer is kept, and time goes on from it by the device's monotonic clock. A message
// that nobody asked for may be old when it is read (a tab can be frozen for hours), so it only says
// that it is not earlier than that.
//
// Some devices' monotonic clocks stand still while they sleep. A wall clock that ran ahead of it
// is taken for such a sleep while there is no line; with a line, the relay is asked.
#pragma once

#include "core/ids.hpp"

#include <deque>
#include <optional>
#include <string>

namespace recall {

constexpr std::size_t time_questions_max = 4;         // unanswered; an older one is given up
constexpr std::int64_t clocks_part_ms_max = 2'000;    // then something happened to one of them
constexpr std::int64_t clock_error_ms_max = 1'000;    // of an estimate; then it asks again
constexpr std::int64_t clock_drift_per_million = 100; // of a cheap quartz

// What both clocks of the device say at one moment.
struct DeviceTime {
    Instant wall;                   // as the device has it, right or wrong
    std::int64_t monotonic_ms = 0;  // its zero means nothing
};

// What was known when the rows were kept: the relay's time, and the device's.
struct KnownTime {
    Instant relay;
    Instant wall;
};

class RelayClock {
public:
    // Of an earlier page: used until the relay is heard of.
    void restore(KnownTime kept) { kept_ = kept; }

    void asked(const std::string& question, DeviceTime at);
    // False where nobody asked this, or gave it up.
    bool answered(const std::string& question, Instant relay_now, DeviceTime at);
    void heard(Instant relay_now, DeviceTime at);
    // A line was lost: what was asked on it is answered by nobody.
    void forget_questions() { questions_.clear(); }

    Instant now(DeviceTime at, bool has_line) const;
    // How far the device's wall clock is ahead of the relay's; nothing where that is not known.
    std::optional<std::int64_t> device_ahead_ms(DeviceTime at, bool has_line) const;
    bool should_ask(DeviceTime at) const;
    // To keep with the rows; nothing before the relay was heard of.
    std::optional<KnownTime> known(DeviceTime at, bool has_line) const;

private:
    struct Question {
        std::string id;
        std::int64_t asked_ms = 0;  // by the monotonic clock
    };
    struct Best {
        Instant relay;
        DeviceTime device;
        std::int64_t error_ms = 0;
    };
    // How much further the wall clock went than the monotonic one since `best`.
    std::int64_t parted_ms(const Best& best, DeviceTime at) const;
    std::int64_t error_ms(const Best& best, DeviceTime at) const;

    std::optional<KnownTime> kept_;
    std::optional<Best> best_;
    std::deque<Question> questions_;
};

}  // namespace recall
