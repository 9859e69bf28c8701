#include "wire/digest.hpp"

#include "wire/fields.hpp"
#include "wire/json.hpp"
#include "wire/words.hpp"

#include <string_view>
#include <type_traits>

namespace recall {

namespace {

template <typename T>
concept Described = requires {
    Fields<T>::name;
};

// FNV-1a over what is put in. Nothing put in is the default of whatever it describes.
class Digester {
public:
    bool empty() const { return empty_; }
    std::uint64_t value() const { return value_; }

    void put(std::string_view text) {
        empty_ = false;
        for (const char c : text) step(static_cast<unsigned char>(c));
        put_bytes(text.size());
    }
    void put(std::uint64_t number) {
        empty_ = false;
        put_bytes(number);
    }

    template <typename T>
    void operator()(const char* name, const T& field) {
        Digester inner;
        add(inner, field);
        if (inner.empty()) return;
        put(std::string_view(name));
        put(inner.value());
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

private:
    void put_bytes(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8) step((number >> shift) & 0xff);
    }
    void step(std::uint64_t byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }

    static void add_number(Digester& to, std::int64_t number) {
        if (number != 0) to.put(static_cast<std::uint64_t>(number));
    }
    static void add(Digester& to, bool value) { add_number(to, value ? 1 : 0); }
    static void add(Digester& to, int value) { add_number(to, value); }
    static void add(Digester& to, std::int64_t value) { add_number(to, value); }
    static void add(Digester& to, const std::string& value) {
        if (!value.empty()) to.put(std::string_view(value));
    }
    static void add(Digester& to, Instant value) { add_number(to, value.ms); }
    static void add(Digester& to, Day value) { add_number(to, value.number); }
    static void add(Digester& to, Code value) {
        if (value) to.put(value.view());
    }
    static void add(Digester& to, Phone value) {
        if (value != Phone{}) to.put(std::string_view(to_text(value)));
    }
    template <typename Tag>
    static void add(Digester& to, Id<Tag> value) {
        if (value.value != 0) to.put(value.value);
    }
    template <typename T>
    requires std::is_enum_v<T>
    static void add(Digester& to, T value) {
        if (value != T{}) to.put(word_of(value));
    }
    static void add(Digester& to, const Columns& columns) {
        for (const auto& [name, value] : columns.all()) {
            to.put(std::string_view(name));
            to.put(std::string_view(value));
        }
    }
    // That there is one says something, even where it holds nothing.
    template <typename T>
    static void add(Digester& to, const std::optional<T>& value) {
        if (!value) return;
        to.put(std::uint64_t{1});
        add(to, *value);
    }
    // Each by itself, or two texts that change places would go unnoticed.
    template <typename T>
    static void add(Digester& to, const std::vector<T>& values) {
        for (const T& value : values) {
            Digester inner;
            add(inner, value);
            to.put(inner.value());
        }
    }
    template <Described T>
    static void add(Digester& to, const T& noun) {
        Fields<T>::visit(to, noun);
    }

    std::uint64_t value_ = 0xcbf29ce484222325ULL;
    bool empty_ = true;
};

}  // namespace

std::int64_t digest_of(const Command& command) {
    Digester digester;
    digester.put(name_of(command));
    std::visit([&](const auto& one) { Fields<std::decay_t<decltype(one)>>::visit(digester, one); },
               command);
    const auto digest = static_cast<std::int64_t>(digester.value());
    return digest == 0 ? 1 : digest;
}

}  // namespace recall
