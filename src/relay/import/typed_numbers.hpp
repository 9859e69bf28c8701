// Numbers as people type or paste them, a few of them and in any way: below each other, or with
// commas and semicolons between. A file with a header is something else:
// relay/import/import_file.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recall {

struct TypedNumbers {
    std::string table;                // one column “phone” with a row for each
    std::vector<std::int64_t> lines;  // of the text in which the row was typed
};
// None where the text is a table with a header, or empty. Every word of it has a row: what is no
// number is refused there, by itself, and nothing is left out unseen.
std::optional<TypedNumbers> typed_numbers(std::string_view text);

}  // namespace recall
