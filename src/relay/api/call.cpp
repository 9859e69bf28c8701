#include "relay/api/call.hpp"

#include "wire/words.hpp"

namespace recall::api {

std::int64_t seconds_of(const CompletedCall& call) {
    return call.started_at ? (call.completed_at - call.started_at) / second_ms : 0;
}

Json call_json(const CompletedCall& call) {
    return {{"call", call.id.value},
            {"assignment", call.assignment.value},
            {"lead", call.lead.value},
            {"list", call.list},
            {"campaign", call.campaign.text()},
            {"type", word_of(call.kind)},
            {"agent", call.agent},
            {"day", to_text(call.day)},
            {"started_at", instant_json(call.started_at)},
            {"completed_at", instant_json(call.completed_at)},
            {"received_at", instant_json(call.received_at)},
            {"archived_at", instant_json(call.archived_at)},
            {"seconds", seconds_of(call)},
            {"outcome", call.outcome.text()},
            {"notes", call.notes},
            {"phone", to_text(call.phone)},
            {"name", call.name},
            {"zone", call.zone},
            {"columns", columns_json(call.columns)},
            {"late", call.late}};
}

}  // namespace recall::api
