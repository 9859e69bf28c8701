// The schemas and parameters of /openapi.json, made of what wire/answers describes.
#pragma once

#include "relay/http/body_reader.hpp"
#include "relay/http/listing.hpp"
#include "relay/sheets/sheet_reader.hpp"
#include "wire/fields.hpp"

namespace recall::api {

// Of the document: a schema by its name, and what has to be in it already.
Json reference(std::string_view name);
std::string schema_name(std::string_view noun);  // "calling_hours" → "CallingHours"
Json enum_schema(WordTable words, bool nullable);
Json integer_schema(const About& about);
Json text_schema(const About& about);
Json list_schema(Json item, const About& about);
Json instant_schema(bool posted);
Json day_or_empty_schema();

class Schemas {
public:
    // The reference to the schema of T, which stands in all() with those it refers to.
    template <typename T>
    Json of() {
        const std::string name = name_of<T>();
        if (!all_.contains(name)) {
            all_[name] = {};  // so that it may refer to itself
            all_[name] = object_of<T>();
        }
        return reference(name);
    }
    // The same of T as it is posted: what may be left out is not required, nouns have all their
    // fields as the wire has them, and instants are milliseconds.
    template <typename T>
    Json posted() {
        const bool before = std::exchange(posted_, true);
        Json reference = of<T>();
        posted_ = before;
        return reference;
    }
    // Only its first field is required.
    template <IsNoun T>
    Json posted_change();
    // One of all commands.
    Json command();
    template <typename T>
    Json schema(const About& about = {});
    bool are_posted() const { return posted_; }
    const Json& all() const { return all_; }
    const Json& at(const Json& reference) const;

private:
    template <typename T>
    std::string name_of() const {
        if constexpr (IsNoun<T>) {
            if (posted_) return "Posted" + schema_name(Fields<T>::name);
        }
        if constexpr (IsTold<T>)
            return std::string(Told<T>::name);
        else
            return schema_name(Fields<T>::name);
    }
    template <typename T>
    Json object_of();
    template <std::size_t I = 0>
    void add_commands(Json& references);

    Json all_ = Json::object();
    bool posted_ = false;
};

// What is visited, as the properties of an object.
class PropertyWriter {
public:
    explicit PropertyWriter(Schemas& schemas) : schemas_(schemas) {}

    template <typename T>
    void operator()(const char* name, const T&, const About& about = {}) {
        put(name, schemas_.schema<T>(about), about, true);
    }
    template <typename T>
    void maybe(const char* name, const T&) {
        put(name, schemas_.schema<T>(), {}, !schemas_.are_posted());
    }
    void maybe(const char* name, Day) {
        put(name, day_or_empty_schema(), {}, !schemas_.are_posted());
    }
    template <typename T>
    void personal(const char* name, const T& field) {
        (*this)(name, field);
    }
    template <typename T>
    void maybe_personal(const char* name, const T& field) {
        maybe(name, field);
    }
    template <typename T>
    void or_null(const char* name, const T&, const About& about = {}) {
        put(name, schemas_.schema<std::optional<T>>(about), about, true);
    }
    template <typename T>
    void if_any(const char* name, const T&, const About& about = {}) {
        put(name, schemas_.schema<T>(about), about, false);
    }
    template <typename T>
    void if_any(const char* name, const std::optional<T>&, const About& about = {}) {
        put(name, schemas_.schema<T>(about), about, false);
    }
    template <typename T>
    void derived(const char* name, const T& value, const About& about = {}) {
        (*this)(name, value, about);
    }
    template <typename T, typename Write, typename Read>
    void text(const char* name, const T&, Write, Read, const About& about = {}) {
        put(name, schemas_.schema<std::string>(about), about, true);
    }
    // Of both, and none of them has to be there that only one has.
    template <typename A, typename B>
    void either(bool, const A& one, const B& other) {
        const bool before = std::exchange(all_required_, false);
        Told<A>::visit(*this, one);
        Told<B>::visit(*this, other);
        all_required_ = before;
    }
    template <typename Write>
    void cell(const char*, Write) {}

    Json object() &&;

private:
    void put(const char* name, Json schema, const About& about, bool required);

    Schemas& schemas_;
    Json properties_ = Json::object();
    Json required_ = Json::array();
    bool all_required_ = true;
};

template <typename T>
Json Schemas::object_of() {
    PropertyWriter writer(*this);
    const T nothing{};
    if constexpr (IsNoun<T>) {
        if (posted_) {
            Fields<T>::visit(writer, nothing);
            return std::move(writer).object();
        }
    }
    visit_told<T>(writer, nothing);
    return std::move(writer).object();
}

template <IsNoun T>
Json Schemas::posted_change() {
    const bool before = std::exchange(posted_, true);
    Json object = object_of<T>();
    posted_ = before;
    object["required"] = Json::array({object["required"].front()});
    const std::string name = schema_name(Fields<T>::name) + "Change";
    all_[name] = std::move(object);
    return reference(name);
}

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <typename T>
struct IsOptional<Boxed<T>> : std::true_type {};
template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsId : std::false_type {};
template <typename Tag>
struct IsId<Id<Tag>> : std::true_type {};

Json nullable(Json schema);

template <typename T>
Json Schemas::schema(const About& about) {
    if constexpr (IsOptional<T>::value) {
        using Inner = typename T::value_type;
        if constexpr (Worded<Inner>)
            return enum_schema(Words<Inner>::all, true);
        else
            return nullable(schema<Inner>(about));
    } else if constexpr (IsVector<T>::value) {
        return list_schema(schema<typename T::value_type>(), about);
    } else if constexpr (std::is_same_v<T, Command> ||
                         std::is_same_v<T, Result<Command, WireError>>) {
        return command();
    } else if constexpr (std::is_same_v<T, std::true_type>) {
        return {{"const", true}};
    } else if constexpr (std::is_same_v<T, AuditEvents>) {
        return {{"type", "array"},
                {"items",
                 {{"type", "object"},
                  {"required", Json::array({"type"})},
                  {"additionalProperties", true}}}};
    } else if constexpr (std::is_same_v<T, bool>) {
        return {{"type", "boolean"}};
    } else if constexpr (std::is_same_v<T, double>) {
        return {{"type", "number"}};
    } else if constexpr (IsId<T>::value || std::is_integral_v<T>) {
        return integer_schema(about);
    } else if constexpr (std::is_same_v<T, Instant>) {
        return instant_schema(posted_);
    } else if constexpr (std::is_same_v<T, Day>) {
        return posted_ ? day_or_empty_schema() : reference("Day");
    } else if constexpr (std::is_same_v<T, Columns>) {
        return reference("Columns");
    } else if constexpr (std::is_same_v<T, Kind>) {
        return reference("Type");
    } else if constexpr (Worded<T>) {
        return enum_schema(Words<T>::all, false);
    } else if constexpr (IsTold<T> || IsNoun<T>) {
        return of<T>();
    } else {
        return text_schema(about);
    }
}

// What is visited, as the parameters of an operation.
class ParameterWriter {
public:
    ParameterWriter(Schemas& schemas, std::string_view path) : schemas_(schemas), path_(path) {}

    template <typename T>
    void operator()(const char* name, const T&, const About& about = {}) {
        if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::optional<bool>>) {
            put(name, {{"enum", {"0", "1"}}}, about);
        } else if constexpr (std::is_same_v<T, std::optional<Kind>>) {
            put(name, {{"enum", {"all", "client", "customer"}}, {"default", "all"}}, about);
        } else if constexpr (Worded<T>) {
            Json schema = enum_schema(Words<T>::all, false);
            schema["default"] = word_of(T{});
            put(name, std::move(schema), about);
        } else if constexpr (IsOptional<T>::value) {
            put(name, of_inner(typename T::value_type{}, about), about);
        } else {
            Json schema = schemas_.schema<T>(about);
            if (about.otherwise != 0) schema["default"] = about.otherwise;
            put(name, std::move(schema), about);
        }
    }
    Json parameters() && { return std::move(parameters_); }

private:
    template <Worded T>
    Json of_inner(Sort<T>, const About&) {
        return sort_schema(Words<T>::all);
    }
    template <typename T>
    Json of_inner(T, const About& about) {
        return schemas_.schema<T>(about);
    }
    static Json sort_schema(WordTable words);
    void put(const char* name, Json schema, const About& about);

    Schemas& schemas_;
    const std::string_view path_;
    Json parameters_ = Json::array();
};

template <IsAsked Q>
Json parameters_of(Schemas& schemas) {
    ParameterWriter writer(schemas, Asked<Q>::path);
    const Q nothing{};
    Asked<Q>::visit(writer, nothing);
    return std::move(writer).parameters();
}

// "items", "total", "page", "size" and "more", as every list is told.
Json page_schema(Json item);

// The schema of a body.
template <typename B>
struct PostedSchema {
    static Json schema(Schemas& schemas) { return schemas.posted<B>(); }
};
template <typename B>
struct PostedSchema<Unread<B>> : PostedSchema<B> {};
template <typename T>
struct PostedSchema<Change<T>> {
    static Json schema(Schemas& schemas) { return schemas.posted_change<T>(); }
};

// The contents of an answer.
template <typename A>
struct ContentOf {
    static Json content(Schemas& schemas) {
        return {{"application/json", {{"schema", schemas.of<A>()}}}};
    }
};
template <typename T>
struct ContentOf<Whole<T>> {
    static Json content(Schemas& schemas) {
        return {{"application/json", {{"schema", page_schema(schemas.of<T>())}}}};
    }
};
template <typename T>
struct ContentOf<Listed<T>> {
    static Json content(Schemas& schemas) {
        return {{"application/json", {{"schema", page_schema(schemas.of<T>())}}},
                {"text/csv", {{"schema", {{"type", "string"}}}}},
                {workbook_type, {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
    }
};
template <typename A>
struct ContentOf<WithCookies<A>> : ContentOf<A> {};

}  // namespace recall::api
