// A query as the address that asks it: "/leads?list=may&page=2". What is as by default is left out.
#pragma once

#include "wire/answers/told.hpp"

#include <string>

namespace recall {

// For one value of an address: "a b" → "a%20b".
std::string escaped(std::string_view text);

class PathWriter {
public:
    explicit PathWriter(std::string_view path) : path_(path) {}

    void operator()(const char* name, const std::string& value, const About& = {}) {
        if (!value.empty()) put(name, value);
    }
    void operator()(const char* name, bool value, const About& = {}) {
        if (value) put(name, "1");
    }
    void operator()(const char* name, std::int64_t value, const About& about = {}) {
        if (value != about.otherwise) put(name, std::to_string(value));
    }
    void operator()(const char* name, Day value, const About& = {}) {
        if (value) put(name, to_text(value));
    }
    void operator()(const char* name, Code value, const About& = {}) {
        if (value) put(name, value.view());
    }
    template <typename Tag>
    void operator()(const char* name, Id<Tag> value, const About& = {}) {
        if (value) put(name, std::to_string(value.value));
    }
    template <Worded T>
    void operator()(const char* name, T value, const About& = {}) {
        if (value != T{}) put(name, word_of(value));
    }
    template <Worded T>
    void operator()(const char* name, const std::optional<T>& value, const About& = {}) {
        if (value) put(name, word_of(*value));
    }
    void operator()(const char* name, std::optional<bool> value, const About& = {}) {
        if (value) put(name, *value ? "1" : "0");
    }
    void operator()(const char* name, std::optional<int> value, const About& = {}) {
        if (value) put(name, std::to_string(*value));
    }
    template <Worded T>
    void operator()(const char* name, const std::optional<Sort<T>>& value, const About& = {}) {
        if (value) put(name, std::string(value->descending ? "-" : "") += word_of(value->by));
    }

    std::string path() && { return std::move(path_) + terms_; }

private:
    // Into its place in the path, or behind it.
    void put(std::string_view name, std::string_view value);

    std::string path_;
    std::string terms_;
};

template <IsAsked Q>
std::string path_of(const Q& query) {
    PathWriter writer(Asked<Q>::path);
    Asked<Q>::visit(writer, query);
    return std::move(writer).path();
}

}  // namespace recall
