#include "wire/answers/path_of.hpp"

namespace recall {

std::string escaped(std::string_view text) {
    constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += hex[byte >> 4];
            out += hex[byte & 15];
        }
    }
    return out;
}

void PathWriter::put(std::string_view name, std::string_view value) {
    const std::string place = "{" + std::string(name) + "}";
    const std::size_t at = path_.find(place);
    if (at != std::string::npos) {
        path_.replace(at, place.size(), escaped(value));
        return;
    }
    terms_ += terms_.empty() ? '?' : '&';
    terms_ += name;
    terms_ += '=';
    terms_ += escaped(value);
}

}  // namespace recall
