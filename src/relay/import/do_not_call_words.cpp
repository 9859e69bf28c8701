#include "relay/import/do_not_call_words.hpp"

#include "relay/import/cell_text.hpp"

#include <algorithm>
#include <iterator>

namespace recall {

namespace {

constexpr std::string_view words_for_no[] = {
    "",     "0",    "0.0",   "no",   "n",     "false", "f",         "off",      "-",
    "none", "nein", "non",   "não",  "nao",   "falsch", "faux",     "falso",    "unchecked",
    "null", "n/a",  "allow", "call", "nie",   "hayır",  "may call", "is false", "☐"};
constexpr std::string_view words_for_yes[] = {
    "1",       "1.0",     "yes",     "y",           "true",         "t",        "on",  "x",
    "ja",      "oui",     "si",      "sí",          "sim",          "tak",      "evet", "wahr",
    "vrai",    "vero",    "verdadero", "checked",   "do not call",  "do not allow", "dnc",
    "do_not_call", "donotcall", "opted out", "opt out", "✓",        "✔",        "☑",   "✗"};

}  // namespace

DoNotCallWord do_not_call_word(std::string_view cell) {
    std::string word(trimmed_cell(cell));
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto is_one_of = [&word](const auto& words) {
        return std::find(std::begin(words), std::end(words), word) != std::end(words);
    };
    if (is_one_of(words_for_no)) return DoNotCallWord::no;
    return is_one_of(words_for_yes) ? DoNotCallWord::yes : DoNotCallWord::unsure;
}

}  // namespace recall
