// The views. Each is a function: state in, pixels and wishes out. `memory` is what it remembers of
// its own from frame to frame.
//
//   view_page.cpp      the frame around every screen: navigation, status line, session
//   view_managers.cpp  which of the managers' screens is shown
//   view_sign_in.cpp   sign-in, and what waits while nobody is signed in
//   view_work.cpp      Client CRM and Customer Service, an agent's day
//   view_tracker.cpp   the Call Completion Tracker
//   view_database.cpp  the Database Manager: lists, counts, assign; it also shows the import
//   view_import.cpp    its import wizard
//   view_admin.cpp     the Admin Panel: users, campaigns, the desk's settings
//   view_team.cpp      live agents: who is here, on which number
//   view_hopper.cpp    the hopper: what a campaign dials next
//   view_own_calls.cpp  an agent's completed calls
//   view_do_not_call.cpp  who must not be called, by the desk or in a campaign
//   view_unplaced.cpp  work that no rule could place, for managers
//   view_archive.cpp   the Archive Manager: completed calls, to find, read and export
//   view_reports.cpp   Reports: what came of the calls of a time, as figures and charts
//   view_activity.cpp  Activity: the recycling log, the audit, the logins
//   view_tray.cpp      what the relay refused, with its reason
//   view_password.cpp  one's own password; one that is chosen by a one-time link
//   view_callbacks.cpp an agent's promises to call again
//   view_viewer.cpp    the callback viewer: all that was promised, for managers
//   view_alerts.cpp    how this device calls its person back
#pragma once

#include "ui/memory.hpp"
#include "ui/model.hpp"
#include "ui/wishes.hpp"

namespace recall::ui {

// What managers and admins see that agents do not. A program that is given none of it shows that it
// is on its way.
using DrawScreen = void (*)(const Model&, Screen, Memory&, Wishes&);
void draw_manager_screen(const Model& model, Screen screen, Memory& memory, Wishes& wishes);

// All of it.
void draw_page(const Model& model, Memory& memory, Wishes& wishes,
               DrawScreen manager_screen = draw_manager_screen);

void draw_sign_in(const Model& model, SignInMemory& memory, Wishes& wishes);
void draw_work(const Model& model, recall::Kind kind, WorkMemory& memory, Wishes& wishes);
void draw_tracker(const Model& model, TrackerMemory& memory, Wishes& wishes);
void draw_database(const Model& model, DatabaseMemory& memory, Wishes& wishes);
void draw_import(const Model& model, Wishes& wishes);
void draw_admin(const Model& model, AdminMemory& memory, TrackerMemory& tracker, Wishes& wishes);
void draw_team(const Model& model, TeamMemory& memory, TrackerMemory& tracker, Wishes& wishes);
// Opens a callback that was taken in the work screen.
void draw_callbacks(const Model& model, CallbacksMemory& memory, WorkMemory& work,
                    Wishes& wishes);
// Opens a callback that is held in the viewer.
void draw_hopper(const Model& model, HopperMemory& memory, ViewerMemory& viewer, Wishes& wishes);
void draw_own_calls(const Model& model, ArchiveMemory& memory, Wishes& wishes);
void draw_unplaced(const Model& model, UnplacedMemory& memory, Wishes& wishes);
void draw_do_not_call(const Model& model, DoNotCallMemory& memory, Wishes& wishes);
void draw_callback_viewer(const Model& model, ViewerMemory& memory, Wishes& wishes);
void draw_callback_figures(const CallbackFigures& figures);
void draw_archive(const Model& model, ArchiveMemory& memory, Wishes& wishes);
void draw_reports(const Model& model, ReportsMemory& memory, Wishes& wishes);
void draw_activity(const Model& model, ActivityMemory& memory, Wishes& wishes);
void draw_tray(const Model& model, TrayMemory& memory, Wishes& wishes);

void draw_password_dialog(const Model& model, PasswordMemory& memory, Wishes& wishes);
void draw_choose_password(const Model& model, PasswordMemory& memory, Wishes& wishes);
void draw_alert_settings(const Model& model, bool& open, Wishes& wishes);

}  // namespace recall::ui
