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

std::string marked(std::string_view mark, std::string_view digits) {
    return std::string(mark) + std::string(digits);
}

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

Lookup::Beginnings beginnings_of(const TypedNumber& number) {
    const std::string_view digits = number.digits;
    if (number.with_plus) return {marked(whole_mark, digits)};
    Lookup::Beginnings any{marked(national_mark, digits), marked(end_mark, reversed(digits))};
    if (digits.front() != '0') {
        any.push_back(marked(whole_mark, digits));
    } else if (!digits.starts_with("00")) {
        any.push_back(marked(national_mark, digits.substr(1)));
    } else if (digits.size() >= 2 + country_digits_min) {
        any.push_back(marked(whole_mark, digits.substr(2)));
    }
    return any;
}

std::vector<std::string> split(std::string_view words) {
    std::vector<std::string> all;
    while (!words.empty() && all.size() < words_max) {
        words.remove_prefix(1);
        const std::size_t end = std::min(words.find(' '), words.size());
        all.emplace_back(words.substr(0, end));
        words.remove_prefix(end);
    }
    return all;
}

}  // namespace

Findable& Findable::add(std::string_view text) {
    words_ += folded_words(text);
    return *this;
}

Findable& Findable::add(Phone phone) {
    if (!phone) return *this;
    const std::string digits = std::to_string(phone.digits);
    const std::size_t country = std::min(country_code_digits(digits), digits.size());
    words_ += ' ' + marked(whole_mark, digits);
    words_ += ' ' + marked(national_mark, std::string_view(digits).substr(country));
    words_ += ' ' + marked(end_mark, reversed(digits));
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
    for (std::string& word : split(folded_words(typed))) all_of_.push_back({std::move(word)});
    // "%" is no wish to see all.
    if (all_of_.empty() && typed.find_first_not_of(" \t") != std::string_view::npos) {
        all_of_.push_back({marked(whole_mark, "none")});
    }
    // A number, or a text that has these figures.
    const auto number = number_in(typed);
    if (!number) return;
    for (Beginnings& any : all_of_) {
        for (std::string& beginning : beginnings_of(*number)) any.push_back(std::move(beginning));
    }
}

bool Lookup::finds(const Findable& findable) const {
    const std::string& words = findable.words();
    return std::all_of(all_of_.begin(), all_of_.end(), [&words](const Beginnings& any) {
        return std::any_of(any.begin(), any.end(), [&words](const std::string& beginning) {
            return words.find(' ' + beginning) != std::string::npos;
        });
    });
}

}  // namespace recall
