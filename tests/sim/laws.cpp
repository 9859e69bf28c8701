#include "tests/sim/laws.hpp"

#include "tests/sim/compare.hpp"

#include "core/audit.hpp"
#include "core/decide.hpp"
#include "wire/digest.hpp"

namespace recall::sim {

namespace {

// The costly comparisons of whole states are made once in so many batches, and at the end.
constexpr std::int64_t batches_between_audits = 16;

std::string name_of(const ClientKey& client, std::int64_t number) {
    return "command " + std::to_string(number) + " of " + client.user + "'s client " +
           client.client;
}
std::string code_of(const Record& record) {
    return record.rejection ? std::string(recall::code_of(record.rejection->reason)) : "";
}

// As if the call had ended the promise that it leaves.
Record ending_a_promise(Record record, const State& state) {
    for (const Event& event : Events(record.events)) {
        const auto* call = std::get_if<CallCompleted>(&event);
        if (!call || !call->promise_stands) continue;
        const Callback* promise = state.callback_of(call->assignment.lead);
        if (!promise) continue;
        record.events.push_back(
            CallbackEnded{promise->id, CallbackEnd::called, record.at, {}, call->started_at});
    }
    return record;
}

}  // namespace

void Laws::on_durable(const Batch& batch) {
    for (const Record& record : batch.records) {
        const ClientKey client{record.by, record.client};
        law(record.seq == ++last_seq_, "the records are not numbered without a gap");
        law(record.at >= last_at_ || record.command == "TurnClockBack",
            "a record is older than the one before");
        last_at_ = record.at;
        law(done_.emplace(client, record.number).second,
            "done twice: " + name_of(client, record.number));
        law_says("the oracle", oracle_.feed(sabotage_ == Sabotage::ends_promises
                                                ? ending_a_promise(record, batch.state)
                                                : record));
        if (record.by == clock_name) continue;
        ++commands_;
        if (record.rejection) ++rejections_;
    }
    for (const LeadId id : batch.changes.leads) {
        law_says("the oracle", oracle_.compare_lead(batch.state, id));
    }
    if (++batches_ % batches_between_audits == 0) {
        law_says("the oracle", oracle_.compare(batch.state));
        law_says("the tables", difference(batch.state, journal_.rows()));
        for (const std::string& broken : audit(batch.state)) law(false, "audit: " + broken);
    }
}

void Laws::on_answer(const ClientKey& client, std::int64_t number,
                     const std::optional<WireError>& error) {
    const Record* record = journal_.find(client, number);
    if (!record && gone_.contains({client, number})) {
        // Said before the journal was put back, and heard after: as lost as what was heard before.
        const auto wished = wished_.find({client, number});
        if (wished != wished_.end()) lost_.push_back({client.user, wished->second});
        saved_.erase({client, number});
        return;
    }
    law(record != nullptr, "answered and not durable: " + name_of(client, number));
    const std::string code = error ? error->code : "";
    law(code == code_of(*record), "answered otherwise than decided (" + code + ", not " +
                                      code_of(*record) + "): " + name_of(client, number));
    const auto [before, first] = acknowledged_.emplace(std::pair{client, number}, code);
    law(first || before->second == code, "answered in two ways: " + name_of(client, number));
}

void Laws::on_wished(const ClientKey& client, std::int64_t number, const Command& command) {
    wished_.emplace(std::pair{client, number}, command);
}

void Laws::on_saved(const ClientKey& client, std::int64_t number, const Command& command) {
    const auto [at, first] = saved_.emplace(std::pair{client, number}, command);
    law(first || digest_of(at->second) == digest_of(command),
        "two commands were saved under one name: " + name_of(client, number));
}

const Command* Laws::saved(const ClientKey& client, std::int64_t number) const {
    const auto at = saved_.find({client, number});
    return at == saved_.end() ? nullptr : &at->second;
}

void Laws::put_back(const Known& known) {
    oracle_ = known.oracle;
    last_seq_ = known.last_seq;
    last_at_ = known.last_at;
    gone_.merge(done_);
    done_ = known.done;
    // By another way than the one it comes from, a copy may hold another answer to the same
    // command.
    const auto is_gone = [this](const auto& answered) {
        const auto& [client, number] = answered.first;
        const Record* record = journal_.find(client, number);
        return !record || code_of(*record) != answered.second;
    };
    for (const auto& answered : acknowledged_) {
        if (is_gone(answered)) saved_.erase(answered.first);
    }
    std::erase_if(acknowledged_, is_gone);
}

void Laws::check_whole(const State& state) const {
    law_says("the oracle", oracle_.compare(state));
    law_says("the tables", difference(state, journal_.rows()));
    for (const std::string& broken : audit(state)) law(false, "audit: " + broken);
    for (const auto& [key, code] : acknowledged_) {
        const Record* record = journal_.find(key.first, key.second);
        law(record && code_of(*record) == code, "acknowledged and lost: " +
                                                    name_of(key.first, key.second));
    }
}

void Laws::check_replay(const State& state, bool as_recorded) const {
    State replayed;
    Changes changes;
    for (const Record& record : journal_.records()) {
        for (const Event& event : record.events) {
            if (!as_recorded) {
                apply(replayed, event, changes);
                continue;
            }
            const auto read =
                event_from_json(event_to_json(event, Detail::record), Detail::record);
            law(bool(read), "a record cannot be read again");
            apply(replayed, read.value(), changes);
        }
    }
    State live = state;
    for (auto [id, lead] : state.leads()) {
        if (!as_recorded) break;
        lead.phone = {};  // Records know no numbers, and so nobody who stands in two lists.
        lead.numbers.reset();
        live.put(std::move(lead));
    }
    law_says("replayed from the records",
             difference(replayed, live, as_recorded ? Personal::ignored : Personal::counts));
}

// Each was done or refused, under its own name; and what was refused can be read in the tray.
void Laws::check_saved(const Tray& in_tray) const {
    for (const auto& [key, command] : saved_) {
        const auto& [client, number] = key;
        const Record* record = journal_.find(client, number);
        law(record != nullptr, "saved on the device and lost: " + name_of(client, number));
        law(record->digest == digest_of(command),
            "done as another command: " + name_of(client, number));
        if (in_tray(client, number)) {
            law(record->rejection.has_value(), "done and in the tray: " + name_of(client, number));
        } else {
            law(!record->rejection || left_tray_.contains(key),
                "refused and not in the tray: " + name_of(client, number));
        }
    }
}

// Something else that this user wished for the same number was done.
bool Laws::was_moved(const Username& user, const MoveCallback& refused) const {
    return std::any_of(saved_.begin(), saved_.end(), [&](const auto& one) {
        const auto& [client, number] = one.first;
        const auto* move = std::get_if<MoveCallback>(&one.second);
        if (!move || client.user != user || move->callback != refused.callback) return false;
        const Record* record = journal_.find(client, number);
        return record && !record->rejection;
    });
}

bool Laws::was_overtaken(const Username& user, const Command& refused) const {
    if (const auto* move = std::get_if<MoveCallback>(&refused)) return was_moved(user, *move);
    const auto number = assignment_of(refused);
    if (!number) return false;
    for (const auto& [by, command] : lost_) {
        if (by == user && assignment_of(command) == number) return true;
    }
    const auto was_done = [&](const auto& one) {
        const auto& [key, command] = one;
        if (key.first.user != user || assignment_of(command) != number) return false;
        const Record* record = journal_.find(key.first, key.second);
        return record && !record->rejection;
    };
    if (std::any_of(wished_.begin(), wished_.end(), was_done)) return true;
    // Or it was done by something else that works for this user.
    for (const Record& record : journal_.records()) {
        if (record.by != user) continue;
        for (const Event& event : record.events) {
            const auto* claimed = std::get_if<LeadClaimed>(&event);
            const auto* released = std::get_if<ClaimReleased>(&event);
            const auto* call = std::get_if<CallCompleted>(&event);
            if (claimed && claimed->assignment == *number) return true;
            if (released && released->assignment == *number) return true;
            if (call && call->assignment.id == *number) return true;
        }
    }
    return false;
}

void Laws::on_left_tray(const ClientKey& client, std::int64_t number) {
    const Command* command = saved(client, number);
    law(!command || was_overtaken(client.user, *command),
        "left the tray and nothing took its place: " + name_of(client, number));
    left_tray_.insert({client, number});
}

}  // namespace recall::sim
