// The parts of the Archive Manager. draw_archive() in archive.cpp puts them together.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

// The whole record of one call.
void draw_archived_call(const Model& model, const ArchivedCall& call, ArchiveMemory& memory,
                        Wishes& wishes);

}  // namespace recall::ui
