// What listing screens are narrowed by: drop-downs with an "all", and days.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "wire/answers/path_of.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

struct Choosable {
    std::string value;  // as it stands in the address; empty: all
    std::string label;
};
using Choosables = std::vector<Choosable>;

// The first of each is "all". By name.
Choosables agents_to_choose(const State& state);
Choosables people_to_choose(const State& state);  // and the clock
Choosables campaigns_to_choose(const State& state);
Choosables outcomes_to_choose(const State& state, std::string_view campaign);
Choosables types_to_choose();

constexpr float filter_width_px = 168;

// A drop-down of a toolbar, in its place after the last one. A value that is not among the entries
// stands there as it is: links may name what is gone.
bool filter_select(std::string_view id, std::string_view label, const Choosables& entries,
                   std::string& value, float width = filter_width_px);

// A link behind the filters, in the middle of their line: it takes them away.
bool toolbar_link(std::string_view id, std::string_view label);

// A button that says which days, and opens the dialog that chooses them: days that have been, or
// also so many ahead. True when they changed.
bool draw_days(const Model& model, DayRange& days, RangeChoice& choice, int days_ahead = 0);
float days_width(const Model& model, DayRange days);  // of that button, CSS pixels
// "1 Nov – 21 Nov", "Any day"; with every year where no `today` is given, for what is kept.
std::string range_words(DayRange days, Day today = {});

// What is looked for in calls: nothing as long as the text is so short that most have it.
std::string searched(const std::string& text);

// What stands in the address, as a query takes it: nothing where it is none of its kind.
Code code_in(std::string_view text);
template <Worded Enum>
std::optional<Enum> word_in(std::string_view text) {
    Enum value{};
    return from_word(text, value) ? std::optional(value) : std::nullopt;
}

}  // namespace recall::ui
