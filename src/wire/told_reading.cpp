#include "wire/told_reading.hpp"

#include "wire/answers/instants.hpp"

namespace recall {

namespace {

std::string_view text_of(const Json& json) {
    const std::string* text = json.get_ptr<const std::string*>();
    return text ? std::string_view(*text) : std::string_view();
}

}  // namespace

const Json& told_at(const Json& json, const char* name) {
    static const Json none;
    if (!json.is_object()) return none;
    const auto at = json.find(name);
    return at == json.end() ? none : *at;
}

void read_told(const Json& json, bool& value) { value = json.is_boolean() && json.get<bool>(); }
void read_told(const Json& json, std::int64_t& value) {
    value = json.is_number_integer() ? json.get<std::int64_t>() : 0;
}
void read_told(const Json& json, int& value) {
    std::int64_t wide = 0;
    read_told(json, wide);
    value = static_cast<int>(wide);
}
void read_told(const Json& json, std::uint64_t& value) {
    std::int64_t number = 0;
    read_told(json, number);
    value = static_cast<std::uint64_t>(number);
}
void read_told(const Json& json, double& value) {
    value = json.is_number() ? json.get<double>() : 0;
}
void read_told(const Json& json, std::string& value) { value = text_of(json); }
void read_told(const Json& json, Instant& value) { value = instant_from_rfc3339(text_of(json)); }
void read_told(const Json& json, Day& value) {
    value = day_from_text(text_of(json)).value_or(Day{});
}
void read_told(const Json& json, Code& value) {
    value = Code::from_text(text_of(json)).value_or(Code{});
}
void read_told(const Json& json, Phone& value) {
    value = phone_from_text(text_of(json)).value_or(Phone{});
}
void read_told(const Json& json, Columns& value) {
    value = Columns{};
    for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) {
        const Json& pair = json[i];
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
            continue;
        }
        value.add(text_of(pair[0]), text_of(pair[1]));
    }
}
void read_told(const Json& json, AuditEvents& value) {
    value.names.clear();
    for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) {
        value.names.emplace_back(text_of(told_at(json[i], "type")));
    }
}
std::optional<std::size_t> told_place(const Json& json, WordTable words) {
    if (!json.is_string()) return std::nullopt;
    return place_of(text_of(json), words);
}

}  // namespace recall
