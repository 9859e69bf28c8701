#include "ui/model/closed.hpp"
#include "ui/parts/presence_bar.hpp"
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <string>

namespace recall::ui {
namespace {

constexpr std::size_t facts_shown_at_first = 6;
constexpr float fact_width_min_px = 170;
constexpr float about_height_min_px = 80;
// Side by side: what is read at the left, what is entered at the right.
constexpr float about_width_min_px = 196, form_width_px = 372;
constexpr float beside_height_min_px = 240;
constexpr float label_width_px = 84;

// ---- Who it is

void draw_phone(const WorkFrame& work, const WorkRow& row) {
    if (!row.phone) return;
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    copyable("phone", "Phone", phone_text(row.phone), Type::title);
    const float line = (ImGui::GetItemRectMax().y - ImGui::GetItemRectMin().y) / frame().scale;
    beside(space::half);
    move_cursor_up((icon_button_width(ghost) - line) / 2);
    const bool pressed = icon_button("copy_phone", icon::copy, "Copy the phone number", ghost);
    if (pressed) work.wishes.push_back(Copy{to_text(row.phone)});
}

// "14:05 there": what the customer's clocks show; empty where nobody knows.
std::string time_there(const WorkFrame& work, const WorkRow& row) {
    if (!row.lead || row.lead->zone.empty()) return "";
    const std::string zone = first_zone(row.lead->zone);
    const auto shown = PageClocks(work.model).local_time(work.model.now, zone);
    return shown ? clock_of(*shown) + " there" : "";
}

// "2 attempts, the last Mon 12:06: No Answer".
std::string history_words(const WorkFrame& work, const WorkRow& row) {
    if (!row.lead || row.lead->attempts == 0) return "Never called before";
    std::string words =
        std::to_string(row.lead->attempts) + (row.lead->attempts == 1 ? " attempt" : " attempts");
    if (!row.lead->last_call) return words;
    const Outcome* outcome = outcome_of(row, row.lead->last_outcome);
    words += ", the last " + time_of_day(work.model, row.lead->last_call);
    return outcome ? words + ": " + outcome->label : words;
}

void draw_facts(const WorkFrame& work, const WorkRow& row) {
    const auto columns = row.columns->all();
    const bool all = work.memory.all_facts || columns.size() <= facts_shown_at_first;
    const std::size_t count = all ? columns.size() : facts_shown_at_first;
    if (width_left() < 2 * fact_width_min_px) {
        for (std::size_t i = 0; i < count; ++i) {
            ImGui::PushID(static_cast<int>(i));
            copyable_line("fact", columns[i].first, columns[i].second, label_width_px);
            ImGui::PopID();
        }
    } else {
        Grid grid("facts", fact_width_min_px, 2);
        for (std::size_t i = 0; i < count; ++i) {
            grid.next();
            ImGui::PushID(static_cast<int>(i));
            copyable_fact("fact", columns[i].first, columns[i].second);
            ImGui::PopID();
        }
    }
    if (columns.size() <= facts_shown_at_first) return;
    const std::string more =
        all ? "Show fewer" : "Show all " + std::to_string(columns.size()) + " columns";
    if (link("more", more)) work.memory.all_facts = !all;
}

void draw_script(const WorkRow& row) {
    if (!row.campaign || row.campaign->script.empty()) return;
    gap(space::half);
    muted("Script");
    paragraph(row.campaign->script);
}

// ---- Whether the customer may be rung now

// Empty where the hours are open.
std::string closed_words(const WorkFrame& work, const WorkRow& row) {
    if (!row.lead || !row.campaign) return "";
    return closed_words(work.model, *row.campaign, row.lead->zone);
}

// What the rules would say to a call now; empty where it may begin.
std::string why_not_call(const WorkFrame& work, const WorkRow& row) {
    if (row.lead && !row.lead->may_be_called()) return "This number must not be called any more.";
    const std::string closed = closed_words(work, row);
    if (closed.empty()) return "";
    const bool may_say_why = row.campaign->closed_calls == ClosedCalls::everybody;
    if (!may_say_why) return "Closed: " + closed + ".";
    return work.draft(row.id).closed_why.empty() ? "Say why it is called now." : "";
}

void draw_closed(const WorkFrame& work, const WorkRow& row) {
    const std::string closed = closed_words(work, row);
    if (closed.empty()) return;
    notice("closed", {.tone = Tone::warn, .words = "Calling hours are closed: " + closed + "."});
    if (row.campaign->closed_calls != ClosedCalls::everybody || !row.holds_number()) return;
    CallDraft& draft = work.draft(row.id);
    const FieldEdit edit = text_field(
        "closed_why", "Why it is called now", draft.closed_why,
        {.placeholder = "She asked for it", .bytes_max = callback_comments_bytes_max});
    if (edit.changed) work.wishes.push_back(KeepDraft{.assignment = row.id, .draft = draft});
}

// ---- Claim and call

void draw_claim(const WorkFrame& work, const WorkRow& row) {
    const WorkRow* other = claim_in_the_way(work, row);
    const std::string reason =
        other ? "Finish or release " + other->name() + " first." : std::string();
    const bool again = row.standing == RowStanding::lapsed;
    const bool called = row.standing == RowStanding::in_call;
    if (button("claim", again ? "Claim again" : "Claim",
               {.kind = called ? ButtonKind::secondary : ButtonKind::primary,
                .icon = icon::hand,
                .tooltip = "Keeps the number for you while you call",
                .disabled = reason,
                .key = key::claim.chord})) {
        work.wishes.push_back(Give{ClaimLead{row.id}});
    }
    if (other) {
        flow(button_width("Show it"));
        if (button("show_other", "Show it")) choose(work, other->id);
        muted(reason);
    } else if (!called && row.campaign) {
        muted("It is then yours for " + std::to_string(row.campaign->claim_minutes) + " minutes.");
    }
}

void start_call(const WorkFrame& work, const WorkRow& row, Phone phone) {
    // Offline a claim may have run out at the relay: it is asked for again before the call.
    const bool ran_out = work.is_client() && lapse_of(row) <= work.model.now;
    if (ran_out) work.wishes.push_back(Give{ClaimLead{row.id}});
    const bool several = row.lead && row.lead->numbers;
    if (!row.assignment->call_started || (several && row.assignment->called != phone)) {
        StartCall start{row.id, work.model.now, several ? phone : Phone{}};
        if (!closed_words(work, row).empty()) start.why = work.draft(row.id).closed_why;
        work.wishes.push_back(Give{std::move(start)});
    }
    work.wishes.push_back(Dial{phone});
}

// The person's other numbers, one press each.
void draw_other_numbers(const WorkFrame& work, const WorkRow& row) {
    if (!row.lead || !row.lead->numbers) return;
    const std::string refusal = why_not_call(work, row);
    int index = 0;
    for (const LeadNumber& number : *row.lead->numbers) {
        if (number.phone == row.phone) continue;
        const std::string phone = phone_text(number.phone);
        const std::string words = (number.label.empty() ? "" : number.label + " ") + phone;
        const std::string_view reason = number.barred ? "It stands on a do-not-call list."
                                        : row.holds_number()
                                            ? std::string_view(refusal)
                                            : "Claim the number first.";
        const ButtonOptions call{.icon = icon::phone_outgoing,
                                 .tooltip = "Dials this number, and the call keeps it",
                                 .disabled = reason,
                                 .small = true,
                                 .dials = phone};
        if (index > 0) flow(button_width(words.c_str(), call));
        ImGui::PushID(index++);
        if (button("other", words.c_str(), call)) start_call(work, row, number.phone);
        ImGui::PopID();
    }
}

void draw_call(const WorkFrame& work, const WorkRow& row) {
    const bool called = bool(row.assignment->call_started);
    const char* label = called ? "Call again" : "Call";
    const std::string refusal = why_not_call(work, row);
    const std::string phone = phone_text(row.phone);
    const ButtonOptions call{.kind = called ? ButtonKind::secondary : ButtonKind::primary,
                             .icon = icon::phone_outgoing,
                             .tooltip = "Dials the number",
                             .disabled = refusal,
                             .key = key::dial.chord,
                             .dials = phone};
    if (button("call", label, call)) start_call(work, row, row.phone);
    if (row.assignment->stage != Stage::claimed) return;

    const bool ran_out = lapse_of(row) <= work.model.now;
    const ButtonOptions extend{.icon = icon::timer,
                               .tooltip = "The full time again, from now on",
                               .key = key::extend.chord};
    const char* extend_label = ran_out ? "Claim again" : "Extend";
    flow(button_width(extend_label, extend));
    if (button("extend", extend_label, extend)) {
        if (ran_out)
            work.wishes.push_back(Give{ClaimLead{row.id}});
        else
            work.wishes.push_back(Give{ExtendClaim{row.id}});
    }
    const ButtonOptions release{.icon = icon::undo,
                                .tooltip = "Gives the claim back; the number stays on your list",
                                .key = key::release.chord};
    flow(button_width("Release", release));
    if (button("release", "Release", release)) {
        work.wishes.push_back(Give{ReleaseClaim{row.id}});
    }
}

// How long the call goes on, or what is written after it.
void draw_talk_time(const WorkFrame& work, const WorkRow& row) {
    if (row.standing != RowStanding::in_call || !row.holds_number()) return;
    const PresenceWord own = own_presence(work.model);
    const bool wraps_up = own.state == "wrap_up" && own.since >= row.assignment->call_started;
    const char* name = wraps_up ? "Wrap-up" : "Call";
    const Instant since = wraps_up ? own.since : row.assignment->call_started;
    flow(badge_width(std::string(name) + " 00:00", icon::timer), space::half);
    stopwatch(name, since.ms, wraps_up ? Tone::info : Tone::neutral);
}

// ---- What the agent must know of it

std::string departed_words(const WorkFrame& work, const Assignment& gone) {
    const std::string when =
        gone.ended_at ? " at " + time_of_day(work.model, gone.ended_at) : std::string();
    if (gone.stage == Stage::withdrawn) {
        return "Somebody else had called this number before, so it left your list" + when +
               ". If you called it too, complete it all the same: it will count.";
    }
    return "This number went back to the pool" + when +
           ". If you called it, complete it all the same: it will count.";
}

// The call that is to be made was promised, and this is what was said.
void draw_promise(const WorkFrame& work, const WorkRow& row) {
    const Callback* callback =
        row.lead ? work.model.replica->view().callback_of(row.lead->id) : nullptr;
    if (!callback) return;
    std::string words = "Promised for " + time_of_day(work.model, callback->callback_time);
    words += callback->comments.empty() ? "." : ": " + callback->comments;
    notice("promise", {.tone = Tone::info, .words = words});
}

// Called, and still uncompleted: RULES.md §6.
void draw_uncompleted(const WorkFrame& work, const WorkRow& row) {
    if (row.standing != RowStanding::in_call || row.holds_number()) return;
    const Instant called = row.assignment->call_started;
    const std::string words =
        "You called" + (called ? " at " + time_of_day(work.model, called) : std::string()) +
        " and have not completed the call, so it counts as uncompleted and goes back to the pool "
        "at midnight. Choose its outcome and complete it.";
    notice("uncompleted", {.tone = Tone::warn, .words = words});
}

void draw_notices(const WorkFrame& work, const WorkRow& row) {
    const Assignment* assignment = row.assignment;
    if (row.standing == RowStanding::departed) {
        const std::string words = departed_words(work, *assignment);
        notice("departed", {.tone = Tone::warn, .words = words});
        draw_let_go(work, row.id);
        return;
    }
    if (!row.is_open()) return;
    if (row.lead && !row.lead->may_be_called()) {
        notice("barred", {.tone = Tone::warn,
                          .words = assignment->call_started
                                       ? "This number must not be called any more. Complete the "
                                         "call that you made."
                                       : "This number must not be called any more. It counts as "
                                         "nobody's miss."});
    }
    draw_promise(work, row);
    draw_closed(work, row);
    const bool ran_out =
        work.memory.lapsed.contains(row.id) ||
        (assignment->stage == Stage::claimed && lapse_of(row) <= work.model.now);
    if (!work.is_client() || !ran_out) return draw_uncompleted(work, row);
    notice("lapsed", {.tone = Tone::warn,
                      .words = assignment->call_started
                                   ? "Your claim has lapsed. Complete the call all the same: it "
                                     "will count."
                                   : "Your claim has lapsed. If you called, complete it all the "
                                     "same; else claim it again before you go on."});
}

void draw_completed(const WorkFrame& work, const WorkRow& row) {
    const CompletedCall& call = *row.call;
    Grid grid("completed", fact_width_min_px, 2);
    const Outcome* outcome = outcome_of(row, call.outcome);
    grid.next();
    fact("Outcome", outcome ? outcome->label : call.outcome.text());
    grid.next();
    fact("Completed", time_of_day(work.model, call.completed_at));
}

// Off the day's list before midnight does it. RULES.md §10.
void draw_archive(const WorkFrame& work, const WorkRow& row) {
    if (is_correcting(work, row.id)) return;
    const ButtonOptions options{
        .icon = icon::archive,
        .tooltip = "Takes the call off your list; managers find it in the archive",
        .disabled = row.waiting ? "The call is still on its way to the relay." : "",
        .small = true};
    if (button("archive", "Archive", options)) {
        work.wishes.push_back(Give{ArchiveCalls{{row.call->id}}, "The call is archived"});
    }
}

// What is known of the number: read before and during the call.
void draw_about(const WorkFrame& work, const WorkRow& row) {
    if (row.call) {
        draw_completed(work, row);
        if (!row.call->notes.empty()) copyable_notes("notes", "Notes", row.call->notes);
        draw_correct(work, row);
        draw_archive(work, row);
    }
    if (row.is_open() && !row.assignment->notes.empty()) {
        copyable_notes("handed_notes", "Written before", row.assignment->notes);
    }
    draw_facts(work, row);
    if (row.is_open()) draw_script(row);
    draw_earlier_calls(work, row);
}

bool draw_side_by_side(const WorkFrame& work, const WorkRow& row) {
    const float about_width = width_left() - form_width_px - space::two;
    const float height = height_left();
    if (about_width < about_width_min_px || height < beside_height_min_px) return false;
    {
        const ScrollArea about("about", "About this number", height, AriaRole::region,
                               about_width);
        draw_about(work, row);
    }
    beside(space::two);
    ImGui::BeginGroup();
    draw_call_form(work, row, height);
    ImGui::EndGroup();
    return true;
}

// The form stands below what is known, and where there is room it stands still at the foot, so
// that "Complete" never has to be looked for.
void draw_about_and_form(const WorkFrame& work, const WorkRow& row) {
    if (draw_side_by_side(work, row)) return;
    const float room = height_left() - work.memory.form_height;
    const bool narrow = frame().layout() == Width::narrow;
    const bool pinned = !narrow && work.memory.form_height > 0 && room >= about_height_min_px;
    // A month takes room: where one is to be chosen it comes before everything else.
    const std::optional<Code>& picked = work.draft(row.id).outcome;
    const Outcome* outcome = picked ? outcome_of(row, *picked) : nullptr;
    // While somebody talks nothing may push the form out of sight, nor where it is all that is
    // left.
    const bool talks = row.call || row.assignment->call_started ||
                       row.standing == RowStanding::departed;
    const bool has_no_place = narrow || (work.memory.form_height > 0 && !pinned);
    const bool form_first = (talks && has_no_place) || (outcome && outcome->callback);
    if (form_first) {
        draw_call_form(work, row);
        draw_about(work, row);
        return;
    }
    if (pinned) {
        const ScrollArea about("about", "About this number", room);
        draw_about(work, row);
    } else {
        draw_about(work, row);
    }
    const float top = ImGui::GetCursorPosY();
    draw_call_form(work, row);
    work.memory.form_height = (ImGui::GetCursorPosY() - top) / frame().scale + space::one;
}

}  // namespace

const WorkRow* claim_in_the_way(const WorkFrame& work, const WorkRow& row) {
    if (!row.campaign) return nullptr;
    const State& view = work.model.replica->view();
    const int held = view.claims_of(work.model.replica->user(), row.campaign->id);
    if (held < row.campaign->claims_max) return nullptr;
    const auto other =
        std::find_if(work.rows().begin(), work.rows().end(), [&](const WorkRow& one) {
            return one.is_open() && one.id != row.id && one.campaign == row.campaign &&
                   one.assignment->stage == Stage::claimed;
        });
    return other == work.rows().end() ? nullptr : &*other;
}

void draw_work_detail(const WorkFrame& work, const WorkRow& row) {
    ImGui::PushID(static_cast<int>(row.id.value));
    draw_phone(work, row);
    draw_standing(row, true);
    draw_talk_time(work, row);
    if (row.is_open()) {
        const std::string there = time_there(work, row);
        if (width_left() >= about_width_min_px + form_width_px) {
            // Every line counts above the form.
            beside(space::one_half);
            const float text = ImGui::GetTextLineHeight() / frame().scale;
            move_cursor_up((text - badge_height_px) / 2);
        }
        muted((there.empty() ? "" : there + " · ") + history_words(work, row));
    }
    draw_notices(work, row);
    if (row.to_do()) {
        gap(space::half);
        if (row.holds_number())
            draw_call(work, row);
        else
            draw_claim(work, row);
        draw_other_numbers(work, row);
    }
    gap(space::half);
    if (has_call_form(work, row))
        draw_about_and_form(work, row);
    else
        draw_about(work, row);
    ImGui::PopID();
}

}  // namespace recall::ui
