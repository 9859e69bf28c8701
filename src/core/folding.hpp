// Texts as a search compares them: in small letters without marks, and in words. "Ọlátúnjí" and
// "olatunji" are one, "Jean-Paul" is two words, "O’Brien" is one.
#pragma once

#include <string>
#include <string_view>

namespace recall {

// What a character is to a search.
enum class InSearch { letter, between, dropped };  // between: where a word ends
struct FoldedCharacter {
    InSearch kind = InSearch::letter;
    // Of a letter or digit: itself or what stands for it; at most three letters, else 0.
    char32_t letters[3] = {};
};
FoldedCharacter folded(char32_t code);

// The words of a text, each after a blank: " olatunji ade". Where a script writes no blanks, every
// character is a word.
std::string folded_words(std::string_view text);

// Of the table of characters, which the build makes.
std::string_view folding_version();

}  // namespace recall
