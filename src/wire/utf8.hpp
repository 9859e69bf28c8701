// Whether bytes from elsewhere (a file, a store) are text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace recall {

// The offset of the first byte that is not UTF-8, if there is one.
std::optional<std::size_t> find_not_utf8(std::string_view text);

}  // namespace recall
