#include "shell/app/lead_json.hpp"

#include "shell/app/answers_json.hpp"
#include "shell/app/http_json.hpp"
#include "wire/words.hpp"

namespace recall::shell {

namespace {

ui::LeadEvent event_in(const Json& item) {
    ui::LeadEvent event;
    event.at = instant_in(item, "at");
    event.is_call = text_in(item, "what") == "call";
    event.agent = text_in(item, "agent");
    event.outcome = Code::from_text(text_in(item, "outcome")).value_or(Code{});
    event.notes = text_in(item, "notes");
    (void)from_word(text_in(item, "stage"), event.stage);
    return event;
}

}  // namespace

void read_lead(const Json& body, ui::LeadRecord& record) {
    const Json& item = field_in(body, "lead");
    record.lead = lead_in(item);
    record.agent = text_in(item, "agent");
    const Json& history = field_in(body, "history");
    record.history.clear();
    for (std::size_t i = 0; history.is_array() && i < history.size(); ++i) {
        record.history.push_back(event_in(history[i]));
    }
}

}  // namespace recall::shell
