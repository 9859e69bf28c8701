#include "ui/screens/database/import_parts.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>

namespace recall::ui {

void draw_sheets(const ImportModel& import, Wishes& wishes) {
    if (import.sheets.size() < 2) return;
    std::vector<std::string_view> names(import.sheets.begin(), import.sheets.end());
    const auto at = std::find(names.begin(), names.end(), import.sheet);
    int chosen = at == names.end() ? -1 : static_cast<int>(at - names.begin());
    if (select("sheet", "Sheet of the workbook", names, chosen)) {
        wishes.push_back(ChooseSheet{import.sheets[static_cast<std::size_t>(chosen)]});
    }
    gap(space::half);
}

}  // namespace recall::ui
