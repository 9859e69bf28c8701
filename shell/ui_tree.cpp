#include "shell/ui_tree.hpp"

#include <nlohmann/json.hpp>

namespace recall::shell {
namespace {

using Json = nlohmann::ordered_json;

Json node_json(const ui::Node& node) {
    return {{"id", node.id},
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
}

}  // namespace

std::string write_nodes(const std::vector<ui::Node>& nodes) {
    Json list = Json::array();
    for (const ui::Node& node : nodes) list.push_back(node_json(node));
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace recall::shell
