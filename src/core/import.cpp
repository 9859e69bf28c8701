// Import: numbers enter a list. Reading a file is the relay's business; what counts as a repeat
// and what is too much is decided here.
#include "core/numbers.hpp"
#include "core/rules.hpp"

#include <algorithm>
#include <set>

namespace recall {

namespace {

// The import this part adds to, or none: then it begins one.
ImportId joined_by(const State& state, const Request& request, const ImportLeads& command) {
    const Import* before = state.import(command.part_of);
    if (!before || before->undone_at || before->list != command.list || before->by != request.by) {
        return {};
    }
    const auto count = static_cast<std::uint64_t>(before->count);
    const bool follows = before->first.value + count == state.counters().next_lead.value;
    return follows ? before->id : ImportId{};
}

bool is_touched(const Lead& lead) {
    return lead.was_assigned || lead.attempts > 0 || lead.do_not_call || lead.status != status_new;
}

std::vector<LeadId> leads_of(const Import& import) {
    std::vector<LeadId> leads;
    for (std::int64_t i = 0; i < import.count; ++i) {
        leads.push_back({import.first.value + static_cast<std::uint64_t>(i)});
    }
    return leads;
}

}  // namespace

std::optional<Rejection> check_data(const NewLead& data, const std::string& where,
                                    std::int64_t number) {
    if (!data.phone) return Rejection{Reason::phone_missing, "", number};
    if (data.name.size() > name_bytes_max || data.zone.size() > name_bytes_max) {
        return Rejection{Reason::text_too_long, "name" + where,
                         static_cast<std::int64_t>(name_bytes_max)};
    }
    if (data.columns.count() > lead_columns_max) {
        return Rejection{Reason::too_many, "columns" + where, lead_columns_max};
    }
    if (data.columns.bytes() > lead_columns_bytes_max) {
        return Rejection{Reason::text_too_long, "text" + where,
                         static_cast<std::int64_t>(lead_columns_bytes_max)};
    }
    if (data.further.size() >= lead_numbers_max) {
        return Rejection{Reason::too_many, "numbers of one person" + where, lead_numbers_max};
    }
    std::size_t longest = data.label.size();
    for (const LabelledPhone& further : data.further) {
        if (!further.phone) return Rejection{Reason::phone_missing, "", number};
        longest = std::max(longest, further.label.size());
    }
    if (longest > name_bytes_max) {
        return Rejection{Reason::text_too_long, "label" + where,
                         static_cast<std::int64_t>(name_bytes_max)};
    }
    return std::nullopt;
}

Decision decide_on(const State& state, const Request& request, const ImportLeads& command) {
    if (!state.list(command.list)) return Rejection{Reason::list_unknown, command.list};
    if (command.leads.size() > import_leads_max) {
        return Rejection{Reason::too_many, "numbers in one file", import_leads_max};
    }
    if (command.file.size() > name_bytes_max) {
        return Rejection{Reason::text_too_long, "file's name",
                         static_cast<std::int64_t>(name_bytes_max)};
    }
    const LeadId first = state.counters().next_lead;
    LeadsImported imported{command.list, first, 0, {}, joined_by(state, request, command)};
    const Code campaign = state.list(command.list)->campaign;
    std::set<Phone> in_file;
    std::int64_t row = 0;
    for (const NewLead& lead : command.leads) {
        ++row;
        if (auto no = check_data(lead, " in row " + std::to_string(row), row)) return *no;
        if (state.has_phone(command.list, lead.phone)) continue;
        if (!in_file.insert(lead.phone).second) continue;
        if (state.are_barred(campaign, phones_of(lead))) {
            imported.barred.push_back({first.value + imported.leads.size()});
        }
        imported.leads.push_back(lead);
    }
    if (imported.leads.empty()) return Events{};
    imported.count = static_cast<std::int64_t>(imported.leads.size());
    if (imported.import) return Events{std::move(imported)};
    imported.import = state.counters().next_import;
    Import begun{
        imported.import, command.list, command.file, request.now, request.by, 0, first, {}};
    return Events{ImportStarted{std::move(begun)}, std::move(imported)};
}

Decision decide_on(const State& state, const Request& request, const UndoImport& command) {
    const Import* import = state.import(command.import);
    if (!import) {
        return Rejection{Reason::import_unknown, "",
                         static_cast<std::int64_t>(command.import.value)};
    }
    if (import->undone_at) return Events{};
    std::int64_t touched = 0;
    for (const LeadId id : leads_of(*import)) {
        const Lead* lead = state.lead(id);
        ensure(lead != nullptr);
        if (is_touched(*lead)) ++touched;
    }
    if (touched > 0) return Rejection{Reason::import_touched, "", touched};
    return Events{ImportUndone{import->id, request.now}};
}

void evolve(Edit& edit, const ImportStarted& event) {
    ensure(event.import.id == edit.state().counters().next_import);
    edit.save(event.import);
    edit.counters([](Counters& counters) { ++counters.next_import.value; });
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
            give_numbers(lead, from);
            mark_numbers(edit.state(), lead);
            lead.name = from.name;
            lead.zone = from.zone;
            lead.zone_from = from.zone_from;
            lead.columns = from.columns;
            lead.columns.shrink();
        }
        edit.save(std::move(lead));
    }
    for (const LeadId id : event.barred) {
        edit.lead(id, [](Lead& lead) { lead.barred = true; });
    }
    edit.counters([&](Counters& counters) { counters.next_lead.value += count; });
    if (!event.import) return;
    edit.import(event.import, [&](Import& import) { import.count += event.count; });
}

void evolve(Edit& edit, const ImportUndone& event) {
    edit.import(event.import, [&](Import& import) {
        ensure(!import.undone_at);
        import.undone_at = event.at;
        for (const LeadId id : leads_of(import)) edit.remove(id);
    });
}

}  // namespace recall
