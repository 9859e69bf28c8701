#include "shell/app/answers_json.hpp"

#include "shell/app/program.hpp"
#include "shell/app/reading_answers.hpp"

namespace recall::shell {

void read_answer(ui::Topic topic, const Json& body, ui::Answers& answers) {
    switch (topic) {
        case ui::Topic::archive: return read_page(body, answers.archive);
        case ui::Topic::callback: return read_one(body, answers.callback);
        case ui::Topic::callback_day: return read_one(body, answers.callback_day);
        default: return read_managers_answer(topic, body, answers);
    }
}

}  // namespace recall::shell
