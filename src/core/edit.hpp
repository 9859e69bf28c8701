// Edit: how evolve() writes. Each call changes one noun of the State and notes its row as touched.
#pragma once

#include "core/ensure.hpp"
#include "core/state.hpp"

namespace recall {

class Edit {
public:
    Edit(State& state, Changes& changes) : state_(state), changes_(changes) {}

    const State& state() const { return state_; }

    // change(noun) gets a copy of what is there, or of `fresh` where the noun may be new.
    template <typename Change>
    void lead(LeadId id, Change change) {
        const Lead* known = state_.lead(id);
        ensure(known != nullptr);
        Lead lead = *known;
        change(lead);
        save(std::move(lead));
    }
    template <typename Change>
    void assignment(AssignmentId id, Change change) {
        const Assignment* known = state_.assignment(id);
        ensure(known != nullptr);
        Assignment assignment = *known;
        change(assignment);
        save(std::move(assignment));
    }
    template <typename Change>
    void campaign(Code id, Change change) {
        const Campaign* known = state_.campaign(id);
        ensure(known != nullptr);
        Campaign campaign = *known;
        change(campaign);
        save(std::move(campaign));
    }
    template <typename Change>
    void tally(const TallyKey& key, Change change) {
        const Tally* known = state_.tally(key);
        Tally tally = known ? *known : Tally{.key = key};
        change(tally);
        ensure(tally.uncompleted() >= 0);
        changes_.tallies.insert(key);
        state_.put(std::move(tally));
    }
    template <typename Change>
    void recycle(RecycleId id, Change change) {
        const RecycleEntry* known = state_.recycle(id);
        ensure(known != nullptr);
        RecycleEntry entry = *known;
        change(entry);
        save(std::move(entry));
    }
    template <typename Change>
    void import(ImportId id, Change change) {
        const Import* known = state_.import(id);
        ensure(known != nullptr);
        Import import = *known;
        change(import);
        save(std::move(import));
    }
    template <typename Change>
    void counters(Change change) {
        Counters counters = state_.counters();
        change(counters);
        save(counters);
    }

    void save(Counters counters);
    void save(Desk desk);
    void save(User user);
    void save(Campaign campaign);
    void save(List list);
    void save(Lead lead);
    void save(Assignment assignment);
    void save(CompletedCall call);
    void save(RecycleEntry entry);
    void save(Import import);
    void remove(LeadId id);
    void save(Callback callback);
    void save(DoNotCall line);
    void save(Unplaced item);
    void remove(const DoNotCallKey& key);
    void forget_tallies_before(Day day) { state_.forget_tallies_before(day); }
    void expect_phones(const ListId& list, std::size_t count) {
        state_.reserve_phones(list, count);
    }

private:
    void note_person(LeadId id);
    template <typename Put>
    void put_tied(LeadId id, Put put);

    State& state_;
    Changes& changes_;
};

}  // namespace recall
