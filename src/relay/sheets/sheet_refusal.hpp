// Why a workbook cannot be read. Thrown within this folder, and handed out by read_sheet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace recall {

struct SheetError {
    std::string code;     // "workbook_encrypted", "workbook_damaged", "sheet_unknown", ...
    std::string message;  // for a person, with what to do
    std::int64_t row = 0;                  // 0: not about one row
    std::vector<std::string> sheets = {};  // where another one may be chosen
    std::string sheet = {};                // the one that was read
};

struct SheetRefusal {
    SheetError error;
};

[[noreturn]] inline void refuse_sheet(std::string code, std::string message) {
    throw SheetRefusal{{std::move(code), std::move(message)}};
}
// `what` completes "The workbook is damaged: ".
[[noreturn]] inline void refuse_damaged(const std::string& what, std::int64_t row = 0) {
    throw SheetRefusal{{"workbook_damaged",
                        "The workbook is damaged: " + what +
                            ". Open it in Excel, save it again and try once more; or save the "
                            "sheet as CSV in UTF-8.",
                        row}};
}
// `what` completes "The workbook ".
[[noreturn]] inline void refuse_too_big(const std::string& what) {
    throw SheetRefusal{{"workbook_too_big",
                        "The workbook " + what +
                            ". Copy the rows into a new workbook, or save the sheet as CSV in "
                            "UTF-8, and try again."}};
}

}  // namespace recall
