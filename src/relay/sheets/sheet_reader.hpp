// Reading an Excel workbook (.xlsx, .xlsm): one sheet of it as rows of texts. The rows stream by,
// and nothing of them is kept.
//
//   texts        as they stand, those in pieces of different looks joined
//   numbers      all their digits: cell_formats.hpp
//   dates        2026-11-21, 2026-11-21 14:30:00
//   formulas     by the value that was stored with them; where none was, as the formula: =A1+B1
//   yes and no   TRUE, FALSE
//   errors       as their text, #N/A
//   merged cells have their text in the first of them, and the others are blank
#pragma once

#include "core/result.hpp"
#include "relay/sheets/sheet_refusal.hpp"

#include <functional>
#include <string_view>

namespace recall {

// What an HTTP request or answer calls it.
constexpr std::string_view workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// By its first bytes, whatever it is called: a workbook, or something that Excel has a name for
// and read_sheet refuses in words.
bool is_workbook(std::string_view bytes);

struct SheetRow {
    std::int64_t number = 0;  // from 1, as the sheet counts them
    std::vector<std::string> cells;
};

struct SheetTerms {
    std::string sheet;  // its name, or its place from 1; empty: the first that is not hidden
    std::size_t cells_max = 0;
};

struct WorkbookSheets {
    std::string read;              // the one that was
    std::vector<std::string> all;  // their names, in their order
};

// Calls `take` for each row, whose cells it may take away, until it returns false. Rows without
// text are left out. Blank cells at the end are filled up to the width of the first row, and left
// out beyond it. Refuses a row of more than cells_max cells, as read_csv does.
Result<WorkbookSheets, SheetError> read_sheet(std::string_view bytes, const SheetTerms& terms,
                                         const std::function<bool(SheetRow&)>& take);

}  // namespace recall
