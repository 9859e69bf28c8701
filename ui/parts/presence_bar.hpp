// Presence: what one says of oneself, and how others' presence is written.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"
#include "ui/toolkit/theme.hpp"

#include <string>

namespace recall::ui {

// "Paused: Lunch", "In call", "Wrap-up", "Ready", "Here", "Away".
std::string presence_words(const PresenceWord& presence);
Tone presence_tone(const PresenceWord& presence);

// Asks the relay how one's own stands, and which pauses there are. To be called in every frame.
void keep_own_presence(const Model& model, Wishes& wishes);
// One's own, as it stands with the calls in hand.
PresenceWord own_presence(const Model& model);

// A button that says it, and changes it; the key does the same. Nothing for who takes no calls.
void draw_presence_button(const Model& model, Wishes& wishes);
float presence_button_width(const Model& model);  // CSS pixels

// An agent's day, as the agent said it; of the screen Live Agents.
void draw_presence_day(const Model& model, const TeamAgent& agent, Wishes& wishes);

// Which pauses there are to choose from; of the Admin Panel.
void draw_pause_codes(const Model& model, AdminMemory& memory, Wishes& wishes);

}  // namespace recall::ui
