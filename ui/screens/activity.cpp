// Activity: what was taken back, what everybody did, and who signed in.
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"
#include "wire/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace recall::ui {
namespace {

constexpr float one_line_width_min_px = 720;  // Narrower rows are two lines.
constexpr float table_height_min_px = 320;

// "CompleteCall" → "Complete call", "LeadClaimed × 2, TallyKept" → "Lead claimed × 2, tally kept":
// the names on the wire are words already.
std::string words_of_name(std::string_view name) {
    std::string words;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital && !words.empty() && words.back() != ' ') words += ' ';
        words += capital && !words.empty() ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

// "LeadAssigned × 20, …": the kinds of events, and how many of each.
std::string effects_of(const std::vector<std::string>& events) {
    std::vector<std::pair<std::string, int>> counts;
    for (const std::string& name : events) {
        const auto found = std::find_if(counts.begin(), counts.end(),
                                        [&name](const auto& one) { return one.first == name; });
        if (found == counts.end()) counts.push_back({name, 1});
        else ++found->second;
    }
    std::string words;
    for (const auto& [name, count] : counts) {
        words += (words.empty() ? "" : ", ") + name;
        if (count > 1) words += " × " + grouped(count);
    }
    return words;
}

std::string who(const Model& model, const Username& by) {
    return by == clock_name ? "The clock" : name_of(model.replica->view(), by);
}

std::string scope_words(const Model& model, const RecycleEntry& entry) {
    std::string words = entry.chosen ? "Chosen ones" : "All agents";
    if (entry.agent) words = who(model, *entry.agent);
    if (entry.kind) words += std::string(", ") + kind_words(*entry.kind);
    return words;
}

// "Ada 12, Musa 5": the most first.
std::string by_agent(const Model& model, const RecycleEntry& entry) {
    std::vector<AgentCount> counts = entry.agents;
    std::stable_sort(counts.begin(), counts.end(), [](const auto& one, const auto& other) {
        return one.recycled > other.recycled;
    });
    std::string words;
    for (const AgentCount& count : counts) {
        if (count.recycled == 0) continue;
        words += (words.empty() ? "" : ", ") + who(model, count.agent) + " " +
                 grouped(count.recycled);
    }
    return words.empty() ? "–" : words;
}

// What the three tables have in common.
struct Shape {
    bool one_line = width_left() >= one_line_width_min_px;
    float wide = one_line ? 0 : never_px;
    TableOptions options(const std::string& empty) const {
        return {.height = std::max(height_left() - pager_height(), table_height_min_px),
                .row_height = one_line ? 0 : two_line_row,
                .empty_icon = icon::history,
                .empty = empty};
    }
};

// A page of what the query lists.
template <IsAsked Query>
Inquiry inquiry_of(Query query, const ActivityMemory& memory) {
    query.paging.page = memory.page;
    Inquiry inquiry;
    inquiry.path = path_of(query);
    inquiry.about = "all";
    return inquiry;
}

void draw_recycling(const Model& model, ActivityMemory& memory, Wishes& wishes) {
    const PageOf<RecycleEntry>& page = model.answers->recycling;
    const RecyclingLogQuery query{};
    Inquiry inquiry = inquiry_of(query, memory);
    inquiry.stamp = figures_stamp(model);
    keep_asking(model, Topic::recycling, inquiry, wishes);
    draw_export(model, page, path_of(query), "recycling-log-" + to_text(model.today), wishes);
    draw_problem(page, Topic::recycling, wishes);
    const Shape shape;
    const std::array<Column, 6> columns = {
        Column{.name = "When", .width = shape.one_line ? 110.F : 0.F},
        Column{.name = "By", .hide_below = shape.wide},
        Column{.name = "Scope", .hide_below = shape.wide},
        Column{.name = "Recycled", .width = 76, .number = true},
        Column{.name = "Archived", .width = 76, .number = true},
        Column{.name = "Recycled by agent", .weight = 2, .hide_below = shape.wide}};
    const std::string empty =
        empty_words(model, page, false, "Nothing was taken back or archived yet");
    {
        Table table("recycling", "Recycling log", columns, shape.options(empty));
        while (table.next(page.items.size())) {
            const RecycleEntry& entry = page.items[table.row()];
            const std::string when = time_of_day(model, entry.at);
            const std::string by = who(model, entry.by);
            table.begin_plain_row(when + ", " + by);
            if (shape.one_line) table.text(when);
            else table.two_lines(when + " · " + by, scope_words(model, entry));
            table.text(by);
            table.text(scope_words(model, entry), Ink::muted);
            table.number(entry.recycled);
            table.number(entry.archived);
            table.text(by_agent(model, entry), Ink::muted);
        }
    }
    draw_pager(page, memory.page);
}

void draw_audit_row(const Model& model, const AuditEntry& entry, Table& table, bool one_line) {
    const std::string when = time_of_day(model, entry.at);
    const std::string what = words_of_name(entry.command);
    const std::string by = who(model, entry.by);
    const std::string effects = entry.events.names.empty()
                                    ? std::string("Nothing to do")
                                    : words_of_name(effects_of(entry.events.names));
    table.begin_plain_row(what + ", " + by + ", " + when);
    if (one_line) table.text(when);
    else table.two_lines(what, when + " · " + by);
    table.text(by);
    table.text(what);
    if (!entry.rejection) table.badge("Done", Tone::good);
    else table.badge("Refused", Tone::bad);
    table.text(entry.rejection ? entry.rejection->message : effects,
               entry.rejection ? Ink::bad : Ink::muted);
}

void draw_audit(const Model& model, ActivityMemory& memory, Wishes& wishes) {
    const PageOf<AuditEntry>& page = model.answers->audit;
    Filters& filters = memory.filters;
    const Filters before = filters;
    const AuditQuery query{.by = filters.agent, .command = filters.command};
    const bool filtered = !filters.agent.empty() || !filters.command.empty();
    Inquiry inquiry = inquiry_of(query, memory);
    inquiry.stamp = model.replica->version();
    keep_asking(model, Topic::audit, inquiry, wishes);

    Choosables names = {{"", "All commands"}};
    for (const std::string_view name : command_names()) {
        names.push_back({std::string(name), words_of_name(name)});
    }
    draw_export(model, page, path_of(query), "audit-" + to_text(model.today), wishes);
    filter_select("who", "Who", people_to_choose(model.replica->view()), filters.agent);
    filter_select("what", "Command", names, filters.command);
    if (!(before == filters)) memory.page = 1;
    draw_problem(page, Topic::audit, wishes);
    const Shape shape;
    const std::array<Column, 5> columns = {
        Column{.name = "When", .width = shape.one_line ? 110.F : 0.F},
        Column{.name = "Who", .hide_below = shape.wide},
        Column{.name = "What", .hide_below = shape.wide},
        Column{.name = "Answer", .width = 84},
        Column{.name = "What came of it", .weight = 2, .hide_below = shape.wide}};
    const std::string empty = empty_words(model, page, filtered, "Nobody did anything yet");
    {
        Table table("audit", "Audit", columns, shape.options(empty));
        while (table.next(page.items.size())) {
            draw_audit_row(model, page.items[table.row()], table, shape.one_line);
        }
    }
    draw_pager(page, memory.page);
}

void draw_logins(const Model& model, ActivityMemory& memory, Wishes& wishes) {
    const PageOf<LoginEntry>& page = model.answers->logins;
    Filters& filters = memory.filters;
    const Filters before = filters;
    const LoginsQuery query{.username = filters.agent};
    keep_asking(model, Topic::logins, inquiry_of(query, memory), wishes);
    draw_export(model, page, path_of(query), "logins-" + to_text(model.today), wishes);
    filter_select("who", "Who", people_to_choose(model.replica->view()), filters.agent);
    if (!(before == filters)) memory.page = 1;
    draw_problem(page, Topic::logins, wishes);
    const Shape shape;
    const std::array<Column, 4> columns = {
        Column{.name = "When", .width = 110}, Column{.name = "Who"},
        Column{.name = "Outcome"}, Column{.name = "From", .hide_below = shape.wide}};
    const std::string empty =
        empty_words(model, page, !query.username.empty(), "Nobody signed in yet");
    {
        Table table("logins", "Logins", columns, shape.options(empty));
        while (table.next(page.items.size())) {
            const LoginEntry& entry = page.items[table.row()];
            const std::string when = time_of_day(model, entry.at);
            std::string outcome(word_of(entry.outcome));
            std::replace(outcome.begin(), outcome.end(), '_', ' ');
            table.begin_plain_row(entry.username + ", " + when);
            if (shape.one_line) table.text(when);
            else table.two_lines(when, entry.address);
            table.text(who(model, entry.username));
            table.text(outcome);
            table.text(entry.address, Ink::muted);
        }
    }
    draw_pager(page, memory.page);
}

}  // namespace

void draw_activity(const Model& model, ActivityMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    page_header("Activity", "What was done, by whom, and what was refused");
    gap(space::half);
    draw_download(model, wishes);
    const User* me = model.replica->me();
    const std::array<Tab, 3> all = {Tab{"Recycling log"}, Tab{"Audit"}, Tab{"Logins"}};
    const std::size_t count = me && me->role == Role::admin ? 3 : 2;
    int index = std::min(static_cast<int>(memory.tab), static_cast<int>(count) - 1);
    if (tabs("activity", std::span(all).first(count), index)) {
        memory.filters = {};
        memory.page = 1;
    }
    memory.tab = static_cast<ActivityTab>(index);
    flow(export_width(), space::one_half);
    switch (memory.tab) {
        case ActivityTab::recycling: return draw_recycling(model, memory, wishes);
        case ActivityTab::audit: return draw_audit(model, memory, wishes);
        case ActivityTab::logins: return draw_logins(model, memory, wishes);
    }
}

}  // namespace recall::ui
