#include "wire/answers/history.hpp"

namespace recall {

std::string scope_text(const RecycleEntry& entry) {
    if (entry.chosen) return "chosen";
    std::string scope = entry.agent.value_or("all");
    if (entry.kind) scope += " " + std::string(word_of(*entry.kind));
    return scope;
}

void read_scope(std::string_view scope, RecycleEntry& entry) {
    const std::size_t blank = scope.find(' ');
    const std::string_view whom = scope.substr(0, blank);
    entry.chosen = whom == "chosen";
    entry.agent.reset();
    if (whom != "all" && !entry.chosen) entry.agent = std::string(whom);
    Kind kind{};
    entry.kind.reset();
    if (blank != scope.npos && from_word(scope.substr(blank + 1), kind)) entry.kind = kind;
}

std::string counts_text(const std::vector<AgentCount>& counts) {
    std::string text;
    for (const AgentCount& count : counts) {
        text += (text.empty() ? "" : "; ") + count.agent + " " + std::to_string(count.recycled) +
                "/" + std::to_string(count.archived);
    }
    return text;
}

std::string names_text(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return text;
}

}  // namespace recall
