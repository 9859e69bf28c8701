// What was promised for some days and what became of it: the tracker, reports and callbacks show
// it.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <string>

namespace recall::ui {

// In all and by agent.
void draw_callback_figures(const CallbackFigures& figures);
// The same on a card of its own. Nothing where none was promised.
void draw_callbacks_of_days(const Model& model, const CallbackFiguresQuery& query, Wishes& wishes);

}  // namespace recall::ui
