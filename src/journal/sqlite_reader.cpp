// SqliteReader: pages of a desk's history, over a read-only connection of its own.
//
// Totals are counted in indexes alone where they can be: a filter on day, agent, outcome, lead or
// campaign counts index entries, and what is not archived yet, of which there is little, is
// counted apart and taken off.
#include "journal/record_table.hpp"
#include "journal/schema.hpp"
#include "journal/sqlite_callbacks.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/sqlite_reports.hpp"
#include "journal/sqlite_where.hpp"
#include "journal/tables.hpp"

#include <mutex>

namespace recall {

namespace {

constexpr int cache_kib = 32 * 1024;

Where where_of(const CallFilter& filter) {
    Where where;
    if (filter.lead) where.add("lead = ?", static_cast<std::int64_t>(filter.lead->value));
    if (filter.agent) where.add("agent = ?", *filter.agent);
    if (filter.campaign) where.add("campaign = ?", filter.campaign->text());
    if (filter.outcome) where.add("outcome = ?", filter.outcome->text());
    where.add_days(filter.from, filter.to);
    where.add_text(filter.text, {"name", "phone", "notes"});
    return where;
}

// A day is closed once none of its assignments is open: sqlite_journal.cpp.
constexpr const char* open_assignments_sql =
    "SELECT lead FROM assignments WHERE stage IN ('assigned', 'claimed') "
    "AND day >= (SELECT open_day FROM counters)";

// The pool, as State::standing() has it.
void add_available(Where& where) {
    where.add("do_not_call = 0");
    where.add("(list, status) IN (SELECT lists.id, dialled.value FROM lists "
              "JOIN campaigns ON campaigns.id = lists.campaign "
              "JOIN json_each(campaigns.dial_statuses) AS dialled "
              "WHERE lists.active = 1 AND campaigns.active = 1 AND (lists.expires = '' "
              "OR lists.expires >= (SELECT open_day FROM counters)))");
    where.add("id NOT IN (" + std::string(open_assignments_sql) + ")");
    where.add("NOT (called_since_reset = 1 AND list IN (SELECT lists.id FROM lists "
              "JOIN campaigns ON campaigns.id = lists.campaign "
              "WHERE campaigns.only_since_reset = 1))");
    where.add("NOT EXISTS (SELECT 1 FROM lists JOIN campaigns ON campaigns.id = lists.campaign "
              "JOIN json_each(campaigns.recycling) AS rule "
              "WHERE lists.id = leads.list AND rule.value ->> 'status' = leads.status "
              "AND (leads.attempts >= iif(rule.value ->> 'attempts_max' = 0, leads.attempts + 1, "
              "rule.value ->> 'attempts_max') OR (leads.last_call <> 0 AND "
              "leads.last_call + (rule.value ->> 'minutes') * 60000 > "
              "(SELECT waits_ended FROM counters))))");
}

Where where_of(const LeadFilter& filter) {
    Where where;
    if (filter.list) where.add("list = ?", *filter.list);
    if (filter.status) where.add("status = ?", filter.status->text());
    if (filter.campaign) {
        where.add("list IN (SELECT id FROM lists WHERE campaign = ?)", filter.campaign->text());
    }
    if (filter.do_not_call) where.add("do_not_call = ?", std::int64_t{*filter.do_not_call});
    if (filter.attempts_max) where.add("attempts <= ?", std::int64_t{*filter.attempts_max});
    if (filter.agent) {
        where.add("id IN (" + std::string(open_assignments_sql) + " AND agent = ?)", *filter.agent);
    }
    if (filter.available_only) add_available(where);
    where.add_text(filter.text,
                   {"name", "phone",
                    "EXISTS (SELECT 1 FROM json_each(leads.columns) AS further "
                    "WHERE json_extract(further.value, '$[1]')%)"});
    return where;
}

Where where_of(const RecordFilter& filter) {
    Where where;
    if (filter.by) where.add("user = ?", *filter.by);
    if (!filter.command.empty()) where.add("command = ?", filter.command);
    where.add_days(filter.from, filter.to);
    if (filter.rejected_only) where.add("rejection <> ''");
    where.add_text(filter.text, {"events", "rejection"});
    return where;
}

// Every column in one direction, and the id after them.
std::string ordered(std::initializer_list<const char*> columns, bool descending) {
    std::string order;
    for (const char* column : columns) order += std::string(column) + (descending ? " DESC, " : ", ");
    return order + (descending ? "id DESC" : "id");
}

std::string order_of(const CallFilter& filter) {
    switch (filter.order) {
        case CallOrder::day: return ordered({"day"}, filter.descending);
        case CallOrder::completed: return ordered({"completed_at"}, filter.descending);
        case CallOrder::agent: return ordered({"agent", "day"}, filter.descending);
        case CallOrder::outcome: return ordered({"outcome", "day"}, filter.descending);
        case CallOrder::name: return ordered({"name COLLATE NOCASE"}, filter.descending);
        case CallOrder::seconds:
            return ordered({"iif(started_at = 0, 0, completed_at - started_at)"},
                           filter.descending);
    }
    return "id";
}

std::string order_of(const LeadFilter& filter) {
    switch (filter.order) {
        case LeadOrder::id: return ordered({}, filter.descending);
        case LeadOrder::name: return ordered({"name COLLATE NOCASE"}, filter.descending);
        case LeadOrder::phone: return ordered({"phone"}, filter.descending);
        case LeadOrder::status: return ordered({"status"}, filter.descending);
        case LeadOrder::attempts: return ordered({"attempts"}, filter.descending);
        case LeadOrder::last_call: return ordered({"last_call"}, filter.descending);
    }
    return "id";
}

class SqliteReader final : public JournalReader {
public:
    explicit SqliteReader(std::unique_ptr<Database> file) : file_(std::move(file)), db_(*file_) {}

    Result<Page<CompletedCall>, JournalError> calls(const CallFilter& filter,
                                                    PageRequest page) override {
        Where where = where_of(filter);
        Where counted = where;
        if (filter.kind) {
            const std::string kind(word_of(*filter.kind));
            // A campaign's kind never changes, and campaigns have an index.
            counted.add("campaign IN (SELECT id FROM campaigns WHERE kind = ?)", kind);
            where.add("kind = ?", kind);
        }
        if (filter.archived_only) where.add("archived_at <> 0");
        return read_page<CompletedCall>(page, select_sql<CompletedCall>(), where,
                                        order_of(filter), [&] {
                                            return count_calls(counted, filter.archived_only);
                                        });
    }

    Result<Page<Lead>, JournalError> leads(const LeadFilter& filter, PageRequest page) override {
        const Where where = where_of(filter);
        return read_page<Lead>(page, select_sql<Lead>(), where, order_of(filter),
                               [&] { return count("leads", where); });
    }

    Result<Page<RecycleEntry>, JournalError> recycling_log(const RecycleFilter& filter,
                                                           PageRequest page) override {
        Where where;
        if (filter.by) where.add("\"by\" = ?", *filter.by);
        where.add_days(filter.from, filter.to);
        return read_page<RecycleEntry>(page, select_sql<RecycleEntry>(), where, "id DESC",
                                       [&] { return count("recycle_log", where); });
    }

    Result<Page<Import>, JournalError> imports(const std::optional<ListId>& list,
                                               PageRequest page) override {
        Where where;
        if (list) where.add("list = ?", *list);
        return read_page<Import>(page, select_sql<Import>(), where, "id DESC",
                                 [&] { return count("imports", where); });
    }

    Result<Page<Assignment>, JournalError> assignments_of(LeadId lead, PageRequest page) override {
        Where where;
        where.add("lead = ?", static_cast<std::int64_t>(lead.value));
        return read_page<Assignment>(page, select_sql<Assignment>(), where, "id DESC",
                                     [&] { return count("assignments", where); });
    }

    Result<Page<Record>, JournalError> records(const RecordFilter& filter,
                                               PageRequest page) override {
        const Where where = where_of(filter);
        return read_page<Record>(page, select_records_sql, where, "seq DESC", [&] {
            // They are numbered from 1 without a gap.
            return where.empty() ? db_.number("SELECT ifnull(max(seq), 0) FROM records")
                                 : count("records", where);
        });
    }

    Result<Page<Callback>, JournalError> callbacks(const CallbackFilter& filter, CallbackSort sort,
                                                   PageRequest page) override {
        return of_one_moment([&] { return read_callbacks(db_, filter, sort, page); });
    }
    Result<std::optional<Callback>, JournalError> callback(CallbackId id) override {
        return of_one_moment([&] { return read_callback(db_, id); });
    }
    Result<std::vector<CallbackStep>, JournalError> callback_history(CallbackId id) override {
        return of_one_moment([&] { return read_callback_history(db_, id); });
    }
    Result<std::vector<std::int64_t>, JournalError> callback_counts(
        const CallbackFilter& filter, const std::vector<Instant>& edges) override {
        return of_one_moment([&] { return read_callback_counts(db_, filter, edges); });
    }
    Result<std::vector<CallbackSum>, JournalError> callback_sums(const CallbackFilter& filter,
                                                                 Instant now) override {
        return of_one_moment([&] { return read_callback_sums(db_, filter, now); });
    }

    Result<std::vector<Tally>, JournalError> tallies(Day day) override {
        const std::lock_guard lock(mutex_);
        std::vector<Tally> tallies;
        Statement query(db_, select_sql<Tally>() + " WHERE day = ?1 ORDER BY day, agent, kind");
        query.bind(1, std::string_view(to_text(day)));
        for_each_row<Tally>(db_, query, [&](Tally tally) { tallies.push_back(std::move(tally)); });
        if (!db_.ok()) return db_.take_error();
        return tallies;
    }

    Result<ReportSums, JournalError> report_sums(const ReportFilter& filter) override {
        return of_one_moment([&] { return read_report_sums(db_, filter); });
    }
    Result<Timeline, JournalError> timeline(const TimelineFilter& filter) override {
        return of_one_moment([&] { return read_timeline(db_, filter); });
    }
    Result<std::optional<Instant>, JournalError> last_day_closed() override {
        return of_one_moment([&] { return read_last_day_closed(db_); });
    }

private:
    template <typename Read>
    auto of_one_moment(Read read) -> Result<std::invoke_result_t<Read>, JournalError> {
        const std::lock_guard lock(mutex_);
        db_.begin();
        auto answer = read();
        if (!db_.commit()) return db_.take_error();
        return answer;
    }

    std::int64_t count(const std::string& table, const Where& where) {
        Statement query(db_, "SELECT count(*) FROM " + table + where.text());
        where.bind(query);
        return query.step() ? query.integer(0) : 0;
    }

    std::int64_t count_calls(Where where, bool archived_only) {
        // Their ids have no gaps, and none is ever deleted.
        const std::int64_t all =
            where.empty() ? db_.number("SELECT ifnull(max(id), 0) FROM completed_calls")
                          : count("completed_calls", where);
        if (!archived_only) return all;
        where.add("archived_at = 0");
        return all - count("completed_calls INDEXED BY completed_calls_at_hand", where);
    }

    template <typename T>
    T read_one(const Statement& query) {
        if constexpr (std::is_same_v<T, Record>) return read_record(db_, query);
        else return read_row<T>(db_, query);
    }

    template <typename T, typename Total>
    Result<Page<T>, JournalError> read_page(PageRequest request, const std::string& select,
                                            const Where& where, const std::string& order,
                                            Total total) {
        const std::lock_guard lock(mutex_);
        const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
        const std::int64_t skip = page_skip(request);
        Page<T> page;
        // One transaction, so that page and total are of one moment.
        db_.begin();
        page.total = request.total ? *request.total : total();
        if (skip < page.total) {
            Statement query(db_, select + where.text() + " ORDER BY " + order +
                                     " LIMIT ? OFFSET ?");
            where.bind(query, {size, skip});
            while (query.step() && db_.ok()) page.items.push_back(read_one<T>(query));
        }
        if (!db_.commit()) return db_.take_error();
        return page;
    }

    std::mutex mutex_;
    std::unique_ptr<Database> file_;
    Database& db_;
};

}  // namespace

Result<std::unique_ptr<JournalReader>, JournalError> open_reader(const std::string& folder,
                                                                 const std::string& vfs) {
    auto opened = Database::open(desk_file(folder), Access::read_only, vfs);
    if (!opened) return opened.error();
    std::unique_ptr<Database> db = std::move(opened).value();
    db->exec("PRAGMA cache_size = -" + std::to_string(cache_kib));
    if (!db->ok()) return db->take_error();
    if (auto error = check_schema(*db)) return *error;
    return std::unique_ptr<JournalReader>(std::make_unique<SqliteReader>(std::move(db)));
}

}  // namespace recall
