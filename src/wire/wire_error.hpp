// What a text from outside is refused with.
#pragma once

#include <string>

namespace recall {

// What is wrong with a text from outside, and where: {"malformed", "command.count must be ..."}.
struct WireError {
    std::string code;
    std::string message;
    bool operator==(const WireError&) const = default;
};

}  // namespace recall
