// The parts of the Archive Manager. draw_archive() in view_archive.cpp puts them together.
#pragma once
#include "ui/memory.hpp"
#include "ui/model.hpp"
#include "ui/theme.hpp"
#include "ui/wishes.hpp"

#include <string>

namespace recall::ui {

// The whole record of one call.
void draw_archived_call(const Model& model, const CompletedCall& call, ArchiveMemory& memory,
                        Wishes& wishes);

std::int64_t seconds_of(const CompletedCall& call);  // 0 where its beginning is not known
std::string length_words(std::int64_t seconds);      // "4:05", "1:02:00"; a dash for none
std::string outcome_words(const State& state, const CompletedCall& call);
Tone outcome_tone(const State& state, const CompletedCall& call);

}  // namespace recall::ui
