// The two halves of a work screen. draw_work() in work.cpp puts them together.
#pragma once
#include "ui/model/wishes.hpp"
#include "ui/model/work_rows.hpp"

namespace recall::ui {

// What one frame of a work screen knows.
struct WorkFrame {
    const Model& model;
    Kind kind;
    WorkMemory& memory;
    Wishes& wishes;
    const WorkList& list;

    const std::vector<WorkRow>& rows() const { return list.rows(); }
    CallDraft& draft(AssignmentId id) const { return memory.drafts[id]; }
    bool is_client() const { return kind == Kind::client; }
};

void choose(const WorkFrame& work, std::optional<AssignmentId> id);

// The number whose claim stands in the way of claiming this one; null where none does.
const WorkRow* claim_in_the_way(const WorkFrame& work, const WorkRow& row);

// The campaigns whose next number this agent may take, and the buttons that take it.
std::vector<const Campaign*> pulled_campaigns(const WorkFrame& work);
void draw_take_next(const WorkFrame& work);
float take_next_width(const WorkFrame& work);
// Opens the number that was taken once it is in hand: also where nothing more is to be taken.
void open_taken(const WorkFrame& work);

void draw_work_list(const WorkFrame& work);
void draw_work_detail(const WorkFrame& work, const WorkRow& row);
// Those that were called and are no longer this agent's, above the list; the button that lets one
// go, and the question it asks.
void draw_departed(const WorkFrame& work);
void draw_let_go(const WorkFrame& work, AssignmentId id);
void draw_let_go_question(const WorkFrame& work);
// What the call came to: the outcome, the notes, and the button that completes it. Given a height
// it stands in that: what is entered scrolls, and the button stays in sight below it.
void draw_call_form(const WorkFrame& work, const WorkRow& row, float height = 0);
bool has_call_form(const WorkFrame& work, const WorkRow& row);

// What was said in the number's calls of before, by whomever.
void draw_earlier_calls(const WorkFrame& work, const WorkRow& row);

// A call that was completed a moment ago, put right: RULES.md §6. The button that begins it; the
// form is the call's own.
bool is_correcting(const WorkFrame& work, AssignmentId call);
void leave_correction(const WorkFrame& work);  // for another number
void draw_correct(const WorkFrame& work, const WorkRow& row);
// Begins what was asked for from elsewhere: by the key, by the word that said it is completed.
void open_correction(const WorkFrame& work);

// How a number stands, as pills on one line; `whole` with everything there is to say.
void draw_standing(const WorkRow& row, bool whole);

}  // namespace recall::ui
