// What a number in a cell means, and how it is written as text without losing anything of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recall {

// What a number format makes of a number. A cell that is neither date nor time is a plain number.
struct CellFormat {
    bool date = false;
    bool time = false;
    bool elapsed = false;  // [h]:mm: hours that go on past a day
    int zeros = 0;         // "00000": at least so many digits

    bool operator==(const CellFormat&) const = default;
};
// One of those that every workbook has without saying so.
CellFormat builtin_format(std::int64_t id);
// "dd/mm/yyyy hh:mm", "[$-409]d-mmm;@", "00000".
CellFormat format_of_code(std::string_view code);

// A number as it stands in the file, "8.0312345678E+12", as the shortest decimal that reads back
// the same, without an exponent as long as that has at most some twenty digits. Whole digits stay
// as they are, however many. What is no number stays too.
std::string number_text(std::string_view stored, const CellFormat& format = {});

// A date is "2026-11-21", with a time "2026-11-21 14:30:00", a time alone "14:30:00". Whatever the
// format hides of it is told. What is outside of the calendar is told as the number it is.
// `since_1904`: the workbook counts its days as old Macintoshes did.
std::string date_text(std::string_view stored, const CellFormat& format, bool since_1904);

// One of a cell that says its date in words: "2026-11-21T00:00:00".
std::string iso_date_text(std::string_view stored, const CellFormat& format);

}  // namespace recall
