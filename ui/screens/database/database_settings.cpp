// A list's settings: until when it is dialled, and letting its numbers be dialled once more.
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr std::int64_t again_ms = 15'000;
void draw_reset(const DatabaseFrame& database, const List& list) {
    const std::string path = path_of(ResetQuery{list.id});
    keep_asking(database.model, Topic::reset, path, again_ms, database.wishes);
    const AnswerOf<ResetPreview>& reset = database.model.answers->reset;
    const bool here = is_known(reset, path);
    gap(space::half);
    heading("Reset");
    const Campaign* campaign = database.view().campaign(list.campaign);
    std::string words = "Looking…";
    if (database.model.link != Link::live) words = "It is shown when connected.";
    else if (here && reset.called == 0) words = "None of its numbers counts as called.";
    else if (here) {
        words = numbers_words(reset.called) + " of it count as called since the last reset. " +
                (reset.dialable == 0 ? "Resetting makes none of them available"
                                     : "Resetting makes " + numbers_words(reset.dialable) +
                                           " available") +
                ".";
    }
    paragraph(words);
    if (campaign && !campaign->only_since_reset) {
        paragraph("Its campaign dials numbers whether they were called since or not.", Ink::muted,
                  Type::small);
    }
    std::string reason = database.why_not;
    if (reason.empty() && (!here || reset.called == 0)) reason = "There is nothing to reset.";
    const ButtonOptions options{.icon = icon::rotate_ccw, .disabled = reason,
                                .busy = database.model.asking};
    if (!button("reset", "Reset list", options)) return;
    database.wishes.push_back(Give{ResetList{list.id}, list.name + " is reset"});
}

}  // namespace

std::string expiry_words(const DatabaseFrame& database, const List& list) {
    if (!list.expires) return "";
    const bool over = list.expires < database.model.today;
    return (over ? "Expired after " : "Expires after ") +
           day_words(list.expires, database.model.today);
}

void draw_settings_dialog(const DatabaseFrame& database) {
    DatabaseMemory& memory = database.memory;
    const List* list = memory.chosen ? database.view().list(*memory.chosen) : nullptr;
    if (!memory.list_settings || !list) return;
    ListSettings& settings = *memory.list_settings;
    const Dialog dialog("list_settings", "Settings of " + list->name, {.width = 460});
    DialogAnswer answer = DialogAnswer::none;
    List changed = *list;
    if (dialog) {
        const TypedDay day = typed_day(settings.expires);
        text_field("name", "Name", settings.name, {.bytes_max = name_bytes_max, .required = true});
        text_field("expires", "Last day",
                   settings.expires,
                   {.placeholder = "2026-12-31",
                    .hint = "The last day its numbers are dialled; the day after they rest. "
                            "Empty: no end.",
                    .error = day.error,
                    .bytes_max = 10});
        changed.name = settings.name;
        changed.expires = day.day.value_or(list->expires);
        draw_reset(database, *list);
        gap(space::half);
        std::string reason = database.why_not.empty() ? day.error : database.why_not;
        if (reason.empty() && settings.name.empty()) reason = "Give the list a name.";
        if (reason.empty() && changed == *list) reason = "Nothing has been changed.";
        answer = dialog_buttons({.confirm = "Save",
                                 .disabled = reason,
                                 .cancel = "Close",
                                 .busy = database.model.asking});
    }
    if (answer == DialogAnswer::confirm) {
        database.wishes.push_back(Give{SaveList{changed}, changed.name + " is saved"});
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.list_settings.reset();
}

}  // namespace recall::ui
