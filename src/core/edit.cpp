#include "core/edit.hpp"

namespace recall {

// Lists that expire with the day, and those some of whose leads have waited long enough.
void Edit::save(Counters counters) {
    changes_.counters = true;
    const Counters& before = state_.counters();
    if (counters.open_day != before.open_day) {
        for (const auto& [id, list] : state_.lists()) {
            if (is_expired(list, before) != is_expired(list, counters)) {
                changes_.list_counts.insert(id);
            }
        }
    }
    for (const auto& [id, ends] : state_.waiting()) {
        if (ends.begin()->first <= counters.waits_ended) changes_.list_counts.insert(id);
    }
    state_.put(counters);
}

void Edit::save(Desk desk) {
    changes_.desk = true;
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

void Edit::save(Lead lead) {
    changes_.leads.insert(lead.id);
    changes_.list_counts.insert(lead.list);
    state_.put(std::move(lead));
}

void Edit::save(Assignment assignment) {
    changes_.list_counts.insert(assignment.list);
    changes_.assignments.insert_or_assign(assignment.id, assignment);
    state_.put(std::move(assignment));
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
    state_.put(std::move(callback));
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
