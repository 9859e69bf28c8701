#include "shell/app/system_flow.hpp"

#include "ui/model/route.hpp"
#include "wire/told_reading.hpp"

namespace recall::shell {

namespace {

constexpr std::int64_t again_ms = 10'000;

}  // namespace

SystemFlow::SystemFlow(Http& http, Timers& timers, Frames& frames, ui::SystemModel& model)
    : http_(http), frames_(frames), health_(http, timers, frames, again_ms),
      tokens_(http, timers, frames, again_ms), model_(model) {
    health_.on_answer = [this](const std::string&, const Json& body, const std::string& problem) {
        model_.problem = problem;
        if (!problem.empty()) return;
        model_.known = true;
        read_told(body, static_cast<HealthOfRelay&>(model_));
    };
    tokens_.on_answer = [this](const std::string&, const Json& body, const std::string& problem) {
        if (problem.empty()) read_told(field_in(body, "items"), model_.tokens);
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
