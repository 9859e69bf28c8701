// Pop-up menus: a button that opens one, and what was chosen.
#pragma once
#include "ui/toolkit/buttons.hpp"

#include <span>
#include <string_view>

namespace recall::ui {

struct MenuItem {
    std::string_view label;
    const char* icon = nullptr;
    bool danger = false;
    std::string_view disabled{};  // Why it cannot be chosen.
};

// An icon button that opens a menu below itself. Index of the entry chosen, or -1.
int menu_button(std::string_view id, const char* icon, std::string_view name,
                std::span<const MenuItem> items, const ButtonOptions& options = {});

// The two halves, for menus opened by something else in the same window: by the item before it, at
// which the menu then stands, or by a press with the other mouse button, where the pointer is.
enum class MenuPlace { item, pointer };
void open_menu(std::string_view id);
int menu(std::string_view id, std::string_view name, std::span<const MenuItem> items,
         MenuPlace place = MenuPlace::item);

}  // namespace recall::ui
