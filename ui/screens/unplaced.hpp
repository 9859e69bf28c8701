// The parts of the screen of unplaced work.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <string>

namespace recall::ui {

// Everything that was typed of it, and what can be done with it.
void draw_unplaced_item(const Model& model, const Unplaced& item, UnplacedMemory& memory,
                        Wishes& wishes);
// The dialogs in which it is placed, given to an agent or dismissed.
void draw_unplaced_deed(const Model& model, const Unplaced& item, UnplacedMemory& memory,
                        Wishes& wishes);

std::string unplaced_name(const HandedWork& work);  // of its customer, as far as it is known
// The label of the outcome in its campaign; where that is not known, in any that has it.
std::string outcome_label(const State& view, Code campaign, Code outcome);

}  // namespace recall::ui
