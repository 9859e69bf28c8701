// What only managers ask for: in the managers' program alone (program.hpp).
#include "shell/app/program.hpp"
#include "shell/app/reading_answers.hpp"

namespace recall::shell {

void read_managers_answer(ui::Topic topic, const Json& body, ui::Answers& answers) {
    switch (topic) {
        case ui::Topic::leads: return read_page(body, answers.leads);
        case ui::Topic::recycling: return read_page(body, answers.recycling);
        case ui::Topic::audit: return read_page(body, answers.audit);
        case ui::Topic::logins: return read_page(body, answers.logins);
        case ui::Topic::imports: return read_page(body, answers.imports);
        case ui::Topic::hopper: return read_page(body, answers.hopper);
        case ui::Topic::do_not_call: return read_page(body, answers.do_not_call);
        case ui::Topic::unplaced: return read_page(body, answers.unplaced);
        case ui::Topic::unplaced_leads: return read_page(body, answers.unplaced_leads);
        case ui::Topic::report: return read_one(body, answers.report);
        case ui::Topic::today: return read_one(body, answers.today);
        case ui::Topic::timeline: return read_one(body, answers.timeline);
        case ui::Topic::callbacks: return read_page(body, answers.callbacks);
        case ui::Topic::callback_month: return read_one(body, answers.callback_month);
        case ui::Topic::callback_figures: return read_one(body, answers.callback_figures);
        case ui::Topic::lead_callbacks: return read_page(body, answers.lead_callbacks);
        case ui::Topic::held_callbacks: return read_page(body, answers.held_callbacks);
        case ui::Topic::lead: return read_one(body, answers.lead);
        case ui::Topic::fitting: return read_page(body, answers.fitting);
        case ui::Topic::reset: return read_one(body, answers.reset);
        case ui::Topic::team: return read_told(told_at(body, "agents"), answers.team.items);
        case ui::Topic::team_numbers: return read_page(body, answers.team_numbers);
        case ui::Topic::team_day: return read_page(body, answers.team_day);
        case ui::Topic::health: return read_one(body, answers.health);
        case ui::Topic::tokens: return read_page(body, answers.tokens);
        case ui::Topic::attention: return read_one(body, answers.attention);
        case ui::Topic::archive:
        case ui::Topic::callback:
        case ui::Topic::callback_day:
        case ui::Topic::lead_calls:
        case ui::Topic::presence: return;  // agents ask for these too: read_answer
    }
}

}  // namespace recall::shell
