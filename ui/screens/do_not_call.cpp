// Who must not be called: the lists of the desk and of its campaigns, for managers.
#include "ui/parts/filters.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

using Step = DoNotCallModel::Step;

constexpr float lines_width_min_px = 760;
constexpr float lines_height_min_px = 240;
constexpr float search_width_px = 260;
constexpr std::size_t numbers_bytes_max = 64 * 1024;
constexpr std::size_t refused_shown_max = 6;
const char* const whole_desk = "The whole desk";

std::string scope_name(const State& view, Code id) {
    if (!id) return whole_desk;
    const Campaign* campaign = view.campaign(id);
    return campaign ? campaign->name : id.text();
}

Choosables scopes_to_choose(const State& view) {
    Choosables scopes{{"", "All lists"}, {"desk", whole_desk}};
    for (const auto& [id, campaign] : view.campaigns()) {
        scopes.push_back({id.text(), campaign.name});
    }
    return scopes;
}

// Without a page: what is exported as well.
DoNotCallQuery query_of(const DoNotCallMemory& memory) {
    const bool desk = memory.scope == "desk";
    return {.campaign = desk ? Code{} : code_in(memory.scope), .desk = desk, .text = memory.text};
}

// ---- Adding

std::vector<Code> scopes_of(const State& view) {
    std::vector<Code> scopes{Code{}};
    for (const auto& [id, campaign] : view.campaigns()) scopes.push_back(id);
    return scopes;
}

std::string why_not_check(const Model& model, const DoNotCallDraft& draft) {
    if (std::string no = why_not_now(model); !no.empty()) return no;
    if (!typed_day(draft.expires).day) return typed_day(draft.expires).error;
    const bool typed = draft.numbers.find_first_of("0123456789") != std::string::npos;
    return typed || !model.do_not_call.file_name.empty() ? ""
                                                         : "Write a number, or choose a file.";
}

void draw_scope(const State& view, DoNotCallDraft& draft) {
    const std::vector<Code> scopes = scopes_of(view);
    std::vector<std::string> names;
    for (const Code scope : scopes) names.push_back(scope_name(view, scope));
    const std::vector<std::string_view> words(names.begin(), names.end());
    auto index = static_cast<int>(
        std::find(scopes.begin(), scopes.end(), draft.scope) - scopes.begin());
    if (select("scope", "Not to be called by", words, index)) {
        draft.scope = scopes[static_cast<std::size_t>(index)];
    }
}

void draw_fields(const Model& model, DoNotCallDraft& draft, Wishes& wishes) {
    draw_scope(model.replica->view(), draft);
    const std::string& file = model.do_not_call.file_name;
    if (file.empty()) {
        notes_field(
            "numbers", "Numbers", draft.numbers,
            {.placeholder = "One in each line", .bytes_max = numbers_bytes_max, .lines = 5});
    } else {
        fact("File", file);
    }
    if (button("file", file.empty() ? "Choose a file instead…" : "Choose another file…",
               {.icon = icon::file_up, .small = true})) {
        wishes.push_back(ChooseDoNotCallFile{});
    }
    text_field("reason", "Reason", draft.reason,
               {.placeholder = "Asked us to", .bytes_max = name_bytes_max});
    text_field("expires", "Last day", draft.expires,
               {.placeholder = "2026-12-31",
                .hint = "The last day it holds. Empty: until somebody takes them off.",
                .error = typed_day(draft.expires).error,
                .bytes_max = 10});
}

void draw_first_rows(const std::vector<RefusedRow>& rows) {
    const std::size_t shown = std::min(rows.size(), refused_shown_max);
    for (std::size_t i = 0; i < shown; ++i) {
        paragraph("Line " + std::to_string(rows[i].line) + ": " + rows[i].text + " – " +
                      rows[i].reason,
                  Ink::warn, Type::small);
    }
}

void draw_came_of_it(const DoNotCallModel& told, const std::string& where, bool done) {
    strong(numbers_words(told.numbers) + (done ? " on the list of: " : " for the list of: ") +
           where);
    if (told.known > 0) {
        const std::string others = grouped(told.changed) +
                                   (told.changed == 1 ? " of them has" : " of them have") +
                                   " another reason or last day now.";
        muted("Already there: " + grouped(told.known) +
              (told.changed == 0 ? ". They stay as they are." : ". " + others));
    }
    const char* becomes = !done             ? " would no longer be called."
                          : told.leads == 1 ? " is no longer called."
                                            : " are no longer called.";
    muted(told.leads == 0 ? "Nothing changes for a lead of the desk."
                          : count_words(static_cast<std::size_t>(told.leads), "lead", "leads") +
                                " of the desk" + becomes);
    draw_first_rows(told.odd);
    if (told.refused_total == 0) return;
    gap(space::half);
    strong(count_words(static_cast<std::size_t>(told.refused_total), "row is left out",
                       "rows are left out"));
    draw_first_rows(told.refused);
}

DialogAnswer draw_steps(const Model& model, DoNotCallDraft& draft, Wishes& wishes) {
    const DoNotCallModel& told = model.do_not_call;
    const std::string where = scope_name(model.replica->view(), draft.scope);
    switch (told.step) {
        case Step::none:
            draw_fields(model, draft, wishes);
            return dialog_buttons({.confirm = "Check", .disabled = why_not_check(model, draft)});
        case Step::asking:
            muted("Asking the relay…");
            return dialog_buttons({.confirm = "Put on the list", .busy = true});
        case Step::failed:
            notice("problem", {.tone = Tone::bad, .words = told.problem});
            return dialog_buttons({.confirm = "Check", .disabled = "Go back, and mend it first.",
                                   .cancel = "Back"});
        case Step::preview:
            draw_came_of_it(told, where, false);
            return dialog_buttons({.confirm = "Put " + numbers_words(told.numbers) + " on the list",
                                   .disabled = told.numbers > 0 ? why_not_now(model)
                                                                : "There is no number in it.",
                                   .cancel = "Back"});
        case Step::done:
            draw_came_of_it(told, where, true);
            return dialog_buttons({.confirm = "Done", .cancel = "Close"});
    }
    return DialogAnswer::none;
}

void draw_adding(const Model& model, DoNotCallMemory& memory, Wishes& wishes) {
    if (!memory.adding) return;
    DoNotCallDraft& draft = *memory.adding;
    const Step step = model.do_not_call.step;
    const Dialog dialog("add_do_not_call", "Numbers not to be called", {.width = 480});
    const DialogAnswer answer = dialog ? draw_steps(model, draft, wishes) : DialogAnswer::none;
    const auto leave = [&] {
        wishes.push_back(CloseDoNotCall{});
        memory.adding.reset();
    };
    if (dialog.dismissed() || (step == Step::done && answer != DialogAnswer::none)) return leave();
    if (answer == DialogAnswer::cancel) {
        // Back to what was typed; from there, out.
        if (step == Step::none || step == Step::asking) return leave();
        wishes.push_back(CloseDoNotCall{.keep_file = true});
    }
    if (answer != DialogAnswer::confirm) return;
    wishes.push_back(AddToDoNotCall{.campaign = draft.scope,
                                    .reason = draft.reason,
                                    .expires = typed_day(draft.expires).day.value_or(Day{}),
                                    .numbers = draft.numbers,
                                    .dry_run = step == Step::none});
}

// ---- Taking off

void draw_removing(const Model& model, DoNotCallMemory& memory, Wishes& wishes) {
    if (!memory.removing) return;
    const DoNotCall& line = *memory.removing;
    const std::string words =
        phone_text(line.key.phone) + " may be called again by " +
        (line.key.campaign ? scope_name(model.replica->view(), line.key.campaign) : "the desk") +
        ", unless another list says no. A lead that was marked “do not call”, by a call's outcome "
        "or by hand, stays so until its own record allows it, and a promise that ended by it does "
        "not come back.";
    switch (ask("remove_do_not_call", {.title = "Take it off the list?",
                                       .words = words,
                                       .confirm = "Take off",
                                       .kind = ButtonKind::danger})) {
        case DialogAnswer::confirm:
            wishes.push_back(TakeOffDoNotCall{line.key});
            memory.removing.reset();
            break;
        case DialogAnswer::cancel: memory.removing.reset(); break;
        case DialogAnswer::none: break;
    }
}

// ---- The list

void draw_toolbar(const Model& model, DoNotCallMemory& memory, Wishes& wishes) {
    const std::string scope = memory.scope, text = memory.text;
    const bool narrow = frame().layout() == Width::narrow;
    if (search_field("search", "Search the do-not-call lists", memory.text,
                     {.placeholder = "Phone or reason", .width = narrow ? 0 : search_width_px})) {
        memory.typed_at_ms = frame().now_ms;
    }
    filter_select("scope", "List", scopes_to_choose(model.replica->view()), memory.scope);
    if (scope != memory.scope || text != memory.text) memory.page = 1;
    const PageOf<DoNotCall>& page = model.answers->do_not_call;
    flow(export_width());
    draw_export(model, page, path_of(query_of(memory)),
                "do-not-call-" + to_text(model.today), wishes);
    const std::string why_not = why_not_now(model);
    const ButtonOptions add{.kind = ButtonKind::primary, .icon = icon::plus, .disabled = why_not};
    flow(button_width("Add numbers…", add));
    if (button("add", "Add numbers…", add)) memory.adding.emplace();
}

void draw_row(const Model& model, const DoNotCall& line, Table& table, DoNotCallMemory& memory,
              bool one_line, const std::string& why_not) {
    const State& view = model.replica->view();
    const std::string phone = phone_text(line.key.phone);
    const std::string where = scope_name(view, line.key.campaign);
    const std::string ends = line.expires ? day_words(line.expires, model.today) : "–";
    table.begin_plain_row(phone + ", " + where);
    if (one_line) table.text(phone);
    else table.two_lines(phone, where + (line.reason.empty() ? "" : " · " + line.reason));
    table.text(where);
    table.text(line.reason.empty() ? "–" : line.reason, Ink::muted);
    table.text(time_of_day(model, line.added_at));
    table.text(name_of(view, line.added_by), Ink::muted);
    table.text(ends, Ink::muted);
    if (table.button("off", "Take off", {.disabled = why_not})) memory.removing = line;
}

void draw_rows(const Model& model, DoNotCallMemory& memory) {
    const PageOf<DoNotCall>& page = model.answers->do_not_call;
    const bool one_line = width_left() >= lines_width_min_px;
    const float wide = one_line ? 0 : never_px;
    const std::array<Column, 7> columns = {
        Column{.name = "Phone", .weight = 1.2F},
        Column{.name = "Not called by", .weight = 1.2F, .hide_below = wide},
        Column{.name = "Reason", .weight = 1.6F, .hide_below = wide},
        Column{.name = "Added", .width = 128, .hide_below = wide},
        Column{.name = "By", .hide_below = wide},
        Column{.name = "Last day", .width = 112, .hide_below = one_line ? 900 : never_px},
        Column{.name = "Take off", .width = 92, .name_hidden = true}};
    const bool filtered = !memory.scope.empty() || !memory.text.empty();
    const std::string empty =
        empty_words(model, page, filtered, "Everybody may be called: the lists are empty");
    const std::string why_not = model.do_not_call.removing ? "Taking one off…" : why_not_now(model);
    {
        Table table("do_not_call", "Do-not-call lists", columns,
                    {.height = std::max(height_left() - pager_height(), lines_height_min_px),
                     .row_height = one_line ? 0 : two_line_row,
                     .empty_icon = icon::ban,
                     .empty = empty});
        while (table.next(page.items.size())) {
            draw_row(model, page.items[table.row()], table, memory, one_line, why_not);
        }
    }
    draw_pager(page, memory.page);
}

}  // namespace

void draw_do_not_call(const Model& model, DoNotCallMemory& memory, Wishes& wishes) {
    if (model.replica == nullptr) return;
    page_header("Do not call", "Kept and never dialled, wherever their number stands");
    gap(space::half);
    draw_download(model, wishes);
    draw_toolbar(model, memory, wishes);
    gap(space::half);
    DoNotCallQuery query = query_of(memory);
    Inquiry inquiry;
    inquiry.about = path_of(query);
    query.paging.page = memory.page;
    inquiry.path = path_of(query);
    inquiry.stamp = model.replica->version();
    inquiry.typed_at_ms = memory.typed_at_ms;
    keep_asking(model, Topic::do_not_call, inquiry, wishes);
    draw_problem(model.answers->do_not_call, Topic::do_not_call, wishes);
    draw_rows(model, memory);
    draw_adding(model, memory, wishes);
    draw_removing(model, memory, wishes);
}

}  // namespace recall::ui
