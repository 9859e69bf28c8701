// The visitors that turn wire/fields.hpp into columns of SQLite tables and back. A field that is
// added there without a column of its name in schema/ fails when its statement is prepared.
//
//   bool, int, Instant, Id   INTEGER (an instant in milliseconds, 0 = none)
//   Day, Code, enum          TEXT: "2026-11-21", a code, its word; "" = none
//   Phone                    TEXT: "+2348012345678"
//   Columns, vector, noun    TEXT: as JSON
//   optional, Boxed          NULL = none
#pragma once

#include "journal/columns_text.hpp"
#include "journal/sqlite.hpp"

#include "wire/json_fields.hpp"

namespace recall {

// ---- Names

class ColumnNames {
public:
    void operator()(const char* name, const auto&) { names.push_back(name); }
    void maybe(const char* name, const auto&) { names.push_back(name); }
    void personal(const char* name, const auto&) { names.push_back(name); }
    void maybe_personal(const char* name, const auto&) { names.push_back(name); }

    std::vector<std::string> names;
};

template <typename T>
std::vector<std::string> column_names() {
    const T noun{};
    ColumnNames columns;
    Fields<T>::visit(columns, noun);
    return columns.names;
}

// ---- Writing

inline void bind_field(Statement& to, int at, bool value) { to.bind(at, std::int64_t{value}); }
inline void bind_field(Statement& to, int at, int value) { to.bind(at, std::int64_t{value}); }
inline void bind_field(Statement& to, int at, std::int64_t value) { to.bind(at, value); }
inline void bind_field(Statement& to, int at, const std::string& value) {
    to.bind(at, std::string_view(value));
}
inline void bind_field(Statement& to, int at, Instant value) { to.bind(at, value.ms); }
inline void bind_field(Statement& to, int at, Day value) {
    to.bind(at, std::string_view(value ? to_text(value) : ""));
}
inline void bind_field(Statement& to, int at, Code value) { to.bind(at, value.view()); }
inline void bind_field(Statement& to, int at, Phone value) {
    to.bind(at, std::string_view(to_text(value)));
}
inline void bind_field(Statement& to, int at, const Columns& value) {
    to.bind(at, std::string_view(columns_to_text(value)));
}
template <typename Tag> void bind_field(Statement& to, int at, Id<Tag> value) {
    to.bind(at, static_cast<std::int64_t>(value.value));
}
template <Worded T> void bind_field(Statement& to, int at, T value) { to.bind(at, word_of(value)); }
template <typename T> void bind_field(Statement& to, int at, const std::optional<T>& value) {
    if (value) bind_field(to, at, *value);
    else to.bind_null(at);
}
template <typename T> void bind_field(Statement& to, int at, const Boxed<T>& value) {
    if (value) bind_field(to, at, *value);
    else to.bind_null(at);
}
template <typename T> void bind_field(Statement& to, int at, const std::vector<T>& value) {
    to.bind(at, std::string_view(to_text(write(value, Detail::whole))));
}
template <Described T> void bind_field(Statement& to, int at, const T& value) {
    to.bind(at, std::string_view(to_text(write(value, Detail::whole))));
}

// Binds every field, the first one to parameter 1.
class RowBinder {
public:
    explicit RowBinder(Statement& to) : to_(to) {}
    void operator()(const char*, const auto& field) { bind_field(to_, ++at_, field); }
    void maybe(const char*, const auto& field) { bind_field(to_, ++at_, field); }
    void personal(const char*, const auto& field) { bind_field(to_, ++at_, field); }
    void maybe_personal(const char*, const auto& field) { bind_field(to_, ++at_, field); }

private:
    Statement& to_;
    int at_ = 0;
};

template <typename T>
void bind_row(Statement& to, const T& noun) {
    RowBinder binder(to);
    Fields<T>::visit(binder, noun);
}

// ---- Reading. Each says false where the column does not hold such a value.

inline bool read_field(const Statement& from, int at, bool& value) {
    value = from.integer(at) != 0;
    return true;
}
inline bool read_field(const Statement& from, int at, int& value) {
    const std::int64_t number = from.integer(at);
    value = static_cast<int>(number);
    return value == number;
}
inline bool read_field(const Statement& from, int at, std::int64_t& value) {
    value = from.integer(at);
    return true;
}
inline bool read_field(const Statement& from, int at, std::string& value) {
    value = from.text(at);
    return true;
}
inline bool read_field(const Statement& from, int at, Instant& value) {
    value.ms = from.integer(at);
    return true;
}
inline bool read_field(const Statement& from, int at, Day& value) {
    const std::string_view text = from.text(at);
    value = Day{};
    if (text.empty()) return true;
    const auto day = day_from_text(text);
    if (day) value = *day;
    return day.has_value();
}
inline bool read_field(const Statement& from, int at, Code& value) {
    const auto code = Code::from_text(from.text(at));
    if (code) value = *code;
    return code.has_value();
}
inline bool read_field(const Statement& from, int at, Phone& value) {
    const std::string_view text = from.text(at);
    value = Phone{};
    if (text.empty()) return true;
    const auto phone = phone_from_text(text);
    if (phone) value = *phone;
    return phone.has_value();
}
inline bool read_field(const Statement& from, int at, Columns& value) {
    return columns_from_text(from.text(at), value);
}
template <typename Tag> bool read_field(const Statement& from, int at, Id<Tag>& value) {
    const std::int64_t number = from.integer(at);
    value.value = static_cast<std::uint64_t>(number);
    return number >= 0;
}
template <Worded T> bool read_field(const Statement& from, int at, T& value) {
    return from_word(from.text(at), value);
}
template <typename T> bool read_field(const Statement& from, int at, std::optional<T>& value) {
    value.reset();
    return from.is_null(at) || read_field(from, at, value.emplace());
}
template <typename T> bool read_field(const Statement& from, int at, Boxed<T>& value) {
    value.reset();
    if (from.is_null(at)) return true;
    T inner{};
    if (!read_field(from, at, inner)) return false;
    value = std::move(inner);
    return true;
}
template <typename T> bool read_field(const Statement& from, int at, std::vector<T>& value) {
    const auto json = parse_json(from.text(at));
    if (!json) return false;
    Reader reader(json.value(), Detail::whole);
    reader.read_at("column", json.value(), value);
    return reader.ok();
}

template <Described T> bool read_field(const Statement& from, int at, T& value) {
    const auto json = parse_json(from.text(at));
    if (!json) return false;
    Reader reader(json.value(), Detail::whole);
    reader.read_at("column", json.value(), value);
    return reader.ok();
}

class RowReader {
public:
    explicit RowReader(const Statement& from) : from_(from) {}
    void operator()(const char* name, auto& field) {
        if (!read_field(from_, at_++, field) && !wrong) wrong = name;
    }
    void maybe(const char* name, auto& field) { (*this)(name, field); }
    void personal(const char* name, auto& field) { (*this)(name, field); }
    void maybe_personal(const char* name, auto& field) { (*this)(name, field); }

    const char* wrong = nullptr;  // the first column that could not be read

private:
    const Statement& from_;
    int at_ = 0;
};

// ---- Comparing without what is personal

class PersonalEraser {
public:
    void operator()(const char*, const auto&) {}
    void maybe(const char*, const auto&) {}
    template <typename F> void personal(const char*, F& field) { field = F{}; }
    template <typename F> void maybe_personal(const char*, F& field) { field = F{}; }
};

template <typename T>
T without_personal(T noun) {
    PersonalEraser eraser;
    Fields<T>::visit(eraser, noun);
    return noun;
}

}  // namespace recall
