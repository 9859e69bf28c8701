#include "core/rejection.hpp"

#include "core/ensure.hpp"

#include <array>

namespace recall {

namespace {

// In the message, {subject} and {number} stand for the rejection's facts.
struct Wording {
    Reason reason;
    std::string_view code;
    std::string_view message;
};

constexpr std::array wordings{
    Wording{Reason::not_allowed, "not_allowed",
            "Your role may not do this. Ask a manager or an admin."},
    Wording{Reason::clock_only, "clock_only", "Only the relay's clock does this."},
    Wording{Reason::user_unknown, "user_unknown",
            "There is no user “{subject}”. Check the spelling of the username."},
    Wording{Reason::user_inactive, "user_inactive",
            "The user “{subject}” is deactivated. An admin can activate it again."},
    Wording{Reason::desk_not_configured, "desk_not_configured",
            "The desk has no time zone yet. An admin sets it first."},
    Wording{Reason::name_missing, "name_missing", "The {subject} is missing. Give one."},
    Wording{Reason::text_too_long, "text_too_long",
            "The {subject} is too long: at most {number} bytes. Shorten it."},
    Wording{Reason::id_invalid, "id_invalid",
            "The {subject} has characters that are not allowed, or is empty. Use letters, digits, "
            "“.”, “_” and “-”."},
    Wording{Reason::id_reserved, "id_reserved",
            "“{subject}” is a name the relay uses itself. Choose another."},
    Wording{Reason::number_out_of_range, "number_out_of_range",
            "The {subject} is too small or too large: at most {number}. Change it."},
    Wording{Reason::too_many, "too_many", "Too many {subject}: at most {number}."},
    Wording{Reason::campaign_unknown, "campaign_unknown",
            "There is no campaign “{subject}”. Choose an existing one."},
    Wording{Reason::campaign_kind_fixed, "campaign_kind_fixed",
            "A campaign keeps its kind for ever. Make a new campaign for the other kind."},
    Wording{Reason::list_unknown, "list_unknown", "There is no list “{subject}”. Create it first."},
    Wording{Reason::list_campaign_fixed, "list_campaign_fixed",
            "A list stays with its campaign. Make a new list for the other campaign."},
    Wording{Reason::outcome_code_missing, "outcome_code_missing",
            "An outcome has no code. Give each one a code of up to eight characters."},
    Wording{Reason::outcome_repeated, "outcome_repeated",
            "The outcome “{subject}” stands there twice. Keep one of them."},
    Wording{Reason::outcome_in_use, "outcome_in_use",
            "The outcome “{subject}” cannot be removed, because calls may name it. Retire it."},
    Wording{Reason::outcome_missing, "outcome_missing",
            "A campaign needs at least one outcome that is not retired."},
    Wording{Reason::dial_status_not_dialable, "dial_status_not_dialable",
            "Leads with the status “{subject}” must not be dialled. Take it out."},
    Wording{Reason::last_admin, "last_admin",
            "This is the last active admin. Make somebody else an admin first."},
    Wording{
        Reason::dial_address_invalid, "dial_address_invalid",
        "A dial address begins with tel:, sip:, sips:, callto:, http:// or https:// and has the "
        "word number in braces where the number goes. Change it, or leave it empty."},
    Wording{Reason::phone_missing, "phone_missing",
            "No. {number} has no phone number. Give it one, or take it out of the file."},
    Wording{Reason::nobody_to_assign_to, "nobody_to_assign_to", "Choose at least one agent."},
    Wording{Reason::nothing_to_assign, "nothing_to_assign",
            "Say how many numbers to assign: 1 or more."},
    Wording{Reason::not_an_agent, "not_an_agent",
            "“{subject}” is not an agent. Numbers go to agents only."},
    Wording{Reason::agent_not_in_campaign, "agent_not_in_campaign",
            "“{subject}” does not work in this list's campaign. An admin can add the campaign."},
    Wording{Reason::not_enough_leads, "not_enough_leads",
            "Only {number} numbers are available in “{subject}”. Assign fewer, or import more."},
    Wording{Reason::lead_unknown, "lead_unknown", "Number {number} does not exist in this list."},
    Wording{Reason::lead_not_available, "lead_not_available",
            "Number {number} is not available: somebody has it, or it is done. Choose again."},
    Wording{Reason::lead_elsewhere, "lead_elsewhere",
            "Number {number} is the same person as one of another list that somebody has in hand, "
            "or that is promised a call. Its record says which; finish that one first."},
    Wording{Reason::lead_repeated, "lead_repeated", "Number {number} stands there twice."},
    Wording{Reason::assignment_unknown, "assignment_unknown",
            "This number was never assigned to anybody."},
    Wording{Reason::not_your_number, "not_your_number",
            "This number is not yours. Choose one from your own list."},
    Wording{Reason::number_taken_back, "number_taken_back",
            "This number went back to the pool. If you called it, complete the call all the same: "
            "it will count."},
    Wording{Reason::already_completed, "already_completed",
            "This call was completed before with another outcome or other notes. Copy your notes "
            "if they matter; a manager can add them."},
    Wording{Reason::another_claim_open, "another_claim_open",
            "Finish or release the number you hold first."},
    Wording{Reason::not_claimed, "not_claimed", "Claim the number before you call it."},
    Wording{Reason::claim_not_due, "claim_not_due", "The claim has not run out yet."},
    Wording{Reason::outcome_unknown, "outcome_unknown",
            "The campaign has no outcome “{subject}”. Choose one of its outcomes."},
    Wording{Reason::outcome_retired, "outcome_retired",
            "The outcome “{subject}” is no longer used. Choose another."},
    Wording{Reason::notes_required, "notes_required",
            "“{subject}” needs notes. Write what was said, then complete."},
    Wording{Reason::day_not_over, "day_not_over", "That day is not over yet."},
    Wording{Reason::earlier_day_open, "earlier_day_open", "An earlier day is still to be closed."},
    Wording{Reason::nothing_chosen, "nothing_chosen", "Choose at least one {subject}."},
    Wording{Reason::phone_taken, "phone_taken",
            "Another number of the list “{subject}” has this phone number. Correct that one, or "
            "choose another phone number."},
    Wording{Reason::lead_do_not_call, "lead_do_not_call",
            "Number {number} must not be called any more. If that is wrong, a manager can allow it "
            "again."},
    Wording{Reason::phone_do_not_call, "phone_do_not_call",
            "{subject} stands on a do-not-call list. Call another of this person's numbers."},
    Wording{Reason::status_not_dialled, "status_not_dialled",
            "The campaign does not dial numbers with the status “{subject}”. An admin can add it "
            "to its dial statuses."},
    Wording{Reason::call_unknown, "call_unknown", "There is no call {number}."},
    Wording{Reason::not_your_call, "not_your_call",
            "Call {number} is not yours. Choose one of your own, or ask a manager."},
    Wording{Reason::import_unknown, "import_unknown",
            "There is no import {number}. Reload the list of imports."},
    Wording{Reason::import_touched, "import_touched",
            "{number} numbers of this import were assigned, called or marked meanwhile, so it "
            "cannot be undone. Mark those that must not be called instead."},
    Wording{Reason::callback_time_missing, "callback_time_missing",
            "“{subject}” promises to call again. Choose when."},
    Wording{Reason::callback_not_expected, "callback_not_expected",
            "“{subject}” promises no further call. Choose the callback outcome, or leave the time "
            "out."},
    Wording{Reason::callback_time_past, "callback_time_past",
            "That time has passed. Choose one from now on."},
    Wording{Reason::callback_too_far, "callback_too_far",
            "Callbacks are promised at most {number} days ahead. Choose an earlier day."},
    Wording{Reason::may_not_keep_callbacks, "may_not_keep_callbacks",
            "“{subject}” may not keep callbacks. Leave it to anyone, or ask an admin for the "
            "permission."},
    Wording{Reason::callback_not_open, "callback_not_open",
            "This callback is no longer open: the call was made, or it was cancelled. Look at the "
            "list again."},
    Wording{Reason::callback_not_due, "callback_not_due",
            "This callback is not due yet. Wait for its time, or ask a manager to move it."},
    Wording{Reason::not_your_callback, "not_your_callback",
            "This callback is not yours. Choose one from your own list."},
    Wording{Reason::list_inactive, "list_inactive",
            "The list “{subject}” or its campaign is switched off. A manager can switch it on."},
    Wording{Reason::pulling_not_allowed, "pulling_not_allowed",
            "No promised call is due in the campaign “{subject}”, and other numbers its agents do "
            "not take themselves. Wait for a manager to assign some."},
    Wording{Reason::hopper_empty, "hopper_empty",
            "There is no number left to call in the campaign “{subject}”. Try again later, or ask "
            "a manager for more."},
    Wording{Reason::call_not_completed, "call_not_completed",
            "A call you began is not completed yet. Complete it first."},
    Wording{Reason::hours_closed, "hours_closed",
            "The customer's calling hours are closed then. The nearest open time there is "
            "{subject}."},
    Wording{Reason::closed_now, "closed_now",
            "The customer's calling hours are closed now: {subject}. Call then."},
    Wording{Reason::wall_time_odd, "wall_time_odd",
            "The promised wall time is not what the clocks there show at that instant: {subject}. "
            "Give it like that, or leave it out."},
    Wording{Reason::rule_invalid, "rule_invalid",
            "The {subject} number {number} makes no sense. Correct it, or take it out."},
    Wording{Reason::callbacks_off, "callbacks_off",
            "“{subject}” may not promise callbacks. Choose another outcome, or ask an admin."},
    Wording{Reason::callbacks_for_anyone, "callbacks_for_anyone",
            "Callbacks of “{subject}” are for anyone. Leave “Only me” off."},
    Wording{Reason::callbacks_full, "callbacks_full",
            "“{subject}” keeps {number} callbacks, as many as the campaign allows. Leave this one "
            "to anyone, or hand one back first."},
    Wording{Reason::callback_slot_odd, "callback_slot_odd",
            "Callback slots are 15, 30 or 60 minutes long. Choose one of these."},
    Wording{Reason::last_day_past, "last_day_past",
            "{subject} is over. Choose today or a later day, or none."},
    Wording{Reason::number_reused, "number_reused",
            "Something else was sent under the number of this command before, so it was not done. "
            "It is kept here with all you typed: do it once more."},
    Wording{Reason::not_own_work, "not_own_work",
            "Only calls and work on own numbers can be handed in. Sign in to do this."},
    Wording{Reason::unplaced_full, "unplaced_full",
            "The managers already have {number} calls to place, and no more fit. This stays on the "
            "device: ask a manager to clear the list, then hand it over again."},
    Wording{Reason::unplaced_not_open, "unplaced_not_open",
            "Somebody has dealt with this already. Look at the list again."},
    Wording{Reason::call_archived, "call_archived",
            "The day of that call is over, so only a manager can still add to it. Ask one."},
    Wording{Reason::correction_late, "correction_late",
            "A call can be corrected for {number} seconds. Write a note beside it instead; your "
            "manager sees it."},
    Wording{Reason::do_not_call_stands, "do_not_call_stands",
            "“{subject}” acts at once: the number stands on the do-not-call list. A manager can "
            "take it off."},
};

constexpr bool in_order_of_reason() {
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        if (wordings[i].reason != static_cast<Reason>(i)) return false;
    }
    return wordings.back().reason == Reason::do_not_call_stands;
}
static_assert(in_order_of_reason(), "every reason has its wording, in the order of the enum");

const Wording& wording_of(Reason reason) { return wordings[static_cast<std::size_t>(reason)]; }

void replace(std::string& text, std::string_view mark, std::string_view by) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), by);
}

}  // namespace

std::string_view code_of(Reason reason) { return wording_of(reason).code; }

std::string message_of(const Rejection& rejection) {
    std::string message(wording_of(rejection.reason).message);
    replace(message, "{number}", std::to_string(rejection.number));
    replace(message, "{subject}", rejection.subject);
    return message;
}

std::optional<Reason> reason_from_code(std::string_view code) {
    for (const Wording& wording : wordings) {
        if (wording.code == code) return wording.reason;
    }
    return std::nullopt;
}

}  // namespace recall
