// A desk's folder and its files belong to whoever serves it, and to nobody else on the machine.
#pragma once

#include "journal/journal.hpp"

namespace recall {

// Makes the folder, for its owner alone, where it is not there. Takes from the desk's files what
// others could do with them. An error, with what to do, where that cannot be done, or where others
// could put files of theirs into the folder. The mode of a folder that was there is left as it is.
std::optional<JournalError> keep_private(const std::string& folder);

// A sentence for whoever starts the relay, where others can see what the folder holds.
std::optional<std::string> seen_by_others(const std::string& folder);

}  // namespace recall
