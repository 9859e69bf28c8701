#include "ui/model/answers.hpp"

namespace recall::ui {
namespace {

// The one list of them: f(topic, answer) for each.
template <typename F>
void each(Answers& all, F f) {
    f(Topic::leads, all.leads);
    f(Topic::archive, all.archive);
    f(Topic::recycling, all.recycling);
    f(Topic::audit, all.audit);
    f(Topic::logins, all.logins);
    f(Topic::report, all.report);
    f(Topic::today, all.today);
    f(Topic::timeline, all.timeline);
    f(Topic::imports, all.imports);
    f(Topic::hopper, all.hopper);
    f(Topic::callbacks, all.callbacks);
    f(Topic::callback, all.callback);
    f(Topic::callback_day, all.callback_day);
    f(Topic::callback_month, all.callback_month);
    f(Topic::callback_figures, all.callback_figures);
    f(Topic::lead_callbacks, all.lead_callbacks);
    f(Topic::held_callbacks, all.held_callbacks);
    f(Topic::do_not_call, all.do_not_call);
    f(Topic::unplaced, all.unplaced);
    f(Topic::unplaced_leads, all.unplaced_leads);
    f(Topic::lead, all.lead);
    f(Topic::fitting, all.fitting);
    f(Topic::reset, all.reset);
    f(Topic::team, all.team);
    f(Topic::team_numbers, all.team_numbers);
    f(Topic::team_day, all.team_day);
    f(Topic::health, all.health);
    f(Topic::tokens, all.tokens);
    f(Topic::attention, all.attention);
    f(Topic::presence, all.presence);
    f(Topic::lead_calls, all.lead_calls);
}

}  // namespace

const Answers no_answers;

Answer& Answers::of(Topic topic) {
    Answer* found = nullptr;
    each(*this, [&](Topic one, Answer& answer) {
        if (one == topic) found = &answer;
    });
    return *found;
}

void Answers::forget(Topic topic) {
    each(*this, [topic](Topic one, auto& answer) {
        if (one == topic) answer = {};
    });
}

void Answers::outdate() {
    each(*this, [](Topic, Answer& answer) { answer.stale = true; });
}

}  // namespace recall::ui
