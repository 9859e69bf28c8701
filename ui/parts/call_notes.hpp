// What was written beside a completed call afterwards, and writing more.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

// Nothing where there are none.
void draw_added_notes(const Model& model, const ArchivedCall& call);
// For whoever may read the call: its agent while it is not archived, and managers, may add to it.
void draw_note_form(const Model& model, const ArchivedCall& call, ArchiveMemory& memory,
                    Wishes& wishes);

// "Reviewed", "1 note added": for a row of calls; empty where there is nothing.
std::string added_words(const ArchivedCall& call);

// Notes on their way, for the stamp of an inquiry: what was asked before is out of date then.
std::uint64_t notes_stamp(const Model& model);

}  // namespace recall::ui
