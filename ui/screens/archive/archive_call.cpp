#include "ui/parts/call_record.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/archive/archive.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

// Back into the pool, or straight to an agent: RULES.md §3, §10.
void draw_what_next(const Model& model, const CompletedCall& call, Wishes& wishes) {
    const std::string why_not = why_not_now(model);
    gap(space::half);
    const ButtonOptions restore{.icon = icon::undo,
                                .tooltip = "The number can be assigned again, as a new one",
                                .disabled = why_not,
                                .busy = model.asking};
    if (button("restore", "Restore to the pool", restore)) {
        wishes.push_back(Give{RestoreLeads{{call.lead}}, "The number is in the pool again"});
    }
    flow(agent_choice_width_px);
    const State& view = model.replica->view();
    const auto agent = choose_agent(
        "follow_up", view,
        {.label = "Follow up: give it to…", .disabled = why_not, .campaign = call.campaign});
    if (!agent) return;
    wishes.push_back(Give{ReassignLeads{{call.lead}, *agent},
                          name_of(view, *agent) + " has the number for today"});
}

}  // namespace

void draw_archived_call(const Model& model, const ArchivedCall& call, ArchiveMemory& memory,
                        Wishes& wishes) {
    draw_call_record(model, call, memory, wishes);
    draw_what_next(model, call, wishes);
    gap(space::half);
    const std::string digits = to_text(call.phone);
    if (memory.filters.text == digits) return;
    if (link("number", "All calls of this number")) {
        memory.filters = {};
        memory.filters.text = digits;
        memory.with_today = true;
        memory.page = 1;
    }
}

}  // namespace recall::ui
