// What the numbers of a file are to the desk, told before anything is changed; and those that a
// column says must not be called, put on the desk's do-not-call list.
#pragma once

#include "relay/desk/desk_thread.hpp"
#include "relay/import/import_file.hpp"

namespace recall {

// How many of them somebody has in hand now, in whichever list.
std::int64_t count_in_hands(DeskThread& desk, const std::vector<NewLead>& leads);

// The repeats of earlier rows, and those that the list has already (`known`, in the order of the
// file's leads) with what differs there: by line, the first import_refused_max.
std::vector<RowRepeat> all_repeats(DeskThread& desk, const ListId& list, const ImportFile& file,
                                   const std::vector<bool>& known);

// Of the numbers that a file says must not be called: those that may be, in the list's campaign,
// as yet; each once. What stands there with a reason and a last day stays as it is.
std::vector<Phone> not_yet_barred(DeskThread& desk, const ListId& list,
                                  const std::vector<Phone>& phones);

struct Barring {
    std::optional<Rejection> rejection;
    std::optional<JournalError> error;
};
// Puts them on the desk's list. Some may be there where it fails.
Barring bar_numbers(DeskThread& desk, const Username& by, const std::string& client,
                    const std::vector<Phone>& phones, const std::string& reason);

// "“Do Not Call” in may.csv".
std::string reason_to_bar(const ImportFile& file, const std::string& name);

}  // namespace recall
