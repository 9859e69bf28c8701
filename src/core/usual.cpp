#include "core/usual.hpp"

namespace recall {

namespace {

constexpr int usual_retries = 3;

// The first document: "Success, No Answer, Callback, Not Interested". The second dials NA again.
std::vector<Outcome> clients_outcomes() {
    return {{.code = Code("SUCCESS"), .label = "Success", .success = true},
            {.code = Code("NA"), .label = "No Answer", .dialable_again = true, .reached = false},
            {.code = status_callback_due, .label = "Callback", .callback = true},
            {.code = Code("NI"), .label = "Not Interested"}};
}

// The first document: notes are asked for with each of them.
std::vector<Outcome> customers_outcomes() {
    return {
        {.code = Code("RESOLVED"), .label = "Resolved", .notes_required = true, .success = true},
        {.code = Code("FOLLOWUP"),
         .label = "Follow-up",
         .notes_required = true,
         .may_promise = true},
        {.code = Code("ESCALATE"), .label = "Escalated", .notes_required = true},
        {.code = Code("INFO"), .label = "Information Provided", .notes_required = true}};
}

}  // namespace

Campaign usual_campaign(Kind kind) {
    const bool clients = kind == Kind::client;
    Campaign campaign;
    campaign.id = clients ? Code("client") : Code("customer");
    campaign.name = clients ? "Client CRM" : "Customer Service";
    campaign.kind = kind;
    campaign.outcomes = clients ? clients_outcomes() : customers_outcomes();
    campaign.dial_statuses = {status_new, status_callback_due};
    if (clients) campaign.dial_statuses.push_back(Code("NA"));
    campaign.callbacks.retries_max = usual_retries;
    campaign.callbacks.retry_minutes = 0;
    return campaign;
}

}  // namespace recall
