// Taking what was read of a file into a list of the desk, a bounded command at a time, so that
// agents go on between them.
#pragma once

#include "relay/desk/desk_thread.hpp"
#include "relay/import/bar_numbers.hpp"
#include "relay/import/import_file.hpp"

namespace recall {

// Which of the leads the list has already; in the order of `leads`.
std::vector<bool> known_phones(DeskThread& desk, const ListId& list,
                               const std::vector<NewLead>& leads);

// How many of them must not be called in the list's campaign: they are kept, and not dialled.
// `lines`: what will stand on the lists besides.
std::int64_t count_barred(DeskThread& desk, const ListId& list, const std::vector<NewLead>& leads,
                          const std::vector<DoNotCall>& lines = {});

// In which other list of the desk each of them stands, in the order of `leads`; empty: in none.
Result<std::vector<ListId>, JournalError> phones_elsewhere(JournalReader& reader,
                                                           const ListId& list,
                                                           const std::vector<NewLead>& leads);

struct Imported {
    std::int64_t taken = 0;
    std::vector<ImportId> imports;  // more than one where something came between its parts
    std::optional<Rejection> rejection;
    std::optional<JournalError> error;  // what was taken before it stays
};
Imported import_leads(DeskThread& desk, const Username& by, const std::string& client,
                      const ListId& list, const std::string& file, std::vector<NewLead> leads);

}  // namespace recall
