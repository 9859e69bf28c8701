// Small charts. Each is a table in the semantic tree: a row for each of its marks, with its name
// and its value in words, so that what is drawn can also be read.
#pragma once
#include "ui/toolkit/theme.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace recall::ui {

struct Mark {
    std::string label;  // "Mon 2 Nov"
    std::int64_t value = 0;
    std::string words;  // "18 completed": the value as it is said
};

// Bars that lie one below the other: label, bar, words.
void bar_chart(std::string_view name, std::span<const Mark> marks, Tone tone = Tone::accent);

// Upright, from left to right as time goes: columns, or a line through them. There is one mark or
// more.
enum class Drawn { columns, line };
void time_chart(std::string_view name, std::span<const Mark> marks, Drawn drawn);

}  // namespace recall::ui
