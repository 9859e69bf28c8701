#include "ui/model/route.hpp"

#include "ui/model/screens.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string route_of(Screen screen, const Memory& memory) {
    const ScreenRow& row = row_of(screen);
    std::string route = "/" + std::string(row.word);
    row.write(route, memory);
    return route;
}

std::optional<Screen> follow(std::string_view route, Memory& memory) {
    std::string_view path = path_of(route);
    if (!path.starts_with('/')) return std::nullopt;
    path.remove_prefix(1);
    const std::string_view word = path.substr(0, path.find('/'));
    std::string_view part = path.substr(word.size());
    if (!part.empty()) part.remove_prefix(1);
    const auto rows = screen_rows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [word](const ScreenRow& one) { return one.word == word; });
    if (row == rows.end() || part.find('/') != std::string_view::npos) return std::nullopt;
    if (!row->follow(part, terms_of(route), memory)) return std::nullopt;
    return row->screen;
}

std::string_view path_of(std::string_view route) { return route.substr(0, route.find('?')); }

Terms terms_of(std::string_view route) {
    Terms terms;
    const std::size_t mark = route.find('?');
    if (mark == std::string_view::npos) return terms;
    std::string_view rest = route.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        const std::size_t equals = std::min(one.find('='), one.size());
        const std::size_t value = std::min(equals + 1, one.size());
        terms[unescaped(one.substr(0, equals))] = unescaped(one.substr(value));
    }
    return terms;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size();
        const int high = coded ? digit_of(text[i + 1]) : -1;
        const int low = coded ? digit_of(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            out += text[i];
            continue;
        }
        // A zero byte would end the text for those who read it as a C string.
        if (high + low > 0) out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

}  // namespace recall::ui
