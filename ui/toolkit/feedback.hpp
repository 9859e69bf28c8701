// What tells how things stand: badges, figures, progress, countdowns, notices, empty places.
#pragma once
#include "ui/toolkit/buttons.hpp"
#include "ui/toolkit/semantics.hpp"
#include "ui/toolkit/theme.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace recall::ui {

const char* tone_icon(Tone tone);

// A pill with a word or two.
void badge(std::string_view words, Tone tone = Tone::neutral, const char* icon = nullptr);
// The same, said aloud by screen readers when it changes.
void live_badge(std::string_view words, Tone tone, const char* icon = nullptr);
float badge_width(std::string_view words, const char* icon = nullptr);  // CSS pixels.
constexpr float badge_height_px = 22;
constexpr float badge_width_min_px = 44;  // where there is less room than words

// A card with one big figure. It fills its column; put several into a Grid.
struct Stat {
    std::string_view label;
    std::string_view figure;
    std::string_view below{};
    Tone tone = Tone::neutral;  // Of the icon and the line below.
    const char* icon = nullptr;
    float share = -1;  // 0…1: a thin bar at the foot; -1: none.
};
void stat_card(const Stat& stat);

// A bar with its label above it on the left and `figure` on the right.
void progress_bar(std::string_view label, float share, std::string_view figure,
                  Tone tone = Tone::accent);
// The same in one line without a label, for table cells.
void progress_line(float share, std::string_view words, Tone tone = Tone::accent);

// Time left until `until_ms`, as a pill that turns amber below `warn_ms` and red below `bad_ms`,
// and asks to be redrawn when its words change. "Expired" afterwards.
struct Countdown {
    std::string_view name;  // What runs out: "Claim".
    std::int64_t until_ms = 0;
    std::int64_t warn_ms = 5 * 60 * 1000;
    std::int64_t bad_ms = 60 * 1000;
};
void countdown(const Countdown& countdown);
// Time since then, as a pill: "Call 2:14".
void stopwatch(std::string_view name, std::int64_t since_ms, Tone tone = Tone::neutral);
std::string clock_words(std::int64_t left_ms);  // "29:58", "1:04:10", "2 d 3 h".

// A strip across the column: something the person must know. An action is a button on the right.
struct Notice {
    Tone tone = Tone::info;
    std::string_view words;
    std::string_view action{};
    bool dismissable = false;
};
enum class NoticeAnswer { none, action, dismissed };
NoticeAnswer notice(std::string_view id, const Notice& notice);
// Its face alone, for what has a ground of its own.
NoticeAnswer notice_face(const Notice& notice, AriaRole role, Live live);

// Where there is nothing yet: an icon, a sentence, what to do about it. True when the action is
// pressed.
struct EmptyState {
    const char* icon = nullptr;
    std::string_view words;
    std::string_view below{};
    std::string_view action{};
    const char* action_icon = nullptr;
};
bool empty_state(std::string_view id, const EmptyState& state);

// A bell, a dot: something due. Strobes gently, unless motion is unwanted.
Colour strobe(Colour rest, Colour lit);

}  // namespace recall::ui
