// Whether a customer may be rung now, in the words of a screen.
#pragma once

#include "ui/model/model.hpp"

namespace recall::ui {

// By the clocks that the page knows, for a customer of these zones. "02:14 there, opens Sat 28 Nov
// 08:00"; empty where the campaign may ring.
std::string closed_words(const Model& model, const Campaign& campaign, const std::string& zones);

}  // namespace recall::ui
