// Which column of an import is what, known by the headers people use.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace recall {

struct ImportColumns {
    std::optional<std::size_t> phone;
    std::optional<std::size_t> name;
    std::vector<std::size_t> name_parts;  // first, middle, last; where there is no name
    std::optional<std::size_t> zone;
    std::optional<std::size_t> code;
    std::vector<std::size_t> kept;
};

ImportColumns recognise_columns(const std::vector<std::string>& headers);

}  // namespace recall
