// Reads what a request posts: a noun, a command's fields, or a body that wire/answers describes.
//
// 400 where a field is missing or something else than it has to be; the message names it. Where a
// field may be left out, null is as good as that, but not for a number or for true and false.
// Fields that nobody asked for are passed over.
#pragma once

#include "relay/http/answering.hpp"
#include "wire/answers/told.hpp"
#include "wire/telling.hpp"

#include <utility>

namespace recall::api {

// "must be a list of texts."
template <typename T>
std::string list_rule() {
    if constexpr (requires { Told<T>::such_as; })
        return "must be a list such as " + std::string(Told<T>::such_as) + ".";
    else if constexpr (requires { Told<T>::one; })
        return "must be a list of " + std::string(Told<T>::one) + "s.";
    else if constexpr (std::is_same_v<T, std::string>)
        return "must be a list of texts.";
    else
        return "must be a list of numbers.";
}
// 400: “name” must be a list of …
template <typename T>
[[noreturn]] void refuse_list(const char* name) {
    refuse(std::string("“") + name + "” " + list_rule<T>());
}

class BodyReader {
public:
    // `of_each`: " of each command", where it is one of several.
    explicit BodyReader(const Json& body, std::string of_each = "")
        : body_(body), of_each_(std::move(of_each)) {}

    template <typename T>
    void operator()(const char* name, T& field, const About& about = {}) {
        read(name, at(name), field, about);
    }
    template <typename T>
    void if_any(const char* name, T& field, const About& about = {}) {
        const Json* json = at(name);
        constexpr bool null_is_wrong = std::is_same_v<T, std::optional<bool>> ||
                                       std::is_same_v<T, std::optional<std::int64_t>>;
        if (json && (null_is_wrong || !json->is_null())) read(name, json, field, about);
    }

private:
    const Json* at(const char* name) const;  // null where it is not there

    void read(const char* name, const Json* json, std::string& value, const About&);
    void read(const char* name, const Json* json, std::int64_t& value, const About& about);
    void read(const char* name, const Json* json, Instant& value, const About&);
    void read(const char* name, const Json* json, Day& value, const About& about);
    void read(const char* name, const Json* json, Code& value, const About& about);
    void read(const char* name, const Json* json, Command& value, const About&);
    void read(const char* name, const Json* json, Result<Command, WireError>& value, const About&);
    // A flag: whatever is not true is false.
    void read(const char*, const Json* json, bool& value, const About&) {
        value = json && *json == true;
    }
    void read(const char* name, const Json* json, std::optional<bool>& value, const About&);
    // "all" is as good as leaving it out.
    void read(const char* name, const Json* json, std::optional<Kind>& value, const About& about);
    template <typename T>
    void read(const char* name, const Json* json, std::optional<T>& value, const About& about) {
        read(name, json, value.emplace(), about);
    }
    template <Worded T>
    void read(const char* name, const Json* json, T& value, const About& about) {
        std::string word;
        read(name, json, word, about);
        value = static_cast<T>(place_from(name, word, Words<T>::all));
    }
    template <typename T>
    void read(const char* name, const Json* json, std::vector<T>& values, const About& about) {
        if (!json || !json->is_array()) refuse_list<T>(name);
        if constexpr (requires { Told<T>::one; }) {
            if (std::cmp_greater(json->size(), about.most)) refuse_many(about.most, Told<T>::one);
        }
        for (const Json& one : *json) {
            if (!read_one(one, values.emplace_back())) refuse_list<T>(name);
        }
    }

    // One of a list; false where it is no such thing.
    static bool read_one(const Json& json, std::string& value);
    template <typename Tag>
    static bool read_one(const Json& json, Id<Tag>& value) {
        if (!json.is_number_integer() || json.get<std::int64_t>() < 1) return false;
        value.value = json.get<std::uint64_t>();
        return true;
    }
    template <IsTold T>
    static bool read_one(const Json& json, T& value) {
        if (!json.is_object()) return false;
        std::string of_each;
        if constexpr (requires { Told<T>::one; }) of_each = " of each " + std::string(Told<T>::one);
        BodyReader reader(json, std::move(of_each));
        Told<T>::visit(reader, value);
        return true;
    }
    [[noreturn]] static void refuse_many(std::int64_t most, std::string_view one);
    static std::size_t place_from(const char* name, const std::string& word, WordTable words);

    const Json& body_;
    const std::string of_each_;
};

// A body that the handler reads itself, once it knows that who asks may send it.
template <typename B>
struct Unread {
    const HttpRequest& request;
    B read() const;
};

// A noun, known by its first field, of which what is left out stays as it is.
template <IsNoun T>
struct Change {
    Json given;
};

// How a body is read. Throws Refusal.
template <typename B>
struct BodyOf {
    static B read(const HttpRequest& request) {
        B body{};
        const Json json = body_of(request);
        BodyReader reader(json);
        Told<B>::visit(reader, body);
        return body;
    }
};
template <IsNoun B>
struct BodyOf<B> {
    static B read(const HttpRequest& request) {
        auto noun = from_json<B>(body_of(request));
        if (!noun) throw Refusal{error_reply(noun.error())};
        return std::move(noun).value();
    }
};
template <typename B>
struct BodyOf<Unread<B>> {
    static Unread<B> read(const HttpRequest& request) { return {request}; }
};
template <typename T>
struct BodyOf<Change<T>> {
    static Change<T> read(const HttpRequest& request) { return {body_of(request)}; }
};

template <typename B>
B Unread<B>::read() const {
    return BodyOf<B>::read(request);
}

}  // namespace recall::api
