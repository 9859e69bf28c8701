#include "ui/parts/status_line.hpp"

#include "ui/toolkit/message_list.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace recall::ui {
namespace {

constexpr std::int64_t clock_differs_min_ms = 2 * minute_ms;
constexpr std::int64_t hour_ms = 60 * minute_ms;

SaveState save_state(const Model& model) {
    return model.replica ? model.replica->save_state() : SaveState{};
}

// What waits on this device, as somebody counts who made calls: several commands are one call.
struct WaitingWork {
    std::size_t calls = 0;
    std::size_t changes = 0;  // all else: of one number one, whatever was done with it
};

WaitingWork waiting_work_of(const Replica& replica) {
    std::set<AssignmentId> called, touched;
    WaitingWork work;
    const auto add = [&](const Pending& one) {
        const auto id = assignment_of(one.command);
        if (!id) ++work.changes;
        else if (std::holds_alternative<StartCall>(one.command) || call_in(one.command)) {
            called.insert(*id);
        } else {
            touched.insert(*id);
        }
    };
    for (const Pending& one : replica.others()) add(one);
    for (const Pending& one : replica.pending()) {
        if (one.on_device) add(one);
    }
    work.calls = called.size();
    work.changes += static_cast<std::size_t>(std::count_if(
        touched.begin(), touched.end(), [&](AssignmentId id) { return !called.contains(id); }));
    return work;
}

std::string waiting_words(const Model& model) {
    const WaitingWork work = waiting_work_of(*model.replica);
    std::string words;
    if (work.calls > 0) words = count_words(work.calls, "call", "calls");
    if (work.changes > 0) {
        words += (words.empty() ? "" : " and ") + count_words(work.changes, "change", "changes");
    }
    words += work.calls + work.changes == 1 ? " waits " : " wait ";
    // What the device does not keep is in this tab alone, whatever the replica took for granted.
    return words + (model.device_keeps     ? "on this device"
                    : model.device_returns ? "to be sent"
                                           : "in this tab only");
}

// "5 minutes", "3 hours", "3 days".
std::string about_so_long(std::int64_t ms) {
    const auto several = [ms](std::int64_t unit_ms, const char* unit) {
        return std::to_string((ms + unit_ms / 2) / unit_ms) + unit;
    };
    if (ms < 2 * hour_ms) return several(minute_ms, " minutes");
    return ms < 48 * hour_ms ? several(hour_ms, " hours") : several(24 * hour_ms, " days");
}

}  // namespace

Status link_status(const Model& model) {
    const bool out = model.session == SessionState::signed_out ||
                     model.session == SessionState::expired ||
                     model.session == SessionState::signing_in;
    if (out) return {"Signed out", Tone::warn, icon::lock};
    switch (model.link) {
        case Link::live: return {"Connected", Tone::good, icon::wifi};
        case Link::connecting: return {"Connecting…", Tone::neutral, icon::refresh_cw};
        case Link::refused: return {"Cannot connect", Tone::bad, icon::wifi_off};
        case Link::unavailable: return {"The relay cannot save", Tone::bad, icon::cloud_off};
        case Link::offline: break;
    }
    return {"Offline", Tone::warn, icon::wifi_off};
}

std::vector<Status> save_status(const Model& model) {
    const SaveState state = save_state(model);
    std::vector<Status> all;
    if (!model.device_keeps) {
        all.push_back(
            {model.device_returns ? "Opening what this device keeps" : "This browser keeps nothing",
             Tone::warn, icon::triangle_alert});
    }
    if (state.unsaved > 0) {
        all.push_back({grouped(state.unsaved) + " not yet saved on this device", Tone::warn,
                       icon::circle_alert});
    }
    if (state.waiting > 0) {
        all.push_back({waiting_words(model), model.device_keeps ? Tone::info : Tone::warn,
                       icon::hard_drive});
    }
    // What was refused is not saved: it is in the tray, until a person has seen to it.
    const std::size_t refused = model.replica ? model.replica->refused().size() : 0;
    if (refused > 0) {
        all.push_back({grouped(refused) + " refused", Tone::bad, icon::circle_alert});
    } else if (state.unsaved + state.waiting == 0) {
        all.push_back({"All saved", Tone::good, icon::circle_check});
    }
    return all;
}

std::optional<Status> clock_status(const Model& model) {
    const std::int64_t off_ms = model.clock_differs_ms;
    if (std::abs(off_ms) <= clock_differs_min_ms) return std::nullopt;
    return Status{"This device's clock is " + about_so_long(std::abs(off_ms)) +
                      (off_ms < 0 ? " slow" : " fast"),
                  Tone::warn, icon::triangle_alert};
}

void draw_status_line(const Model& model, Wishes& wishes) {
    std::vector<Status> line = save_status(model);
    line.insert(line.begin(), link_status(model));
    if (auto clock = clock_status(model)) line.push_back(std::move(*clock));
    float width = -space::half;
    for (const Status& status : line) width += badge_width(status.words, status.icon) + space::half;
    if (frame().layout() != Width::narrow) {
        const ImVec2 from = ImGui::GetCursorScreenPos();
        to_right(width);
        const float right = ImGui::GetCursorScreenPos().x - px(space::two);
        give_line_room({from.x, from.y, right, from.y + px(badge_height_px)});
    }
    bool first = true;
    for (const Status& status : line) {
        if (!first) flow(badge_width(status.words, status.icon), space::half);
        live_badge(status.words, status.tone, status.icon);
        first = false;
    }
    const bool told = model.link == Link::unavailable || model.link == Link::refused;
    if (told && !model.link_problem.empty()) {
        notice("link_problem", {.tone = Tone::bad, .words = model.link_problem});
    }
    if (!model.device_keeps && !model.device_problem.empty()) {
        const std::string words =
            (model.device_returns ? "" : "This browser keeps nothing: ") + model.device_problem;
        // Until the device keeps things again, a file is the one safe place.
        const NoticeAnswer answer = notice(
            "device_problem",
            {.tone = Tone::warn,
             .words = words,
             .action = has_waiting_work(model) ? "Save unsent work as a file" : ""});
        if (answer == NoticeAnswer::action) wishes.push_back(SaveUnsent{});
    }
}

std::size_t waiting_calls(const Model& model) {
    std::set<AssignmentId> numbers;
    if (!model.replica) return 0;
    const auto add = [&numbers](const Pending& pending) {
        if (const auto id = assignment_of(pending.command)) numbers.insert(*id);
    };
    for (const Pending& pending : model.replica->others()) add(pending);
    for (const Pending& pending : model.replica->pending()) add(pending);
    return numbers.size();
}

bool has_waiting_work(const Model& model) {
    return model.replica && !(model.replica->pending().empty() && model.replica->others().empty());
}

bool can_reload(const Model& model) {
    using Step = ImportModel::Step;
    if (!model.replica) return true;
    if (has_waiting_work(model) || model.import.step == Step::checking ||
        model.import.step == Step::importing) {
        return false;
    }
    const State& view = model.replica->view();
    const auto& held = view.assignments_of(model.replica->user());
    return std::none_of(held.begin(), held.end(), [&view](AssignmentId id) {
        const Assignment* assignment = view.assignment(id);
        return assignment && assignment->stage == Stage::claimed;
    });
}

std::string count_words(std::size_t count, const char* one, const char* several) {
    return grouped(count) + " " + (count == 1 ? one : several);
}

}  // namespace recall::ui
