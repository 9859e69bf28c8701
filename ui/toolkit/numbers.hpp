// How counts are written on the screen: "12,480". Phone numbers, ids, lines of a file and years
// are written as they are, and so is everything in a file.
#pragma once
#include <string>

namespace recall::ui {

std::string grouped_digits(std::string digits);  // Of a whole number; below 0 with its sign.

template <typename Whole>
std::string grouped(Whole count) {
    return grouped_digits(std::to_string(count));
}

}  // namespace recall::ui
