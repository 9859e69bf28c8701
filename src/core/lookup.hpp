// Looking up: what somebody types to find a lead, a call or a person, and what it finds. The same
// on tab and relay: RULES.md §3.
//
// Words are found by their beginnings, in any order, in any case, with marks or without. A number
// is found in any spelling, from its beginning ("+234 806", "0806…", "806…") or by its last digits,
// from four on.
#pragma once

#include "core/phone.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace recall {

// What may be found, made ready: a word after each blank.
class Findable {
public:
    Findable() = default;
    Findable(std::initializer_list<std::string_view> texts);
    Findable& add(std::string_view text);
    Findable& add(Phone phone);
    const std::string& words() const { return words_; }
    static Findable of_words(std::string_view words);  // what words() gave

private:
    std::string words_;
};

// Changes where what is made of a text or a number does, so that an index knows.
std::string findable_version();

class Lookup {
public:
    Lookup() = default;
    explicit Lookup(std::string_view typed);

    bool empty() const { return packed_.empty(); }  // nothing is typed: which finds everything
    bool finds(const Findable& findable) const;

    // For an index of what Findable makes: of each, one word has to begin so.
    using Beginnings = std::vector<std::string>;
    std::vector<Beginnings> all_of() const;

private:
    // A line for each, of the beginnings with a blank before every one.
    std::string packed_;
};

}  // namespace recall
