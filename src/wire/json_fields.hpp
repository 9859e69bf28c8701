// The two visitors that turn fields.hpp into JSON and back. Included by json.cpp only.
#pragma once

#include "wire/fields.hpp"
#include "wire/json.hpp"
#include "wire/words.hpp"

#include <limits>
#include <type_traits>

namespace recall {

template <typename T>
concept Described = requires { Fields<T>::name; };

// ---- Writing

template <Described T> Json write(const T& noun, Detail detail);

inline Json write(bool value, Detail) { return value; }
inline Json write(int value, Detail) { return value; }
inline Json write(std::int64_t value, Detail) { return value; }
inline Json write(const std::string& value, Detail) { return value; }
inline Json write(Instant value, Detail) { return value.ms; }
inline Json write(Day value, Detail) { return value ? to_text(value) : ""; }
inline Json write(Code value, Detail) { return value.text(); }
inline Json write(Phone value, Detail) { return to_text(value); }
template <typename Tag> Json write(Id<Tag> value, Detail) { return value.value; }
template <Worded T> Json write(T value, Detail) { return std::string(word_of(value)); }
inline Json write(const Columns& columns, Detail) {
    Json json = Json::array();
    for (const auto& [name, value] : columns.all()) json.push_back(Json::array({name, value}));
    return json;
}
template <typename T> Json write(const std::optional<T>& value, Detail detail) {
    return value ? write(*value, detail) : Json();
}
template <typename T> Json write(const std::vector<T>& values, Detail detail) {
    Json json = Json::array();
    for (const T& value : values) json.push_back(write(value, detail));
    return json;
}

class Writer {
public:
    Writer(Json& json, Detail detail) : json_(json), detail_(detail) {}
    template <typename T> void operator()(const char* name, const T& field) {
        json_[name] = write(field, detail_);
    }
    // Few have one.
    template <typename T> void operator()(const char* name, const Boxed<T>& field) {
        if (field) json_[name] = write(*field, detail_);
    }
    template <typename T> void maybe(const char* name, const T& field) { (*this)(name, field); }
    template <typename T> void personal(const char* name, const T& field) {
        if (detail_ == Detail::whole) (*this)(name, field);
    }
    template <typename T> void maybe_personal(const char* name, const T& field) {
        personal(name, field);
    }

private:
    Json& json_;
    Detail detail_;
};

template <Described T> Json write(const T& noun, Detail detail) {
    Json json = Json::object();
    Writer writer(json, detail);
    Fields<T>::visit(writer, noun);
    return json;
}

// ---- Reading

// Reads field after field; the first thing that is wrong stays, with the path to it.
class Reader {
public:
    Reader(const Json& json, Detail detail) : json_(&json), detail_(detail) {}

    bool ok() const { return error_.empty(); }
    const std::string& error() const { return error_; }

    template <typename T> void operator()(const char* name, T& field) {
        if (!ok()) return;
        const auto at = json_->find(name);
        if (at == json_->end()) return fail(name, "is missing");
        read_at(name, *at, field);
    }
    template <typename T> void maybe(const char* name, T& field) {
        if (!ok()) return;
        const auto at = json_->find(name);
        if (at != json_->end()) read_at(name, *at, field);
    }
    template <typename T> void personal(const char* name, T& field) {
        if (detail_ == Detail::whole) (*this)(name, field);
    }
    template <typename T> void maybe_personal(const char* name, T& field) {
        if (detail_ == Detail::whole) maybe(name, field);
    }

    template <typename T> void read_at(const std::string& name, const Json& json, T& field) {
        const std::size_t before = path_.size();
        path_ += (path_.empty() || name.front() == '[' ? "" : ".") + name;
        read(json, field);
        path_.resize(before);
    }

private:
    void fail(const std::string& name, std::string_view what) {
        if (!ok()) return;
        error_ = path_;
        if (!name.empty()) error_ += (error_.empty() ? "" : ".") + name;
        error_ += ' ';
        error_ += what;
    }
    void fail(std::string_view what) { fail("", what); }

    void read(const Json& json, bool& value) {
        if (!json.is_boolean()) return fail("must be true or false");
        value = json.get<bool>();
    }
    void read(const Json& json, std::string& value) {
        if (!json.is_string()) return fail("must be a text");
        value = json.get_ref<const std::string&>();
    }
    template <typename T>
        requires std::is_integral_v<T>
    void read(const Json& json, T& value) {
        const auto number = integer(json);
        if (!number || *number < static_cast<std::int64_t>(std::numeric_limits<T>::min()) ||
            *number > static_cast<std::int64_t>(std::numeric_limits<T>::max())) {
            return fail("must be a whole number");
        }
        value = static_cast<T>(*number);
    }
    void read(const Json& json, Instant& value) {
        const auto number = integer(json);
        // A year beyond 9999 is no time of day, but a slip of units.
        constexpr std::int64_t latest_ms = 253'402'300'799'999;
        if (!number || *number < 0 || *number > latest_ms) {
            return fail("must be an instant in milliseconds since 1970");
        }
        value.ms = *number;
    }
    template <typename Tag> void read(const Json& json, Id<Tag>& value) {
        const auto number = integer(json);
        if (!number || *number < 0) return fail("must be an id, a whole number");
        value.value = static_cast<std::uint64_t>(*number);
    }
    void read(const Json& json, Day& value) {
        const std::string* text = json.get_ptr<const std::string*>();
        if (text && text->empty()) return void(value = Day{});
        const auto day = text ? day_from_text(*text) : std::nullopt;
        if (!day) return fail("must be a day like 2026-11-21");
        value = *day;
    }
    void read(const Json& json, Code& value) {
        const std::string* text = json.get_ptr<const std::string*>();
        const auto code = text ? Code::from_text(*text) : std::nullopt;
        if (!code) return fail("must be a code of at most 8 letters, digits, '_' or '-'");
        value = *code;
    }
    void read(const Json& json, Phone& value) {
        const std::string* text = json.get_ptr<const std::string*>();
        if (text && text->empty()) return void(value = Phone{});
        const auto phone = text ? phone_from_text(*text) : std::nullopt;
        if (!phone) return fail("must be a number like +2348012345678");
        value = *phone;
    }
    template <Worded T> void read(const Json& json, T& value) {
        const std::string* text = json.get_ptr<const std::string*>();
        if (!text || !from_word(*text, value)) return fail("is not one of the known words");
    }
    void read(const Json& json, Columns& columns) {
        if (!json.is_array()) return fail("must be an array of [name, value]");
        if (json.size() > lead_columns_max) return fail("has too many columns");
        columns = Columns{};
        for (const Json& pair : json) {
            if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() ||
                !pair[1].is_string()) {
                return fail("must be an array of [name, value]");
            }
            columns.add(pair[0].get_ref<const std::string&>(),
                        pair[1].get_ref<const std::string&>());
        }
        columns.shrink();
    }
    template <typename T> void read(const Json& json, std::optional<T>& value) {
        if (json.is_null()) return value.reset();
        T inner{};
        read(json, inner);
        if (ok()) value = std::move(inner);
    }
    template <typename T> void read(const Json& json, Boxed<T>& value) {
        if (json.is_null()) return value.reset();
        T inner{};
        read(json, inner);
        if (ok()) value = std::move(inner);
    }
    template <typename T> void read(const Json& json, std::vector<T>& values) {
        if (!json.is_array()) return fail("must be an array");
        values.clear();
        values.reserve(json.size());
        for (std::size_t i = 0; i < json.size() && ok(); ++i) {
            T value{};
            read_at('[' + std::to_string(i) + ']', json[i], value);
            values.push_back(std::move(value));
        }
    }
    template <Described T> void read(const Json& json, T& noun) {
        if (!json.is_object()) return fail("must be an object");
        const Json* outer = json_;
        json_ = &json;
        Fields<T>::visit(*this, noun);
        json_ = outer;
    }

    static std::optional<std::int64_t> integer(const Json& json) {
        if (!json.is_number_integer()) return std::nullopt;
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (json.is_number_unsigned() && json.get<std::uint64_t>() > most) return std::nullopt;
        return json.get<std::int64_t>();
    }

    const Json* json_;
    Detail detail_;
    std::string path_;
    std::string error_;
};

}  // namespace recall
