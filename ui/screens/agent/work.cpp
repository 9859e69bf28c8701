#include "ui/model/past_day.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/screens/agent/work.hpp"

#include "ui/parts/presence_bar.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <memory>
#include <string>

namespace recall::ui {
namespace {

constexpr float list_width_min_px = 352;
// Of the chosen number: with what is read and what is entered side by side, or one below the other.
constexpr float detail_width_max_px = 780, detail_width_side_by_side_px = 624;
constexpr float detail_width_min_px = 440;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr std::int64_t warn_early_ms = 5 * minute_ms;
constexpr std::int64_t warn_late_ms = minute_ms;

const char* title_of(Kind kind) {
    return kind == Kind::client ? "Client CRM" : "Customer Service";
}

// The number in hand is not left for one that could not be claimed beside it.
std::string why_not_next(const WorkFrame& work, std::optional<AssignmentId> next) {
    const auto row = std::find_if(work.rows().begin(), work.rows().end(),
                                  [next](const WorkRow& one) { return one.id == next; });
    if (row == work.rows().end()) return "No further number is open.";
    const WorkRow* held = row->holds_number() ? nullptr : claim_in_the_way(work, *row);
    if (!held || work.memory.chosen != held->id) return "";
    return "Complete or release " + held->name() + " first.";
}

float detail_width() {
    const float beside_list = width_left() - list_width_min_px - space::two;
    if (beside_list < detail_width_side_by_side_px) return detail_width_min_px;
    return std::min(beside_list, detail_width_max_px);
}

void draw_header(const WorkFrame& work, bool detail_alone) {
    if (detail_alone) return;  // Every line counts on a small page.
    const Day past = work.list.past();
    const Day shown = past ? past : work.model.today;
    page_header(title_of(work.kind), day_words(shown, work.model.today));
    const bool pulls = !pulled_campaigns(work).empty();
    const auto next = work.list.next();
    const std::string why_not = why_not_next(work, next);
    const ButtonOptions options{
        .kind = work.memory.chosen ? ButtonKind::secondary : ButtonKind::primary,
        .icon = icon::skip_forward,
        .tooltip = "Opens the next number that is to be called",
        .disabled = why_not,
        .key = key::next.chord};
    const bool any = !work.rows().empty();
    const float presence = presence_button_width(work.model);
    right_buttons((presence > 0 ? presence + space::one : 0) + take_next_width(work) +
                  (any ? button_width("Next number", options) : 0));
    draw_presence_button(work.model, work.wishes);
    if (pulls) {
        if (presence > 0) flow(take_next_width(work));
        draw_take_next(work);
    }
    if (any) {
        if (pulls || presence > 0) flow(button_width("Next number", options));
        if (button("next", "Next number", options)) choose(work, next);
    }
    gap(space::half);
}

// Midnight came while nobody could say so. Beside a chosen number on a small page every line
// counts.
void draw_past_day(const WorkFrame& work, const WorkRow* alone) {
    if (work.model.link != Link::live) {
        const std::int64_t local_ms = work.model.now.ms + work.model.utc_offset_ms;
        toolkit().wake_at(frame().now_ms + day_ms - local_ms % day_ms);
    }
    if (!work.list.past()) return;
    const std::string whose = past_day_words(work.model, work.list.past()) + "'s";
    if (alone) {
        if (!alone->to_do()) return;
        const std::string words = whose + " number: somebody else may have it now.";
        notice("past_day", {.tone = Tone::warn, .words = words});
        return;
    }
    std::string words = "It is past midnight. These are " + whose + " numbers; ";
    words += work.list.open_count() > 0
                 ? "at midnight what was not completed went back, and somebody else may have them "
                   "now. What you complete still counts."
                 : "today's come once there is a connection.";
    if (const std::size_t calls = own_calls_waiting(work.model)) {
        words += " " + count_words(calls, "call", "calls") + " of " + whose + " list " +
                 (calls == 1 ? "waits" : "wait") + " to be sent.";
    }
    notice("past_day", {.tone = Tone::warn, .words = words});
}

// A number in hand that is about to lapse is said wherever the agent looks.
void draw_claim_warnings(const WorkFrame& work) {
    for (const WorkRow& row : work.rows()) {
        // What is in hand stands first.
        if (row.standing == RowStanding::assigned || row.standing == RowStanding::completed) break;
        if (!row.to_do() || row.assignment->stage != Stage::claimed) continue;
        const std::int64_t left = lapse_of(row) - work.model.now;
        if (left <= 0) continue;
        if (left > warn_early_ms) {
            toolkit().wake_at(frame().now_ms + left - warn_early_ms);
            continue;
        }
        const bool late = left <= warn_late_ms;
        const std::string words =
            "Your claim on " + row.name() +
            (late ? " runs out in less than a minute." : " runs out in less than 5 minutes.");
        const std::string id = "claim" + std::to_string(row.id.value);
        const NoticeAnswer answer = notice(
            id, {.tone = late ? Tone::bad : Tone::warn, .words = words, .action = "Extend claim"});
        if (answer == NoticeAnswer::action) {
            work.wishes.push_back(Give{ExtendClaim{row.id}, "Claim extended"});
        }
    }
}

// A link may name a number that is not, or no longer, in this agent's hands.
void draw_not_found(const WorkFrame& work, const WorkRow* chosen) {
    if (chosen || work.memory.chosen != work.memory.by_address) work.memory.by_address.reset();
    if (!work.memory.by_address || work.model.link != Link::live) return;
    const NoticeAnswer answer =
        notice("not_found", {.tone = Tone::info,
                             .words = "The number of this link is not on your list today.",
                             .action = "Show my list"});
    if (answer == NoticeAnswer::action) choose(work, std::nullopt);
}

// Where the campaign wishes it, a due callback stands before all other numbers. It interrupts no
// call.
void draw_due_callback(const WorkFrame& work) {
    const State& view = work.model.replica->view();
    for (const auto& [code, campaign] : view.campaigns()) {
        if (view.claims_of(work.model.replica->user(), code) > 0) return;
    }
    const Callback* due = own_callbacks(work.model).first;
    if (!due) return;
    const Lead* lead = view.lead(due->lead);
    const std::string name = lead && !lead->name.empty() ? lead->name : "A customer";
    const NoticeAnswer answer =
        notice("due_callback", {.tone = Tone::warn,
                                .words = name + " waits for the call you promised.",
                                .action = "Open Callbacks"});
    if (answer == NoticeAnswer::action) work.wishes.push_back(Show{Screen::callbacks});
}

// An agent whose list is empty must see why, and who can change it.
EmptyState nothing_assigned(const Model& model, bool pulls) {
    const User* me = model.replica->me();
    if (me && me->campaigns.empty()) {
        return {.icon = icon::users,
                .words = "You are in no campaign yet",
                .below = "An admin adds your campaigns; then a manager can assign you numbers."};
    }
    if (model.link != Link::live) {
        return {.icon = icon::wifi_off,
                .words = "No numbers on this device",
                .below =
                    "There is no connection. Numbers assigned to you show up as soon as "
                    "there is one."};
    }
    int taken_back = 0;
    for (const auto& [key, tally] : model.replica->view().tallies()) {
        if (key.agent == model.replica->user() && key.day == model.today) {
            taken_back += tally.taken_back;
        }
    }
    if (taken_back > 0) {
        return {.icon = icon::recycle,
                .words = "Your numbers went back to the pool",
                .below = "A manager took back what was not completed. A manager can assign you "
                         "numbers again; they show up here by themselves."};
    }
    if (pulls) {
        return {.icon = icon::inbox,
                .words = "You have no number yet today",
                .below = "Take the next one, or wait: a manager may assign some. They show up here "
                         "by themselves."};
    }
    return {.icon = icon::inbox,
            .words = "Nothing is assigned to you yet today",
            .below =
                "A manager assigns numbers in the Database Manager. They show up here by "
                "themselves."};
}

}  // namespace

void choose(const WorkFrame& work, std::optional<AssignmentId> id) {
    if (work.memory.chosen == id) return;
    if (work.memory.correcting && work.memory.correcting->call != id) leave_correction(work);
    work.memory.chosen = id;
    work.memory.all_facts = false;
    toolkit().focus_home().come_home();
}

void draw_work(const Model& model, Kind kind, WorkMemory& memory, Wishes& wishes) {
    if (!memory.list) memory.list = std::make_shared<WorkList>();
    const WorkFrame work{model, kind, memory, wishes, *memory.list};
    open_taken(work);
    memory.list->update(model, kind, memory);
    open_correction(work);
    memory.list->update(model, kind, memory);
    const WorkRow* chosen = work.list.chosen();

    const bool detail_alone = chosen != nullptr && frame().layout() == Width::narrow;
    draw_header(work, detail_alone);
    draw_past_day(work, detail_alone ? chosen : nullptr);
    draw_claim_warnings(work);
    draw_not_found(work, chosen);
    draw_due_callback(work);
    const bool bare = work.list.departed().empty() && work.list.lost_notes().empty();
    if (work.rows().empty() && bare) {
        empty_state("nothing", nothing_assigned(model, !pulled_campaigns(work).empty()));
        return;
    }
    Panes panes("work", {.detail_open = chosen != nullptr, .detail_width = detail_width()});
    if (panes.list()) draw_work_list(work);
    if (panes.detail(chosen ? chosen->name() : std::string())) draw_work_detail(work, *chosen);
    if (panes.back()) choose(work, std::nullopt);
    draw_let_go_question(work);
}

}  // namespace recall::ui
