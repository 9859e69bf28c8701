#include "relay/api/schemas.hpp"

#include <cctype>
#include <variant>

namespace recall::api {

Json reference(std::string_view name) {
    return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

std::string schema_name(std::string_view noun) {
    std::string name;
    bool begins = true;
    for (const char c : noun) {
        const int letter = static_cast<unsigned char>(c);
        if (c != '_') name += begins ? static_cast<char>(std::toupper(letter)) : c;
        begins = c == '_';
    }
    return name;
}

Json enum_schema(WordTable words, bool nullable) {
    Json all = Json::array();
    for (const std::string_view word : words) all.push_back(word);
    if (nullable) all.push_back(nullptr);
    return {{"enum", std::move(all)}};
}

Json integer_schema(const About& about) {
    Json schema{{"type", "integer"}};
    if (about.least > std::numeric_limits<std::int64_t>::min()) schema["minimum"] = about.least;
    if (about.most < std::numeric_limits<std::int64_t>::max()) schema["maximum"] = about.most;
    return schema;
}

Json text_schema(const About& about) {
    Json schema{{"type", "string"}};
    if (about.least > 0) schema["minLength"] = about.least;
    if (about.most < std::numeric_limits<std::int64_t>::max()) schema["maxLength"] = about.most;
    return schema;
}

Json list_schema(Json item, const About& about) {
    Json schema{{"type", "array"}, {"items", std::move(item)}};
    if (about.least > 0) schema["minItems"] = about.least;
    if (about.most < std::numeric_limits<std::int64_t>::max()) schema["maxItems"] = about.most;
    return schema;
}

Json instant_schema(bool posted) {
    if (!posted) return reference("MaybeInstant");
    return {{"type", "integer"},
            {"minimum", 0},
            {"description", "Milliseconds since 1970; 0: it has not happened."}};
}

Json day_or_empty_schema() { return {{"oneOf", {reference("Day"), {{"const", ""}}}}}; }

const Json& Schemas::at(const Json& reference) const {
    const auto& target = reference.at("$ref").get_ref<const std::string&>();
    return all_.at(target.substr(target.rfind('/') + 1));
}

template <std::size_t I>
void Schemas::add_commands(Json& references) {
    if constexpr (I < std::variant_size_v<Command>) {
        using T = std::variant_alternative_t<I, Command>;
        Json object = object_of<T>();
        object["required"].push_back("type");
        object["properties"]["type"] = {{"const", Fields<T>::name}};
        all_[std::string(Fields<T>::name)] = std::move(object);
        references.push_back(reference(Fields<T>::name));
        add_commands<I + 1>(references);
    }
}

Json Schemas::command() {
    if (!all_.contains("Command")) {
        Json references = Json::array();
        const bool before = std::exchange(posted_, true);
        add_commands(references);
        posted_ = before;
        all_["Command"] = {{"oneOf", std::move(references)},
                           {"discriminator", {{"propertyName", "type"}}}};
    }
    return reference("Command");
}

Json nullable(Json schema) {
    if (schema.contains("type") && schema["type"].is_string()) {
        schema["type"] = {schema["type"], "null"};
        return schema;
    }
    return {{"oneOf", {std::move(schema), {{"type", "null"}}}}};
}

void PropertyWriter::put(const char* name, Json schema, const About& about, bool required) {
    if (about.says) schema["description"] = about.says;
    properties_[name] = std::move(schema);
    if (required && all_required_) required_.push_back(name);
}

Json PropertyWriter::object() && {
    return {{"type", "object"},
            {"required", std::move(required_)},
            {"properties", std::move(properties_)}};
}

Json ParameterWriter::sort_schema(WordTable words) {
    Json all = Json::array();
    for (const std::string_view word : words) {
        all.push_back(word);
        all.push_back("-" + std::string(word));
    }
    return {{"enum", std::move(all)}, {"description", "With - before it for descending."}};
}

void ParameterWriter::put(const char* name, Json schema, const About& about) {
    const bool in_path = path_.find("{" + std::string(name) + "}") != path_.npos;
    Json parameter{
        {"name", name}, {"in", in_path ? "path" : "query"}, {"schema", std::move(schema)}};
    if (in_path || about.required) parameter["required"] = true;
    if (about.says) parameter["description"] = about.says;
    parameters_.push_back(std::move(parameter));
}

Json page_schema(Json item) {
    return {{"type", "object"},
            {"required", {"items", "total", "page", "size"}},
            {"properties",
             {{"items", {{"type", "array"}, {"items", std::move(item)}}},
              {"total", {{"type", "integer"}, {"minimum", 0}, {"description", "Of all pages."}}},
              {"more",
               {{"type", "boolean"},
                {"description", "There are more than total: they were not counted further."}}},
              {"page", {{"type", "integer"}, {"minimum", 0}}},
              {"size", {{"type", "integer"}, {"minimum", 0}}}}}};
}

}  // namespace recall::api
