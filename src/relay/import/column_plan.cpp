#include "relay/import/column_plan.hpp"

#include "relay/import/cell_text.hpp"
#include "relay/import/csv_text.hpp"

#include <algorithm>

namespace recall {

namespace {

ImportError too_many_columns(std::size_t count, std::size_t most, std::int64_t line,
                             std::vector<ColumnUse> told) {
    return {"too_many_columns",
            "The file has " + std::to_string(count) + " further columns; a number keeps at most " +
                std::to_string(most) + ". Leave some out.",
            line, std::move(told)};
}

// Makes the plan of one file.
class Planner {
public:
    Planner(std::string_view text, const TableShape& shape, const ImportOptions& options)
        : text_(text), shape_(shape), options_(options) {}

    Result<ColumnPlan, ImportError> make() && {
        find_columns();
        if (plan_.headers.size() > import_columns_max) {
            return too_many_columns(plan_.headers.size(), lead_columns_max, shape_.header_line, {});
        }
        if (!options_.uses.empty() && options_.uses.size() != plan_.headers.size()) {
            return ImportError{"columns_mismatch",
                               "The file has " + std::to_string(plan_.headers.size()) +
                                   " columns, and something is said of " +
                                   std::to_string(options_.uses.size()) +
                                   ". Say it of each of them.",
                               shape_.header_line};
        }
        recognise();
        const bool has_headings = shape_.header_line > 0;
        const ImportColumns by_header_alone = plan_.columns;
        // Where there are headings, a guess is only offered: it may be the fax.
        if (!has_headings || plan_.columns.phones.empty()) {
            guess_columns(plan_.columns, looks_, options_.uses);
        }
        // An export has the columns of all its leads, and no lead has more than it may.
        const std::size_t said = plan_.exported ? 0 : make_room();
        tell(by_header_alone);
        if (said > lead_columns_max) {
            return too_many_columns(said, lead_columns_max, shape_.header_line, plan_.told);
        }
        if (by_header_alone.phones.empty() && (has_headings || plan_.columns.phones.empty())) {
            return phone_column_missing();
        }
        for (std::size_t i = 0; i < plan_.headers.size(); ++i) {
            // A kept column needs a name to be found by.
            if (plan_.headers[i].empty()) {
                plan_.headers[i] = "Column " + std::to_string(plan_.cells[i] + 1);
            }
        }
        return std::move(plan_);
    }

private:
    // Of the whole file only where something hangs on it.
    void find_columns() {
        const std::vector<std::string>& headers = shape_.headers;
        filled_.assign(headers.size(), true);
        if (headers.size() > lead_columns_max ||
            std::count(headers.begin(), headers.end(), "") > 0) {
            filled_ = filled_columns(text_, shape_.delimiter, shape_.rows_from, headers.size());
        }
        // Cells behind the headings are in no column; where there are none, all cells are.
        if (shape_.header_line > 0) filled_.resize(headers.size());
        plan_.row_cells = filled_.size();
        for (std::size_t i = 0; i < filled_.size(); ++i) {
            const std::string header = i < headers.size() ? headers[i] : "";
            if (header.empty() && !filled_[i]) continue;
            plan_.headers.push_back(header);
            plan_.cells.push_back(i);
            looks_.push_back(i < shape_.looks.size() ? shape_.looks[i] : ColumnLook{});
        }
    }

    void recognise() {
        std::vector<std::string> plain = plan_.headers;
        for (std::string& header : plain) header = without_guard(header);
        plan_.exported = ExportedLeads::with(plain);
        if (!plan_.exported) {
            plan_.columns =
                recognise_columns(plan_.headers, options_.uses, options_.remembered, looks_);
            return;
        }
        plan_.headers = std::move(plain);
        for (ColumnLook& look : looks_) look.sample = without_guard(look.sample);
        std::vector<std::string> uses = plan_.exported->uses();
        for (std::size_t i = 0; i < options_.uses.size(); ++i) {
            const std::string& use = options_.uses[i];
            if (!use.empty() && use != by_header) uses[i] = use;
        }
        plan_.columns = recognise_columns(plan_.headers, uses);
    }

    // Of more columns than are kept those that somebody wants kept stay, then those that hold
    // anything, in their order. Returns how many somebody wants.
    std::size_t make_room() {
        std::vector<std::size_t>& kept = plan_.columns.kept;
        if (kept.size() <= lead_columns_max) return 0;
        const auto is_said = [this](std::size_t i) {
            return i < options_.uses.size() && options_.uses[i] == "kept";
        };
        std::vector<std::size_t> order = kept;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const auto rank = [&](std::size_t i) {
                return is_said(i) ? 0 : filled_[plan_.cells[i]] ? 1 : 2;
            };
            return rank(a) < rank(b);
        });
        const auto said =
            static_cast<std::size_t>(std::count_if(kept.begin(), kept.end(), is_said));
        no_room_.assign(order.begin() + static_cast<std::ptrdiff_t>(lead_columns_max), order.end());
        std::erase_if(kept, [this](std::size_t i) {
            return std::find(no_room_.begin(), no_room_.end(), i) != no_room_.end();
        });
        return said;
    }

    void tell(const ImportColumns& by_header_alone) {
        for (std::size_t i = 0; i < plan_.headers.size(); ++i) {
            const std::string& said = i < options_.uses.size() ? options_.uses[i] : empty_;
            const bool known = !plan_.exported &&
                               options_.remembered.contains(plain_header(plan_.headers[i]));
            const std::string use = use_of_column(plan_.columns, i);
            const bool none = std::find(no_room_.begin(), no_room_.end(), i) != no_room_.end();
            plan_.told.push_back({plan_.headers[i], use, known && said.empty(), looks_[i].sample,
                                  use != use_of_column(by_header_alone, i) && !none, none});
        }
    }

    ImportError phone_column_missing() const {
        std::string found, before;
        for (std::size_t i = 0; i < plan_.headers.size(); ++i) {
            const std::string& header = plan_.headers[i];
            if (plan_.told[i].remembered && names_phones(plain_header(header))) before = header;
            if (found.size() > 1000) continue;
            found += (found.empty() ? "“" : ", “") + cell_beginning(header, 40) + "”";
            if (found.size() > 1000) found += ", …";
        }
        const std::string where = shape_.header_line > 1
                                      ? "Line " + std::to_string(shape_.header_line)
                                      : "The first line";
        std::string message = "No column holds phone numbers. " + where +
                              " must name one “Phone”, “Mobile” or “phone_number”; it has ";
        message += found + ".";
        if (shape_.header_line == 0) {
            message = "The file has no line with headings, and no column of it holds phone "
                      "numbers. Say which one does.";
        }
        if (!before.empty()) {
            message = "No column holds phone numbers: of “" + cell_beginning(before, 40) +
                      "” somebody said before that it holds something else. Say which one does.";
        }
        return {"phone_column_missing", std::move(message),
                std::max<std::int64_t>(shape_.header_line, 1), plan_.told};
    }

    std::string_view text_;
    const TableShape& shape_;
    const ImportOptions& options_;
    ColumnPlan plan_;
    std::vector<bool> filled_;  // by cell
    std::vector<ColumnLook> looks_;
    std::vector<std::size_t> no_room_;
    const std::string empty_;
};

}  // namespace

bool ColumnPlan::fit(CsvRow& row) const {
    if (width_of(row.cells) > row_cells) return false;
    row.cells.resize(row_cells);
    if (cells.size() == row_cells) return true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] != i) row.cells[i] = std::move(row.cells[cells[i]]);
    }
    row.cells.resize(cells.size());
    return true;
}

Result<ColumnPlan, ImportError> plan_columns(std::string_view text, const TableShape& shape,
                                             const ImportOptions& options) {
    return Planner(text, shape, options).make();
}

}  // namespace recall
