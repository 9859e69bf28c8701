// Writing an Excel workbook, a row at a time: what is written waits in files of the system's own
// that have no name, so that memory holds a row, and at the end the packed whole.
#pragma once

#include "core/ids.hpp"
#include "relay/desk/limits.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace recall {

// What clocks show. Without a day: a blank cell.
struct WallTime {
    Day day;
    std::int64_t ms = 0;  // since midnight, as the clocks count
    bool operator==(const WallTime&) const = default;
};

// A text stays one, whatever it looks like: no phone number loses its plus or a zero, and none is
// a formula. Whole numbers and dates can be sorted and counted with.
using SheetValue = std::variant<std::string, std::int64_t, Day, WallTime>;

class WorkbookWriter {
public:
    // Each sheet has the header above its rows, in sight however far one scrolls. What does not
    // fit on one goes on in “name 2”.
    WorkbookWriter(std::string name, std::vector<std::string> header,
                   std::int64_t sheet_rows = sheet_rows_max - 1);
    ~WorkbookWriter();
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;

    void add(const std::vector<SheetValue>& row);
    // The file's bytes; nothing is added after it. Throws std::runtime_error where there was no
    // room for it.
    std::string finish();

private:
    struct Book;
    std::unique_ptr<Book> book_;
};

}  // namespace recall
