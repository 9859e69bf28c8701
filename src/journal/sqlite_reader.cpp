// SqliteReader: pages of a desk's history, over a read-only connection of its own.
//
// Totals of calls come from the sums that are kept of them (schema/07-sums.sql), where the filter
// is not on a lead or a text. What is not archived yet, of which there is little, is counted apart
// and taken off.
#include "journal/record_table.hpp"
#include "journal/schema.hpp"
#include "journal/sqlite_callbacks.hpp"
#include "journal/sqlite_filters.hpp"
#include "journal/sqlite_journal.hpp"
#include "journal/sqlite_reports.hpp"
#include "journal/tables.hpp"
#include "journal/text_index.hpp"

#include <mutex>

namespace recall {

namespace {

constexpr int reader_cache_kib = 32 * 1024;
// As many as can be looked at one by one, and sorted, while somebody waits.
constexpr std::int64_t looked_at_max = 10'000;
// A filter that lets more through is no help for an order that has an index of its own.
constexpr std::int64_t calls_sorted_max = 20'000;

class SqliteReader final : public JournalReader {
public:
    explicit SqliteReader(std::unique_ptr<Database> file) : file_(std::move(file)), db_(*file_) {}

    Result<Page<CompletedCall>, JournalError> calls(const CallFilter& filter,
                                                    PageRequest page) override {
        const std::lock_guard lock(mutex_);
        // One transaction, so that page and total are of one moment.
        db_.begin();
        const Lookup lookup(filter.text);
        const std::string match = match_of(lookup);
        const bool few = !lookup.empty() && are_few("completed_calls_text", match);
        Page<CompletedCall> found = few ? look_at_few(filter, match, page)
                                        : look_along(filter, page);
        if (!db_.commit()) return db_.take_error();
        return found;
    }

    Result<Page<Lead>, JournalError> leads(const LeadFilter& filter, PageRequest page) override {
        const Where where = where_of(filter);
        const std::string match = match_of(Lookup(filter.text));
        if (filter.order == LeadOrder::id && !match.empty()) {
            const auto few = of_one_moment([&] { return are_few("leads_text", match); });
            if (!few) return few.error();
            if (!few.value()) return leads_along_the_index(filter, match, page);
        }
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

    Result<Page<DoNotCall>, JournalError> do_not_call(const DoNotCallFilter& filter,
                                                      PageRequest page) override {
        Where where;
        if (filter.campaign) where.add("campaign = ?", filter.campaign->text());
        if (!Lookup(filter.text).empty()) {
            where.add("is_found(?, line_words(phone, reason))", filter.text);
        }
        return read_page<DoNotCall>(page, select_sql<DoNotCall>(), where,
                                    "added_at DESC, phone, campaign",
                                    [&] { return count("do_not_call", where); });
    }

    Result<Page<Unplaced>, JournalError> unplaced(const UnplacedFilter& filter,
                                                  PageRequest page) override {
        Where where;
        if (filter.id) where.add("id = ?", static_cast<std::int64_t>(filter.id->value));
        // Word for word, so that the index of the open ones is found.
        if (filter.state == UnplacedState::open)
            where.add("state = 'open'");
        else if (filter.state)
            where.add("state = ?", std::string(word_of(*filter.state)));
        if (filter.by) where.add("\"by\" = ?", *filter.by);
        return read_page<Unplaced>(page, select_sql<Unplaced>(), where, "id DESC",
                                   [&] { return count("unplaced", where); });
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
    Result<std::vector<CallNote>, JournalError> call_notes(
        const std::vector<CallId>& calls) override {
        return of_one_moment([&] {
            Statement query(db_, select_sql<CallNote>() + " WHERE call = ?1 ORDER BY record");
            std::vector<CallNote> notes;
            for (const CallId call : calls) {
                query.bind(1, static_cast<std::int64_t>(call.value));
                for_each_row<CallNote>(db_, query,
                                       [&](CallNote note) { notes.push_back(std::move(note)); });
            }
            return notes;
        });
    }
    Result<std::vector<std::int64_t>, JournalError> callback_counts(
        const CallbackFilter& filter, const std::vector<Instant>& edges) override {
        return of_one_moment([&] { return read_callback_counts(db_, filter, edges); });
    }
    Result<std::vector<CallbackSum>, JournalError> callback_sums(const CallbackFilter& filter,
                                                                 Instant now) override {
        return of_one_moment([&] { return read_callback_sums(db_, filter, now); });
    }

    Result<std::vector<LeadId>, JournalError> lead_ids(const LeadFilter& filter,
                                                       std::int64_t most) override {
        return of_one_moment([&] {
            const Where where = where_of(filter);
            std::vector<LeadId> ids;
            Statement query(db_, "SELECT id FROM leads" + where.text() + " ORDER BY id LIMIT ?");
            where.bind(query, {most});
            while (query.step()) ids.push_back({static_cast<std::uint64_t>(query.integer(0))});
            return ids;
        });
    }

    Result<std::vector<ListId>, JournalError> phones_elsewhere(
        const ListId& list, const std::vector<Phone>& phones) override {
        return of_one_moment([&] {
            std::vector<ListId> elsewhere;
            Statement query(db_, "SELECT list FROM leads WHERE phone = ?1 AND list <> ?2 LIMIT 1");
            for (const Phone phone : phones) {
                query.bind(1, std::string_view(to_text(phone)));
                query.bind(2, std::string_view(list));
                elsewhere.emplace_back(query.step() ? query.text(0) : ListId());
                query.reset();
            }
            return elsewhere;
        });
    }

    Result<GivenOut, JournalError> given_out(Day day, std::optional<Kind> kind) override {
        return of_one_moment([&] { return read_given_out(db_, day, kind); });
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

    // Many have the text: from one to the next of them until the page is full.
    Result<Page<Lead>, JournalError> leads_along_the_index(LeadFilter filter,
                                                           const std::string& match,
                                                           PageRequest page) {
        const Where all = where_of(filter);
        filter.text.clear();
        const Where others = where_of(filter);
        Where found;
        found.add("leads_text MATCH ?", match);
        const bool text_only = others.empty();
        const Where counted = text_only ? found : all;
        found.join(others);
        std::string select = select_sql<Lead>();
        const std::string from = " FROM leads";
        select.replace(select.find(from), from.size(),
                       " FROM leads_text CROSS JOIN leads ON leads.id = leads_text.rowid");
        return read_page<Lead>(page, select, found,
                               filter.descending ? "leads_text.rowid DESC" : "leads_text.rowid",
                               [&] { return count(text_only ? "leads_text" : "leads", counted); });
    }

    // Does the index of texts find no more than can be looked at?
    bool are_few(const std::string& index, const std::string& match) {
        Statement query(db_, "SELECT count(*) FROM (SELECT 1 FROM " + index + " WHERE " + index +
                                 " MATCH ? LIMIT ?)");
        query.bind(1, std::string_view(match));
        query.bind(2, looked_at_max + 1);
        return query.step() && query.integer(0) <= looked_at_max;
    }

    // All that the index of texts finds, in order; of them the page.
    Page<CompletedCall> look_at_few(CallFilter filter, const std::string& match,
                                    PageRequest request) {
        Where where;
        where.add("id IN (SELECT rowid FROM completed_calls_text "
                  "WHERE completed_calls_text MATCH ?)", match);
        filter.text.clear();
        where.join(where_of(filter, true));
        if (filter.kind) where.add("kind = ?", std::string(word_of(*filter.kind)));
        if (filter.archived_only) where.add("archived_at <> 0");
        std::vector<std::int64_t> ids;
        Statement in_order(db_, "SELECT id FROM completed_calls NOT INDEXED" + where.text() +
                                    " ORDER BY " + order_of(filter));
        where.bind(in_order);
        while (in_order.step()) ids.push_back(in_order.integer(0));
        Page<CompletedCall> page;
        page.total = static_cast<std::int64_t>(ids.size());
        Statement query(db_, select_sql<CompletedCall>() + " WHERE id = ?");
        const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
        const std::int64_t skip = page_skip(request);
        for (std::int64_t i = skip; i < page.total && i < skip + size && db_.ok(); ++i) {
            query.bind(1, ids[static_cast<std::size_t>(i)]);
            if (query.step()) page.items.push_back(read_row<CompletedCall>(db_, query));
            query.reset();
        }
        return page;
    }

    // Along an index, looking at each call until the page is full.
    Page<CompletedCall> look_along(const CallFilter& filter, PageRequest request) {
        Page<CompletedCall> page;
        const bool bounded = !Lookup(filter.text).empty() && !request.count_all && !request.total;
        page.total = request.total ? *request.total
                     : bounded     ? count_some(filter)
                                   : count_calls(filter);
        page.more = bounded && page.total > calls_counted_max;
        if (page.more) page.total = calls_counted_max;
        const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
        const std::int64_t skip = page_skip(request);
        if (skip >= page.total && !page.more) return page;
        const bool many = page.more || page.total > calls_sorted_max;
        Where where = where_of(filter, many && filter.order != CallOrder::day);
        if (filter.kind) where.add("kind = ?", std::string(word_of(*filter.kind)));
        if (filter.archived_only) where.add("archived_at <> 0");
        // A page far back is nearer from the other end, where it is known for certain how far.
        const bool from_the_end =
            !page.more && skip > page.total / 2 && page.total > calls_sorted_max;
        if (from_the_end && request.total) page.total = count_calls(filter);
        const std::int64_t here = from_the_end ? std::min(size, page.total - skip) : size;
        const std::int64_t before = from_the_end ? page.total - skip - here : skip;
        if (here <= 0) return page;
        Statement query(db_, select_sql<CompletedCall>() + where.text() + " ORDER BY " +
                                 order_of(filter, from_the_end) + " LIMIT ? OFFSET ?");
        where.bind(query, {here, before});
        while (query.step() && db_.ok()) {
            page.items.push_back(read_row<CompletedCall>(db_, query));
        }
        if (from_the_end) std::reverse(page.items.begin(), page.items.end());
        return page;
    }

    // No further than is told.
    std::int64_t count_some(CallFilter filter) {
        // Where nothing else narrows them down, what has the text is found sooner by its index.
        const bool by_text = !filter.agent && !filter.outcome && !filter.campaign &&
                             !filter.lead && !filter.from && !filter.to;
        std::string from = "completed_calls";
        Where where;
        if (by_text) {
            from = "completed_calls_text CROSS JOIN completed_calls "
                   "ON completed_calls.id = completed_calls_text.rowid";
            where.add("completed_calls_text MATCH ?", match_of(Lookup(filter.text)));
            filter.text.clear();
        }
        where.join(where_of(filter));
        if (filter.kind) where.add("kind = ?", std::string(word_of(*filter.kind)));
        if (filter.archived_only) where.add("archived_at <> 0");
        Statement query(db_, "SELECT count(*) FROM (SELECT 1 FROM " + from + where.text() +
                                 " LIMIT ?)");
        where.bind(query, {calls_counted_max + 1});
        return query.step() ? query.integer(0) : 0;
    }

    std::int64_t count_calls(const CallFilter& filter) {
        if (!filter.lead && filter.text.empty()) return sum_calls(filter);
        Where where = where_of(filter);
        add_kind(where, filter, filter.agent || filter.outcome ? "+campaign" : "campaign");
        return count_calls(where, filter.archived_only);
    }

    // A campaign's kind never changes, and campaigns have an index.
    static void add_kind(Where& where, const CallFilter& filter, const std::string& campaign) {
        if (!filter.kind) return;
        where.add(campaign + " IN (SELECT id FROM campaigns WHERE kind = ?)",
                  std::string(word_of(*filter.kind)));
    }

    std::int64_t sum_calls(const CallFilter& filter) {
        Where where;
        if (filter.agent) where.add("agent = ?", *filter.agent);
        if (filter.outcome) where.add("outcome = ?", filter.outcome->text());
        if (filter.campaign) where.add("campaign = ?", filter.campaign->text());
        add_kind(where, filter, "campaign");
        where.add_days(filter.from, filter.to);
        const std::string table = filter.from || filter.to ? "call_day_sums" : "call_sums";
        Statement query(db_, "SELECT ifnull(sum(calls), 0) FROM " + table + where.text());
        where.bind(query);
        const std::int64_t all = query.step() ? query.integer(0) : 0;
        return filter.archived_only ? all - count_at_hand(where) : all;
    }

    // Not archived yet.
    std::int64_t count_at_hand(Where where) {
        where.add("archived_at = 0");
        return count("completed_calls INDEXED BY completed_calls_at_hand", where);
    }

    std::int64_t count_calls(const Where& where, bool archived_only) {
        const std::int64_t all = count("completed_calls", where);
        return archived_only ? all - count_at_hand(where) : all;
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
    db->exec("PRAGMA cache_size = -" + std::to_string(reader_cache_kib));
    if (!db->ok()) return db->take_error();
    if (auto error = check_schema(*db)) return *error;
    return std::unique_ptr<JournalReader>(std::make_unique<SqliteReader>(std::move(db)));
}

}  // namespace recall
