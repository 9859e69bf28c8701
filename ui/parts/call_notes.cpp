#include "ui/parts/call_notes.hpp"

#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

constexpr int lines = 2;

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void draw_note(const Model& model, const CallNote& note, std::size_t index) {
    ImGui::PushID(static_cast<int>(index));
    text(name_of(model.replica->view(), note.by) + ", " + moment_words(model, note.at), Ink::muted,
         Type::small);
    if (note.reviewed) {
        beside();
        badge("Reviewed", Tone::good, icon::check);
    }
    if (!note.text.empty()) copyable_notes("note", "What was added", note.text);
    ImGui::PopID();
}

// Why nothing can be added, as a sentence; empty where it can.
std::string why_not_add(const Model& model, const ArchivedCall& call, bool leads) {
    if (model.link != Link::live) return "Connect to add to it.";
    if (leads) return "";
    const bool over = call.archived_at && call.day < model.today;
    return over ? message_of({Reason::call_archived}) : "";
}

// What is typed stays until it is seen to have arrived: whatever becomes of the wish, it is there.
void forget_what_arrived(const Model& model, const ArchivedCall& call, ArchiveMemory& memory) {
    const auto typed = memory.notes.find(call.id);
    if (typed == memory.notes.end()) return;
    const bool arrived =
        std::any_of(call.added.begin(), call.added.end(), [&](const CallNote& note) {
            return note.by == model.replica->user() && note.text == typed->second;
        });
    if (arrived) memory.notes.erase(typed);
}

void give(const ArchivedCall& call, const std::string& typed, bool reviewed, Wishes& wishes) {
    wishes.push_back(Give{NoteCall{call.id, is_blank(typed) ? "" : typed, reviewed},
                          reviewed ? "The call is marked as reviewed" : "The note is added"});
}

}  // namespace

void draw_added_notes(const Model& model, const ArchivedCall& call) {
    if (call.added.empty()) return;
    gap(space::half);
    heading("Added afterwards");
    for (std::size_t i = 0; i < call.added.size(); ++i) draw_note(model, call.added[i], i);
}

void draw_note_form(const Model& model, const ArchivedCall& call, ArchiveMemory& memory,
                    Wishes& wishes) {
    const User* me = model.replica->me();
    if (!me) return;
    const bool leads = me->role != Role::agent;
    gap(space::half);
    heading("Add to it");
    const std::string why_not = why_not_add(model, call, leads);
    if (!why_not.empty()) return muted(why_not);
    forget_what_arrived(model, call, memory);
    const auto kept = memory.notes.find(call.id);
    std::string typed = kept == memory.notes.end() ? std::string() : kept->second;
    notes_field("add_note", leads ? "A note, or a word to the agent" : "A note", typed,
                {.bytes_max = notes_bytes_max, .lines = lines});
    if (typed.empty()) memory.notes.erase(call.id);
    else memory.notes[call.id] = typed;
    // Until the calls are told anew, a second press would say it twice.
    const bool busy = model.asking || notes_stamp(model) > 0 || model.answers->archive.loading;
    const ButtonOptions add{.icon = icon::plus,
                            .disabled = is_blank(typed) ? "Write something first." : "",
                            .busy = busy};
    if (button("add", "Add note", add)) return give(call, typed, false, wishes);
    if (!leads) return;
    const ButtonOptions review{.icon = icon::check,
                               .tooltip = "With the note, where one is written",
                               .busy = busy};
    flow(button_width("Mark as reviewed", review));
    if (button("review", "Mark as reviewed", review)) give(call, typed, true, wishes);
}

std::string added_words(const ArchivedCall& call) {
    const auto written = std::count_if(call.added.begin(), call.added.end(),
                                       [](const CallNote& note) { return !note.text.empty(); });
    std::string words = call.is_reviewed() ? "Reviewed" : "";
    if (written == 0) return words;
    return words + (words.empty() ? "" : ", ") +
           count_words(static_cast<std::size_t>(written), "note added", "notes added");
}

std::uint64_t notes_stamp(const Model& model) {
    const auto& pending = model.replica->pending();
    return static_cast<std::uint64_t>(
        std::count_if(pending.begin(), pending.end(), [](const Pending& one) {
            return std::holds_alternative<NoteCall>(one.command);
        }));
}

}  // namespace recall::ui
