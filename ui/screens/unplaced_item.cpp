// One item of unplaced work: everything that was typed, and why it has no place.
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/unplaced.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr float fact_width_min_px = 150;

std::string moment_or_dash(const Model& model, Instant at) {
    return at ? moment_words(model, at) : "–";
}

void draw_facts(const Model& model, const Unplaced& item) {
    const State& view = model.replica->view();
    const HandedWork& work = item.work;
    const List* list = view.list(work.list);
    Grid grid("facts", fact_width_min_px, 2);
    const auto one = [&grid](const char* label, const std::string& value) {
        grid.next();
        fact(label, value.empty() ? "–" : value);
    };
    one("Agent", name_of(view, item.by));
    one(item.source == UnplacedSource::handed_in ? "Handed in" : "Handed over",
        moment_words(model, item.handed_at));
    one("Call began", moment_or_dash(model, work.started_at));
    one("Call ended", moment_or_dash(model, work.ended_at));
    one("Outcome", outcome_label(view, work.campaign, work.outcome));
    one("Campaign", work.campaign ? campaign_name(view, work.campaign) : "");
    one("List", list ? list->name : work.list);
}

void draw_promise(const Model& model, const HandedWork& work) {
    if (!work.callback) return;
    const NewCallback& promise = *work.callback;
    gap(space::half);
    heading("Promise");
    text(promise.wall_time.empty() ? moment_words(model, promise.time)
                                   : wall_words(model, promise.wall_time) + " " + promise.zone);
    if (promise.recipient == Recipient::USERONLY) muted("Only by this agent");
    if (!promise.comments.empty()) {
        copyable_notes("comments", "What was promised", promise.comments);
    }
}

void draw_notes(const HandedWork& work, Wishes& wishes) {
    gap(space::half);
    heading("Notes");
    if (work.notes.empty()) return muted("None were written.");
    beside();
    move_cursor_up(4);
    if (icon_button("copy_notes", icon::copy, "Copy the notes",
                    {.kind = ButtonKind::ghost, .small = true})) {
        wishes.push_back(Copy{work.notes});
    }
    copyable_notes("notes", "What was written", work.notes);
}

void draw_end(const Model& model, const Unplaced& item) {
    const State& view = model.replica->view();
    const std::string by =
        name_of(view, item.closed_by) + ", " + moment_words(model, item.closed_at);
    gap(space::half);
    switch (item.state) {
        case UnplacedState::placed: muted("Placed on a number by " + by); break;
        case UnplacedState::handed: muted("Given to an agent by " + by); break;
        case UnplacedState::dismissed: muted("Dismissed by " + by); break;
        case UnplacedState::open: return;
    }
    if (!item.closed_why.empty()) paragraph(item.closed_why);
}

void draw_deeds(const Model& model, UnplacedMemory& memory) {
    const std::string why_not = why_not_now(model);
    const auto deed = [&](const char* id, const char* label, UnplacedDeed what,
                          ButtonOptions options) {
        options.disabled = why_not;
        options.busy = model.asking;
        if (what != UnplacedDeed::place) flow(button_width(label, options));
        if (!button(id, label, options)) return;
        memory.deed = what;
        memory.place = {};
    };
    gap(space::half);
    deed("place", "Place on a number…", UnplacedDeed::place,
         {.kind = ButtonKind::primary, .icon = icon::phone});
    deed("give", "Give to an agent…", UnplacedDeed::give, {.icon = icon::user});
    deed("dismiss", "Dismiss…", UnplacedDeed::dismiss,
         {.kind = ButtonKind::ghost, .icon = icon::trash});
}

}  // namespace

void draw_unplaced_item(const Model& model, const Unplaced& item, UnplacedMemory& memory,
                        Wishes& wishes) {
    const HandedWork& work = item.work;
    if (work.phone) copyable("phone", "Phone", phone_text(work.phone), Type::title);
    const std::string why = "It has no place: " + work.why;
    if (!work.why.empty()) notice("why", {.tone = Tone::warn, .words = why});
    const std::string note = "Its agent says: " + work.note;
    if (!work.note.empty()) notice("note", {.tone = Tone::info, .words = note});
    gap(space::half);
    draw_facts(model, item);
    draw_notes(work, wishes);
    draw_promise(model, work);
    draw_end(model, item);
    if (is_open(item.state)) draw_deeds(model, memory);
}

}  // namespace recall::ui
