#include "shell/app/import_flow.hpp"

#include "wire/answers/path_of.hpp"
#include "wire/told_reading.hpp"

#include <algorithm>
#include <utility>

namespace recall::shell {

std::vector<ui::RefusedRow> refused_rows_in(const Json& items) {
    std::vector<ui::RefusedRow> rows;
    for (std::size_t i = 0; items.is_array() && i < items.size() && i < refused_rows_max; ++i) {
        rows.push_back({number_in(items[i], "line"), text_in(items[i], "column"),
                        text_in(items[i], "reason"), text_in(items[i], "text")});
    }
    return rows;
}

namespace {

void read_report(const Json& body, ui::ImportModel& model) {
    model.rows = number_in(body, "rows");
    model.fresh = number_in(body, "new");
    model.duplicates = number_in(body, "duplicates");
    model.in_file = number_in(body, "duplicates_in_file");
    model.in_list = number_in(body, "duplicates_in_list");
    model.elsewhere = number_in(body, "elsewhere");
    model.barred = number_in(body, "do_not_call");
    model.marked = number_in(body, "do_not_call_marked");
    model.in_hands = number_in(body, "in_hands");
    read_told(field_in(body, "warnings"), model.warnings);
    model.warnings.resize(std::min(model.warnings.size(), refused_rows_max));
    read_told(field_in(body, "repeats"), model.repeats);
    model.repeats.resize(std::min(model.repeats.size(), refused_rows_max));
    read_told(field_in(body, "shape"), model.shape);
    model.refused_total = number_in(body, "refused_count");
    model.refused = refused_rows_in(field_in(body, "refused"));
}

// All numbers of a row: "+2348012345678; Office +23412345678".
std::string numbers_in(const Json& row) {
    std::string words = text_in(row, "phone");
    const Json& further = field_in(row, "further");
    for (std::size_t i = 0; further.is_array() && i < further.size(); ++i) {
        words += "; " + text_in(further[i], "label") + " " + text_in(further[i], "phone");
    }
    return words;
}

// The value a row of the preview has under a header: recognised ones have fields of their own.
std::string cell_of(const Json& row, const std::string& header, const std::string& use) {
    if (use == "phone") return numbers_in(row);
    if (use == "name" || use == "zone") return text_in(row, use.c_str());
    const Json& columns = field_in(row, "columns");
    for (std::size_t i = 0; columns.is_array() && i < columns.size(); ++i) {
        const Json& pair = columns[i];
        if (pair.is_array() && pair.size() == 2 && pair[0] == header && pair[1].is_string()) {
            return pair[1].get<std::string>();
        }
    }
    return "";
}

// What was said here stays said.
void read_columns(const Json& columns, ui::ImportModel& model) {
    std::vector<ui::ImportColumn> before = std::move(model.columns);
    model.columns.clear();
    for (std::size_t i = 0; columns.is_array() && i < columns.size(); ++i) {
        ColumnUse told;
        read_told(columns[i], told);
        const bool said = i < before.size() && before[i].said;
        model.columns.push_back({told.header, told.use, told.remembered, said, told.sample,
                                 told.guessed, told.no_room, said && before[i].forget});
    }
}

// Of a workbook, whether it was read or not. Nothing else has sheets.
void read_sheets(const Json& told, ui::ImportModel& model) {
    const Json& names = field_in(told, "sheets");
    if (!names.is_array() || names.empty()) return;
    model.sheets.clear();
    for (const Json& name : names) {
        if (name.is_string()) model.sheets.push_back(name.get<std::string>());
    }
    if (const std::string read = text_in(told, "sheet"); !read.empty()) model.sheet = read;
}

void read_preview(const Json& body, ui::ImportModel& model) {
    read_columns(field_in(body, "columns"), model);
    model.phone_column.clear();
    model.name_column.clear();
    const Json& columns = field_in(body, "columns");
    std::vector<std::string> uses;
    model.headers.clear();
    for (std::size_t i = 0; columns.is_array() && i < columns.size(); ++i) {
        std::string header = text_in(columns[i], "header");
        if (header.empty()) header = ui::column_without_heading(i);
        const std::string use = text_in(columns[i], "use");
        if (use == "left_out") continue;
        // All numbers of a person, and a first and a last name, are shown as one column.
        if (use == "phone" && !model.phone_column.empty()) {
            model.phone_column += " + " + header;
            continue;
        }
        if (use == "phone") model.phone_column = header;
        if (use == "name" && !model.name_column.empty()) {
            model.name_column += " + " + header;
            continue;
        }
        if (use == "name") model.name_column = header;
        model.headers.push_back(header);
        uses.push_back(use);
    }
    model.samples.clear();
    const Json& preview = field_in(body, "preview");
    for (std::size_t i = 0; preview.is_array() && i < preview.size(); ++i) {
        std::vector<std::string> cells;
        for (std::size_t c = 0; c < uses.size(); ++c) {
            cells.push_back(cell_of(preview[i], model.headers[c], uses[c]));
        }
        model.samples.push_back(std::move(cells));
    }
}

}  // namespace

void ImportFlow::choose(const ListId& list) {
    files_.choose(import_file_types, [this, list](std::optional<ChosenFile> chosen) {
        if (chosen) take_file(list, *chosen);
    });
}

void ImportFlow::take_file(const ListId& list, const ChosenFile& file) {
    close();
    model_.list = list;
    file_ = file.handle;
    model_.file_name = file.name;
    model_.file_bytes = file.size_bytes;
    if (file.size_bytes > import_file_bytes_max) {
        return fail("The file has " + std::to_string(file.size_bytes / 1'000'000) +
                    " MB; at most 64 MB go in at once. Split it and import the parts one after "
                    "the other.");
    }
    if (file.size_bytes == 0) return fail("The file is empty. Choose one with a header and rows.");
    send(true);
}

void ImportFlow::send(bool dry_run) {
    using Step = ui::ImportModel::Step;
    model_.step = dry_run ? Step::checking : Step::importing;
    model_.share = 0;
    HttpQuestion request;
    request.method = "POST";
    request.path = path_of(query(dry_run));
    request.content_type = "text/csv";
    request.file = file_;
    const std::int64_t round = round_;
    request.on_progress = [this, round](double share) {
        if (round != round_) return;
        model_.share = share;
        frames_.request_redraw();
    };
    request_ = http_.send(std::move(request), [this, round, dry_run](HttpResponse response) {
        if (round == round_) take_answer(response, dry_run);
        frames_.request_redraw();
    });
}

void ImportFlow::take_answer(const HttpResponse& response, bool dry_run) {
    request_.reset();
    const Json body = body_of(response);
    const bool asked_for_columns = std::exchange(asked_for_columns_, false);
    // Where a column has to be named, or the file read in another way, that is the next step.
    const Json& error = field_in(body, "error");
    read_sheets(is_ok(response) ? body : error, model_);
    if (field_in(error, "columns").is_array() || field_in(error, "shape").is_object()) {
        read_columns(field_in(error, "columns"), model_);
        read_told(field_in(error, "shape"), model_.shape);
        model_.problem = problem_of(response);
        model_.step = ui::ImportModel::Step::columns;
        return;
    }
    if (!is_ok(response)) return fail(problem_of(response));
    model_.problem.clear();
    read_report(body, model_);
    tables_ = {text_in(body, "refused_file"), text_in(body, "repeats_file"),
               text_in(body, "standing_file")};
    model_.has_refused_file = !table(ui::ImportTable::refused).empty();
    model_.has_repeats_file = !table(ui::ImportTable::repeats).empty();
    model_.has_standing_file = !table(ui::ImportTable::standing).empty();
    if (dry_run) {
        read_preview(body, model_);
        model_.step = asked_for_columns ? ui::ImportModel::Step::columns
                                        : ui::ImportModel::Step::preview;
    } else {
        model_.step = ui::ImportModel::Step::done;
        if (on_done) on_done(model_.list);
    }
}

// The columns are "phone,,left_out": of one that nobody said anything of, nothing.
ImportQuery ImportFlow::query(bool dry_run) const {
    std::string uses;
    bool said = false;
    for (std::size_t i = 0; i < model_.columns.size(); ++i) {
        const ui::ImportColumn& column = model_.columns[i];
        if (i > 0) uses += ",";
        if (column.said) uses += column.forget ? "by_header" : column.use;
        said = said || column.said;
    }
    FileTerms terms = model_.read_as;
    terms.sheet = model_.sheet;
    if (said) terms.columns = uses;
    return {.list = model_.list,
            .file = model_.file_name,
            .dry_run = dry_run,
            .terms = std::move(terms),
            .leave_out_elsewhere = !dry_run && model_.leave_out};
}

void ImportFlow::show_columns() {
    if (model_.step == ui::ImportModel::Step::preview) {
        model_.step = ui::ImportModel::Step::columns;
    }
}

// There is one phone, one zone and one calling code: what was it before is kept as it is.
void ImportFlow::call_column(std::size_t column, const std::string& use) {
    if (column >= model_.columns.size()) return;
    model_.columns[column].said = true;
    model_.columns[column].forget = use == "by_header";
    if (model_.columns[column].forget) return;
    const bool once = use == "phone" || use == "zone" || use == "code" || use == "do_not_call";
    for (ui::ImportColumn& other : model_.columns) {
        if (!once || other.use != use) continue;
        other.use = "kept";
        other.said = true;
        other.forget = false;
    }
    model_.columns[column].use = use;
}

// What was guessed and stands there is said by that.
void ImportFlow::check_columns() {
    if (model_.step != ui::ImportModel::Step::columns || !file_) return;
    for (ui::ImportColumn& column : model_.columns) column.said = column.said || column.guessed;
    send(true);
}

// Its columns may be others then: what was said of them goes.
void ImportFlow::read_file_as(const FileTerms& terms) {
    if (model_.step != ui::ImportModel::Step::columns || !file_) return;
    model_.read_as = terms;
    model_.columns.clear();
    asked_for_columns_ = true;
    send(true);
}

// Its columns are others, and so is the line of its headings: what was said of them goes.
void ImportFlow::choose_sheet(const std::string& sheet) {
    using Step = ui::ImportModel::Step;
    const bool may_choose = model_.step == Step::preview || model_.step == Step::columns ||
                            model_.step == Step::failed;
    if (!may_choose || !file_) return;
    model_.sheet = sheet;
    model_.read_as = {};
    model_.columns.clear();
    send(true);
}

void ImportFlow::confirm() {
    if (model_.step == ui::ImportModel::Step::preview && file_) send(false);
}

void ImportFlow::fail(std::string problem) {
    model_.step = ui::ImportModel::Step::failed;
    model_.problem = std::move(problem);
}

void ImportFlow::close() {
    ++round_;
    if (request_) http_.cancel(*request_);
    request_.reset();
    // Perhaps the last of it had gone up already: the list is asked for again.
    if (model_.step == ui::ImportModel::Step::importing && on_done) on_done(model_.list);
    if (file_) files_.forget(*file_);
    file_.reset();
    tables_ = {};
    asked_for_columns_ = false;
    model_ = {};
}

void ImportFlow::save_table(ui::ImportTable which, Day today) {
    static constexpr const char* words[] = {"-refused-", "-repeats-", "-known-"};
    const std::string& text = table(which);
    if (text.empty()) return;
    const std::string name =
        model_.list + words[static_cast<std::size_t>(which)] + to_text(today) + ".csv";
    files_.download(name, "text/csv", text);
}

void ImportFlow::carry_out(const ui::ImportWish& wish, Day today) {
    struct Doing {
        ImportFlow& flow;
        Day today;
        void operator()(const ui::ChooseImportFile& w) { flow.choose(w.list); }
        void operator()(const ui::ConfirmImport&) { flow.confirm(); }
        void operator()(const ui::CloseImport&) { flow.close(); }
        void operator()(const ui::SaveImportTable& w) { flow.save_table(w.which, today); }
        void operator()(const ui::ShowColumns&) { flow.show_columns(); }
        void operator()(const ui::CallColumn& w) { flow.call_column(w.column, w.use); }
        void operator()(const ui::CheckColumns&) { flow.check_columns(); }
        void operator()(const ui::LeaveOutElsewhere& w) { flow.leave_out_elsewhere(w.leave_out); }
        void operator()(const ui::ChooseSheet& w) { flow.choose_sheet(w.sheet); }
        void operator()(const ui::ReadFileAs& w) { flow.read_file_as(w.terms); }
    };
    std::visit(Doing{*this, today}, wish);
}

}  // namespace recall::shell
