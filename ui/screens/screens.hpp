// The screens. Each is a function: state in, pixels and wishes out. `memory` is what it remembers
// of its own from frame to frame. No screen includes another; what several show stands in ui/parts.
//
//   agent/      an agent's day: Client CRM and Customer Service, own callbacks, own calls
//   tracker/    the Call Completion Tracker
//   database/   the Database Manager: lists, counts, assign, the import wizard
//   callbacks/  the callback viewer: all that was promised, for managers
//   archive/    the Archive Manager: completed calls, to find, read and export
//   admin/      the Admin Panel: users, campaigns, the desk's settings
//   team.cpp         live agents: who is here, on which number
//   hopper.cpp       what a campaign dials next
//   do_not_call.cpp  who must not be called, by the desk or in a campaign
//   unplaced*.cpp    work that no rule could place, for managers
//   reports.cpp      what came of the calls of a time, as figures and charts
//   activity.cpp     the recycling log, the audit, the logins
#pragma once

#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

// --- An agent's
void draw_work(const Model& model, Kind kind, WorkMemory& memory, Wishes& wishes);
// Opens a callback that was taken in the work screen.
void draw_callbacks(const Model& model, CallbacksMemory& memory, WorkMemory& work,
                    Wishes& wishes);
void draw_own_calls(const Model& model, ArchiveMemory& memory, Wishes& wishes);

// --- The managers'
void draw_tracker(const Model& model, TrackerMemory& memory, Wishes& wishes);
void draw_database(const Model& model, DatabaseMemory& memory, Wishes& wishes);
void draw_import(const Model& model, Wishes& wishes);
void draw_admin(const Model& model, AdminMemory& memory, TrackerMemory& tracker, Wishes& wishes);
void draw_team(const Model& model, TeamMemory& memory, TrackerMemory& tracker, Wishes& wishes);
// Opens a callback that is held in the viewer.
void draw_hopper(const Model& model, HopperMemory& memory, ViewerMemory& viewer, Wishes& wishes);
void draw_unplaced(const Model& model, UnplacedMemory& memory, Wishes& wishes);
void draw_do_not_call(const Model& model, DoNotCallMemory& memory, Wishes& wishes);
void draw_callback_viewer(const Model& model, ViewerMemory& memory, Wishes& wishes);
void draw_archive(const Model& model, ArchiveMemory& memory, Wishes& wishes);
void draw_reports(const Model& model, ReportsMemory& memory, Wishes& wishes);
void draw_activity(const Model& model, ActivityMemory& memory, Wishes& wishes);

}  // namespace recall::ui
