#include "ui/toolkit/numbers.hpp"

namespace recall::ui {

std::string grouped_digits(std::string digits) {
    constexpr std::size_t group = 3;
    const std::size_t first = digits.find_first_not_of('-');
    for (std::size_t at = digits.size(); at > first + group;) {
        at -= group;
        digits.insert(at, 1, ',');
    }
    return digits;
}

}  // namespace recall::ui
