// The parts of the callback viewer, the managers' Callbacks screen: what was promised to customers,
// by whom and for when. draw_callback_viewer() in callbacks_screen.cpp puts them together.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <string>

namespace recall::ui {

// Which ones are listed, without page and order: what a change of all means.
CallbackTerms viewer_terms(const ViewerMemory& memory);

// One callback: its state, its story, and what can be done to it.
void draw_viewed_callback(const Model& model, const CallbackLine& line, ViewerMemory& memory);
// A month with the number of each day, the load of the chosen day, what became of its promises.
void draw_viewer_calendar(const Model& model, ViewerMemory& memory, Wishes& wishes);

}  // namespace recall::ui
