#include "core/lookup.hpp"

#include "core/folding.hpp"

#include <algorithm>
#include <optional>

namespace recall {

namespace {

constexpr std::size_t number_digits_min = 4;
constexpr std::size_t country_digits_min = 3;  // after a + or 00
constexpr std::size_t words_max = 16;          // of what is typed; further ones are not looked at

// Before the three forms a number is found by, so that they are no words of a text: whole, without
// its country, and from its end.
constexpr std::string_view whole_mark = "\u2116", national_mark = "\u207F", end_mark = "\u02B3";

std::string reversed(std::string_view digits) { return {digits.rbegin(), digits.rend()}; }

// What is typed, if it is a number: digits of any script, and what people write between them.
struct TypedNumber {
    std::string digits;
    bool with_plus = false;
};
std::optional<TypedNumber> number_in(std::string_view typed) {
    const std::size_t first = typed.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    TypedNumber number;
    number.with_plus = typed.substr(first).starts_with('+');
    // "+44 (0)20 …": the nought is for who dials at home.
    std::string without(typed);
    if (const std::size_t at = without.find("(0)"); number.with_plus && at != without.npos) {
        without.erase(at, 3);
    }
    for (const char c : folded_words(without)) {
        if (c == ' ') continue;
        if (c < '0' || c > '9') return std::nullopt;
        number.digits += c;
    }
    const std::size_t least = number.with_plus ? country_digits_min : number_digits_min;
    if (number.digits.size() < least) return std::nullopt;
    return number;
}

void append(std::string& line, std::string_view mark, std::string_view digits) {
    line += ' ';
    line += mark;
    line += digits;
}

// The forms by which the number may be found.
std::string beginnings_of(const TypedNumber& number) {
    const std::string_view digits = number.digits;
    std::string line;
    if (number.with_plus) {
        append(line, whole_mark, digits);
        return line;
    }
    append(line, national_mark, digits);
    append(line, end_mark, reversed(digits));
    if (digits.front() != '0') {
        append(line, whole_mark, digits);
    } else if (!digits.starts_with("00")) {
        append(line, national_mark, digits.substr(1));
    } else if (digits.size() >= 2 + country_digits_min) {
        append(line, whole_mark, digits.substr(2));
    }
    return line;
}

// Take the first one off: a word with the blank before it, a line with its end.
std::string_view take_word(std::string_view& words) {
    const std::string_view word = words.substr(0, words.find(' ', 1));
    words.remove_prefix(word.size());
    return word;
}
std::string_view take_line(std::string_view& lines) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(line.size() + 1);
    return line;
}

}  // namespace

Findable::Findable(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) add(text);
}

Findable& Findable::add(std::string_view text) {
    words_ += folded_words(text);
    return *this;
}

Findable& Findable::add(Phone phone) {
    if (!phone) return *this;
    const std::string digits = std::to_string(phone.digits);
    const std::size_t country = std::min(country_code_digits(digits), digits.size());
    append(words_, whole_mark, digits);
    append(words_, national_mark, std::string_view(digits).substr(country));
    append(words_, end_mark, reversed(digits));
    return *this;
}

Findable Findable::of_words(std::string_view words) {
    Findable findable;
    findable.words_ = words;
    return findable;
}

std::string findable_version() {
    constexpr std::string_view forms_of_numbers = "1";
    return std::string(folding_version()) + '-' + std::string(forms_of_numbers);
}

Lookup::Lookup(std::string_view typed) {
    // A number, or a text that has these figures.
    const auto number = number_in(typed);
    const std::string forms = number ? beginnings_of(*number) : "";
    const std::string words = folded_words(typed);
    std::string_view left = words;
    for (std::size_t i = 0; i < words_max && !left.empty(); ++i) {
        packed_ += take_word(left);
        packed_ += forms;
        packed_ += '\n';
    }
    // "%" is no wish to see all.
    if (packed_.empty() && typed.find_first_not_of(" \t") != std::string_view::npos) {
        append(packed_, whole_mark, "none\n");
    }
}

bool Lookup::finds(const Findable& findable) const {
    const std::string& words = findable.words();
    for (std::string_view left = packed_; !left.empty();) {
        std::string_view line = take_line(left);
        bool found = false;
        while (!line.empty() && !found) found = words.find(take_word(line)) != std::string::npos;
        if (!found) return false;
    }
    return true;
}

std::vector<Lookup::Beginnings> Lookup::all_of() const {
    std::vector<Beginnings> all;
    for (std::string_view left = packed_; !left.empty();) {
        std::string_view line = take_line(left);
        Beginnings any;
        while (!line.empty()) any.emplace_back(take_word(line).substr(1));
        all.push_back(std::move(any));
    }
    return all;
}

}  // namespace recall
