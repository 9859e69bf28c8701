#include "wire/telling.hpp"

namespace recall {

std::string cell_of(const Columns& columns) {
    std::string text;
    for (const auto& [name, value] : columns.all()) {
        text += (text.empty() ? "" : "; ") + std::string(name) + ": " + std::string(value);
    }
    return text;
}

}  // namespace recall
