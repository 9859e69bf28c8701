// The description of the HTTP interface, OpenAPI 3.1, made of the table of routes and of what
// wire/answers describes. What stands there for no route yet is in openapi.json, which the build
// puts into the program: the bodies of what is posted, and what is answered to them.
#pragma once

#include <string>
#include <string_view>

namespace recall {

extern const std::string_view openapi_base;

const std::string& openapi_json();

}  // namespace recall
