// The visitor that reads what the relay told, in the page. What is missing, or something else than
// it should be, is read as by default: an answer is shown as far as it goes.
//
// One small reader for each kind of value stands in told_reading.cpp; what is instantiated for an
// answer only names its fields.
#pragma once

#include "wire/answers/history.hpp"
#include "wire/answers/told.hpp"
#include "wire/json.hpp"

namespace recall {

const Json& told_at(const Json& json, const char* name);  // null where it is not there

void read_told(const Json& json, bool& value);
void read_told(const Json& json, int& value);
void read_told(const Json& json, std::int64_t& value);
void read_told(const Json& json, std::uint64_t& value);
void read_told(const Json& json, double& value);
void read_told(const Json& json, std::string& value);
void read_told(const Json& json, Instant& value);
void read_told(const Json& json, Day& value);
void read_told(const Json& json, Code& value);
void read_told(const Json& json, Phone& value);
void read_told(const Json& json, Columns& value);
void read_told(const Json& json, AuditEvents& value);
std::optional<std::size_t> told_place(const Json& json, WordTable words);

template <typename Tag>
void read_told(const Json& json, Id<Tag>& value) {
    read_told(json, value.value);
}
template <Worded T>
void read_told(const Json& json, T& value) {
    value = static_cast<T>(told_place(json, Words<T>::all).value_or(0));
}
template <typename T>
void read_told(const Json& json, std::optional<T>& value) {
    value.reset();
    if (!json.is_null()) read_told(json, value.emplace());
}
template <Worded T>
void read_told(const Json& json, std::optional<T>& value) {
    const auto place = told_place(json, Words<T>::all);
    value = place ? std::optional(static_cast<T>(*place)) : std::nullopt;
}
template <IsTold T>
void read_told(const Json& json, T& value);
template <typename T>
void read_told(const Json& json, std::vector<T>& values) {
    values.clear();
    for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) {
        read_told(json[i], values.emplace_back());
    }
}

template <typename T>
void read_told(const Json& json, Boxed<T>& value) {
    value.reset();
    if (json.is_null()) return;
    T inner{};
    read_told(json, inner);
    value = std::move(inner);
}

class ToldReader {
public:
    explicit ToldReader(const Json& json) : json_(json) {}

    template <typename T>
    void operator()(const char* name, T& field, const About& = {}) {
        read_told(told_at(json_, name), field);
    }
    template <typename T>
    void or_null(const char* name, T& field, const About& = {}) {
        read_told(told_at(json_, name), field);
    }
    template <typename T>
    void if_any(const char* name, T& field, const About& = {}) {
        read_told(told_at(json_, name), field);
    }
    template <typename T>
    void derived(const char*, const T&, const About& = {}) {}
    template <typename T, typename Write>
    void text(const char* name, T& x, Write, void (*read)(std::string_view, T&),
              const About& = {}) {
        std::string text;
        read_told(told_at(json_, name), text);
        read(text, x);
    }
    template <typename A, typename B>
    void either(bool first, A& one, B& other) {
        if (first)
            Told<A>::visit(*this, one);
        else
            Told<B>::visit(*this, other);
    }
    template <typename Write>
    void cell(const char*, Write) {}

private:
    const Json& json_;
};

template <IsTold T>
void read_told(const Json& json, T& value) {
    ToldReader reader(json);
    Told<T>::visit(reader, value);
}

}  // namespace recall
