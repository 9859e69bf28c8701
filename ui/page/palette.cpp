// The palette: one line that finds whatever this user can go to or do, from anywhere.
#include "ui/model/next_numbers.hpp"
#include "ui/model/palette_entries.hpp"
#include "ui/page/page.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/parts/presence_bar.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace recall::ui {
namespace {

constexpr float palette_width_px = 560;
// The list keeps its height whatever is found, so that nothing moves under somebody's hand.
constexpr float list_height_max_px = 420, list_height_min_px = 120;
constexpr float around_list_px = 260;  // of the page, for all else
constexpr const char* palette_title = "Find anything";

// ---- What there is

// What is said here is found by those words only, or by others that mean the same.
PaletteEntry deed(std::string name, const char* icon, PaletteGoal goal,
                  std::string_view also = {}) {
    Findable called{name, also};
    return {.name = std::move(name),
            .icon = icon,
            .goal = std::move(goal),
            .called = std::move(called)};
}

void add_taking(const Model& model, std::vector<PaletteEntry>& deeds) {
    constexpr std::array places{std::pair{Screen::client_crm, Kind::client},
                                std::pair{Screen::customer_service, Kind::customer}};
    for (const auto& [screen, kind] : places) {
        const auto campaigns = pulled_campaigns(model, kind);
        for (const Campaign* campaign : campaigns) {
            const bool can = why_not_take_next(model, *campaign).empty() &&
                             !is_taking_next(model, campaign->id);
            if (!can) continue;
            deeds.push_back(deed(take_next_words(model, *campaign, campaigns.size()), icon::inbox,
                                 TakeNumber{screen, campaign->id}, "hopper"));
        }
    }
}

void add_presence(const Model& model, std::vector<PaletteEntry>& deeds) {
    if (model.link != Link::live) return;
    const PresenceWord own = own_presence(model);
    if (own.state != "ready") deeds.push_back(deed("Ready", icon::activity, TellPresence{"ready"}));
    for (const std::string& code : model.answers->presence.pause_codes) {
        if (own.state == "paused" && own.code == code) continue;
        deeds.push_back(deed("Pause: " + code, icon::activity, TellPresence{"paused", code}));
    }
}

bool is_work_screen(Screen screen) {
    return screen == Screen::client_crm || screen == Screen::customer_service;
}

PaletteGroup deeds_of(const Model& model, const PaletteWork* work) {
    PaletteGroup group{"Actions", true};
    std::vector<PaletteEntry>& deeds = group.entries;
    if (work) {
        add_taking(model, deeds);
        if (work->next) {
            deeds.push_back(deed("Next number", icon::skip_forward, *work->next));
            deeds.back().below = work->next_name;
        }
        if (is_work_screen(model.screen)) {
            deeds.push_back(deed("Correct the last call", icon::undo, PaletteDeed::correct));
        }
        add_presence(model, deeds);
    }
    const bool dark = frame().dark;
    deeds.push_back(deed(dark ? "Light colours" : "Dark colours", dark ? icon::sun : icon::moon,
                         PaletteDeed::dark, "dark light"));
    deeds.push_back(deed("Alerts", icon::bell, PaletteDeed::alerts, "notifications sound"));
    deeds.push_back(deed("Keys", icon::keyboard, PaletteDeed::keys, "shortcuts help"));
    deeds.push_back(deed("Change password", icon::key, PaletteDeed::password));
    deeds.push_back(deed("Sign out", icon::log_out, PaletteDeed::sign_out, "log out"));
    return group;
}

bool is_agents(const Model& model) {
    const User* me = model.replica->me();
    return !me || me->role == Role::agent;
}

PaletteSource source_of(const Model& model, const Memory& memory) {
    const OwnPresence& presence = model.answers->presence;
    return {.replica = model.replica,
            .version = model.replica->version(),
            .today = model.today,
            .link = model.link,
            .screen = model.screen,
            .chosen = memory.work.chosen,
            .presence = {presence.said.state, presence.said.code},
            .pauses = presence.pause_codes,
            .dark = frame().dark};
}

std::vector<PaletteGroup> groups_of(const Model& model, const Memory& memory) {
    std::vector<PaletteGroup> groups;
    groups.push_back(palette_screens(model));
    if (!is_agents(model)) {
        groups.push_back(deeds_of(model, nullptr));
        return groups;
    }
    PaletteWork work = palette_work(model, memory.work);
    groups.push_back(deeds_of(model, &work));
    groups.push_back(std::move(work.numbers));
    groups.push_back(palette_callbacks(model, own_callbacks(model).open));
    groups.push_back(std::move(work.calls));
    return groups;
}

// What was marked stays so where the rows have changed under it.
void update_palette(const Model& model, Memory& memory) {
    PaletteMemory& palette = memory.palette;
    if (!palette.list) palette.list = std::make_shared<PaletteList>();
    PaletteList& list = *palette.list;
    PaletteSource source = source_of(model, memory);
    if (list.is_made_of(source)) return list.find(palette.text);
    const PaletteEntry* marked = list.at(palette.marked);
    const auto goal = marked ? std::optional(marked->goal) : std::nullopt;
    list.take(std::move(source), groups_of(model, memory));
    list.find(palette.text);
    if (goal) palette.marked = list.place_of(*goal).value_or(0);
}

// ---- Choosing

struct Going {
    Memory& memory;
    Wishes& wishes;

    void operator()(Screen screen) const { wishes.push_back(Show{screen}); }
    void operator()(const GoToNumber& to) const {
        if (memory.work.chosen != to.id) memory.work.all_facts = false;
        memory.work.chosen = to.id;
        wishes.push_back(Show{to.screen});
    }
    void operator()(const GoToCallback& to) const {
        memory.callbacks.chosen = to.id;
        wishes.push_back(Show{Screen::callbacks});
    }
    void operator()(const TakeNumber& take) const {
        memory.work.taking = take.campaign;
        wishes.push_back(Give{TakeNext{take.campaign}});
        wishes.push_back(Show{take.screen});
    }
    void operator()(const TellPresence& said) const {
        wishes.push_back(SayPresence{said.state, said.code});
    }
    void operator()(PaletteDeed one) const {
        switch (one) {
            case PaletteDeed::keys: memory.keys_open = true; break;
            case PaletteDeed::dark: wishes.push_back(ToggleDark{}); break;
            case PaletteDeed::alerts: memory.alerts_open = true; break;
            case PaletteDeed::password: memory.password.open = true; break;
            // Asked about where something stands in the way, else done.
            case PaletteDeed::sign_out: memory.asking_sign_out = true; break;
            case PaletteDeed::correct: memory.work.correct_last = true; break;
        }
    }
};

// ---- The dialog

// What was chosen in this frame.
std::optional<PaletteGoal> draw_found(const Model& model, Memory& memory) {
    PaletteMemory& palette = memory.palette;
    const FieldEdit edit =
        search_field("find", palette_title, palette.text,
                     {.placeholder = is_agents(model) ? "A name, a number, a screen, what to do"
                                                      : "A screen, or what to do",
                      .focus = true,
                      .walks = true});
    update_palette(model, memory);
    if (edit.changed) palette.marked = 0;
    const PaletteList& list = *palette.list;
    const float height = std::clamp<float>(frame().height - around_list_px, list_height_min_px,
                                           list_height_max_px);
    const PaletteEntry* chosen = nullptr;
    OptionList options("found", "Found", height, list.count(), palette.marked);
    if (edit.changed) options.to_top();
    if (list.count() == 0) options.nothing("Nothing matches “" + palette.text + "”");
    for (const PaletteList::Found& group : list.found()) {
        options.group(group.title);
        for (const PaletteEntry* one : group.entries) {
            if (options.option({one->name, one->below, one->icon})) chosen = one;
        }
        if (group.more > 0) options.more(group.more);
    }
    if (edit.submitted) chosen = list.at(palette.marked);
    return chosen ? std::optional(chosen->goal) : std::nullopt;
}

void close_palette(PaletteMemory& palette, bool goes_back) {
    toolkit().text_entry().finish();
    // Who wrote elsewhere when it was opened goes on there.
    if (goes_back && palette.wrote_in != 0) toolkit().semantics().focus(palette.wrote_in);
    palette = {};
}

}  // namespace

void open_palette(PaletteMemory& memory) {
    memory = {.open = true, .wrote_in = toolkit().text_entry().editing()};
}

void draw_palette(const Model& model, Memory& memory, Wishes& wishes) {
    if (!memory.palette.open) return;
    const Dialog dialog("palette", palette_title, {.width = palette_width_px});
    std::optional<PaletteGoal> goal;
    if (dialog) goal = draw_found(model, memory);
    if (!goal && !dialog.dismissed()) return;
    close_palette(memory.palette, !goal);
    if (goal) std::visit(Going{memory, wishes}, *goal);
}

}  // namespace recall::ui
