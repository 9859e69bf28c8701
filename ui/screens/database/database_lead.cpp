// One lead: what is known of it, all that happened with it, and what a manager can do about it.
#include "core/numbers.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr std::int64_t record_again_ms = 15'000;
constexpr float record_width_px = 760;
constexpr float fact_width_min_px = 170;
constexpr float history_height_px = 220;
constexpr float history_narrow_px = 520;
constexpr float number_width_min_px = 220;

std::string list_name(const DatabaseFrame& database, const ListId& id) {
    const List* list = database.view().list(id);
    return list ? list->name : id;
}

std::string outcome_words(const DatabaseFrame& database, const ListId& of, Code code) {
    const List* list = database.view().list(of);
    const Campaign* campaign = list ? database.view().campaign(list->campaign) : nullptr;
    if (campaign) {
        for (const Outcome& outcome : campaign->outcomes) {
            if (outcome.code == code) return outcome.label;
        }
    }
    return code.text();
}

const char* stage_words(Stage stage) {
    switch (stage) {
        case Stage::assigned: return "Assigned";
        case Stage::claimed: return "Claimed";
        case Stage::completed: return "Completed";
        case Stage::recycled: return "Recycled";
        case Stage::withdrawn: return "Withdrawn";
        case Stage::returned: return "Given on or back";
    }
    return "";
}

// ---- What is known

// "Europe/London, by its number"
std::string zone_words(const Lead& lead) {
    if (lead.zone.empty()) return "the desk's";
    std::string words;
    for (const std::string& zone : zones_in(lead.zone)) {
        words += (words.empty() ? "" : " or ") + zone;
    }
    switch (lead.zone_from) {
        case ZoneFrom::column: return words + ", by its file";
        case ZoneFrom::number: return words + ", by its number";
        case ZoneFrom::person: return words + ", corrected";
        case ZoneFrom::desk: break;
    }
    return words;
}

void draw_known(const AnswerOf<LeadRecord>& record) {
    Grid grid("facts", fact_width_min_px, 3);
    int index = 0;
    for (const LeadNumber& number : numbers_of(record.lead.lead)) {
        grid.next();
        ImGui::PushID(index++);
        const bool rests = number.barred && record.lead.lead.numbers;
        copyable_fact("phone", number.label.empty() ? "Phone" : number.label,
                      phone_text(number.phone) + (rests ? ", not to be called" : ""));
        ImGui::PopID();
    }
    grid.next();
    copyable_fact("name", "Name", record.lead.lead.name);
    grid.next();
    fact("Time zone", zone_words(record.lead.lead));
    for (const auto& [name, value] : record.lead.lead.columns.all()) {
        grid.next();
        ImGui::PushID(index++);
        copyable_fact("column", name, value);
        ImGui::PopID();
    }
}

// The same person in other lists: a press opens that record.
void draw_same_person(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    if (record.same_person.empty()) return;
    gap(space::half);
    muted("The same number stands in other lists:");
    for (const LeadLine& other : record.same_person) {
        const std::string list = list_name(database, other.lead.list);
        const std::string words =
            list + (other.agent.empty() ? "" : ": " + name_of(database.view(), other.agent) +
                                                   " has it today");
        ImGui::PushID(other.lead.list.c_str());
        if (link("other", words)) database.memory.lead = other.lead.id;
        ImGui::PopID();
    }
    gap(space::half);
}

// "agent1 has it, claimed" or how it stands in the pool.
std::string standing_words(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    if (!record.lead.agent.empty()) {
        return name_of(database.view(), record.lead.agent) + " has it today.";
    }
    if (record.lead.lead.barred) {
        return record.lead.lead.numbers ? "All its numbers stand on a do-not-call list."
                                        : "Its phone number stands on a do-not-call list.";
    }
    if (record.lead.lead.do_not_call) return "It must not be called.";
    return "Nobody has it now.";
}

void draw_history(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    heading("History");
    const bool narrow = width_left() < history_narrow_px;
    const bool two_lines = narrow || !record.same_person.empty();
    const std::array<Column, 4> columns = {
        Column{.name = "When", .width = 110}, Column{.name = "What"},
        Column{.name = "Who", .width = 130, .hide_below = narrow ? never_px : 0},
        Column{.name = "Notes", .weight = 1.6F, .hide_below = narrow ? never_px : 0}};
    Table table("history", "History", columns,
                {.height = history_height_px,
                 .row_height = two_lines ? two_line_row : 0,
                 .empty_icon = icon::history,
                 .empty = record.loading ? "Asking…" : "Nothing has happened with it yet"});
    while (table.next(record.history.size())) {
        const LeadEvent& event = record.history[table.row()];
        const std::string when = time_of_day(database.model, event.at);
        const bool called = event.what == LeadEventKind::call;
        const ListId& list = event.list.empty() ? record.lead.lead.list : event.list;
        const std::string what = called ? outcome_words(database, list, event.call.outcome)
                                        : std::string(stage_words(event.assignment.stage));
        const bool other = list != record.lead.lead.list;
        const std::string where = other ? "in " + list_name(database, list) : "";
        const std::string who =
            name_of(database.view(), called ? event.call.agent : event.assignment.agent);
        const std::string& notes = event.call.notes;
        table.begin_plain_row(when + ", " + what);
        table.text(when, Ink::muted);
        const std::string told = notes.empty() ? who : who + ": " + notes;
        if (narrow) table.two_lines(what, other ? where + ", " + told : told);
        else if (other) table.two_lines(what, where);
        else table.text(what, Ink::normal, called ? Type::strong : Type::body);
        table.text(who);
        table.text(notes);
    }
}

// ---- What can be done

void open_editor(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    LeadDraft draft;
    draft.name = record.lead.lead.name;
    draft.numbers.clear();
    for (const LeadNumber& number : numbers_of(record.lead.lead)) {
        draft.numbers.push_back({number.label, to_text(number.phone)});
    }
    draft.zone = record.lead.lead.zone;
    for (const auto& [name, value] : record.lead.lead.columns.all()) {
        draft.columns.emplace_back(name, value);
    }
    database.memory.lead_draft = std::move(draft);
}

void give(const DatabaseFrame& database, Command command, std::string done) {
    database.wishes.push_back(Give{std::move(command), std::move(done)});
}

void draw_agent_choice(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    const List* list = database.view().list(record.lead.lead.list);
    if (!list) return;
    const auto agent = choose_agent("give_to", database.view(),
                                    {.label = "Give it to an agent today…",
                                     .disabled = database.why_not,
                                     .campaign = list->campaign});
    if (!agent) return;
    give(database, ReassignLeads{{record.lead.lead.id}, *agent},
         name_of(database.view(), *agent) + " has the number for today");
}

void draw_actions(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    const Lead& lead = record.lead.lead;
    if (button("edit", "Edit…", {.disabled = database.why_not})) open_editor(database, record);
    const bool allow = !lead.may_be_called();
    const char* mark = allow ? "May be called again" : "Do not call";
    const ButtonOptions ban{.icon = icon::ban,
                            .tooltip = allow ? "Takes the number off the do-not-call lists"
                                             : "Puts the number on the desk's do-not-call list",
                            .disabled = database.why_not};
    flow(button_width(mark, ban));
    if (button("mark", mark, ban)) {
        give(database, SetDoNotCall{{lead.id}, !allow},
             allow ? "The number may be called again"
                   : "The number will not be called any more");
    }
    std::string no_restore = database.why_not;
    if (no_restore.empty() && !record.lead.agent.empty()) no_restore = "An agent has it now.";
    if (no_restore.empty() && !lead.may_be_called()) no_restore = "It must not be called.";
    const ButtonOptions restore{.icon = icon::undo,
                                .tooltip = "Puts the number back into the pool, as a new one",
                                .disabled = no_restore};
    flow(button_width("Restore to the pool", restore));
    if (button("restore", "Restore to the pool", restore)) {
        give(database, RestoreLeads{{lead.id}}, "The number is in the pool again");
    }
    if (record.lead.agent.empty() && lead.may_be_called()) {
        flow(agent_choice_width_px);
        draw_agent_choice(database, record);
    }
}

// ---- Editing

EditLead edited(const AnswerOf<LeadRecord>& record, const LeadDraft& draft) {
    const auto phone_of = [](const LeadDraft::Number& number) {
        return phone_from_text(number.phone).value_or(Phone{});
    };
    EditLead command{record.lead.lead.id, phone_of(draft.numbers.front()), draft.name, draft.zone,
                     {}, draft.numbers.front().label, std::vector<LabelledPhone>()};
    for (std::size_t i = 1; i < draft.numbers.size(); ++i) {
        const LeadDraft::Number& number = draft.numbers[i];
        if (!number.phone.empty()) command.further->push_back({phone_of(number), number.label});
    }
    for (const auto& [name, value] : draft.columns) command.columns.add(name, value);
    return command;
}

void draw_number(LeadDraft::Number& number, std::size_t at, bool labelled, bool wrong) {
    const std::string label = at == 0 ? "Phone" : "Phone " + std::to_string(at + 1);
    Grid grid("number", number_width_min_px, 2);
    grid.next();
    text_field("phone", label, number.phone,
               {.hint = at == 0 ? "With its country code: +234… An extension behind it: ;ext=12"
                                : "Empty: it is taken off.",
                .error = wrong ? "Write it as + and digits, with the country code, and an "
                                 "extension as ;ext=12."
                               : "",
                .required = at == 0});
    if (!labelled) return;
    grid.next();
    text_field("label", label + " is called", number.label,
               {.placeholder = "Mobile", .bytes_max = name_bytes_max});
}

// True while one of them is no number.
bool draw_numbers(LeadDraft& draft) {
    bool any_wrong = false;
    for (std::size_t i = 0; i < draft.numbers.size(); ++i) {
        LeadDraft::Number& number = draft.numbers[i];
        ImGui::PushID(static_cast<int>(i));
        const bool wrong = !number.phone.empty() && !phone_from_text(number.phone);
        any_wrong = any_wrong || wrong;
        draw_number(number, i, draft.numbers.size() > 1, wrong);
        ImGui::PopID();
    }
    if (draft.numbers.size() < lead_numbers_max &&
        link("add_number", "Add another number of this person")) {
        draft.numbers.emplace_back();
    }
    return any_wrong;
}

void draw_editor(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    LeadDraft& draft = *database.memory.lead_draft;
    text_field("name", "Name", draft.name, {.bytes_max = name_bytes_max, .focus = true});
    const bool wrong = draw_numbers(draft);
    text_field("zone", "Time zone", draft.zone,
               {.placeholder = "the desk's", .hint = "Africa/Lagos, Europe/London, …"});
    int index = 0;
    for (auto& [name, value] : draft.columns) {
        ImGui::PushID(index++);
        text_field("column", name, value, {.bytes_max = lead_columns_bytes_max});
        ImGui::PopID();
    }
    std::string reason = database.why_not;
    if (reason.empty() && (wrong || draft.numbers.front().phone.empty())) {
        reason = wrong ? "A phone is not a number yet." : "The phone is missing.";
    }
    switch (dialog_buttons(
        {.confirm = "Save", .disabled = reason, .busy = database.model.asking})) {
        case DialogAnswer::confirm:
            give(database, edited(record, draft), "The lead is saved");
            database.memory.lead_draft.reset();
            break;
        case DialogAnswer::cancel: database.memory.lead_draft.reset(); break;
        case DialogAnswer::none: break;
    }
}

void draw_record(const DatabaseFrame& database, const AnswerOf<LeadRecord>& record) {
    if (!record.problem.empty()) {
        return (void)notice("problem", {.tone = Tone::bad, .words = record.problem});
    }
    if (!record.known) {
        return muted(database.why_not.empty() ? "Asking the relay…" : database.why_not);
    }
    if (database.memory.lead_draft) return draw_editor(database, record);
    muted(standing_words(database, record));
    gap(space::half);
    draw_actions(database, record);
    gap(space::one);
    draw_known(record);
    draw_same_person(database, record);
    draw_lead_callbacks(database, record.lead.lead.id);
    draw_history(database, record);
}

}  // namespace

void draw_lead_dialog(const DatabaseFrame& database) {
    DatabaseMemory& memory = database.memory;
    if (!memory.lead) return;
    const std::string path = path_of(LeadQuery{*memory.lead});
    keep_asking(database.model, Topic::lead, path, record_again_ms, database.wishes);
    const AnswerOf<LeadRecord>& known = database.model.answers->lead;
    const AnswerOf<LeadRecord> nothing_yet{};
    const AnswerOf<LeadRecord>& record = known.about == path ? known : nothing_yet;
    const std::string name = record.lead.lead.name.empty() ? "Number" : record.lead.lead.name;
    const Dialog dialog("lead", name, {.width = record_width_px});
    if (dialog) draw_record(database, record);
    if (!dialog.dismissed()) return;
    if (memory.lead_draft) memory.lead_draft.reset();
    else memory.lead.reset();
    memory.lead_callbacks = {};
}

}  // namespace recall::ui
