// A table of leads that was exported here, read again: the same leads come of it, with all their
// numbers, what these are called, who says the zone, and what do-not-call lists say of them. It is
// known by its headings, and what anybody adds to it is read as in any other file.
#pragma once

#include "core/nouns.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace recall {

class ExportedLeads {
public:
    // None where the headings are another file's. They are without the guard of csv_text.hpp.
    static std::optional<ExportedLeads> with(const std::vector<std::string>& headers);

    // What each column is, as import_columns.hpp has it: what Recall itself knows of a lead, its
    // number, its status and the like, is no data of the customer's.
    const std::vector<std::string>& uses() const { return uses_; }

    using Cells = std::vector<std::string>;
    // False, and nothing done, where somebody has changed them since: they are read as others are.
    bool read_numbers(const Cells& cells, NewLead& lead) const;
    // Once the zone was read.
    void read_zone_from(const Cells& cells, NewLead& lead) const;
    // The lines of do-not-call lists that the row tells of, once the numbers were read.
    void read_bar_lines(const Cells& cells, const NewLead& lead,
                        std::vector<DoNotCall>& lines) const;

private:
    std::string cell(const Cells& cells, const std::string& heading) const;

    std::map<std::string, std::size_t> columns_;  // by heading: ours, and not a customer's
    std::vector<std::string> uses_;
};

}  // namespace recall
