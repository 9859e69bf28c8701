#include "shell/browser/layer_json.hpp"

#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace recall::shell {
namespace {

using Json = nlohmann::json;  // as everywhere: a second kind would be a hundredth of the page

std::string css_colour(ui::Colour colour) {
    const auto channel = [colour](int shift) { return (colour >> shift) & 255U; };
    std::array<char, 16> words{};
    std::snprintf(words.data(), words.size(), "#%02x%02x%02x%02x", channel(IM_COL32_R_SHIFT),
                  channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT), channel(IM_COL32_A_SHIFT));
    return words.data();
}

Json place_json(const ui::Placed& placed, const ui::Lettering& lettering) {
    Json seen = Json::array();
    for (const ui::Box& box : placed.seen) seen.push_back({box.x0, box.y0, box.x1, box.y1});
    const ui::Box& area = placed.area;
    return {{"x", area.x0},
            {"y", area.y0},
            {"w", area.x1 - area.x0},
            {"h", area.y1 - area.y0},
            {"seen", std::move(seen)},
            {"size", lettering.size},
            {"bold", lettering.semibold},
            {"colour", css_colour(lettering.colour)}};
}

Json words_json(const ui::LayerWords& words) {
    Json json = place_json(words, words.lettering);
    json["text"] = words.words;
    json["align"] = words.align;
    json["light"] = words.light;
    return json;
}

Json field_json(const ui::LayerField& field) {
    Json json = place_json(field, field.lettering);
    json.update({{"id", field.id},
                 {"name", field.name},
                 {"value", field.value},
                 {"placeholder", field.placeholder},
                 {"placeholder_colour", css_colour(field.placeholder_colour)},
                 {"autocomplete", field.autocomplete},
                 {"line", field.line_height},
                 {"left", field.left},
                 {"right", field.right},
                 {"top", field.top},
                 {"multiline", field.multiline},
                 {"password", field.password},
                 {"search", field.search},
                 {"digits", field.digits},
                 {"read_only", field.read_only},
                 {"spellcheck", field.spellcheck},
                 {"walks", field.walks},
                 {"reachable", field.reachable}});
    return json;
}

}  // namespace

std::string write_layer(const ui::Layer& layer) {
    Json words = Json::array();
    for (const ui::LayerWords& one : layer.words()) words.push_back(words_json(one));
    Json fields = Json::array();
    for (const ui::LayerField& field : layer.fields()) fields.push_back(field_json(field));
    const Json json{
        {"editing", layer.editing()}, {"words", std::move(words)}, {"fields", std::move(fields)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace recall::shell
