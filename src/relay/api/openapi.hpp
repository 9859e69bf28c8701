// The description of the HTTP interface, OpenAPI 3.1, made of the table of routes and of what
// wire/answers and wire/fields.hpp describe. What no route can tell is in openapi.json, which the
// build puts into the program.
#pragma once

#include <string>
#include <string_view>

namespace recall {

extern const std::string_view openapi_base;

const std::string& openapi_json();

}  // namespace recall
