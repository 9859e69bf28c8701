// The whole record of a completed call, for whoever may read it.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"
#include "ui/toolkit/theme.hpp"

#include <string>

namespace recall::ui {

// Its number, what it came to, its facts, notes, what was added to them, and original data.
void draw_call_record(const Model& model, const ArchivedCall& call, ArchiveMemory& memory,
                      Wishes& wishes);

std::string length_words(std::int64_t seconds);      // "4:05", "1:02:00"; a dash for none
std::string outcome_words(const State& state, const CompletedCall& call);
Tone outcome_tone(const State& state, const CompletedCall& call);

}  // namespace recall::ui
