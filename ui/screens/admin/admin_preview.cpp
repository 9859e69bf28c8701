// What saving a changed campaign would do: asked of the relay, which alone knows all of its
// numbers, once for each change.
#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

namespace recall::ui {
namespace {

constexpr std::int64_t typing_pause_ms = 400;

// Whether nobody has typed in the form for a moment; `last` is how it stood a frame ago.
template <typename Noun>
bool is_settled(AdminMemory& memory, Noun& last, const Noun& now) {
    if (!(last == now)) {
        last = now;
        memory.settling_since_ms = frame().now_ms;
        memory.preview_asked = false;
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
           (more > 0 ? " more: " : " fewer: ") + grouped(told.dialable) + " instead of " +
           grouped(told.available) + ".";
}

std::string held_words_of(const CampaignPreview& told) {
    if (told.due_callbacks == 0) return "";
    const std::string of = " of " + grouped(told.due_callbacks) + " due callbacks";
    if (told.would_be_held == told.held) {
        return told.held == 0 ? "" : grouped(told.held) + of + " stay held.";
    }
    return grouped(told.would_be_held) + of + " would be held, now " +
           grouped(told.held) + ".";
}

// "24 numbers go back to the pool, and 1 kept callback has to be given to somebody else."
std::string effect_words(const UserEffects& told) {
    const auto callbacks = static_cast<std::size_t>(told.promises_orphaned);
    std::string words;
    if (told.numbers_back > 0) {
        words = numbers_words(told.numbers_back) + (told.numbers_back == 1 ? " goes" : " go") +
                " back to the pool";
    }
    if (callbacks > 0) {
        words += (words.empty() ? "" : ", and ") +
                 count_words(callbacks, "kept callback has", "kept callbacks have") +
                 " to be given to somebody else: they wait under Callbacks, without an owner";
    }
    if (!words.empty()) words += ".";
    if (told.calls_going_on > 0) {
        words += (words.empty() ? "" : " ") + std::string("A call is going on; it still counts.");
    }
    return words;
}

// Of a fresh name or target there is nothing to ask.
bool takes_something(const User& before, const User& after) {
    return before.active != after.active || before.role != after.role ||
           before.campaigns != after.campaigns ||
           before.may_keep_callbacks != after.may_keep_callbacks;
}

}  // namespace

void draw_user_preview(const Admin& admin, const Draft<User>& draft) {
    AdminMemory& memory = admin.memory;
    const UserPreview& told = admin.model.acts->user_preview;
    const bool settled = is_settled(memory, memory.settling_user, draft.now);
    if (!takes_something(draft.before, draft.now)) return;
    if (settled && !memory.preview_asked && admin.model.link == Link::live) {
        admin.wishes.push_back(PreviewUser{draft.now});
        memory.preview_asked = true;
    }
    if (!memory.preview_asked || !(told.of == draft.now)) return;
    if (told.asking) return muted("Asking what this would take…");
    if (!told.problem.empty()) {
        return paragraph("What this would take could not be asked. " + told.problem, Ink::muted,
                         Type::small);
    }
    const std::string words = effect_words(told);
    if (words.empty()) muted("It takes nothing out of anybody's hands.");
    else paragraph(words, Ink::warn, Type::small);
}

void draw_campaign_preview(const Admin& admin, const Draft<Campaign>& draft) {
    const CampaignPreview& told = admin.model.acts->campaign_preview;
    AdminMemory& memory = admin.memory;
    const bool settled = is_settled(memory, memory.settling, draft.now);
    const bool connected = admin.model.link == Link::live;
    if (!draft.changed()) return;
    if (!memory.preview_asked && !connected) {
        return muted("What this would change is told when there is a connection.");
    }
    if (settled && !memory.preview_asked &&
        refusal_of(admin, SaveCampaign{draft.now}).empty()) {
        admin.wishes.push_back(PreviewCampaign{draft.now});
        memory.preview_asked = true;
    }
    if (!memory.preview_asked || !(told.of == draft.now)) return;
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
