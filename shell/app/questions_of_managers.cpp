// How what managers look at while it changes is read: in their program alone (program.hpp).
#include "shell/app/program.hpp"
#include "shell/app/questions.hpp"
#include "wire/told_reading.hpp"

namespace recall::shell {

void read_for_managers(Questions& questions) {
    questions.callbacks_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                        const std::string& problem) {
        if (!problem.empty()) return;
        ui::AttentionModel& attention = questions.watched_.callback_attention;
        attention.known = true;
        read_told(body, static_cast<CallbackAttention&>(attention));
    };
    questions.team_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                   const std::string& problem) {
        questions.watched_.team.problem = problem;
        if (!problem.empty()) return;
        questions.watched_.team.known = true;
        read_told(field_in(body, "agents"), questions.watched_.team.agents);
    };
    questions.agent_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                    const std::string&) {
        questions.watched_.team.numbers_of = text_in(field_in(body, "agent"), "agent");
        read_told(field_in(body, "items"), questions.watched_.team.numbers);
    };
    questions.day_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                  const std::string& problem) {
        questions.watched_.team.day_of = problem.empty() ? questions.day_shown_ : Username();
        read_told(field_in(body, "items"), questions.watched_.team.day);
    };
    questions.lead_watch_.on_answer = [&questions](const std::string&, const Json& body,
                                                   const std::string& problem) {
        ui::LeadModel& lead = questions.watched_.lead;
        lead = {};
        if (problem.empty()) read_told(body, static_cast<LeadRecord&>(lead));
        lead.problem = problem;
        lead.lead.lead.id = questions.lead_shown_.value_or(LeadId{});
    };
    questions.fitting_watch_.on_answer = [&questions](const std::string& path, const Json& body,
                                                      const std::string& problem) {
        if (problem.empty()) questions.watched_.fitting = {path, number_in(body, "total")};
    };
    questions.reset_watch_.on_answer = [&questions](const std::string& path, const Json& body,
                                                    const std::string& problem) {
        if (!problem.empty()) return;
        questions.watched_.reset.path = path;
        read_told(body, static_cast<ResetPreview&>(questions.watched_.reset));
    };
}

}  // namespace recall::shell
