#include "ui/command_words.hpp"
#include "ui/status_line.hpp"
#include "ui/views.hpp"
#include "ui/widgets.hpp"

#include <string>
#include <vector>

namespace recall::ui {
namespace {

constexpr std::size_t waiting_shown_max = 50;
constexpr const char* others_work_words =
    "Work of somebody else waits on this device; it is sent when they sign in here.";

void draw_refused(const Refused& refused, const Model& model, Wishes& wishes) {
    const std::string id = refused.client + "/" + std::to_string(refused.number);
    const CommandWords words = words_of(refused.command, model);
    const Card card(id, words.title);
    if (!words.below.empty()) text(words.below);
    if (!words.notes.empty()) paragraph(words.notes);
    notice("reason", {.tone = Tone::bad, .words = refused.error.message});
    const ButtonOptions copy{.icon = icon::copy, .small = true};
    const ButtonOptions remove{.kind = Kind::ghost,
                               .icon = icon::trash,
                               .tooltip = "Takes it out of this list. Copy what you need first.",
                               .small = true};
    const std::string when = "Done at " + time_of_day(model, refused.wished_at);
    muted(when);
    const float buttons =
        button_width("Copy text", copy) + space::one + button_width("Remove", remove);
    ImGui::SameLine();
    to_right(buttons);
    if (button("copy", "Copy text", copy)) wishes.push_back(Copy{text_of(refused, model)});
    beside();
    if (button("remove", "Remove", remove)) {
        wishes.push_back(DropRefused{refused.client, refused.number});
    }
}

// Of this user on this device, whichever tab sends it.
std::vector<const Pending*> waiting_work(const Replica& replica) {
    std::vector<const Pending*> waiting;
    for (const Pending& one : replica.others()) waiting.push_back(&one);
    for (const Pending& one : replica.pending()) waiting.push_back(&one);
    return waiting;
}

void draw_waiting(const Model& model) {
    const std::vector<const Pending*> pending = waiting_work(*model.replica);
    if (pending.empty()) return;
    const std::string subtitle = model.device_keeps || model.device_returns
                                     ? "Kept on this device and sent by itself, in this order."
                                     : "Kept in this tab only: leave it open until all is sent.";
    const std::string words = std::to_string(pending.size()) + " waiting to be sent";
    const Card card("waiting", words, {.subtitle = subtitle});
    std::size_t shown = 0;
    for (const Pending* one : pending) {
        if (++shown > waiting_shown_max) break;
        ImGui::PushID(static_cast<int>(shown));
        const CommandWords command = words_of(one->command, model);
        const std::string line = time_of_day(model, one->wished_at) + "   " + command.title;
        text(command.below.empty() ? line : line + ", " + command.below);
        ImGui::PopID();
    }
    if (pending.size() > waiting_shown_max) {
        muted("and " + std::to_string(pending.size() - waiting_shown_max) + " more");
    }
}

}  // namespace

void draw_tray(const Model& model, Wishes& wishes) {
    page_header("Tray", "What waits for the relay, and what it refused.");
    gap(space::half);
    draw_waiting(model);
    if (model.others_work) {
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
