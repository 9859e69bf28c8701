#include "journal/journal.hpp"

#include <algorithm>

namespace recall {

std::int64_t page_skip(PageRequest request) {
    constexpr std::int64_t page_max = 1'000'000'000'000;  // far below an overflow
    const std::int64_t page = std::clamp<std::int64_t>(request.page, 1, page_max);
    return (page - 1) * std::clamp<std::int64_t>(request.size, 1, page_size_max);
}

}  // namespace recall
