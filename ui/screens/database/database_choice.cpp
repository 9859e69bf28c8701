// Which of a list's available numbers are meant: by status, by attempts, by what stands in them.
#include "ui/model/route.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/database.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr std::int64_t again_ms = 3'000;
constexpr float field_width_min_px = 150;
constexpr int attempts_max = 99;

bool narrows(const LeadChoice& choice) { return choice != LeadChoice{}; }

std::string status_words(const Campaign& campaign, Code status) {
    if (status == status_new) return "New numbers";
    for (const Outcome& outcome : campaign.outcomes) {
        if (outcome.code == status) return "After “" + outcome.label + "”";
    }
    return status.text();
}

void draw_status(const Campaign& campaign, LeadChoice& choice) {
    std::vector<std::string> names{"Any"};
    int index = 0;
    for (const Code status : campaign.dial_statuses) {
        if (choice.status == status) index = static_cast<int>(names.size());
        names.push_back(status_words(campaign, status));
    }
    if (!select("status", "Status", names, index)) return;
    choice.status.reset();
    if (index > 0) choice.status = campaign.dial_statuses[static_cast<std::size_t>(index - 1)];
}

void draw_attempts(LeadChoice& choice) {
    static constexpr std::array names{"Any", "None", "At most 1", "At most 2", "At most 3",
                                      "At most 5"};
    static constexpr std::array most{attempts_max, 0, 1, 2, 3, 5};
    const auto found = std::find(most.begin(), most.end(),
                                 choice.attempts_max.value_or(attempts_max));
    int index = found == most.end() ? 0 : static_cast<int>(found - most.begin());
    if (!select("attempts", "Attempts", names, index)) return;
    choice.attempts_max.reset();
    if (index > 0) choice.attempts_max = most[static_cast<std::size_t>(index)];
}

// To ask how many of the list's numbers fit it.
LeadsQuery query_of(const LeadChoice& choice, const ListId& list) {
    return {.terms = {.list = list,
                      .status = choice.status.value_or(Code{}),
                      .text = choice.text,
                      .available = true,
                      .attempts_max = choice.attempts_max},
            .paging = {.size = 1}};
}

}  // namespace

void draw_choice(const DatabaseFrame& database, const List& list) {
    DatabaseMemory& memory = database.memory;
    const Campaign* campaign = database.view().campaign(list.campaign);
    if (!campaign) return;
    checkbox("narrow", "Only some of the numbers", memory.narrowing);
    if (!memory.narrowing) {
        memory.choice = {};
        return;
    }
    Grid grid("choice", field_width_min_px, 3);
    grid.next();
    draw_status(*campaign, memory.choice);
    grid.next();
    draw_attempts(memory.choice);
    grid.next();
    text_field("text", "With the words", memory.choice.text, {.placeholder = "Lagos"});
}

std::optional<std::int64_t> assignable(const DatabaseFrame& database, const List& list) {
    if (!narrows(database.memory.choice)) return database.view().counts(list.id).available;
    const std::string path = path_of(query_of(database.memory.choice, list.id));
    keep_asking(database.model, Topic::fitting, path, again_ms, database.wishes);
    const PageOf<LeadLine>& fitting = database.model.answers->fitting;
    return is_known(fitting, path) ? std::optional(fitting.total) : std::nullopt;
}

}  // namespace recall::ui
