// Reads what a request asks, as wire/answers describes it.
//
// 422 where a parameter is unknown ("parameter_unknown"), or its value names nothing
// ("value_unknown"): no such word, user, list; "parameter" in the error says which. 400 "malformed"
// where a number, a day or a code is none. The parts of a path are read in the same way, but what
// they name the handlers look up: 404.
#pragma once

#include "relay/http/answering.hpp"
#include "wire/answers/told.hpp"

#include <set>

namespace recall::api {

class QueryReader {
public:
    QueryReader(const Services& services, const Caller& caller, const HttpRequest& request)
        : services_(services), caller_(caller), request_(request) {}

    template <typename T>
    void operator()(const char* name, T& field, const About& about = {}) {
        constexpr bool flag = std::is_same_v<T, bool> || std::is_same_v<T, std::optional<bool>>;
        const std::string* text = given(name, flag);
        if (!text) return;
        read(name, *text, field, about);
        check_name(name, *text, about.names);
    }
    // Throws Refusal where something was given that nobody asked for.
    void finish() const;
    // Throws Refusal where they are the wrong way round.
    static void check_order(Day from, Day to);

private:
    // Null where it is not given, or left empty; a flag that is left empty is set.
    const std::string* given(const char* name, bool flag);
    void check_name(const char* name, const std::string& text, Naming names) const;
    bool is_known(const std::string& text, Naming names) const;

    void read(const char*, const std::string& text, std::string& value, const About&) {
        value = text;
    }
    void read(const char* name, const std::string& text, std::int64_t& value, const About& about);
    void read(const char* name, const std::string& text, bool& value, const About& about);
    void read(const char* name, const std::string& text, Day& value, const About& about);
    void read(const char* name, const std::string& text, Code& value, const About& about);
    template <typename Tag>
    void read(const char* name, const std::string& text, Id<Tag>& value, const About&) {
        value.value = id_from(name, text);
    }
    template <Worded T>
    void read(const char* name, const std::string& text, T& value, const About&) {
        value = static_cast<T>(place_from(name, text, Words<T>::all));
    }
    template <typename T>
    void read(const char* name, const std::string& text, std::optional<T>& value,
              const About& about) {
        T inner{};
        read(name, text, inner, about);
        value = inner;
    }
    void read(const char* name, const std::string& text, std::optional<int>& value,
              const About& about);
    // "all" is as good as leaving it out.
    void read(const char* name, const std::string& text, std::optional<Kind>& value, const About&);
    template <Worded T>
    void read(const char* name, const std::string& text, Sort<T>& value, const About&) {
        value.descending = text.starts_with('-');
        const std::string word = text.substr(value.descending ? 1 : 0);
        value.by = static_cast<T>(sort_from(name, word, Words<T>::all));
    }

    static std::uint64_t id_from(const char* name, const std::string& text);
    static std::size_t place_from(const char* name, const std::string& text, WordTable words);
    static std::size_t sort_from(const char* name, const std::string& word, WordTable words);

    const Services& services_;
    const Caller& caller_;
    const HttpRequest& request_;
    std::set<std::string, std::less<>> known_;
};

template <IsAsked Q>
Q asked(const Services& services, const Caller& caller, const HttpRequest& request) {
    Q query{};
    QueryReader reader(services, caller, request);
    Asked<Q>::visit(reader, query);
    reader.finish();
    if constexpr (requires {
                      query.from;
                      query.to;
                  }) {
        QueryReader::check_order(query.from, query.to);
    } else if constexpr (requires { query.terms.from; }) {
        QueryReader::check_order(query.terms.from, query.terms.to);
    }
    return query;
}

}  // namespace recall::api
