#include "core/decide.hpp"

#include "core/callback.hpp"
#include "core/hopper.hpp"
#include "core/rules.hpp"

#include <algorithm>

namespace recall {

namespace {

// Who may wish for what. The one table of roles; decide asks it before anything else.
enum Who : unsigned { agent = 1, manager = 2, admin = 4, the_operator = 8, the_clock = 16 };
constexpr unsigned leads_people = manager | admin | the_operator;
constexpr unsigned runs_desk = admin | the_operator;

template <typename C>
constexpr unsigned allowed_to = 0;
template <> constexpr unsigned allowed_to<ConfigureDesk> = runs_desk;
template <> constexpr unsigned allowed_to<SaveUser> = runs_desk;
template <> constexpr unsigned allowed_to<SaveCampaign> = runs_desk;
template <> constexpr unsigned allowed_to<SaveList> = leads_people;
template <> constexpr unsigned allowed_to<ImportLeads> = leads_people;
template <> constexpr unsigned allowed_to<AssignLeads> = leads_people;
template <> constexpr unsigned allowed_to<ClaimLead> = agent;
template <> constexpr unsigned allowed_to<ExtendClaim> = agent;
template <> constexpr unsigned allowed_to<ReleaseClaim> = agent;
// Own numbers only, as they are agents': news of the work of somebody who is a manager by now.
template <> constexpr unsigned allowed_to<StartCall> = agent | manager | admin;
template <> constexpr unsigned allowed_to<CompleteCall> = agent | manager | admin;
template <> constexpr unsigned allowed_to<Recycle> = leads_people;
template <> constexpr unsigned allowed_to<ArchiveCompleted> = leads_people;
template <> constexpr unsigned allowed_to<LapseClaim> = the_clock;
template <> constexpr unsigned allowed_to<CloseDay> = the_clock;
template <> constexpr unsigned allowed_to<EditLead> = leads_people;
template <> constexpr unsigned allowed_to<SetDoNotCall> = leads_people;
template <> constexpr unsigned allowed_to<RestoreLeads> = leads_people;
template <> constexpr unsigned allowed_to<ReassignLeads> = leads_people;
template <> constexpr unsigned allowed_to<HandOn> = leads_people;
template <> constexpr unsigned allowed_to<ArchiveCalls> = agent | leads_people;
template <> constexpr unsigned allowed_to<UndoImport> = leads_people;
template <> constexpr unsigned allowed_to<TakeCallback> = agent;
template <> constexpr unsigned allowed_to<MoveCallback> = agent | leads_people;
template <> constexpr unsigned allowed_to<CancelCallback> = leads_people;
template <> constexpr unsigned allowed_to<ReleaseCallback> = the_clock;
template <> constexpr unsigned allowed_to<TakeNext> = agent;
template <> constexpr unsigned allowed_to<EndWaits> = the_clock;
template <> constexpr unsigned allowed_to<ResetList> = leads_people;
template <> constexpr unsigned allowed_to<ReleaseCallbacks> = the_clock;
template <> constexpr unsigned allowed_to<OpenCallback> = the_clock;
template <> constexpr unsigned allowed_to<AddDoNotCall> = leads_people;
template <> constexpr unsigned allowed_to<RemoveDoNotCall> = leads_people;
template <> constexpr unsigned allowed_to<EndDoNotCall> = the_clock;
template <>
constexpr unsigned allowed_to<HandToManager> = agent | manager | admin;
template <>
constexpr unsigned allowed_to<PlaceUnplaced> = leads_people;
template <>
constexpr unsigned allowed_to<HandUnplaced> = leads_people;
template <>
constexpr unsigned allowed_to<DismissUnplaced> = leads_people;

unsigned allowed(const Command& command) {
    return std::visit(
        [](const auto& c) {
            constexpr unsigned who = allowed_to<std::decay_t<decltype(c)>>;
            static_assert(who != 0, "say who may give this command");
            return who;
        },
        command);
}

std::optional<Rejection> refuse(const State& state, const Username& by, const Command& command) {
    const unsigned who = allowed(command);
    if (by == clock_name) {
        if (who & the_clock) return std::nullopt;
        return Reason::not_allowed;
    }
    if (who == the_clock) return Reason::clock_only;
    if (by == operator_name) {
        if (who & the_operator) return std::nullopt;
        return Reason::not_allowed;
    }
    const User* user = state.user(by);
    if (!user) return Rejection{Reason::user_unknown, by};
    if (!user->active) return Rejection{Reason::user_inactive, by};
    const unsigned role = user->role == Role::admin     ? admin
                          : user->role == Role::manager ? manager
                                                        : agent;
    if (!(who & role)) return Reason::not_allowed;
    return std::nullopt;
}

// Whoever did it may have been deactivated since, or have another role: what counts is that it is
// work on own numbers.
std::optional<Rejection> refuse_handed_in(const State& state, const Request& request) {
    if (!state.user(request.by)) return Rejection{Reason::user_unknown, request.by};
    if (!works_offline(request.command)) return Rejection{Reason::not_own_work};
    return std::nullopt;
}

}  // namespace

bool may(const State& state, const Username& by, const Command& command) {
    return !refuse(state, by, command);
}

namespace {

// Between two letters.
void shorten(std::string& text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
}

}  // namespace

Decision decide(const State& state, const Request& request) {
    if (const auto no = request.handed_in ? refuse_handed_in(state, request)
                                          : refuse(state, request.by, request.command)) {
        return *no;
    }
    const Decision decision =
        std::visit([&](const auto& c) { return decide_on(state, request, c); }, request.command);
    if (decision) return decision;
    // What it is about may be a name that nobody has, of any length.
    Rejection no = decision.error();
    shorten(no.subject, rejection_subject_bytes_max);
    if (!request.handed_in) return no;
    return unplaced_instead(state, request, no);
}

void apply(State& state, const Event& event, Changes& changes) {
    Edit edit(state, changes);
    std::visit([&](const auto& e) { evolve(edit, e); }, event);
}

Result<const Assignment*, Rejection> own_assignment(const State& state, const Request& request,
                                                    AssignmentId id) {
    const Assignment* open = state.assignment(id);
    const Assignment* known = open ? open : request.recalled ? &*request.recalled : nullptr;
    if (!known) return Rejection{Reason::assignment_unknown};
    if (known->agent != request.by) return Rejection{Reason::not_your_number};
    if (!open) {
        return Rejection{known->stage == Stage::completed ? Reason::already_completed
                                                          : Reason::number_taken_back};
    }
    return open;
}

std::vector<Command> due(const State& state, Instant now, Day today, std::size_t most,
                         const Clocks* clocks) {
    std::vector<Command> commands;
    const Day open_day = state.counters().open_day;
    if (most > 0 && open_day && open_day < today) commands.push_back(CloseDay{open_day});
    // Missed days are closed first: a list whose last day was one of them releases nothing.
    const bool behind = !commands.empty();
    for (const auto& [expires, assignment] : state.claims_by_expiry()) {
        if (expires > now || commands.size() >= most) break;
        commands.push_back(LapseClaim{assignment});
    }
    const auto& bars = state.do_not_calls_by_expiry();
    if (commands.size() < most && !bars.empty() && bars.begin()->first < today) {
        commands.push_back(EndDoNotCall{});
    }
    const auto wait_ends = next_wait_end(state);
    if (commands.size() < most && wait_ends && *wait_ends <= now) commands.push_back(EndWaits{});
    if (!behind && commands.size() < most) {
        auto callbacks = due_callbacks(state, {now, clocks}, release_callbacks_max);
        if (!callbacks.empty()) commands.push_back(ReleaseCallbacks{std::move(callbacks)});
    }
    if (behind) return commands;
    for (const CallbackId callback : due_openings(state, now, most - commands.size())) {
        commands.push_back(OpenCallback{callback});
    }
    return commands;
}

std::optional<Instant> next_due(const State& state, Instant now, const Clocks* clocks) {
    std::optional<Instant> next = next_callback_due(state, {now, clocks});
    const auto sooner = [&next](Instant at) { next = next ? std::min(*next, at) : at; };
    if (const auto wait_ends = next_wait_end(state)) sooner(*wait_ends);
    const auto& claims = state.claims_by_expiry();
    if (const auto opening = next_opening(state)) sooner(*opening);
    if (!claims.empty()) sooner(claims.begin()->first);
    return next;
}

}  // namespace recall
