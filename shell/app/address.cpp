#include "shell/app/address.hpp"

#include <algorithm>
#include <utility>

namespace recall::shell {

std::optional<Address::Followed> Address::follow(const Replica& replica, ui::Memory& memory) {
    if (arrived_.empty()) return std::nullopt;
    const std::string route = std::exchange(arrived_, {});
    if (route == "/") return std::nullopt;
    ui::Memory narrowed = memory;
    const auto screen = ui::follow(route, narrowed);
    if (!screen) return Followed{std::nullopt, "There is no page “" + route + "” here."};
    const auto screens = ui::screens_of(replica);
    const bool has = *screen == ui::Screen::tray ||
                     std::find(screens.begin(), screens.end(), *screen) != screens.end();
    if (!has) {
        return Followed{std::nullopt, "“" + std::string(ui::name_of(*screen)) +
                                          "” is not one of your screens."};
    }
    memory = std::move(narrowed);
    shown_ = route;
    return Followed{screen, ""};
}

void Address::show(ui::Screen screen, const ui::Memory& memory) {
    const std::string route = ui::route_of(screen, memory);
    if (route == shown_) return;
    const bool replace = shown_.empty() || ui::path_of(route) == ui::path_of(shown_);
    shown_ = route;
    if (page_.route() != route) page_.set_route(route, replace);
}

void Address::forget() {
    arrived_.clear();
    shown_.clear();
    page_.set_route("/", false);
}

}  // namespace recall::shell
