#include "wire/words.hpp"

#include "wire/command_fields.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace recall {

WordTable command_names() {
    static constexpr auto names = []<std::size_t... I>(std::index_sequence<I...>) {
        return std::array{Fields<std::variant_alternative_t<I, Command>>::name...};
    }(std::make_index_sequence<std::variant_size_v<Command>>());
    return names;
}

std::optional<std::size_t> place_of(std::string_view word, WordTable words) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

}  // namespace recall
