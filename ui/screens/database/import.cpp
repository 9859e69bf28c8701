#include "ui/parts/manager_parts.hpp"
#include "ui/parts/status_line.hpp"
#include "ui/screens/database/import_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace recall::ui {
namespace {

using Step = ImportModel::Step;

constexpr float dialog_width_px = 720;
constexpr float row_px = 36;
constexpr std::size_t sample_rows_max = 4;
constexpr float sample_column_px = 130;
constexpr std::size_t sample_columns_max = 6;
constexpr std::size_t refused_rows_max = 4;  // in sight at a time
constexpr std::size_t narrow_rows_max = 2;   // of either, so that the buttons stay in sight
constexpr std::size_t further_named_max = 6;
constexpr float wide_width_min = 520;  // Narrower refused rows put the text below the reason.

std::string percent(double share) {
    return std::to_string(static_cast<int>(std::floor(std::clamp(share, 0.0, 1.0) * 100))) + " %";
}

const char* title_of(Step step) {
    switch (step) {
        case Step::checking: return "Checking the file";
        case Step::importing: return "Importing";
        case Step::done: return "Import finished";
        case Step::failed: return "The file was not imported";
        case Step::columns: return "What the columns are";
        case Step::preview:
        case Step::none: break;
    }
    return "Import numbers";
}

void draw_figures(const ImportModel& import, Wishes& wishes) {
    const std::int64_t duplicates = import.duplicates + import.fresh - to_import(import);
    {
        Grid grid("figures", 100, 4);
        grid.next();
        figure({"Rows", import.rows});
        grid.next();
        figure({import.step == Step::done ? "Imported" : "New", to_import(import),
                Tone::good, true});
        grid.next();
        figure({"Duplicates", duplicates, Tone::neutral, true});
        grid.next();
        figure({"Refused", import.refused_total, Tone::bad, true});
    }
    gap(2);
    const std::array<Figure, 3> parts = {
        Figure{"New", to_import(import), Tone::good, true},
        Figure{"Duplicates", duplicates, Tone::neutral, true},
        Figure{"Refused", import.refused_total, Tone::bad, true}};
    shares_bar("How the rows divide", parts);
    draw_duplicates(import, wishes);
    draw_standing(import, wishes);
    gap(space::half);
}

// "Phone ← phone_number": what was made of the file's headers.
void draw_recognised(const ImportModel& import, Wishes& wishes) {
    const std::string phone = "Phone ← " + import.phone_column;
    const std::string name = "Name ← " + import.name_column;
    bool first = true;
    const auto pill = [&](const std::string& words, Tone tone) {
        if (!first) flow(badge_width(words), space::half);
        badge(words, tone);
        first = false;
    };
    if (import.phone_column.empty()) pill("No phone column recognised", Tone::bad);
    else pill(phone, Tone::accent);
    if (import.name_column.empty()) pill("No name column recognised", Tone::warn);
    else pill(name, Tone::accent);

    if (std::any_of(import.columns.begin(), import.columns.end(),
                    [](const ImportColumn& column) { return column.remembered; })) {
        pill("As last time", Tone::info);
    }
    const ButtonOptions change{.small = true};
    flow(button_width("Change columns…", change), space::half);
    if (button("columns", "Change columns…", change)) wishes.push_back(ShowColumns{});

    std::string kept;
    std::size_t further = 0;
    for (std::size_t i = 0; i < import.columns.size(); ++i) {
        if (import.columns[i].use != "kept") continue;
        ++further;
        if (further <= further_named_max) {
            kept += (kept.empty() ? "" : ", ") + column_name(import.columns[i], i);
        }
    }
    if (further == 0) return;
    if (further > further_named_max) {
        kept += " and " + std::to_string(further - further_named_max) + " more";
    }
    paragraph("Kept as they are: " + kept + ".", Ink::muted, Type::small);
}

// Which columns of the file fit on the screen, the two recognised ones first.
std::vector<std::size_t> sample_columns(const ImportModel& import) {
    std::vector<std::size_t> order;
    for (const std::string& columns : {import.name_column, import.phone_column}) {
        // Of several that are shown as one, it has the first one's header.
        const std::string wanted = columns.substr(0, columns.find(" + "));
        for (std::size_t i = 0; i < import.headers.size(); ++i) {
            if (!wanted.empty() && import.headers[i] == wanted) {
                order.push_back(i);
                break;
            }
        }
    }
    for (std::size_t i = 0; i < import.headers.size(); ++i) {
        if (std::find(order.begin(), order.end(), i) == order.end()) order.push_back(i);
    }
    const auto fit = static_cast<std::size_t>(width_left() / sample_column_px);
    order.resize(std::min({order.size(), std::max<std::size_t>(fit, 1), sample_columns_max}));
    return order;
}

void draw_samples(const ImportModel& import) {
    if (import.headers.empty() || import.samples.empty()) return;
    const std::vector<std::size_t> shown = sample_columns(import);
    std::vector<std::string> names;
    for (const std::size_t column : shown) names.push_back(on_one_line(import.headers[column]));
    std::vector<Column> columns;
    for (const std::string& name : names) columns.push_back({.name = name});
    const bool narrow = frame().layout() == Width::narrow;
    const std::size_t rows =
        std::min(import.samples.size(), narrow ? narrow_rows_max : sample_rows_max);
    const std::size_t hidden = import.headers.size() - shown.size();
    std::string words = "First rows";
    if (hidden > 0) words += ", without " + count_words(hidden, "column", "columns");
    strong(words);
    Table table("samples", "First rows", columns,
                {.height = table_height_px(rows, row_px), .row_height = row_px});
    while (table.next(rows)) {
        const std::vector<std::string>& cells = import.samples[table.row()];
        table.begin_plain_row("Row " + std::to_string(table.row() + 1));
        for (const std::size_t column : shown) {
            table.text(column < cells.size() ? on_one_line(cells[column]) : std::string());
        }
    }
}

void draw_refused(const ImportModel& import, Wishes& wishes) {
    if (import.refused_total == 0) return;
    const auto total = static_cast<std::size_t>(import.refused_total);
    std::string words = count_words(total, "refused row", "refused rows");
    if (import.refused.size() < total) {
        words += ", the first " + grouped(import.refused.size());
    }
    const ButtonOptions save{.icon = icon::file_down, .small = true};
    const char* save_words = "Save refused rows as a file";
    gap(space::half);
    strong(words);
    if (import.has_refused_file) {
        right_buttons(button_width(save_words, save));
        if (button("save", save_words, save)) {
            wishes.push_back(SaveImportTable{ImportTable::refused});
        }
    }
    if (import.refused.empty()) return;
    const bool wide = width_left() >= wide_width_min;
    const std::array<Column, 4> columns = {
        Column{.name = "Line", .width = 40, .number = true},
        Column{.name = "Column", .width = 84, .hide_below = wide_width_min},
        Column{.name = wide ? "Reason" : "Reason and text", .weight = 1.3F},
        Column{.name = "Text", .hide_below = wide_width_min}};
    const float row_height = wide ? row_px : 56;
    const std::size_t rows =
        std::min(import.refused.size(), wide ? refused_rows_max : narrow_rows_max);
    Table table("refused", "Refused rows", columns,
                {.height = table_height_px(rows, row_height), .row_height = row_height});
    while (table.next(import.refused.size())) {
        const RefusedRow& row = import.refused[table.row()];
        table.begin_plain_row("Line " + std::to_string(row.line));
        table.text(std::to_string(row.line));
        table.text(on_one_line(row.column), Ink::muted);
        if (wide) table.text(row.reason);
        else table.two_lines(row.reason, on_one_line(row.text));
        table.text(on_one_line(row.text), Ink::muted);
    }
}

void draw_working(const ImportModel& import, Wishes& wishes) {
    const bool checking = import.step == Step::checking;
    const bool uploading = import.share < 1;
    const std::string label = uploading  ? "Sending the file"
                              : checking ? "Reading its rows"
                                         : "Importing " + numbers_words(to_import(import));
    progress_bar(label, static_cast<float>(import.share), percent(import.share));
    gap(space::half);
    paragraph(checking ? "Nothing is imported before you have seen what is in it."
                       : "This takes a few seconds. Should it break off, import the same file "
                         "again: what is in by then is left out.",
              Ink::muted, Type::small);
    if (!checking && !uploading) return;
    gap(space::one_half);
    to_right(button_width("Cancel"));
    if (button("cancel", "Cancel")) wishes.push_back(CloseImport{});
}

std::string reason_not_to_import(const Model& model) {
    const ImportModel& import = model.import;
    std::string reason = why_not_now(model);
    if (!reason.empty() || to_import(import) > 0) return reason;
    if (import.fresh > 0) return "All that is new stands in other lists, and is left out.";
    if (import.rows == 0) return "The file has no rows.";
    if (import.duplicates == 0) return "No row of the file can be used.";
    return import.refused_total == 0 ? "Nothing is new: the list has all these numbers."
                                     : "Nothing is new in the file.";
}

void draw_preview(const Model& model, Wishes& wishes) {
    {
        const DialogBody body;
        draw_sheets(model.import, wishes);
        draw_recognised(model.import, wishes);
        draw_how_read(model.import);
        gap(space::half);
        draw_figures(model.import, wishes);
        draw_samples(model.import);
        draw_refused(model.import, wishes);
        draw_odd_rows(model.import, wishes);
    }
    const std::string reason = reason_not_to_import(model);
    const std::string confirm = "Import " + numbers_words(to_import(model.import));
    switch (dialog_buttons({.confirm = confirm, .icon = icon::file_up, .disabled = reason})) {
        case DialogAnswer::confirm: wishes.push_back(ConfirmImport{}); break;
        case DialogAnswer::cancel: wishes.push_back(CloseImport{}); break;
        case DialogAnswer::none: break;
    }
}

void draw_done(const ImportModel& import, Wishes& wishes) {
    const std::string words = numbers_words(import.fresh) + (import.fresh == 1 ? " is" : " are") +
                              " in the list now and can be assigned.";
    {
        const DialogBody body;
        notice("done", {.tone = Tone::good,
                        .words = import.fresh == 0 ? "No number was new: the list is as it was."
                                                   : std::string_view(words)});
        gap(space::half);
        draw_figures(import, wishes);
        draw_refused(import, wishes);
    }
    gap(space::one_half);
    const ButtonOptions done{.kind = ButtonKind::primary};
    to_right(button_width("Done", done));
    if (button("finish", "Done", done)) wishes.push_back(CloseImport{});
}

void draw_failed(const ImportModel& import, Wishes& wishes) {
    notice("problem", {.tone = Tone::bad, .words = import.problem});
    draw_sheets(import, wishes);
    switch (dialog_buttons({.confirm = "Choose another file",
                            .icon = icon::file_up,
                            .cancel = "Close"})) {
        case DialogAnswer::confirm: wishes.push_back(ChooseImportFile{import.list}); break;
        case DialogAnswer::cancel: wishes.push_back(CloseImport{}); break;
        case DialogAnswer::none: break;
    }
}

std::string file_words(const Model& model) {
    const ImportModel& import = model.import;
    std::string words = import.file_name;
    if (import.file_bytes > 0) words += ", " + bytes_words(import.file_bytes);
    if (const List* list = model.replica ? model.replica->view().list(import.list) : nullptr) {
        words += " → " + list->name;
    }
    return words;
}

}  // namespace

void draw_import(const Model& model, Wishes& wishes) {
    const ImportModel& import = model.import;
    if (import.step == Step::none) return;
    const std::string below = file_words(model);
    const bool large = import.step == Step::preview || import.step == Step::done ||
                       import.step == Step::columns;
    const Dialog dialog("import", title_of(import.step),
                        {.below = below,
                         .width = large ? dialog_width_px : 480,
                         .dismissable = import.step != Step::importing || import.share < 1});
    if (dialog) {
        switch (import.step) {
            case Step::checking:
            case Step::importing: draw_working(import, wishes); break;
            case Step::preview: draw_preview(model, wishes); break;
            case Step::done: draw_done(import, wishes); break;
            case Step::failed: draw_failed(import, wishes); break;
            case Step::columns: draw_import_columns(import, wishes); break;
            case Step::none: break;
        }
    }
    if (dialog.dismissed()) wishes.push_back(CloseImport{});
}

}  // namespace recall::ui
