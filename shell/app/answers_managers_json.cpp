// What only managers ask for: in the managers' program alone (program.hpp).
#include "shell/app/lead_json.hpp"
#include "shell/app/program.hpp"
#include "shell/app/reading_answers.hpp"
#include "shell/app/team_json.hpp"

#include <algorithm>
#include <utility>

namespace recall::shell {

namespace {

using shell::read;  // the shared ones, beside those below

void read(const Json& item, DoNotCall& line) {
    line.key.phone = phone_from_text(text_in(item, "phone")).value_or(Phone{});
    line.key.campaign = code_in(item, "campaign");
    line.reason = text_in(item, "reason");
    line.added_at = instant_in(item, "added_at");
    line.added_by = text_in(item, "added_by");
    line.expires = day_in(item, "expires");
}

std::optional<NewCallback> promise_in(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    NewCallback promise;
    promise.time = instant_in(json, "callback_time");
    promise.wall_time = text_in(json, "wall_time");
    promise.zone = text_in(json, "zone");
    from_word(text_in(json, "recipient"), promise.recipient);
    promise.comments = text_in(json, "comments");
    return promise;
}

void read(const Json& item, Unplaced& unplaced) {
    HandedWork& work = unplaced.work;
    unplaced.id = id_in<UnplacedId>(item, "unplaced");
    unplaced.by = text_in(item, "by");
    from_word(text_in(item, "source"), unplaced.source);
    unplaced.handed_at = instant_in(item, "handed_at");
    work.command = text_in(item, "command");
    work.reason = text_in(item, "reason");
    work.why = text_in(item, "why");
    work.wished_at = instant_in(item, "wished_at");
    work.assignment = id_in<AssignmentId>(item, "assignment");
    work.lead = id_in<LeadId>(item, "lead");
    work.list = text_in(item, "list");
    work.campaign = code_in(item, "campaign");
    work.phone = phone_from_text(text_in(item, "phone")).value_or(Phone{});
    work.name = text_in(item, "name");
    work.outcome = code_in(item, "outcome");
    work.notes = text_in(item, "notes");
    work.started_at = instant_in(item, "started_at");
    work.ended_at = instant_in(item, "ended_at");
    work.callback = promise_in(field_in(item, "callback"));
    work.note = text_in(item, "note");
    from_word(text_in(item, "state"), unplaced.state);
    unplaced.closed_by = text_in(item, "closed_by");
    unplaced.closed_at = instant_in(item, "closed_at");
    unplaced.closed_why = text_in(item, "closed_why");
    unplaced.placed_on = id_in<LeadId>(item, "placed_on");
    unplaced.call = id_in<CallId>(item, "call");
}

void read(const Json& item, ui::HopperRow& row) {
    read(item, row.lead);
    row.position = number_in(item, "position");
    row.callback_time = instant_in(item, "callback_time");
    row.callback = id_in<CallbackId>(item, "callback_id");
    row.user = text_in(item, "user");
    row.held = text_in(item, "held");
    row.closed = field_in(item, "closed") == true;
    row.opens = instant_in(item, "opens");
}

void read(const Json& item, Import& import) {
    import.id = id_in<ImportId>(item, "import");
    import.list = text_in(item, "list");
    import.file = text_in(item, "file");
    import.at = instant_in(item, "at");
    import.by = text_in(item, "by");
    import.count = number_in(item, "leads");
    import.undone_at = instant_in(item, "undone_at");
}

void read(const Json& item, RecycleEntry& entry) {
    entry.at = instant_in(item, "at");
    entry.by = text_in(item, "by");
    entry.day = day_in(item, "day");
    entry.recycled = static_cast<int>(number_in(item, "recycled"));
    entry.archived = static_cast<int>(number_in(item, "archived"));
    // "all", "agent1", "agent1 client": whom it was for, and of which kind.
    const std::string scope = text_in(item, "scope");
    const std::size_t blank = scope.find(' ');
    const std::string whom = scope.substr(0, blank);
    entry.chosen = whom == "chosen";
    if (whom != "all" && !entry.chosen) entry.agent = whom;
    Kind kind{};
    if (blank != scope.npos && from_word(scope.substr(blank + 1), kind)) entry.kind = kind;
    const Json& agents = field_in(item, "agents");
    for (std::size_t i = 0; agents.is_array() && i < agents.size(); ++i) {
        entry.agents.push_back({text_in(agents[i], "agent"),
                                static_cast<int>(number_in(agents[i], "recycled")),
                                static_cast<int>(number_in(agents[i], "archived"))});
    }
    entry.finished = true;
}

// "LeadAssigned ×20, …": the kinds of events, and how many of each.
std::string effects_of(const Json& events) {
    std::vector<std::pair<std::string, int>> counts;
    for (std::size_t i = 0; events.is_array() && i < events.size(); ++i) {
        const std::string name = text_in(events[i], "type");
        const auto found = std::find_if(counts.begin(), counts.end(),
                                        [&name](const auto& one) { return one.first == name; });
        if (found == counts.end())
            counts.push_back({name, 1});
        else
            ++found->second;
    }
    std::string words;
    for (const auto& [name, count] : counts) {
        words += (words.empty() ? "" : ", ") + name;
        if (count > 1) words += " × " + std::to_string(count);
    }
    return words;
}

void read(const Json& item, ui::AuditEntry& entry) {
    entry.seq = number_in(item, "seq");
    entry.at = instant_in(item, "at");
    entry.by = text_in(item, "by");
    entry.command = text_in(item, "command");
    entry.refused = text_in(field_in(item, "rejection"), "message");
    entry.effects = effects_of(field_in(item, "events"));
}

void read(const Json& item, ui::LoginEntry& entry) {
    entry.at = instant_in(item, "at");
    entry.username = text_in(item, "username");
    entry.address = text_in(item, "address");
    entry.outcome = text_in(item, "outcome");
}

void read(const Json& item, ui::ReportPoint& point) {
    point.start = day_in(item, "start");
    point.completed = number_in(item, "completed");
    point.success = number_in(item, "success");
    point.seconds = number_in(item, "seconds");
}
void read(const Json& item, ui::ReportOutcome& outcome) {
    outcome.campaign = code_in(item, "campaign");
    outcome.label = text_in(item, "label");
    outcome.count = number_in(item, "count");
}
void read(const Json& item, ui::ReportAgent& agent) {
    agent.agent = text_in(item, "agent");
    agent.name = text_in(item, "name");
    agent.assigned = number_in(item, "assigned");
    agent.completed = number_in(item, "completed");
    agent.seconds = number_in(item, "seconds");
    agent.success = number_in(item, "success");
}

void read(const Json& item, ui::CallbackFigure& figure) {
    figure.name = text_in(item, "name");
    figure.promised = number_in(item, "promised");
    figure.on_time = number_in(item, "on_time");
    figure.late = number_in(item, "late");
    figure.missed = number_in(item, "missed");
    figure.waiting = number_in(item, "waiting");
}

void read(const Json& item, ui::TokenLine& token) {
    token = {text_in(item, "id"), text_in(item, "name"), text_in(item, "username"),
             instant_in(item, "created"), instant_in(item, "revoked"),
             instant_in(item, "last_used")};
}

// Any of them.
constexpr auto read_one = [](const Json& item, auto& into) { read(item, into); };

void read_report(const Json& body, ui::Report& report) {
    const Json& totals = field_in(body, "totals");
    report.assigned = number_in(totals, "assigned");
    report.completed = number_in(totals, "completed");
    report.calls = number_in(totals, "calls");
    report.seconds = number_in(totals, "seconds");
    report.late = number_in(totals, "late");
    read_all(field_in(body, "series"), report.series, read_one);
    read_all(field_in(body, "outcomes"), report.outcomes, read_one);
    read_all(field_in(body, "agents"), report.agents, read_one);
}

void read_timeline(const Json& body, ui::Timeline& timeline) {
    timeline.step_minutes = number_in(body, "step_minutes");
    timeline.completed = counts_in(body, "completed");
}

void read_callback_figures(const Json& body, ui::CallbackFigures& figures) {
    read(field_in(body, "totals"), figures.all);
    read_all(field_in(body, "agents"), figures.agents, read_one);
}

void read_reset(const Json& body, ui::ResetPreview& reset) {
    reset.called = number_in(body, "called");
    reset.dialable = number_in(body, "dialable");
}

void read_attention(const Json& body, ui::CallbackAttention& attention) {
    attention.overdue = number_in(body, "overdue");
    attention.escalated = number_in(body, "escalated");
    attention.held = number_in(body, "held");
    attention.orphaned = number_in(body, "orphaned");
}

void read_health(const Json& body, ui::Health& health) {
    const Json& relay = field_in(body, "relay");
    health.version = text_in(relay, "version");
    health.started_at = instant_in(relay, "started_at");
    const Json& journal = field_in(body, "journal");
    health.records = number_in(journal, "records");
    health.last_commit_at = instant_in(journal, "last_commit_at");
    health.bytes = number_in(journal, "bytes");
    health.error = text_in(field_in(journal, "error"), "message");
    const Json& disk = field_in(body, "disk");
    health.disk_free = number_in(disk, "free_bytes");
    health.disk_total = number_in(disk, "total_bytes");
    const Json& backup = field_in(body, "backup");
    health.backup_known = backup.is_object();
    health.backup_at = instant_in(backup, "last_at");
    const Json& tabs = field_in(body, "tabs");
    health.connected = number_in(tabs, "connected");
    health.users = number_in(tabs, "users");
    const Json& scheduler = field_in(body, "scheduler");
    health.next_wake = instant_in(scheduler, "next_wake");
    health.open_day = text_in(scheduler, "open_day");
    health.closed_at = instant_in(scheduler, "last_day_closed_at");
}

}  // namespace

void read_managers_answer(ui::Topic topic, const Json& body, ui::Answers& answers) {
    switch (topic) {
        case ui::Topic::leads: return read_page(body, answers.leads, read_one);
        case ui::Topic::recycling: return read_page(body, answers.recycling, read_one);
        case ui::Topic::audit: return read_page(body, answers.audit, read_one);
        case ui::Topic::logins: return read_page(body, answers.logins, read_one);
        case ui::Topic::imports: return read_page(body, answers.imports, read_one);
        case ui::Topic::hopper: return read_page(body, answers.hopper, read_one);
        case ui::Topic::do_not_call: return read_page(body, answers.do_not_call, read_one);
        case ui::Topic::unplaced: return read_page(body, answers.unplaced, read_one);
        case ui::Topic::unplaced_leads: return read_page(body, answers.unplaced_leads, read_one);
        case ui::Topic::report: return read_report(body, answers.report);
        case ui::Topic::today: return read_report(body, answers.today);
        case ui::Topic::timeline: return read_timeline(body, answers.timeline);
        case ui::Topic::callbacks: return read_page(body, answers.callbacks, read_one);
        case ui::Topic::callback_month:
            answers.callback_month.counts = counts_in(body, "days");
            return;
        case ui::Topic::callback_figures:
            return read_callback_figures(body, answers.callback_figures);
        case ui::Topic::lead_callbacks: return read_page(body, answers.lead_callbacks, read_one);
        case ui::Topic::held_callbacks: return read_page(body, answers.held_callbacks, read_one);
        case ui::Topic::lead: return read_lead(body, answers.lead);
        case ui::Topic::fitting: return read_page(body, answers.fitting, read_one);
        case ui::Topic::reset: return read_reset(body, answers.reset);
        case ui::Topic::team: return read_all(field_in(body, "agents"), answers.team.items, read_one);
        case ui::Topic::team_numbers: return read_page(body, answers.team_numbers, read_one);
        case ui::Topic::team_day: return read_page(body, answers.team_day, read_one);
        case ui::Topic::health: return read_health(body, answers.health);
        case ui::Topic::tokens: return read_page(body, answers.tokens, read_one);
        case ui::Topic::attention: return read_attention(body, answers.attention);
        case ui::Topic::archive:
        case ui::Topic::callback:
        case ui::Topic::callback_day:
        case ui::Topic::presence: return;  // agents ask for these too: read_answer
    }
}

}  // namespace recall::shell
