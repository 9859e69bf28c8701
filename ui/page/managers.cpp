#include "ui/page/page.hpp"
#include "ui/parts/bulk.hpp"
#include "ui/screens/screens.hpp"

namespace recall::ui {

void draw_manager_screen(const Model& model, Screen screen, Memory& memory, Wishes& wishes) {
    draw_bulk(model, wishes);
    switch (screen) {
        case Screen::tracker: return draw_tracker(model, memory.tracker, wishes);
        case Screen::database: return draw_database(model, memory.database, wishes);
        case Screen::team: return draw_team(model, memory.team, memory.tracker, wishes);
        case Screen::admin: return draw_admin(model, memory.admin, memory.tracker, wishes);
        case Screen::archive: return draw_archive(model, memory.archive, wishes);
        case Screen::reports: return draw_reports(model, memory.reports, wishes);
        case Screen::activity: return draw_activity(model, memory.activity, wishes);
        case Screen::hopper: return draw_hopper(model, memory.hopper, memory.viewer, wishes);
        case Screen::do_not_call: return draw_do_not_call(model, memory.do_not_call, wishes);
        case Screen::unplaced: return draw_unplaced(model, memory.unplaced, wishes);
        case Screen::callbacks: return draw_callback_viewer(model, memory.viewer, wishes);
        case Screen::client_crm:
        case Screen::customer_service:
        case Screen::tray: break;  // Everybody's: page.cpp.
    }
}

}  // namespace recall::ui
