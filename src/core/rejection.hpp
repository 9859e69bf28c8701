// A rejection is a fact that says no, with what a person needs to go on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace recall {

enum class Reason {
    not_allowed,
    clock_only,
    user_unknown,
    user_inactive,
    desk_not_configured,
    name_missing,
    text_too_long,
    id_invalid,
    id_reserved,
    number_out_of_range,
    too_many,
    campaign_unknown,
    campaign_kind_fixed,
    list_unknown,
    list_campaign_fixed,
    outcome_code_missing,
    outcome_repeated,
    outcome_in_use,
    outcome_missing,
    dial_status_not_dialable,
    last_admin,
    dial_address_invalid,
    phone_missing,
    nobody_to_assign_to,
    nothing_to_assign,
    not_an_agent,
    agent_not_in_campaign,
    not_enough_leads,
    lead_unknown,
    lead_not_available,
    lead_elsewhere,
    lead_repeated,
    assignment_unknown,
    not_your_number,
    number_taken_back,
    already_completed,
    another_claim_open,
    not_claimed,
    claim_not_due,
    outcome_unknown,
    outcome_retired,
    notes_required,
    day_not_over,
    earlier_day_open,
    nothing_chosen,
    phone_taken,
    lead_do_not_call,
    phone_do_not_call,
    status_not_dialled,
    call_unknown,
    not_your_call,
    import_unknown,
    import_touched,
    callback_time_missing,
    callback_not_expected,
    callback_time_past,
    callback_too_far,
    may_not_keep_callbacks,
    callback_not_open,
    callback_not_due,
    not_your_callback,
    list_inactive,
    pulling_not_allowed,
    hopper_empty,
    call_not_completed,
    hours_closed,
    closed_now,
    wall_time_odd,
    rule_invalid,
    callbacks_off,
    callbacks_for_anyone,
    callbacks_full,
    callback_slot_odd,
    last_day_past,
    number_reused,
    not_own_work,
    unplaced_full,
    unplaced_not_open,
    call_archived,
    correction_late,
    do_not_call_stands,
};

struct Rejection {
    Reason reason;
    std::string subject = {};  // which user, list, field or code it is about
    std::int64_t number = 0;   // how many there are, or how many are allowed

    Rejection(Reason why) : reason(why) {}
    Rejection(Reason why, std::string about, std::int64_t how_many = 0)
        : reason(why), subject(std::move(about)), number(how_many) {}
    bool operator==(const Rejection&) const = default;
};

// The stable name programs hold on to, "not_your_number".
std::string_view code_of(Reason reason);
// A sentence for a person: what is wrong and what to do.
std::string message_of(const Rejection& rejection);
// The reason of a stable name, or nothing where this build does not know it.
std::optional<Reason> reason_from_code(std::string_view code);

}  // namespace recall
