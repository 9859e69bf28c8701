#include "core/decide.hpp"

#include "core/callback.hpp"
#include "core/hopper.hpp"
#include "core/roles.hpp"
#include "core/rules.hpp"

#include <algorithm>

namespace recall {

namespace {

unsigned allowed(const Command& command) {
    return std::visit(
        [](const auto& c) {
            constexpr unsigned who = roles::allowed_to<std::decay_t<decltype(c)>>;
            static_assert(who != 0, "say who may give this command");
            return who;
        },
        command);
}

std::optional<Rejection> refuse(const State& state, const Username& by, const Command& command) {
    using namespace roles;
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

// What own work leads to. That none is missing here is a law: tests/core/properties_test.cpp.
template <typename E, typename... Of>
constexpr bool is_one_of = (std::is_same_v<E, Of> || ...);
template <typename E>
constexpr bool follows_own_work =
    is_one_of<E, LeadClaimed, ClaimExtended, ClaimReleased, NumberReturned, CallStarted,
              CallCompleted, AssignmentWithdrawn, RecycleStarted, CallsArchived, RecycleFinished,
              CallbackTaken, CallbackBooked, CallbackEnded, CallbackMoved, DoNotCallAdded,
              NumberReckoned, UnplacedAdded, CallCorrected>;

// What it is about may be a name that nobody has, of any length.
Rejection shortened(Rejection no) {
    shorten(no.subject, rejection_subject_bytes_max);
    return no;
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
    const Rejection no = shortened(decision.error());
    if (!request.handed_in) return no;
    return unplaced_instead(state, request, no);
}

Decision decide_own_work(const State& state, const Request& request) {
    ensure(!request.handed_in);
    if (const auto no = refuse(state, request.by, request.command)) return *no;
    const Decision decision = std::visit(
        [&](const auto& c) -> Decision {
            if constexpr (is_own_work<std::decay_t<decltype(c)>>) {
                return decide_on(state, request, c);
            } else {
                return Rejection{Reason::not_own_work};
            }
        },
        request.command);
    if (decision) return decision;
    return shortened(decision.error());
}

void apply(State& state, const Event& event, Changes& changes) {
    Edit edit(state, changes);
    std::visit([&](const auto& e) { evolve(edit, e); }, event);
}

void apply_own_work(State& state, const Event& event, Changes& changes) {
    Edit edit(state, changes);
    std::visit(
        [&](const auto& e) {
            if constexpr (follows_own_work<std::decay_t<decltype(e)>>) evolve(edit, e);
        },
        event);
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
    for (const auto& [id, campaign] : state.campaigns()) {
        if (commands.size() >= most || !is_plan_due(state, campaign, {now, clocks})) continue;
        commands.push_back(GivePlanned{id});
    }
    for (const CallbackId callback : due_openings(state, now, most - commands.size())) {
        commands.push_back(OpenCallback{callback});
    }
    return commands;
}

std::optional<Instant> next_due(const State& state, Instant now, const Clocks* clocks) {
    std::optional<Instant> next = next_callback_due(state, {now, clocks});
    const auto sooner = [&next](Instant at) { next = next ? std::min(*next, at) : at; };
    if (const auto wait_ends = next_wait_end(state)) sooner(*wait_ends);
    for (const auto& [id, campaign] : state.campaigns()) {
        if (is_plan_due(state, campaign, {now, clocks})) sooner(now);
    }
    const auto& claims = state.claims_by_expiry();
    if (const auto opening = next_opening(state)) sooner(*opening);
    if (!claims.empty()) sooner(claims.begin()->first);
    return next;
}

}  // namespace recall
