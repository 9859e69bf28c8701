#include "shell/app/questions.hpp"

#include "shell/app/program.hpp"
#include "ui/model/route.hpp"
#include "ui/screens/database/database.hpp"
#include "wire/told_reading.hpp"
#include "wire/words.hpp"

namespace recall::shell {

namespace {

constexpr std::int64_t team_again_ms = 3'000;
constexpr std::int64_t lead_again_ms = 15'000;
constexpr std::int64_t attention_again_ms = 30'000;

}  // namespace

Questions::Questions(Http& http, Timers& timers, Frames& frames)
    : http_(http), frames_(frames), system_(http, timers, frames, watched_.system),
      presence_(http, timers, frames, watched_.own),
      team_watch_(http, timers, frames, team_again_ms),
      agent_watch_(http, timers, frames, team_again_ms),
      day_watch_(http, timers, frames, lead_again_ms),
      lead_watch_(http, timers, frames, lead_again_ms),
      fitting_watch_(http, timers, frames, team_again_ms),
      reset_watch_(http, timers, frames, lead_again_ms),
      callbacks_watch_(http, timers, frames, attention_again_ms) {
    read_for_managers(*this);
}

void Questions::look(std::optional<ui::Screen> screen, const ui::Memory& memory, Day today,
                     bool agent_here) {
    callbacks_watch_.look(screen && !agent_here ? "/callbacks/attention" : "");
    const bool team = screen == ui::Screen::team;
    const auto& agent = memory.team.chosen;
    team_watch_.look(team ? "/team" : "");
    agent_watch_.look(team && agent ? "/team/" + ui::escaped(*agent) : "");
    day_shown_ = team && agent ? *agent : Username();
    day_watch_.look(day_shown_.empty() ? ""
                                       : "/presence?size=50&agent=" + ui::escaped(day_shown_) +
                                             "&day=" + to_text(today));

    const bool database = screen == ui::Screen::database;
    lead_shown_ = database ? memory.database.lead : std::nullopt;
    lead_watch_.look(lead_shown_ ? "/leads/" + std::to_string(lead_shown_->value) : "");
    fitting_watch_.look(database ? ui::fitting_path(memory.database) : "");

    reset_watch_.look(database ? ui::reset_path(memory.database) : "");

    const bool system = screen == ui::Screen::admin && memory.admin.part == ui::AdminPart::system;
    system_.look(system);
    const bool codes = screen == ui::Screen::admin && memory.admin.part == ui::AdminPart::desk;
    presence_.look(screen && (agent_here || codes));
    // Somebody who looks elsewhere to paste it comes back to it; who goes elsewhere here has it.
    if (screen && !system) watched_.system.fresh_token.clear();
}

void Questions::change_callbacks(const ui::ChangeCallbacks& wish) {
    Json body{{"why", wish.why}};
    if (wish.cancel) body["cancel"] = true;
    if (!wish.user.empty()) body["user"] = wish.user;
    if (wish.recipient) body["recipient"] = word_of(*wish.recipient);
    if (wish.later_minutes != 0) body["later_minutes"] = wish.later_minutes;
    if (!wish.callbacks.empty()) {
        body["callbacks"] = Json::array();
        for (const CallbackId id : wish.callbacks) body["callbacks"].push_back(id.value);
    }
    watched_.callback_change = {};
    watched_.callback_change.asking = true;
    const std::string dry_run = wish.dry_run ? "1" : "0";
    http_.send({.method = "POST",
                .path = "/callbacks/change?dry_run=" + dry_run + wish.terms,
                .body = to_text(body)},
               [this](const HttpResponse& response) {
                   take_change(response);
                   callbacks_watch_.refresh();
                   lead_watch_.refresh();
                   frames_.request_redraw();
               });
}

void Questions::take_change(const HttpResponse& response) {
    ui::CallbackChange& change = watched_.callback_change;
    change.asking = false;
    change.known = true;
    if (!is_ok(response)) return void(change.problem = problem_of(response));
    const Json body = body_of(response);
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

void Questions::preview_campaign(const ui::PreviewCampaign& wish) {
    watched_.campaign_preview = {};
    watched_.campaign_preview.of = wish.campaign;
    watched_.campaign_preview.asking = true;
    http_.send({.method = "POST",
                .path = "/campaigns/preview",
                .body = to_text(to_json(wish.campaign))},
               [this, of = wish.campaign](const HttpResponse& response) {
                   ui::CampaignPreview& told = watched_.campaign_preview;
                   if (!(told.of == of)) return;  // Something else was asked meanwhile.
                   told.asking = false;
                   told.problem = is_ok(response) ? "" : problem_of(response);
                   read_told(body_of(response), static_cast<CampaignFigures&>(told));
                   frames_.request_redraw();
               });
}

void Questions::forget() { watched_ = {}; }

}  // namespace recall::shell
