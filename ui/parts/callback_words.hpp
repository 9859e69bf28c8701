// A callback in words, wherever managers see one.
#pragma once
#include "ui/model/model.hpp"
#include "ui/toolkit/theme.hpp"

#include <string>

namespace recall::ui {

std::string callback_end_words(CallbackEnd end);
std::string callback_state_words(const CallbackLine& line);  // "Held: list is off"
std::string held_words(Held held);  // "The campaign is off"
Tone callback_state_tone(const CallbackLine& line);
std::string callback_owner_words(const Model& model, const Callback& callback);  // "Ada", "anyone"

}  // namespace recall::ui
