#include "shell/app/acts.hpp"

#include "shell/app/program.hpp"
#include "ui/model/route.hpp"
#include "wire/told_reading.hpp"
#include "wire/words.hpp"

namespace recall::shell {

namespace {

void read(const Json& body, ui::CallbackChange& change) {
    change.known = true;
    change.dry_run = field_in(body, "dry_run") == true;
    change.changed = number_in(body, "changed");
    change.unchanged = number_in(body, "unchanged");
    change.not_reached = number_in(body, "not_reached");
    change.trouble = text_in(body, "trouble");
    change.refused = number_in(body, "refused");
    for (const Json& owner : field_in(body, "owners")) {
        change.owners.emplace_back(text_in(owner, "user"), number_in(owner, "callbacks"));
    }
    for (const Json& reason : field_in(body, "reasons")) {
        change.reasons.push_back(text_in(reason, "message"));
    }
}

Json body_of(const ui::ChangeCallbacks& wish) {
    Json body{{"why", wish.why}};
    if (wish.cancel) body["cancel"] = true;
    if (!wish.user.empty()) body["user"] = wish.user;
    if (wish.recipient) body["recipient"] = word_of(*wish.recipient);
    if (wish.later_minutes != 0) body["later_minutes"] = wish.later_minutes;
    if (!wish.callbacks.empty()) {
        body["callbacks"] = Json::array();
        for (const CallbackId id : wish.callbacks) body["callbacks"].push_back(id.value);
    }
    return body;
}

}  // namespace

RequestId post_act(Http& http, Frames& frames, ui::Act& act, HttpQuestion request,
                   std::function<void(const HttpResponse&)> then) {
    act.asking = true;
    act.problem.clear();
    request.method = "POST";
    return http.send(std::move(request),
              [&frames, &act, then = std::move(then)](const HttpResponse& response) {
                  act.asking = false;
                  if (is_ok(response)) then(response);
                  else act.problem = problem_of(response);
                  frames.request_redraw();
              });
}

RequestId ActFlow::post(ui::Act& act, std::string path, const Json& body,
                     std::function<void(const HttpResponse&)> then) {
    return post_act(http_, frames_, act, {.path = std::move(path), .body = to_text(body)},
                    std::move(then));
}

void ActFlow::say_presence(const std::string& state, const std::string& code) {
    Json body{{"state", state}};
    if (!code.empty()) body["code"] = code;
    post(acts_.presence, "/me/presence", body, [this](const HttpResponse& response) {
        queries_.put(ui::Topic::presence, response);
    });
}

void ActFlow::set_pause_codes(const std::vector<std::string>& codes) {
    post(acts_.presence, "/pause-codes", Json{{"codes", codes}},
         [this](const HttpResponse& response) { queries_.put(ui::Topic::presence, response); });
}

void ActFlow::make_token(const std::string& name) {
    post(acts_.token, "/tokens", Json{{"name", name}}, [this](const HttpResponse& response) {
        acts_.token.fresh = text_in(shell::body_of(response), "token");
        queries_.outdate();
    });
}

void ActFlow::revoke_token(const std::string& id) {
    post_act(http_, frames_, acts_.token, {.path = "/tokens/" + ui::escaped(id) + "/revoke"},
             [this](const HttpResponse&) { queries_.outdate(); });
}

void ActFlow::change_callbacks(const ui::ChangeCallbacks& wish) {
    acts_.callback_change = {};
    post(acts_.callback_change, path_of(ChangeCallbacksQuery{wish.terms, wish.dry_run}),
         body_of(wish),
         [this](const HttpResponse& response) {
             read(shell::body_of(response), acts_.callback_change);
             queries_.outdate();
         });
}

// `preview` is asked anew; what was asked of an older form is let go.
template <typename Told, typename Preview, typename Noun>
void ActFlow::ask_preview(Preview& preview, const char* path, const Noun& noun) {
    if (preview_) http_.cancel(*preview_);
    preview = {};
    preview.of = noun;
    preview_ = post(preview, path, to_json(noun), [&preview](const HttpResponse& response) {
        read_told(shell::body_of(response), static_cast<Told&>(preview));
    });
}

void ActFlow::preview_campaign(const ui::PreviewCampaign& wish) {
    ask_preview<CampaignFigures>(acts_.campaign_preview, "/campaigns/preview", wish.campaign);
}

void ActFlow::preview_user(const ui::PreviewUser& wish) {
    ask_preview<UserEffects>(acts_.user_preview, "/users/preview", wish.user);
}

void ActFlow::confirm_clock() {
    post_act(http_, frames_, acts_.clock, {.path = "/clock"},
             [this](const HttpResponse&) { queries_.outdate(); });
}

void ActFlow::carry_out(const ui::ActWish& wish) {
    struct Doing {
        ActFlow& flow;
        void operator()(const ui::SayPresence& w) { flow.say_presence(w.state, w.code); }
        void operator()(const ui::SetPauseCodes& w) { flow.set_pause_codes(w.codes); }
        void operator()(const ui::MakeToken& w) { flow.make_token(w.name); }
        void operator()(const ui::RevokeToken& w) { flow.revoke_token(w.id); }
        void operator()(const ui::ChangeCallbacks& w) { flow.change_callbacks(w); }
        void operator()(const ui::PreviewCampaign& w) { flow.preview_campaign(w); }
        void operator()(const ui::PreviewUser& w) { flow.preview_user(w); }
        void operator()(const ui::ConfirmClock&) { flow.confirm_clock(); }
    };
    // All of them but this one are managers'.
    if (const auto* said = std::get_if<ui::SayPresence>(&wish)) Doing{*this}(*said);
    else if (managers_program) std::visit(Doing{*this}, wish);
}

}  // namespace recall::shell
