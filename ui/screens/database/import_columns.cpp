// What the columns of a file are: seen by their headers, remembered, or said by the manager; and
// what is a duplicate.
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/database/import_parts.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace recall::ui {
namespace {

using Step = ImportModel::Step;

constexpr float column_width_min_px = 190;

constexpr std::array<std::string_view, 8> use_words = {
    "Phone",       "Name",          "Time zone", "Country calling code",
    "Do not call", "Kept as it is", "Left out",  "As its heading says"};
constexpr std::array<std::string_view, 8> uses = {"phone", "name",     "zone",     "code",
                                                  "do_not_call", "kept", "left_out", "by_header"};

std::string hint_of(const ImportColumn& column) {
    std::string hint =
        column.sample.empty() ? "Empty in the first rows" : on_one_line(column.sample);
    if (column.forget) hint += " · what was said before is forgotten";
    else if (column.said) return hint;
    else if (column.remembered) hint += " · as last time";
    else if (column.guessed) hint += " · a guess";
    else if (column.no_room) hint += " · no room for more";
    return hint;
}

void draw_column(const ImportColumn& column, std::size_t index, Wishes& wishes) {
    const auto at = std::find(uses.begin(), uses.end(),
                              column.forget ? std::string_view("by_header") : column.use);
    int chosen = at == uses.end() ? -1 : static_cast<int>(at - uses.begin());
    const std::string label = column_name(column, index);
    const std::string hint = hint_of(column);
    // What was said before can be taken back; of another column there is nothing to take.
    std::span<const std::string_view> words(use_words);
    if (!column.remembered && !column.forget) words = words.first(words.size() - 1);
    ImGui::PushID(static_cast<int>(index));
    if (select("use", label, words, chosen, {.hint = hint})) {
        wishes.push_back(CallColumn{index, std::string(uses[static_cast<std::size_t>(chosen)])});
    }
    ImGui::PopID();
}

constexpr std::array<std::string_view, 4> delimiter_words = {"Comma", "Semicolon", "Tab", "|"};
constexpr std::array<std::string_view, 4> delimiters = {"comma", "semicolon", "tab", "pipe"};

std::size_t delimiter_place(const std::string& told) {
    return told == ";" ? 1 : told == "\t" ? 2 : told == "|" ? 3 : 0;
}

void draw_text_as(const FileShape& shape, FileTerms terms, Grid& grid, Wishes& wishes) {
    grid.next();
    auto delimiter = static_cast<int>(delimiter_place(shape.delimiter));
    if (select("delimiter", "Between the cells", delimiter_words, delimiter)) {
        terms.delimiter = delimiters[static_cast<std::size_t>(delimiter)];
        wishes.push_back(ReadFileAs{terms});
    }
    grid.next();
    std::vector<std::string_view> labels;
    int encoding = -1;
    for (const FileEncoding& one : file_encodings) {
        if (one.word == shape.encoding) encoding = static_cast<int>(labels.size());
        labels.push_back(one.label);
    }
    const std::string letters = letters_words(shape);
    if (select("encoding", "Letters", labels, encoding, {.hint = letters})) {
        terms.encoding = file_encodings[static_cast<std::size_t>(encoding)].word;
        wishes.push_back(ReadFileAs{terms});
    }
}

// What can be said otherwise where the guess is wrong. The file is read again at once: its columns
// may be others.
void draw_read_as(const ImportModel& import, Wishes& wishes) {
    const FileShape& shape = import.shape;
    FileTerms terms = import.read_as;
    // A workbook says itself what its cells and letters are.
    const bool is_text = import.sheets.empty();
    if (!is_text && shape.first_lines.empty()) return;
    Grid grid("read_as", column_width_min_px, 3);
    if (is_text) draw_text_as(shape, terms, grid, wishes);
    if (shape.first_lines.empty()) return;
    grid.next();
    std::vector<std::string> lines{"None: every line is a number"};
    int header = 0;
    for (const FileLine& one : shape.first_lines) {
        if (one.line == shape.header_line) header = static_cast<int>(lines.size());
        lines.push_back((is_text ? "Line " : "Row ") + std::to_string(one.line) + ": " +
                        on_one_line(one.text));
    }
    if (select("header", "Headings", lines, header)) {
        const auto place = static_cast<std::size_t>(header);
        terms.header = place == 0 ? "none" : std::to_string(shape.first_lines[place - 1].line);
        wishes.push_back(ReadFileAs{terms});
    }
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
    {
        const DialogBody body;
        if (!import.problem.empty()) {
            notice("why", {.tone = Tone::bad, .words = import.problem});
            gap(space::half);
        }
        draw_sheets(import, wishes);
        draw_read_as(import, wishes);
        paragraph(import.shape.header_sure
                      ? "Say what each column is. What you say is remembered for the whole desk: "
                        "the next file with such a heading is read the same way."
                      : "Say what each column is. It is remembered for later files only where "
                        "you choose the line with the headings above.",
                  Ink::muted, Type::small);
        Grid grid("uses", column_width_min_px, 3);
        for (std::size_t i = 0; i < import.columns.size(); ++i) {
            grid.next();
            draw_column(import.columns[i], i, wishes);
        }
    }
    const std::string reason = has_phone_column(import) || import.columns.empty()
                                   ? ""
                                   : "Say first which column holds the phone numbers.";
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
