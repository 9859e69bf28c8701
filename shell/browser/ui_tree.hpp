// The semantic tree as the page's JavaScript reads it.
#pragma once

#include <string>
#include <vector>

#include "ui/toolkit/semantics.hpp"

namespace recall::shell {

// [{"id", "role", "name", "value", "window", "x", "y", "w", "h", "enabled", "checked",
//   "selected", "focused", "row", "column", "multiline", "password"}, ...]
std::string write_nodes(const std::vector<ui::Node>& nodes);

}  // namespace recall::shell
