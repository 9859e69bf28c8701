#include "shell/app/away.hpp"

#include "shell/app/http_json.hpp"

namespace recall::shell {

bool Away::came_back(const Replica& replica, Instant now) {
    const bool was_away = knew_all_at_ && now - knew_all_at_ >= away_ms_min;
    if (!was_away) return false;
    // What is not read yet goes on: it began earlier.
    if (news_.empty()) news_.since = knew_all_at_;
    back_at_ = now;
    waited_then_.clear();
    for (const Pending& one : replica.pending()) waited_then_.insert({one.client, one.number});
    return true;
}

// {"since":instant, "parts":[{"count":number, "named":[{"name":text, "what":text}]}]}, the parts in
// the order of their kinds.
std::string Away::kept_text() const {
    if (news_.empty()) return "";
    Json parts = Json::array();
    for (const ui::AwayPart& part : news_.parts) {
        Json named = Json::array();
        for (const ui::AwayThing& one : part.named) {
            named.push_back({{"name", one.name}, {"what", one.what}});
        }
        parts.push_back({{"count", part.count}, {"named", std::move(named)}});
    }
    return to_text({{"since", news_.since.ms}, {"parts", std::move(parts)}});
}

void Away::restore(const std::string& text) {
    const auto parsed = parse_json(text);
    if (!parsed) return;
    ui::AwayNews news;
    news.since = {number_in(parsed.value(), "since")};
    std::size_t kind = 0;
    for (const Json& part : field_in(parsed.value(), "parts")) {
        if (kind == news.parts.size()) break;
        ui::AwayPart& into = news.parts[kind++];
        for (const Json& one : field_in(part, "named")) {
            if (into.named.size() == ui::away_named_max) break;
            into.named.push_back({text_in(one, "name"), text_in(one, "what")});
        }
        const std::int64_t count = number_in(part, "count");
        into.count = std::max(into.named.size(), static_cast<std::size_t>(std::max<std::int64_t>(
                                                     count, 0)));
        if (into.named.empty()) into.count = 0;
    }
    news_ = std::move(news);
}

}  // namespace recall::shell
