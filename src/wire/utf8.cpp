#include "wire/utf8.hpp"

namespace recall {

std::optional<std::size_t> find_not_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned char first = byte(i);
        if (first < 0x80) {
            ++i;
            continue;
        }
        const std::size_t size = first >= 0xC2 && first <= 0xDF   ? 2
                                 : first >= 0xE0 && first <= 0xEF ? 3
                                 : first >= 0xF0 && first <= 0xF4 ? 4
                                                                  : 0;
        if (size == 0 || i + size > text.size()) return i;
        for (std::size_t k = 1; k < size; ++k) {
            if ((byte(i + k) & 0xC0) != 0x80) return i;
        }
        // Written longer than need be, a surrogate, or beyond the last character.
        const unsigned char second = byte(i + 1);
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
            (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) {
            return i;
        }
        i += size;
    }
    return std::nullopt;
}

}  // namespace recall
