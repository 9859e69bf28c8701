// The call to an own promise where its number cannot be taken, because nobody can be asked for it:
// dialled from the list of callbacks, and completed there.
#pragma once

#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

void draw_kept_call(const Model& model, const Callback& callback, CallbacksMemory& memory,
                    Wishes& wishes);
// Whether something is typed of it already.
bool is_kept_begun(const CallbacksMemory& memory, CallbackId id);

}  // namespace recall::ui
