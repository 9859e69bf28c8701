#include "shell/app/answers_json.hpp"

#include "shell/app/program.hpp"
#include "shell/app/reading_answers.hpp"

namespace recall::shell {

Code code_in(const Json& json, const char* name) {
    return Code::from_text(text_in(json, name)).value_or(Code{});
}
Day day_in(const Json& json, const char* name) {
    return day_from_text(text_in(json, name)).value_or(Day{});
}

Columns columns_in(const Json& json) {
    Columns columns;
    const Json& pairs = field_in(json, "columns");
    for (std::size_t i = 0; pairs.is_array() && i < pairs.size(); ++i) {
        const Json& pair = pairs[i];
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
            continue;
        }
        columns.add(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return columns;
}

std::vector<std::int64_t> counts_in(const Json& body, const char* name) {
    std::vector<std::int64_t> counts;
    const Json& steps = field_in(body, name);
    for (std::size_t i = 0; steps.is_array() && i < steps.size(); ++i) {
        counts.push_back(steps[i].is_number_integer() ? steps[i].get<std::int64_t>() : 0);
    }
    return counts;
}

void read(const Json& item, ui::CallbackLine& line) {
    Callback& callback = line.callback;
    callback.id = id_in<CallbackId>(item, "callback_id");
    callback.lead = id_in<LeadId>(item, "lead_id");
    callback.list = text_in(item, "list_id");
    callback.campaign = code_in(item, "campaign_id");
    from_word(text_in(item, "status"), callback.status);
    callback.entry_time = instant_in(item, "entry_time");
    callback.callback_time = instant_in(item, "callback_time");
    callback.modify_date = instant_in(item, "modify_date");
    callback.user = text_in(item, "user");
    from_word(text_in(item, "recipient"), callback.recipient);
    callback.comments = text_in(item, "comments");
    callback.wall_time = text_in(item, "wall_time");
    callback.zone = text_in(item, "zone");
    from_word(text_in(item, "ended"), callback.ended);
    callback.why = text_in(item, "why");
    callback.retries = static_cast<int>(number_in(item, "retries"));
    line.name = text_in(item, "name");
    line.phone = phone_from_text(text_in(item, "phone")).value_or(Phone{});
    line.held = text_in(item, "held");
    line.orphaned = field_in(item, "orphaned") == true;
    line.overdue = field_in(item, "overdue") == true;
    line.escalated = field_in(item, "escalated") == true;
}

void read(const Json& item, Lead& lead) {
    lead.id = id_in<LeadId>(item, "lead");
    lead.list = text_in(item, "list");
    lead.phone = phone_from_text(text_in(item, "phone")).value_or(Phone{});
    lead.name = text_in(item, "name");
    lead.status = code_in(item, "status");
    lead.attempts = static_cast<int>(number_in(item, "attempts"));
    lead.last_call = instant_in(item, "last_call");
    lead.last_outcome = code_in(item, "last_outcome");
    lead.do_not_call = field_in(item, "do_not_call") == true;
    lead.barred = field_in(item, "barred") == true;
    lead.zone = text_in(item, "zone");
    lead.columns = columns_in(item);
}

namespace {

using shell::read;  // the shared ones, beside those below

void read(const Json& item, CompletedCall& call) {
    call.id = id_in<CallId>(item, "call");
    call.assignment = id_in<AssignmentId>(item, "assignment");
    call.lead = id_in<LeadId>(item, "lead");
    call.list = text_in(item, "list");
    call.campaign = code_in(item, "campaign");
    from_word(text_in(item, "type"), call.kind);
    call.agent = text_in(item, "agent");
    call.day = day_in(item, "day");
    call.started_at = instant_in(item, "started_at");
    call.completed_at = instant_in(item, "completed_at");
    call.received_at = instant_in(item, "received_at");
    call.archived_at = instant_in(item, "archived_at");
    call.outcome = code_in(item, "outcome");
    call.notes = text_in(item, "notes");
    call.phone = phone_from_text(text_in(item, "phone")).value_or(Phone{});
    call.name = text_in(item, "name");
    call.zone = text_in(item, "zone");
    call.columns = columns_in(item);
    call.late = field_in(item, "late") == true;
}

void read(const Json& item, CallbackStep& step) {
    step.at = instant_in(item, "at");
    step.by = text_in(item, "by");
    from_word(text_in(item, "what"), step.what);
    step.callback_time = instant_in(item, "callback_time");
    step.user = text_in(item, "user");
    Recipient recipient{};
    if (from_word(text_in(item, "recipient"), recipient)) step.recipient = recipient;
    from_word(text_in(item, "ended"), step.ended);
    step.why = text_in(item, "why");
}
void read(const Json& item, ui::CallbackCall& call) {
    call.at = instant_in(item, "completed_at");
    call.agent = text_in(item, "agent");
    call.outcome = code_in(item, "outcome");
    call.notes = text_in(item, "notes");
}
// Any of them.
constexpr auto read_one = [](const Json& item, auto& into) { read(item, into); };

void read_callback(const Json& body, ui::CallbackRecord& record) {
    read(field_in(body, "callback"), record.line);
    read_all(field_in(body, "history"), record.steps, read_one);
    read_all(field_in(body, "calls"), record.calls, read_one);
}
void read_presence(const Json& body, ui::OwnPresence& presence) {
    if (body.contains("state")) {
        presence.said = {text_in(body, "state"), text_in(body, "code"), instant_in(body, "since")};
    }
    const Json& codes = field_in(body, "pause_codes");
    presence.pause_codes.clear();
    for (std::size_t i = 0; codes.is_array() && i < codes.size(); ++i) {
        if (codes[i].is_string()) presence.pause_codes.push_back(codes[i].get<std::string>());
    }
}
void read_callback_day(const Json& body, ui::CallbackLoad& load) {
    load.start = instant_in(body, "start");
    load.step_minutes = std::max<std::int64_t>(number_in(body, "step_minutes"), 1);
    load.counts = counts_in(body, "steps");
}

}  // namespace

Lead lead_in(const Json& item) {
    Lead lead;
    read(item, lead);
    return lead;
}

void read_answer(ui::Topic topic, const Json& body, ui::Answers& answers) {
    switch (topic) {
        case ui::Topic::archive: return read_page(body, answers.archive, read_one);
        case ui::Topic::callback: return read_callback(body, answers.callback);
        case ui::Topic::callback_day: return read_callback_day(body, answers.callback_day);
        case ui::Topic::presence: return read_presence(body, answers.presence);
        default: return read_managers_answer(topic, body, answers);
    }
}

}  // namespace recall::shell
