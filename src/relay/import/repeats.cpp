#include "relay/import/repeats.hpp"

#include "core/numbers.hpp"
#include "relay/desk/limits.hpp"
#include "relay/import/cell_text.hpp"
#include "relay/import/csv_text.hpp"
#include "wire/phone_cell.hpp"

#include <algorithm>

namespace recall {

namespace {

constexpr std::size_t told_value_bytes = 60;
constexpr std::size_t told_difference_bytes = 400;

template <typename There>
std::string difference_between(const NewLead& row, const There& there) {
    std::string words;
    const auto differs = [&words](std::string_view what, std::string_view now,
                                  std::string_view before) {
        if (now.empty() || now == before || words.size() > told_difference_bytes) return;
        words += (words.empty() ? "" : "; ") + std::string(what) + ": “" +
                 cell_beginning(now, told_value_bytes) + "”";
        if (!before.empty()) words += ", was “" + cell_beginning(before, told_value_bytes) + "”";
    };
    differs("Name", row.name, there.name);
    const std::vector<Phone> known = phones_of(there);
    for (const LabelledPhone& further : row.further) {
        if (std::find(known.begin(), known.end(), further.phone) != known.end()) continue;
        differs(further.label.empty() ? "Number" : further.label, to_text(further.phone), "");
    }
    if (row.zone_from == ZoneFrom::column) differs("Time zone", row.zone, there.zone);
    for (const auto& [column, value] : row.columns.all()) {
        differs(column, value, there.columns.value_of(column));
    }
    return words;
}

}  // namespace

std::string what_differs(const NewLead& row, const NewLead& there) {
    return difference_between(row, there);
}
std::string what_differs(const NewLead& row, const Lead& there) {
    return difference_between(row, there);
}

std::string repeats_as_file(const std::vector<RowRepeat>& repeats) {
    if (repeats.empty()) return "";
    std::string file = csv_line({"Line", "Phone", "Repeats", "What differs"});
    for (const RowRepeat& one : repeats) {
        if (file.size() > import_refused_file_bytes_max) break;
        const std::string of = one.of_line > 0 ? "line " + std::to_string(one.of_line)
                                               : "lead " + std::to_string(one.lead.value);
        file += csv_line({std::to_string(one.line), phone_cell(one.phone), of, one.differs});
    }
    return file;
}

}  // namespace recall
