#include "ui/model/palette_entries.hpp"

#include "core/numbers.hpp"
#include "ui/model/past_day.hpp"
#include "ui/model/screens.hpp"
#include "ui/model/work_rows.hpp"
#include "ui/toolkit/icons.hpp"

#include <algorithm>
#include <utility>

namespace recall::ui {
namespace {

struct WorkPlace {
    Screen screen;
    Kind kind;
};
constexpr WorkPlace work_places[] = {{Screen::client_crm, Kind::client},
                                     {Screen::customer_service, Kind::customer}};

PaletteEntry entry_of(const WorkRow& row, Screen screen) {
    const std::string phone = row.lead_name.empty() ? "" : phone_text(row.phone) + " · ";
    return {.name = row.name(),
            .below = phone + standing_words(row),
            .icon = row.call ? icon::circle_check : row_of(screen).icon,
            .goal = GoToNumber{screen, row.id},
            .called = name_and_numbers_of(row),
            .further = findable_of(row)};
}

// As on the work screen: what is in hand is not left for the next one.
const WorkRow* next_of(const std::vector<WorkRow>& rows, std::optional<AssignmentId> chosen) {
    for (const WorkRow& row : rows) {
        if (!row.to_do()) continue;
        if (row.id != chosen) return &row;
        if (row.standing == RowStanding::claimed || row.standing == RowStanding::in_call) break;
    }
    return nullptr;
}

bool has_screen(const std::vector<Screen>& screens, Screen screen) {
    return std::find(screens.begin(), screens.end(), screen) != screens.end();
}

}  // namespace

void PaletteList::take(PaletteSource source, std::vector<PaletteGroup> groups) {
    source_ = std::move(source);
    groups_ = std::move(groups);
    text_.reset();
    found_.clear();
}

void PaletteList::find(std::string_view text) {
    if (text_ == text) return;
    text_ = text;
    found_.clear();
    const Lookup wanted(text);
    for (const PaletteGroup& group : groups_) {
        if (wanted.empty() && !group.at_rest) continue;
        Found found{group.title};
        std::vector<const PaletteEntry*> further;
        for (const PaletteEntry& one : group.entries) {
            if (wanted.empty() || wanted.finds(one.called)) found.entries.push_back(&one);
            else if (wanted.finds(one.further)) further.push_back(&one);
        }
        found.entries.insert(found.entries.end(), further.begin(), further.end());
        if (found.entries.empty()) continue;
        if (!wanted.empty() && found.entries.size() > palette_shown_max) {
            found.more = found.entries.size() - palette_shown_max;
            found.entries.resize(palette_shown_max);
        }
        found_.push_back(std::move(found));
    }
}

std::size_t PaletteList::count() const {
    std::size_t count = 0;
    for (const Found& group : found_) count += group.entries.size();
    return count;
}

const PaletteEntry* PaletteList::at(std::size_t index) const {
    for (const Found& group : found_) {
        if (index < group.entries.size()) return group.entries[index];
        index -= group.entries.size();
    }
    return nullptr;
}

std::optional<std::size_t> PaletteList::place_of(const PaletteGoal& goal) const {
    std::size_t index = 0;
    for (const Found& group : found_) {
        for (const PaletteEntry* one : group.entries) {
            if (one->goal == goal) return index;
            ++index;
        }
    }
    return std::nullopt;
}

PaletteGroup palette_screens(const Model& model) {
    PaletteGroup group{"Screens", true};
    std::vector<const ScreenRow*> rows = rows_of(*model.replica);
    rows.push_back(&row_of(Screen::tray));
    for (const ScreenRow* row : rows) {
        group.entries.push_back({.name = std::string(row->name),
                                 .icon = row->icon,
                                 .goal = row->screen,
                                 .called = Findable{row->name, row->brief, row->word}});
    }
    return group;
}

PaletteWork palette_work(const Model& model, const WorkMemory& memory) {
    PaletteWork work;
    const std::vector<Screen> screens = screens_of(*model.replica);
    for (const auto& [screen, kind] : work_places) {
        if (!has_screen(screens, screen)) continue;
        const std::vector<WorkRow> rows = work_rows(model, kind, past_day(model), memory);
        for (const WorkRow& row : rows) {
            (row.call ? work.calls : work.numbers).entries.push_back(entry_of(row, screen));
        }
        // The one of the screen that is shown, if it has any.
        const WorkRow* next = next_of(rows, memory.chosen);
        if (!next || (work.next && screen != model.screen)) continue;
        work.next = GoToNumber{screen, next->id};
        work.next_name = next->name();
    }
    return work;
}

PaletteGroup palette_callbacks(const Model& model, std::span<const Callback* const> open) {
    PaletteGroup group{"Your callbacks"};
    for (const Callback* callback : open) {
        const Lead* lead = model.replica->view().lead(callback->lead);
        Findable called;
        std::string name = "A customer";
        if (lead) {
            name = lead->name.empty() ? phone_text(lead->phone) : lead->name;
            called.add(lead->name);
            for (const Phone phone : phones_of(*lead)) called.add(phone);
        }
        Findable further = called;
        further.add(callback->comments);
        group.entries.push_back({.name = std::move(name),
                                 .below = time_of_day(model, callback->callback_time),
                                 .icon = icon::calendar_clock,
                                 .goal = GoToCallback{callback->id},
                                 .called = std::move(called),
                                 .further = std::move(further)});
    }
    return group;
}

}  // namespace recall::ui
