// What the manager's screens share.
#pragma once
#include "ui/model/model.hpp"
#include "ui/toolkit/theme.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

// Why nothing that others share (the pool, lists, everybody's numbers) can be changed now, as a
// sentence that says what to do; empty where it can.
std::string why_not_now(const Model& model);

const char* kind_words(Kind kind);        // "Client CRM"
std::string numbers_words(std::int64_t numbers);  // "1 number"
std::string bytes_words(std::int64_t bytes);      // "1.2 MB"
std::string name_of(const State& state, const Username& username);
std::string campaign_name(const State& state, Code id);

// Campaigns that soon have nothing left to give out: Desk::pool_low.
struct LowPool {
    Code campaign;
    std::string words;
};
std::vector<LowPool> low_pools(const State& state);

// The machine's clock is not believed, and what follows from it.
std::string clock_doubt_words(const Model& model, const ClockDoubt& doubt);

// A drop-down of the agents at work, but for one; of the campaign's only, where one is given.
// Whoever was chosen, in the frame of the choice.
struct AgentChoice {
    std::string_view label;
    std::string_view disabled{};
    std::optional<Code> campaign = std::nullopt;
    Username except = {};
};
std::optional<Username> choose_agent(std::string_view id, const State& state,
                                     const AgentChoice& choice);
constexpr float agent_choice_width_px = 230;

// A day as somebody typed it: nothing where it cannot be read, none where nothing is typed.
struct TypedDay {
    std::optional<Day> day;
    std::string error;
};
TypedDay typed_day(const std::string& text);

// A name with a number to it, small enough for six to stand side by side.
struct Figure {
    std::string_view label;
    std::int64_t value = 0;
    Tone tone = Tone::neutral;
    bool marked = false;  // with a dot of the tone's colour, as it stands in shares_bar
};
void figure(const Figure& figure);
// How a whole divides, as one bar of several colours.
void shares_bar(std::string_view name, std::span<const Figure> parts);

}  // namespace recall::ui
