#include "ui/parts/call_record.hpp"

#include "ui/parts/call_notes.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr float fact_width_min_px = 150;

const Outcome* outcome_in(const State& state, const CompletedCall& call) {
    const Campaign* campaign = state.campaign(call.campaign);
    if (!campaign) return nullptr;
    for (const Outcome& outcome : campaign->outcomes) {
        if (outcome.code == call.outcome) return &outcome;
    }
    return nullptr;
}

void draw_facts(const Model& model, const CompletedCall& call) {
    const State& view = model.replica->view();
    const List* list = view.list(call.list);
    Grid grid("facts", fact_width_min_px, 2);
    const auto one = [&grid](const char* label, const std::string& value) {
        grid.next();
        fact(label, value);
    };
    one("Agent", name_of(view, call.agent));
    one("Completed", moment_words(model, call.completed_at));
    one("Call length", length_words(seconds_of(call)));
    one("Type", kind_words(call.kind));
    one("Campaign", campaign_name(view, call.campaign));
    one("List", list ? list->name : call.list);
    one("Archived", call.archived_at ? moment_words(model, call.archived_at)
                                     : std::string("At midnight"));
    one("Time zone", call.zone);
    if (call.from_callback) one("Promised", "Made to keep a callback");
    if (call.corrected_from) {
        CompletedCall before = call;
        before.outcome = call.corrected_from;
        one("Corrected from", outcome_words(view, before));
    }
    if (!call.closed_there) return;
    one("In closed hours", call.closed_why.empty() ? "No reason was given" : call.closed_why);
}

void draw_original_data(const CompletedCall& call) {
    gap(space::half);
    heading("Original data");
    const auto columns = call.columns.all();
    if (columns.empty()) return muted("Its file had no further columns.");
    Grid grid("columns", fact_width_min_px, 2);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        grid.next();
        ImGui::PushID(static_cast<int>(i));
        copyable_fact("fact", columns[i].first, columns[i].second);
        ImGui::PopID();
    }
}

void draw_notes(const CompletedCall& call, Wishes& wishes) {
    gap(space::half);
    heading("Notes");
    if (call.notes.empty()) return muted("None were written.");
    const ButtonOptions ghost{.kind = ButtonKind::ghost, .small = true};
    beside();
    move_cursor_up(4);
    if (icon_button("copy_notes", icon::copy, "Copy the notes", ghost)) {
        wishes.push_back(Copy{call.notes});
    }
    copyable_notes("notes", "What was written", call.notes);
}

}  // namespace

std::string length_words(std::int64_t seconds) {
    if (seconds <= 0) return "–";
    const auto two = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    const std::int64_t minutes = seconds / 60;
    if (minutes < 60) return std::to_string(minutes) + ":" + two(seconds % 60);
    return grouped(minutes / 60) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
}

std::string outcome_words(const State& state, const CompletedCall& call) {
    const Outcome* outcome = outcome_in(state, call);
    return outcome ? outcome->label : call.outcome.text();
}

Tone outcome_tone(const State& state, const CompletedCall& call) {
    const Outcome* outcome = outcome_in(state, call);
    return outcome && outcome->success ? Tone::good : Tone::neutral;
}

void draw_call_record(const Model& model, const ArchivedCall& call, ArchiveMemory& memory,
                      Wishes& wishes) {
    const State& view = model.replica->view();
    copyable("phone", "Phone", phone_text(call.phone), Type::title);
    gap(2);
    badge(outcome_words(view, call), outcome_tone(view, call));
    if (call.late) {
        beside();
        badge("Late", Tone::warn, icon::history);
        paragraph("The number had been taken back before the news of this call came.", Ink::muted,
                  Type::small);
    }
    gap(space::half);
    draw_facts(model, call);
    draw_notes(call, wishes);
    draw_added_notes(model, call);
    draw_original_data(call);
    draw_note_form(model, call, memory, wishes);
}

}  // namespace recall::ui
