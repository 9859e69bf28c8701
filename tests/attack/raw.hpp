// Raw bytes over a socket, and what came back.
#pragma once

#include "tests/relay/http_client.hpp"

#include <optional>
#include <string>

namespace recall::attack {

// What is sent, and the answer that must come: a status, or 0 where the connection just ends.
struct Attack {
    const char* name;
    std::string bytes;
    int status;
};

// The first answer to these bytes.
Response answer_to(unsigned short port, const std::string& bytes);

std::string head(const std::string& request_line, const std::string& headers = "");
std::string chunked(const std::string& path, const std::string& body);

// Requests that have ended a relay, or come near to what has. Each asks for what anybody may ask.
std::vector<Attack> malformed_requests();

}  // namespace recall::attack
