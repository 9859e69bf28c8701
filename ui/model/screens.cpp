#include "ui/model/screens.hpp"

#include "ui/model/addresses.hpp"
#include "ui/toolkit/icons.hpp"

#include <algorithm>

namespace recall::ui {
namespace {

bool works_kind(const Replica& replica, const User& user, Kind kind) {
    return std::any_of(user.campaigns.begin(), user.campaigns.end(), [&](Code code) {
        const Campaign* campaign = replica.view().campaign(code);
        return campaign && campaign->active && campaign->kind == kind;
    });
}

bool leads(const Replica&, const User* user) {
    return user && user->role != Role::agent;
}
bool administers(const Replica&, const User* user) {
    return user && user->role == Role::admin;
}
bool takes_calls(const Replica& replica, const User* user) { return !leads(replica, user); }
bool serves(const Replica& replica, const User* user) {
    return user && takes_calls(replica, user) && works_kind(replica, *user, Kind::customer);
}
// Also an agent without a campaign gets a screen, which says what is wrong.
bool sells(const Replica& replica, const User* user) {
    return takes_calls(replica, user) &&
           (!serves(replica, user) || works_kind(replica, *user, Kind::client));
}
bool everybody(const Replica&, const User*) { return true; }
// The navigation has it while something is in it.
bool nobody(const Replica&, const User*) { return false; }

constexpr ScreenRow every_screen[] = {
    {Screen::client_crm, "client_crm", "client-crm", "Client CRM", "", icon::phone, sells,
     write_work, read_work},
    {Screen::customer_service, "customer_service", "customer-service", "Customer Service", "",
     icon::headset, serves, write_work, read_work},
    {Screen::tracker, "tracker", "tracker", "Call Completion Tracker", "Tracker",
     icon::list_checks, leads, write_tracker, read_tracker},
    {Screen::team, "team", "agents", "Live Agents", "Agents", icon::users, leads, write_team,
     read_team},
    {Screen::database, "database", "database", "Database Manager", "Database", icon::database,
     leads, write_database, read_database},
    {Screen::archive, "archive", "archive", "Archive Manager", "Archive", icon::archive, leads,
     write_archive, read_archive},
    {Screen::reports, "reports", "reports", "Reports", "", icon::trending_up, leads,
     write_reports, read_reports},
    {Screen::activity, "activity", "activity", "Activity", "", icon::history, leads,
     write_activity, read_activity},
    {Screen::callbacks, "callbacks", "callbacks", "Callbacks", "", icon::calendar_clock,
     everybody, write_callbacks, read_callbacks},
    {Screen::archive, "archive", "archive", "My calls", "", icon::archive, takes_calls,
     write_archive, read_archive},
    {Screen::hopper, "hopper", "hopper", "Hopper", "", icon::inbox, leads, write_hopper,
     read_hopper},
    {Screen::unplaced, "unplaced", "unplaced", "Unplaced work", "Unplaced", icon::clipboard_list,
     leads, write_unplaced, read_unplaced},
    {Screen::do_not_call, "do_not_call", "do-not-call", "Do not call", "", icon::ban, leads,
     write_do_not_call, read_do_not_call},
    {Screen::admin, "admin", "admin", "Admin Panel", "Admin", icon::settings, administers,
     write_admin, read_admin},
    {Screen::tray, "tray", "refused", "Tray", "", icon::inbox, nobody, write_nothing,
     read_nothing},
};

}  // namespace

std::span<const ScreenRow> screen_rows() { return every_screen; }

const ScreenRow& row_of(Screen screen) {
    return *std::find_if(std::begin(every_screen), std::end(every_screen),
                         [screen](const ScreenRow& row) { return row.screen == screen; });
}

std::vector<const ScreenRow*> rows_of(const Replica& replica) {
    std::vector<const ScreenRow*> found;
    for (const ScreenRow& row : every_screen) {
        if (row.is_for(replica, replica.me())) found.push_back(&row);
    }
    return found;
}

std::vector<Screen> screens_of(const Replica& replica) {
    std::vector<Screen> screens;
    for (const ScreenRow* row : rows_of(replica)) screens.push_back(row->screen);
    return screens;
}

std::string_view name_of(Screen screen) { return row_of(screen).name; }

}  // namespace recall::ui
