// The laws, after any sequence of wishes: random_commands.hpp.
#include "core/hopper.hpp"
#include "tests/core/play.hpp"
#include "tests/core/properties.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace recall::test {
namespace {

constexpr int steps_max = 160;  // half of it on average

void nothing(const Step&) {}

// ---- What is compared

std::vector<Row> rows_of(const State& state) {
    std::vector<Row> rows{state.desk()};
    const auto gather = [&](const auto& map) {
        for (const auto& [key, noun] : map) rows.push_back(noun);
    };
    gather(state.users());
    gather(state.campaigns());
    gather(state.lists());
    for (const auto& [id, list] : state.lists()) rows.push_back(state.counts(id));
    gather(state.leads());
    gather(state.assignments());
    gather(state.calls());
    gather(state.tallies());
    gather(state.recycles());
    gather(state.imports());
    gather(state.callbacks());
    if (state.unplaced_count().open > 0) rows.push_back(state.unplaced_count());
    return rows;
}

void must_be_equal(const State& one, const State& other) {
    RC_ASSERT(rows_of(one) == rows_of(other));
    RC_ASSERT(one.counters() == other.counters());
    RC_ASSERT(one.claims_by_expiry() == other.claims_by_expiry());
    RC_ASSERT(one.assignments_by_day() == other.assignments_by_day());
    RC_ASSERT(one.calls_by_day() == other.calls_by_day());
    RC_ASSERT(one.callbacks_by_time() == other.callbacks_by_time());
    RC_ASSERT(one.waiting() == other.waiting());
    RC_ASSERT(one.do_not_calls() == other.do_not_calls());
    RC_ASSERT(one.unplaced() == other.unplaced());
    RC_ASSERT(one.do_not_calls_by_expiry() == other.do_not_calls_by_expiry());
    for (const auto& [id, list] : one.lists()) {
        RC_ASSERT(one.pool(id) == other.pool(id));
        RC_ASSERT(one.pool_by_zone(id) == other.pool_by_zone(id));
    }
    for (const auto& [name, user] : one.users()) {
        RC_ASSERT(view_of(one, user) == view_of(other, user));
    }
}

// The State as it would be had nobody ever told a personal thing.
State without_personal_data(const State& whole) {
    State blank;
    blank.put(whole.desk());
    blank.put(whole.counters());
    for (auto [name, user] : whole.users()) {
        user.name.clear();
        blank.put(user);
    }
    for (const auto& [id, campaign] : whole.campaigns()) blank.put(campaign);
    for (const auto& [id, list] : whole.lists()) blank.put(list);
    for (auto [id, lead] : whole.leads()) {
        lead.phone = {};
        lead.name.clear();
        lead.zone.clear();
        lead.columns = {};
        lead.numbers.reset();
        blank.put(lead);
    }
    for (auto [id, assignment] : whole.assignments()) {
        assignment.notes.clear();
        assignment.called = {};
        assignment.closed_why.clear();
        blank.put(assignment);
    }
    for (auto [id, call] : whole.calls()) {
        call.notes.clear();
        call.phone = {};
        call.name.clear();
        call.zone.clear();
        call.columns = {};
        call.closed_why.clear();
        blank.put(call);
    }
    for (const auto& [key, tally] : whole.tallies()) blank.put(tally);
    for (const auto& [id, entry] : whole.recycles()) blank.put(entry);
    for (auto [id, import] : whole.imports()) {
        import.file.clear();
        blank.put(import);
    }
    for (auto [id, callback] : whole.callbacks()) {
        callback.comments.clear();
        blank.put(callback);
    }
    for (auto [id, item] : whole.unplaced()) {
        item.work.why.clear();
        item.work.phone = {};
        item.work.name.clear();
        item.work.notes.clear();
        item.work.callback.reset();
        item.work.note.clear();
        blank.put(item);
    }
    return blank;
}

// ---- The laws

TEST(Laws, TheAuditHoldsAfterAnySequence) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), [](const Step& step) {
            for (const std::string& broken : audit(step.after.state())) RC_FAIL(broken);
        });
    }), "");
}

TEST(Laws, PoolAndAssignedAndHeldAndDoneAreAllLeads) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), [](const Step& step) {
            const State& state = step.after.state();
            int total = 0;
            for (const auto& [id, list] : state.lists()) {
                const ListCounts counts = state.counts(id);
                RC_ASSERT(counts.total == counts.available + counts.assigned + counts.claimed +
                                              counts.held + counts.done + counts.resting +
                                              counts.waiting + counts.elsewhere);
                RC_ASSERT(static_cast<int>(state.pool(id).size()) == counts.available);
                total += counts.total;
            }
            RC_ASSERT(total == static_cast<int>(state.leads().size()));
        });
    }), "");
}

TEST(Laws, ReplayingTheHistoryGivesTheLiveState) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), nothing, [](const World& world) {
            World replayed;
            replayed.apply_all(world.history());
            must_be_equal(replayed.state(), world.state());
        });
    }), "");
}

TEST(Laws, ReplayingTheRecordsGivesTheLiveStateWithoutPersonalData) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), nothing, [](const World& world) {
            State replayed;
            Changes changes;
            for (const Event& event : world.history()) {
                const std::string text = to_text(event_to_json(event, Detail::record));
                RC_ASSERT(text.find("Okafor") == std::string::npos);
                RC_ASSERT(text.find("+23480") == std::string::npos);
                RC_ASSERT(text.find("Name of") == std::string::npos);
                RC_ASSERT(text.find("Okon's") == std::string::npos);
                RC_ASSERT(text.find("Moved.") == std::string::npos);
                RC_ASSERT(text.find("works at night") == std::string::npos);
                const auto read = event_from_json(parse_json(text).value(), Detail::record);
                RC_ASSERT(bool(read));
                apply(replayed, read.value(), changes);
            }
            State live = without_personal_data(world.state());
            for (const auto& [id, ended] : world.ended()) live.put(ended);
            must_be_equal(replayed, live);
        });
    }), "");
}

TEST(Laws, RowsPutIntoAnEmptyStateGiveTheSameState) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), nothing, [](const World& world) {
            State loaded;
            loaded.put(world.state().counters());
            for (const Row& row : rows_of(world.state())) {
                const auto read = row_from_json(parse_json(to_text(row_to_json(row))).value());
                RC_ASSERT(bool(read));
                RC_ASSERT(read.value() == row);
                // The whole State counts itself.
                const bool counted = std::holds_alternative<ListCounts>(row) ||
                                     std::holds_alternative<UnplacedCount>(row);
                if (!counted) loaded.put(read.value());
            }
            for (const auto& [id, ended] : world.ended()) loaded.put(ended);
            for (const auto& [id, item] : world.state().unplaced()) loaded.put(item);
            for (const auto& [key, line] : world.state().do_not_calls()) loaded.put(line);
            must_be_equal(loaded, world.state());
        });
    }), "");
}

bool may_be_repeated_with_effect(const Command& command) {
    // The next number is another one, where an agent may hold several; so is the next slice.
    if (std::holds_alternative<TakeNext>(command)) return true;
    if (std::holds_alternative<HandToManager>(command)) return true;
    if (std::holds_alternative<TurnClockBack>(command)) return true;
    if (std::holds_alternative<NoteCall>(command)) return true;  // Said twice is written twice.
    const auto* assign = std::get_if<AssignLeads>(&command);
    return assign && assign->leads.empty();  // Five more are five more.
}

TEST(Laws, TheSameWishAgainDecidesNothing) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), [](const Step& step) {
            if (may_be_repeated_with_effect(step.wish.command)) return;
            const Decision again = step.after.ask(step.wish.by, step.wish.command);
            RC_ASSERT((!again || again.value().empty()));
        });
    }), "");
}

TEST(Laws, ARefusalChangesNothing) {
    EXPECT_EQ(counterexample(30, [] {
        play(random_steps(steps_max), [](const Step& step) {
            if (step.verdict.refused()) must_be_equal(step.before.state(), step.after.state());
        });
    }), "");
}

// A tab's guesses are made of it: what it decides and applies is what the relay does.
TEST(Laws, OwnWorkAloneComesToTheSame) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), [](const Step& step) {
            if (step.wish.handed_in) return;
            const Request request = step.before.request(step.wish.by, step.wish.command);
            const Decision decision = decide_own_work(step.before.state(), request);
            if (!works_offline(step.wish.command)) return RC_ASSERT(!decision);
            RC_ASSERT(bool(decision) == !step.verdict.refused());
            if (!decision) return RC_ASSERT(no(decision.error().reason) == step.verdict);
            State guessed = step.before.state();
            Changes changes;
            for (const Event& event : decision.value()) apply_own_work(guessed, event, changes);
            must_be_equal(guessed, step.after.state());
        });
    }), "");
}

template <typename Map, typename Named>
void must_name_changed(const Map& before, const Map& after, const Named& named) {
    for (const auto& [key, noun] : before) {
        const auto at = after.find(key);
        if (at == after.end() || !(at->second == noun)) RC_ASSERT(named(key));
    }
    for (const auto& [key, noun] : after) {
        if (!before.contains(key)) RC_ASSERT(named(key));
    }
}

TEST(Laws, ChangesNameEveryRowThatChanged) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), [](const Step& step) {
            const State& before = step.before.state();
            const State& after = step.after.state();
            const Changes& changes = step.after.last_changes();
            const auto in = [](const auto& names) {
                return [&names](const auto& key) { return names.contains(key); };
            };
            RC_ASSERT(before.desk() == after.desk() || changes.desk);
            RC_ASSERT(before.counters() == after.counters() || changes.counters);
            must_name_changed(before.users(), after.users(), in(changes.users));
            must_name_changed(before.campaigns(), after.campaigns(), in(changes.campaigns));
            must_name_changed(before.lists(), after.lists(), in(changes.lists));
            must_name_changed(before.leads(), after.leads(), in(changes.leads));
            must_name_changed(before.assignments(), after.assignments(), in(changes.assignments));
            must_name_changed(before.calls(), after.calls(), in(changes.calls));
            must_name_changed(before.tallies(), after.tallies(), in(changes.tallies));
            must_name_changed(before.recycles(), after.recycles(), in(changes.recycles));
            must_name_changed(before.imports(), after.imports(), in(changes.imports));
            must_name_changed(before.callbacks(), after.callbacks(), in(changes.callbacks));
            must_name_changed(before.unplaced(), after.unplaced(), in(changes.unplaced));
            for (const auto& [id, list] : after.lists()) {
                RC_ASSERT(before.counts(id) == after.counts(id) ||
                          changes.list_counts.contains(id));
            }
        });
    }), "");
}

TEST(Laws, ChangesHoldRowsAsTheyLastStood) {
    EXPECT_EQ(counterexample(40, [] {
        play(random_steps(steps_max), [](const Step& step) {
            const State& after = step.after.state();
            const Changes& changes = step.after.last_changes();
            for (const auto& [id, assignment] : changes.assignments) {
                const Assignment* open = after.assignment(id);
                RC_ASSERT((open ? *open == assignment : !is_open(assignment.stage)));
            }
            for (const auto& [id, call] : changes.calls) {
                const CompletedCall* known = after.call(id);
                RC_ASSERT((known ? *known == call : bool(call.archived_at)));
            }
            for (const auto& [id, callback] : changes.callbacks) {
                const Callback* open = after.callback(id);
                RC_ASSERT((open ? *open == callback : !is_open(callback.status)));
            }
            for (const auto& [id, item] : changes.unplaced) {
                const Unplaced* open = after.unplaced(id);
                RC_ASSERT((open ? *open == item : !is_open(item.state)));
            }
            for (const auto& [id, entry] : changes.finished_recycles) {
                RC_ASSERT(entry.finished && !after.recycle(id));
            }
        });
    }), "");
}

TEST(Laws, AViewIsEveryRowTheUserSees) {
    EXPECT_EQ(counterexample(40, [] {
        play(random_steps(steps_max), nothing, [](const World& world) {
            for (const auto& [name, user] : world.state().users()) {
                std::vector<Row> view = view_of(world.state(), user);
                std::size_t seen = 0;
                for (const Row& row : rows_of(world.state())) {
                    if (!sees(world.state(), user, row)) continue;
                    ++seen;
                    RC_ASSERT(std::find(view.begin(), view.end(), row) != view.end());
                }
                RC_ASSERT(view.size() == seen);
            }
        });
    }), "");
}

// What they say of a tab's own numbers. Whom else a "do not call" concerns, and whether the number
// stands on the list already, only the relay knows.
std::string describe_own(const State& tab, Events events) {
    std::erase_if(events, [&tab](const Event& event) {
        const auto* taken = std::get_if<AssignmentWithdrawn>(&event);
        const auto* ended = std::get_if<CallbackEnded>(&event);
        return std::holds_alternative<DoNotCallAdded>(event) ||
               (taken && !tab.assignment(taken->assignment)) ||
               (ended && !tab.callback(ended->callback) &&
                ended->callback < tab.counters().next_callback);
    });
    return describe(events);
}

// The heart of working offline: with nothing but its view, a tab comes to what the relay would.
TEST(Laws, AnAgentsTabDecidesAboutItsNumbersAsTheRelayDoes) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), [](const Step& step) {
            const State& whole = step.before.state();
            const User* user = whole.user(step.wish.by);
            const auto id = assignment_of(step.wish.command);
            if (step.wish.handed_in || !user || !user->active || !id ||
                !works_offline(step.wish.command))
                return;
            const Assignment* open = whole.assignment(*id);
            if (!open || open->agent != user->username) return;
            State tab;
            for (const Row& row : view_of(whole, *user)) tab.put(row);
            const Request request = step.before.request(step.wish.by, step.wish.command);
            const Decision guess = decide(tab, request), truth = decide(whole, request);
            RC_ASSERT(bool(guess) == bool(truth));
            if (!guess) {
                RC_ASSERT(guess.error() == truth.error());
                return;
            }
            RC_ASSERT(describe_own(tab, guess.value()) == describe_own(tab, truth.value()));
            Changes changes;
            for (const Event& event : guess.value()) apply(tab, event, changes);
        });
    }), "");
}

TEST(Laws, NobodyIsRungOutsideOfTheHoursOrAgainstTheirWish) {
    EXPECT_EQ(counterexample(60, [] {
        play(random_steps(steps_max), [](const Step& step) {
            const State& before = step.before.state();
            const Moment now{step.after.now, step.after.clocks};
            const auto may_ring = [&](LeadId id) {
                const Lead& lead = *before.lead(id);
                const Campaign& campaign =
                    *before.campaign(before.list(lead.list)->campaign);
                RC_ASSERT(lead.may_be_called());
                RC_ASSERT(hours_open(before, campaign, lead.zone, now));
            };
            // Or with a reason, where the campaign lets everybody.
            const auto may_begin = [&](LeadId id, const std::string& why) {
                const Code campaign = before.list(before.lead(id)->list)->campaign;
                const bool lets = before.campaign(campaign)->closed_calls == ClosedCalls::everybody;
                if (lets && !why.empty()) RC_ASSERT(before.lead(id)->may_be_called());
                else may_ring(id);
            };
            const bool next = std::holds_alternative<TakeNext>(step.wish.command);
            for (const Event& event : step.verdict.events) {
                if (const auto* one = std::get_if<CallbackReleased>(&event)) {
                    may_ring(before.callback(one->callback)->lead);
                }
                if (const auto* many = std::get_if<CallbacksReleased>(&event)) {
                    for (const CallbackId id : many->callbacks) may_ring(before.callback(id)->lead);
                }
                if (const auto* call = std::get_if<CallStarted>(&event)) {
                    const auto& wish = std::get<StartCall>(step.wish.command);
                    const Assignment& open = *before.assignment(call->assignment);
                    const bool just_now = std::abs(wish.at - step.after.now) <= live_clock_ms;
                    if (just_now) may_begin(open.lead, call->why);
                }
                if (const auto* taken = std::get_if<CallbackTaken>(&event)) {
                    const bool own = std::holds_alternative<TakeCallback>(step.wish.command);
                    if (own) may_begin(before.callback(taken->callback)->lead, "its call says why");
                }
                const auto* assigned = std::get_if<LeadsAssigned>(&event);
                for (const LeadId id : assigned ? assigned->leads : std::vector<LeadId>{}) {
                    RC_ASSERT(before.lead(id)->may_be_called());
                    if (next) may_ring(id);
                }
            }
        });
    }), "");
}

TEST(Laws, NoCallIsRefusedForTheClockOfItsDevice) {
    EXPECT_EQ(counterexample(
                  60,
                  [] {
                      play(random_steps(steps_max), [](const Step& step) {
                          const auto* call = std::get_if<CompleteCall>(&step.wish.command);
                          if (!call || !call->ended_at) return;
                          if (std::abs(call->ended_at - step.after.now) <= live_clock_ms) return;
                          RC_ASSERT(!(step.verdict == no(Reason::callback_time_past)));
                          RC_ASSERT(!(step.verdict == no(Reason::hours_closed)));
                          for (const Event& event : step.verdict.events) {
                              const auto* booked = std::get_if<CallbackBooked>(&event);
                              if (!booked || !call->callback) continue;
                              RC_ASSERT(booked->callback.callback_time == call->callback->time);
                              RC_ASSERT(booked->callback.wall_time == call->callback->wall_time);
                          }
                      });
                  }),
              "");
}

TEST(Laws, UnderACallAClaimLapsesOnlyAfterItsTimeWasHadTwice) {
    EXPECT_EQ(counterexample(60,
                             [] {
                                 play(random_steps(steps_max), [](const Step& step) {
                                     for (const Event& event : step.verdict.events) {
                                         const auto* lapsed = std::get_if<ClaimLapsed>(&event);
                                         if (!lapsed) continue;
                                         const Assignment& claim =
                                             *step.before.state().assignment(lapsed->assignment);
                                         RC_ASSERT((!claim.call_started || claim.extended));
                                     }
                                 });
                             }),
              "");
}

TEST(Laws, WhatIsDueIsNeverRefusedAndComesToAnEnd) {
    EXPECT_EQ(counterexample(40, [] {
        play(random_steps(steps_max), nothing, [](const World& played) {
            World world = played;
            for (int rounds = 0;; ++rounds) {
                const auto commands = due(world.state(), world.now, world.today(), 5, world.clocks);
                if (commands.empty()) break;
                RC_ASSERT(rounds < 200);
                for (const Command& command : commands) {
                    RC_ASSERT(!world.when(clock_name, command).refused());
                }
            }
            RC_ASSERT(world.state().counters().open_day >= world.today());
        });
    }), "");
}

// A generator that is always refused, or never, would prove little.
TEST(RandomCommands, AreRefusedNowAndThenAndReachEveryEvent) {
    int asked = 0, refused = 0;
    std::map<std::string_view, int> commands, events;
    for (std::uint32_t seed = 1; seed <= 160; ++seed) {
        std::vector<std::uint32_t> steps;
        for (std::uint32_t i = 0; i < 100; ++i) steps.push_back(seed * 1000 + i);
        play(steps, [&](const Step& step) {
            ++asked;
            if (step.verdict.refused()) ++refused;
            else ++commands[name_of(step.wish.command)];
            for (const Event& event : step.verdict.events) ++events[name_of(event)];
        });
    }
    EXPECT_GT(refused * 100 / asked, 15);
    EXPECT_LT(refused * 100 / asked, 45);
    EXPECT_EQ(commands.size(), std::variant_size_v<Command>);
    // The day was opened before the first of these wishes.
    std::string seen;
    for (const auto& [name, count] : events) seen += std::string(name) + " ";
    EXPECT_EQ(events.size(), std::variant_size_v<Event> - 1) << seen;
    RecordProperty("refused_percent", refused * 100 / asked);
}

}  // namespace
}  // namespace recall::test
