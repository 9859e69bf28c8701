// The fields of sign-in, on their own page or in a dialog over the rows of an ended session.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

void draw_sign_in_form(const Model& model, SignInMemory& memory, Wishes& wishes);

}  // namespace recall::ui
