// Which columns of a file there are, what each is, and how a row's cells come to them. Columns of
// no heading in which nothing stands are none; of more than a number keeps the last are left out,
// and said to be.
#pragma once

#include "relay/import/exported_leads.hpp"
#include "relay/import/table_shape.hpp"

namespace recall {

struct ColumnPlan {
    std::vector<std::string> headers;  // "Column 3" where a column has none
    ImportColumns columns;             // by their place in `headers`
    std::vector<ColumnUse> told;       // the same, with the headings as they stand
    std::size_t row_cells = 0;         // that a row has at most
    std::vector<std::size_t> cells;    // which cell of a row is in which column
    // Of a table of ours, whose columns are known by that, and of which none is left out.
    std::optional<ExportedLeads> exported;

    // Makes the row one cell a column; false where it has more than there are.
    bool fit(CsvRow& row) const;
};
Result<ColumnPlan, ImportError> plan_columns(std::string_view text, const TableShape& shape,
                                             const ImportOptions& options);

}  // namespace recall
