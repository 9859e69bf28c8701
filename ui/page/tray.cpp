#include "ui/page/page.hpp"
#include "ui/parts/command_words.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/parts/try_again.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace recall::ui {
namespace {

constexpr std::size_t waiting_shown_max = 50;
constexpr const char* hand_over_label = "Hand to the manager";
constexpr const char* others_work_words =
    "Work of somebody else waits on this device; it is sent when they sign in here.";

// A wish about a number can be given again where the number is still to be worked on.
bool can_try_again(const Refused& refused, const Model& model) {
    const auto id = assignment_of(refused.command);
    const auto& calls = model.replica->view().calls();
    return id && works_offline(refused.command) &&
           std::none_of(calls.begin(), calls.end(),
                        [id](const auto& one) { return one.second.assignment == *id; });
}

// For what cannot be put right here: a number that is another's by now, a call that was completed
// otherwise.
void draw_hand_over(const Refused& refused, const CompleteCall& call, const Model& model,
                    Wishes& wishes) {
    const bool on_its_way = is_handed_over(refused, model);
    const ButtonOptions options{.icon = icon::users,
                                .tooltip = "A manager sees all you entered, and sees to it",
                                .disabled = on_its_way ? "It is on its way to the manager." : "",
                                .small = true};
    if (!button("hand_over", hand_over_label, options)) return;
    wishes.push_back(Give{HandToManager{handed_work(refused, call, model)},
                          "Handed to the manager"});
}

// They wrap on a phone.
void draw_buttons(const Refused& refused, const Model& model, Wishes& wishes) {
    const ButtonOptions again{.icon = icon::undo,
                              .tooltip = "Opens the number, with what you entered in its form",
                              .small = true};
    const ButtonOptions copy{.icon = icon::copy, .small = true};
    const ButtonOptions remove{.kind = ButtonKind::ghost,
                               .icon = icon::trash,
                               .tooltip = "Takes it out of this list. Copy what you need first.",
                               .small = true};
    const auto call = call_in(refused.command);
    if (can_try_again(refused, model)) {
        if (button("again", "Open and try again", again)) {
            wishes.push_back(TryAgain{refused.client, refused.number});
        }
        flow(button_width(call ? hand_over_label : "Copy text", copy));
    }
    if (call) {
        draw_hand_over(refused, *call, model, wishes);
        flow(button_width("Copy text", copy));
    }
    if (button("copy", "Copy text", copy)) wishes.push_back(Copy{text_of(refused, model)});
    flow(button_width("Remove", remove));
    if (button("remove", "Remove", remove)) {
        wishes.push_back(DropRefused{refused.client, refused.number});
    }
}

void draw_refused(const Refused& refused, const Model& model, Wishes& wishes) {
    const std::string id = refused.client + "/" + std::to_string(refused.number);
    const CommandWords words = words_of(refused.command, model);
    const Card card(id, words.title);
    if (!words.phone.empty()) copyable("phone", "Phone", words.phone);
    if (!words.below.empty()) text(words.below);
    if (!words.notes.empty()) paragraph(words.notes);
    notice("reason", {.tone = Tone::bad, .words = refused.error.message});
    muted("Done at " + time_of_day(model, refused.wished_at));
    draw_buttons(refused, model, wishes);
}

void draw_remove_all(const Model& model, TrayMemory& memory, Wishes& wishes) {
    const std::size_t count = model.replica->refused().size();
    if (count > 1) {
        const ButtonOptions options{.icon = icon::trash};
        right_buttons(button_width("Remove all", options));
        if (button("remove_all", "Remove all", options)) memory.removing_all = true;
    }
    if (!memory.removing_all) return;
    switch (ask("remove_all", {.title = "Remove all " + grouped(count) + "?",
                               .words = "What was entered in them goes for good. Copy what you "
                                        "need first.",
                               .confirm = "Remove all",
                               .kind = ButtonKind::danger})) {
        case DialogAnswer::confirm:
            wishes.push_back(DropAllRefused{});
            memory.removing_all = false;
            break;
        case DialogAnswer::cancel: memory.removing_all = false; break;
        case DialogAnswer::none: break;
    }
}

// Of this user on this device, whichever tab sends it.
std::vector<const Pending*> waiting_work(const Replica& replica) {
    std::vector<const Pending*> waiting;
    for (const Pending& one : replica.others()) waiting.push_back(&one);
    for (const Pending& one : replica.pending()) waiting.push_back(&one);
    return waiting;
}

void draw_waiting_work(const Model& model) {
    const std::vector<const Pending*> pending = waiting_work(*model.replica);
    if (pending.empty()) return;
    const std::string subtitle = model.device_keeps || model.device_returns
                                     ? "Kept on this device and sent by itself, in this order."
                                     : "Kept in this tab only: leave it open until all is sent.";
    const std::string words = grouped(pending.size()) + " waiting to be sent";
    const Card card("waiting", words, {.subtitle = subtitle});
    std::size_t shown = 0;
    for (const Pending* one : pending) {
        if (++shown > waiting_shown_max) break;
        ImGui::PushID(static_cast<int>(shown));
        const CommandWords command = words_of(one->command, model);
        std::string line = time_of_day(model, one->wished_at) + "   " + command.title;
        if (!command.phone.empty()) line += ", " + command.phone;
        paragraph(command.below.empty() ? line : line + ", " + command.below);
        ImGui::PopID();
    }
    if (pending.size() > waiting_shown_max) {
        muted("and " + grouped(pending.size() - waiting_shown_max) + " more");
    }
}

}  // namespace

void draw_tray(const Model& model, TrayMemory& memory, Wishes& wishes) {
    page_header("Tray", "What waits for the relay, and what it refused.");
    draw_remove_all(model, memory, wishes);
    gap(space::half);
    draw_waiting_work(model);
    if (!model.others_work.empty()) {
        notice("others_work", {.tone = Tone::info, .words = others_work_words});
        gap(space::half);
    }
    const auto& refused = model.replica->refused();
    for (auto one = refused.rbegin(); one != refused.rend(); ++one) {
        draw_refused(*one, model, wishes);
    }
    if (refused.empty() && !has_waiting_work(model)) {
        empty_state("nothing", {.icon = icon::circle_check,
                                .words = "Nothing waits and nothing was refused",
                                .below = "Everything you did is saved at the relay."});
    }
}

}  // namespace recall::ui
