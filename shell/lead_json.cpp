#include "shell/lead_json.hpp"

#include "shell/http_json.hpp"
#include "wire/words.hpp"

namespace recall::shell {

namespace {

Columns columns_in(const Json& pairs) {
    Columns columns;
    for (std::size_t i = 0; pairs.is_array() && i < pairs.size(); ++i) {
        const Json& pair = pairs[i];
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
            continue;
        }
        columns.add(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return columns;
}

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

ui::LeadRecord lead_record_in(const Json& body) {
    ui::LeadRecord record;
    const Json& item = field_in(body, "lead");
    std::vector<Lead> leads = leads_in(Json::array({item}));
    if (leads.empty()) return record;
    record.lead = std::move(leads.front());
    record.lead.zone = text_in(item, "zone");
    record.lead.columns = columns_in(field_in(item, "columns"));
    record.lead.do_not_call = field_in(item, "do_not_call") == true;
    record.agent = text_in(item, "agent");
    const Json& history = field_in(body, "history");
    for (std::size_t i = 0; history.is_array() && i < history.size(); ++i) {
        record.history.push_back(event_in(history[i]));
    }
    return record;
}

}  // namespace recall::shell
