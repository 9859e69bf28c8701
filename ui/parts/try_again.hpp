// From the tray back to the work: a wish that was refused is given again from the form of its
// number, with what was typed in it; or a manager sees to it.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"

namespace recall::ui {

// For a number of which this device knows nothing else any more: enough to complete it. The relay
// knows whose it was.
Departed stand_in_for(const Refused& refused, const Model& model);

// Opens the number and puts back what was typed, beside what stands there by now; on this screen.
// Nothing where the wish is about no number that is known here.
std::optional<Screen> put_back(const Refused& refused, const Model& model, WorkMemory& memory);

// All that was entered in a refused completion, for the managers' list of unplaced work.
HandedWork handed_work(const Refused& refused, const CompleteCall& call, const Model& model);
// It is on its way there. Once it is accepted it leaves the tray.
bool is_handed_over(const Refused& refused, const Model& model);

}  // namespace recall::ui
