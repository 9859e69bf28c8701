#include "ui/manager_parts.hpp"
#include "ui/viewer.hpp"
#include "ui/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr int later_minutes_max = 7 * 24 * 60;

bool says_something(const ViewerChange& change) {
    return change.cancel || change.user || change.recipient > 0 || change.later_minutes != 0;
}

ChangeCallbacks wish_of(const ViewerMemory& memory, bool dry_run) {
    const ViewerChange& change = *memory.change;
    ChangeCallbacks wish;
    if (change.all) wish.terms = viewer_terms(memory);
    else wish.callbacks.assign(memory.ticked.begin(), memory.ticked.end());
    wish.cancel = change.cancel;
    if (!change.cancel) {
        wish.user = change.user.value_or("");
        if (change.recipient == 1) wish.recipient = Recipient::USERONLY;
        if (change.recipient == 2) wish.recipient = Recipient::ANYONE;
        wish.later_minutes = change.later_minutes;
    }
    wish.why = change.why;
    wish.dry_run = dry_run;
    return wish;
}

void draw_fields(const Model& model, ViewerChange& change) {
    const State& view = model.replica->view();
    constexpr std::array deeds = {"Change them", "Cancel them"};
    int deed = change.cancel ? 1 : 0;
    if (select("deed", "What to do", deeds, deed)) change.cancel = deed == 1;
    if (!change.cancel) {
        if (change.user) fact("New owner", name_of(view, *change.user));
        if (const auto agent = choose_agent("owner", view, {.label = "Give them to…"})) {
            change.user = *agent;
        }
        constexpr std::array recipients = {"As it is", "Their owner only", "Anyone"};
        select("recipient", "Who calls", recipients, change.recipient);
        number_field("later", "Later by so many minutes", change.later_minutes,
                     -later_minutes_max, later_minutes_max, {.hint = "Below 0: earlier"});
    }
    text_field("why", "Why", change.why, {.bytes_max = callback_comments_bytes_max});
}

std::string count_words(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " callback" : " callbacks");
}

// What the rules said, or would say.
void draw_outcome(const Model& model, const CallbackChange& told) {
    const char* changed = told.dry_run ? " would change" : " changed";
    std::string words = count_words(told.changed) + changed;
    if (told.unchanged > 0) words += ", " + std::to_string(told.unchanged) + " stay as they are";
    if (told.refused > 0) words += ", " + std::to_string(told.refused) + " are refused";
    strong(words + ".");
    if (told.not_reached > 0) {
        notice("not_reached",
               {.tone = Tone::bad,
                .words = count_words(told.not_reached) + " not reached, and as they were: " +
                         told.trouble});
    }
    for (const auto& [user, count] : told.owners) {
        muted(name_of(model.replica->view(), user) + ": " + count_words(count));
    }
    for (const std::string& reason : told.reasons) paragraph(reason, Ink::warn, Type::small);
}

}  // namespace

void draw_viewer_change(const Model& model, ViewerMemory& memory, Wishes& wishes) {
    if (!memory.change) return;
    ViewerChange& change = *memory.change;
    const CallbackChange& told = model.watched->callback_change;
    const std::int64_t count = change.all ? model.answers->callbacks.total
                                          : static_cast<std::int64_t>(memory.ticked.size());
    const Dialog dialog("change_callbacks", "Change " + count_words(count), {.width = 460});
    DialogAnswer answer = DialogAnswer::none;
    const bool previewed = change.asked && told.known && !told.asking && told.dry_run;
    const bool done = change.asked && told.known && !told.asking && !told.dry_run;
    if (dialog && !change.asked) {
        draw_fields(model, change);
        const std::string reason = says_something(change) ? why_not_now(model)
                                                          : "Say what to change.";
        answer = dialog_buttons({.confirm = "See what changes", .disabled = reason});
    } else if (dialog) {
        if (!told.problem.empty()) notice("problem", {.tone = Tone::bad, .words = told.problem});
        else if (told.asking || !told.known) muted("Asking the relay…");
        else draw_outcome(model, told);
        const std::string confirm = done ? std::string("Done")
                                         : "Change " + count_words(told.changed);
        const std::string reason = done || (previewed && told.changed > 0) ? ""
                                                                           : "Nothing would change.";
        answer = dialog_buttons({.confirm = confirm,
                                 .kind = change.cancel && !done ? Kind::danger : Kind::primary,
                                 .disabled = reason,
                                 .cancel = done ? "Close" : "Back",
                                 .busy = told.asking});
    }
    if (answer == DialogAnswer::confirm && !done) {
        wishes.push_back(wish_of(memory, !previewed));
        change.asked = true;
    }
    const bool leave = done && answer != DialogAnswer::none;
    if (leave) {
        memory.ticked.clear();
        ++memory.changes;
    }
    if (leave || dialog.dismissed() || (answer == DialogAnswer::cancel && !change.asked)) {
        return memory.change.reset();
    }
    if (answer == DialogAnswer::cancel) change.asked = false;
}

}  // namespace recall::ui
