// What was said before: the calls of a number that an agent looks at, whoever made them.
#include "ui/parts/call_record.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/agent/work.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <string>

namespace recall::ui {
namespace {

constexpr std::int64_t earlier_calls_shown = 5;

void draw_earlier_call(const Model& model, const ArchivedCall& call) {
    const State& view = model.replica->view();
    const std::string by =
        call.agent == model.replica->user() ? std::string("you") : name_of(view, call.agent);
    badge(outcome_words(view, call), outcome_tone(view, call));
    beside();
    move_cursor_up(-3);
    muted(moment_words(model, call.completed_at) + ", " + by);
    if (!call.notes.empty()) copyable_notes("notes", "Notes", call.notes);
    for (std::size_t i = 0; i < call.added.size(); ++i) {
        if (call.added[i].text.empty()) continue;
        ImGui::PushID(static_cast<int>(i));
        copyable_notes("added", "Added", call.added[i].text);
        ImGui::PopID();
    }
}

}  // namespace

void draw_earlier_calls(const WorkFrame& work, const WorkRow& row) {
    const int own = row.call ? 1 : 0;
    if (!row.lead || row.lead->attempts <= own) return;
    const std::string path = path_of(ArchiveQuery{.lead = row.lead->id,
                                                  .all = true,
                                                  .sort = {{CallOrder::completed, true}},
                                                  .paging = {.size = earlier_calls_shown + own}});
    // Another call of it is another question.
    keep_asking(work.model, Topic::lead_calls,
                Inquiry{.path = path,
                        .about = path,
                        .stamp = static_cast<std::uint64_t>(row.lead->attempts)},
                work.wishes);
    gap(space::half);
    muted("Earlier calls");
    const PageOf<ArchivedCall>& calls = work.model.answers->lead_calls;
    if (calls.about != path || !calls.known) {
        const bool offline = work.model.link != Link::live;
        return muted(offline ? "They are shown once there is a connection." : "Looking…");
    }
    std::int64_t shown = 0;
    for (const ArchivedCall& call : calls.items) {
        if (call.assignment == row.id) continue;
        if (shown++ > 0) gap(space::half);
        ImGui::PushID(static_cast<int>(call.id.value));
        draw_earlier_call(work.model, call);
        ImGui::PopID();
    }
    const std::int64_t further = calls.total - own - shown;
    if (further > 0) muted("And " + grouped(further) + " before.");
}

}  // namespace recall::ui
