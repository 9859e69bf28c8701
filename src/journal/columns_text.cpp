#include "journal/columns_text.hpp"

#include "journal/json_text.hpp"
#include "wire/json.hpp"

#include <utf8.h>

namespace recall {

namespace {

// Reads texts without escapes; says no to anything it is not sure of.
class PlainReader {
public:
    explicit PlainReader(std::string_view text) : rest_(text) {}

    bool read(Columns& columns) {
        if (!take('[')) return false;
        if (take(']')) return rest_.empty();
        do {
            std::string_view name, value;
            if (!take('[') || !take_text(name) || !take(',') || !take_text(value) || !take(']')) {
                return false;
            }
            columns.add(name, value);
        } while (take(','));
        return take(']') && rest_.empty();
    }

private:
    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take_text(std::string_view& text) {
        if (!take('"')) return false;
        const std::size_t end = rest_.find_first_of("\"\\");
        if (end == std::string_view::npos || rest_[end] == '\\') return false;
        text = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return true;
    }

    std::string_view rest_;
};

// Nothing that JSON writes otherwise, or cannot write at all.
bool is_text(std::string_view bytes) {
    unsigned char all = 0;
    bool has_controls = false;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        all |= byte;
        has_controls |= byte < ' ';
    }
    // ASCII, as most leads are, is UTF-8 already.
    return !has_controls && (all < 0x80 || utf8::is_valid(bytes));
}

bool read_any(std::string_view text, Columns& columns) {
    const auto parsed = parse_json(text);
    if (!parsed || !parsed.value().is_array()) return false;
    for (const Json& pair : parsed.value()) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
            return false;
        }
        columns.add(pair[0].get_ref<const std::string&>(), pair[1].get_ref<const std::string&>());
    }
    return true;
}

}  // namespace

std::string columns_to_text(const Columns& columns) {
    std::string text = "[";
    for (const auto& [name, value] : columns.all()) {
        text += text.size() > 1 ? ",[" : "[";
        append_json(text, name);
        text += ',';
        append_json(text, value);
        text += ']';
    }
    return text + ']';
}

bool columns_from_text(std::string_view text, Columns& columns) {
    columns = Columns{};
    if (!is_text(text) || !PlainReader(text).read(columns)) {
        columns = Columns{};
        if (!read_any(text, columns)) return false;
    }
    columns.shrink();
    return true;
}

}  // namespace recall
