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

std::string column_name(const ImportColumn& column, std::size_t index);
// Cells that another encoding would change, to look at.
std::string letters_words(const FileShape& shape);

// How the file was read, where that is not plain, and what is left out of it.
void draw_how_read(const ImportModel& import);
// How many numbers stand on do-not-call lists, and are in somebody's hands.
void draw_standing(const ImportModel& import, Wishes& wishes);
// The rows that were taken with something odd, and repeats that say something else.
void draw_odd_rows(const ImportModel& import, Wishes& wishes);

// What the duplicates repeat, and what becomes of numbers that other lists have.
void draw_duplicates(const ImportModel& import, Wishes& wishes);
// How many numbers are to come in.
std::int64_t to_import(const ImportModel& import);

}  // namespace recall::ui
