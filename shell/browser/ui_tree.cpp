#include "shell/browser/ui_tree.hpp"

#include <nlohmann/json.hpp>

namespace recall::shell {
namespace {

using Json = nlohmann::json;

// What few nodes have is left out of the others.
void add_rare(Json& json, const ui::Node& node) {
    if (!node.hint.empty()) json["hint"] = node.hint;
    if (!node.dials.empty()) json["dials"] = node.dials;
    if (node.parent != 0) json["parent"] = node.parent;
    if (node.required) json["required"] = true;
    if (node.invalid) json["invalid"] = true;
    if (node.focusable) json["focusable"] = true;
    if (node.offscreen) json["offscreen"] = true;
    if (node.live != ui::Live::off) {
        json["live"] = node.live == ui::Live::polite ? "polite" : "assertive";
    }
    if (node.opens != ui::Opens::nothing) json["open"] = node.opens == ui::Opens::open;
    if (node.level > 0) json["level"] = node.level;
    if (node.role == ui::AriaRole::table) json["rows"] = node.rows;
    if (node.share >= 0) json["share"] = node.share;
}

Json node_json(const ui::Node& node) {
    Json json{{"id", node.id},
              {"role", ui::to_string(node.role)},
              {"name", node.name},
              {"value", node.value},
              {"window", node.window},
              {"x", node.x},
              {"y", node.y},
              {"w", node.w},
              {"h", node.h},
              {"enabled", node.enabled},
              {"checked", node.checked},
              {"selected", node.selected},
              {"focused", node.focused},
              {"row", node.row},
              {"column", node.column},
              {"multiline", node.multiline},
              {"password", node.password}};
    add_rare(json, node);
    return json;
}

}  // namespace

std::string write_nodes(const std::vector<ui::Node>& nodes) {
    Json list = Json::array();
    for (const ui::Node& node : nodes) list.push_back(node_json(node));
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace recall::shell
