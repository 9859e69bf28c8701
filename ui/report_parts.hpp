// What Reports and the Call Completion Tracker both show.
#pragma once
#include "ui/answers.hpp"

namespace recall::ui {

void draw_outcomes(const Report& report);  // as bars, the most frequent first

}  // namespace recall::ui
