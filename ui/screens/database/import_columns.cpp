// What the columns of a file are: seen by their headers, remembered, or said by the manager; and
// what is a duplicate.
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/import_parts.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

using Step = ImportModel::Step;

constexpr float column_width_min_px = 190;
constexpr float columns_height_px = 330;

constexpr std::array<std::string_view, 6> use_words = {
    "Phone", "Name", "Time zone", "Country calling code", "Kept as it is", "Left out"};
constexpr std::array<std::string_view, 6> uses = {"phone", "name", "zone",
                                                  "code",  "kept", "left_out"};

std::string hint_of(const ImportColumn& column) {
    std::string hint =
        column.sample.empty() ? "Empty in the first rows" : on_one_line(column.sample);
    if (column.remembered && !column.said) hint += " · as last time";
    return hint;
}

void draw_column(const ImportColumn& column, std::size_t index, Wishes& wishes) {
    const auto at = std::find(uses.begin(), uses.end(), column.use);
    int chosen = at == uses.end() ? -1 : static_cast<int>(at - uses.begin());
    const std::string label =
        column.header.empty() ? "Column " + std::to_string(index + 1) : column.header;
    const std::string hint = hint_of(column);
    ImGui::PushID(static_cast<int>(index));
    if (select("use", label, use_words, chosen, {.hint = hint})) {
        wishes.push_back(CallColumn{index, std::string(uses[static_cast<std::size_t>(chosen)])});
    }
    ImGui::PopID();
}

std::string duplicate_words(const ImportModel& import) {
    const std::int64_t left_out =
        std::max<std::int64_t>(import.duplicates - import.in_file - import.in_list, 0);
    std::string words;
    const auto part = [&words](std::int64_t count, const char* where) {
        if (count > 0) words += (words.empty() ? "" : ", ") + grouped(count) + where;
    };
    part(import.in_file, " earlier in the file");
    part(import.in_list, " in this list already");
    part(left_out, " in other lists");
    return "Duplicates: " + words + ". They are left out.";
}

}  // namespace

bool has_phone_column(const ImportModel& import) {
    return std::any_of(import.columns.begin(), import.columns.end(),
                       [](const ImportColumn& column) { return column.use == "phone"; });
}

void draw_import_columns(const ImportModel& import, Wishes& wishes) {
    draw_sheets(import, wishes);
    paragraph("Say what each column is. What you say is remembered for the whole desk: the next "
              "file with such a header is read the same way.",
              Ink::muted, Type::small);
    {
        const ScrollArea area("columns", "Columns of the file", columns_height_px);
        Grid grid("uses", column_width_min_px, 3);
        for (std::size_t i = 0; i < import.columns.size(); ++i) {
            grid.next();
            draw_column(import.columns[i], i, wishes);
        }
    }
    const std::string reason =
        has_phone_column(import) ? "" : "Say first which column holds the phone numbers.";
    switch (dialog_buttons({.confirm = "Check the file", .disabled = reason})) {
        case DialogAnswer::confirm: wishes.push_back(CheckColumns{}); break;
        case DialogAnswer::cancel: wishes.push_back(CloseImport{}); break;
        case DialogAnswer::none: break;
    }
}

void draw_duplicates(const ImportModel& import, Wishes& wishes) {
    if (import.duplicates > 0) paragraph(duplicate_words(import), Ink::muted, Type::small);
    if (import.elsewhere == 0) return;
    const bool one = import.elsewhere == 1;
    const std::string found = numbers_words(import.elsewhere) +
                              (one ? " stands" : " stand") + " in another list";
    if (import.step == Step::done) {
        if (!import.leave_out) {
            paragraph(found + " too, and may be called from both.", Ink::muted, Type::small);
        }
        return;
    }
    bool leave_out = import.leave_out;
    if (checkbox("elsewhere", found + (one ? ": leave it out" : ": leave them out"), leave_out)) {
        wishes.push_back(LeaveOutElsewhere{leave_out});
    }
}

std::int64_t to_import(const ImportModel& import) {
    const bool fewer = import.leave_out && import.step != Step::done;
    return import.fresh - (fewer ? import.elsewhere : 0);
}

}  // namespace recall::ui
