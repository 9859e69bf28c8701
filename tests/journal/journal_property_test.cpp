// Whatever people wish for, in whatever order: after every commit the journal gives back exactly
// the State that lives, over memory and SQLite alike, and recall verify has nothing to say.
#include "tests/journal/desk_at_work.hpp"
#include "tests/journal/fault_disk.hpp"

#include "journal/memory_journal.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/verify.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace recall {

namespace {

// One wish, as numbers, so that a failing run shrinks to few and simple ones.
using Wish = std::pair<unsigned char, unsigned char>;

AssignmentId some_assignment(const State& state, unsigned pick) {
    // Ended ones too, and some that never were.
    const auto next = state.counters().next_assignment.value;
    return {1 + pick % (next + 1)};
}

std::pair<Username, Command> unplaced_wish(Wish wish, const Username& agent) {
    switch (wish.first % 37) {
        case 31: {
            const HandedWork work{.command = "CompleteCall",
                                  .lead = {1 + wish.second % 14u},
                                  .outcome = no_answer,
                                  .notes = "Wrote 'this'"};
            return {agent, HandToManager{work}};
        }
        case 32:
            return {max, PlaceUnplaced{{1 + wish.second % 6u}, {1 + wish.second % 14u}, no_answer}};
        case 33: return {max, HandUnplaced{{1 + wish.second % 6u}, agent, {1 + wish.second % 14u}}};
        default: return {max, DismissUnplaced{{1 + wish.second % 6u}, "Twice"}};
    }
}

std::pair<Username, Command> note_or_plan(unsigned pick, const Username& agent) {
    if (pick % 4 == 3) return {max, PlanNumbers{Code("client"), static_cast<int>(pick)}};
    const CallId call{1 + pick % 9u};
    return {pick % 3 ? max : agent, NoteCall{call, "Said 'so'", pick % 2 == 0}};
}

std::pair<Username, Command> do_not_call_wish(const State& state, Wish wish) {
    const unsigned pick = wish.second;
    const Code campaign = pick % 2 ? Code{} : Code{"client"};
    const Phone phone{2348012345650u + pick};
    switch (wish.first % 37) {
        case 28:
            return {max, AddDoNotCall{campaign, {phone}, "Asked us to",
                                      pick % 3 ? Day{} : state.counters().open_day}};
        case 29: return {max, RemoveDoNotCall{{{campaign, phone}}}};
        default: return {clock_name, EndDoNotCall{}};
    }
}

CorrectOutcome correction(AssignmentId id, unsigned pick) {
    const Code outcome = pick % 3 == 0 ? success : pick % 3 == 1 ? no_answer : resolved;
    return {id, outcome, "put right", {}, {}, {}};
}

std::pair<Username, Command> wish_of(const State& state, Wish wish) {
    const unsigned pick = wish.second;
    const AssignmentId id = some_assignment(state, pick);
    const Username agent = pick % 2 ? ann : bob;
    const ListId list = pick % 2 ? clients : customers;
    const CallbackId callback{1 + pick % state.counters().next_callback.value};
    switch (wish.first % 37) {
        case 0: return {agent, ClaimLead{id}};
        case 1: return {agent, ExtendClaim{id}};
        case 2: return {agent, ReleaseClaim{id}};
        case 3: return {agent, StartCall{id, Instant{1'790'000'000'000 + pick}}};
        case 4: return {agent, CompleteCall{id, success, "note", {}, {}}};
        case 5: return {agent, CompleteCall{id, resolved, "", {}, {}}};
        case 6: return {agent, CompleteCall{id, no_answer, "", {}, {}}};
        case 7: return {max, AssignLeads{list, {ann, bob}, pick % 4, {}}};
        case 8: return {max, AssignLeads{list, {agent}, 0, {LeadId{1 + pick % 14u}}}};
        case 9: return {max, Recycle{pick % 3 ? std::optional(agent) : std::nullopt, {}}};
        case 10: return {max, ArchiveCompleted{}};
        case 11: return {clock_name, CloseDay{state.counters().open_day}};
        case 12: {
            NewLead lead;
            lead.phone = Phone{2348012345600u + pick};
            lead.name = "Näme " + std::to_string(pick);
            lead.columns.add("k", std::string(pick % 5, '"'));
            return {max, ImportLeads{list, {lead}}};
        }
        case 13: {
            const Code campaign = pick % 2 ? Code{"client"} : Code{"customer"};
            return {max, SaveList{{list, campaign, "A list", pick % 4 > 1}}};
        }
        case 14: {
            User user = *state.user(agent);
            user.daily_target = static_cast<int>(pick);
            return {ada, SaveUser{user}};
        }
        case 15:
            return {
                max,
                EditLead{LeadId{1 + pick % 14u}, Phone{2348012345650u + pick}, "Edited", "", {}}};
        case 28:
        case 29:
        case 30: return do_not_call_wish(state, wish);
        case 16:
            return {max,
                    SetDoNotCall{{LeadId{1 + pick % 14u}, LeadId{1 + pick % 5u}}, pick % 3 > 0}};
        case 17: return {max, RestoreLeads{{LeadId{1 + pick % 14u}}}};
        case 18: return {max, ReassignLeads{{LeadId{1 + pick % 14u}}, agent}};
        case 19: return {max, HandOn{agent, pick % 2 ? bob : ann}};
        case 20: return {max, UndoImport{{1 + pick % 6u}}};
        case 21:
        case 22: {
            CompleteCall complete{id, call_back, "", {}, {}};
            // Some of them fall due before the next day is closed.
            complete.callback = NewCallback{
                Instant{1'790'000'000'000 + pick * 60 * minute_ms}, "then", "Africa/Lagos",
                pick % 3 ? Recipient::ANYONE : Recipient::USERONLY, "Ring"};
            return {agent, complete};
        }
        case 23: return {agent, TakeCallback{callback}};
        case 24: return {clock_name, ReleaseCallback{callback}};
        case 25: return {max, CancelCallback{callback, "No longer"}};
        case 26: return {clock_name, ReleaseCallbacks{{callback, CallbackId{callback.value + 1}}}};
        case 27: return {clock_name, OpenCallback{callback}};
        case 31: case 32: case 33: case 34: return unplaced_wish(wish, agent);
        case 35: return note_or_plan(pick, agent);
        case 36: return {agent, correction(id, pick)};
        default: return {clock_name, LapseClaim{id}};
    }
}

// Time goes on by itself, and now and then a day passes.
void let_time_pass(Stamp& stamp, Wish wish) {
    stamp.now.ms += wish.second * 10 * second_ms;
    if (wish.first % 29 == 11) {
        stamp.today = next(stamp.today);
        stamp.now.ms += 24 * 60 * minute_ms;
    }
}

void expect_same(Journal& journal, const State& live) {
    const auto loaded = journal.load();
    RC_ASSERT(bool(loaded));
    RC_ASSERT(everything(loaded.value().state) == everything(live));
    RC_ASSERT(audit(loaded.value().state) == std::vector<std::string>{});
}

}  // namespace

RC_GTEST_PROP(JournalProperty, TheJournalIsTheStateAfterEveryCommit, ()) {
    constexpr int batches_max = 16;  // and as many wishes in each: every commit is loaded again
    const auto batches =
        *rc::gen::scale(batches_max / 100.0, rc::gen::arbitrary<std::vector<std::vector<Wish>>>());
    const TemporaryFolder folder;
    const FaultDisk quick;  // it syncs nothing, and these tests are many
    const auto sqlite = std::move(SqliteJournal::open(folder.path(), quick.name())).value();
    MemoryJournal memory;
    DeskAtWork on_disk(*sqlite), in_memory(memory);
    on_disk.set_up();
    in_memory.set_up();
    for (const auto& batch : batches) {
        std::vector<std::pair<Username, Command>> commands;
        for (const Wish& wish : batch) {
            commands.push_back(wish_of(on_disk.state(), wish));
            let_time_pass(on_disk.stamp(), wish);
        }
        in_memory.stamp() = on_disk.stamp();
        RC_ASSERT(!on_disk.try_batch(commands));
        RC_ASSERT(!in_memory.try_batch(commands));
        expect_same(*sqlite, on_disk.state());
        expect_same(memory, on_disk.state());
    }
    const auto verification = verify(folder.path());
    RC_ASSERT(bool(verification));
    RC_ASSERT(verification.value().problems == std::vector<std::string>{});
    RC_ASSERT(verification.value().records == on_disk.sequencer().position());

    const auto reader = std::move(sqlite->reader()).value();
    const auto stored = reader->records({}, {1, page_size_max});
    const auto remembered = memory.records({}, {1, page_size_max});
    RC_ASSERT(stored.value().total == remembered.value().total);
    for (std::size_t i = 0; i < stored.value().items.size(); ++i) {
        RC_ASSERT(to_stored(stored.value().items[i]).events ==
                  to_stored(remembered.value().items[i]).events);
    }
}

}  // namespace recall
