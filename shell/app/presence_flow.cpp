#include "shell/app/presence_flow.hpp"

namespace recall::shell {

namespace {

constexpr std::int64_t again_ms = 30'000;

void read_presence(const Json& body, ui::OwnPresence& model) {
    if (body.contains("state")) {
        model.said = {text_in(body, "state"), text_in(body, "code"), instant_in(body, "since")};
    }
    const Json& codes = field_in(body, "pause_codes");
    model.pause_codes.clear();
    for (std::size_t i = 0; codes.is_array() && i < codes.size(); ++i) {
        if (codes[i].is_string()) model.pause_codes.push_back(codes[i].get<std::string>());
    }
}

}  // namespace

PresenceFlow::PresenceFlow(Http& http, Timers& timers, Frames& frames, ui::OwnPresence& model)
    : http_(http), frames_(frames), watch_(http, timers, frames, again_ms), model_(model) {
    watch_.on_answer = [this](const std::string&, const Json& body, const std::string& problem) {
        if (!problem.empty()) return;
        model_.problem.clear();
        read_presence(body, model_);
    };
}

void PresenceFlow::say(const std::string& state, const std::string& code) {
    Json body{{"state", state}};
    if (!code.empty()) body["code"] = code;
    post("/me/presence", body);
}

void PresenceFlow::set_codes(const std::vector<std::string>& codes) {
    post("/pause-codes", Json{{"codes", codes}});
}

void PresenceFlow::post(const std::string& path, const Json& body) {
    model_.asking = true;
    HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.body = to_text(body);
    http_.send(std::move(request), [this](const HttpResponse& response) {
        model_.asking = false;
        model_.problem = is_ok(response) ? "" : problem_of(response);
        if (is_ok(response)) read_presence(body_of(response), model_);
        frames_.request_redraw();
    });
}

}  // namespace recall::shell
