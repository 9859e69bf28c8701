// recall verify: is the journal whole, and do its rows say what its records say?
//
//   - the file itself is sound, its records are numbered without a gap, and each holds the hash of
//     the one before and of itself
//   - the records, applied to an empty State, give the rows of every table, personal fields apart
//   - that State obeys audit(), and no list holds a number twice
//   - the highest number of each client is that of its records
#pragma once

#include "journal/journal.hpp"

namespace recall {

constexpr std::size_t verify_problems_max = 50;

struct Verification {
    std::int64_t records = 0;
    // One sentence each, the first verify_problems_max; empty where all is well.
    std::vector<std::string> problems;
};

// Reads the desk in this folder as it is at one moment, whether a relay is running there or not.
// An error where it cannot be read at all. Needs memory as the relay does, and 16 bytes more for
// each assignment that ended and each call that was archived.
Result<Verification, JournalError> verify(const std::string& folder, const std::string& vfs = "");

}  // namespace recall
