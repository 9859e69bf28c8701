// What a manager should do before there is anything to watch: the first steps of an empty desk, and
// pools that run low.
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/tracker/tracker.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <string>

namespace recall::ui {
namespace {

struct Step {
    const char* id;
    std::string words;
    std::string done;  // what there is already; empty: nothing
    const char* action;
    Screen screen;
    bool may;
};

void draw_step(const Tracker& tracker, const Step& step) {
    badge(step.done.empty() ? "To do" : "Done", step.done.empty() ? Tone::accent : Tone::good,
          step.done.empty() ? nullptr : icon::check);
    beside();
    paragraph(step.words + (step.done.empty() ? "" : " " + step.done + "."));
    if (step.done.empty() && step.may && link(step.id, step.action)) {
        tracker.wishes.push_back(Show{step.screen});
    }
    gap(space::half);
}

}  // namespace

bool draw_first_steps(const Tracker& tracker) {
    const State& view = tracker.model.replica->view();
    const auto& users = view.users();
    const auto agents = static_cast<std::size_t>(
        std::count_if(users.begin(), users.end(), [](const auto& entry) {
            return entry.second.active && entry.second.role == Role::agent;
        }));
    std::int64_t numbers = 0;
    for (const auto& [id, list] : view.lists()) numbers += view.counts(id).total;
    if (agents > 0 && numbers > 0) return false;
    const User* me = tracker.model.replica->me();
    const bool admin = me && me->role == Role::admin;
    const Card card("first_steps", "First steps",
                    {.subtitle = "Then their work is watched here"});
    draw_step(tracker, {"people",
                        "Say who calls: agents, each with their campaigns. A one-time link lets "
                        "them choose a password.",
                        agents == 0 ? "" : count_words(agents, "agent works", "agents work") +
                                               " here",
                        "Open Admin Panel", Screen::admin, admin});
    draw_step(tracker, {"numbers",
                        "Make a list and import a file of numbers into it. Client CRM and Customer "
                        "Service stand ready with their outcomes.",
                        numbers == 0 ? "" : numbers_words(numbers) + " stand ready",
                        "Open Database Manager", Screen::database, true});
    draw_step(tracker, {"assign", "Give every agent numbers for today.", "",
                        "Open Database Manager", Screen::database, numbers > 0 && agents > 0});
    return true;
}

void draw_clock_doubt(const Tracker& tracker) {
    const AnswerOf<CallbackAttention>& attention = tracker.model.answers->attention;
    if (!attention.known || !attention.clock) return;
    const User* me = tracker.model.replica->me();
    const bool admin = me && me->role == Role::admin;
    const NoticeAnswer answer =
        notice("clock", {.tone = Tone::bad,
                         .words = clock_doubt_words(tracker.model, *attention.clock) +
                                  (admin ? "" : " An admin can set it right in the Admin Panel."),
                         .action = admin ? "Open Admin Panel" : ""});
    if (answer == NoticeAnswer::action) tracker.wishes.push_back(Show{Screen::admin});
    gap(space::half);
}

void draw_low_pools(const Model& model) {
    for (const LowPool& low : low_pools(model.replica->view())) {
        notice("low_" + low.campaign.text(), {.tone = Tone::warn, .words = low.words});
        gap(space::half);
    }
}

}  // namespace recall::ui
