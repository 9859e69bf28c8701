#include "relay/api/openapi.hpp"

#include "relay/api/routes.hpp"
#include "relay/sheets/sheet_reader.hpp"

namespace recall {

namespace {

// Null where nothing is posted. An empty body is as good as an empty object.
Json body_of(const Route& route, api::Schemas& schemas) {
    if (!route.words.file.empty()) {
        const Json file{{"type", "string"}, {"description", route.words.file}};
        const Json workbook{{"type", "string"}, {"format", "binary"}};
        return {{"required", true},
                {"content",
                 {{"text/csv", {{"schema", file}}}, {workbook_type, {{"schema", workbook}}}}}};
    }
    const Json schema = route.body(schemas);
    if (schema.is_null()) return schema;
    return {{"required", !schemas.at(schema).at("required").empty()},
            {"content", {{"application/json", {{"schema", schema}}}}}};
}

Json operation_of(const Route& route, api::Schemas& schemas) {
    Json operation{{"summary", route.words.summary},
                   {"x-who", word_of(route.who)},
                   {"responses", route.answers(schemas, route.words)}};
    operation["responses"]["default"] = {{"$ref", "#/components/responses/Error"}};
    if (!route.words.description.empty()) operation["description"] = route.words.description;
    if (route.who == Who::anybody) operation["security"] = Json::array();
    Json parameters = route.parameters(schemas);
    if (!parameters.empty()) operation["parameters"] = std::move(parameters);
    Json body = body_of(route, schemas);
    if (!body.is_null()) operation["requestBody"] = std::move(body);
    return operation;
}

std::string made() {
    Json document = Json::parse(openapi_base);
    api::Schemas schemas;
    for (const Route& route : all_routes()) {
        const char* const method = route.method == "GET" ? "get" : "post";
        document["paths"][std::string(route.path)][method] = operation_of(route, schemas);
    }
    Json& all = document["components"]["schemas"];
    all["Type"] = api::enum_schema(Words<Kind>::all, false);
    all.update(schemas.all());
    return to_text(document);
}

}  // namespace

const std::string& openapi_json() {
    static const std::string document = made();
    return document;
}

}  // namespace recall
