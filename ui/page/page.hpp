// The page around the screens: all that a frame draws.
//
//   page.cpp      navigation, status line, session
//   managers.cpp  which of the managers' screens is shown
//   sign_in.cpp   sign-in, and what waits while nobody is signed in
//   password.cpp  one's own password; one that is chosen by a one-time link
//   away.cpp      what happened while one was away
//   alerts.cpp    how this device calls its person back
//   tray.cpp      what the relay refused, with its reason
//   palette.cpp   one line that finds whatever there is to go to or do
#pragma once

#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

// What managers and admins see that agents do not. A program that is given none of it shows that it
// is on its way.
using DrawScreen = void (*)(const Model&, Screen, Memory&, Wishes&);
void draw_manager_screen(const Model& model, Screen screen, Memory& memory, Wishes& wishes);

// All of it.
void draw_page(const Model& model, Memory& memory, Wishes& wishes,
               DrawScreen manager_screen = draw_manager_screen);

void draw_sign_in(const Model& model, SignInMemory& memory, Wishes& wishes);
void draw_tray(const Model& model, TrayMemory& memory, Wishes& wishes);
void draw_password_dialog(const Model& model, PasswordMemory& memory, Wishes& wishes);
void draw_choose_password(const Model& model, PasswordMemory& memory, Wishes& wishes);
void open_palette(PaletteMemory& memory);
void draw_palette(const Model& model, Memory& memory, Wishes& wishes);
// `open`: it is being read.
void draw_away(const Model& model, bool& open, Wishes& wishes);
void draw_alert_settings(const Model& model, bool& open, Wishes& wishes);

}  // namespace recall::ui
