#include "relay/import/import_leads.hpp"

#include "core/numbers.hpp"

#include <algorithm>
#include <set>

namespace recall {

std::vector<bool> known_phones(DeskThread& desk, const ListId& list,
                               const std::vector<NewLead>& leads) {
    std::vector<bool> known;
    known.reserve(leads.size());
    for (std::size_t from = 0; from < leads.size(); from += import_chunk_leads) {
        const std::size_t to = std::min(from + import_chunk_leads, leads.size());
        const auto part = desk.ask([&](const DeskThread::Desk& now) {
            std::vector<bool> here;
            for (std::size_t i = from; i < to; ++i) {
                here.push_back(now.state.has_phone(list, leads[i].phone));
            }
            return here;
        });
        known.insert(known.end(), part.begin(), part.end());
    }
    return known;
}

std::int64_t count_barred(DeskThread& desk, const ListId& list, const std::vector<NewLead>& leads,
                          const std::vector<DoNotCall>& lines) {
    const Code campaign = desk.ask([&list](const DeskThread::Desk& now) {
        const List* into = now.state.list(list);
        return into ? into->campaign : Code{};
    });
    std::set<Phone> besides;
    for (const DoNotCall& line : lines) {
        if (!line.key.campaign || line.key.campaign == campaign) besides.insert(line.key.phone);
    }
    std::int64_t count = 0;
    for (std::size_t from = 0; from < leads.size(); from += import_chunk_leads) {
        const std::size_t to = std::min(from + import_chunk_leads, leads.size());
        count += desk.ask([&](const DeskThread::Desk& now) {
            const List* into = now.state.list(list);
            const auto barred = [&](const NewLead& lead) {
                return into && now.state.are_barred(into->campaign, phones_of(lead), besides);
            };
            return std::count_if(leads.begin() + static_cast<std::ptrdiff_t>(from),
                                 leads.begin() + static_cast<std::ptrdiff_t>(to), barred);
        });
    }
    return count;
}

Result<std::vector<ListId>, JournalError> phones_elsewhere(JournalReader& reader,
                                                           const ListId& list,
                                                           const std::vector<NewLead>& leads) {
    std::vector<ListId> elsewhere;
    elsewhere.reserve(leads.size());
    for (std::size_t from = 0; from < leads.size(); from += import_chunk_leads) {
        const std::size_t to = std::min(from + import_chunk_leads, leads.size());
        std::vector<Phone> phones;
        for (std::size_t i = from; i < to; ++i) phones.push_back(leads[i].phone);
        const auto part = reader.phones_elsewhere(list, phones);
        if (!part) return part.error();
        elsewhere.insert(elsewhere.end(), part.value().begin(), part.value().end());
    }
    return elsewhere;
}

Imported import_leads(DeskThread& desk, const Username& by, const std::string& client,
                      const ListId& list, const std::string& file, std::vector<NewLead> leads) {
    Imported imported;
    std::int64_t number = 0;
    for (std::size_t from = 0; from < leads.size(); from += import_chunk_leads) {
        const auto to = std::min(from + import_chunk_leads, leads.size());
        const ImportId before = imported.imports.empty() ? ImportId{} : imported.imports.back();
        ImportLeads command{list, {}, file, before};
        command.leads.assign(
            std::make_move_iterator(leads.begin() + static_cast<std::ptrdiff_t>(from)),
            std::make_move_iterator(leads.begin() + static_cast<std::ptrdiff_t>(to)));
        auto result = desk.submit_and_wait({by, client, ++number, std::move(command)});
        if (!result) {
            imported.error = result.error();
            return imported;
        }
        const CommandAnswer& answer = result.value().answer;
        if (answer.rejection) {
            imported.rejection = answer.rejection;
            return imported;
        }
        for (const Event& event : answer.events) {
            if (const auto* one = std::get_if<LeadsImported>(&event)) imported.taken += one->count;
            if (const auto* begun = std::get_if<ImportStarted>(&event)) {
                imported.imports.push_back(begun->import.id);
            }
        }
    }
    return imported;
}

}  // namespace recall
