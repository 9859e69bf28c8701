// Import: numbers enter a list. Reading a file is the relay's business; what counts as a repeat
// and what is too much is decided here.
#include "core/rules.hpp"

#include <set>

namespace recall {

namespace {

std::optional<Rejection> check_lead(const NewLead& lead, std::int64_t row) {
    if (!lead.phone) return Rejection{Reason::phone_missing, "", row};
    if (lead.name.size() > name_bytes_max || lead.zone.size() > name_bytes_max) {
        return Rejection{Reason::text_too_long, "name in row " + std::to_string(row),
                         static_cast<std::int64_t>(name_bytes_max)};
    }
    if (lead.columns.count() > lead_columns_max) {
        return Rejection{Reason::too_many, "columns in row " + std::to_string(row),
                         lead_columns_max};
    }
    if (lead.columns.bytes() > lead_columns_bytes_max) {
        return Rejection{Reason::text_too_long, "text in row " + std::to_string(row),
                         static_cast<std::int64_t>(lead_columns_bytes_max)};
    }
    return std::nullopt;
}

}  // namespace

Decision decide_on(const State& state, const Request&, const ImportLeads& command) {
    if (!state.list(command.list)) return Rejection{Reason::list_unknown, command.list};
    if (command.leads.size() > import_leads_max) {
        return Rejection{Reason::too_many, "numbers in one file", import_leads_max};
    }
    LeadsImported imported{command.list, state.counters().next_lead, 0, {}};
    std::set<Phone> in_file;
    std::int64_t row = 0;
    for (const NewLead& lead : command.leads) {
        if (const auto no = check_lead(lead, ++row)) return *no;
        if (state.has_phone(command.list, lead.phone)) continue;
        if (!in_file.insert(lead.phone).second) continue;
        imported.leads.push_back(lead);
    }
    if (imported.leads.empty()) return Events{};
    imported.count = static_cast<std::int64_t>(imported.leads.size());
    return Events{std::move(imported)};
}

void evolve(Edit& edit, const LeadsImported& event) {
    const auto count = static_cast<std::size_t>(event.count);
    // A replayed record has no personal data: its leads are there, and blank.
    ensure(event.leads.empty() || event.leads.size() == count);
    ensure(event.first == edit.state().counters().next_lead);
    edit.expect_phones(event.list, event.leads.size());
    for (std::size_t i = 0; i < count; ++i) {
        Lead lead;
        lead.id = LeadId{event.first.value + i};
        lead.list = event.list;
        lead.status = status_new;
        if (!event.leads.empty()) {
            const NewLead& from = event.leads[i];
            lead.phone = from.phone;
            lead.name = from.name;
            lead.zone = from.zone;
            lead.columns = from.columns;
            lead.columns.shrink();
        }
        edit.save(std::move(lead));
    }
    edit.counters([&](Counters& counters) { counters.next_lead.value += count; });
}

}  // namespace recall
