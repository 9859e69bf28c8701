#include "shell/app/presence_flow.hpp"

#include "wire/told_reading.hpp"

namespace recall::shell {

namespace {

constexpr std::int64_t again_ms = 30'000;

void read_presence(const Json& body, ui::OwnPresence& model) {
    SaidPresence said;
    read_told(body, said);
    if (body.contains("state")) {
        const std::string_view word = said.state ? word_of(*said.state) : std::string_view();
        model.said = {std::string(word), said.code, said.since};
    }
    model.pause_codes = std::move(said.pause_codes);
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
