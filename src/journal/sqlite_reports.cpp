#include "journal/sqlite_reports.hpp"

#include "core/request.hpp"
#include "wire/words.hpp"

namespace recall {

namespace {

// Named parameters, the same in every query; one that is NULL asks for nothing.
constexpr const char* wanted_sql =
    " WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR kind = ?3) AND (?4 IS NULL OR agent = ?4)";
constexpr int next_parameter = 5;
// The same where sums are kept of days, agents and campaigns, whose kind never changes.
constexpr const char* wanted_sums_sql =
    " WHERE day BETWEEN ?1 AND ?2 AND (?4 IS NULL OR agent = ?4) "
    "AND (?5 IS NULL OR campaign = ?5) "
    "AND (?3 IS NULL OR campaign IN (SELECT id FROM campaigns WHERE kind = ?3))";

void bind_maybe(Statement& query, int at, const std::optional<std::string>& text) {
    if (text) query.bind(at, std::string_view(*text));
    else query.bind_null(at);
}

void bind_wanted(Statement& query, const ReportFilter& filter) {
    query.bind(1, std::string_view(to_text(filter.from)));
    query.bind(2, std::string_view(to_text(filter.to)));
    bind_maybe(query, 3,
               filter.kind ? std::optional(std::string(word_of(*filter.kind))) : std::nullopt);
    bind_maybe(query, 4, filter.agent);
}
void bind_campaign(Statement& query, const ReportFilter& filter) {
    bind_maybe(query, next_parameter,
               filter.campaign ? std::optional(filter.campaign->text()) : std::nullopt);
}

Code read_code(Database& db, const Statement& query, int column) {
    const auto code = Code::from_text(query.text(column));
    if (!code) db.fail_damaged("table completed_calls: a code cannot be read");
    return code.value_or(Code());
}

// `by` is day or agent.
std::vector<CallSum> call_sums(Database& db, const ReportFilter& filter, const std::string& by) {
    Statement query(db, "SELECT " + by +
                            ", campaign, outcome, sum(calls), sum(seconds), sum(late) "
                            "FROM call_day_sums" + wanted_sums_sql + " GROUP BY " + by +
                            ", campaign, outcome HAVING sum(calls) > 0 ORDER BY " + by +
                            ", campaign, outcome");
    bind_wanted(query, filter);
    bind_campaign(query, filter);
    std::vector<CallSum> sums;
    while (query.step()) {
        CallSum sum;
        if (by == "agent") {
            sum.agent = query.text(0);
        } else {
            const auto day = day_from_text(query.text(0));
            if (!day) db.fail_damaged("table completed_calls: a day cannot be read");
            sum.day = day.value_or(Day());
        }
        sum.campaign = read_code(db, query, 1);
        sum.outcome = read_code(db, query, 2);
        sum.calls = query.integer(3);
        sum.seconds = query.integer(4);
        sum.late = query.integer(5);
        sums.push_back(std::move(sum));
    }
    return sums;
}

std::vector<WorkSum> work_sums(Database& db, const ReportFilter& filter) {
    Statement query(db, "SELECT agent, sum(assigned), sum(called) FROM assignment_day_sums" +
                            std::string(wanted_sums_sql) +
                            " GROUP BY agent HAVING sum(assigned) > 0 OR sum(called) > 0 "
                            "ORDER BY agent");
    bind_wanted(query, filter);
    bind_campaign(query, filter);
    std::vector<WorkSum> sums;
    while (query.step()) {
        sums.push_back({std::string(query.text(0)), query.integer(1), query.integer(2)});
    }
    return sums;
}

std::vector<std::int64_t> steps_of(Database& db, const TimelineFilter& filter,
                                   const std::string& table, const std::string& column) {
    Statement query(db, "SELECT (" + column + " - ?5) / ?6, count(*) FROM " + table + wanted_sql +
                            " AND " + column + " >= ?5 AND " + column + " < ?5 + ?6 * ?7 "
                            "GROUP BY 1");
    bind_wanted(query, {filter.day, filter.day, filter.kind, std::nullopt, filter.agent});
    query.bind(5, filter.start.ms);
    query.bind(6, filter.step_ms);
    query.bind(7, static_cast<std::int64_t>(filter.steps));
    std::vector<std::int64_t> steps(filter.steps);
    while (query.step()) steps.at(static_cast<std::size_t>(query.integer(0))) = query.integer(1);
    return steps;
}

}  // namespace

ReportSums read_report_sums(Database& db, const ReportFilter& filter) {
    return {call_sums(db, filter, "day"), call_sums(db, filter, "agent"), work_sums(db, filter)};
}

GivenOut read_given_out(Database& db, Day day, std::optional<Kind> kind) {
    Statement query(db,
                    "SELECT count(*), total(done), total(done = 0 AND open) FROM "
                    "(SELECT max(stage = 'completed') AS done, "
                    "max(stage IN ('assigned', 'claimed')) AS open FROM assignments "
                    "WHERE day = ?1 AND stage <> 'returned' AND (?2 = '' OR kind = ?2) "
                    "GROUP BY lead)");
    const std::string day_words = to_text(day);
    query.bind(1, std::string_view(day_words));
    query.bind(2, kind ? word_of(*kind) : std::string_view());
    GivenOut given{day};
    if (!query.step()) return given;
    given.numbers = static_cast<int>(query.integer(0));
    given.completed = static_cast<int>(query.integer(1));
    given.uncompleted = static_cast<int>(query.integer(2));
    return given;
}

Timeline read_timeline(Database& db, const TimelineFilter& filter) {
    return {steps_of(db, filter, "completed_calls", "completed_at"),
            steps_of(db, filter, "assignments", "call_started")};
}

// By the index of clients' numbers, newest first: it ends after the lapsed claims of a day.
std::optional<Instant> read_last_day_closed(Database& db) {
    Statement query(db,
                    "SELECT at FROM records WHERE user = ?1 AND client = ?1 "
                    "AND command = 'CloseDay' AND instr(events, '\"DayClosed\"') > 0 "
                    "ORDER BY number DESC LIMIT 1");
    query.bind(1, std::string_view(clock_name));
    if (!query.step()) return std::nullopt;
    const Instant at{query.integer(0)};
    query.reset();
    return at;
}

}  // namespace recall
