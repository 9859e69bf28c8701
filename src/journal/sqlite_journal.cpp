#include "journal/sqlite_journal.hpp"

#include "journal/folder_lock.hpp"
#include "journal/record_table.hpp"
#include "journal/schema.hpp"
#include "journal/tables.hpp"
#include "journal/text_index.hpp"

namespace recall {

namespace {

// Of the file: half a desk of a million leads in memory, the rest is the system's cache.
constexpr int cache_kib = 128 * 1024;
// A start reads each row once: to keep the pages of that would cost memory and help nobody.
constexpr int cache_at_start_kib = 8 * 1024;
// How many pages of 4 KiB gather in the WAL before they are brought into the file, and how much
// of the disk it may keep afterwards.
constexpr int checkpoint_pages = 8192;
constexpr int wal_bytes_kept_max = 64 * 1024 * 1024;

void set_cache(Database& db, int kib) { db.exec("PRAGMA cache_size = -" + std::to_string(kib)); }

void configure(Database& db) {
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
    // The desk's own triggers keep an index of texts: schema/05-calls-text.sql.
    db.exec("PRAGMA trusted_schema = ON");
    db.exec("PRAGMA wal_autocheckpoint = " + std::to_string(checkpoint_pages));
    db.exec("PRAGMA journal_size_limit = " + std::to_string(wal_bytes_kept_max));
}

std::string day_text(Day day) { return day.number > 0 ? to_text(day) : ""; }

template <typename T>
void load_rows(Database& db, State& state, const std::string& tail = "") {
    Statement query(db, select_sql<T>() + tail);
    for_each_row<T>(db, query, [&state](T noun) { state.put(std::move(noun)); });
}

// A new lead is looked up by its list's phones: room for all of them before the first.
void reserve_phones(Database& db, State& state) {
    Statement query(db, "SELECT list, count(*) FROM leads GROUP BY list");
    while (query.step()) {
        state.reserve_phones(std::string(query.text(0)),
                             static_cast<std::size_t>(query.integer(1)));
    }
}

// Campaigns and lists before leads, which they count; leads before assignments, for the same
// reason. What has ended stays where it is.
State load_state(Database& db) {
    State state;
    load_rows<Desk>(db, state);
    load_rows<Counters>(db, state);
    load_rows<User>(db, state);
    load_rows<Campaign>(db, state);
    load_rows<List>(db, state);
    reserve_phones(db, state);
    load_rows<Lead>(db, state, " ORDER BY id");
    // A day is closed once none of its assignments is open. So an index of the open ones, which
    // every claim would have to touch, is not needed. What has ended is counted for its day.
    load_rows<Assignment>(db, state,
                          " WHERE day >= '" + day_text(state.counters().open_day) + '\'');
    load_rows<CompletedCall>(db, state,
                             " INDEXED BY completed_calls_at_hand WHERE archived_at = 0");
    load_rows<DoNotCall>(db, state);
    load_rows<Callback>(db, state, " WHERE status IN ('ACTIVE', 'LIVE')");
    load_rows<Unplaced>(db, state, " INDEXED BY unplaced_open WHERE state = 'open'");
    load_rows<RecycleEntry>(db, state, " INDEXED BY recycle_log_unfinished WHERE finished = 0");
    load_rows<Import>(db, state);
    const Day oldest{state.counters().open_day.number - 1 - tally_days_kept};
    load_rows<Tally>(db, state, " WHERE day >= '" + day_text(oldest) + '\'');
    return state;
}

}  // namespace

std::string desk_file(const std::string& folder) { return folder + "/desk.db"; }

struct SqliteJournal::Impl {
    Impl(FolderLock lock_, std::unique_ptr<Database> db_, std::string folder_, std::string vfs_)
        : lock(std::move(lock_)),
          file(std::move(db_)),
          folder(std::move(folder_)),
          vfs(std::move(vfs_)) {}

    void read_end();
    std::optional<Assignment> ended(Statement& query, std::uint64_t id) {
        query.bind(1, static_cast<std::int64_t>(id));
        std::optional<Assignment> found;
        if (query.step()) found = read_row<Assignment>(db, query);
        query.reset();
        if (!db.ok() || (found && is_open(found->stage))) return std::nullopt;
        return found;
    }
    void write_records(const std::vector<Record>& records);
    void write_rows(const State& state, const Changes& changes);

    FolderLock lock;
    std::unique_ptr<Database> file;
    std::string folder, vfs;
    Database& db = *file;

    Statement insert_record{db, insert_record_sql};
    Statement find_record{
        db, std::string(select_records_sql) + " WHERE user = ?1 AND client = ?2 AND number = ?3"};
    Statement find_highest{db, "SELECT highest FROM sync_clients WHERE user = ?1 AND client = ?2"};
    Statement find_hash{db, std::string(select_records_sql) + " WHERE seq = ?1"};
    Statement last_record{db, std::string(select_records_sql) + " ORDER BY seq DESC LIMIT 1"};
    Statement raise_client{db,
                           "INSERT INTO sync_clients (user, client, highest) VALUES (?1, ?2, ?3) "
                           "ON CONFLICT (user, client) DO UPDATE "
                           "SET highest = max(highest, excluded.highest)"};
    TextIndexes texts{db};
    Statement find_assignment{db, select_sql<Assignment>() + " WHERE id = ?1"};
    Statement find_assignment_of_call{
        db, select_sql<Assignment>() +
                " WHERE id = (SELECT assignment FROM completed_calls WHERE id = ?1)"};
    TableWriter<Desk> desk{db};
    TableWriter<Counters> counters{db};
    TableWriter<User> users{db};
    TableWriter<Campaign> campaigns{db};
    TableWriter<List> lists{db};
    TableWriter<Lead> leads{db};
    TableWriter<Assignment> assignments{db};
    TableWriter<CompletedCall> calls{db};
    TableWriter<Tally> tallies{db};
    TableWriter<RecycleEntry> recycle_log{db};
    TableWriter<Import> imports{db};
    Statement delete_lead{db, "DELETE FROM leads WHERE id = ?1"};
    TableWriter<DoNotCall> do_not_call{db};
    Statement delete_do_not_call{db, "DELETE FROM do_not_call WHERE campaign = ?1 AND phone = ?2"};
    TableWriter<Callback> callbacks{db};
    TableWriter<CallbackStep> callback_history{db};
    TableWriter<CallNote> call_notes{db};
    TableWriter<Unplaced> unplaced{db};

    Sha256Hasher hasher;
    // The end of the chain that is durable.
    std::int64_t last_seq = 0;
    Instant last_at;
    Sha256 last_hash{};
    // The end of the chain in the transaction that is being written.
    Sha256 next_hash{};
};

void SqliteJournal::Impl::read_end() {
    if (last_record.step()) {
        last_seq = last_record.integer(0);
        last_at = {last_record.integer(1)};
        last_hash = read_hash(last_record);
    }
    last_record.reset();
}

void SqliteJournal::Impl::write_records(const std::vector<Record>& records) {
    std::int64_t seq = last_seq;
    next_hash = last_hash;
    std::map<ClientKey, std::int64_t> highest;
    for (const Record& record : records) {
        ensure(record.seq == ++seq);
        const RecordText stored = to_stored(record);
        next_hash = chain(hasher, next_hash, stored);
        bind_record(insert_record, stored, next_hash);
        insert_record.run();
        for (const CallbackStep& step :
             callback_steps(record.seq, record.at, record.by, record.events)) {
            callback_history.save(step);
        }
        if (const auto note = call_note(record.seq, record.at, record.by, record.events)) {
            call_notes.save(*note);
        }
        auto& number = highest[{record.by, record.client}];
        number = std::max(number, record.number);
    }
    for (const auto& [client, number] : highest) {
        raise_client.bind(1, std::string_view(client.user));
        raise_client.bind(2, std::string_view(client.client));
        raise_client.bind(3, number);
        raise_client.run();
    }
}

void SqliteJournal::Impl::write_rows(const State& state, const Changes& changes) {
    // What was touched and has left the State again is in `changes` by value, or forgotten; a lead
    // that has left it is gone for ever.
    const auto save = [](auto& table, const auto* noun) {
        if (noun) table.save(*noun);
    };
    if (changes.desk) desk.save(state.desk());
    if (changes.counters) counters.save(state.counters());
    for (const Username& username : changes.users) save(users, state.user(username));
    for (const Code id : changes.campaigns) save(campaigns, state.campaign(id));
    for (const ListId& id : changes.lists) save(lists, state.list(id));
    for (const LeadId id : changes.leads) {
        if (const Lead* lead = state.lead(id)) {
            leads.save(*lead);
        } else {
            delete_lead.bind(1, static_cast<std::int64_t>(id.value));
            delete_lead.run();
        }
    }
    for (const auto& [id, assignment] : changes.assignments) assignments.save(assignment);
    for (const auto& [id, call] : changes.calls) calls.save(call);
    for (const TallyKey& key : changes.tallies) save(tallies, state.tally(key));
    for (const RecycleId id : changes.recycles) save(recycle_log, state.recycle(id));
    for (const auto& [id, entry] : changes.finished_recycles) recycle_log.save(entry);
    for (const ImportId id : changes.imports) save(imports, state.import(id));
    for (const auto& [id, callback] : changes.callbacks) callbacks.save(callback);
    for (const auto& [id, item] : changes.unplaced) unplaced.save(item);
    for (const DoNotCallKey& key : changes.do_not_calls) {
        if (const DoNotCall* line = state.do_not_call(key)) {
            do_not_call.save(*line);
        } else {
            bind_field(delete_do_not_call, 1, key.campaign);
            bind_field(delete_do_not_call, 2, key.phone);
            delete_do_not_call.run();
        }
    }
}

SqliteJournal::SqliteJournal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SqliteJournal::~SqliteJournal() = default;

Result<std::unique_ptr<SqliteJournal>, JournalError> SqliteJournal::open(const std::string& folder,
                                                                         const std::string& vfs) {
    auto lock = FolderLock::take(folder);
    if (!lock) return lock.error();
    auto opened = Database::open(desk_file(folder), Access::read_write, vfs);
    if (!opened) return opened.error();
    std::unique_ptr<Database> db = std::move(opened).value();
    configure(*db);
    if (!db->ok()) return db->take_error();
    if (auto error = prepare_schema(*db)) return *error;

    auto impl = std::make_unique<Impl>(std::move(lock).value(), std::move(db), folder, vfs);
    impl->read_end();
    if (!impl->db.ok()) return impl->db.take_error();
    return std::unique_ptr<SqliteJournal>(new SqliteJournal(std::move(impl)));
}

Result<Loaded, JournalError> SqliteJournal::load() {
    Database& db = impl_->db;
    if (!db.ok()) (void)db.take_error();  // what failed before is read again
    db.roll_back();                       // nor does what was left half written count
    Loaded loaded;
    set_cache(db, cache_at_start_kib);
    db.begin();
    loaded.state = load_state(db);
    impl_->read_end();
    if (!db.commit()) return db.take_error();
    set_cache(db, cache_kib);
    loaded.last_seq = impl_->last_seq;
    loaded.last_at = impl_->last_at;
    return loaded;
}

std::optional<JournalError> SqliteJournal::commit(const Batch& batch) {
    Database& db = impl_->db;
    if (!db.ok()) return db.take_error();  // of a look-up since the last commit
    if (batch.records.empty() && batch.changes.empty()) return std::nullopt;
    // At once for writing: a batch never waits for a lock half-way.
    db.exec("BEGIN IMMEDIATE");
    impl_->write_records(batch.records);
    impl_->write_rows(batch.state, batch.changes);
    impl_->texts.keep();
    if (!db.commit()) return db.take_error();
    if (!batch.records.empty()) {
        impl_->last_seq = batch.records.back().seq;
        impl_->last_at = batch.records.back().at;
        impl_->last_hash = impl_->next_hash;
    }
    return std::nullopt;
}

// A failed look-up leaves its error where the next commit finds it.
std::optional<Assignment> SqliteJournal::ended_assignment(AssignmentId id) {
    return impl_->ended(impl_->find_assignment, id.value);
}
std::optional<Assignment> SqliteJournal::assignment_of(CallId id) {
    return impl_->ended(impl_->find_assignment_of_call, id.value);
}

std::optional<Record> SqliteJournal::record_of(const ClientKey& client, std::int64_t number) {
    Database& db = impl_->db;
    Statement& query = impl_->find_record;
    query.bind(1, std::string_view(client.user));
    query.bind(2, std::string_view(client.client));
    query.bind(3, number);
    std::optional<Record> found;
    if (query.step()) found = read_record(db, query);
    query.reset();
    if (!db.ok()) return std::nullopt;
    return found;
}

std::string SqliteJournal::mark_at(std::int64_t seq) {
    if (seq > 0 && seq == impl_->last_seq) return mark_of(impl_->last_hash);
    Statement& query = impl_->find_hash;
    query.bind(1, seq);
    std::string mark;
    if (query.step()) mark = mark_of(read_hash(query));
    query.reset();
    return mark;
}

std::optional<std::int64_t> SqliteJournal::highest_of(const ClientKey& client) {
    Statement& query = impl_->find_highest;
    query.bind(1, std::string_view(client.user));
    query.bind(2, std::string_view(client.client));
    std::optional<std::int64_t> found;
    if (query.step()) found = query.integer(0);
    query.reset();
    return found;
}

Result<std::unique_ptr<JournalReader>, JournalError> SqliteJournal::reader() const {
    return open_reader(impl_->folder, impl_->vfs);
}

}  // namespace recall
