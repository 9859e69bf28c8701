#include "ui/parts/presence_bar.hpp"

#include "ui/parts/call_record.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/toolkit/keys.hpp"
#include "ui/toolkit/widgets.hpp"

#include <array>

namespace recall::ui {
namespace {

constexpr float codes_width_px = 520;
constexpr std::int64_t day_again_ms = 15'000;
constexpr std::int64_t own_again_ms = 30'000;
constexpr std::size_t codes_bytes_max = 1'500;

std::string own_label(const Model& model) {
    const PresenceWord own = own_presence(model);
    return own.state.empty() ? std::string("Not ready") : presence_words(own);
}

ButtonOptions own_options(const Model& model, std::string_view reason) {
    // What could not be said can be said again.
    const std::string& problem = model.acts->presence.problem;
    return {.icon = problem.empty() ? icon::activity : icon::triangle_alert,
            .tooltip = problem.empty() ? "Ready, or paused and why: your manager sees it"
                                       : std::string_view(problem),
            .disabled = reason,
            .busy = model.acts->presence.asking};
}

std::vector<std::string> codes_of(const std::string& text) {
    std::vector<std::string> codes;
    std::string code;
    const auto keep = [&] {
        const std::size_t first = code.find_first_not_of(' ');
        if (first != std::string::npos) {
            codes.push_back(code.substr(first, code.find_last_not_of(' ') - first + 1));
        }
        code.clear();
    };
    for (const char c : text) {
        if (c == ',') keep();
        else code += c;
    }
    keep();
    return codes;
}

std::string text_of(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
    return text;
}

}  // namespace

std::string presence_words(const PresenceWord& presence) {
    if (presence.state == "paused") {
        return presence.code.empty() ? std::string("Paused") : "Paused: " + presence.code;
    }
    if (presence.state == "in_call") return "In call";
    if (presence.state == "wrap_up") return "Wrap-up";
    if (presence.state == "ready") return "Ready";
    return presence.state == "here" ? "Here" : "Away";
}

Tone presence_tone(const PresenceWord& presence) {
    if (presence.state == "in_call") return Tone::accent;
    if (presence.state == "ready" || presence.state == "here") return Tone::good;
    if (presence.state == "paused") return Tone::warn;
    return presence.state == "wrap_up" ? Tone::info : Tone::neutral;
}

PresenceWord own_presence(const Model& model) {
    const PresenceWord& said = model.answers->presence.said;
    const State& view = model.replica->view();
    for (const AssignmentId id : view.assignments_of(model.replica->user())) {
        const Assignment* held = view.assignment(id);
        if (!held || held->stage != Stage::claimed || !held->call_started) continue;
        if (said.state == "wrap_up" && said.since >= held->call_started) return said;
        return {"in_call", "", held->call_started};
    }
    if (said.state == "wrap_up") return {"ready", "", said.since};
    return said;
}

void keep_own_presence(const Model& model, Wishes& wishes) {
    keep_asking(model, Topic::presence, "/me/presence", own_again_ms, wishes);
}

float presence_button_width(const Model& model) {
    const User* me = model.replica->me();
    if (!me || me->role != Role::agent) return 0;
    return button_width(own_label(model), own_options(model, ""));
}

void draw_presence_button(const Model& model, Wishes& wishes) {
    const User* me = model.replica->me();
    if (!me || me->role != Role::agent) return;
    const OwnPresence& own = model.answers->presence;
    std::string reason;
    if (model.link != Link::live) reason = "There is no connection, so nobody would see it.";
    const PresenceWord now = own_presence(model);
    const std::string label = own_label(model);
    const bool pressed_key = reason.empty() && pressed(key::presence);
    const bool clicked = button("presence", label, own_options(model, reason));
    if (pressed_key && now.state == "paused") wishes.push_back(SayPresence{"ready", ""});
    else if (clicked || pressed_key) open_menu("presence_menu");
    std::vector<std::string> labels{"Ready"};
    if (now.state == "in_call") labels.push_back("Call ended, wrapping up");
    const std::size_t first_code = labels.size();
    for (const std::string& code : own.pause_codes) labels.push_back("Pause: " + code);
    std::vector<MenuItem> items;
    for (const std::string& one : labels) items.push_back({one});
    const int chosen = menu("presence_menu", "Your presence", items);
    if (chosen < 0) return;
    const auto index = static_cast<std::size_t>(chosen);
    if (index == 0) wishes.push_back(SayPresence{"ready", ""});
    else if (index < first_code) wishes.push_back(SayPresence{"wrap_up", ""});
    else wishes.push_back(SayPresence{"paused", own.pause_codes[index - first_code]});
}

void draw_presence_day(const Model& model, const TeamAgent& agent, Wishes& wishes) {
    const PresenceQuery query{.agent = agent.username, .day = model.today};
    const std::string path = path_of(query);
    keep_asking(model, Topic::team_day, path, day_again_ms, wishes);
    const PageOf<PresenceSpan>& day = model.answers->team_day;
    const bool here = is_known(day, path);
    gap(space::half);
    heading("Presence today");
    const ButtonOptions options{
        .icon = icon::file_down,
        .disabled = here && !day.items.empty() ? "" : "There is nothing to export.",
        .small = true};
    right_buttons(button_width("Export presence", options));
    if (button("export_presence", "Export presence", options)) {
        wishes.push_back(SaveListing{
            path + "&format=csv&download=1",
            "presence-" + agent.username + "-" + to_text(model.today) + ".csv",
            static_cast<std::int64_t>(day.items.size())});
    }
    const std::array<Column, 3> columns = {Column{.name = "Presence"},
                                           Column{.name = "From", .width = 92},
                                           Column{.name = "Length", .width = 76, .number = true}};
    Table table("presence", "Presence today", columns,
                {.height = whole_height,
                 .empty = here ? "Nothing was said today" : "Asking…"});
    while (table.next(here ? day.items.size() : 0)) {
        const PresenceSpan& span = day.items[table.row()];
        const PresenceWord said{std::string(word_of(span.state)), span.code, span.from};
        const std::string words = presence_words(said);
        table.begin_plain_row(words);
        table.badge(words, presence_tone(said));
        table.text(time_of_day(model, span.from));
        const Instant until = span.until ? span.until : model.now;
        table.text(length_words((until - span.from) / second_ms));
    }
}

void draw_pause_codes(const Model& model, AdminMemory& memory, Wishes& wishes) {
    keep_own_presence(model, wishes);
    const OwnPresence& own = model.answers->presence;
    const Act& act = model.acts->presence;
    gap(space::one);
    const Card card("pause_codes", "Pauses", {.subtitle = "What agents may say when they pause"});
    const std::string now = text_of(own.pause_codes);
    if (!memory.pause_codes || !memory.pauses_typed) memory.pause_codes = now;
    if (text_field("codes", "Pause codes", *memory.pause_codes,
                   {.placeholder = "Break, Lunch, Training",
                    .hint = "With commas between them, in the order they are offered.",
                    .width = codes_width_px,
                    .bytes_max = codes_bytes_max})) {
        memory.pauses_typed = true;
    }
    const std::vector<std::string> codes = codes_of(*memory.pause_codes);
    std::string reason = why_not_now(model);
    if (reason.empty() && codes.empty()) reason = "Name at least one pause.";
    if (reason.empty() && text_of(codes) == now) reason = "Nothing is changed.";
    if (!act.problem.empty()) notice("problem", {.tone = Tone::bad, .words = act.problem});
    if (button("save_codes", "Save pauses", {.disabled = reason, .busy = act.asking})) {
        memory.pauses_typed = false;
        wishes.push_back(SetPauseCodes{codes});
    }
}

}  // namespace recall::ui
