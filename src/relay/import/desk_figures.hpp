// What the numbers of a file are to the desk, told before anything is changed; and which lines of
// do-not-call lists come of it.
#pragma once

#include "relay/import/bar_numbers.hpp"
#include "relay/import/import_file.hpp"

#include <map>
#include <string>
#include <vector>

namespace recall {

// Who has which number in hand now, in whichever list.
using InHands = std::map<Phone, Username>;
InHands phones_in_hands(DeskThread& desk);
std::int64_t count_in_hands(const InHands& held, const std::vector<NewLead>& leads);

// What is known of the file's numbers, as a table in CSV: which stand in another list (`elsewhere`,
// in the order of the file's leads), on a do-not-call list (or will, by `lines`), or are in
// somebody's hands. Of those the list has already (`known`), only the last. The first
// import_refused_max; empty where there are none.
std::string standing_as_file(DeskThread& desk, const ListId& list, const ImportFile& file,
                             const std::vector<bool>& known, const std::vector<ListId>& elsewhere,
                             const InHands& held, const std::vector<DoNotCall>& lines);

// The repeats of earlier rows, and those that the list has already (`known`, in the order of the
// file's leads) with what differs there: by line, the first import_refused_max.
std::vector<RowRepeat> all_repeats(DeskThread& desk, const ListId& list, const ImportFile& file,
                                   const std::vector<bool>& known);

// What a file says of do-not-call lists and they do not have, for bar_numbers(): an export's lines,
// and one on the desk's list for each number that a column marks and that may be called, in the
// list's campaign, as yet. What stands there with a reason and a last day stays as it is. `name`:
// the file's.
std::vector<DoNotCall> lines_to_bar(DeskThread& desk, const ListId& list, const ImportFile& file,
                                    const std::string& name);

}  // namespace recall
