#include "ui/model/screens.hpp"
#include "ui/page/page.hpp"
#include "ui/page/sign_in_form.hpp"
#include "ui/parts/callback_form.hpp"
#include "ui/parts/listing.hpp"
#include "ui/parts/presence_bar.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace recall::ui {
namespace {

constexpr std::int64_t attention_again_ms = 30'000;

struct Place {
    Screen screen;
    NavItem item;
};

bool is_agent(const Model& model) {
    const User* me = model.replica->me();
    return !me || me->role == Role::agent;
}

void count_open_numbers(const Model& model, OpenNumbers& open) {
    if (open.version == model.replica->version()) return;
    open = {.version = model.replica->version()};
    const State& view = model.replica->view();
    for (const AssignmentId id : view.assignments_of(model.replica->user())) {
        const Assignment* assignment = view.assignment(id);
        if (!assignment) continue;
        ++(assignment->kind == Kind::client ? open.client : open.customer);
    }
}

NavItem item_of(const ScreenRow& row) {
    return {.id = row.id, .label = row.name, .icon = row.icon, .brief = row.brief};
}

// What a place in the navigation counts, and whether it wants an eye.
void add_badge(const Model& model, const OpenNumbers& open, Screen screen, NavItem& item) {
    if (screen == Screen::client_crm) item.badge = open.client;
    if (screen == Screen::customer_service) item.badge = open.customer;
    if (screen == Screen::unplaced) item.badge = model.replica->view().unplaced_count().open;
    if (screen == Screen::tray) item.badge = static_cast<int>(model.replica->refused().size());
    if (screen != Screen::callbacks) return;
    if (!is_agent(model)) {
        item.badge = static_cast<int>(model.answers->attention.wanting);
        item.alert = item.badge > 0;
        return;
    }
    const OwnCallbacks own = own_callbacks(model);
    item.badge = static_cast<int>(own.open.size());
    item.alert = own.alert == CallbackAlert::blink;
    item.steady = own.alert == CallbackAlert::colour;
}

// Where this user can go. The tray is there while something is in it.
std::vector<Place> places_of(const Model& model, OpenNumbers& open) {
    count_open_numbers(model, open);
    std::vector<const ScreenRow*> rows = rows_of(*model.replica);
    if (!model.replica->refused().empty() || model.screen == Screen::tray) {
        rows.push_back(&row_of(Screen::tray));
    }
    std::vector<Place> places;
    for (const ScreenRow* row : rows) {
        places.push_back({row->screen, item_of(*row)});
        add_badge(model, open, row->screen, places.back().item);
    }
    return places;
}

// The screen that was asked for, if this user has it; else the first of theirs.
const Place& current_place(const std::vector<Place>& places, Screen wanted) {
    const auto found = std::find_if(places.begin(), places.end(), [wanted](const Place& place) {
        return place.screen == wanted;
    });
    return found == places.end() ? places.front() : *found;
}

std::string role_words(const User* user) {
    if (!user) return "";
    switch (user->role) {
        case Role::admin: return "Admin";
        case Role::manager: return "Manager";
        case Role::agent: break;
    }
    return "Agent";
}

// What agents see of their own, and everybody of the tray; all else is the managers' program's.
void draw_screen(const Model& model, Screen screen, Memory& memory, Wishes& wishes,
                 DrawScreen manager_screen) {
    if (screen == Screen::tray) return draw_tray(model, memory.tray, wishes);
    if (is_agent(model)) {
        if (screen == Screen::callbacks) {
            return draw_callbacks(model, memory.callbacks, memory.work, wishes);
        }
        if (screen == Screen::archive) return draw_own_calls(model, memory.archive, wishes);
        const bool service = screen == Screen::customer_service;
        const auto kind = service ? Kind::customer : Kind::client;
        return draw_work(model, kind, memory.work, wishes);
    }
    if (manager_screen) return manager_screen(model, screen, memory, wishes);
    muted("Opening…");
}

std::string sign_out_offline_words(const Model& model) {
    if (model.link == Link::live) return "";
    return " There is no connection: once you are signed out, nobody can sign in on this device "
           "until there is one again.";
}

std::string waiting_words(const Model& model) {
    const SaveState state = model.replica->save_state();
    const std::size_t calls = waiting_calls(model);
    std::string words =
        calls > 0 ? "Work on " + count_words(calls, "number", "numbers") + " is still waiting"
                  : count_words(state.unsaved + state.waiting, "change is", "changes are") +
                        " still waiting";
    if (state.unsaved > 0 || !model.device_keeps) {
        return words +
               " and is not safe on this device: signing out now would lose it. Stay "
               "until the status line says that all is saved.";
    }
    return words + " to be sent. It stays on this device and is sent when you sign in here again.";
}

void draw_sign_out_question(const Model& model, Memory& memory, Wishes& wishes) {
    if (!memory.asking_sign_out) return;
    if (!has_waiting_work(model) && model.link == Link::live) {
        // What was asked about has been sent meanwhile.
        memory.asking_sign_out = false;
        wishes.push_back(SignOut{});
        return;
    }
    const bool waits = has_waiting_work(model);
    const std::string words = (waits ? waiting_words(model) : "") + sign_out_offline_words(model);
    const char* const title = waits ? "Sign out with work still waiting?" : "Sign out offline?";
    const DialogAnswer answer = ask("sign_out", {.title = title,
                                                 .words = words,
                                                 .confirm = "Sign out all the same",
                                                 .kind = ButtonKind::danger});
    if (answer != DialogAnswer::none) memory.asking_sign_out = false;
    if (answer == DialogAnswer::confirm) wishes.push_back(SignOut{});
}

void draw_expired_strip(const Model& model, Memory& memory) {
    if (model.session != SessionState::expired) return;
    const std::size_t calls = waiting_calls(model);
    std::string words = model.ended_words.empty() ? "Your session has ended." : model.ended_words;
    words += calls > 0
                 ? " Sign in to send " + count_words(calls, "waiting call", "waiting calls") + "."
                 : std::string(" Sign in to go on.");
    const NoticeAnswer answer =
        notice("expired", {.tone = Tone::warn, .words = words, .action = "Sign in"});
    if (answer == NoticeAnswer::action) {
        memory.signing_in_again = true;
        memory.sign_in = {model.replica->user(), ""};
    }
}

void draw_sign_in_dialog(const Model& model, Memory& memory, Wishes& wishes) {
    if (!memory.signing_in_again) return;
    const Dialog dialog(
        "sign_in_again", "Sign in again",
        {.below = "What you did is kept. It is sent once you are signed in.", .width = 400});
    if (dialog) draw_sign_in_form(model, memory.sign_in, wishes);
    if (dialog.dismissed()) memory.signing_in_again = false;
}

// Quiet grey shapes where the page will be: shown for an instant while the device is read.
void draw_opening() {
    const PlainPage page("Recall", 400);
    title("Recall");
    muted("Opening…");
    gap();
    for (const float share : {1.0F, 0.8F, 0.9F, 0.6F}) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x * share;
        ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + width, at.y + px(14)}, theme().sunken,
                                                  px(radius::control));
        gap(space::three);
    }
}

bool shows_rows(const Model& model, const Memory& memory) {
    if (!model.replica) return false;
    if (model.session == SessionState::signed_in || model.session == SessionState::expired)
        return true;
    return model.session == SessionState::signing_in && memory.signing_in_again;
}

// What is shown whatever the screen is: one's own presence; for managers, callbacks in trouble.
void keep_asking_for_all_screens(const Model& model, Wishes& wishes) {
    if (is_agent(model)) return keep_own_presence(model, wishes);
    keep_asking(model, Topic::attention, "/callbacks/attention", attention_again_ms, wishes);
}

void draw_frame(const Model& model, Memory& memory, Wishes& wishes, DrawScreen manager_screen) {
    const std::vector<Place> places = places_of(model, memory.open_numbers);
    const Place& current = current_place(places, model.screen);
    std::vector<NavItem> items;
    for (const Place& place : places) items.push_back(place.item);
    const User* me = model.replica->me();
    const std::string name = me && !me->name.empty() ? me->name : model.replica->user();
    const std::string role = role_words(me);
    const Status link = link_status(model);
    const Account account{.name = name,
                          .role = role,
                          .desk = model.demo ? "demo" : "",
                          .sync = link.words,
                          .sync_icon = link.icon,
                          .sync_tone = link.tone};

    const AppFrame app(items, current.item.id, account);
    if (app.chosen() >= 0) {
        wishes.push_back(Show{places[static_cast<std::size_t>(app.chosen())].screen});
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (pressed(screen_key(i))) wishes.push_back(Show{places[i].screen});
    }
    const bool has_callbacks = std::any_of(places.begin(), places.end(), [](const Place& place) {
        return place.screen == Screen::callbacks;
    });
    if (has_callbacks && pressed(key::callbacks)) wishes.push_back(Show{Screen::callbacks});
    if (pressed(key::sheet) || app.show_keys()) memory.keys_open = true;
    if (pressed(key::palette) || app.show_palette()) open_palette(memory.palette);
    if (app.show_alerts()) memory.alerts_open = true;
    if (app.show_password()) memory.password.open = true;
    if (app.show_sync()) wishes.push_back(Show{Screen::tray});
    if (app.toggle_dark()) wishes.push_back(ToggleDark{});
    if (app.toggle_compact()) wishes.push_back(ToggleCompact{});
    if (app.text_size() > 0) wishes.push_back(ChooseTextSize{app.text_size()});
    if (app.log_out() && !has_waiting_work(model) && model.link == Link::live)
        wishes.push_back(SignOut{});
    else if (app.log_out())
        memory.asking_sign_out = true;

    keep_asking_for_all_screens(model, wishes);
    draw_status_line(model, wishes);
    draw_expired_strip(model, memory);
    gap(space::half);
    draw_screen(model, current.screen, memory, wishes, manager_screen);
    draw_sign_out_question(model, memory, wishes);
    draw_sign_in_dialog(model, memory, wishes);
    draw_away(model, memory.away_open, wishes);
    draw_alert_settings(model, memory.alerts_open, wishes);
    draw_password_dialog(model, memory.password, wishes);
    draw_keys_sheet(memory.keys_open);
    draw_palette(model, memory, wishes);
}

}  // namespace

void draw_page(const Model& model, Memory& memory, Wishes& wishes, DrawScreen manager_screen) {
    if (model.session == SessionState::signed_in) {
        // A password is not kept a moment longer than it is needed.
        memory.sign_in.password.clear();
        memory.signing_in_again = false;
    }
    if (!model.password.token.empty()) {
        return draw_choose_password(model, memory.password, wishes);
    }
    if (model.session == SessionState::opening) return draw_opening();
    if (!shows_rows(model, memory)) return draw_sign_in(model, memory.sign_in, wishes);
    draw_frame(model, memory, wishes, manager_screen);
}

}  // namespace recall::ui
