#include "shell/app/answers_json.hpp"

#include "shell/app/program.hpp"
#include "shell/app/reading_answers.hpp"

namespace recall::shell {

namespace {

void read_presence(const Json& body, ui::OwnPresence& own) {
    SaidPresence said;
    read_told(body, said);
    // What was posted to the pauses is answered with them alone.
    if (body.contains("state")) {
        const std::string_view word = said.state ? word_of(*said.state) : std::string_view();
        own.said = {std::string(word), std::move(said.code), said.since};
    }
    own.pause_codes = std::move(said.pause_codes);
}

}  // namespace

void read_answer(ui::Topic topic, const Json& body, ui::Answers& answers) {
    switch (topic) {
        case ui::Topic::archive: return read_page(body, answers.archive);
        case ui::Topic::lead_calls: return read_page(body, answers.lead_calls);
        case ui::Topic::callback: return read_one(body, answers.callback);
        case ui::Topic::callback_day: return read_one(body, answers.callback_day);
        case ui::Topic::presence: return read_presence(body, answers.presence);
        default: return read_managers_answer(topic, body, answers);
    }
}

}  // namespace recall::shell
