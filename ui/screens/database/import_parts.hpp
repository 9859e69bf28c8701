// The parts of the import's dialog. draw_import() in import.cpp puts them together.
#pragma once
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"

namespace recall::ui {

// Says what each column of the file is.
void draw_import_columns(const ImportModel& import, Wishes& wishes);
bool has_phone_column(const ImportModel& import);

// Which sheet of a workbook is meant, where it has several.
void draw_sheets(const ImportModel& import, Wishes& wishes);

// What the duplicates repeat, and what becomes of numbers that other lists have.
void draw_duplicates(const ImportModel& import, Wishes& wishes);
// How many numbers are to come in.
std::int64_t to_import(const ImportModel& import);

}  // namespace recall::ui
