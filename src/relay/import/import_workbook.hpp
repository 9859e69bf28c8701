// An import of an Excel workbook: one sheet of it, read as a delimited file is.
#pragma once

#include "relay/import/import_file.hpp"

namespace recall {

// What read_import() does with one. The lines it tells of are the sheet's rows.
Result<ImportFile, ImportError> read_workbook_import(std::string_view bytes, ImportOptions options,
                                                     const Calendar& calendar);

}  // namespace recall
