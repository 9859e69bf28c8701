// How what managers look at while it changes is read: in their program alone (program.hpp).
#include "shell/app/lead_json.hpp"
#include "shell/app/program.hpp"
#include "shell/app/questions.hpp"
#include "shell/app/team_json.hpp"

namespace recall::shell {

void read_for_managers(Questions& questions) {
    questions.callbacks_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                        const std::string& problem) {
        if (!problem.empty()) return;
        questions.watched_.callback_attention = {
            true, number_in(body, "overdue"), number_in(body, "escalated"), number_in(body, "held"),
            number_in(body, "orphaned")};
    };
    questions.team_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                   const std::string& problem) {
        questions.watched_.team.problem = problem;
        if (!problem.empty()) return;
        questions.watched_.team.known = true;
        questions.watched_.team.agents = team_in(field_in(body, "agents"));
    };
    questions.agent_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                    const std::string&) {
        questions.watched_.team.numbers_of = text_in(field_in(body, "agent"), "agent");
        questions.watched_.team.numbers = team_numbers_in(field_in(body, "items"));
    };
    questions.day_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                  const std::string& problem) {
        questions.watched_.team.day_of = problem.empty() ? questions.day_shown_ : Username();
        questions.watched_.team.day = presence_day_in(field_in(body, "items"));
    };
    questions.lead_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                   const std::string& problem) {
        questions.watched_.lead = problem.empty() ? lead_record_in(body) : ui::LeadRecord{};
        questions.watched_.lead.problem = problem;
        questions.watched_.lead.lead.id = questions.lead_shown_.value_or(LeadId{});
    };
    questions.fitting_watch_.on_answer = [&questions](const std::string& path, const Json& body,
                                                      const std::string& problem) {
        if (problem.empty()) questions.watched_.fitting = {path, number_in(body, "total")};
    };
    questions.reset_watch_.on_answer = [&questions](const std::string& path, const Json& body,
                                                    const std::string& problem) {
        if (!problem.empty()) return;
        questions.watched_.reset = {path, number_in(body, "called"), number_in(body, "dialable")};
    };
}

}  // namespace recall::shell
