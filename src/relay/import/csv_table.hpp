// Reading delimited text, RFC 4180: quoted cells may hold the delimiter, quotes and line breaks.
// Rows come one at a time, each with the line it begins at and its very text.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recall {

struct CsvRow {
    std::int64_t line = 0;          // from 1, where the row begins
    std::string_view text;          // as it stands in the file, with its line break
    std::vector<std::string> cells;
};

struct CsvError {
    std::int64_t line = 0;
    std::string reason;  // for a person
};

// Calls `take` for each row until it returns false; it may change the cells. Empty lines are no
// rows. `text` has no byte order mark and must outlive the call. Fails on a quote that is never
// closed, and on a row of more than cells_max cells.
std::optional<CsvError> read_csv(std::string_view text, char delimiter, std::size_t cells_max,
                                 const std::function<bool(CsvRow&)>& take);

}  // namespace recall
