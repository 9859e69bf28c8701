// What happened while one was away: one page of it, by kinds, until it is read.
#include "ui/model/away.hpp"
#include "ui/page/page.hpp"
#include "ui/toolkit/widgets.hpp"

#include <cctype>
#include <string>

namespace recall::ui {
namespace {

constexpr float away_width_px = 560;

// What can still be done, or need not; nothing where the words above say it all.
const char* away_advice(AwayKind kind) {
    switch (kind) {
        case AwayKind::refused: return "All you entered is in the Tray, with the reason.";
        case AwayKind::went_back:
            return "Or on to somebody else. If you called one of them, complete the call all the "
                   "same: it counts.";
        case AwayKind::lost: return "Somebody called, cancelled or took them over.";
        case AwayKind::released: return "Their time came: whoever is free calls.";
        case AwayKind::came:
        case AwayKind::moved: break;
    }
    return nullptr;
}

void draw_away_part(AwayKind kind, const AwayPart& part) {
    if (part.count == 0) return;
    ImGui::PushID(static_cast<int>(kind));
    std::string words = away_words(kind, part);
    words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    heading(words);
    if (const char* advice = away_advice(kind)) paragraph(advice, Ink::muted, Type::small);
    for (std::size_t i = 0; i < part.named.size(); ++i) {
        const AwayThing& thing = part.named[i];
        ImGui::PushID(static_cast<int>(i));
        const std::string both = thing.name.empty() || thing.what.empty() ? "" : ", ";
        paragraph(thing.name + both + thing.what);
        ImGui::PopID();
    }
    if (part.count > part.named.size()) {
        muted("and " + grouped(part.count - part.named.size()) + " more");
    }
    gap(space::one);
    ImGui::PopID();
}

}  // namespace

void draw_away(const Model& model, bool& open, Wishes& wishes) {
    if (!open) return;
    const AwayNews& news = *model.away;
    const std::string since =
        news.since ? "Since " + time_of_day(model, news.since) + "." : std::string();
    const Dialog dialog("away", "While you were away", {.below = since, .width = away_width_px});
    bool read = dialog.dismissed() || news.empty();
    if (dialog) {
        for (std::size_t i = 0; i < away_kinds; ++i) {
            draw_away_part(static_cast<AwayKind>(i), news.parts[i]);
            const bool refused = static_cast<AwayKind>(i) == AwayKind::refused;
            if (!refused || news.parts[i].count == 0) continue;
            if (button("tray", "Open the Tray", {.icon = icon::inbox, .small = true})) {
                wishes.push_back(Show{Screen::tray});
                read = true;
            }
            gap(space::one);
        }
    }
    if (!read) return;
    open = false;
    wishes.push_back(CloseAway{});
}

}  // namespace recall::ui
