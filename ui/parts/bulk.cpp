#include "ui/parts/bulk.hpp"

#include "wire/answers/path_of.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

using Step = BulkModel::Step;

bool needs_agent(BulkAction action) {
    return action == BulkAction::assign || action == BulkAction::follow_up;
}

// What it is, before, while and after it is done.
struct Words {
    const char* title;
    const char* confirm;
    const char* below;
    const char* doing;
    const char* done;  // after "12 numbers"
};
Words words_of(BulkAction action) {
    switch (action) {
        case BulkAction::do_not_call:
            return {
                "Mark as do not call?", "Mark ",
                "Their numbers go on the desk's do-not-call list and are not called any more, in "
                "whatever list they stand. Those that nobody has begun to work on are taken "
                "back from their agents.",
                "Marking as do not call", " marked as do not call"};
        case BulkAction::may_call:
            return {"May they be called again?", "Allow ",
                    "The mark “do not call” is taken off them, and their numbers off the "
                    "do-not-call lists. Promises that ended by it do not come back.",
                    "Taking the mark off",
                    " may be called again"};
        case BulkAction::restore:
            return {"Restore to the pool?", "Restore ",
                    "They can be assigned again, as new numbers. Their calls and notes stay. "
                    "Numbers in an agent's hands, promised to be called back, or not to be called "
                    "are left as they are.",
                    "Restoring to the pool", " put back into the pool"};
        case BulkAction::assign:
            return {"Assign to an agent", "Assign ",
                    "Those that are available go to the agent for today.", "Assigning",
                    " assigned"};
        case BulkAction::follow_up:
            return {"Give to an agent as a follow-up", "Give ",
                    "They go to the agent for today and keep their status, whether they are done "
                    "or in the pool. Numbers in an agent's hands, promised to be called back, or "
                    "not to be called are left as they are.",
                    "Giving", " given"};
    }
    return {"", "", "", "", ""};
}

// Those of them that it can be done with.
LeadIdsQuery query_of(BulkAction action, const LeadTerms& terms) {
    LeadIdsQuery query{.terms = terms};
    switch (action) {
        case BulkAction::assign: query.terms.available = true; break;
        case BulkAction::restore:
        case BulkAction::follow_up: query.free = true; break;
        case BulkAction::may_call: query.terms.do_not_call = true; break;
        case BulkAction::do_not_call: query.terms.do_not_call = false; break;
    }
    return query;
}

Command command_of(BulkAction action, const BulkChoice& choice, const Username& agent) {
    switch (action) {
        case BulkAction::do_not_call: return SetDoNotCall{{}, true};
        case BulkAction::may_call: return SetDoNotCall{{}, false};
        case BulkAction::restore: return RestoreLeads{};
        case BulkAction::follow_up: return ReassignLeads{{}, agent};
        case BulkAction::assign: break;
    }
    return AssignLeads{choice.list.value_or(""), {agent}, 0, {}, {}};
}

void give_all(const Model& model, const BulkChoice& choice, const BulkMemory& memory,
              Wishes& wishes) {
    const BulkAction action = *memory.action;
    GiveMany give{command_of(action, choice, memory.agent), choice.leads, "", 0,
                  words_of(action).doing, words_of(action).done};
    if (choice.terms) give.path = path_of(query_of(action, *choice.terms));
    if (needs_agent(action)) {
        const std::string to = " to " + name_of(model.replica->view(), memory.agent);
        give.doing += to;
        give.done += to;
    }
    wishes.push_back(std::move(give));
}

std::string parts_words(std::int64_t total) {
    if (total <= bulk_part_leads) return "";
    return "This is done in parts of " + grouped(bulk_part_leads) +
           ", and can be stopped between them.";
}

std::string progress_words(const BulkModel& bulk) {
    return grouped(bulk.done) + " of " + grouped(bulk.total);
}

// "12,000 numbers assigned to Ada. 3 were left out: …"
std::string end_words(const BulkModel& bulk) {
    std::string words;
    if (bulk.step == Step::stopped) words = "Stopped. ";
    words += numbers_words(bulk.done) + bulk.done_words;
    if (bulk.done < bulk.total) words += ", of " + grouped(bulk.total);
    words += ".";
    if (bulk.step == Step::stopped && bulk.done > 0) words += " That stays.";
    if (bulk.refused > 0) {
        words += " " + numbers_words(bulk.refused) +
                 (bulk.refused == 1 ? " was" : " were") + " left out: " + bulk.first_refusal;
    }
    if (bulk.unsure > 0) {
        words += " Of " + numbers_words(bulk.unsure) +
                 " more it is not known: the relay did not answer.";
    }
    if (!bulk.problem.empty()) words += " " + bulk.problem;
    return words;
}

void draw_running(const BulkModel& bulk, Wishes& wishes) {
    const bool counting = bulk.step == Step::choosing;
    const float share = bulk.total > 0 ? static_cast<float>(bulk.done + bulk.refused) /
                                             static_cast<float>(bulk.total)
                                       : 0;
    progress_bar(counting ? "Looking for the numbers" : bulk.doing, share,
                 counting ? std::string() : progress_words(bulk));
    gap(space::half);
    paragraph(bulk.stopping ? "Stopping after the part that is under way…"
                            : "What is done stays done if you stop.",
              Ink::muted, Type::small);
    gap(space::one_half);
    const ButtonOptions stop{.disabled = bulk.stopping ? "It stops after this part." : ""};
    to_right(button_width("Stop", stop));
    if (button("stop", "Stop", stop)) wishes.push_back(StopBulk{});
}

void draw_ended(const BulkModel& bulk, Wishes& wishes) {
    const bool well = bulk.step == Step::done && bulk.refused == 0;
    notice("ended", {.tone = well ? Tone::good : Tone::warn, .words = end_words(bulk)});
    gap(space::one_half);
    const ButtonOptions done{.kind = ButtonKind::primary};
    to_right(button_width("Done", done));
    if (button("finish", "Done", done)) wishes.push_back(CloseBulk{});
}

}  // namespace

bool draw_bulk_bar(const Model& model, const BulkChoice& choice, BulkMemory& memory,
                   std::string_view why_not) {
    if (choice.total == 0) return false;
    const std::string label = "Do with " + numbers_words(choice.total) + "…";
    std::string reason(why_not);
    if (reason.empty() && choice.total > bulk_leads_max) {
        reason = "At most " + grouped(bulk_leads_max) + " numbers at a time. Narrow them "
                 "down.";
    }
    const ButtonOptions options{.icon = icon::list_checks,
                                .disabled = reason,
                                .busy = model.asking || model.bulk.step != Step::none};
    if (button("bulk", label, options)) open_menu("bulk_actions");
    std::vector<MenuItem> items;
    std::vector<BulkAction> actions;
    const auto offer = [&](BulkAction action, MenuItem item) {
        actions.push_back(action);
        items.push_back(item);
    };
    if (choice.list) offer(BulkAction::assign, {"Assign to an agent…", icon::user_plus});
    offer(BulkAction::follow_up, {"Give to an agent as a follow-up…", icon::user_plus});
    offer(BulkAction::restore, {"Restore to the pool…", icon::undo});
    if (choice.marks) {
        offer(BulkAction::do_not_call, {"Do not call…", icon::ban, true});
        offer(BulkAction::may_call, {"May be called again…", icon::ban});
    }
    const int chosen = menu("bulk_actions", label, items);
    if (chosen >= 0) {
        memory.action = actions[static_cast<std::size_t>(chosen)];
        memory.agent.clear();
    }
    flow(80);
    return link("choose_none", "Choose none");
}

bool draw_bulk_question(const Model& model, const BulkChoice& choice, BulkMemory& memory,
                        Wishes& wishes) {
    if (!memory.action) return false;
    const Words words = words_of(*memory.action);
    const std::string numbers = numbers_words(choice.total);
    DialogAnswer answer = DialogAnswer::none;
    const Dialog dialog("bulk_question", words.title, {.below = numbers, .width = 460});
    if (dialog) {
        paragraph(words.below);
        if (const std::string parts = parts_words(choice.total); !parts.empty()) paragraph(parts);
        std::string reason = why_not_now(model);
        if (reason.empty() && choice.total == 0) reason = "No number is chosen any more.";
        if (needs_agent(*memory.action)) {
            const State& view = model.replica->view();
            const std::string label = memory.agent.empty() ? std::string("Choose an agent…")
                                                           : name_of(view, memory.agent);
            if (const auto agent = choose_agent("agent", view,
                                                {.label = label, .campaign = choice.campaign})) {
                memory.agent = *agent;
            }
            if (reason.empty() && memory.agent.empty()) reason = "Choose the agent first.";
        }
        const std::string confirm = words.confirm + numbers;
        const bool danger = *memory.action == BulkAction::do_not_call;
        answer = dialog_buttons({.confirm = confirm,
                                 .kind = danger ? ButtonKind::danger : ButtonKind::primary,
                                 .disabled = reason,
                                 .busy = model.asking});
    }
    const bool given = answer == DialogAnswer::confirm;
    if (given) give_all(model, choice, memory, wishes);
    if (answer != DialogAnswer::none || dialog.dismissed()) memory.action.reset();
    return given;
}

void draw_bulk(const Model& model, Wishes& wishes) {
    const BulkModel& bulk = model.bulk;
    if (bulk.step == Step::none) return;
    const bool running = bulk.step == Step::choosing || bulk.step == Step::running;
    const Dialog dialog("bulk",
                        running ? "Working on many numbers" : "Many numbers: what came of it",
                        {.width = 480, .dismissable = !running});
    if (dialog) {
        if (running) draw_running(bulk, wishes);
        else draw_ended(bulk, wishes);
    }
    if (dialog.dismissed()) wishes.push_back(CloseBulk{});
}

}  // namespace recall::ui
