// The parts of the callback viewer, the managers' Callbacks screen: what was promised to customers,
// by whom and for when. draw_callback_viewer() in view_viewer.cpp puts them together.
#pragma once
#include "ui/memory.hpp"
#include "ui/model.hpp"
#include "ui/theme.hpp"
#include "ui/wishes.hpp"

#include <string>

namespace recall::ui {

// "user=ann&status=ACTIVE…", without page and order: what a change of all means.
std::string viewer_terms(const ViewerMemory& memory);

// One callback: its state, its story, and what can be done to it.
void draw_viewed_callback(const Model& model, const CallbackLine& line, ViewerMemory& memory);
// A month with the number of each day, the load of the chosen day, what became of its promises.
void draw_viewer_calendar(const Model& model, ViewerMemory& memory, Wishes& wishes);

// Wherever managers change callbacks. What they are about to change, then its dialogs: one's time,
// owner and comments; and many at once, with what that would do. True when many were changed.
void begin_move(const Model& model, const Callback& callback, CallbackChanges& changes);
void begin_cancel(const Callback& callback, CallbackChanges& changes);
bool draw_callback_changes(const Model& model, CallbackChanges& changes, Wishes& wishes);

std::string callback_end_words(CallbackEnd end);
std::string callback_state_words(const CallbackLine& line);  // "Held: list is off"
std::string held_words(std::string_view word);  // a word of the rules': "The campaign is off"
Tone callback_state_tone(const CallbackLine& line);
std::string callback_owner_words(const Model& model, const Callback& callback);  // "Ada", "anyone"

}  // namespace recall::ui
