// The import of one file, step by step: chosen, checked by the relay without changing anything,
// shown, and only then imported. The file goes from the browser to the relay; it never passes
// through this program's memory.
#pragma once

#include "shell/app/host.hpp"
#include "shell/app/http_json.hpp"
#include "ui/model/model.hpp"
#include "ui/model/wishes.hpp"
#include "wire/answers/imports.hpp"

#include <array>
#include <functional>

namespace recall::shell {

constexpr std::int64_t import_file_bytes_max = 64LL * 1024 * 1024;  // the relay's own limit

constexpr std::size_t refused_rows_max = 200;

// What a browser offers to choose.
constexpr const char* import_file_types =
    ".csv,.psv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain,"
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// What the relay says of rows it cannot take; the first of them.
std::vector<ui::RefusedRow> refused_rows_in(const Json& items);

class ImportFlow {
public:
    ImportFlow(Files& files, Http& http, Frames& frames)
        : files_(files), http_(http), frames_(frames) {}

    void carry_out(const ui::ImportWish& wish, Day today);
    void choose(const ListId& list);
    void take_file(const ListId& list, const ChosenFile& file);
    void confirm();
    // Ends it, and stops what is on its way up. Nothing of a file that is not up is imported.
    void close();
    void show_columns();
    void call_column(std::size_t column, const std::string& use);
    void check_columns();
    void choose_sheet(const std::string& sheet);
    void read_file_as(const FileTerms& terms);
    void leave_out_elsewhere(bool leave_out) { model_.leave_out = leave_out; }
    void save_table(ui::ImportTable which, Day today);
    bool is_open() const { return model_.step != ui::ImportModel::Step::none; }
    const ui::ImportModel& model() const { return model_; }

    // Called when an import is through, so that what it changed is asked for again.
    std::function<void(const ListId&)> on_done;

private:
    void send(bool dry_run);
    ImportQuery query(bool dry_run) const;
    void take_answer(const HttpResponse& response, bool dry_run);
    void fail(std::string problem);

    Files& files_;
    Http& http_;
    Frames& frames_;
    ui::ImportModel model_;
    std::optional<FileHandle> file_;
    std::optional<RequestId> request_;
    const std::string& table(ui::ImportTable which) const {
        return tables_[static_cast<std::size_t>(which)];
    }
    std::array<std::string, 3> tables_;  // by ImportTable; empty: there is none
    bool asked_for_columns_ = false;  // the columns are shown again, whatever comes of the look
    std::int64_t round_ = 0;  // answers to an import that was closed are not taken
};

}  // namespace recall::shell
