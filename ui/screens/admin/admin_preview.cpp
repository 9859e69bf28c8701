// What saving a changed campaign would do: asked of the relay, which alone knows all of its
// numbers, once for each change.
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr std::int64_t typing_pause_ms = 400;

// Whether nobody has typed in the form for a moment.
bool is_settled(AdminMemory& memory, const Campaign& campaign) {
    if (!(memory.settling == campaign)) {
        memory.settling = campaign;
        memory.settling_since_ms = frame().now_ms;
    }
    const std::int64_t at = memory.settling_since_ms + typing_pause_ms;
    if (at <= frame().now_ms) return true;
    toolkit().wake_at(at);
    return false;
}

// The two add up what comes and what goes: only their difference is known.
std::string pool_words(const CampaignPreview& told) {
    const std::int64_t more = told.dialable - told.available;
    if (more == 0) return "The pool stays at " + numbers_words(told.available) + ".";
    return "The pool would have " + numbers_words(more > 0 ? more : -more) +
           (more > 0 ? " more: " : " fewer: ") + std::to_string(told.dialable) + " instead of " +
           std::to_string(told.available) + ".";
}

std::string held_words_of(const CampaignPreview& told) {
    if (told.due_callbacks == 0) return "";
    const std::string of = " of " + std::to_string(told.due_callbacks) + " due callbacks";
    if (told.would_be_held == told.held) {
        return told.held == 0 ? "" : std::to_string(told.held) + of + " stay held.";
    }
    return std::to_string(told.would_be_held) + of + " would be held, now " +
           std::to_string(told.held) + ".";
}

}  // namespace

void draw_campaign_preview(const Admin& admin, const Draft<Campaign>& draft) {
    const CampaignPreview& told = admin.model.acts->campaign_preview;
    const bool asked = told.of == draft.now;
    const bool connected = admin.model.link == Link::live;
    if (!asked && !connected) {
        return muted("What this would change is told when there is a connection.");
    }
    if (!asked) {
        if (is_settled(admin.memory, draft.now) &&
            refusal_of(admin, SaveCampaign{draft.now}).empty()) {
            admin.wishes.push_back(PreviewCampaign{draft.now});
        }
        return;
    }
    if (told.asking) return muted("Asking what this would change…");
    if (!told.problem.empty()) {
        paragraph("What this would change could not be asked. " + told.problem, Ink::muted,
                  Type::small);
        if (connected && link("ask_again", "Ask again")) {
            admin.wishes.push_back(PreviewCampaign{draft.now});
        }
        return;
    }
    const std::string held = held_words_of(told);
    const bool worse = told.dialable < told.available || told.would_be_held > told.held;
    paragraph(pool_words(told) + (held.empty() ? "" : " " + held),
              worse ? Ink::warn : Ink::muted, Type::small);
}

}  // namespace recall::ui
