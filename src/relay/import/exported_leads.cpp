#include "relay/import/exported_leads.hpp"

#include "core/numbers.hpp"
#include "wire/answers/leads.hpp"
#include "wire/export_table.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

// Each number, and each without its extension, on the desk's list and on the campaign's.
constexpr std::size_t bar_lines_max = lead_numbers_max * 2 * 2;
constexpr const char* barred_without_a_line = "Do not call";

// "Last call (Africa/Lagos)" is the same column in every zone.
std::string without_zone(const std::string& heading) {
    return heading.substr(0, heading.find(" ("));
}

// All that an export may call a column of its own.
std::set<std::string> own_headings() {
    ExportTable widest;
    widest.numbers = lead_numbers_max;
    widest.bar_lines = bar_lines_max;
    std::set<std::string> all;
    for (const std::string& heading : csv_header<LeadLine>(widest)) {
        all.insert(without_zone(heading));
    }
    return all;
}

std::string use_of(const std::string& heading) {
    if (heading == lead_cells::name) return "name";
    if (heading == lead_cells::zone) return "zone";
    for (std::size_t i = 1; i <= lead_numbers_max; ++i) {
        if (heading == numbered(lead_cells::phone, i)) return "phone";
    }
    return "left_out";
}

}  // namespace

std::optional<ExportedLeads> ExportedLeads::with(const std::vector<std::string>& headers) {
    const auto has = [&headers](const char* heading) {
        return std::find(headers.begin(), headers.end(), heading) != headers.end();
    };
    if (!has(lead_cells::lead) || !has(lead_cells::phone) || !has(lead_cells::stage)) return {};
    static const std::set<std::string> own = own_headings();
    ExportedLeads found;
    bool behind = false;  // where the customer's columns stand, whatever they are called
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const std::string heading = without_zone(headers[i]);
        const bool ours =
            !behind && own.contains(heading) && found.columns_.try_emplace(heading, i).second;
        found.uses_.push_back(ours ? use_of(heading) : "kept");
        behind = behind || heading == lead_cells::stage;
    }
    return found;
}

std::string ExportedLeads::cell(const Cells& cells, const std::string& heading) const {
    const auto at = columns_.find(heading);
    return at == columns_.end() || at->second >= cells.size() ? "" : cells[at->second];
}

bool ExportedLeads::read_numbers(const Cells& cells, NewLead& lead) const {
    std::vector<LabelledPhone> numbers;
    for (std::size_t i = 1; i <= lead_numbers_max; ++i) {
        const std::string heading = numbered(lead_cells::phone, i);
        const std::string text = cell(cells, heading);
        if (text.empty()) continue;
        const std::optional<Phone> phone = phone_from_cell(text);
        std::string label = cell(cells, heading + cells_behind::label);
        if (!phone || label.size() > name_bytes_max) return false;
        numbers.push_back({*phone, std::move(label)});
    }
    if (numbers.empty()) return false;
    lead.phone = numbers.front().phone;
    lead.label = numbers.size() > 1 ? std::move(numbers.front().label) : "";
    lead.further.assign(numbers.begin() + 1, numbers.end());
    return true;
}

void ExportedLeads::read_zone_from(const Cells& cells, NewLead& lead) const {
    ZoneFrom from{};
    if (!from_word(cell(cells, lead_cells::zone_from), from)) return;
    if (from == ZoneFrom::desk && cell(cells, lead_cells::zone).empty()) lead.zone.clear();
    // A zone that is not known here says nothing, whoever said it.
    if (lead.zone == cell(cells, lead_cells::zone)) lead.zone_from = from;
}

void ExportedLeads::read_bar_lines(const Cells& cells, const NewLead& lead,
                                   std::vector<DoNotCall>& lines) const {
    const std::size_t before = lines.size();
    for (std::size_t i = 1; i <= bar_lines_max; ++i) {
        const std::string heading = numbered(lead_cells::do_not_call, i);
        const auto phone = phone_from_cell(cell(cells, heading + cells_behind::number));
        if (!phone) continue;
        const auto campaign = Code::from_text(
            cell(cells, heading + cells_behind::campaign + cells_behind::code));
        const auto last_day = day_from_text(cell(cells, heading + cells_behind::last_day));
        lines.push_back({.key = {campaign.value_or(Code{}), *phone},
                         .reason = cell(cells, heading + cells_behind::reason),
                         .expires = last_day.value_or(Day{})});
    }
    // Marked, and taken off the list since: whoever is marked is not called.
    if (lines.size() > before || cell(cells, lead_cells::do_not_call).empty()) return;
    for (const Phone phone : phones_of(lead)) {
        lines.push_back({.key = {{}, phone}, .reason = barred_without_a_line});
    }
}

}  // namespace recall
