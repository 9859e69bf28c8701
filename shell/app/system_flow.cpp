#include "shell/app/system_flow.hpp"

#include "ui/model/route.hpp"

namespace recall::shell {

namespace {

constexpr std::int64_t again_ms = 10'000;

void read_health(const Json& body, ui::SystemModel& model) {
    model.known = true;
    const Json& relay = field_in(body, "relay");
    model.version = text_in(relay, "version");
    model.started_at = instant_in(relay, "started_at");
    const Json& journal = field_in(body, "journal");
    model.records = number_in(journal, "records");
    model.last_commit_at = instant_in(journal, "last_commit_at");
    model.bytes = number_in(journal, "bytes");
    model.error = text_in(field_in(journal, "error"), "message");
    const Json& disk = field_in(body, "disk");
    model.disk_free = number_in(disk, "free_bytes");
    model.disk_total = number_in(disk, "total_bytes");
    const Json& backup = field_in(body, "backup");
    model.backup_known = backup.is_object();
    model.backup_at = instant_in(backup, "last_at");
    const Json& tabs = field_in(body, "tabs");
    model.connected = number_in(tabs, "connected");
    model.users = number_in(tabs, "users");
    const Json& scheduler = field_in(body, "scheduler");
    model.next_wake = instant_in(scheduler, "next_wake");
    model.open_day = text_in(scheduler, "open_day");
    model.closed_at = instant_in(scheduler, "last_day_closed_at");
}

std::vector<ui::TokenLine> tokens_in(const Json& items) {
    std::vector<ui::TokenLine> tokens;
    for (std::size_t i = 0; items.is_array() && i < items.size(); ++i) {
        const Json& item = items[i];
        tokens.push_back({text_in(item, "id"), text_in(item, "name"), text_in(item, "username"),
                          instant_in(item, "created"), instant_in(item, "revoked"),
                          instant_in(item, "last_used")});
    }
    return tokens;
}

}  // namespace

SystemFlow::SystemFlow(Http& http, Timers& timers, Frames& frames, ui::SystemModel& model)
    : http_(http), frames_(frames), health_(http, timers, frames, again_ms),
      tokens_(http, timers, frames, again_ms), model_(model) {
    health_.on_answer = [this](const std::string&, const Json& body, const std::string& problem) {
        model_.problem = problem;
        if (problem.empty()) read_health(body, model_);
    };
    tokens_.on_answer = [this](const std::string&, const Json& body, const std::string& problem) {
        if (problem.empty()) model_.tokens = tokens_in(field_in(body, "items"));
    };
}

void SystemFlow::look(bool shown) {
    health_.look(shown ? "/health" : "");
    tokens_.look(shown ? "/tokens" : "");
}

void SystemFlow::ask(HttpRequest request, std::function<void(const HttpResponse&)> then) {
    model_.asking = true;
    model_.token_problem.clear();
    request.method = "POST";
    http_.send(std::move(request), [this, then = std::move(then)](const HttpResponse& response) {
        model_.asking = false;
        if (!is_ok(response)) model_.token_problem = problem_of(response);
        else then(response);
        tokens_.refresh();
        frames_.request_redraw();
    });
}

void SystemFlow::make_token(const std::string& name) {
    ask({.path = "/tokens", .body = to_text(Json{{"name", name}})},
        [this](const HttpResponse& response) {
            model_.fresh_token = text_in(body_of(response), "token");
        });
}

void SystemFlow::revoke_token(const std::string& id) {
    ask({.path = "/tokens/" + ui::escaped(id) + "/revoke"}, [](const HttpResponse&) {});
}

}  // namespace recall::shell
