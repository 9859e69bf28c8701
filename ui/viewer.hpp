// The parts of the callback viewer, the managers' Callbacks screen: what was promised to customers,
// by whom and for when. draw_callback_viewer() in view_viewer.cpp puts them together.
#pragma once
#include "ui/memory.hpp"
#include "ui/model.hpp"
#include "ui/wishes.hpp"

#include <string>

namespace recall::ui {

// "user=ann&status=ACTIVE…", without page and order: what a change of all means.
std::string viewer_terms(const ViewerMemory& memory);

// One callback: its state, its story, and what can be done to it.
void draw_viewed_callback(const Model& model, const CallbackLine& line, ViewerMemory& memory);
// The dialog that changes one callback's time, owner and comments.
void draw_viewed_move(const Model& model, ViewerMemory& memory, Wishes& wishes);
// The dialog that changes those that are ticked, or all that match, with what it would do.
void draw_viewer_change(const Model& model, ViewerMemory& memory, Wishes& wishes);
// A month with the number of each day, the load of the chosen day, what became of its promises.
void draw_viewer_calendar(const Model& model, ViewerMemory& memory, Wishes& wishes);

std::string callback_end_words(CallbackEnd end);
std::string callback_state_words(const CallbackLine& line);  // "Held: the list is switched off"

}  // namespace recall::ui
