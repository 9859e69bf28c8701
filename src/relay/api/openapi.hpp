// The description of the HTTP interface, OpenAPI 3.1: openapi.json beside this header, which the
// build puts into the program.
#pragma once

#include <string_view>

namespace recall {

extern const std::string_view openapi_json;

}  // namespace recall
