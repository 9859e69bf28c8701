#include "core/number_zones.hpp"

#include "core/number_zones_table.hpp"

#include <algorithm>
#include <iterator>

namespace recall {

std::string_view zone_of_number(Phone phone) {
    const auto less = [](const number_zones::Prefix& one, std::uint64_t digits) {
        return one.digits < digits;
    };
    // The longest beginning that says something.
    for (std::uint64_t digits = phone.digits; digits > 0; digits /= 10) {
        const auto* found = std::lower_bound(std::begin(number_zones::prefixes),
                                             std::end(number_zones::prefixes), digits, less);
        if (found != std::end(number_zones::prefixes) && found->digits == digits) {
            return number_zones::places[found->place];
        }
    }
    return "";
}

}  // namespace recall
