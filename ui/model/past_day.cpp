#include "ui/model/past_day.hpp"

#include "ui/toolkit/calendar.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

constexpr std::int32_t days_of_week = 7;

}  // namespace

Day past_day(const Model& model) {
    const bool hears = model.link == Link::live || model.link == Link::unavailable;
    if (!model.replica || hears) return {};
    const State& view = model.replica->view();
    const Username& user = model.replica->user();
    Day last;
    for (const AssignmentId id : view.assignments_of(user)) {
        last = std::max(last, view.assignment(id)->day);
    }
    for (const auto& [key, tally] : view.tallies()) {
        // A call that was made since is counted today, and no number of today is known for it.
        if (key.agent == user && tally.assigned > 0) last = std::max(last, key.day);
    }
    return last < model.today ? last : Day{};
}

std::size_t own_calls_waiting(const Model& model) {
    const auto& calls = model.replica->view().calls_of(model.replica->user());
    return static_cast<std::size_t>(std::count_if(calls.begin(), calls.end(), [&](CallId id) {
        return model.replica->is_pending(model.replica->view().call(id)->assignment);
    }));
}

std::string past_day_words(const Model& model, Day day) {
    if (model.today.number - day.number >= days_of_week) return day_words(day, model.today);
    return std::string(weekday_name(day));
}

}  // namespace recall::ui
