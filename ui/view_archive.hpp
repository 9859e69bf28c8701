// The parts of the Archive Manager. draw_archive() in view_archive.cpp puts them together.
#pragma once
#include "ui/memory.hpp"
#include "ui/model.hpp"
#include "ui/wishes.hpp"

namespace recall::ui {

// The whole record of one call.
void draw_archived_call(const Model& model, const CompletedCall& call, ArchiveMemory& memory,
                        Wishes& wishes);

}  // namespace recall::ui
