// How the system stands: relay, journal, disk, backup, tabs; and the tokens of other programs.
// RULES.md §19.
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr std::int64_t again_ms = 10'000;
constexpr float fact_width_min_px = 190;
constexpr float columns_width_min_px = 620;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr std::int64_t backup_age_warn_ms = 2 * day_ms;
constexpr double disk_share_warn = 0.1;

std::string bytes_words(std::int64_t bytes) {
    constexpr std::array units{"KB", "MB", "GB", "TB"};
    double size = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    for (; size >= 1000 && unit + 1 < units.size(); ++unit) size /= 1000;
    const auto tenths = static_cast<std::int64_t>(size * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + units[unit];
}

std::string at_words(const Admin& admin, Instant at) {
    return at ? time_of_day(admin.model, at) : std::string();
}

std::string backup_problem(const Admin& admin, const AnswerOf<HealthOfRelay>& system) {
    if (!system.backup) return "";  // A desk in memory has no backup to miss.
    if (!system.backup->last_at) {
        return "There has been no backup yet: run “recall backup”, every night at best.";
    }
    const std::int64_t age = admin.model.now - system.backup->last_at;
    if (age < backup_age_warn_ms) return "";
    return "The last backup is " + std::to_string(age / day_ms) +
           " days old: run “recall backup”, every night at best.";
}

// What an admin should do something about, a sentence each.
std::vector<std::string> problems_of(const Admin& admin, const AnswerOf<HealthOfRelay>& system) {
    std::vector<std::string> problems;
    if (system.journal.error) problems.push_back(system.journal.error->message);
    if (system.disk && static_cast<double>(system.disk->free_bytes) <
                           disk_share_warn * static_cast<double>(system.disk->total_bytes)) {
        problems.push_back("The disk is nearly full: " + bytes_words(system.disk->free_bytes) +
                           " are left. When it is full the relay saves nothing more.");
    }
    std::string backup = backup_problem(admin, system);
    if (!backup.empty()) problems.push_back(std::move(backup));
    for (LowPool& low : low_pools(admin.view())) problems.push_back(std::move(low.words));
    return problems;
}

// The one thing here that stops the desk's own work.
void draw_clock_doubt(const Admin& admin, const ClockDoubt& doubt) {
    notice("clock", {.tone = Tone::bad,
                     .words = clock_doubt_words(admin.model, doubt) +
                              " Set the machine's clock, or say that it is right."});
    const Act& act = admin.model.acts->clock;
    if (button("confirm_clock", "The machine's time is right",
               {.disabled = admin.why_not, .busy = act.asking})) {
        admin.wishes.push_back(ConfirmClock{});
    }
    if (!act.problem.empty()) paragraph(act.problem, Ink::bad, Type::small);
    gap(space::half);
}

void draw_facts(const Admin& admin, const AnswerOf<HealthOfRelay>& system) {
    const Card card("health", "System health");
    Grid grid("facts", fact_width_min_px, 4);
    const auto add = [&grid](const char* label, const std::string& value) {
        grid.next();
        fact(label, value);
    };
    add("Relay", "Recall " + system.relay.version + ", since " +
                     at_words(admin, system.relay.started_at));
    add("Connected now",
        count_words(static_cast<std::size_t>(system.tabs.users), "person", "people") + ", " +
            count_words(static_cast<std::size_t>(system.tabs.connected), "tab", "tabs"));
    add("Last change", at_words(admin, system.journal.last_commit_at));
    add("Records in the journal", grouped(system.journal.records));
    add("The desk takes", system.journal.bytes ? bytes_words(*system.journal.bytes) : "");
    add("Free on the disk", system.disk ? bytes_words(system.disk->free_bytes) + " of " +
                                              bytes_words(system.disk->total_bytes)
                                        : "");
    add("Last backup", at_words(admin, system.backup.value_or(BackupHealth{}).last_at));
    const Day open_day = system.scheduler.open_day;
    add("Open day", open_day ? day_words(open_day, admin.model.today) : "");
    add("Last day closed", at_words(admin, system.scheduler.last_day_closed_at));
    add("The clock wakes", at_words(admin, system.scheduler.next_wake));
}

std::string state_words(const Admin& admin, const TokenLine& token) {
    if (token.revoked) return "Revoked " + at_words(admin, token.revoked);
    return token.last_used ? "Used " + at_words(admin, token.last_used) : std::string("Never used");
}

void draw_token_list(const Admin& admin) {
    const std::vector<TokenLine>& tokens = admin.model.answers->tokens.items;
    const float hide = width_left() >= columns_width_min_px ? 0 : never_px;
    const std::array<Column, 4> columns = {
        Column{.name = "Token"}, Column{.name = "Made", .width = 90, .hide_below = hide},
        Column{.name = "Use", .width = 150}, Column{.name = "Revoke", .width = 92,
                                                    .name_hidden = true}};
    Table table("tokens", "API tokens", columns,
                {.height = 260,
                 .row_height = two_line_row,
                 .empty_icon = icon::key,
                 .empty = "No other program has a token"});
    while (table.next(tokens.size())) {
        const TokenLine& token = tokens[table.row()];
        table.begin_plain_row(token.name);
        table.two_lines(token.name, "as " + token.username);
        table.text(at_words(admin, token.created), Ink::muted);
        table.text(state_words(admin, token), token.revoked ? Ink::muted : Ink::normal);
        const ButtonOptions options{.kind = ButtonKind::danger, .disabled = admin.why_not};
        if (token.revoked) table.skip();
        else if (table.button("revoke", "Revoke", options)) {
            admin.wishes.push_back(RevokeToken{token.id});
        }
    }
}

void draw_tokens(const Admin& admin) {
    const TokenAct& act = admin.model.acts->token;
    const Card card("tokens", "API tokens",
                    {.subtitle = "For other programs, which then do what you may do."});
    std::string& name = admin.memory.token_name;
    text_field("token_name", "What it is for", name,
               {.placeholder = "Nightly export", .width = 320, .bytes_max = name_bytes_max});
    std::string reason = admin.why_not;
    if (reason.empty() && name.empty()) reason = "Say what the token is for.";
    if (button("make_token", "Make a token",
               {.icon = icon::key, .disabled = reason, .busy = act.asking})) {
        admin.wishes.push_back(MakeToken{name});
        name.clear();
    }
    if (!act.problem.empty()) paragraph(act.problem, Ink::bad, Type::small);
    if (!act.fresh.empty()) {
        copyable_fact("fresh_token", "The token, shown only now", act.fresh);
        if (button("copy_token", "Copy the token", {.icon = icon::copy, .small = true})) {
            admin.wishes.push_back(Copy{act.fresh});
        }
    }
    gap(space::half);
    draw_token_list(admin);
}

}  // namespace

void draw_system(const Admin& admin) {
    keep_asking(admin.model, Topic::health, "/health", again_ms, admin.wishes);
    keep_asking(admin.model, Topic::tokens, "/tokens", again_ms, admin.wishes);
    const AnswerOf<HealthOfRelay>& system = admin.model.answers->health;
    if (!system.problem.empty()) {
        notice("problem", {.tone = Tone::bad, .words = system.problem});
        gap(space::half);
    }
    if (!system.known) return muted(admin.why_not.empty() ? "Asking the relay…" : admin.why_not);
    if (system.clock) draw_clock_doubt(admin, *system.clock);
    int index = 0;
    for (const std::string& problem : problems_of(admin, system)) {
        notice("problem_" + std::to_string(index++), {.tone = Tone::warn, .words = problem});
        gap(space::half);
    }
    draw_facts(admin, system);
    gap(space::half);
    draw_tokens(admin);
}

}  // namespace recall::ui
