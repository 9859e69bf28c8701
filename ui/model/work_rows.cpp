#include "ui/model/work_rows.hpp"

#include "core/numbers.hpp"
#include "ui/model/past_day.hpp"

#include <algorithm>
#include <cctype>
#include <limits>
#include <tuple>

namespace recall::ui {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool passes(const WorkRow& row, WorkFilter filter) {
    return filter == WorkFilter::all || (filter == WorkFilter::open) == row.is_open();
}

RowStanding standing_of(const Model& model, const WorkMemory& memory,
                        const Assignment& assignment) {
    if (assignment.call_started) return RowStanding::in_call;
    const bool claimed = assignment.stage == Stage::claimed;
    if (claimed && assignment.claim_expires <= model.now) return RowStanding::lapsed;
    if (claimed) return RowStanding::claimed;
    return memory.lapsed.contains(assignment.id) ? RowStanding::lapsed : RowStanding::assigned;
}

WorkRow row_of(const Model& model, const Assignment& assignment, const Lead& lead) {
    return {.id = assignment.id,
            .assignment = &assignment,
            .lead = &lead,
            .campaign = model.replica->view().campaign(assignment.campaign),
            .waiting = model.replica->is_pending(assignment.id),
            .phone = assignment.called ? assignment.called : phone_to_call(lead),
            .lead_name = lead.name,
            .columns = &lead.columns};
}

WorkRow row_of(const Model& model, const CompletedCall& call) {
    return {.id = call.assignment,
            .standing = RowStanding::completed,
            .call = &call,
            .lead = model.replica->view().lead(call.lead),
            .campaign = model.replica->view().campaign(call.campaign),
            .waiting = model.replica->is_pending(call.assignment),
            .phone = call.phone,
            .lead_name = call.name,
            .columns = &call.columns};
}

// What is in hand first, then what is open, then what is done.
int rank(const WorkRow& row) {
    switch (row.standing) {
        case RowStanding::in_call:
        case RowStanding::departed: return 0;
        case RowStanding::claimed: return 1;
        case RowStanding::lapsed: return 2;
        case RowStanding::assigned: return 3;
        case RowStanding::completed: break;
    }
    return 4;
}

bool works_before(const WorkRow& a, const WorkRow& b) {
    const auto key = [](const WorkRow& row) {
        return std::tuple(rank(row), row.call ? -row.call->completed_at.ms : 0, row.id.value);
    };
    return key(a) < key(b);
}

std::string lowered(std::string_view words) {
    std::string text(words);
    std::transform(text.begin(), text.end(), text.begin(), lower);
    return text;
}

// What a column sorts by.
std::pair<std::int64_t, std::string> sort_key(const WorkRow& row, int column,
                                              std::string_view column_name) {
    switch (column) {
        case 0: return {0, lowered(row.name())};
        case 1: return {0, std::to_string(row.phone.digits)};
        case 2: return {rank(row), row.call ? standing_words(row) : std::string()};
        case 3: return {0, lowered(row.columns->value_of(column_name))};
        default: break;
    }
    return {row.lead ? row.lead->attempts : 0, std::string()};
}

// Which claims ran out, as opposed to those given back.
void watch_claims(const Model& model, WorkMemory& memory) {
    const State& view = model.replica->view();
    std::set<AssignmentId> held;
    for (const AssignmentId id : view.assignments_of(model.replica->user())) {
        const Assignment* assignment = view.assignment(id);
        if (!assignment || assignment->stage != Stage::claimed) continue;
        held.insert(id);
        memory.lapsed.erase(id);
    }
    for (const AssignmentId id : memory.held) {
        const Assignment* assignment = view.assignment(id);
        const bool ran_out = assignment && assignment->stage == Stage::assigned &&
                             assignment->claim_expires <= model.now;
        if (ran_out) memory.lapsed.insert(id);
    }
    memory.held = std::move(held);
}

const WorkRow* find_row(const std::vector<WorkRow>& rows, std::optional<AssignmentId> id) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [id](const WorkRow& row) { return row.id == id; });
    return id && found != rows.end() ? &*found : nullptr;
}

bool is_blank(const std::string& words) {
    return words.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::vector<WorkRow> departed_rows(const Model& model, Kind kind,
                                   const WorkMemory& memory) {
    std::vector<WorkRow> rows;
    for (const Departed& gone : model.replica->departed()) {
        const AssignmentId id = gone.assignment.id;
        if (gone.assignment.stage == Stage::completed || gone.assignment.kind != kind) continue;
        if (memory.chosen != id && !was_worked_on(gone, memory)) continue;
        rows.push_back(row_of(model, gone.assignment, gone.lead));
        rows.back().standing = RowStanding::departed;
    }
    std::sort(rows.begin(), rows.end(), works_before);
    return rows;
}

std::vector<AssignmentId> find_lost_notes(const Model& model, const WorkMemory& memory) {
    std::vector<AssignmentId> lost;
    if (!model.replica->has_rows()) return lost;
    const State& view = model.replica->view();
    for (const auto& [id, draft] : memory.drafts) {
        if (is_blank(draft.notes) || view.assignment(id) || model.replica->departed(id)) continue;
        lost.push_back(id);
    }
    std::erase_if(lost, [&view](AssignmentId id) {
        return std::any_of(view.calls().begin(), view.calls().end(),
                           [id](const auto& one) { return one.second.assignment == id; });
    });
    return lost;
}

std::vector<std::size_t> shown_rows(const std::vector<WorkRow>& rows, const WorkMemory& memory,
                                    std::string_view column_name) {
    const Lookup wanted(memory.search);
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (passes(rows[i], memory.filter) &&
            (wanted.empty() || wanted.finds(findable_of(rows[i])))) {
            shown.push_back(i);
        }
    }
    if (memory.sort_column < 0) return shown;
    std::vector<std::pair<std::int64_t, std::string>> keys(rows.size());
    for (const std::size_t i : shown) {
        keys[i] = sort_key(rows[i], memory.sort_column, column_name);
    }
    std::stable_sort(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
        return memory.sort_descending ? keys[b] < keys[a] : keys[a] < keys[b];
    });
    return shown;
}

std::optional<AssignmentId> next_to_do(const std::vector<WorkRow>& rows,
                                       const std::vector<std::size_t>& shown,
                                       std::optional<AssignmentId> chosen) {
    const auto at = std::find_if(shown.begin(), shown.end(),
                                 [&](std::size_t i) { return rows[i].id == chosen; });
    // Where nothing of it is shown the search begins at the top.
    const std::size_t start =
        at == shown.end() ? 0 : static_cast<std::size_t>(at - shown.begin()) + 1;
    for (std::size_t step = 0; step < shown.size(); ++step) {
        const WorkRow& row = rows[shown[(start + step) % shown.size()]];
        if (row.to_do() && row.id != chosen) return row.id;
    }
    for (const WorkRow& row : rows) {
        if (row.to_do() && row.id != chosen) return row.id;
    }
    return std::nullopt;
}

std::string_view column_to_show(const std::vector<WorkRow>& rows) {
    std::string_view first;
    for (const WorkRow& row : rows) {
        for (const auto& [name, value] : row.columns->all()) {
            if (lowered(name) == "company") return name;
            if (first.empty()) first = name;
        }
    }
    return first;
}

// When the first of the claims runs out: the rows say something else then.
Instant first_end_of_claims(const std::vector<WorkRow>& rows, Instant now) {
    Instant first{std::numeric_limits<std::int64_t>::max()};
    for (const WorkRow& row : rows) {
        if (!row.is_open() || row.assignment->stage != Stage::claimed) continue;
        if (row.assignment->claim_expires > now) {
            first = std::min(first, row.assignment->claim_expires);
        }
    }
    return first;
}

}  // namespace

std::vector<WorkRow> work_rows(const Model& model, Kind kind, Day past, const WorkMemory& memory) {
    const State& view = model.replica->view();
    const std::string past_words = past ? past_day_words(model, past) : std::string();
    const Day since = past ? past : model.today;
    std::vector<WorkRow> rows;
    for (const AssignmentId id : view.assignments_of(model.replica->user())) {
        const Assignment* assignment = view.assignment(id);
        const Lead* lead = assignment ? view.lead(assignment->lead) : nullptr;
        if (!lead || assignment->kind != kind) continue;
        rows.push_back(row_of(model, *assignment, *lead));
        rows.back().standing = standing_of(model, memory, *assignment);
        rows.back().past = past_words;
    }
    for (const auto& [id, call] : view.calls()) {
        const bool own = call.agent == model.replica->user() && call.kind == kind;
        if (own && call.day >= since) rows.push_back(row_of(model, call));
    }
    std::sort(rows.begin(), rows.end(), works_before);
    return rows;
}

Findable name_and_numbers_of(const WorkRow& row) {
    Findable findable{row.lead_name};
    findable.add(row.phone);
    if (row.lead) {
        for (const Phone phone : phones_of(*row.lead)) findable.add(phone);
    }
    return findable;
}

Findable findable_of(const WorkRow& row) {
    Findable findable = name_and_numbers_of(row);
    for (const auto& [name, value] : row.columns->all()) findable.add(value);
    return findable;
}

std::string WorkRow::name() const {
    return lead_name.empty() ? phone_text(phone) : std::string(lead_name);
}

bool WorkRow::holds_number() const {
    return is_open() && standing != RowStanding::departed &&
           (assignment->kind == Kind::customer || assignment->stage == Stage::claimed);
}

void WorkList::update(const Model& model, Kind kind, WorkMemory& memory) {
    Source source{model.replica,   model.replica->version(), kind,
                  model.today,     past_day(model),          memory.chosen,
                  memory.filter,   memory.search,            memory.sort_column,
                  memory.sort_descending};
    if (source == source_ && model.now < good_until_) return;
    source_ = std::move(source);
    watch_claims(model, memory);
    rows_ = work_rows(model, kind, source_.past, memory);
    column_ = column_to_show(rows_);
    shown_ = shown_rows(rows_, memory, column_);
    departed_ = departed_rows(model, kind, memory);
    lost_notes_ = find_lost_notes(model, memory);
    chosen_ = find_row(rows_, memory.chosen);
    if (!chosen_) chosen_ = find_row(departed_, memory.chosen);
    next_ = next_to_do(rows_, shown_, memory.chosen);
    open_count_ = static_cast<int>(std::count_if(rows_.begin(), rows_.end(),
                                                 [](const WorkRow& row) { return row.is_open(); }));
    good_until_ = first_end_of_claims(rows_, model.now);
}

bool was_worked_on(const Departed& gone, const WorkMemory& memory) {
    const AssignmentId id = gone.assignment.id;
    const auto found = memory.drafts.find(id);
    if (gone.assignment.call_started) return true;
    if (found == memory.drafts.end()) return false;
    return found->second.outcome || !is_blank(found->second.notes);
}

Instant lapse_of(const WorkRow& row) {
    return row.campaign ? lapses_at(*row.assignment, *row.campaign) : row.assignment->claim_expires;
}

const Outcome* outcome_of(const WorkRow& row, Code code) {
    if (!row.campaign) return nullptr;
    for (const Outcome& outcome : row.campaign->outcomes) {
        if (outcome.code == code) return &outcome;
    }
    return nullptr;
}

std::string standing_words(const WorkRow& row) {
    switch (row.standing) {
        case RowStanding::assigned: return row.past.empty() ? "Assigned" : "Of " + row.past;
        case RowStanding::claimed: return "Claimed";
        case RowStanding::lapsed: return "Claim ran out";
        case RowStanding::in_call: return row.holds_number() ? "In call" : "Call not completed";
        case RowStanding::departed: return "Back in the pool";
        case RowStanding::completed: break;
    }
    const Outcome* outcome = outcome_of(row, row.call->outcome);
    return "Completed – " + (outcome ? outcome->label : row.call->outcome.text());
}

}  // namespace recall::ui
