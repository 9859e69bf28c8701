// What the readers of files ask of a cell.
#pragma once

#include "relay/desk/limits.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace recall {

inline std::string_view trimmed_cell(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

inline std::ptrdiff_t count_digits(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Some programs put a mark before the one that was there, and some take it for letters of
// Windows-1252 and write those.
inline std::string_view without_marks(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    constexpr std::string_view misread = "\xC3\xAF\xC2\xBB\xC2\xBF";
    for (;;) {
        if (text.starts_with(mark)) text.remove_prefix(mark.size());
        else if (text.starts_with(misread)) text.remove_prefix(misread.size());
        else return text;
    }
}

// At most so many bytes, and no half character at the end.
inline std::string cell_beginning(std::string_view text,
                                  std::size_t bytes_max = import_text_bytes_max) {
    if (text.size() > bytes_max) {
        std::size_t size = bytes_max;
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        return std::string(text.substr(0, size)) + "…";
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    return std::string(text);
}

}  // namespace recall
