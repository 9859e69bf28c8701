#include "journal/verify.hpp"

#include "journal/json_text.hpp"
#include "journal/record_table.hpp"
#include "journal/schema.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/tables.hpp"

#include "core/audit.hpp"
#include "core/decide.hpp"

namespace recall {

namespace {

class Problems {
public:
    explicit Problems(std::vector<std::string>& sentences) : sentences_(sentences) {}
    void add(std::string sentence) {
        if (sentences_.size() < verify_problems_max) sentences_.push_back(std::move(sentence));
    }
    bool any() const { return !sentences_.empty(); }

private:
    std::vector<std::string>& sentences_;
};

// What stands for a noun that has left the State: enough to tell it from any other.
using Digest = std::array<unsigned char, 16>;

template <typename T>
Digest digest_of(const T& noun, Sha256Hasher& hasher) {
    std::string text;
    append_json(text, noun);
    const Sha256 hash = hasher(text);
    Digest digest{};
    std::copy_n(hash.begin(), digest.size(), digest.begin());
    return digest;
}

// The digests of nouns with ids from 1 upwards without gaps.
template <typename T>
class Digests {
public:
    void put(const T& noun, Sha256Hasher& hasher) {
        const auto at = static_cast<std::size_t>(noun.id.value);
        if (at >= digests_.size()) digests_.resize(at + 1);
        if (digests_[at] == Digest{}) ++count_;
        digests_[at] = digest_of(noun, hasher);
    }
    bool has(const T& noun, Sha256Hasher& hasher) const {
        const auto at = static_cast<std::size_t>(noun.id.value);
        return at < digests_.size() && digests_[at] == digest_of(noun, hasher);
    }
    std::size_t count() const { return count_; }

private:
    std::vector<Digest> digests_;
    std::size_t count_ = 0;
};

// The desk as its records tell it. Also what the State lets go of.
class Replay {
public:
    void apply(const Event& event) {
        recall::apply(state_, event, changes_);
        for (const auto& [id, assignment] : changes_.assignments) {
            if (!is_open(assignment.stage)) assignments_.put(assignment, hasher_);
        }
        for (const auto& [id, call] : changes_.calls) {
            if (call.archived_at) calls_.put(call, hasher_);
        }
        for (const auto& [id, callback] : changes_.callbacks) {
            if (!is_open(callback.status)) callbacks_.put(callback, hasher_);
        }
        for (const auto& [id, item] : changes_.unplaced) {
            if (!is_open(item.state)) unplaced_.put(item, hasher_);
        }
        for (const TallyKey& key : changes_.tallies) {
            if (const Tally* tally = state_.tally(key)) tallies_[key] = *tally;
        }
        for (const auto& [id, entry] : changes_.finished_recycles) recycles_[id] = entry;
        changes_.clear();
    }

    const State& state() const { return state_; }
    const std::map<TallyKey, Tally>& tallies() const { return tallies_; }

    // Whether the row of a table is the noun that the records tell of.
    bool agrees(const Desk& row) const { return row == state_.desk(); }
    bool agrees(const Counters& row) const { return row == state_.counters(); }
    bool agrees(const User& row) const { return is(row, state_.user(row.username)); }
    bool agrees(const Campaign& row) const { return is(row, state_.campaign(row.id)); }
    bool agrees(const List& row) const { return is(row, state_.list(row.id)); }
    bool agrees(const Lead& row) const { return is(row, state_.lead(row.id)); }
    bool agrees(const Assignment& row) {
        return is_open(row.stage) ? is(row, state_.assignment(row.id))
                                  : assignments_.has(row, hasher_);
    }
    bool agrees(const CompletedCall& row) {
        return row.archived_at ? calls_.has(row, hasher_) : is(row, state_.call(row.id));
    }
    bool agrees(const Callback& row) {
        return is_open(row.status) ? is(row, state_.callback(row.id))
                                   : callbacks_.has(row, hasher_);
    }
    bool agrees(const Unplaced& row) {
        return is_open(row.state) ? is(row, state_.unplaced(row.id)) : unplaced_.has(row, hasher_);
    }
    bool agrees(const Tally& row) const {
        const auto found = tallies_.find(row.key);
        return found != tallies_.end() && row == found->second;
    }
    bool agrees(const RecycleEntry& row) const {
        const auto found = recycles_.find(row.id);
        return row.finished ? found != recycles_.end() && row == found->second
                            : is(row, state_.recycle(row.id));
    }

    bool agrees(const Import& row) const { return is(row, state_.import(row.id)); }

    std::size_t assignments() const { return state_.assignments().size() + assignments_.count(); }
    std::size_t calls() const { return state_.calls().size() + calls_.count(); }
    std::size_t callbacks() const { return state_.callbacks().size() + callbacks_.count(); }
    std::size_t unplaced() const { return state_.unplaced().size() + unplaced_.count(); }
    // One step after the other, as the records tell of them.
    void add_step(const CallbackStep& step) {
        const std::int64_t record = step.record;
        steps_[{step.callback, record, step.step}] = digest_of(without_personal(step), hasher_);
    }
    bool agrees(const CallbackStep& row) {
        const auto found = steps_.find({row.callback, row.record, row.step});
        return found != steps_.end() && found->second == digest_of(row, hasher_);
    }
    std::size_t steps() const { return steps_.size(); }
    void add_note(const CallNote& note) {
        notes_[{note.call, note.record}] = digest_of(without_personal(note), hasher_);
    }
    bool agrees(const CallNote& row) {
        const auto found = notes_.find({row.call, row.record});
        return found != notes_.end() && found->second == digest_of(row, hasher_);
    }
    std::size_t notes() const { return notes_.size(); }
    std::size_t recycles() const { return state_.recycles().size() + recycles_.size(); }

private:
    template <typename T>
    static bool is(const T& row, const T* told) {
        return told && row == *told;
    }

    State state_;
    Changes changes_;
    Digests<Assignment> assignments_;
    Digests<CompletedCall> calls_;
    Digests<Callback> callbacks_;
    Digests<Unplaced> unplaced_;
    std::map<std::tuple<CallbackId, std::int64_t, int>, Digest> steps_;
    std::map<std::pair<CallId, std::int64_t>, Digest> notes_;
    std::map<TallyKey, Tally> tallies_;
    std::map<RecycleId, RecycleEntry> recycles_;
    Sha256Hasher hasher_;
};

class Verifier {
public:
    Verifier(Database& db, Verification& result)
        : db_(db), result_(result), problems_(result.problems) {}

    void run() {
        check_file();
        if (!read_records()) return;
        check_clients();
        compare_all();
        check_phones();
        check_sums();
        for (const std::string& sentence : audit(replay_.state())) {
            problems_.add("The records break a law: " + sentence + ".");
        }
    }

private:
    void check_file() {
        Statement query(db_, "PRAGMA quick_check(10)");
        while (query.step()) {
            if (query.text(0) != "ok") {
                problems_.add("The file is damaged: " + std::string(query.text(0)) + ".");
            }
        }
    }

    // False where the chain is broken: what comes after cannot be believed, so nothing is compared.
    bool read_records() {
        Statement query(db_, std::string(select_records_sql) + " ORDER BY seq");
        Sha256 hash{};
        while (query.step()) {
            const RecordText stored = read_record_text(query);
            if (stored.seq != result_.records + 1) {
                problems_.add("Record " + std::to_string(result_.records + 1) +
                              " is missing: the next one is " + std::to_string(stored.seq) +
                              ". Nothing after it was checked.");
                return false;
            }
            hash = chain(hasher_, hash, stored);
            if (hash != read_hash(query)) {
                problems_.add("Record " + std::to_string(stored.seq) +
                              " is not what was written: its hash is wrong. Nothing after it was "
                              "checked.");
                return false;
            }
            const auto record = from_stored(stored);
            if (!record) {
                problems_.add(record.error() + " Nothing after it was checked.");
                return false;
            }
            for (const Event& event : record.value().events) replay_.apply(event);
            for (const CallbackStep& step :
                 callback_steps(stored.seq, {stored.at}, stored.user, record.value().events)) {
                replay_.add_step(step);
            }
            if (const auto note =
                    call_note(stored.seq, {stored.at}, stored.user, record.value().events)) {
                replay_.add_note(*note);
            }
            auto& highest = highest_[{stored.user, stored.client}];
            highest = std::max(highest, stored.number);
            ++result_.records;
        }
        return db_.ok();
    }

    void check_clients() {
        Statement query(db_, "SELECT user, client, highest FROM sync_clients");
        std::size_t rows = 0;
        while (query.step()) {
            ++rows;
            const ClientKey key{std::string(query.text(0)), std::string(query.text(1))};
            const auto found = highest_.find(key);
            if (found == highest_.end() || found->second != query.integer(2)) {
                problems_.add("The highest number of client " + key.client + " of " + key.user +
                              " is not that of its records.");
            }
        }
        count("sync_clients", rows, highest_.size());
    }

    void compare_all() {
        const State& state = replay_.state();
        const std::size_t desks = state.desk() == Desk{} ? 0 : 1;
        const std::size_t counters = state.counters() == Counters{} ? 0 : 1;
        compare<Desk>(desks);
        compare<Counters>(counters);
        compare<User>(state.users().size());
        compare<Campaign>(state.campaigns().size());
        compare<List>(state.lists().size());
        compare<Lead>(state.leads().size());
        compare<Assignment>(replay_.assignments());
        compare<CompletedCall>(replay_.calls());
        compare<Tally>(replay_.tallies().size());
        compare<RecycleEntry>(replay_.recycles());
        compare<Import>(state.imports().size());
        compare<Callback>(replay_.callbacks());
        compare<CallbackStep>(replay_.steps());
        compare<CallNote>(replay_.notes());
        compare<Unplaced>(replay_.unplaced());
    }

    template <typename T>
    void compare(std::size_t expected) {
        Statement query(db_, select_sql<T>());
        std::size_t rows = 0;
        for_each_row<T>(db_, query, [&](T row) {
            ++rows;
            const T bare = without_personal(std::move(row));
            if (!replay_.agrees(bare)) {
                problems_.add("Table " + std::string(table_of<T>().name) + " disagrees with the "
                              "records: " + to_text(to_json(bare, Detail::record)) + ".");
            }
        });
        count(table_of<T>().name, rows, expected);
    }

    void count(const std::string& table, std::size_t rows, std::size_t expected) {
        if (rows == expected || !db_.ok()) return;
        problems_.add("Table " + table + " has " + std::to_string(rows) +
                      " rows where the records tell of " + std::to_string(expected) + ".");
    }

    void check_phones() {
        Statement query(db_, "SELECT list, min(id), max(id) FROM leads WHERE phone <> '' "
                             "GROUP BY list, phone HAVING count(*) > 1 LIMIT 10");
        while (query.step()) {
            problems_.add("List " + std::string(query.text(0)) + " holds a number twice: leads " +
                          std::to_string(query.integer(1)) + " and " +
                          std::to_string(query.integer(2)) + ".");
        }
    }

    void check_sums() {
        check_sum("call_sums", "completed_calls", "agent, campaign, outcome", "calls",
                  "count(*)");
        check_sum("call_day_sums", "completed_calls", "day, agent, campaign, outcome",
                  "calls, seconds, late",
                  "count(*), sum(iif(started_at = 0, 0, "
                  "(completed_at - started_at) / 1000)), sum(late)");
        check_sum("assignment_day_sums", "assignments", "day, agent, campaign", "assigned, called",
                  "sum(stage <> 'returned'), sum(call_started <> 0)");
    }

    // A sum of nothing may stand there or not.
    void check_sum(const std::string& table, const std::string& of, const std::string& key,
                   const std::string& sums, const std::string& counted) {
        std::string something = sums + " <> 0";
        for (std::size_t at = 0; (at = something.find(',', at)) != std::string::npos;) {
            something.replace(at, 1, " <> 0 OR");
        }
        const std::string is = "SELECT * FROM (WITH made (" + key + ", " + sums + ") AS (SELECT " +
                               key + ", " + counted + " FROM " + of + " GROUP BY " + key +
                               ") SELECT * FROM made WHERE " + something + ")";
        const std::string told =
            "SELECT " + key + ", " + sums + " FROM " + table + " WHERE " + something;
        Statement query(db_, "SELECT count(*) FROM (SELECT DISTINCT " + key +
                                 " FROM (SELECT * FROM (" + is + " EXCEPT " + told +
                                 ") UNION ALL SELECT * FROM (" + told + " EXCEPT " + is + ")))");
        if (query.step() && query.integer(0) > 0) {
            problems_.add("Table " + table + " does not sum up table " + of + ": " +
                          std::to_string(query.integer(0)) + " of its sums are wrong.");
        }
    }

    Database& db_;
    Verification& result_;
    Problems problems_;
    Replay replay_;
    Sha256Hasher hasher_;
    std::map<ClientKey, std::int64_t> highest_;
};

}  // namespace

Result<Verification, JournalError> verify(const std::string& folder, const std::string& vfs) {
    auto opened = Database::open(desk_file(folder), Access::read_only, vfs);
    if (!opened) return opened.error();
    const std::unique_ptr<Database> db = std::move(opened).value();
    if (auto error = check_schema(*db)) return *error;

    Verification result;
    db->begin();  // one moment, however long it takes
    Verifier(*db, result).run();
    if (!db->commit()) {
        const JournalError error = db->take_error();
        if (error.code != "damaged") return error;
        result.problems.push_back(error.message);
    }
    return result;
}

}  // namespace recall
