#include "ui/parts/recycle_question.hpp"

#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <map>

namespace recall::ui {
namespace {

constexpr std::size_t agents_named_max = 12;

std::string numbers_of_kind(int numbers, const std::optional<Kind>& kind) {
    if (!kind) return numbers_words(numbers);
    return grouped(numbers) + " " + kind_words(*kind) +
           (numbers == 1 ? " number" : " numbers");
}

int sum_of(const std::vector<Taken>& taken) {
    int numbers = 0;
    for (const Taken& one : taken) numbers += one.numbers;
    return numbers;
}

void close_question(TrackerMemory& memory) {
    memory.asking_all = false;
    memory.asking_agent.reset();
    memory.asking_kind.reset();
}

}  // namespace

std::vector<Taken> taken_by(const State& state, const Recycle& scope) {
    std::map<Username, int> by_agent;
    for (const auto& [key, tally] : state.tallies()) {
        if (key.day < state.counters().open_day || tally.uncompleted() == 0) continue;
        if ((scope.agent && key.agent != *scope.agent) || (scope.kind && key.kind != *scope.kind)) {
            continue;
        }
        by_agent[key.agent] += tally.uncompleted();
    }
    std::vector<Taken> taken;
    for (const auto& [agent, numbers] : by_agent) taken.push_back({name_of(state, agent), numbers});
    std::stable_sort(taken.begin(), taken.end(), [](const Taken& one, const Taken& other) {
        return one.numbers > other.numbers;
    });
    return taken;
}

std::string recycle_words(const std::vector<Taken>& taken, const Recycle& scope) {
    if (taken.empty()) return "Nothing is left to take back: every number has been completed.";
    std::string words = "Take back " + numbers_of_kind(sum_of(taken), scope.kind) + " from ";
    if (scope.agent) {
        words += taken.front().name + ".";
    } else {
        words += count_words(taken.size(), "agent", "agents") + ": ";
        for (std::size_t i = 0; i < taken.size() && i < agents_named_max; ++i) {
            if (i > 0) words += ", ";
            words += taken[i].name + " " + grouped(taken[i].numbers);
        }
        if (taken.size() > agents_named_max) {
            words += " and " + grouped(taken.size() - agents_named_max) + " more";
        }
        words += ".";
    }
    return words +
           " Completed calls stay. Numbers in a call are taken too; their completions still count.";
}

void draw_recycle_question(const Model& model, TrackerMemory& memory, Wishes& wishes) {
    if (!memory.asking_all && !memory.asking_agent) return;
    const Recycle scope{memory.asking_agent, memory.asking_kind};
    const std::vector<Taken> taken = taken_by(model.replica->view(), scope);
    const int numbers = sum_of(taken);
    const std::string counted = numbers_words(numbers);
    const std::string title =
        scope.agent ? "Recycle " + counted + "?" : std::string("Recycle all uncompleted numbers?");
    std::string reason = why_not_now(model);
    if (reason.empty() && numbers == 0) reason = "Nothing is left to take back.";

    DialogAnswer answer = DialogAnswer::none;
    const Dialog dialog("recycle", title, {.width = 460});
    if (dialog) {
        paragraph(recycle_words(taken, scope));
        const std::string confirm = "Take back " + counted;
        answer = dialog_buttons({.confirm = confirm,
                                 .kind = ButtonKind::danger,
                                 .icon = icon::recycle,
                                 .disabled = reason,
                                 .busy = model.asking});
    }
    if (answer == DialogAnswer::confirm) {
        wishes.push_back(Give{scope, counted + " went back to the pool"});
    }
    if (answer != DialogAnswer::none || dialog.dismissed()) close_question(memory);
}

}  // namespace recall::ui
