// How managers change callbacks, wherever they see them: what they are about to change, then its
// dialogs: one's time, owner and comments; and many at once, with what that would do.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

void begin_move(const Model& model, const Callback& callback, CallbackChanges& changes);
void begin_cancel(const Callback& callback, CallbackChanges& changes);
// The open dialog, if there is one. True when many were changed.
bool draw_callback_changes(const Model& model, CallbackChanges& changes, Wishes& wishes);

}  // namespace recall::ui
