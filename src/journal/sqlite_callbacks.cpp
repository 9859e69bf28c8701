#include "journal/sqlite_callbacks.hpp"

#include "journal/sqlite_where.hpp"
#include "journal/tables.hpp"

namespace recall {

namespace {

// A range of time this short holds fewer callbacks than any other filter lets through.
constexpr std::int64_t short_range_ms = 31 * twenty_four_hours_ms;

bool is_short_range(const CallbackFilter& filter) {
    return filter.from && filter.before && *filter.before - *filter.from <= short_range_ms;
}

bool wants_open(const CallbackFilter& filter) {
    return filter.open_only || (filter.status && is_open(*filter.status));
}

// Everything but the status.
Where where_of(const CallbackFilter& filter) {
    Where where;
    if (filter.campaign) where.add("campaign_id = ?", filter.campaign->text());
    if (filter.list) where.add("list_id = ?", *filter.list);
    if (filter.lead) where.add("lead_id = ?", static_cast<std::int64_t>(filter.lead->value));
    if (filter.user) where.add("user = ?", *filter.user);
    if (filter.recipient) where.add("recipient = ?", std::string(word_of(*filter.recipient)));
    if (filter.from) where.add("callback_time >= ?", filter.from->ms);
    if (filter.before) where.add("callback_time < ?", filter.before->ms);
    if (filter.ended) where.add("ended = ?", std::string(word_of(*filter.ended)));
    return where;
}

Where with_status(Where where, const CallbackFilter& filter) {
    if (filter.open_only) where.add("status IN ('ACTIVE', 'LIVE')");
    if (filter.status) where.add("status = ?", std::string(word_of(*filter.status)));
    return where;
}

// The index whose entries are walked: of what is rare first.
std::string index_of(const CallbackFilter& filter) {
    if (filter.lead) return "callbacks_by_lead";
    if (filter.user) return "callbacks_by_user";
    if (filter.list) return "callbacks_by_list";
    if (filter.campaign) return "callbacks_by_campaign";
    return filter.recipient ? "callbacks_by_user" : "callbacks_by_time";
}

std::string index_of(const CallbackFilter& filter, CallbackKey sort) {
    if (filter.lead) return "callbacks_by_lead";
    if (filter.user) return "callbacks_by_user";
    if (wants_open(filter)) return "callbacks_by_status";
    if (sort == CallbackKey::callback_time) {
        return filter.recipient ? "callbacks_by_time" : index_of(filter);
    }
    if (is_short_range(filter)) return "callbacks_by_time";
    switch (sort) {
        case CallbackKey::callback_time: break;
        case CallbackKey::entry_time: return "callbacks_by_entry";
        case CallbackKey::modify_date: return "callbacks_by_modified";
        case CallbackKey::user: return "callbacks_by_user";
        case CallbackKey::campaign: return "callbacks_by_campaign";
        case CallbackKey::list: return "callbacks_by_list";
        case CallbackKey::status: return "callbacks_by_status";
    }
    return "callbacks_by_time";
}

std::int64_t count(Database& db, const std::string& index, const Where& where) {
    Statement query(db, "SELECT count(*) FROM callbacks INDEXED BY " + index + where.text());
    where.bind(query);
    return query.step() ? query.integer(0) : 0;
}

std::int64_t count(Database& db, const CallbackFilter& filter) {
    const Where where = where_of(filter);
    if (wants_open(filter)) {
        const bool few = filter.lead || filter.user;
        return count(db, few ? index_of(filter) : "callbacks_by_status",
                     with_status(where, filter));
    }
    // Their ids have no gaps, and none is ever deleted.
    const std::int64_t all =
        where.empty() ? db.number("SELECT ifnull(max(callback_id), 0) FROM callbacks")
                      : count(db, index_of(filter), where);
    if (!filter.status) return all;
    CallbackFilter open = filter;
    open.status.reset();
    open.open_only = true;
    return all - count(db, open);
}

std::vector<std::int64_t> ids_of(Database& db, const CallbackFilter& filter, CallbackSort sort,
                                 std::int64_t size, std::int64_t skip) {
    const std::string down = sort.descending ? " DESC" : "";
    const std::string key(word_of(sort.by));
    const std::string time = sort.by == CallbackKey::callback_time
                                 ? ""
                                 : ", callback_time" + down;
    const Where where = with_status(where_of(filter), filter);
    Statement query(db, "SELECT callback_id FROM callbacks INDEXED BY " +
                            index_of(filter, sort.by) + where.text() + " ORDER BY " + key + down +
                            time + ", callback_id" + down + " LIMIT ? OFFSET ?");
    where.bind(query, {size, skip});
    std::vector<std::int64_t> ids;
    while (query.step()) ids.push_back(query.integer(0));
    return ids;
}

}  // namespace

Page<Callback> read_callbacks(Database& db, const CallbackFilter& filter, CallbackSort sort,
                              PageRequest request) {
    const std::int64_t size = std::clamp<std::int64_t>(request.size, 1, page_size_max);
    const std::int64_t skip = page_skip(request);
    Page<Callback> page;
    page.total = request.total ? *request.total : count(db, filter);
    if (skip >= page.total) return page;
    Statement query(db, select_sql<Callback>() + " WHERE callback_id = ?1");
    for (const std::int64_t id : ids_of(db, filter, sort, size, skip)) {
        query.bind(1, id);
        if (query.step()) page.items.push_back(read_row<Callback>(db, query));
        query.reset();
    }
    return page;
}

std::optional<Callback> read_callback(Database& db, CallbackId id) {
    Statement query(db, select_sql<Callback>() + " WHERE callback_id = ?1");
    query.bind(1, static_cast<std::int64_t>(id.value));
    if (!query.step()) return std::nullopt;
    Callback found = read_row<Callback>(db, query);
    query.reset();
    return found;
}

std::vector<CallbackStep> read_callback_history(Database& db, CallbackId id) {
    Statement query(db, select_sql<CallbackStep>() +
                            " WHERE callback_id = ?1 ORDER BY callback_id, record, step");
    query.bind(1, static_cast<std::int64_t>(id.value));
    std::vector<CallbackStep> steps;
    for_each_row<CallbackStep>(db, query,
                               [&](CallbackStep step) { steps.push_back(std::move(step)); });
    return steps;
}

std::vector<std::int64_t> read_callback_counts(Database& db, const CallbackFilter& filter,
                                               const std::vector<Instant>& edges) {
    std::vector<std::int64_t> counts;
    for (std::size_t i = 1; i < edges.size(); ++i) {
        CallbackFilter part = filter;
        part.from = std::max(edges[i - 1], filter.from.value_or(edges[i - 1]));
        part.before = std::min(edges[i], filter.before.value_or(edges[i]));
        counts.push_back(count(db, part));
    }
    return counts;
}

// As how_kept() has it, core/callback.hpp.
std::vector<CallbackSum> read_callback_sums(Database& db, const CallbackFilter& filter,
                                            Instant now) {
    const std::string late = "callback_time + " + std::to_string(callback_on_time_ms);
    const std::string at = "iif(kept_at <> 0, kept_at, modify_date)";
    const std::string was_kept = "ended IN ('called', 'replaced')";
    const auto sum = [](const std::string& condition) {
        return "ifnull(sum(" + condition + "), 0)";
    };
    const Where where = with_status(where_of(filter), filter);
    Statement query(db, "SELECT user, " + sum(was_kept + " AND " + at + " < " + late) + ", " +
                            sum(was_kept + " AND " + at + " >= " + late) + ", " +
                            sum("(ended = '' AND " + late + " <= " + std::to_string(now.ms) +
                                ") OR (ended = 'cancelled' AND " + late + " <= modify_date)") +
                            ", " +
                            sum("ended = '' AND " + late + " > " + std::to_string(now.ms)) +
                            " FROM callbacks" + where.text() + " GROUP BY user ORDER BY user");
    where.bind(query);
    std::vector<CallbackSum> sums;
    while (query.step()) {
        CallbackSum one{std::string(query.text(0)), query.integer(1), query.integer(2),
                        query.integer(3), query.integer(4)};
        if (one.promised() > 0) sums.push_back(std::move(one));
    }
    return sums;
}

}  // namespace recall
