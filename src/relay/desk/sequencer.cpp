#include "relay/desk/sequencer.hpp"

#include "wire/digest.hpp"
#include "wire/json.hpp"

#include <algorithm>

namespace recall {

namespace {

// A number that is known carries what it carried, or the answer would be another command's.
CommandAnswer answer_of(const Record& record, std::int64_t digest) {
    if (record.digest != 0 && record.digest != digest) {
        return {.rejection = Rejection{Reason::number_reused}, .events = {}};
    }
    return {.rejection = record.rejection, .events = record.events, .repeated = true};
}

}  // namespace

std::optional<JournalError> Sequencer::load() {
    auto loaded = journal_.load();
    if (!loaded) {
        stale_ = true;
        return loaded.error();
    }
    Loaded desk = std::move(loaded).value();
    stale_ = false;
    state_ = std::move(desk.state);
    last_seq_ = desk.last_seq;
    last_at_ = desk.last_at;
    highest_.clear();
    turns_.clear();
    return std::nullopt;
}

std::int64_t Sequencer::next_number(const ClientKey& client) const {
    const auto known = highest_.find(client);
    if (known != highest_.end()) return known->second.highest + 1;
    return journal_.highest_of(client).value_or(0) + 1;
}

// Numbers begin at 1, so one that has none yet has 0.
std::int64_t Sequencer::highest_of(const ClientKey& client) {
    const auto known = highest_.find(client);
    if (known != highest_.end()) {
        turns_.splice(turns_.end(), turns_, known->second.turn);
        return known->second.highest;
    }
    const std::int64_t highest = journal_.highest_of(client).value_or(0);
    if (highest > 0) remember(client, highest);
    return highest;
}

void Sequencer::remember(const ClientKey& client, std::int64_t highest) {
    const auto [at, fresh] = highest_.try_emplace(client);
    if (fresh) {
        at->second.turn = turns_.insert(turns_.end(), &at->first);
    } else {
        turns_.splice(turns_.end(), turns_, at->second.turn);
    }
    at->second.highest = highest;
    if (highest_.size() <= clients_at_hand_max) return;
    const ClientKey oldest = *turns_.front();
    turns_.pop_front();
    highest_.erase(oldest);
}

std::optional<CommandAnswer> Sequencer::answered_before(const Submission& submission,
                                                        std::int64_t digest,
                                                        const std::vector<Record>& records) {
    const ClientKey key{submission.by, submission.client};
    const std::int64_t highest = highest_of(key);
    if (submission.number > highest) return std::nullopt;
    // It may be in this very batch, and not in the journal yet.
    for (const Record& record : records) {
        if (record.by == key.user && record.client == key.client &&
            record.number == submission.number) {
            return answer_of(record, digest);
        }
    }
    if (const auto record = journal_.record_of(key, submission.number)) {
        return answer_of(*record, digest);
    }
    // A client numbers upwards and sends in order; one that left this number out never sent it.
    return CommandAnswer{.rejection = Rejection{Reason::number_out_of_range, "command's number",
                                         highest},
                  .events = {},
                  .repeated = true};
}

// Nothing happens before what it follows, but for the word that the clock was ahead.
Stamp Sequencer::stamp_of(const Submission& submission, Stamp stamp) const {
    const bool turns_back = submission.by == clock_name &&
                            std::holds_alternative<TurnClockBack>(submission.command);
    if (!turns_back) stamp.now = std::max(stamp.now, last_at_);
    return stamp;
}

// What ended in this very batch is not in the journal yet.
std::optional<Assignment> Sequencer::recalled(const Command& command, const Changes& changes) {
    std::optional<AssignmentId> id = assignment_of(command);
    if (const auto* note = std::get_if<NoteCall>(&command); note && !state_.call(note->call)) {
        const auto call = changes.calls.find(note->call);
        if (call == changes.calls.end()) return journal_.assignment_of(note->call);
        id = call->second.assignment;
    }
    if (!id || state_.assignment(*id)) return std::nullopt;
    const auto ended = changes.assignments.find(*id);
    return ended != changes.assignments.end() ? std::optional(ended->second)
                                              : journal_.ended_assignment(*id);
}

CommandAnswer Sequencer::answer(const Submission& submission, Stamp stamp, Changes& changes,
                         std::vector<Record>& records) {
    const std::int64_t digest = digest_of(submission.command);
    if (auto before = answered_before(submission, digest, records)) return *before;

    Request request{submission.by, stamp.now, stamp.today,         submission.command,
                    std::nullopt,  clocks_,   submission.handed_in};
    request.recalled = recalled(submission.command, changes);
    const Decision decision = decide(state_, request);

    CommandAnswer answer;
    if (decision) {
        answer.events = decision.value();
        for (const Event& event : answer.events) apply(state_, event, changes);
    } else {
        answer.rejection = decision.error();
    }
    records.push_back({.seq = last_seq_ + static_cast<std::int64_t>(records.size()) + 1,
                       .at = stamp.now,
                       .today = stamp.today,
                       .by = submission.by,
                       .client = submission.client,
                       .number = submission.number,
                       .command = std::string(name_of(submission.command)),
                       .rejection = answer.rejection,
                       .events = answer.events,
                       .digest = digest});
    remember({submission.by, submission.client}, submission.number);
    return answer;
}

Result<Sequencer::Done, JournalError> Sequencer::run(std::span<const Submission> submissions,
                                                     Stamp stamp) {
    ensure(submissions.size() <= batch_submissions_max);
    if (stale_) {
        if (auto error = load()) return *error;
    }
    Done done;
    std::vector<Record> records;
    for (const Submission& submission : submissions) {
        const Stamp own = stamp_of(submission, stamp);
        done.answers.push_back(answer(submission, own, done.changes, records));
        if (!records.empty()) last_at_ = records.back().at;
    }
    // Also where there are no records: an answer given before is told again only if the journal
    // could be read.
    if (auto error = journal_.commit({records, state_, done.changes})) {
        // Back to what is durable. Where even that fails, the first error says more.
        (void)load();
        return *error;
    }
    last_seq_ += static_cast<std::int64_t>(records.size());
    done.position = last_seq_;
    done.mark = mark_at(last_seq_);
    done.now = std::max(stamp.now, last_at_);
    return done;
}

}  // namespace recall
