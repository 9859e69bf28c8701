// A record as it is kept: every field a number or a text, none of them personal.
//
//   events     [{"type": "LeadClaimed", ...}, ...]: wire/json.hpp with Detail::record
//   rejection  {"reason": "not_your_number", "subject": "", "number": 0}, or empty for none
//
// The chain: hash = sha256(hash of the record before ‖ text), where the first one follows 32 zero
// bytes, and
//
//   text  = field*   in the order seq at day user client number command rejection events
//   field = length ":" bytes ","      its length in bytes, decimal, as are the numbers
#pragma once

#include "journal/journal.hpp"
#include "journal/sha256.hpp"

namespace recall {

struct RecordText {
    std::int64_t seq = 0;
    std::int64_t at = 0;  // milliseconds since 1970
    std::string day;
    std::string user;
    std::string client;
    std::int64_t number = 0;
    std::string command;
    std::string rejection;
    std::string events;
    std::int64_t digest = 0;  // beside the chain, so that it can be taken away: wire/digest.hpp
};

RecordText to_stored(const Record& record);
// The error is a sentence: what this build cannot read in it.
Result<Record, std::string> from_stored(const RecordText& stored);

Sha256 chain(Sha256Hasher& hasher, const Sha256& before, const RecordText& stored);
// As Journal::mark_at gives it.
std::string mark_of(const Sha256& hash);

}  // namespace recall
