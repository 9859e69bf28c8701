// What stands in a workbook beside its cells: which sheets there are, what its number formats
// mean, and the texts its cells share.
#pragma once

#include "relay/sheets/cell_formats.hpp"
#include "relay/sheets/package.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recall {

struct Sheet {
    std::string name;
    std::string part;  // "xl/worksheets/sheet1.xml"
    bool hidden = false;
};

struct Workbook {
    std::vector<Sheet> sheets;  // those with cells, in their order
    bool since_1904 = false;
    std::string styles, shared_strings;  // parts; empty: there are none
};
// Throws SheetRefusal, also where it is a file of another program.
Workbook read_workbook(Package& package);

// By the number of a cell's style.
std::vector<CellFormat> read_formats(Package& package, const std::string& part);

// All in one text, so that a million of them cost what they are long.
class SharedStrings {
public:
    void add(std::string_view text);
    std::size_t size() const { return ends_.size(); }
    std::string_view operator[](std::size_t index) const;

private:
    std::string text_;
    std::vector<std::uint32_t> ends_;
};
SharedStrings read_shared_strings(Package& package, const std::string& part);

// Excel writes signs that XML has no place for as _x000D_.
std::string unescaped(std::string_view text);

}  // namespace recall
