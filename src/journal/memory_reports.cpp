// What MemoryJournal sums up for reports, as sqlite_reports.cpp has SQLite do it.
#include "core/callback.hpp"
#include "core/request.hpp"
#include "journal/memory_journal.hpp"

#include <algorithm>
#include <tuple>

namespace recall {

namespace {

bool is_wanted(const ReportFilter& filter, Day day, Kind kind, const Username& agent) {
    return day >= filter.from && day <= filter.to && (!filter.kind || kind == *filter.kind) &&
           (!filter.agent || agent == *filter.agent);
}

using SumKey = std::tuple<Day, Username, Code, Code>;

void add(std::map<SumKey, CallSum>& sums, Day day, const Username& agent,
         const CompletedCall& call) {
    CallSum& sum = sums[{day, agent, call.campaign, call.outcome}];
    sum.day = day;
    sum.agent = agent;
    sum.campaign = call.campaign;
    sum.outcome = call.outcome;
    ++sum.calls;
    if (call.started_at) sum.seconds += (call.completed_at - call.started_at) / second_ms;
    if (call.late) ++sum.late;
}

template <typename Map>
auto values(const Map& map) {
    std::vector<typename Map::mapped_type> values;
    for (const auto& [key, value] : map) values.push_back(value);
    return values;
}

void count(std::vector<std::int64_t>& steps, const TimelineFilter& filter, Instant at) {
    if (at < filter.start) return;
    const auto step = static_cast<std::size_t>((at - filter.start) / filter.step_ms);
    if (step < steps.size()) ++steps[step];
}

}  // namespace

Result<ReportSums, JournalError> MemoryJournal::report_sums(const ReportFilter& filter) {
    const std::lock_guard lock(mutex_);
    std::map<SumKey, CallSum> by_day, by_agent;
    for (const auto& [id, call] : rows_.calls) {
        if (!is_wanted(filter, call.day, call.kind, call.agent)) continue;
        if (filter.campaign && call.campaign != *filter.campaign) continue;
        add(by_day, call.day, "", call);
        add(by_agent, {}, call.agent, call);
    }
    std::map<Username, WorkSum> work;
    const auto worked = [&work](const Username& agent, int assigned, int calls) {
        WorkSum& sum = work[agent];
        sum.agent = agent;
        sum.assigned += assigned;
        sum.calls += calls;
    };
    // Tallies are few, but know no campaigns.
    for (const auto& [key, tally] : rows_.tallies) {
        if (filter.campaign || !is_wanted(filter, key.day, key.kind, key.agent)) continue;
        worked(key.agent, tally.assigned, tally.calls);
    }
    for (const auto& [id, row] : rows_.assignments) {
        if (!filter.campaign || row.campaign != *filter.campaign) continue;
        if (is_wanted(filter, row.day, row.kind, row.agent)) {
            worked(row.agent, row.stage != Stage::returned ? 1 : 0, row.call_started ? 1 : 0);
        }
    }
    std::erase_if(work, [](const auto& one) {
        return one.second.assigned == 0 && one.second.calls == 0;
    });
    return ReportSums{values(by_day), values(by_agent), values(work)};
}

Result<GivenOut, JournalError> MemoryJournal::given_out(Day day, std::optional<Kind> kind) {
    const std::lock_guard lock(mutex_);
    struct Number {
        bool completed = false, open = false;
    };
    std::map<LeadId, Number> numbers;
    for (const auto& [id, row] : rows_.assignments) {
        if (row.day != day || row.stage == Stage::returned || (kind && row.kind != *kind)) continue;
        Number& number = numbers[row.lead];
        number.completed |= row.stage == Stage::completed;
        number.open |= is_open(row.stage);
    }
    GivenOut given{day};
    for (const auto& [lead, number] : numbers) {
        ++given.numbers;
        if (number.completed) ++given.completed;
        else if (number.open) ++given.uncompleted;
    }
    return given;
}

Result<Timeline, JournalError> MemoryJournal::timeline(const TimelineFilter& filter) {
    const std::lock_guard lock(mutex_);
    const ReportFilter wanted{filter.day, filter.day, filter.kind, std::nullopt, filter.agent};
    Timeline line{std::vector<std::int64_t>(filter.steps), std::vector<std::int64_t>(filter.steps)};
    for (const auto& [id, call] : rows_.calls) {
        if (is_wanted(wanted, call.day, call.kind, call.agent)) {
            count(line.completed, filter, call.completed_at);
        }
    }
    for (const auto& [id, row] : rows_.assignments) {
        if (row.call_started && is_wanted(wanted, row.day, row.kind, row.agent)) {
            count(line.calls, filter, row.call_started);
        }
    }
    return line;
}

Result<std::optional<Callback>, JournalError> MemoryJournal::callback(CallbackId id) {
    const std::lock_guard lock(mutex_);
    const auto found = rows_.callbacks.find(id);
    return found == rows_.callbacks.end() ? std::nullopt : std::optional(found->second);
}

Result<std::vector<CallbackStep>, JournalError> MemoryJournal::callback_history(CallbackId id) {
    const std::lock_guard lock(mutex_);
    const auto found = rows_.callback_history.find(id);
    if (found == rows_.callback_history.end()) return std::vector<CallbackStep>{};
    return found->second;
}

Result<std::vector<CallNote>, JournalError> MemoryJournal::call_notes(
    const std::vector<CallId>& calls) {
    const std::lock_guard lock(mutex_);
    std::vector<CallNote> notes;
    for (const CallId call : calls) {
        const auto found = rows_.call_notes.find(call);
        if (found == rows_.call_notes.end()) continue;
        notes.insert(notes.end(), found->second.begin(), found->second.end());
    }
    return notes;
}

Result<std::vector<std::int64_t>, JournalError> MemoryJournal::callback_counts(
    const CallbackFilter& filter, const std::vector<Instant>& edges) {
    const std::lock_guard lock(mutex_);
    std::vector<std::int64_t> counts(edges.empty() ? 0 : edges.size() - 1);
    for (const auto& [id, callback] : rows_.callbacks) {
        if (!matches(filter, callback)) continue;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const Instant at = callback.callback_time;
            if (edges[i] <= at && at < edges[i + 1]) ++counts[i];
        }
    }
    return counts;
}

Result<std::vector<CallbackSum>, JournalError> MemoryJournal::callback_sums(
    const CallbackFilter& filter, Instant now) {
    const std::lock_guard lock(mutex_);
    std::map<Username, CallbackSum> sums;
    for (const auto& [id, callback] : rows_.callbacks) {
        const Kept kept = how_kept(callback, now);
        if (!matches(filter, callback) || kept == Kept::withdrawn) continue;
        CallbackSum& sum = sums[callback.user];
        sum.user = callback.user;
        if (kept == Kept::on_time) ++sum.on_time;
        if (kept == Kept::late) ++sum.late;
        if (kept == Kept::missed) ++sum.missed;
        if (kept == Kept::waiting) ++sum.waiting;
    }
    return values(sums);
}

Result<std::optional<Instant>, JournalError> MemoryJournal::last_day_closed() {
    const std::lock_guard lock(mutex_);
    const auto closed = [](const RecordText& record) {
        return record.user == clock_name && record.client == clock_name &&
               record.command == "CloseDay" &&
               record.events.find("\"DayClosed\"") != std::string::npos;
    };
    const auto found = std::find_if(records_.rbegin(), records_.rend(), closed);
    if (found == records_.rend()) return std::optional<Instant>();
    return std::optional(Instant{found->at});
}

}  // namespace recall
