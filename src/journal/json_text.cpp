#include "journal/json_text.hpp"

#include "wire/json.hpp"

#include <algorithm>

namespace recall {

namespace {

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

}  // namespace

void append_json(std::string& to, std::string_view text) {
    if (is_plain(text)) {
        to += '"';
        to += text;
        to += '"';
    } else {
        to += to_text(Json(text));
    }
}

}  // namespace recall
