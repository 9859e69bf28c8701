// A sheet of an Excel workbook as the text of a delimited file, so that whatever is found out
// about one, is found out about the other: headings, columns, what is odd about a row.
#pragma once

#include "core/result.hpp"
#include "relay/sheets/sheet_reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recall {

class SheetText {
public:
    static constexpr char delimiter = ',';

    // `sheet` as in SheetTerms.
    static Result<SheetText, SheetError> read(std::string_view bytes, const std::string& sheet);

    const std::string& text() const { return text_; }  // in UTF-8, without a mark
    const WorkbookSheets& sheets() const { return sheets_; }
    // Which row of the sheet began in this line of the text. The same one, as long as no cell above
    // it holds a line break.
    std::int64_t row_of(std::int64_t line) const;
    std::int64_t line_of(std::int64_t row) const;

private:
    struct Shift {
        std::int64_t line, by;
    };

    void add(const SheetRow& row);

    std::string text_;
    // From the headings of a table of ours on: its reader takes off what CSV has to have.
    bool guarded_ = false;
    WorkbookSheets sheets_;
    std::int64_t lines_ = 0;
    std::vector<Shift> shifts_;  // from that line on, so many lines more than rows
};

}  // namespace recall
