// Which screens there are: a row for each. What draws them: ui/page/page.cpp, managers.cpp.
#pragma once
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"
#include "ui/model/route.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

struct ScreenRow {
    Screen screen;
    const char* id;         // of its place in the navigation
    std::string_view word;  // the first part of its address
    std::string_view name;
    std::string_view brief;  // where there is little room; empty: the name
    const char* icon;
    bool (*is_for)(const Replica& replica, const User* user);
    void (*write)(std::string& route, const Memory& memory);
    bool (*follow)(std::string_view part, const Terms& terms, Memory& memory);
};

// In the order of the navigation. A screen may have a row for agents and one for managers.
std::span<const ScreenRow> screen_rows();
const ScreenRow& row_of(Screen screen);  // the first of its rows

// The rows this user has. Never empty.
std::vector<const ScreenRow*> rows_of(const Replica& replica);
std::vector<Screen> screens_of(const Replica& replica);
std::string_view name_of(Screen screen);

}  // namespace recall::ui
