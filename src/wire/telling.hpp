// The visitors that turn what wire/answers describes into JSON and, in wire/export_table.hpp, into
// the cells of a table; on the relay.
#pragma once

#include "wire/answers/history.hpp"
#include "wire/answers/instants.hpp"
#include "wire/fields.hpp"
#include "wire/json.hpp"
#include "wire/export_table.hpp"

#include <type_traits>

namespace recall {

template <typename T>
concept IsNoun = requires {
    Fields<T>::name;
};

// ---- JSON

template <typename T>
requires IsTold<T> || IsNoun<T> Json told(const T& answer);

inline Json told(bool value) { return value; }
inline Json told(int value) { return value; }
inline Json told(std::int64_t value) { return value; }
inline Json told(double value) { return value; }
inline Json told(const std::string& value) { return value; }
inline Json told(Instant value) { return value ? Json(rfc3339(value)) : Json(); }
inline Json told(Day value) { return value ? to_text(value) : ""; }
inline Json told(Code value) { return value.text(); }
inline Json told(Phone value) { return to_text(value); }
template <typename Tag>
Json told(Id<Tag> value) {
    return value.value;
}
template <Worded T>
Json told(T value) {
    return std::string(word_of(value));
}
inline Json told(const Columns& columns) {
    Json json = Json::array();
    for (const auto& [name, value] : columns.all()) json.push_back(Json::array({name, value}));
    return json;
}
inline Json told(const AuditEvents& events) {
    Json json = Json::array();
    for (const Event& event : events.events) json.push_back(event_to_json(event, Detail::record));
    return json;
}
template <typename T>
Json told(const std::optional<T>& value) {
    return value ? told(*value) : Json();
}
template <typename T>
Json told(const Boxed<T>& value) {
    return value ? told(*value) : Json();
}
template <typename T>
Json told(const std::vector<T>& values) {
    Json json = Json::array();
    for (const T& value : values) json.push_back(told(value));
    return json;
}

// Calls Told<T>::visit, or Fields<T>::visit where there is none.
template <typename T, typename Visitor, typename X>
void visit_told(Visitor& visitor, X& x) {
    if constexpr (IsTold<T>)
        Told<T>::visit(visitor, x);
    else
        Fields<T>::visit(visitor, x);
}

class Teller {
public:
    explicit Teller(Json& json) : json_(json) {}

    template <typename T>
    void operator()(const char* name, const T& field, const About& = {}) {
        json_[name] = told(field);
    }
    template <typename T>
    void maybe(const char* name, const T& field) {
        (*this)(name, field);
    }
    template <typename T>
    void personal(const char* name, const T& field) {
        (*this)(name, field);
    }
    template <typename T>
    void maybe_personal(const char* name, const T& field) {
        (*this)(name, field);
    }
    template <typename T>
    void or_null(const char* name, const T& field, const About& = {}) {
        json_[name] = field == T{} ? Json() : told(field);
    }
    template <typename T>
    void if_any(const char* name, const T& field, const About& = {}) {
        if (field != T{}) json_[name] = told(field);
    }
    template <typename T>
    void if_any(const char* name, const std::optional<T>& field, const About& = {}) {
        if (field) json_[name] = told(*field);
    }
    template <typename T>
    void derived(const char* name, const T& value, const About& = {}) {
        json_[name] = told(value);
    }
    template <typename T, typename Read>
    void text(const char* name, const T& x, std::string (*write)(const T&), Read,
              const About& = {}) {
        json_[name] = write(x);
    }
    template <typename A, typename B>
    void either(bool first, const A& one, const B& other) {
        if (first)
            Told<A>::visit(*this, one);
        else
            Told<B>::visit(*this, other);
    }
    template <typename Write>
    void cell(const char*, Write) {}

private:
    Json& json_;
};

template <typename T>
requires IsTold<T> || IsNoun<T> Json told(const T& answer) {
    Json json = Json::object();
    Teller teller(json);
    visit_told<T>(teller, answer);
    return json;
}

}  // namespace recall
