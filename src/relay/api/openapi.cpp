#include "relay/api/openapi.hpp"

#include "relay/api/routes.hpp"

namespace recall {

namespace {

Json operation_of(const Route& route, api::Schemas& schemas) {
    Json operation{
        {"summary", route.words.summary},
        {"x-who", word_of(route.who)},
        {"responses",
         {{"200", {{"description", route.words.told}, {"content", route.content(schemas)}}},
          {"default", {{"$ref", "#/components/responses/Error"}}}}}};
    if (!route.words.description.empty()) operation["description"] = route.words.description;
    return operation;
}

std::string made() {
    Json document = Json::parse(openapi_base);
    api::Schemas schemas;
    for (const Route& route : all_routes()) {
        if (!route.parameters) continue;
        Json& path = document["paths"][std::string(route.path)];
        Json& operation = path[route.method == "GET" ? "get" : "post"];
        if (route.content) operation = operation_of(route, schemas);
        Json parameters = route.parameters(schemas);
        if (!parameters.empty()) operation["parameters"] = std::move(parameters);
    }
    (void)schemas.of<CampaignFigures>();
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
