// Nouns straight to JSON text, by way of wire/fields.hpp and without personal fields: the same
// JSON as to_json(noun, Detail::record), its fields in the order they are described in. Records
// are written thousands of times a second; a tree of values on the way cost half of a commit.
#pragma once

#include "wire/fields.hpp"
#include "wire/words.hpp"

namespace recall {

// In quotes, escaped; what is not UTF-8 is replaced.
void append_json(std::string& to, std::string_view text);

inline void append_json(std::string& to, const std::string& text) {
    append_json(to, std::string_view(text));
}
inline void append_json(std::string& to, bool value) { to += value ? "true" : "false"; }
inline void append_json(std::string& to, int value) { to += std::to_string(value); }
inline void append_json(std::string& to, std::int64_t value) { to += std::to_string(value); }
inline void append_json(std::string& to, Instant value) { to += std::to_string(value.ms); }
inline void append_json(std::string& to, Day value) {
    append_json(to, value ? to_text(value) : std::string());
}
inline void append_json(std::string& to, Code value) { append_json(to, value.view()); }
template <typename Tag> void append_json(std::string& to, Id<Tag> value) {
    to += std::to_string(value.value);
}
template <typename T>
    requires std::is_enum_v<T>
void append_json(std::string& to, T value) {
    append_json(to, word_of(value));
}
template <typename T>
    requires requires { Fields<T>::name; }
void append_json(std::string& to, const T& noun);
template <typename T> void append_json(std::string& to, const std::optional<T>& value) {
    if (value) append_json(to, *value);
    else to += "null";
}
template <typename T> void append_json(std::string& to, const std::vector<T>& values) {
    to += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) to += ',';
        append_json(to, values[i]);
    }
    to += ']';
}

// Appends ,"name":value for every field that is not personal.
class FieldAppender {
public:
    explicit FieldAppender(std::string& to) : to_(to) {}
    void operator()(const char* name, const auto& field) {
        to_ += ",\"";
        to_ += name;
        to_ += "\":";
        append_json(to_, field);
    }
    void maybe(const char* name, const auto& field) { (*this)(name, field); }
    void personal(const char*, const auto&) {}
    void maybe_personal(const char*, const auto&) {}

private:
    std::string& to_;
};

template <typename T>
    requires requires { Fields<T>::name; }
void append_json(std::string& to, const T& noun) {
    const std::size_t start = to.size();
    FieldAppender fields(to);
    Fields<T>::visit(fields, noun);
    // The first field brought a comma.
    if (to.size() == start) to += '{';
    else to[start] = '{';
    to += '}';
}

}  // namespace recall
