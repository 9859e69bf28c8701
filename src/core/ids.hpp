// The small values everything else is made of: instants, days, codes, numbers, identities.
// Strong types, so that a lead is never taken for a call nor a minute for a millisecond.
#pragma once

#include "core/phone.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recall {

// A moment in UTC, in milliseconds since 1970. Zero means "not (yet)".
struct Instant {
    std::int64_t ms = 0;
    explicit operator bool() const { return ms != 0; }
    auto operator<=>(const Instant&) const = default;
};

constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
constexpr std::int64_t twenty_four_hours_ms = 24 * 60 * minute_ms;

constexpr Instant operator+(Instant at, std::int64_t ms) { return {at.ms + ms}; }
constexpr std::int64_t operator-(Instant later, Instant earlier) { return later.ms - earlier.ms; }

// A business day: a date in the desk's time zone, counted in days since 1970-01-01.
// Which instants belong to it only the scheduler and the screen know. Zero means "none".
struct Day {
    std::int32_t number = 0;
    explicit operator bool() const { return number != 0; }
    auto operator<=>(const Day&) const = default;
};

Day next(Day day);
Day previous(Day day);
std::string to_text(Day day);                       // "2026-11-21"
std::optional<Day> day_from_text(std::string_view text);  // none for a 30th of February

// An identity handed out by the relay, from 1 upwards. Zero means "none".
template <typename Tag>
struct Id {
    std::uint64_t value = 0;
    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using LeadId = Id<struct LeadTag>;
using AssignmentId = Id<struct AssignmentTag>;
using CallId = Id<struct CallTag>;
using RecycleId = Id<struct RecycleTag>;
using ImportId = Id<struct ImportTag>;
using CallbackId = Id<struct CallbackTag>;
using UnplacedId = Id<struct UnplacedTag>;

// A short code as diallers use them: "NEW", "NA", "client". At most eight characters
// (RULES.md §2): letters, digits, '_' and '-'.
class Code {
public:
    static constexpr std::size_t bytes_max = 8;

    constexpr Code() = default;
    // Nothing where the text is too long or has other characters. The empty text is the empty code.
    static std::optional<Code> from_text(std::string_view text);
    // For codes written in the source: a wrong one does not compile.
    consteval explicit Code(const char* text) {
        std::size_t size = 0;
        for (; text[size] != '\0'; ++size) chars_.at(size) = text[size];
    }

    std::string_view view() const;
    std::string text() const { return std::string(view()); }
    explicit operator bool() const { return chars_[0] != '\0'; }
    bool operator==(const Code& other) const { return chars_ == other.chars_; }
    bool operator<(const Code& other) const { return chars_ < other.chars_; }

private:
    std::array<char, bytes_max> chars_{};
};

using Username = std::string;  // 1..username_bytes_max of a-z 0-9 . _ -
using ListId = std::string;    // 1..list_id_bytes_max of A-Z a-z 0-9 . _ -

}  // namespace recall
