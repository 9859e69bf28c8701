#include "core/folding.hpp"

#include "core/folding_table.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace recall {

namespace {

// Which of the columns' rows begins last at or before the code; they are in order.
template <std::size_t count>
std::optional<std::size_t> row_before(const std::uint16_t (&first)[count], std::uint16_t code) {
    const auto* after = std::upper_bound(std::begin(first), std::end(first), code);
    if (after == std::begin(first)) return std::nullopt;
    return static_cast<std::size_t>(after - std::begin(first)) - 1;
}

template <std::size_t count>
bool is_in(const std::uint16_t (&first)[count], const std::uint16_t (&last)[count],
           std::uint16_t code) {
    const auto row = row_before(first, code);
    return row && code <= last[*row];
}

bool is_ascii_word(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
}

FoldedCharacter folded_ascii(char32_t code) {
    if (code >= 'A' && code <= 'Z') code += 'a' - 'A';
    if (is_ascii_word(code)) return {InSearch::letter, {code}};
    return {code == '\'' ? InSearch::dropped : InSearch::between, {}};
}

char32_t target_of(std::uint16_t code) {
    const auto row = row_before(folding::runs_first, code);
    if (!row) return code;
    const int distance = code - folding::runs_first[*row];
    const int step = folding::runs_step[*row], target = folding::runs_target[*row];
    if (distance > folding::runs_length[*row]) return code;
    if (step == 0) return static_cast<char32_t>(target);
    return distance % step == 0 ? static_cast<char32_t>(target + distance) : code;
}

// Chinese, Japanese, Korean and Thai texts, of which people type a part.
bool is_word_by_itself(char32_t code) {
    return (code >= 0x0E00 && code <= 0x0E7F) || (code >= 0x3040 && code <= 0x30FF) ||
           (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7AF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

void append_utf8(std::string& text, char32_t code) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
        put(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
    }
    put(0x80 | (code & 0x3F));
}

// Takes the first character off the text. A byte that begins none stands for itself.
char32_t take_utf8(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t code = size == 1 ? first : first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
        if ((byte & 0xC0U) != 0x80U) {
            text.remove_prefix(1);
            return first;
        }
        code = code << 6 | (byte & 0x3FU);
    }
    text.remove_prefix(size);
    return code;
}

}  // namespace

FoldedCharacter folded(char32_t code) {
    if (code < 0x80) return folded_ascii(code);
    if (code > 0xFFFF) return {InSearch::letter, {code}};
    const auto small = static_cast<std::uint16_t>(code);
    if (is_in(folding::dropped_first, folding::dropped_last, small)) return {InSearch::dropped, {}};
    if (is_in(folding::between_first, folding::between_last, small)) return {InSearch::between, {}};
    for (const folding::Spelled& one : folding::spelled) {
        if (one.code != small) continue;
        FoldedCharacter letters{InSearch::letter, {}};
        std::copy_n(one.letters, 3, letters.letters);
        return letters;
    }
    return {InSearch::letter, {target_of(small)}};
}

std::string_view folding_version() { return folding::version; }

std::string folded_words(std::string_view text) {
    std::string words;
    words.reserve(text.size() + 1);
    bool inside = false;
    while (!text.empty()) {
        const char32_t code = take_utf8(text);
        const FoldedCharacter character = folded(code);
        if (character.kind == InSearch::dropped) continue;
        if (character.kind == InSearch::between) {
            inside = false;
            continue;
        }
        const bool alone = is_word_by_itself(code);
        if (!inside || alone) words += ' ';
        for (const char32_t letter : character.letters) {
            if (letter) append_utf8(words, letter);
        }
        inside = !alone;
    }
    return words;
}

}  // namespace recall
