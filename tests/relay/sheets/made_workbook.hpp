// Workbooks made for a test, part by part, also such as no program would write.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace recall::test {

// By their names; packed, or only put one behind the other.
using Parts = std::map<std::string, std::string>;
std::string zip_of(const Parts& parts, bool packed = true);

struct MadeWorkbook {
    std::string cells;               // what stands in <sheetData>
    std::string strings = {};        // in <sst>
    std::string styles = {};         // in <styleSheet>
    std::string about = {};          // attributes of <workbookPr>
    std::string sheet_start = {};    // before <worksheet>
};
Parts parts_of(const MadeWorkbook& made);
inline std::string file_of(const MadeWorkbook& made) { return zip_of(parts_of(made)); }

// tests/data/sheets
std::string sheet_file(const std::string& name);

// The rows as "3: Ada|+234…"; or, where it is refused, "code: message".
std::vector<std::string> rows_in(std::string_view bytes, const std::string& sheet = "",
                                 std::size_t cells_max = 72);

}  // namespace recall::test
