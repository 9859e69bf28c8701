// Campaigns: their outcomes, dial statuses, claims and script. RULES.md §2. Before a changed
// one is saved it is told what that would do to its pool and its callbacks.
#include "core/callback.hpp"
#include "core/usual.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float campaign_field_width_min_px = 180;
constexpr std::array kind_names{"Client CRM", "Customer Service"};

void choose_campaign(const Admin& admin, std::optional<Code> code) {
    AdminMemory& memory = admin.memory;
    memory.campaign = code;
    memory.campaign_draft.reset();
    memory.new_campaign = false;
    memory.outcome.reset();
    memory.hours.reset();
    memory.recycling.reset();
}

Campaign new_campaign(Kind kind) {
    Campaign campaign = usual_campaign(kind);
    campaign.id = {};
    campaign.name.clear();
    return campaign;
}

// What was chosen of the other kind's outcomes means nothing here.
void begin_anew(Campaign& campaign, Kind kind) {
    Campaign fresh = new_campaign(kind);
    campaign.kind = kind;
    campaign.outcomes = std::move(fresh.outcomes);
    campaign.dial_statuses = std::move(fresh.dial_statuses);
}

void draw_list(const Admin& admin) {
    const std::array<Column, 2> columns = {Column{.name = "Campaign"},
                                           Column{.name = "Status", .width = 84}};
    std::vector<const Campaign*> campaigns;
    for (const auto& [code, campaign] : admin.view().campaigns()) campaigns.push_back(&campaign);
    Table table("campaign_list", "Campaigns", columns,
                {.row_height = two_line_row, .empty = "There is no campaign yet"});
    while (table.next(campaigns.size())) {
        const Campaign& campaign = *campaigns[table.row()];
        if (table.begin_row(campaign.name, admin.memory.campaign == campaign.id)) {
            choose_campaign(admin, campaign.id);
        }
        table.two_lines(campaign.name, campaign.id.text() + " · " + kind_words(campaign.kind));
        table.badge(campaign.active ? "Active" : "Inactive",
                    campaign.active ? Tone::good : Tone::neutral);
    }
}

void draw_what_it_is(AdminMemory& memory, Campaign& campaign) {
    text_field("name", "Name", campaign.name, {.bytes_max = name_bytes_max, .required = true});
    if (memory.new_campaign) {
        if (text_field("id", "Id", memory.campaign_id,
                       {.placeholder = "spring",
                        .hint = "At most 8 letters, digits, dashes, underscores. It cannot be "
                                "changed later.",
                        .bytes_max = Code::bytes_max,
                        .required = true})) {
            campaign.id = Code::from_text(memory.campaign_id).value_or(Code());
        }
        int kind = static_cast<int>(campaign.kind);
        if (select("kind", "Worked in", kind_names, kind)) {
            begin_anew(campaign, static_cast<Kind>(kind));
        }
    }
    Grid grid("claims", campaign_field_width_min_px, 2);
    grid.next();
    number_field("claim_minutes", "Minutes a claim lasts", campaign.claim_minutes, 1,
                 claim_minutes_max);
    grid.next();
    number_field("claims_max", "Claims at a time", campaign.claims_max, 1, claims_at_a_time_max);
}

std::string flag_words(const Outcome& outcome) {
    std::string words;
    const auto add = [&words](bool is, const char* what) {
        if (is) words += (words.empty() ? "" : ", ") + std::string(what);
    };
    add(outcome.success, "success");
    add(outcome.callback, "callback");
    add(outcome.notes_required, "notes required");
    add(outcome.dialable_again, "may be called again");
    add(outcome.may_promise, "may have a day");
    add(!reaches(outcome), "nobody reached");
    add(outcome.do_not_call, "do not call");
    add(outcome.retired, "retired");
    return words.empty() ? outcome.code.text() : outcome.code.text() + " · " + words;
}

void draw_outcomes(const Admin& admin, const Campaign& campaign) {
    gap(space::half);
    heading("Outcomes");
    const ButtonOptions add{.icon = icon::plus, .small = true};
    beside();
    to_right(button_width("Add an outcome…", add));
    if (button("new_outcome", "Add an outcome…", add)) {
        admin.memory.outcome = {campaign.outcomes.size(), {}, ""};
    }
    const std::array<Column, 1> columns = {Column{.name = "Outcome"}};
    {
        Table table("outcomes", "Outcomes", columns,
                    {.height = whole_height, .row_height = two_line_row});
        while (table.next(campaign.outcomes.size())) {
            const Outcome& outcome = campaign.outcomes[table.row()];
            if (table.begin_row(outcome.label)) {
                admin.memory.outcome = {table.row(), outcome, outcome.code.text()};
            }
            table.two_lines(outcome.label, flag_words(outcome));
        }
    }
}

// The statuses that may stand among the dial statuses: new numbers, callbacks that are due, and
// outcomes after which a number may be called again.
void draw_dial_statuses(Campaign& campaign) {
    gap(space::half);
    heading("Numbers that are called");
    std::vector<std::pair<Code, std::string>> statuses{
        {status_new, "New numbers"}, {status_callback_due, "Callbacks that are due"}};
    for (const Outcome& outcome : campaign.outcomes) {
        const bool listed = outcome.code == status_callback_due;
        if (outcome.dialable_again && !listed) {
            statuses.emplace_back(outcome.code, "After “" + outcome.label + "”");
        }
    }
    for (const Code status : campaign.dial_statuses) {
        const bool listed = std::any_of(statuses.begin(), statuses.end(),
                                        [&](const auto& one) { return one.first == status; });
        if (!listed) statuses.emplace_back(status, "Status " + status.text());
    }
    std::vector<Code>& chosen = campaign.dial_statuses;
    for (const auto& [status, label] : statuses) {
        const auto at = std::find(chosen.begin(), chosen.end(), status);
        bool dialled = at != chosen.end();
        if (!checkbox("status_" + status.text(), label, dialled)) continue;
        if (dialled) chosen.push_back(status);
        else chosen.erase(at);
        return;  // The list has changed under the loop; the next frame goes on.
    }
}

void draw_fields(const Admin& admin, Campaign& campaign) {
    draw_what_it_is(admin.memory, campaign);
    draw_outcomes(admin, campaign);
    draw_dial_statuses(campaign);
    draw_dialing(admin, campaign);
    draw_callback_rules(campaign);
    gap(space::half);
    notes_field("script", "Script", campaign.script,
                {.hint = "Stands beside the number while an agent calls it.",
                 .bytes_max = script_bytes_max});
    if (!admin.memory.new_campaign) {
        checkbox("active", "Active: its numbers are called", campaign.active);
    }
}

void draw_form(const Admin& admin) {
    AdminMemory& memory = admin.memory;
    Draft<Campaign>& draft = *memory.campaign_draft;
    {
        const FormBody body(admin);
        draw_fields(admin, draft.now);
    }
    const FormFoot foot(admin);
    if (!memory.new_campaign) draw_campaign_preview(admin, draft);
    const FormAnswer answer = draw_form_end(admin, {.command = SaveCampaign{draft.now},
                                                    .done = draft.now.name + " is saved",
                                                    .changed = draft.changed(),
                                                    .overtaken = draft.overtaken});
    if (answer == FormAnswer::put_back) {
        draft.put_back();
        memory.holidays = holidays_text(draft.now.hours);
    }
    if (answer == FormAnswer::saved && memory.new_campaign) choose_campaign(admin, draft.now.id);
}

void draw_detail(const Admin& admin) {
    AdminMemory& memory = admin.memory;
    const Campaign* known = memory.campaign ? admin.view().campaign(*memory.campaign) : nullptr;
    if (!memory.new_campaign && !known) return;  // on its way from the relay
    if (!memory.campaign_draft) {
        memory.campaign_draft.emplace(known ? *known : new_campaign(Kind::client));
        memory.holidays = holidays_text(memory.campaign_draft->now.hours);
    }
    if (known && !memory.new_campaign) {
        // Its standing plan is no part of this form, and goes on meanwhile.
        for (Campaign* one : {&memory.campaign_draft->before, &memory.campaign_draft->now}) {
            one->plan_minute = known->plan_minute;
            one->planned = known->planned;
        }
        memory.campaign_draft->follow(*known);
    }
    draw_form(admin);
}

std::string detail_title(const Admin& admin) {
    if (admin.memory.new_campaign) return "New campaign";
    const Campaign* known =
        admin.memory.campaign ? admin.view().campaign(*admin.memory.campaign) : nullptr;
    return known ? known->name : std::string();
}

// Everything of an outcome but whether it is right: that the rules say when it is saved.
void draw_outcome_fields(EditedOutcome& edited, bool is_new) {
    Outcome& outcome = edited.outcome;
    text_field("label", "Label", outcome.label,
               {.placeholder = "No Answer",
                .bytes_max = name_bytes_max,
                .required = true,
                .focus = is_new});
    if (is_new) {
        text_field("code", "Code", edited.code,
                   {.placeholder = "NOANSWER",
                    .hint = "At most 8 letters, digits, dashes, underscores. Archives and exports "
                            "keep it, so it cannot be changed later.",
                    .bytes_max = Code::bytes_max,
                    .required = true});
        outcome.code = Code::from_text(edited.code).value_or(Code());
    }
    checkbox("success", "Counts as a success", outcome.success);
    checkbox("notes", "Notes are required", outcome.notes_required);
    checkbox("callback", "Promises a callback", outcome.callback);
    checkbox("may_promise", "A day may be given for it, as for a follow-up", outcome.may_promise);
    checkbox("again", "The number may be called again", outcome.dialable_again);
    bool nobody = !reaches(outcome);
    const char* spoken_to = outcome.callback || outcome.success
                                ? "A success or a callback is agreed with somebody."
                                : "";
    if (checkbox("nobody", "Nobody was reached: a promise is tried again", nobody, spoken_to)) {
        outcome.reached = !nobody;
    }
    checkbox("dnc", "The number must not be called any more", outcome.do_not_call);
    if (!is_new) checkbox("retired", "Retired: no longer offered", outcome.retired);
}

std::string reason_not_to_take(const Campaign& campaign, const EditedOutcome& edited, bool is_new) {
    if (edited.outcome.label.empty()) return "Give the outcome a label.";
    if (!edited.outcome.code) return "Give the outcome a code.";
    const bool taken = std::any_of(
        campaign.outcomes.begin(), campaign.outcomes.end(),
        [&](const Outcome& other) { return other.code == edited.outcome.code; });
    return is_new && taken ? "Another outcome of this campaign has this code." : "";
}

}  // namespace

void draw_outcome_dialog(const Admin& admin) {
    AdminMemory& memory = admin.memory;
    if (!memory.outcome || !memory.campaign_draft) return;
    Campaign& campaign = memory.campaign_draft->now;
    const bool is_new = memory.outcome->index >= campaign.outcomes.size();
    const Dialog dialog("outcome", is_new ? "New outcome" : "Outcome", {.width = 420});
    DialogAnswer answer = DialogAnswer::none;
    if (dialog) {
        draw_outcome_fields(*memory.outcome, is_new);
        const std::string reason = reason_not_to_take(campaign, *memory.outcome, is_new);
        answer = dialog_buttons({.confirm = is_new ? "Add" : "Take over", .disabled = reason});
    }
    if (answer == DialogAnswer::confirm) {
        if (is_new) campaign.outcomes.push_back(memory.outcome->outcome);
        else campaign.outcomes[memory.outcome->index] = memory.outcome->outcome;
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.outcome.reset();
}

void draw_campaigns(const Admin& admin) {
    AdminMemory& memory = admin.memory;
    const ButtonOptions options{.icon = icon::plus, .disabled = admin.why_not};
    if (button("new_campaign", "New campaign…", options)) {
        choose_campaign(admin, std::nullopt);
        memory.new_campaign = true;
        memory.campaign_id.clear();
    }
    gap(space::half);
    const bool open = memory.new_campaign || memory.campaign.has_value();
    Panes panes("campaigns", {.detail_open = open, .detail_width = 560});
    if (panes.list()) draw_list(admin);
    if (panes.detail(open ? detail_title(admin) : std::string())) draw_detail(admin);
    if (panes.back()) choose_campaign(admin, std::nullopt);
    draw_outcome_dialog(admin);
    draw_dialing_dialogs(admin);
}

}  // namespace recall::ui
