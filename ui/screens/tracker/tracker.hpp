// The parts of the Call Completion Tracker. draw_tracker() in tracker.cpp puts them together.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

#include <string>
#include <vector>

namespace recall::ui {

// One agent's figures of one kind, with what the screen needs beside them.
struct TrackerRow {
    AgentProgress progress;
    int done_in_all = 0;  // of both kinds: the target is the day's
    int to_recycle = 0;   // what the row's button takes
};

// What one frame of the tracker knows.
struct Tracker {
    const Model& model;
    TrackerMemory& memory;
    Wishes& wishes;
    const Progress& progress;             // of the kind that is shown
    const std::vector<TrackerRow>& rows;  // found and sorted
    std::string why_not;                  // nothing can be recycled now, and why
};

void draw_tracker_agents(const Tracker& tracker);  // a table, or cards where there is no room
void draw_recycling_log(const Model& model);
// Of a desk without agents or without numbers; false where there are both.
bool draw_first_steps(const Tracker& tracker);
void draw_low_pools(const Model& model);
// The desk's own work stands still: nobody who watches it is to miss that.
void draw_clock_doubt(const Tracker& tracker);
void draw_last_night(const Model& model);  // what midnight did, where it is known
void draw_course_of_day(const Model& model, const TrackerMemory& memory, Wishes& wishes);

}  // namespace recall::ui
