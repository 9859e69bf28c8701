// Notes on completed calls, and their review. RULES.md §10.
#include "core/call_notes.hpp"

#include "core/rules.hpp"

namespace recall {

namespace {

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

std::optional<CallNote> call_note(std::int64_t record, Instant at, const Username& by,
                                  const Events& events) {
    for (const Event& event : events) {
        if (const auto* noted = std::get_if<CallNoted>(&event)) {
            return CallNote{noted->call, record, at, by, noted->text, noted->reviewed};
        }
    }
    return std::nullopt;
}

Decision decide_on(const State& state, const Request& request, const NoteCall& command) {
    const auto number = static_cast<std::int64_t>(command.call.value);
    if (!command.call || command.call >= state.counters().next_call) {
        return Rejection{Reason::call_unknown, "", number};
    }
    const User* user = state.user(request.by);
    if (user && user->role == Role::agent) {
        // Until its day is over, also where it is archived before that.
        const CompletedCall* call = state.call(command.call);
        const Assignment* archived =
            !call && request.recalled && request.recalled->day >= state.counters().open_day
                ? &*request.recalled
                : nullptr;
        if (!call && !archived) return Rejection{Reason::call_archived};
        if ((call ? call->agent : archived->agent) != request.by) {
            return Rejection{Reason::not_your_call, "", number};
        }
        if (command.reviewed) return Rejection{Reason::not_allowed};
    }
    if (command.text.size() > notes_bytes_max) {
        return Rejection{Reason::text_too_long, "notes", notes_bytes_max};
    }
    if (is_blank(command.text) && !command.reviewed) return Rejection{Reason::notes_required};
    return Events{CallNoted{command.call, command.text, command.reviewed}};
}

void evolve(Edit& edit, const CallNoted& event) {
    ensure(event.call < edit.state().counters().next_call);
}

}  // namespace recall
