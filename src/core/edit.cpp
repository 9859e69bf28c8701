#include "core/edit.hpp"

namespace recall {

// With the day what was given out begins anew, and lists expire. Of some lists leads have waited
// long enough.
void Edit::save(Counters counters) {
    changes_.counters = true;
    const Counters& before = state_.counters();
    if (counters.open_day != before.open_day) {
        for (const auto& [id, list] : state_.lists()) {
            changes_.list_counts.insert(id);
        }
    }
    for (const auto& [id, ends] : state_.waiting()) {
        if (ends.begin()->first <= counters.waits_ended) changes_.list_counts.insert(id);
    }
    state_.put(counters);
}

void Edit::save(Desk desk) {
    changes_.desk = true;
    if (desk.one_per_person != state_.desk().one_per_person) {
        for (const auto& [id, list] : state_.lists()) changes_.list_counts.insert(id);
    }
    state_.put(std::move(desk));
}

void Edit::save(User user) {
    changes_.users.insert(user.username);
    state_.put(std::move(user));
}

void Edit::save(Campaign campaign) {
    changes_.campaigns.insert(campaign.id);
    for (const auto& [id, list] : state_.lists()) {
        if (list.campaign == campaign.id) changes_.list_counts.insert(id);
    }
    state_.put(std::move(campaign));
}

void Edit::save(List list) {
    changes_.lists.insert(list.id);
    changes_.list_counts.insert(list.id);
    state_.put(std::move(list));
}

// A person who is in hand or promised no more, or is now, is counted in other lists too.
void Edit::note_person(LeadId id) {
    const Lead* lead = state_.lead(id);
    if (!lead) return;
    for (const LeadId other : state_.same_person(*lead)) {
        changes_.list_counts.insert(state_.lead(other)->list);
    }
}

template <typename Put>
void Edit::put_tied(LeadId id, Put put) {
    const Lead* before = state_.lead(id);
    const Tie tie = before ? state_.tie(*before) : Tie{};
    put();
    const Lead* after = state_.lead(id);
    if (after && state_.tie(*after) != tie) note_person(id);
}

void Edit::save(Lead lead) {
    const Lead* known = state_.lead(lead.id);
    const LeadId id = lead.id;
    const bool moves = known && state_.tie(*known) && known->phone != lead.phone;
    changes_.leads.insert(id);
    changes_.list_counts.insert(lead.list);
    if (moves) note_person(id);
    state_.put(std::move(lead));
    if (moves) note_person(id);
}

void Edit::save(Assignment assignment) {
    changes_.list_counts.insert(assignment.list);
    changes_.assignments.insert_or_assign(assignment.id, assignment);
    put_tied(assignment.lead, [&] { state_.put(std::move(assignment)); });
}

void Edit::save(CompletedCall call) {
    changes_.calls.insert_or_assign(call.id, call);
    state_.put(std::move(call));
}

void Edit::save(RecycleEntry entry) {
    changes_.recycles.insert(entry.id);
    if (entry.finished) changes_.finished_recycles.insert_or_assign(entry.id, entry);
    state_.put(std::move(entry));
}

void Edit::save(Import import) {
    changes_.imports.insert(import.id);
    state_.put(std::move(import));
}

void Edit::remove(LeadId id) {
    const Lead* lead = state_.lead(id);
    ensure(lead != nullptr && !state_.assignment_of(id));
    changes_.leads.insert(id);
    changes_.list_counts.insert(lead->list);
    state_.remove(id);
}

void Edit::save(Callback callback) {
    const Callback* before = state_.callback(callback.id);
    if (before && before->user != callback.user) {
        changes_.callbacks_lost.insert({before->user, callback.id});
    }
    changes_.list_counts.insert(callback.list);
    changes_.callbacks.insert_or_assign(callback.id, callback);
    put_tied(callback.lead, [&] { state_.put(std::move(callback)); });
}

void Edit::save(DoNotCall line) {
    changes_.do_not_calls.insert(line.key);
    state_.put(std::move(line));
}

void Edit::save(Unplaced item) {
    changes_.unplaced.insert_or_assign(item.id, item);
    state_.put(std::move(item));
}

void Edit::remove(const DoNotCallKey& key) {
    changes_.do_not_calls.insert(key);
    state_.remove(key);
}

}  // namespace recall
