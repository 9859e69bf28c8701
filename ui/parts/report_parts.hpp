// What Reports and the Call Completion Tracker both show.
#pragma once
#include "ui/model/answers.hpp"

#include <string>

namespace recall::ui {

void draw_outcomes(const Report& report);  // as bars, the most frequent first
std::string percent_words(double share);   // "45 %"

}  // namespace recall::ui
