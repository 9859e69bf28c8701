#include "journal/sqlite_filters.hpp"

#include "journal/text_index.hpp"

namespace recall {

namespace {

// A day is closed once none of its assignments is open: sqlite_journal.cpp.
constexpr const char* open_assignments_sql =
    "SELECT lead FROM assignments WHERE stage IN ('assigned', 'claimed') "
    "AND day >= (SELECT open_day FROM counters)";

constexpr const char* open_promises_sql =
    "SELECT lead_id FROM callbacks WHERE status IN ('ACTIVE', 'LIVE')";

// What State::is_elsewhere() says: from what is in hand or promised, which is little, to the leads
// of the same person. CROSS: in this order.
std::string same_person_sql() {
    return "SELECT other.id FROM (SELECT lead, 1 AS in_hand FROM (" +
           std::string(open_assignments_sql) + ") UNION ALL SELECT lead_id, 0 FROM (" +
           open_promises_sql +
           ")) AS tied CROSS JOIN leads AS held ON held.id = tied.lead "
           "CROSS JOIN lists AS its ON its.id = held.list "
           "CROSS JOIN campaigns AS work ON work.id = its.campaign "
           "CROSS JOIN leads AS other ON other.phone = held.phone AND other.id <> held.id "
           "CROSS JOIN lists AS theirs ON theirs.id = other.list "
           "CROSS JOIN campaigns ON campaigns.id = theirs.campaign "
           "WHERE campaigns.kind = work.kind AND (SELECT one_per_person FROM desk) = 1 "
           "AND (tied.in_hand = 1 OR other.id NOT IN (" + open_promises_sql + "))";
}

// The pool, as State::standing() has it.
void add_available(Where& where) {
    where.add("do_not_call = 0 AND barred = 0");
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
    where.add("id NOT IN (" + same_person_sql() + ")");
}

// Every column in one direction, and the id after them.
std::string ordered(std::initializer_list<const char*> columns, bool descending) {
    std::string order;
    for (const char* column : columns)
        order += std::string(column) + (descending ? " DESC, " : ", ");
    return order + (descending ? "id DESC" : "id");
}

}  // namespace

// Without statistics SQLite takes the wrong one of two indexes that fit; a + before a column says
// that its index is not to be used. An agent has fewer calls than an outcome; a campaign's outcome
// has an index of both. `by_order`: the page is read along the index of its order.
Where where_of(const CallFilter& filter, bool by_order) {
    Where where;
    const std::string agent = by_order ? "+agent" : "agent";
    const std::string outcome = by_order || filter.agent ? "+outcome" : "outcome";
    const std::string campaign = by_order || filter.agent ? "+campaign" : "campaign";
    if (filter.lead) where.add("lead = ?", static_cast<std::int64_t>(filter.lead->value));
    if (filter.agent) where.add(agent + " = ?", *filter.agent);
    if (filter.outcome) where.add(outcome + " = ?", filter.outcome->text());
    if (filter.campaign) where.add(campaign + " = ?", filter.campaign->text());
    const std::string day = by_order ? "+day" : "day";
    if (filter.from) where.add(day + " >= ?", to_text(*filter.from));
    if (filter.to) where.add(day + " <= ?", to_text(*filter.to));
    if (!Lookup(filter.text).empty()) {
        where.add("is_found(?, call_words(name, phone, notes))", filter.text);
    }
    return where;
}

Where where_of(const LeadFilter& filter) {
    Where where;
    if (filter.list) where.add("list = ?", *filter.list);
    if (filter.status) where.add("status = ?", filter.status->text());
    if (filter.campaign) {
        where.add("list IN (SELECT id FROM lists WHERE campaign = ?)", filter.campaign->text());
    }
    if (filter.do_not_call) {
        where.add("(do_not_call OR barred) = ?", std::int64_t{*filter.do_not_call});
    }
    if (filter.attempts_max) where.add("attempts <= ?", std::int64_t{*filter.attempts_max});
    if (filter.agent) {
        where.add("id IN (" + std::string(open_assignments_sql) + " AND agent = ?)", *filter.agent);
    }
    if (filter.available_only) add_available(where);
    if (filter.free_only) {
        where.add("do_not_call = 0 AND barred = 0");
        where.add("id NOT IN (" + std::string(open_assignments_sql) + ")");
        where.add("id NOT IN (" + std::string(open_promises_sql) + ")");
    }
    if (const Lookup lookup(filter.text); !lookup.empty()) {
        where.add("id IN (SELECT rowid FROM leads_text WHERE leads_text MATCH ?)",
                  match_of(lookup));
    }
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

std::string order_of(const CallFilter& filter, bool from_the_end) {
    const bool descending = filter.descending != from_the_end;
    switch (filter.order) {
        case CallOrder::day: return ordered({"day"}, descending);
        case CallOrder::completed: return ordered({"completed_at"}, descending);
        case CallOrder::agent: return ordered({"agent", "day"}, descending);
        case CallOrder::outcome: return ordered({"outcome", "day"}, descending);
        case CallOrder::name: return ordered({"name COLLATE NOCASE"}, descending);
        case CallOrder::seconds:
            return ordered({"iif(started_at = 0, 0, completed_at - started_at)"}, descending);
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

}  // namespace recall
